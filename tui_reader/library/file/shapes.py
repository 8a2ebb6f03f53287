"""By what the rows of a table are known where nothing but a row is left."""

import sqlite3
from collections.abc import Iterator

from tui_reader.library.file.leaves import NUMBER, Shape

_STORED: dict[str, frozenset[type]] = {
    "INTEGER": frozenset((int,)),
    "REAL": frozenset((int, float)),  # a whole one is stored as an int
    "TEXT": frozenset((str,)),
    "BLOB": frozenset((bytes,)),
}


def shapes(db: sqlite3.Connection) -> list[Shape]:
    """The shapes of those tables whose rows are like those of no other table, and like the entries of no index."""
    made = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
    ).fetchall()
    # What the indexes of words are made of holds bytes where rows of ours hold text.
    own = [
        (name, "WITHOUT ROWID" in sql)
        for name, sql in made
        if not name.startswith(("fulltext_", "marktext_", "sqlite_"))
    ]
    tables = [shape for one in own for shape in _shapes(db, *one)]
    entries = [entry for one in own for entry in _entries(db, *one)]
    return [
        one for one in tables
        if not any(one.meets(other) for other in (*tables, *entries) if other.table != one.table)
    ]  # fmt: skip


def _shapes(db: sqlite3.Connection, table: str, is_keyed: bool) -> Iterator[Shape]:
    """What is stored of a row: its key first where it has no number, which else stands for the column that is it.

    A row that is older than columns that were added has none of them.
    """
    columns = db.execute(f"PRAGMA table_info({table})").fetchall()
    if is_keyed:
        columns = sorted(columns, key=lambda one: int(one[5]) or len(columns))
    fits = [
        NUMBER if key and kind == "INTEGER" and not is_keyed else _fits(kind, bool(needed or (is_keyed and key)))
        for _, _, kind, needed, _, key in columns
    ]
    yield Shape(table, tuple(fits), is_keyed)
    absent: list[object] = []
    for *_, default, _ in reversed(columns):
        if default is None:
            break
        absent.insert(0, db.execute(f"SELECT {default}").fetchone()[0])
        yield Shape(table, tuple(fits[: -len(absent)]), is_keyed, tuple(absent))


def _fits(kind: str, is_needed: bool) -> frozenset[type]:
    stored = _STORED[kind]
    return stored if is_needed else stored | NUMBER


def _entries(db: sqlite3.Connection, table: str, is_keyed: bool) -> Iterator[Shape]:
    """What the entries of a table's indexes look like: their columns, and the number or the key of the row."""
    kinds = {column: kind for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})")}
    for _, index, _, origin, _ in db.execute(f"PRAGMA index_list({table})").fetchall():
        if is_keyed and origin == "pk":
            continue  # the table itself
        columns = [column for _, _, column, *_ in db.execute(f"PRAGMA index_xinfo({index})")]
        yield Shape(index, tuple([_fits(kinds.get(column or "", "INTEGER"), False) for column in columns]), True)
