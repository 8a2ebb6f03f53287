"""The library: what was opened stays, in one SQLite file, and opens again at the same sentence."""

import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from tui_reader.article.document import Document, Place
from tui_reader.errors import LibraryError
from tui_reader.library import articles, connection, fulltext, housekeeping, places, queue, versions
from tui_reader.library.chunks import UNREADABLE
from tui_reader.library.connection import BUSY_SECONDS, default_path
from tui_reader.library.values import Kept, Mark, Queued, Row
from tui_reader.web.page import Page

__all__ = ["LIMIT_BYTES", "Kept", "Library", "Mark", "Queued", "Row", "default_path"]

LIMIT_BYTES = 500_000_000
# Level 6 takes 1 MB of HTML to a fifth in 21 ms; 3 takes half the time and 12 % more room, 9 gains half a percent.
_PAGE_LEVEL = 6
_DONE = object()


class Library:
    """The open library; every method is one short transaction and raises LibraryError when it can not be done.

    Safe to call from several threads, one call at a time. `notice` is a sentence the user should see, or "".
    """

    def __init__(self, path: Path, limit_bytes: int, now: Callable[[], float], busy_seconds: float) -> None:
        self.path = path
        self.limit_bytes = limit_bytes
        self._now = now
        self._busy_seconds = busy_seconds
        self._lock = threading.RLock()
        self._room: Iterator[object] | None = None
        self._db, self.notice = connection.connect(path, busy_seconds)
        self._inode = path.stat().st_ino

    @classmethod
    def open(
        cls,
        path: Path,
        limit_bytes: int = LIMIT_BYTES,
        now: Callable[[], float] = time.time,
        busy_seconds: float = BUSY_SECONDS,
    ) -> Self:
        """The library at `path`, made if it is not there. `now`: seconds since the epoch."""
        return cls(path, limit_bytes, now, busy_seconds)

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # Articles

    def keep(
        self,
        document: Document,
        page: Page | None,
        extractor: str,
        requested: str,
        identity: str,
        view: str = "article",
        canonical: str = "",
    ) -> int:
        """Keep a complete document and its page; returns the article's id, the same one for the same identity.

        identity: the final address without fragment and tracking parameters. page: None leaves the kept one. view
        becomes the article's current one. canonical: the page's own claim, which the caller has checked to be of its
        host; never taken from an article that has it.
        """
        packed = versions.pack(document)
        body = zlib.compress(page.body, _PAGE_LEVEL) if page else b""
        now = self._now()
        with self._writing() as db:
            article = versions.keep_article(db, document, identity, view, now)
            final = page.final_url if page else ""
            versions.keep_aliases(db, article, (identity, requested, final), (canonical,))
            if page:
                versions.keep_page(db, article, page, body, now)
            versions.keep_version(db, article, view, extractor, packed)
        return article

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

    def page(self, article: int) -> Page | None:
        """The page as it came; None when it made room for others."""
        with self._reading() as db:
            try:
                return versions.page(db, article)
            except UNREADABLE:
                return None

    def checked(self, article: int, page: Page | None = None) -> None:
        """The server was asked just now, and nothing changed but what it says of the page, when it sent one."""
        said = (page.etag, page.last_modified) if page else (None, None)
        with self._writing() as db:
            db.execute(
                "UPDATE page SET checked_at = ?, etag = coalesce(?, etag), last_modified = coalesce(?, last_modified) "
                "WHERE article = ?",
                (self._now(), *said, article),
            )

    def alias(self, article: int, address: str) -> None:
        """From now on `address` leads to the article too."""
        with self._writing() as db:
            versions.keep_aliases(db, article, (address,), ())

    def set_view(self, article: int, view: str) -> bool:
        """Make another kept view the current one; False when it is not kept."""
        with self._writing() as db:
            changed = db.execute(
                "UPDATE article SET view = ?2 WHERE id = ?1 "
                "AND EXISTS (SELECT 1 FROM version WHERE article = ?1 AND view = ?2)",
                (article, view),
            )
            return changed.rowcount == 1

    def forget(self, article: int) -> None:
        """Delete the article with everything that belongs to it."""
        with self._writing() as db:
            versions.drop_version(db, article)
            db.execute("DELETE FROM article WHERE id = ?", (article,))

    def articles(self, filter: str = "", limit: int = 200, offset: int = 0) -> tuple[Row, ...]:
        """Rows of the articles screen: queue, reading, read; `filter` are words in title, site or address."""
        with self._reading() as db:
            return articles.rows(db, filter, limit, offset)

    def counts(self) -> tuple[int, int]:
        """Kept articles, and the bytes the library takes."""
        with self._reading() as db:
            return articles.counts(db)

    def search(self, words: str, limit: int = 50) -> tuple[Row, ...]:
        """Articles whose title or text holds all the words, the best first; see `tend` for when they are found."""
        with self._reading() as db:
            found = (articles.by_id(db, article) for article in fulltext.matching(db, words, limit))
            return tuple(row for row in found if row is not None)

    # Where one is

    def save_place(
        self, article: int, place: Place, finished: bool = False, section_title: str = "", minutes_left: int = 0
    ) -> None:
        """Keep where reading stopped; the article is the one read last from now on."""
        with self._writing() as db:
            known = db.execute(
                "UPDATE article SET read_at = ?, turn = ? WHERE id = ?", (self._now(), versions.next_turn(db), article)
            )
            if known.rowcount:
                places.save_place(db, article, place, finished, section_title, minutes_left)

    def place(self, article: int) -> Place | None:
        """Where reading stopped; it outlives the text."""
        with self._reading() as db:
            return places.place(db, article)[0]

    def set_mark(
        self, article: int, name: str, place: Place, stop: Place | None = None, kind: str = "mark", note: str = ""
    ) -> int:
        """Mark a place, or a range up to `stop`; the same name and kind again moves it. name: "" for none."""
        with self._writing() as db:
            return places.set_mark(db, article, kind, name or None, (place, stop or place), note, self._now())

    def replace_marks(self, article: int, kind: str, named: Iterable[tuple[str, Place]]) -> None:
        """Put these named places in the stead of all marks of their kind."""
        with self._writing() as db:
            places.replace_marks(db, article, kind, named, self._now())

    def marks(self, article: int) -> tuple[Mark, ...]:
        """The article's marks, by name."""
        with self._reading() as db:
            return places.marks(db, article)

    def delete_mark(self, mark: int) -> None:
        """Delete a mark by its id."""
        with self._writing() as db:
            db.execute("DELETE FROM mark WHERE id = ?", (mark,))

    # Queue

    def enqueue(self, addresses: Iterable[str]) -> None:
        """Put addresses at the end of the queue; those in it stay where they are."""
        with self._writing() as db:
            queue.enqueue(db, addresses)

    def dequeue(self, address: str) -> None:
        """Take an address out of the queue."""
        with self._writing() as db:
            queue.dequeue(db, address)

    def queue(self) -> tuple[Queued, ...]:
        """The queue in its order."""
        with self._reading() as db:
            return queue.entries(db)

    def queue_failed(self, address: str, word: str) -> None:
        """Fetching a queued address failed; `word` says why ("403")."""
        with self._writing() as db:
            queue.fail(db, address, word)

    def next_in_queue(self, address: str, step: int) -> Queued | None:
        """The entry `step` (1, -1) away from `address`; from outside the queue 1 is its first."""
        with self._reading() as db:
            return queue.neighbour(db, address, step)

    # What makes opening quick, and choices

    def save_screen_rows(self, article: int, key: str, rows: bytes) -> None:
        """Keep the drawn screen for `library.first`, which says what the key holds; the oldest ones go.

        To be called after `save_place`: a new place or text drops the article's screens.
        """
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO screen (article, key, rows) VALUES (?, ?, ?)", (article, key, rows))
            housekeeping.trim_screens(db, article)

    def screen_rows(self, address: str, key: str) -> bytes | None:
        """As `library.first.first_screen`, where the library is open anyway."""
        with self._reading() as db:
            row = db.execute(
                "SELECT rows FROM address JOIN screen USING (article) WHERE address = ? AND key = ?", (address, key)
            ).fetchone()
            return None if row is None else bytes(row[0])

    def save_heights(self, article: int, view: str, heights: Mapping[str, Sequence[int]]) -> None:
        """Keep how many lines the parts of this view have, by typography; `Kept.heights` gives them back.

        A new version of the text or of the program drops them.
        """
        with self._writing() as db:
            versions.keep_heights(db, article, view, heights)

    def choices(self) -> dict[str, str]:
        """What the user chose in the program, by name."""
        with self._reading() as db:
            return dict(db.execute("SELECT name, value FROM choice").fetchall())

    def choose(self, name: str, value: str) -> None:
        """Keep a choice."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO choice VALUES (?, ?)", (name, value))

    # Upkeep

    def tend(self) -> bool:
        """One step of upkeep, some milliseconds to some tenths for a long text; True when there is more to do.

        Indexes a document for `search`, makes room when the library is over its limit, and gives room back to the
        disk. To be called after `keep` and `forget`, behind the reader's back, until it answers False.
        """
        with self._writing() as db:
            if fulltext.add_next(db):
                return True
            if self._room is None and articles.bytes_used(db) > self.limit_bytes:
                self._room = housekeeping.making_room(db, self.limit_bytes)
            if self._room is not None and next(self._room, _DONE) is _DONE:
                self._room = None
        with self._lock, self._translating():
            return housekeeping.give_back(self._db) or self._room is not None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the file for all statements, whatever another instance is writing."""
        with self._lock, self._translating():
            self._db.execute("BEGIN")
            try:
                yield self._db
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._translating():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except connection.FAULTS as error:
            if connection.is_damage(error):
                self._start_anew()
                raise LibraryError("The library was damaged", self.notice) from error
            raise connection.translated(error, self.path) from error

    def _start_anew(self) -> None:
        """Damage that shows only in use: move the file aside, unless another instance did so already."""
        self._db.close()
        self._room = None
        try:
            moved = self.path.stat().st_ino != self._inode
        except OSError:
            moved = True
        notice = "" if moved else connection.move_aside(self.path)
        self._db, opened = connection.connect(self.path, self._busy_seconds)
        self._inode = self.path.stat().st_ino
        self.notice = notice or opened or "The library was damaged; a new one was started."
