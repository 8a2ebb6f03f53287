"""Which articles, highlights and notes a query finds, and in which order; without looking into any text."""

# ruff: noqa: S608 (the statements are put together from constants of this room; values are always bound)

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from tui_reader.finding.expression import any_of, expression
from tui_reader.finding.query import Narrowing, Query
from tui_reader.library.search.conditions import conditions

MOST_RANKED = 5000
"""Of more than this the newest come first: to rank 40,000 takes 300 ms, to rank these 40."""
TITLE_WEIGHT = 5.0
"""A word in the title counts as many times one in the text."""

_FARTHEST = 2**24
"""No article of ours has a larger number; a damaged file may say so."""
MOST_ASKED = 100
"""Articles that are asked one by one, at 30 microseconds each: to look up 5000 that hold a word takes 1 ms."""
_MOST_JOINED = 500
_MATCHING = "SELECT rowid FROM fulltext WHERE fulltext MATCH ?"
_BY_TURN = "SELECT id FROM article INDEXED BY article_turn WHERE 1 {} ORDER BY turn DESC"
# What is asked for most, from an index: no row of an article is looked up for it.
_ALONE = {
    Narrowing("has", "highlight"): "SELECT DISTINCT article FROM highlight",
    Narrowing("has", "note"): "SELECT DISTINCT article FROM note",
}
# By the function, not by `rank`: that ranks all of them before any is passed over, 40,000 in 150 ms.
_MARKS = (
    "SELECT coalesce(highlight.article, note.article) AS of, marktext.rowid FROM marktext "
    "LEFT JOIN highlight ON NOT marktext.rowid % 2 AND highlight.id = marktext.rowid / 2 "
    "LEFT JOIN note ON marktext.rowid % 2 AND note.id = marktext.rowid / 2 "
    "WHERE marktext MATCH ? {} ORDER BY bm25(marktext)"
)
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
    only = _Only(_allowed(db, query))
    # More are not fetched before it is known that all are needed: SQLite counts ten while Python takes one.
    most = MOST_RANKED + 1 if query.words else -1
    texts, notes = _texts(db, query, only, most), _count_notes(db, query, only)
    if query.words and len(texts) + notes > MOST_RANKED:
        total = _count_texts(db, query, only) + notes + _count_beside(db, query, only)
        return Hits(_newest_matching(db, query, only, limit), total, False)
    marks = _marks(db, query, only)
    # A highlight stands for the text that it is of.
    beside = [hit for hit in marks if _is_note(hit) or hit.article not in texts]
    total = len(texts) + len(beside)
    if query.words and total <= MOST_RANKED:
        order = _ranked(db, query, texts if only.values else None, limit)
        return Hits(_put_together(order, marks, texts, limit), total, True)
    order = _newest(db, {*texts, *(hit.article for hit in beside)}, limit)
    return Hits(_beside(order, marks, texts, limit), total, False)


# What is found


class _Only:
    """What narrows a query, looked up once: a byte for each number that an article may have.

    SQLite asks it of 30 hits in a microsecond. To join the articles takes ten times as long, Python's sets five times.
    """

    def __init__(self, articles: Collection[int] | None) -> None:
        self.values: tuple[bytearray, ...] = ()
        if articles is not None:
            numbers = [number for number in articles if 0 < number <= _FARTHEST]
            allowed = bytearray(max(numbers, default=0))
            for number in numbers:
                allowed[number - 1] = 1
            self.values = (allowed,)

    def where(self, article: str) -> str:
        """What stands behind a WHERE, for one of the values. article: what is the number of the article."""
        return f"AND substr(?, {article}, 1) = x'01'" if self.values else ""


def _count_texts(db: sqlite3.Connection, query: Query, only: _Only) -> int:
    """How many texts hold the words."""
    counted = f"SELECT count(*) FROM fulltext WHERE fulltext MATCH ? {only.where('rowid')}"
    return int(db.execute(counted, (_asked(query), *only.values)).fetchone()[0])


def _count_notes(db: sqlite3.Connection, query: Query, only: _Only) -> int:
    """How many notes hold the words."""
    asked = _asked_of_marks(query)
    if not asked:
        return 0
    noted = "CROSS JOIN note ON note.id = marktext.rowid / 2" if only.values else ""
    which = f"marktext MATCH ? AND marktext.rowid % 2 {only.where('note.article')}"
    return int(db.execute(f"SELECT count(*) FROM marktext {noted} WHERE {which}", (asked, *only.values)).fetchone()[0])


def _count_beside(db: sqlite3.Connection, query: Query, only: _Only) -> int:
    """How many highlights hold the words while their texts hold also what is not wanted."""
    asked = _asked_of_marks(query)
    if not asked or not query.without:
        return 0
    other = _Only(_ids(db, _MATCHING, (any_of(query.without),)))
    counted = (
        "SELECT count(*) FROM marktext CROSS JOIN highlight ON highlight.id = marktext.rowid / 2 "
        f"WHERE marktext MATCH ? AND NOT marktext.rowid % 2 {other.where('article')} {only.where('article')}"
    )
    return int(db.execute(counted, (asked, *other.values, *only.values)).fetchone()[0])


def _texts(db: sqlite3.Connection, query: Query, only: _Only, most: int = -1) -> set[int]:
    """The articles whose title and text hold the words; of no words all but those that are not wanted."""
    if query.words:
        return _ids(db, f"{_MATCHING} {only.where('rowid')} LIMIT ?", (_asked(query), *only.values, most))
    found = _ids(db, f"SELECT id FROM article WHERE 1 {only.where('id')}", only.values)
    return found - _ids(db, _MATCHING, (any_of(query.without),)) if query.without else found


def _marks(db: sqlite3.Connection, query: Query, only: _Only) -> list[Hit]:
    """The highlights and notes that hold all words, the best first."""
    asked = _asked_of_marks(query)
    rows = db.execute(_MARKS.format(only.where("of")), (asked, *only.values)) if asked else ()
    return [Hit(article, mark) for article, mark in rows if article is not None]


def _allowed(db: sqlite3.Connection, query: Query) -> set[int] | None:
    """The articles that are what the query wants, with what it wants in their titles; None where it asks for neither.

    What it wants in a title it wants in that of the article whose highlights and notes it finds.
    """
    in_title = [one for one in query.words if one.in_title]
    titles = _ids(db, _MATCHING, (expression(in_title),)) if in_title else None
    if not query.narrows:
        return titles
    wanted = _wanted(db, query)
    return wanted if titles is None else wanted & titles


def _wanted(db: sqlite3.Connection, query: Query) -> set[int]:
    """The articles that are what the query wants them to be, whatever they hold."""
    wanted = conditions(query)
    if len(query.narrowings) == 1 and query.after is query.before is None:
        alone = _ALONE.get(query.narrowings[0])
        if alone is not None:
            return _ids(db, alone)
    return _ids(db, f"SELECT id FROM article WHERE {wanted.sql}", wanted.values)


def _asked(query: Query) -> str:
    return expression(query.words, query.without)


def _asked_of_marks(query: Query) -> str:
    """What is asked of highlights and notes, which have no title."""
    return expression(
        [one for one in query.words if not one.in_title], [one for one in query.without if not one.in_title]
    )


def _is_note(hit: Hit) -> bool:
    return hit.mark is not None and hit.mark % 2 == 1


def _ids(db: sqlite3.Connection, sql: str, values: Sequence[str | float | bytearray] = ()) -> set[int]:
    """The numbers that a query selects; as one text, since Python takes twice as long for a row of each."""
    together = f"WITH found (id) AS ({sql}) SELECT json_group_array(id) FROM found"
    return set(json.loads(db.execute(together, values).fetchone()[0]))


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


def _newest_matching(db: sqlite3.Connection, query: Query, only: _Only, limit: int) -> list[Hit]:
    """The first hits among the articles that were read last, each of which is asked whether it holds the words.

    Where many do, a few of them are enough; where it takes too many, all that match are looked up.
    """
    asked, of_marks = _asked(query), _asked_of_marks(query)
    holds, is_marked = _asking(db, "fulltext", asked), _asking(db, "marktext", of_marks)
    # What only begins so is looked up in many places of the index: once, and not for each.
    most = 0 if any(one.begins for one in query.words) else MOST_ASKED
    found = list[Hit]()
    for number, (article,) in enumerate(db.execute(_BY_TURN.format(only.where("id")), only.values)):
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
    if len(among) <= _MOST_JOINED:
        rows = (
            "SELECT article.id FROM json_each(?) CROSS JOIN article ON article.id = json_each.value ORDER BY turn DESC"
        )
        found = db.execute(f"{rows} LIMIT ?", (json.dumps([*among]), max(0, limit)))
    else:
        only = _Only(among)
        found = db.execute(f"{_BY_TURN.format(only.where('id'))} LIMIT ?", (*only.values, max(0, limit)))
    return [article for (article,) in found]


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
