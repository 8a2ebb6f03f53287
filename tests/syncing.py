"""Libraries that talk to each other in this process, and what they hold, for tests of syncing."""

import json
import shutil
import socket
import sqlite3
import threading
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Block, Document, Place, Position
from tui_reader.errors import FetchError
from tui_reader.library.file.connection import Connection
from tui_reader.library.file.terms import Terms
from tui_reader.library.library import Library
from tui_reader.library.told.ledger import LIFE
from tui_reader.library.told.replica import Replica
from tui_reader.library.told.valued import writes_of
from tui_reader.sync.line.frames import Line
from tui_reader.sync.line.talk import GreetAgain, Talked, answer, dial
from tui_reader.web.page import Page

NOON = 1_780_000_000.0


class Clock:
    """A clock that is set by hand, and goes on by a second each time it is looked at."""

    def __init__(self, seconds: float = NOON) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        self.seconds += 1
        return self.seconds


class Box:
    """A machine with a library. clock: its own."""

    def __init__(self, folder: Path, name: str, clock: Clock | None = None, bodies: str = "none") -> None:
        self.name = name
        self.folder = folder / name
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path = self.folder / "library.sqlite"
        self.clock = clock or Clock()
        self.bodies = bodies
        self.library = Library.open(self.path, now=self.clock)

    def replica(self) -> Replica:
        """Its library as another one talks to it."""
        return Replica(Connection(self.path, Terms()), self.name, self.bodies, self.clock)

    def close(self) -> None:
        self.library.close()

    def copy_to(self, other: "Box") -> None:
        """The other box gets a copy of the file, in the place of its own."""
        other.close()
        self.folded()
        for path in other.folder.iterdir():
            path.unlink()
        shutil.copy(self.path, other.path)
        other.library = Library.open(other.path, now=other.clock)

    def backup(self) -> bytes:
        """The file as it is now."""
        self.folded()
        return self.path.read_bytes()

    def restore(self, data: bytes) -> None:
        """The file as it once was, in the same inode."""
        self.close()
        for end in ("-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        with self.path.open("r+b") as file:
            file.write(data)
            file.truncate()
        self.library = Library.open(self.path, now=self.clock)

    def folded(self) -> None:
        """All that was written is in the file itself."""
        with closing(sqlite3.connect(self.path)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def article(self, address: str) -> int | None:
        """The number of a kept article."""
        return self.library.article(address)


class Cut:
    """A stream that breaks off after so many bytes."""

    def __init__(self, file: Any, left: int) -> None:
        self._file, self._left = file, left

    def read(self, size: int, /) -> bytes:
        data: bytes = self._file.read(min(size, self._left))
        self._left -= len(data)
        return data

    def write(self, data: bytes, /) -> object:
        self._file.write(data[: self._left])
        if len(data) > self._left:
            self._file.flush()
            raise BrokenPipeError
        self._left -= len(data)
        return None

    def flush(self) -> None:
        self._file.flush()


ENOUGH = 1 << 60


def talk(one: Box, other: Box, sent: int = ENOUGH, heard: int = ENOUGH, dry: bool = False) -> Talked | None:
    """Let `one` dial `other`. sent, heard: the line breaks off after so many bytes; then the answer is None."""
    for _ in range(3):
        try:
            return _talk(one, other, sent, heard, dry)
        except GreetAgain:
            continue
    raise AssertionError("it greets again and again")


def _talk(one: Box, other: Box, sent: int, heard: int, dry: bool) -> Talked | None:
    here, there = socket.socketpair()
    failed: list[BaseException] = []

    def answering() -> None:
        reads, writes = there.makefile("rb"), there.makefile("wb")
        with closing(other.replica()) as replica:
            try:
                answer(Line(reads, writes), lambda bodies: replica)
            except FetchError:
                pass
            except BaseException as error:
                failed.append(error)
        for stream in (reads, writes, there):
            with suppress(OSError):
                stream.close()

    thread = threading.Thread(target=answering)
    thread.start()
    try:
        with here, here.makefile("rb") as reads, here.makefile("wb") as writes, closing(one.replica()) as replica:
            try:
                return dial(Line(Cut(reads, heard), Cut(writes, sent)), replica, dry)
            except FetchError:
                if sent == heard == ENOUGH and not failed:
                    raise
                return None
            finally:
                here.shutdown(socket.SHUT_RDWR)
    finally:
        thread.join()
        if failed:
            raise failed[0]


# What they hold


def state(box: Box) -> dict[tuple[str, str], Any]:
    """All that a library has of what is synced, by kind and key; what was deleted is not there."""
    with closing(sqlite3.connect(box.path)) as db:
        names = db.execute("SELECT kind, key FROM stamp WHERE kind <> ?", (LIFE,)).fetchall()
        writes = writes_of(db, names)
        return {
            (kind, key): json.loads(json.dumps(write.value))
            for (kind, key), write in writes.items()
            if write.value is not None
        }


def stamps(box: Box) -> Mapping[tuple[str, str], tuple[int, str]]:
    """When and by whom everything was written."""
    with closing(sqlite3.connect(box.path)) as db:
        return {
            (kind, key): (hlc, node)
            for kind, key, hlc, node in db.execute("SELECT kind, key, hlc, node FROM stamp WHERE kind <> ?", (LIFE,))
        }


def same(*boxes: Box) -> bool:
    """Whether all have the same, after some more talks."""
    first, *others = boxes
    for _ in range(3):
        for other in others:
            talk(first, other)
    return all(state(first) == state(other) and stamps(first) == stamps(other) for other in others)


def number(box: Box, address: str = "https://coast.example/ferry") -> int:
    """The number of an article that is there."""
    found = box.article(address)
    assert found is not None
    return found


def document(address: str, title: str) -> Document:
    """A short article."""
    blocks = (Block("PARAGRAPH", "The ferry comes at noon."), Block("PARAGRAPH", "It goes back at dusk."))
    return Document(url=address, final_url=address, title=title, site="Coast", blocks=blocks)


def keep(box: Box, address: str, title: str = "The ferry", requested: str = "") -> int:
    """Keep an article."""
    page = Page(address, address, b"<p>The ferry</p>", "text/html", "", "", 0.0)
    return box.library.keep(document(address, title), page, "7", requested or address, identity=address)


def place(share: float) -> Place:
    """A place at a share of the text."""
    return Place(Position(0, int(share * 20)), "The ferry", "comes", share)


def passage(words: str) -> Passage:
    """A passage of the article."""
    return Passage(words, "before", "after", place(0.1), place(0.2))
