"""What is asked about the lists that are followed."""

import sqlite3
from typing import NamedTuple

from tui_reader.address import identity


class Followed(NamedTuple):
    """A list that is followed.

    new: how many of its entries nobody has seen; newest: when the last of them was first met, 0 without any. asked_at,
    wait_until: when it last answered, and until when its server wants not to be asked; seconds since the epoch, 0 for
    never. error: the word for why it did not answer the last time. tags: what is kept from it gets.
    """

    address: str
    title: str
    new: int
    newest: float
    asked_at: float
    wait_until: float
    error: str
    tags: tuple[str, ...] = ()


class AllFollowed(NamedTuple):
    """All of them: those with new entries first, the newest at the top, then the others by name."""

    def read(self, db: sqlite3.Connection, now: float) -> tuple[Followed, ...]:
        """Read their rows."""
        rows = db.execute(
            "SELECT address, title, coalesce(new, 0), coalesce(newest, 0.0), asked_at, wait_until, error, tags "
            "FROM feed LEFT JOIN "
            "(SELECT feed, count(*) AS new, max(first_seen) AS newest FROM seen WHERE new GROUP BY feed) "
            "ON feed = feed.id ORDER BY coalesce(newest, 0.0) DESC, title COLLATE NOCASE, address"
        )
        return tuple(Followed._make((*row, tuple(tags.split()))) for *row, tags in rows)


class NewIn(NamedTuple):
    """The ids of the new entries of a list; None when it is not followed."""

    address: str

    def read(self, db: sqlite3.Connection, now: float) -> frozenset[str] | None:
        """Read their rows."""
        feed = db.execute("SELECT id FROM feed WHERE address = ?", (identity(self.address),)).fetchone()
        if feed is None:
            return None
        return frozenset(id for (id,) in db.execute("SELECT id FROM seen WHERE feed = ? AND new", feed))


class Standing(NamedTuple):
    """What became of an article: its place in the queue or None, how far it was read, its state, the word of a failure.

    article: its id, None for one that is not on record. is_kept: whether its text is here.
    """

    article: int | None
    is_kept: bool
    position: int | None
    fraction: float
    state: str
    error: str


class StandingOf(NamedTuple):
    """What became of the articles of these addresses, by address; those that the library does not know are missing."""

    addresses: tuple[str, ...]

    def read(self, db: sqlite3.Connection, now: float) -> dict[str, Standing]:
        """Look each of them up."""
        queued: dict[str, tuple[int, str]] = {}
        by_article: dict[int, tuple[int, str]] = {}
        rows = db.execute(
            "SELECT queue.address, article, error FROM queue LEFT JOIN article ON article.id = article "
            "WHERE coalesce(state, '') NOT IN ('finished', 'archived') ORDER BY rank, queue.address"
        )
        for number, (address, article, error) in enumerate(rows, 1):
            queued[address] = (number, error)
            if article is not None:
                by_article[article] = (number, error)
        found = {}
        for address in self.addresses:
            name = identity(address)
            row = db.execute(
                "SELECT article.id, EXISTS (SELECT 1 FROM version WHERE version.article = article.id), "
                "coalesce(fraction, 0.0), state FROM address "
                "JOIN article ON article.id = address.article LEFT JOIN place ON place.article = article.id "
                "WHERE address = ?",
                (name,),
            ).fetchone()
            position, error = queued.get(name) or (by_article.get(row[0]) if row else None) or (None, "")
            if row is not None or position is not None:
                id, is_kept, fraction, state = row or (None, False, 0.0, "unread")
                found[address] = Standing(id, bool(is_kept), position, fraction, state, error)
        return found
