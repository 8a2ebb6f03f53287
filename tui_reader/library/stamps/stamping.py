"""The clock: each change of a register gets a stamp, in the transaction that makes it.

hlc: a hybrid logical clock, milliseconds since the epoch times 65,536, always above the last one (Kulkarni et al.,
"Logical Physical Clocks", 2014). node: the name of this file on this machine. seq: its own count of changes.
"""

# ruff: noqa: S608 (the statement is put together from the constants of this file; values are always bound)

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tui_reader.library.ranks import DIGITS
from tui_reader.library.stamps.registers import Register, value

NODE_CHARACTERS = 8
_TICKS = 16
"""Bits of the clock below its milliseconds."""


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


def clock(seconds: float) -> int:
    """The hlc of a time in seconds since the epoch."""
    return max(0, int(seconds * 1000)) << _TICKS


def seconds(hlc: int) -> float:
    """The time of an hlc, in seconds since the epoch."""
    return (hlc >> _TICKS) / 1000


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
    hlc = max(mine.hlc + 1, clock(now))
    stamps = [(*register, hlc + number, mine.node, mine.seq + number + 1) for number, register in enumerate(changed)]
    db.executemany("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?, ?, ?)", stamps)
    db.execute("UPDATE me SET hlc = ?, seq = ?", (hlc + len(changed) - 1, mine.seq + len(changed)))


def stamp(db: sqlite3.Connection, register: Register) -> Stamp | None:
    """The last change of a register; None when it never was."""
    row = db.execute("SELECT hlc, node, seq FROM stamp WHERE kind = ? AND key = ?", register).fetchone()
    return None if row is None else Stamp(*row)


def put(db: sqlite3.Connection, register: Register, one: Stamp) -> None:
    """Write the stamp of a change that another machine made; the clock here goes behind it from now on."""
    db.execute("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?, ?, ?)", (*register, *one))
    me(db)
    db.execute("UPDATE me SET hlc = max(hlc, ?)", (one.hlc,))


def changed_since(db: sqlite3.Connection, known: Mapping[str, int]) -> Iterator[tuple[Register, Stamp]]:
    """The registers whose last change is not in `known`, in the order of each machine's changes."""
    nodes = [node for (node,) in db.execute("SELECT DISTINCT node FROM stamp ORDER BY node")]
    for node in nodes:
        rows = db.execute(
            "SELECT kind, key, hlc, seq FROM stamp WHERE node = ? AND seq > ? ORDER BY seq", (node, known.get(node, 0))
        )
        for kind, key, hlc, seq in rows:
            yield Register(kind, key), Stamp(hlc, node, seq)


def versions(db: sqlite3.Connection) -> dict[str, int]:
    """The version vector: of every machine up to which of its changes are known here, of this one all."""
    mine = me(db)
    return {**dict(db.execute("SELECT node, seq FROM vv")), mine.node: mine.seq}


def note_versions(db: sqlite3.Connection, known: Mapping[str, int]) -> None:
    """From now on these changes of other machines are known here."""
    mine = me(db).node
    db.executemany(
        "INSERT INTO vv VALUES (?, ?) ON CONFLICT (node) DO UPDATE SET seq = max(seq, excluded.seq)",
        [(node, seq) for node, seq in known.items() if node != mine],
    )


def me(db: sqlite3.Connection) -> Me:
    """Who this file is; a copy of the file, or one on another machine, is somebody else from its first change on."""
    row = db.execute("SELECT node, fingerprint, hlc, seq FROM me").fetchone()
    fingerprint = _fingerprint(db)
    if row is not None and row[1] == fingerprint:
        return Me(*row)
    return _renewed(db, fingerprint)


def renew(db: sqlite3.Connection) -> Me:
    """Be somebody else from now on: others know changes of this file that it does not, since it was restored."""
    return _renewed(db, _fingerprint(db))


def stamp_all(db: sqlite3.Connection, now: float) -> None:
    """Stamp what was there before there were stamps, each with the time at which it was kept or read."""
    mine = me(db)
    latest = clock(now)
    first = mine.seq + 1
    db.execute(
        "INSERT INTO stamp SELECT kind, key, max(0, min(CAST(at * 1000 AS INTEGER) << 16, ?1)), ?2, "
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
    if row is not None:
        db.execute("INSERT OR REPLACE INTO vv VALUES (?, ?)", (row[0], row[2]))
    mine = Me(_new_node(), fingerprint, row[1] if row else 0, 0)
    db.execute("DELETE FROM me")
    db.execute("INSERT INTO me VALUES (?, ?, ?, ?)", mine)
    return mine


def _new_node() -> str:
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
