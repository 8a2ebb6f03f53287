"""The machines that a person agreed to tell, and what there is to tell them."""

import sqlite3

_COUNTS = (
    ("article", "articles", "SELECT count(*) FROM article WHERE NOT (identity >= 'file:' AND identity < 'file;')"),
    ("queued address", "queued addresses", "SELECT count(*) FROM queue"),
    ("highlight", "highlights", "SELECT count(*) FROM highlight"),
    ("note", "notes", "SELECT count(*) FROM note"),
    ("followed list", "followed lists", "SELECT count(*) FROM feed"),
)


def things(db: sqlite3.Connection) -> str:
    """What there is, counted: 12 articles, 1 note."""
    found = [(int(db.execute(statement).fetchone()[0]), one, many) for one, many, statement in _COUNTS]
    return ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in found if count)


def is_agreed(db: sqlite3.Connection, host: str) -> bool:
    """Whether a person agreed that this machine is told."""
    return db.execute("SELECT 1 FROM hub WHERE name = ?", (host,)).fetchone() is not None


def agree(db: sqlite3.Connection, host: str) -> None:
    """It is not asked about again."""
    db.execute("INSERT OR IGNORE INTO hub (name) VALUES (?)", (host,))
