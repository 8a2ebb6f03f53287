"""The rows of the articles screen: the queue, and the others by what became of them."""

# ruff: noqa: S608 (the statements are put together from the constants of this file; values are always bound)

import re
import sqlite3
from typing import Any

from tui_reader.library.values import Group, Row

_SPECIAL = re.compile(r"[\\%_]")
_ESCAPED = r"\\\g<0>"
# SQLite takes patterns of 50,000 bytes at most, and a pasted text is no filter.
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
# Lists that are followed stand by themselves. No row is compared with them: SQLite reads them once.
_FOLLOWED = "SELECT article FROM address JOIN feed ON feed.address = address.address"
_COLUMNS = (
    "article.id, identity, title, site, coalesce(fraction, 0.0), minutes, coalesce(minutes_left, minutes), "
    "coalesce(section, ''), read_at, text_bytes > 0"
)


def rows(db: sqlite3.Connection, filter: str, limit: int) -> tuple[Row, ...]:
    """The first rows of the groups, one after the other.

    The queue in its order, the others with the article read last first. What was read to its end stands among what
    was read, in the queue or not. filter: words that all occur in title, site, author
    or address, whatever their case.
    """
    words = filter[:_LONGEST_FILTER].casefold().split()
    found = _queued(db, words)[:limit]
    for group in _LISTED:
        if len(found) < limit:
            found += _listed(db, group, words, limit - len(found))
    return tuple(found)


def group_sizes(db: sqlite3.Connection, filter: str) -> dict[Group, int]:
    """How many rows each group has for a filter, however many are wanted of them."""
    words = filter[:_LONGEST_FILTER].casefold().split()
    found: dict[Group, int] = {"queue": len(_queued(db, words))}
    for group, about in _LISTED.items():
        counted = db.execute(f"SELECT count(*) {_matches(group, words)}", (*about, *_patterns(words)))
        found[group] = int(counted.fetchone()[0])
    return found


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


def _queued(db: sqlite3.Connection, words: list[str]) -> list[Row]:
    found = db.execute(
        f"SELECT queue.address, error, names, {_COLUMNS} FROM queue LEFT JOIN article ON article.id = queue.article "
        f"LEFT JOIN place ON place.article = article.id WHERE coalesce(state, '') NOT IN {_DONE} "
        "ORDER BY rank, queue.address"
    )
    rows = []
    for number, (address, error, names, *about) in enumerate(found, 1):
        if all(word in (names or address.casefold()) for word in words):
            if about[0] is None:
                row = Row("queue", None, address, "", "", number, error, 0.0, 0, 0, "", 0.0, False)
            else:
                row = _row("queue", about)._replace(position=number, error=error)
            rows.append(row)
    return rows


def _matches(group: Group, words: list[str]) -> str:
    """The inner query of a group; it reads the listing's index alone. LIKE is twice as fast as instr here."""
    return (
        "FROM article WHERE printed_only = ? AND state = ?"
        + r" AND names LIKE ? ESCAPE '\'" * len(words)
        + f" AND id NOT IN ({_FOLLOWED})"
        + " AND NOT EXISTS (SELECT 1 FROM queue WHERE queue.article = article.id)" * (_LISTED[group][1] not in _DONE)
    )


def _patterns(words: list[str]) -> list[str]:
    return [f"%{_SPECIAL.sub(_ESCAPED, word)}%" for word in words]


def _listed(db: sqlite3.Connection, group: Group, words: list[str], limit: int) -> list[Row]:
    found = db.execute(
        f"SELECT {_COLUMNS} FROM (SELECT id AS listed, turn AS at {_matches(group, words)} "
        "ORDER BY turn DESC LIMIT ?) JOIN article ON article.id = listed "
        "LEFT JOIN place ON place.article = article.id ORDER BY at DESC",
        (*_LISTED[group], *_patterns(words), limit),
    )
    return [_row(group, about) for about in found]


def _row(group: Group, about: Any) -> Row:
    article, address, title, site, fraction, minutes, minutes_left, section, read_at, has_text = about
    return Row(
        group,
        article,
        address,
        title,
        site,
        None,
        "",
        fraction,
        minutes,
        minutes_left,
        section,
        read_at,
        bool(has_text),
    )
