"""The queue: addresses to read next, fetched or not, in the order they were put there."""

# ruff: noqa: S608 (the statements are put together from a constant of this file; values are always bound)

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.library.values import Queued

# The entry of an address (?1), or of the article that goes by it.
_ENTRY = "address = ?1 OR article = (SELECT article FROM address WHERE address = ?1)"


class Enqueue(NamedTuple):
    """Put addresses at the end; what is there already, also under another address, keeps its position."""

    addresses: tuple[str, ...]

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write an entry for each that has none."""
        for address in self.addresses:
            article = _article_of(db, address)
            there = db.execute("SELECT 1 FROM queue WHERE article = ?", (article,)).fetchone()
            if there is None:
                db.execute("INSERT OR IGNORE INTO queue (address, article) VALUES (?, ?)", (address, article))


class Dequeue(NamedTuple):
    """Take out the entry of this address or of the article that goes by it."""

    address: str

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Delete its row."""
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
    rows = db.execute(
        "SELECT queue.address, queue.article, coalesce(title, ''), error FROM queue "
        "LEFT JOIN article ON article.id = queue.article ORDER BY position"
    )
    return tuple(Queued(number, *row) for number, row in enumerate(rows, 1))


def link(db: sqlite3.Connection, article: int, addresses: Sequence[str]) -> None:
    """The article was fetched: its entry says so, and of several entries of it the first stays."""
    for address in addresses:
        db.execute("UPDATE queue SET article = ?, error = '' WHERE address = ?", (article, address))
    db.execute(
        "DELETE FROM queue WHERE article = ?1 AND position > (SELECT min(position) FROM queue WHERE article = ?1)",
        (article,),
    )


def position(db: sqlite3.Connection, article: int) -> int | None:
    """The article's number in the queue, from 1."""
    row = db.execute("SELECT position FROM queue WHERE article = ?", (article,)).fetchone()
    if row is None:
        return None
    return int(db.execute("SELECT count(*) FROM queue WHERE position <= ?", row).fetchone()[0])


def neighbour(db: sqlite3.Connection, address: str, step: int) -> Queued | None:
    """The entry `step` away from that of `address`; from outside the queue, its first for a step ahead."""
    queued = entries(db)
    article = _article_of(db, address)
    here = [at for at, one in enumerate(queued) if one.address == address or (article and one.article == article)]
    at = here[0] + step if here else step - 1
    return queued[at] if 0 <= at < len(queued) else None


def _article_of(db: sqlite3.Connection, address: str) -> int | None:
    row = db.execute("SELECT article FROM address WHERE address = ?", (address,)).fetchone()
    return row[0] if row else None
