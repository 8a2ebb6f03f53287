"""What says that something was deleted, forgotten when nobody can need it any more."""

import json
import sqlite3
from collections.abc import Iterator

from tui_reader.library.told import ledger
from tui_reader.library.told.ledger import Stamped
from tui_reader.library.told.valued import valued
from tui_reader.merging.clocks import clock
from tui_reader.merging.greetings import Known

DAYS = 400
"""So long a machine may be away: who comes back later is told nothing, since what was deleted is not known any more."""
_DAY = 86_400
_LOOKED_FOR_EVERY = 30 * _DAY
_LOOKED = ""
"""In the place of a node: when it was looked for what is old."""


def forget_old(db: sqlite3.Connection, now: float) -> None:
    """Forget deletions of more than 400 days ago; looked for once a month. now: seconds since the epoch."""
    row = db.execute("SELECT seq FROM forgotten WHERE node = ?", (_LOOKED,)).fetchone()
    if row is not None and now < row[0] + _LOOKED_FOR_EVERY:
        return
    db.execute("INSERT OR REPLACE INTO forgotten VALUES (?, ?)", (_LOOKED, int(now)))
    before = clock(now - DAYS * _DAY)
    for batch in list(_older(db, before)):
        gone = [write for write in valued(db, batch) if write.value is None]
        db.executemany("DELETE FROM stamp WHERE kind = ? AND key = ?", [(write.kind, write.key) for write in gone])
        db.executemany(
            "INSERT INTO forgotten VALUES (?, ?) ON CONFLICT (node) DO UPDATE SET seq = max(seq, excluded.seq)",
            [(write.node, write.seq) for write in gone],
        )
    _forget_lives(db, before)


def was_away(db: sqlite3.Connection, known: Known) -> bool:
    """Whether one who knows this was told of something once, and missed deletions that are forgotten here."""
    forgotten = dict(db.execute("SELECT node, seq FROM forgotten WHERE node <> ?", (_LOOKED,)))
    if not forgotten or not known.keys() & ledger.known(db).keys():
        return False
    return any(seq > (known[node][0] if node in known else 0) for node, seq in forgotten.items())


def _older(db: sqlite3.Connection, before: int) -> Iterator[list[Stamped]]:
    rows = db.execute("SELECT kind, key, hlc, node, seq, seen FROM stamp WHERE hlc < ?", (before,))
    while batch := rows.fetchmany(ledger.BATCH):
        yield [Stamped(*row) for row in batch]


def _forget_lives(db: sqlite3.Connection, before: int) -> None:
    """The lives that began so long ago, but for the last of each library."""
    rows = db.execute(
        "SELECT key FROM stamp WHERE kind = ? AND hlc < ? AND seq < (SELECT max(other.seq) FROM stamp AS other "
        "WHERE other.kind = stamp.kind AND other.node = stamp.node)",
        (ledger.LIFE, before),
    ).fetchall()
    keys = json.dumps([key for (key,) in rows])
    for table in ("stamp", "held"):
        statement = f"DELETE FROM {table} WHERE kind = ? AND key IN (SELECT value FROM json_each(?))"  # noqa: S608 - one of these names
        db.execute(statement, (ledger.LIFE, keys))
