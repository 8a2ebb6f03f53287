"""What a query asks of an article besides its words, as conditions on the table of articles."""

import re
from typing import NamedTuple

from tui_reader.finding.query import Narrowing, Query
from tui_reader.library.names import BYLINE, IDENTITY, SITE

_SPECIAL = re.compile(r"[\\%_]")
# Lists that are short against the articles are read once, and no row is compared with them.
_QUEUED = "article.id IN (SELECT queue.article FROM queue WHERE queue.article IS NOT NULL)"
# In the index of the listing a state stands behind what was only printed, so that is always named.
_ANY = "printed_only IN (0, 1)"
_IN = {
    "queue": f"state NOT IN ('finished', 'archived') AND {_QUEUED}",
    "unread": "printed_only = 0 AND state = 'unread'",
    "reading": f"{_ANY} AND state = 'reading'",
    "read": f"{_ANY} AND state IN ('finished', 'archived')",
    "archived": f"{_ANY} AND state = 'archived'",
}
_HAS = {
    "highlight": "article.id IN (SELECT highlight.article FROM highlight)",
    "note": "article.id IN (SELECT note.article FROM note)",
}


class Conditions(NamedTuple):
    """Conditions that all have to hold, "" for none, and the values that are bound in them."""

    sql: str
    values: tuple[str | float, ...]


def conditions(query: Query) -> Conditions:
    """The conditions of a query on the rows of `article`."""
    parts, values = list[str](), list[str | float]()
    for one in query.narrowings:
        sql, bound = _condition(one)
        parts.append(f"{'NOT ' * one.is_not}({sql})")
        values += bound
    if query.after is not None or query.before is not None:
        between = (query.after or 0.0, query.before if query.before is not None else 1e12)
        parts.append("(added_at >= ? AND added_at < ? OR read_at > 0 AND read_at >= ? AND read_at < ?)")
        values += between * 2
    return Conditions(" AND ".join(parts), tuple(values))


def holding(word: str) -> str:
    r"""The pattern of `names LIKE ? ESCAPE '\'` for a folded word that stands anywhere in the names."""
    return f"%{_SPECIAL.sub(_escaped, word)}%"


def _condition(one: Narrowing) -> tuple[str, tuple[str, ...]]:
    if one.kind == "in":
        return _IN[one.value], ()
    if one.kind == "has":
        return _HAS[one.value], ()
    if one.kind == "tag":
        return "article.id IN (SELECT tag.article FROM tag WHERE tag.key = ?)", (one.value,)
    begin, end = (SITE, BYLINE) if one.kind == "site" else (BYLINE, IDENTITY)
    return r"names LIKE ? ESCAPE '\'", (f"%{begin}{holding(one.value)}{end}%",)


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"
