"""The rows of the articles screen: the queue, and the others by what became of them."""

# ruff: noqa: S608 (the statements are put together from the constants of this file; values are always bound)

import sqlite3
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from tui_reader.library.values import Group, Order, Row

if TYPE_CHECKING:
    from tui_reader.finding.query import Query

# What a phrase or a word that is not wanted begins with.
_BEGINNINGS = '-"“”„'
# A pasted text is no filter.
_LONGEST_FILTER = 500
_DONE = ("finished", "archived")
"""The states in which an entry of the queue is in it no longer."""
_LISTED: dict[Group, tuple[int, str]] = {
    "reading": (0, "reading"),
    "unread": (0, "unread"),
    "read": (0, "finished"),
    "printed": (1, "unread"),
    "archived": (0, "archived"),
}
"""The groups below the queue in their order: printed only, and state."""
_GROUPS = {about: group for group, about in _LISTED.items()}
# Lists that are followed stand by themselves. No row is compared with them: SQLite reads them once, from the short end.
_FOLLOWED = "SELECT article FROM feed CROSS JOIN address ON address.address = feed.address"
_COLUMNS = (
    "article.id, identity, title, site, coalesce(fraction, 0.0), minutes, coalesce(minutes_left, minutes), "
    "coalesce(section, ''), read_at, text_bytes > 0, "
    "(SELECT group_concat(name, ' ') FROM (SELECT name FROM tag WHERE tag.article = article.id ORDER BY key)), "
    "(SELECT count(*) FROM highlight WHERE highlight.article = article.id), added_at, state"
)
_SITE_OR_HOST = (
    "substr(names, 1 + iif(substr(names, 1 + instr(names, char(1)), 1) = char(2), instr(names, char(2)), "
    "instr(names, char(1))))"
)
_ORDERS: dict[Order, str] = {
    "read": "turn DESC",
    "added": "added_at DESC, turn DESC",
    "length": "minutes = 0, minutes, turn DESC",
    "site": f"{_SITE_OR_HOST}, turn DESC",
    "title": "names",
}
"""What the rows of a group are sorted by: all of it stands in the index `article_listed`."""


class ListedArticles(NamedTuple):
    """The first rows of the groups, one after the other.

    The queue in its order, the others in `order`. What was read to its end stands among what was read, in the queue or
    not. filter: see `finding.query`; its words all occur in title, site, author or address, whatever their case.
    most: so many rows of each group of `KEPT_SHORT`, unless it is among `opened`, which leave `limit` to the others, as
    the queue does; None: no group is kept short.
    """

    filter: str = ""
    limit: int = 200
    order: Order = "read"
    most: int | None = None
    opened: Collection[Group] = ()

    def read(self, db: sqlite3.Connection, now: float) -> tuple[Row, ...]:
        """Read the rows."""
        query = _query(self.filter[:_LONGEST_FILTER], now)
        found = list[Row]()
        left = self.limit
        for group in groups_of(query):
            is_short = self.most is not None and group in KEPT_SHORT
            room = left
            if self.most is not None and is_short:
                room = self.limit if group == "queue" or group in self.opened else self.most
            if room > 0:
                rows = _queued(db, query)[:room] if group == "queue" else _listed(db, group, query, room, self.order)
                left -= 0 if is_short else len(rows)
                found += rows
        return tuple(found)


class GroupSizes(NamedTuple):
    """How many rows each group has for a filter, however many are wanted of them."""

    filter: str = ""

    def read(self, db: sqlite3.Connection, now: float) -> dict[Group, int]:
        """Count the rows."""
        query = _query(self.filter[:_LONGEST_FILTER], now)
        found: dict[Group, int] = dict.fromkeys(ALL_GROUPS, 0)
        for group in groups_of(query):
            if group == "queue":
                found[group] = len(_queued(db, query))
                continue
            matching, values = _matches(group, query)
            found[group] = int(db.execute(f"SELECT count(*) {matching}", values).fetchone()[0])
        return found


_ALSO = {"read": ("read", "archived")}
"""What `in:` calls by one name."""
ALL_GROUPS: tuple[Group, ...] = ("queue", *_LISTED)
KEPT_SHORT: tuple[Group, ...] = ("queue", "reading", "unread", "archived")
"""Groups that leave the screen to those that were read: only their first rows are shown at first."""


def groups_of(query: "Query") -> list[Group]:
    """The groups that a query wants, in their order."""
    wanted, unwanted = set[str](), set[str]()
    for one in query.narrowings:
        if one.kind == "in":
            (unwanted if one.is_not else wanted).update(_ALSO.get(one.value, (one.value,)))
    return [group for group in ALL_GROUPS if (not wanted or group in wanted) and group not in unwanted]


def by_id(db: sqlite3.Connection, article: int) -> Row | None:
    """The row of one article, in the group of its reading."""
    row = db.execute(
        f"SELECT printed_only, state, {_COLUMNS} FROM article "
        "LEFT JOIN place ON place.article = article.id WHERE article.id = ?",
        (article,),
    ).fetchone()
    return None if row is None else _row(_GROUPS.get(row[:2], "reading"), row[2:])


def counts(db: sqlite3.Connection) -> tuple[int, int]:
    """Kept articles, and the bytes in use."""
    articles = db.execute("SELECT count(*) FROM article").fetchone()[0]
    return int(articles), bytes_used(db)


def bytes_used(db: sqlite3.Connection) -> int:
    """Bytes of the file that hold something."""
    pages, free, size = (
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _query(filter: str, now: float) -> "Query":
    """What is asked for; a word of signs alone, which no text can be searched for, is looked for in the names."""
    from tui_reader.finding.letters import has_letters
    from tui_reader.finding.query import Words, parsed  # with what it names 2 ms, and no start asks for rows

    query = parsed(filter, now)
    signs = [Words(word) for word in filter.split() if not has_letters(word) and word.strip(_BEGINNINGS)]
    return query._replace(words=(*query.words, *signs))


def _queued(db: sqlite3.Connection, query: "Query") -> list[Row]:
    from tui_reader.library.narrowing import address_conditions, conditions

    fetched, waiting = conditions(query), address_conditions(query)
    found = db.execute(
        f"SELECT entry, error, queued, {_COLUMNS} FROM (SELECT row_number() OVER (ORDER BY rank, address) AS entry, "
        "error, queue.address AS queued, queue.article AS of FROM queue "
        "LEFT JOIN article ON article.id = queue.article "
        f"WHERE coalesce(state, '') NOT IN {_DONE}) AS queue LEFT JOIN article ON article.id = of "
        "LEFT JOIN place ON place.article = article.id "
        f"WHERE (article.id IS NOT NULL{fetched.sql}) OR (article.id IS NULL{waiting.sql}) ORDER BY entry",
        (*fetched.values, *waiting.values),
    )
    rows = []
    for number, error, address, *about in found:
        if about[0] is None:
            row = Row("queue", None, address, "", "", number, error, 0.0, 0, 0, "", 0.0, False)
        else:
            row = _row("queue", about)._replace(position=number, error=error)
        rows.append(row)
    return rows


def _matches(group: Group, query: "Query") -> tuple[str, tuple[str | float, ...]]:
    """The inner query of a group; it reads the listing's index alone. LIKE is twice as fast as instr here."""
    from tui_reader.library.narrowing import conditions

    asked = conditions(query)
    unqueued = " AND NOT EXISTS (SELECT 1 FROM queue WHERE queue.article = article.id)"
    return (
        f"FROM article WHERE printed_only = ? AND state = ?{asked.sql} AND id NOT IN ({_FOLLOWED})"
        f"{'' if _LISTED[group][1] in _DONE else unqueued}",
        (*_LISTED[group], *asked.values),
    )


def _listed(db: sqlite3.Connection, group: Group, query: "Query", limit: int, order: Order) -> list[Row]:
    (matching, values), by = _matches(group, query), _ORDERS[order]
    found = db.execute(
        f"SELECT {_COLUMNS} FROM (SELECT id AS listed {matching} ORDER BY {by} LIMIT ?) "
        f"JOIN article ON article.id = listed LEFT JOIN place ON place.article = article.id ORDER BY {by}",
        (*values, limit),
    )
    return [_row(group, about) for about in found]


def _row(group: Group, about: Any) -> Row:
    """The row of `_COLUMNS`."""
    article, address, title, site, *far, has_text, tags, highlights, added, state = about
    names = (group, article, address, title, site, None, "")
    return Row._make((*names, *far, bool(has_text), tuple((tags or "").split()), highlights, added, state))
