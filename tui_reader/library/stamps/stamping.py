"""The clock: each change of a register gets a stamp, in the transaction that makes it.

hlc: a hybrid logical clock (`merging.clocks`). node: the name of this file on this machine. seq: its own count of
changes. seen: what it knew of other machines' (`merging.writes`).
"""

# ruff: noqa: S608 (the statement is put together from the constants of this file; values are always bound)

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tui_reader.library.ranks import DIGITS
from tui_reader.library.stamps.registers import Register, value
from tui_reader.merging.clocks import clock, next_hlc
from tui_reader.merging.notes import known_texts
from tui_reader.merging.writes import NOTHING, Versions, Write

NODE_CHARACTERS = 8


class Stamp(NamedTuple):
    """When a register was last changed (hlc), by whom (node), and which of their changes it was (seq)."""

    hlc: int
    node: str
    seq: int


class Me(NamedTuple):
    """Who a file is: its name among all, what it was told by, the last hlc, the last seq."""

    node: str
    fingerprint: str
    hlc: int
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


def seen_of(text: str) -> Versions:
    """The vector of a stamp."""
    if not text:
        return NOTHING
    import json  # 4 ms that a first screen is painted without

    found: Versions = json.loads(text)
    return found


def seen_text(seen: Versions) -> str:
    """A vector as a stamp has it."""
    if not seen:
        return ""
    import json

    return json.dumps(seen, separators=(",", ":"), sort_keys=True)


def stamp(db: sqlite3.Connection, register: Register) -> Stamp | None:
    """The last change of a register; None when it never was."""
    row = db.execute("SELECT hlc, node, seq FROM stamp WHERE kind = ? AND key = ?", register).fetchone()
    return None if row is None else Stamp(*row)


def me(db: sqlite3.Connection) -> Me:
    """Who this file is; a copy of the file, or one on another machine, is somebody else from its first change on.

    What it wrote before stays written by whom it was: the original has written it too.
    """
    row = db.execute("SELECT node, fingerprint, hlc, seq FROM me").fetchone()
    fingerprint = _fingerprint(db)
    if row is not None and row[1] == fingerprint:
        return Me(*row)
    return _renewed(db, fingerprint)


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


def _renewed(db: sqlite3.Connection, fingerprint: str) -> Me:
    row = db.execute("SELECT node, hlc, seq FROM me").fetchone()
    mine = Me(new_node(), fingerprint, row[1] if row else 0, 0)
    db.execute("DELETE FROM me")
    db.execute("INSERT INTO me VALUES (?, ?, ?, ?)", mine)
    if row is None or not row[2]:
        return mine
    # What was told under the old name is known here; what was not yet told is both libraries'.
    told = db.execute("SELECT seq, word FROM life ORDER BY seq DESC LIMIT 1").fetchone()
    if told is not None:
        db.execute("INSERT OR REPLACE INTO vv (node, seq, life) VALUES (?, ?, ?)", (row[0], *told))
    db.execute("DELETE FROM life")
    from tui_reader.library.stamps.adopting import adopt  # a copy is seldom made

    adopt(db, row[0], told[0] if told else 0)
    return me(db)


def new_node() -> str:
    """A name that no other file has."""
    number, digits = int.from_bytes(os.urandom(NODE_CHARACTERS)), ""
    for _ in range(NODE_CHARACTERS):
        number, digit = divmod(number, len(DIGITS))
        digits += DIGITS[digit]
    return digits


def _fingerprint(db: sqlite3.Connection) -> str:
    """Machine, path and inode: what a copy of the file does not share with it."""
    path = db.execute("PRAGMA database_list").fetchone()[2]
    try:
        inode = os.stat(path).st_ino if path else 0  # noqa: PTH116 - of every change
    except OSError:
        inode = 0
    return f"{_machine()} {path} {inode}"


@cache
def _machine() -> str:
    """The machine's id and name, as far as it has them."""
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        try:
            return f"{Path(name).read_text(encoding='ascii').strip()} {os.uname().nodename}"
        except (OSError, ValueError):
            continue
    return os.uname().nodename
