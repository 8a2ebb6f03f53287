"""The queue: addresses to read next, fetched or not, in the order they were put there.

What was read to its end or put away is in the queue no longer, but its entry keeps its position for a day: one goes
on, and back, from there.
"""

# ruff: noqa: S608 (the statements are put together from a constant of this file; values are always bound)

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.library.ranks import between
from tui_reader.library.stamps.registers import Register, key_of
from tui_reader.library.stamps.stamping import stamping
from tui_reader.library.values import Queued

# The entry of an address (?1), or of the article that goes by it.
_ENTRY = "address = ?1 OR article = (SELECT article FROM address WHERE address = ?1)"


_IS_READ = "article IN (SELECT id FROM article WHERE state IN ('finished', 'archived'))"
_BACK_SECONDS = 24 * 3600


class Enqueue(NamedTuple):
    """Put addresses at the end; what is there already, also under another address, keeps its position.

    What was read to its end or put away is to be read again.
    """

    addresses: tuple[str, ...]

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write an entry for each that has none."""
        left = _entries_of(
            db, f"{_IS_READ} AND article IN (SELECT id FROM article WHERE read_at < ?)", now - _BACK_SECONDS
        )
        with stamping(db, now, left):
            db.executemany("DELETE FROM queue WHERE address = ?", [(entry.key,) for entry in left])
        last = db.execute("SELECT max(rank) FROM queue").fetchone()[0]
        for address in self.addresses:
            last = _put(db, now, address, last)


class Dequeue(NamedTuple):
    """Take out the entry of this address or of the article that goes by it."""

    address: str

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Delete its row."""
        with stamping(db, now, _entries_of(db, _ENTRY, self.address)):
            db.execute(f"DELETE FROM queue WHERE {_ENTRY}", self)


class NoteFailure(NamedTuple):
    """Say in a word ("403") why a queued address could not be fetched; it stays."""

    address: str
    word: str

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write the word."""
        db.execute(f"UPDATE queue SET error = ?2 WHERE {_ENTRY}", self)


def entries(db: sqlite3.Connection) -> tuple[Queued, ...]:
    """The queue in its order, numbered from 1."""
    return tuple(entry for entry in _with_read(db) if entry.position)


def link(db: sqlite3.Connection, article: int, addresses: Sequence[str], now: float) -> None:
    """The article was fetched: its entry says so, and of several entries of it the first stays."""
    for address in addresses:
        db.execute("UPDATE queue SET article = ?, error = '' WHERE address = ?", (article, address))
    entries = _entries_of(db, "article = ?", article)
    with stamping(db, now, entries[1:]):
        db.executemany("DELETE FROM queue WHERE address = ?", [(entry.key,) for entry in entries[1:]])


def position(db: sqlite3.Connection, article: int) -> int | None:
    """The article's number in the queue, from 1."""
    row = db.execute(
        f"SELECT rank, address FROM queue WHERE article = ? AND NOT {_IS_READ} ORDER BY rank, address", (article,)
    ).fetchone()
    if row is None:
        return None
    counted = db.execute(
        f"SELECT count(*) FROM queue WHERE (rank, address) <= (?, ?) AND (article IS NULL OR NOT {_IS_READ})", row
    )
    return int(counted.fetchone()[0])


def neighbour(db: sqlite3.Connection, address: str, step: int) -> Queued | None:
    """The entry `step` (1, -1) away from that of `address`; from outside the queue, its first for a step ahead.

    Ahead lies what is still to be read, behind also what was read on the way.
    """
    queued = _with_read(db)
    article = _article_of(db, address)
    here = [at for at, one in enumerate(queued) if one.address == address or (article and one.article == article)]
    if step < 0:
        before = queued[: here[0]] if here else []
        return before[-1] if before else None
    return next((entry for entry in queued[here[0] + 1 if here else 0 :] if entry.position), None)


def _with_read(db: sqlite3.Connection) -> list[Queued]:
    """All entries in their order; what was read to its end has no number (0)."""
    rows = db.execute(
        "SELECT queue.address, queue.article, coalesce(title, ''), error, "
        "coalesce(state, '') IN ('finished', 'archived'), coalesce(text_bytes, 0) > 0 FROM queue "
        "LEFT JOIN article ON article.id = queue.article ORDER BY rank, queue.address"
    )
    found, number = [], 0
    for address, article, title, error, is_read, has_text in rows:
        number += not is_read
        found.append(Queued(0 if is_read else number, address, article, title, error, bool(has_text)))
    return found


def _put(db: sqlite3.Connection, now: float, address: str, last: str | None) -> str | None:
    """Put one address behind the rank `last`; answers the last rank from then on."""
    article = _article_of(db, address)
    read = _entries_of(db, f"article = ? AND {_IS_READ}", article)
    rank = between(last, None)
    with stamping(db, now, [*read, Register("q", address), Register("s", key_of(db, article or 0))]):
        db.executemany("DELETE FROM queue WHERE address = ?", [(entry.key,) for entry in read])
        db.execute(
            "UPDATE article SET state = iif(EXISTS (SELECT 1 FROM place WHERE article = id), 'reading', 'unread') "
            "WHERE id = ? AND state IN ('finished', 'archived')",
            (article,),
        )
        if db.execute("SELECT 1 FROM queue WHERE article = ?", (article,)).fetchone() is not None:
            return last
        made = db.execute(
            "INSERT OR IGNORE INTO queue (rank, address, article) VALUES (?, ?, ?)", (rank, address, article)
        )
    return rank if made.rowcount == 1 else last


def _entries_of(db: sqlite3.Connection, which: str, value: str | float | None) -> list[Register]:
    """The registers of the entries that a condition is true of, in their order."""
    found = db.execute(f"SELECT address FROM queue WHERE {which} ORDER BY rank, address", (value,))
    return [Register("q", address) for (address,) in found]


def _article_of(db: sqlite3.Connection, address: str) -> int | None:
    row = db.execute("SELECT article FROM address WHERE address = ?", (address,)).fetchone()
    return row[0] if row else None
