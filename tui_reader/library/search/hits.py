"""Which articles, highlights and notes a query finds, and in which order; without looking into any text."""

# ruff: noqa: S608 (the statements are put together from constants of this room; values are always bound)

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from tui_reader.finding.expression import any_of, expression
from tui_reader.finding.query import Query
from tui_reader.library.search.conditions import conditions

MOST_RANKED = 5000
"""Of more than this the newest come first: to rank 40,000 takes 300 ms, to rank these 40."""
TITLE_WEIGHT = 5.0
"""A word in the title counts as many times one in the text."""


class Hit(NamedTuple):
    """An article, or with `mark` one of its highlights and notes by its number in `marktext`."""

    article: int
    mark: int | None = None


class Hits(NamedTuple):
    """The first hits in their order, and how many there are. best_first: else those come first that were read last."""

    first: Sequence[Hit]
    total: int
    best_first: bool


def hits(db: sqlite3.Connection, query: Query, limit: int) -> Hits:
    """What a query finds, `limit` of it at most."""
    if query.is_empty:
        return Hits((), 0, True)
    allowed = _allowed(db, query)
    texts = _texts(db, query, allowed)
    marks = _marks(db, query, allowed)
    notes = [hit for hit in marks if _is_note(hit) or hit.article not in texts]
    total = len(texts) + len(notes)
    if query.words and total <= MOST_RANKED:
        order = _ranked(db, query, texts if query.narrows else None, limit)
        return Hits(_put_together(order, marks, texts, limit), total, True)
    order = _newest(db, {*texts, *(hit.article for hit in notes)}, limit)
    return Hits(_beside(order, marks, texts, limit), total, False)


# What is found


def _allowed(db: sqlite3.Connection, query: Query) -> set[int] | None:
    """The articles that are what the query wants them to be; None when it does not say."""
    wanted = conditions(query)
    return _ids(db, f"SELECT id FROM article WHERE {wanted.sql}", wanted.values) if wanted.sql else None


def _texts(db: sqlite3.Connection, query: Query, allowed: set[int] | None) -> Collection[int]:
    """The articles whose title and text hold the words."""
    if query.words:
        asked = expression(query.words, query.without)
        found = _ids(db, "SELECT rowid FROM fulltext WHERE fulltext MATCH ?", (asked,))
        return found if allowed is None else found & allowed
    found = _ids(db, "SELECT id FROM article") if allowed is None else allowed
    if query.without:
        found -= _ids(db, "SELECT rowid FROM fulltext WHERE fulltext MATCH ?", (any_of(query.without),))
    return found


def _marks(db: sqlite3.Connection, query: Query, allowed: set[int] | None) -> list[Hit]:
    """The highlights and notes that hold all words, the best first; what is asked of the title is asked of theirs."""
    words = [one for one in query.words if not one.in_title]
    if not words:
        return []
    asked = expression(words, [one for one in query.without if not one.in_title])
    rows = db.execute(
        "SELECT coalesce(highlight.article, note.article), found FROM "
        "(SELECT rowid AS found, rank AS place FROM marktext WHERE marktext MATCH ?) "
        "LEFT JOIN highlight ON NOT found % 2 AND highlight.id = found / 2 "
        "LEFT JOIN note ON found % 2 AND note.id = found / 2 ORDER BY place",
        (asked,),
    )
    in_title = [one for one in query.words if one.in_title]
    if in_title:
        titles = _ids(db, "SELECT rowid FROM fulltext WHERE fulltext MATCH ?", (expression(in_title),))
        allowed = titles if allowed is None else allowed & titles
    return [
        Hit(article, mark) for article, mark in rows if article is not None and (allowed is None or article in allowed)
    ]


def _is_note(hit: Hit) -> bool:
    return hit.mark is not None and hit.mark % 2 == 1


def _ids(db: sqlite3.Connection, sql: str, values: Sequence[str | float] = ()) -> set[int]:
    return set(chain.from_iterable(db.execute(sql, values)))


# In which order


def _ranked(db: sqlite3.Connection, query: Query, among: Collection[int] | None, limit: int) -> list[int]:
    """The articles whose title and text hold the words best."""
    which, values = "", list[str | int | float]()
    if among is not None:
        # With the plus the index is read once, and not asked for each of them.
        which, values = "AND +rowid IN (SELECT value FROM json_each(?)) ", [json.dumps([*among])]
    rows = db.execute(
        f"SELECT rowid FROM fulltext WHERE fulltext MATCH ? {which}"
        f"ORDER BY bm25(fulltext, {TITLE_WEIGHT}, 1.0), rowid DESC LIMIT ?",
        (expression(query.words, query.without), *values, limit),
    )
    return [row for (row,) in rows]


def _newest(db: sqlite3.Connection, among: Collection[int], limit: int) -> list[int]:
    """Those of these articles that were read last."""
    found = list[int]()
    for (article,) in db.execute("SELECT id FROM article ORDER BY turn DESC"):
        if article in among:
            found.append(article)
            if len(found) == limit:
                break
    return found


def _put_together(order: Iterable[int], marks: Sequence[Hit], texts: Collection[int], limit: int) -> list[Hit]:
    """What the person wrote or marked in other articles comes first, then the texts, each with its own."""
    alone = [hit for hit in marks if hit.article not in texts]
    return (alone + _beside(order, marks, texts, limit))[:limit]


def _beside(order: Iterable[int], marks: Sequence[Hit], texts: Collection[int], limit: int) -> list[Hit]:
    """Articles in this order: a highlight stands for its text, and notes follow it."""
    of_article = dict[int, list[Hit]]()
    for hit in marks:
        of_article.setdefault(hit.article, []).append(hit)
    found = list[Hit]()
    for article in order:
        own = of_article.get(article, [])
        marked = [hit for hit in own if not _is_note(hit)]
        found += (marked[:1] or [Hit(article)]) if article in texts else marked
        found += [hit for hit in own if _is_note(hit)]
        if len(found) >= limit:
            break
    return found[:limit]
