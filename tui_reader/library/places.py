"""Where reading stopped, and the places a person marked."""

import json
import sqlite3
from typing import Any, NamedTuple

from tui_reader.article.document import Place, Position
from tui_reader.errors import LibraryError
from tui_reader.library.stamps.registers import Register, key_of, paired
from tui_reader.library.stamps.stamping import stamping
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


class SetMark(NamedTuple):
    """Mark a place, or a range up to `stop`; answers with its id. The same name and kind again moves it.

    name: "" for none.
    """

    article: int
    name: str
    start: Place
    stop: Place | None = None
    kind: str = "mark"
    note: str = ""

    def write(self, db: sqlite3.Connection, now: float) -> int:
        """Write the mark; LibraryError when its article was deleted meanwhile."""
        key = key_of(db, self.article)
        if not key:
            raise LibraryError("The article is gone", "It was deleted from the library meanwhile.")
        ends = self.start, self.stop or self.start
        with stamping(db, now, [paired("m", key, self.name)] if self.kind == "mark" and self.name else []):
            return write_mark(db, self.article, self.kind, self.name or None, ends, self.note, now)


class DeleteMark(NamedTuple):
    """Delete a mark by its id."""

    mark: int

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Delete its row."""
        with stamping(db, now, _registers(db, self.mark)):
            db.execute("DELETE FROM mark WHERE id = ?", self)


def _registers(db: sqlite3.Connection, mark: int) -> list[Register]:
    """The register of a mark, if it has one: where one jumped away from is nobody else's business."""
    found = db.execute(
        "SELECT key, name, kind FROM mark JOIN article ON article.id = article "
        "WHERE mark.id = ? AND kind IN ('mark', 'elsewhere') AND name IS NOT NULL",
        (mark,),
    )
    return [paired("m" if kind == "mark" else "j", key, name) for key, name, kind in found]


def write_mark(
    db: sqlite3.Connection, article: int, kind: str, name: str | None, ends: tuple[Place, Place], note: str, now: float
) -> int:
    """A mark or jump; a named one takes the place of the one of the same name and kind."""
    made = db.execute(
        "INSERT OR REPLACE INTO mark (article, kind, name, start, stop, note, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article, kind, name, to_json(ends[0]), to_json(ends[1]), note, now),
    )
    return int(made.lastrowid or 0)


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
