"""What a person is told of what came together: a place that another one took, and the last things that met."""

import sqlite3
from typing import NamedTuple

from tui_reader.merging.rules import Outcome
from tui_reader.merging.writes import Write

MOST_LINES = 200


class Met(NamedTuple):
    """Two changes that met. at: seconds since the epoch. box: the machine that told of it. words: what came of it."""

    at: float
    box: str
    words: str


def elsewhere(lost: Write, box: str) -> Write:
    """A place that a newer one took, as what is told of it once."""
    value = lost.value or {}
    told = {
        "place": str(value.get("place", "")),
        "note": f"{float(value.get('fraction', 0.0)) * 100:.0f} % on {box}",
        "created": float(value.get("read_at", 0.0)),
    }
    return Write("j", f"{lost.key} {lost.node}", told, 0, "", 0)


_NAMES = {
    "a": "the names", "s": "the state", "l": "an address", "p": "the place", "m": "a mark", "q": "a queued address",
    "t": "a tag", "h": "a highlight", "n": "a note", "f": "a list", "seen": "an entry of a list", "b": "the text",
}  # fmt: skip
_ENDS: dict[Outcome, str] = {
    "won": "{box}'s stands, that of here was older",
    "lost": "that of here stands, {box}'s was older",
    "made": "both of here and of {box} stay",
}


def log(db: sqlite3.Connection, now: float, box: str, outcome: Outcome, told: Write, writer: str) -> None:
    """Note what came of two changes that knew nothing of each other. writer: the machine that the told one is of."""
    if told.kind not in _NAMES or told.kind == "b":
        return
    words = f"{_NAMES[told.kind]}{_whose(db, told)}: {_ENDS[outcome].format(box=writer)}"
    db.execute("INSERT INTO met (at, box, words) VALUES (?, ?, ?)", (now, box, words))


def trim(db: sqlite3.Connection) -> None:
    """Of what met only the last stay."""
    db.execute("DELETE FROM met WHERE id <= (SELECT max(id) FROM met) - ?", (MOST_LINES,))


def last(db: sqlite3.Connection) -> list[Met]:
    """What met last, the newest first."""
    return [Met(*row) for row in db.execute("SELECT at, box, words FROM met ORDER BY id DESC LIMIT ?", (MOST_LINES,))]


def _whose(db: sqlite3.Connection, told: Write) -> str:
    """Of what: the title of an article, an address, a tag."""
    key, _, name = told.key.partition(" ")
    article = (told.value or {}).get("article", key) if told.kind in ("h", "n") else key
    row = db.execute("SELECT title, identity FROM article WHERE key = ?", (article,)).fetchone()
    if row is not None:
        shown = f" {name}" if told.kind in ("t", "m") else ""
        return f"{shown} of {row[0] or row[1]}"
    return f" {key}" if told.kind in ("l", "q", "f") else ""
