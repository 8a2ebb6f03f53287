"""The library: what was opened stays, in one SQLite file, and opens again at the same sentence."""

import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self, TypeVar

from tui_reader.article.document import Document, Place
from tui_reader.errors import LibraryError
from tui_reader.library import articles, housekeeping, keeping, places, queue, versions
from tui_reader.library.changes import Change, Question
from tui_reader.library.chunks import UNREADABLE
from tui_reader.library.file.connection import Connection
from tui_reader.library.file.terms import BUSY_SECONDS, Terms, Told, tell_nobody
from tui_reader.library.search import fulltext
from tui_reader.library.values import Group, Kept, Mark, Queued, Row
from tui_reader.library.where import default_path
from tui_reader.web.page import Page

__all__ = ["LIMIT_BYTES", "Kept", "Library", "Mark", "Queued", "Row", "default_path"]

LIMIT_BYTES = 2_000_000_000
# Level 6 takes 1 MB of HTML to a fifth in 21 ms; 3 takes half the time and 12 % more room, 9 gains half a percent.
_PAGE_LEVEL = 6
_DONE = object()
_Answer = TypeVar("_Answer")


class Library:
    """The open library; every method is one short transaction and raises LibraryError when it can not be done.

    Safe to call from several threads: one reads and one changes at a time, on connections of their own, so that what
    waits for another program to write holds up no reading.
    """

    def __init__(self, reads: Connection, limit_bytes: int, now: Callable[[], float]) -> None:
        self.path = reads.path
        self.limit_bytes = limit_bytes
        self._now = now
        self._reads = reads
        self._changes: Connection | None = None
        self._opening = threading.Lock()
        self._given_up = False
        self._room: Iterator[object] | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        limit_bytes: int = LIMIT_BYTES,
        now: Callable[[], float] = time.time,
        busy_seconds: float = BUSY_SECONDS,
        leaves_damaged: bool = False,
        told: Told = tell_nobody,
    ) -> Self:
        """The library at `path`, made if it is not there. `now`: seconds since the epoch.

        leaves_damaged: a damaged file raises LibraryError, and nothing is put in its place. told: hears how far it is
        when a file is brought up to date, or read out, which takes long; "" when that is over.
        """
        return cls(Connection(path, Terms(busy_seconds, leaves_damaged, told)), limit_bytes, now)

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self._reads.close()
        if self._changes is not None:
            self._changes.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def notice(self) -> str:
        """A sentence the user should see, or ""."""
        return (self._changes.notice if self._changes else "") or self._reads.notice

    # What changes

    def change(self, *changes: Change[_Answer], patience: float | None = None) -> _Answer:
        """Make these changes together, or none of them; answers what the last one does.

        All that is changed for a person passes here: what is noted about a change belongs into its transaction.
        patience: seconds to wait while another program writes, five by default.
        """
        with self._changing(patience) as db:
            if self._given_up:
                raise LibraryError("The library is busy", f"Another program held {self.path} for too long.")
            return [change.write(db, self._now()) for change in changes][-1]

    def give_up(self) -> None:
        """No change that still waits for another program is made any more: it was said that it is not kept."""
        self._given_up = True

    def keep(
        self,
        document: Document,
        page: Page | None,
        extractor: str,
        requested: str,
        identity: str,
        view: str = "article",
        printed: bool = False,
        unread: bool = False,
    ) -> int:
        """Keep a complete document and its page; returns the article's id, the same one for the same identity.

        identity: the final address without fragment and tracking parameters. page: None leaves the kept one. view
        becomes the article's current one, unless it is the source. printed: it is not opened to be read. unread: it
        is not opened yet.
        """
        # Compressed before the file is locked.
        packed = keeping.pack(document)
        body, *following = [zlib.compress(one.body, _PAGE_LEVEL) for one in (page, *page.following)] if page else [b""]
        return self.change(
            keeping.KeepArticle(
                packed, page, body, extractor, requested, identity, view, printed, unread, tuple(following)
            )
        )

    def tend(self) -> bool:
        """One step of upkeep, some milliseconds to some tenths for a long text; True when there is more to do.

        Indexes a document for `Find`, makes room when the library is over its limit, and gives room back to the
        disk. To be called after `keep` and `Forget`, behind the reader's back, until it answers False.
        """
        try:
            with self._changing() as db:
                if fulltext.add_next(db):
                    return True
                if self._room is None and articles.bytes_used(db) > self.limit_bytes:
                    self._room = housekeeping.making_room(db, self.limit_bytes)
                if self._room is not None and next(self._room, _DONE) is _DONE:
                    self._room = None
        except LibraryError:
            self._room = None  # of a file that may be another one by now
            raise
        with self._for_changes().statements() as db:
            return housekeeping.give_back(db) or self._room is not None

    # What is asked

    def ask(self, question: Question[_Answer]) -> _Answer:
        """The answer to a question, from one state of the file."""
        with self._reading() as db:
            return question.read(db, self._now())

    def kept(self, address: str, view: str | None = None) -> Kept | None:
        """The article of this address with its document; None when it, or its text in this view, is not kept.

        view: None for the article's current one.
        """
        with self._reading() as db:
            return versions.kept(db, address, view, self._now())

    def article(self, address: str) -> int | None:
        """The id of the article that goes by this address, its text kept or not."""
        with self._reading() as db:
            return versions.article_of(db, address)

    def known_among(self, addresses: Iterable[str]) -> frozenset[str]:
        """Those of these addresses that articles go by."""
        with self._reading() as db:
            return frozenset(address for address in addresses if versions.article_of(db, address) is not None)

    def page(self, article: int) -> Page | None:
        """The page as it came; None when it made room for others."""
        with self._reading() as db:
            try:
                return versions.page(db, article)
            except UNREADABLE:
                return None

    def articles(self, filter: str = "", limit: int = 200) -> tuple[Row, ...]:
        """Rows of the articles screen: queue, reading, read, printed; `filter` are words in title, site or address."""
        with self._reading() as db:
            return articles.ListedArticles(filter, limit).read(db, self._now())

    def group_sizes(self, filter: str = "") -> Mapping[Group, int]:
        """How many rows of the articles screen each group has."""
        with self._reading() as db:
            return articles.GroupSizes(filter).read(db, self._now())

    def counts(self) -> tuple[int, int]:
        """Kept articles, and the bytes the library takes."""
        with self._reading() as db:
            return articles.counts(db)

    # Where one is, and what comes next

    def place(self, article: int) -> Place | None:
        """Where reading stopped; it outlives the text."""
        with self._reading() as db:
            return places.place(db, article)[0]

    def marks(self, article: int) -> tuple[Mark, ...]:
        """The article's marks, by name."""
        with self._reading() as db:
            return places.marks(db, article)

    def queue(self) -> tuple[Queued, ...]:
        """The queue in its order."""
        with self._reading() as db:
            return queue.entries(db)

    def next_in_queue(self, address: str, step: int) -> Queued | None:
        """The entry `step` (1, -1) away from `address`; from outside the queue 1 is its first."""
        with self._reading() as db:
            return queue.neighbour(db, address, step)

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """One state of the file for all statements, whatever another instance is writing."""
        return self._reads.transaction("BEGIN")

    def _changing(self, patience: float | None = None) -> AbstractContextManager[sqlite3.Connection]:
        return self._for_changes().transaction("BEGIN IMMEDIATE", patience)

    def _for_changes(self) -> Connection:
        """Opened with the first change: a session that only looks something up needs none."""
        with self._opening:
            if self._changes is None:
                self._changes = self._reads.another()
            return self._changes
