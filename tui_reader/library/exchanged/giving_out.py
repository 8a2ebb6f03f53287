"""What is kept, told for other programs."""

# ruff: noqa: S608 (the statements are put together from the constants of this file; values are always bound)

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from tui_reader.library.marked.highlights import Highlight, Highlights
from tui_reader.library.marked.tags import tag_key, tags_of
from tui_reader.library.values import State


class Outgoing(NamedTuple):
    """An article with what a person made of it; its highlights in the order of the text.

    fraction: how far it was read, None when it was not. added_at: seconds since the epoch.
    """

    article: int
    address: str
    title: str
    byline: str
    site: str
    published: str
    state: State
    added_at: float
    fraction: float | None
    note: str
    tags: tuple[str, ...]
    highlights: tuple[Highlight, ...]


class GiveOut(NamedTuple):
    """Articles for other programs, those added last first.

    addresses: these alone, in their order; those that lead to no article are passed over. marked: only with highlights
    or a note. queued: only those in the queue, in its order. tag: only with this tag. since: only what was added or
    highlighted from then on, in seconds since the epoch.
    """

    addresses: tuple[str, ...] = ()
    marked: bool = False
    queued: bool = False
    tag: str = ""
    since: float = 0.0

    def read(self, db: sqlite3.Connection, now: float) -> tuple[Outgoing, ...]:
        """Read their rows."""
        return tuple(_outgoing(db, article, now) for article in self._articles(db))

    def _articles(self, db: sqlite3.Connection) -> Iterator[int]:
        where, values = ["1"], list[object]()
        named = dict.fromkeys(_article_of(db, address) for address in self.addresses)
        if self.addresses:
            where.append("article.id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps([article for article in named if article is not None]))
        if self.marked:
            where.append(f"({_HAS_HIGHLIGHT} OR {_HAS_NOTE})")
        if self.tag:
            where.append("EXISTS (SELECT 1 FROM tag WHERE tag.article = article.id AND key = ?)")
            values.append(tag_key(self.tag))
        if self.since:
            where.append(f"(added_at >= ? OR {_HAS_HIGHLIGHT[:-1]} AND created >= ?))")
            values += [self.since, self.since]
        source, order = "article", "added_at DESC, article.id DESC"
        if self.queued:
            source, order = "queue JOIN article ON article.id = queue.article", "rank, queue.address"
        found = [int(one) for (one,) in db.execute(
            f"SELECT article.id FROM {source} WHERE {' AND '.join(where)} ORDER BY {order}", values
        )]  # fmt: skip
        if not self.addresses:
            return iter(found)
        among = set(found)
        return (article for article in named if article is not None and article in among)


_HAS_HIGHLIGHT = "EXISTS (SELECT 1 FROM highlight WHERE highlight.article = article.id)"
_HAS_NOTE = "EXISTS (SELECT 1 FROM note WHERE note.article = article.id)"


class Lists(NamedTuple):
    """The lists that are followed: address, title, tags."""

    def read(self, db: sqlite3.Connection, now: float) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Read their rows."""
        rows = db.execute("SELECT address, title, tags FROM feed ORDER BY added, id")
        return tuple((address, title, tuple(tags.split())) for address, title, tags in rows)


def _article_of(db: sqlite3.Connection, address: str) -> int | None:
    row = db.execute("SELECT article FROM address WHERE address = ?", (address,)).fetchone()
    return None if row is None else int(row[0])


def _outgoing(db: sqlite3.Connection, article: int, now: float) -> Outgoing:
    about: tuple[Any, ...] = db.execute(
        "SELECT article.id, identity, title, byline, site, published, state, added_at, place.fraction, "
        "coalesce((SELECT text FROM note WHERE owner = article.key), '') FROM article "
        "LEFT JOIN place ON place.article = article.id WHERE article.id = ?",
        (article,),
    ).fetchone()
    highlights = sorted(Highlights(article).read(db, now), key=lambda one: (one.passage.start.position, one.created))
    return Outgoing._make((*about, tags_of(db, article), tuple(highlights)))
