"""The clock: each change of a register gets a stamp, in the transaction that makes it.

hlc: a hybrid logical clock (`merging.clocks`). node: the name of this file on this machine. seq: its own count of
changes. seen: what it knew of other machines' (`merging.writes`).
"""

# ruff: noqa: S608 (the statement is put together from the constants of this file; values are always bound)

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tui_reader.library.stamps.identity import me
from tui_reader.library.stamps.registers import Register, value
from tui_reader.library.stamps.vectors import seen_of, seen_text
from tui_reader.merging.clocks import clock, next_hlc
from tui_reader.merging.notes import known_texts
from tui_reader.merging.writes import NOTHING, Versions, Write


class Stamp(NamedTuple):
    """When a register was last changed (hlc), by whom (node), and which of their changes it was (seq)."""

    hlc: int
    node: str
    seq: int


@contextmanager
def stamping(db: sqlite3.Connection, now: float, registers: Iterable[Register]) -> Iterator[None]:
    """Whichever of these registers has another value behind the block gets a stamp."""
    before = {register: value(db, register) for register in registers}
    yield
    touch(db, now, [register for register, was in before.items() if value(db, register) != was])


def touch(db: sqlite3.Connection, now: float, registers: Iterable[Register]) -> None:
    """Stamp these registers as changed now."""
    if not (changed := tuple(registers)):
        return
    mine = me(db)
    hlc = mine.hlc
    for count, register in enumerate(changed, 1):
        hlc = next_hlc(hlc, now)
        before = last_write(db, register)
        upon = before.hlc if before else 0
        seen = seen_text(seen_by_next(before, mine.node))
        db.execute(
            "INSERT OR REPLACE INTO stamp (kind, key, hlc, node, seq, seen) VALUES (?, ?, ?, ?, ?, ?)",
            (*register, max(hlc, upon + 1), mine.node, mine.seq + count, seen),
        )
    db.execute("UPDATE me SET hlc = ?, seq = ?", (hlc, mine.seq + len(changed)))


def stamp_new(db: sqlite3.Connection, now: float, registers: Iterable[Register]) -> bool:
    """Stamp registers that never changed before, all at once; False, and nothing is written, where one of them did.

    What is not asked for first takes half the time: a thousand articles from elsewhere have five thousand registers.
    """
    changed = sorted(registers)  # as they lie in the table
    mine = me(db)
    first = next_hlc(mine.hlc, now)
    db.execute("SAVEPOINT stamps")
    written = db.executemany(
        "INSERT OR IGNORE INTO stamp (kind, key, hlc, node, seq) VALUES (?, ?, ?, ?, ?)",
        [(*one, first + count, mine.node, mine.seq + 1 + count) for count, one in enumerate(changed)],
    ).rowcount
    if is_new := written == len(changed):
        db.execute("UPDATE me SET hlc = ?, seq = ?", (first + len(changed) - 1, mine.seq + len(changed)))
    else:
        db.execute("ROLLBACK TO stamps")
    db.execute("RELEASE stamps")
    return is_new


def last_write(db: sqlite3.Connection, register: Register) -> Write | None:
    """The last change of a register; of a note with the texts that it had, should it have had several."""
    row = db.execute("SELECT hlc, node, seq, seen FROM stamp WHERE kind = ? AND key = ?", register).fetchone()
    if row is None:
        return None
    hlc, node, seq, seen = row
    return Write(register.kind, register.key, {}, hlc, node, seq, seen_of(seen))


def seen_by_next(before: Write | None, node: str) -> Versions:
    """What the next write of this library has seen of a register."""
    if before is None:
        return NOTHING
    if before.kind == "n":
        return known_texts(before)
    if before.node == node:
        return before.seen
    return {each: hlc for each, hlc in before.knows.items() if each != node}


def stamp(db: sqlite3.Connection, register: Register) -> Stamp | None:
    """The last change of a register; None when it never was."""
    row = db.execute("SELECT hlc, node, seq FROM stamp WHERE kind = ? AND key = ?", register).fetchone()
    return None if row is None else Stamp(*row)


def stamp_all(db: sqlite3.Connection, now: float) -> None:
    """Stamp what was there before there were stamps, each with the time at which it was kept or read."""
    mine = me(db)
    latest = clock(now)
    first = mine.seq + 1
    db.execute(
        "INSERT INTO stamp (kind, key, hlc, node, seq) "
        "SELECT kind, key, max(0, min(CAST(at * 1000 AS INTEGER) << 16, ?1)), ?2, "
        f"?3 + row_number() OVER () - 1 FROM ({' UNION ALL '.join(_UNSTAMPED)})",
        (latest, mine.node, first),
    )
    hlc, count = db.execute("SELECT coalesce(max(hlc), 0), count(*) FROM stamp").fetchone()
    db.execute("UPDATE me SET hlc = max(hlc, ?), seq = seq + ?", (hlc, count))


_UNSTAMPED = (
    "SELECT 'a' AS kind, key AS key, kept_at AS at FROM article",
    "SELECT 's', key, read_at FROM article",
    "SELECT 'l', address, kept_at FROM address JOIN article ON article.id = article",
    "SELECT 'p', key, read_at FROM place JOIN article ON article.id = article",
    "SELECT 'm', key || ' ' || name, created FROM mark JOIN article ON article.id = article "
    "WHERE kind = 'mark' AND name IS NOT NULL",
    "SELECT 'q', address, coalesce(read_at, 0) FROM queue LEFT JOIN article ON article.id = article",
)
