"""Where reading stopped, and the places a person marked."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from tui_reader.article.document import Place, Position
from tui_reader.library.values import Mark


def to_json(place: Place) -> str:
    """A place as JSON: block, offset, before, after, fraction and, if it has one, row."""
    row = [] if place.row is None else [place.row]
    return json.dumps([*place.position, place.before, place.after, place.fraction, *row], ensure_ascii=False)


def from_json(text: str) -> Place | None:
    """The place of `to_json`; None for anything else, which a damaged file may hold."""
    try:
        block, offset, before, after, fraction, *rest = json.loads(text)
        position = Position(int(block), int(offset))
        row = max(0, int(rest[0])) if rest else None
        return Place(position, str(before), str(after), min(max(float(fraction), 0.0), 1.0), row)
    except (ValueError, TypeError, OverflowError):
        return None


def place(db: sqlite3.Connection, article: int) -> tuple[Place | None, str]:
    """Where reading stopped and the title of the section there."""
    row = db.execute("SELECT place, section FROM place WHERE article = ?", (article,)).fetchone()
    if row is None or (found := from_json(row[0])) is None:
        return None, ""
    return found, row[1]


def save_place(
    db: sqlite3.Connection, article: int, place: Place, finished: bool, section: str, minutes_left: int
) -> None:
    """Put the place in the stead of the one before; a screen painted there is good no longer."""
    db.execute("DELETE FROM screen WHERE article = ?", (article,))
    db.execute(
        "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?)",
        (article, to_json(place), place.fraction, section, minutes_left),
    )
    db.execute("UPDATE article SET finished = ? WHERE id = ?", (finished, article))


def set_mark(
    db: sqlite3.Connection, article: int, kind: str, name: str | None, ends: tuple[Place, Place], note: str, now: float
) -> int:
    """A mark or highlight; a named one takes the place of the one of the same name and kind."""
    made = db.execute(
        "INSERT OR REPLACE INTO mark (article, kind, name, start, stop, note, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article, kind, name, to_json(ends[0]), to_json(ends[1]), note, now),
    )
    return int(made.lastrowid or 0)


def replace_marks(
    db: sqlite3.Connection, article: int, kind: str, named: Iterable[tuple[str, Place]], now: float
) -> None:
    """Put these marks in the stead of all of their kind."""
    db.execute("DELETE FROM mark WHERE article = ? AND kind = ?", (article, kind))
    for name, place in named:
        set_mark(db, article, kind, name, (place, place), "", now)


def marks(db: sqlite3.Connection, article: int) -> tuple[Mark, ...]:
    """All marks of the article, by name, then by age."""
    rows: list[tuple[Any, ...]] = db.execute(
        "SELECT id, kind, coalesce(name, ''), start, stop, note, created FROM mark WHERE article = ? "
        "ORDER BY name IS NULL, name, id",
        (article,),
    ).fetchall()
    return tuple(
        Mark(id, kind, name, first, last, note, created)
        for id, kind, name, start, stop, note, created in rows
        if (first := from_json(start)) and (last := from_json(stop))
    )
