"""Whether the library is sound: its file, what finds words again, what rows say of others; mended where it can be."""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tui_reader.library.articles import bytes_used
from tui_reader.library.chunks import UNREADABLE, texts_of, unpacked
from tui_reader.library.file.damage import left_damaged
from tui_reader.library.marked import marktext
from tui_reader.library.names import article_key, folded
from tui_reader.library.search import fulltext

_FIRST_FAULTS = 20
_INDEXES = ("fulltext", "marktext")
_TITLE = "CAST(coalesce(nullif(title, ''), identity) AS BLOB)"


class Holdings(NamedTuple):
    """What the library holds, and what it weighs in bytes.

    states: how many articles there are in each, by name. texts: articles whose text is kept. index: what finds words
    again. waiting: articles that are not indexed yet.
    """

    articles: int
    states: tuple[tuple[str, int], ...]
    queued: int
    texts: int
    text_bytes: int
    pages: int
    page_bytes: int
    index_bytes: int
    highlights: int
    notes: int
    tags: int
    waiting: int
    all_bytes: int


class FileFaults(NamedTuple):
    """What SQLite finds wrong in the file, a sentence each; not of what finds words again."""

    def read(self, db: sqlite3.Connection, now: float) -> tuple[str, ...]:
        """Look at every page: a second for 100 MB."""
        found = [str(said) for (said,) in db.execute(f"PRAGMA integrity_check({_FIRST_FAULTS})")]
        lines = [line for said in found for line in said.splitlines()]
        return tuple(line for line in lines if line != "ok" and "FTS5 table" not in line)


class DamagedTexts(NamedTuple):
    """The titles of articles whose shown text can not be read, or not whole."""

    def read(self, db: sqlite3.Connection, now: float) -> tuple[str, ...]:
        """Unpack every text: a second for 40 MB."""
        rows = db.execute(
            f"SELECT article.id, {_TITLE}, version.id, blocks, CAST(header AS BLOB), outline, quotes "  # noqa: S608
            "FROM article JOIN version ON version.article = article.id AND shown"
        )
        return _named((article, title) for article, title, *text in rows if not _is_whole(db, *text))


class DamagedPages(NamedTuple):
    """The titles of articles whose page, as it came, can not be unpacked."""

    def read(self, db: sqlite3.Connection, now: float) -> tuple[str, ...]:
        """Unpack every page: a second for 60 MB."""
        rows = db.execute(
            f"SELECT article.id, {_TITLE}, body FROM article "  # noqa: S608 (a constant)
            "JOIN (SELECT article, body FROM page UNION ALL SELECT article, body FROM next_page) AS kept "
            "ON kept.article = article.id WHERE body IS NOT NULL"
        )
        return _named((article, title) for article, title, body in rows if not _unpacks(body))


class MendIndexes(NamedTuple):
    """Make anew what finds words again where it is not sound; `Library.tend` fills it. Answers what was not."""

    def write(self, db: sqlite3.Connection, now: float) -> tuple[str, ...]:
        """Look at both indexes, and at what the rows say of them."""
        wrong = list[str]()
        if not fulltext.is_sound(db):
            fulltext.begin_anew(db)
            wrong.append("the index of the texts")
        if not marktext.is_sound(db):
            marktext.make_anew(db)
            wrong.append("the index of highlights and notes")
        return tuple(wrong)


class RemakeIndexes(NamedTuple):
    """Make anew what finds words again where the file is sound without it; raises LibraryError, and changes nothing."""

    path: Path

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Let both indexes go, and look at every page that stays."""
        fulltext.begin_anew(db)
        marktext.make_anew(db)
        if FileFaults().read(db, now):
            raise left_damaged(self.path)


class MendRows(NamedTuple):
    """Mend what rows say of others: keys, names, sizes, and rows of what is gone. Answers how many were mended."""

    def write(self, db: sqlite3.Connection, now: float) -> int:
        """Compare each row with what it was made of."""
        before = db.total_changes
        rows = db.execute("SELECT id, key, names, title, site, byline, identity FROM article").fetchall()
        for id, key, names, *about, identity in rows:
            made = article_key(identity), folded(about[0], about[1], about[2], identity)
            if (key, names) != made:
                db.execute("UPDATE article SET key = ?, names = ? WHERE id = ?", (*made, id))
        for name, sizes in _SIZES.items():
            db.execute(f"UPDATE article SET {name} = {sizes} WHERE {name} <> {sizes}")  # noqa: S608 (constants)
        for table, row, *_ in db.execute("PRAGMA foreign_key_check").fetchall():
            db.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))  # noqa: S608 (a table of the schema)
        return db.total_changes - before


class Weigh(NamedTuple):
    """What the library holds and weighs."""

    def read(self, db: sqlite3.Connection, now: float) -> Holdings:
        """Count the rows."""

        def one(statement: str) -> int:
            return int(db.execute(statement).fetchone()[0] or 0)

        states = db.execute(
            "SELECT iif(printed_only, 'printed', state), count(*) FROM article GROUP BY 1 ORDER BY 2 DESC"
        ).fetchall()
        return Holdings(
            one("SELECT count(*) FROM article"),
            tuple((str(state), int(count)) for state, count in states),
            one("SELECT count(*) FROM queue"),
            one("SELECT count(*) FROM article WHERE text_bytes > 0"),
            one("SELECT sum(text_bytes) FROM article"),
            one("SELECT count(*) FROM article WHERE page_bytes > 0"),
            one("SELECT sum(page_bytes) FROM article"),
            sum(one(f"SELECT sum(length(block)) FROM {name}_data") for name in _INDEXES),  # noqa: S608 (constants)
            one("SELECT count(*) FROM highlight"),
            one("SELECT count(*) FROM note"),
            one("SELECT count(DISTINCT key) FROM tag"),
            fulltext.waiting(db),
            bytes_used(db),
        )


def _is_whole(db: sqlite3.Connection, version: int, blocks: int, header: bytes, outline: bytes, quotes: bytes) -> bool:
    """Whether all parts of a text unpack, and none is missing."""
    at = 0
    try:
        json.loads(header), unpacked(outline), unpacked(quotes)
        rows = db.execute("SELECT start, stop, body FROM chunk WHERE version = ? ORDER BY start", (version,))
        for start, stop, body in rows:
            if (start, len(texts_of(body))) != (at, stop - at):
                return False
            at = stop
    except UNREADABLE:
        return False
    return bool(at == blocks)


def _unpacks(body: bytes) -> bool:
    try:
        zlib.decompress(body)
    except (zlib.error, TypeError):
        return False
    return True


def _named(broken: Iterable[tuple[int, bytes]]) -> tuple[str, ...]:
    """The titles, one for each article; what is no UTF-8 in them is replaced."""
    return tuple(title.decode(errors="replace") for title in dict(broken).values())


_SIZES = {
    "text_bytes": "(SELECT coalesce(sum(length(CAST(header AS BLOB)) + length(outline) + length(quotes) + "
    "(SELECT coalesce(sum(length(body)), 0) FROM chunk WHERE version = version.id)), 0) FROM version "
    "WHERE version.article = article.id)",
    "page_bytes": "coalesce((SELECT length(body) FROM page WHERE page.article = article.id), 0) "
    "+ (SELECT coalesce(sum(length(body)), 0) FROM next_page WHERE next_page.article = article.id)",
}
