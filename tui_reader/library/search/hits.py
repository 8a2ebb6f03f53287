"""Which articles, highlights and notes a query finds, and in which order; without looking into any text."""

# ruff: noqa: S608 (the statements are put together from constants of this room; values are always bound)

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from tui_reader.finding.expression import any_of, expression
from tui_reader.finding.query import Narrowing, Query
from tui_reader.library.search.conditions import conditions

MOST_RANKED = 5000
"""Of more than this the newest come first: to rank 40,000 takes 300 ms, to rank these 40."""
TITLE_WEIGHT = 5.0
"""A word in the title counts as many times one in the text."""

MOST_ASKED = 500
"""Articles that are asked one by one, at 30 microseconds each."""
_MATCHING = "SELECT rowid FROM fulltext WHERE fulltext MATCH ?"
_BY_TURN = "SELECT id FROM article ORDER BY turn DESC"
# What is asked for most, from an index: no row of an article is looked up for it.
_ALONE = {
    Narrowing("has", "highlight"): "SELECT DISTINCT article FROM highlight",
    Narrowing("has", "note"): "SELECT DISTINCT article FROM note",
}
_MARKS_OF = "SELECT id * 2 FROM highlight WHERE article = ?1 UNION ALL SELECT id * 2 + 1 FROM note WHERE article = ?1"


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
    if not query.words and not query.without:
        found = _wanted(db, query)
        return Hits([*map(Hit, _newest(db, found, limit))], len(found), False)
    if query.words and not query.narrows and not any(one.in_title for one in query.words):
        total = _count(db, query)
        if total > MOST_RANKED:
            return Hits(_newest_matching(db, query, limit), total, False)
    texts, numbers = _texts(db, query), _numbers(db, query) if query.narrows else set[int]()
    if query.narrows and len(texts) + len(numbers) > MOST_RANKED:
        # Where the words alone find much, the articles are looked up first: to rank 40,000 marks takes 150 ms.
        allowed = _wanted(db, query)
        texts &= allowed
        newest = _newest_narrowed(db, query, texts, allowed, numbers, limit)
        if newest is not None:
            return newest
        marks = _few_marks(db, query, allowed, numbers)
    else:
        marks = _marks(db, query)
        if query.narrows:
            allowed = _allowed(db, query, {*texts, *(hit.article for hit in marks)})
            texts, marks = texts & allowed, [hit for hit in marks if hit.article in allowed]
    # A highlight stands for the text that it is of.
    beside = [hit for hit in marks if _is_note(hit) or hit.article not in texts]
    total = len(texts) + len(beside)
    if query.words and total <= MOST_RANKED:
        order = _ranked(db, query, texts if query.narrows else None, limit)
        return Hits(_put_together(order, marks, texts, limit), total, True)
    order = _newest(db, {*texts, *(hit.article for hit in beside)}, limit)
    return Hits(_beside(order, marks, texts, limit), total, False)


# What is found


def _count(db: sqlite3.Connection, query: Query) -> int:
    """How many texts and notes hold the words."""
    total = db.execute("SELECT count(*) FROM fulltext WHERE fulltext MATCH ?", (_asked(query),)).fetchone()[0]
    if asked := _asked_of_marks(query):
        notes = "SELECT count(*) FROM marktext WHERE marktext MATCH ? AND rowid % 2"
        total += db.execute(notes, (asked,)).fetchone()[0]
    return int(total)


def _texts(db: sqlite3.Connection, query: Query) -> set[int]:
    """The articles whose title and text hold the words; of no words all but those that are not wanted."""
    if query.words:
        return _ids(db, _MATCHING, (_asked(query),))
    found = _ids(db, "SELECT id FROM article")
    return found - _ids(db, _MATCHING, (any_of(query.without),)) if query.without else found


def _marks(db: sqlite3.Connection, query: Query) -> list[Hit]:
    """The highlights and notes that hold all words, the best first; what is asked of the title is asked of theirs."""
    asked = _asked_of_marks(query)
    if not asked:
        return []
    rows = db.execute(
        "SELECT coalesce(highlight.article, note.article), found FROM "
        "(SELECT rowid AS found, rank AS place FROM marktext WHERE marktext MATCH ?) "
        "LEFT JOIN highlight ON NOT found % 2 AND highlight.id = found / 2 "
        "LEFT JOIN note ON found % 2 AND note.id = found / 2 ORDER BY place",
        (asked,),
    )
    return _in_titles(db, query, [Hit(article, mark) for article, mark in rows if article is not None])


def _in_titles(db: sqlite3.Connection, query: Query, marks: list[Hit]) -> list[Hit]:
    """Those whose article has in its title what the query wants there."""
    in_title = [one for one in query.words if one.in_title]
    titles = _ids(db, _MATCHING, (expression(in_title),)) if in_title else set[int]()
    return [hit for hit in marks if hit.article in titles] if in_title else marks


def _numbers(db: sqlite3.Connection, query: Query) -> set[int]:
    """The highlights and notes that hold all words, by their numbers in `marktext`."""
    asked = _asked_of_marks(query)
    return _ids(db, "SELECT rowid FROM marktext WHERE marktext MATCH ?", (asked,)) if asked else set()


def _few_marks(db: sqlite3.Connection, query: Query, articles: set[int], numbers: set[int]) -> list[Hit]:
    """The highlights and notes of these numbers in these articles, the best first."""
    marks = _in_titles(db, query, _marks_in(db, articles, numbers) if numbers else [])
    return _by_rank(db, _asked_of_marks(query), marks) if 0 < len(marks) <= MOST_RANKED else marks


def _newest_narrowed(
    db: sqlite3.Connection, query: Query, texts: set[int], allowed: set[int], numbers: set[int], limit: int
) -> Hits | None:
    """The first hits among the articles that were read last; None where there are few enough to be ranked.

    Of the highlights only those in these are looked up: each is of a text that holds the same words.
    """
    if not query.words or any(one.in_title for one in query.words):
        return None
    noted = [
        article
        for article, note in (db.execute("SELECT article, id FROM note") if any(n % 2 for n in numbers) else ())
        if note * 2 + 1 in numbers and article in allowed
    ]
    total = len(texts) + len(noted)
    if total <= MOST_RANKED:
        return None
    found, with_note = list[Hit](), set(noted)
    for (article,) in db.execute(_BY_TURN):
        if article in texts or article in with_note:
            marks = [Hit(article, mark) for (mark,) in db.execute(_MARKS_OF, (article,)) if mark in numbers]
            found += _beside([article], marks, {article} if article in texts else (), limit)
            if len(found) >= limit:
                break
    return Hits(found[:limit], total, False)


def _marks_in(db: sqlite3.Connection, articles: set[int], numbers: set[int]) -> list[Hit]:
    """The marks of these numbers that are in these articles; both indexes hold all that is asked for."""
    few = "WHERE article IN (SELECT value FROM json_each(?1))" if len(articles) <= MOST_RANKED else ""
    rows = db.execute(
        f"SELECT id * 2, article FROM highlight {few} UNION ALL SELECT id * 2 + 1, article FROM note {few}",
        (json.dumps([*articles]),) if few else (),
    )
    return [Hit(article, mark) for mark, article in rows if mark in numbers and article in articles]


def _by_rank(db: sqlite3.Connection, asked: str, marks: Sequence[Hit]) -> list[Hit]:
    """The same, the best first."""
    rows: Iterable[tuple[int | None, float]] = db.execute(
        "SELECT rowid, bm25(marktext) FROM marktext WHERE marktext MATCH ? "
        "AND +rowid IN (SELECT value FROM json_each(?))",
        (asked, json.dumps([hit.mark for hit in marks])),
    )
    rank = dict(rows)
    return sorted(marks, key=lambda hit: rank.get(hit.mark, 0.0))


def _wanted(db: sqlite3.Connection, query: Query) -> set[int]:
    """The articles that are what the query wants them to be, whatever they hold."""
    wanted = conditions(query)
    if len(query.narrowings) == 1 and query.after is query.before is None:
        alone = _ALONE.get(query.narrowings[0])
        if alone is not None:
            return _ids(db, alone)
    return _ids(db, f"SELECT id FROM article WHERE {wanted.sql}", wanted.values)


def _allowed(db: sqlite3.Connection, query: Query, among: set[int]) -> set[int]:
    """Those of these articles that are what the query wants them to be."""
    wanted = conditions(query)
    return _ids(
        db,
        f"SELECT article.id FROM json_each(?) CROSS JOIN article ON article.id = json_each.value WHERE {wanted.sql}",
        (json.dumps([*among]), *wanted.values),
    )


def _asked(query: Query) -> str:
    return expression(query.words, query.without)


def _asked_of_marks(query: Query) -> str:
    """What is asked of highlights and notes, which have no title."""
    return expression(
        [one for one in query.words if not one.in_title], [one for one in query.without if not one.in_title]
    )


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


def _newest_matching(db: sqlite3.Connection, query: Query, limit: int) -> list[Hit]:
    """The first hits among the articles that were read last, each of which is asked whether it holds the words.

    Where many do, a few of them are enough; where it takes too many, all that match are looked up.
    """
    asked, of_marks = _asked(query), _asked_of_marks(query)
    holds, is_marked = _asking(db, "fulltext", asked), _asking(db, "marktext", of_marks)
    # What only begins so is looked up in many places of the index: once, and not for each.
    most = 0 if any(one.begins for one in query.words) else MOST_ASKED
    found = list[Hit]()
    for number, (article,) in enumerate(db.execute(_BY_TURN)):
        if number == most:
            holds, is_marked = _looked_up(db, "fulltext", asked), _looked_up(db, "marktext", of_marks)
        marks = [Hit(article, mark) for (mark,) in db.execute(_MARKS_OF, (article,)).fetchall() if is_marked(mark)]
        found += _beside([article], marks, {article} if holds(article) else (), limit)
        if len(found) >= limit:
            break
    return found[:limit]


def _asking(db: sqlite3.Connection, table: str, asked: str) -> Callable[[int], bool]:
    """Asks for each number whether its entry matches."""
    matches = f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid = ?"
    return lambda number: bool(asked) and db.execute(matches, (asked, number)).fetchone() is not None


def _looked_up(db: sqlite3.Connection, table: str, asked: str) -> Callable[[int], bool]:
    """The same by all numbers whose entries match."""
    return _ids(db, f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (asked,)).__contains__ if asked else _no


def _no(number: int) -> bool:
    return False


def _newest(db: sqlite3.Connection, among: Collection[int], limit: int) -> list[int]:
    """Those of these articles that were read last."""
    if len(among) <= MOST_ASKED:
        rows = (
            "SELECT article.id FROM json_each(?) CROSS JOIN article ON article.id = json_each.value ORDER BY turn DESC"
        )
        return [article for (article,) in db.execute(f"{rows} LIMIT ?", (json.dumps([*among]), max(0, limit)))]
    return [*islice((article for (article,) in db.execute(_BY_TURN) if article in among), max(0, limit))]


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
