"""Values that have no row: of kinds that only newer programs know, of articles that are not here, names of machines."""

import json
import sqlite3
from collections.abc import Iterable

from tui_reader.merging.writes import Write

BOX = "box"
"""The kind of what a library's machine is called, by its node."""


def hold(db: sqlite3.Connection, writes: Iterable[Write]) -> None:
    """Hold these values."""
    db.executemany(
        "INSERT OR REPLACE INTO held (kind, key, value) VALUES (?, ?, ?)",
        [(write.kind, write.key, json.dumps(write.value, ensure_ascii=False)) for write in writes],
    )


def release(db: sqlite3.Connection, kind: str, keys: Iterable[str]) -> None:
    """These have a row, or are no more."""
    if db.execute("SELECT 1 FROM held WHERE kind = ? LIMIT 1", (kind,)).fetchone() is not None:
        db.executemany("DELETE FROM held WHERE kind = ? AND key = ?", [(kind, key) for key in keys])


def held(db: sqlite3.Connection, kind: str, keys: Iterable[str]) -> dict[str, dict[str, object]]:
    """The values of those of these registers that are held."""
    if db.execute("SELECT 1 FROM held WHERE kind = ? LIMIT 1", (kind,)).fetchone() is None:
        return {}
    rows = db.execute(
        "SELECT key, value FROM held WHERE kind = ? AND key IN (SELECT value FROM json_each(?))",
        (kind, json.dumps(list(keys), ensure_ascii=False)),
    )
    return {key: json.loads(value) for key, value in rows}


def box_name(db: sqlite3.Connection, node: str) -> str:
    """What the machine of a library is called; its node when nobody said."""
    found = held(db, BOX, (node,)).get(node, {}).get("name")
    return found if isinstance(found, str) and found else node
