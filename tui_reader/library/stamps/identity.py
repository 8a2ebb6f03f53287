"""Who a library's file is among all that know each other."""

import os
import sqlite3
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tui_reader.library.ranks import DIGITS

NODE_CHARACTERS = 8


class Me(NamedTuple):
    """Who a file is: its name among all, what it was told by, the last hlc, the last seq."""

    node: str
    fingerprint: str
    hlc: int
    seq: int


def me(db: sqlite3.Connection) -> Me:
    """Who this file is; a copy of the file, or one on another machine, is somebody else from its first change on.

    What it wrote before stays written by whom it was: the original has written it too.
    """
    row = db.execute("SELECT node, fingerprint, hlc, seq FROM me").fetchone()
    fingerprint = _fingerprint(db)
    if row is not None and row[1] == fingerprint:
        return Me(*row)
    return _renewed(db, fingerprint)


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

    adopt(db, row[0], mine.node, told[0] if told else 0)
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
