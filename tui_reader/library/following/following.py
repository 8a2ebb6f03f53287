"""What changes the lists that are followed, and what is new in them."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui_reader.address import identity
from tui_reader.library.stamps.registers import Register, paired
from tui_reader.library.stamps.stamping import stamping

MOST_SEEN = 2000
"""Entries of a list that are remembered: those it holds, and the newest of those it held."""


class Follow(NamedTuple):
    """Follow the list of an address from now on; one that is followed keeps what it has.

    tags: names parted by blanks. ids: of the entries that it holds, which are therefore not new; None when it was not
    asked yet: then what it holds when it is first asked is not new.
    """

    address: str
    title: str
    tags: str = ""
    ids: tuple[str, ...] | None = None

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write its row, and those of its entries."""
        address = identity(self.address)
        with stamping(db, now, (Register("f", address),)):
            made = db.execute(
                "INSERT OR IGNORE INTO feed (address, title, tags, added) VALUES (?, ?, ?, ?)",
                (address, self.title, self.tags, now),
            )
        if self.ids is not None and made.rowcount == 1:
            note_held(db, now, (address,), self.title, self.ids)


class Unfollow(NamedTuple):
    """Stop following a list; what was read from it stays."""

    address: str

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Delete its row and those of its entries."""
        address = identity(self.address)
        ids = db.execute("SELECT seen.id FROM seen JOIN feed ON feed.id = feed WHERE address = ?", (address,))
        registers = [Register("f", address), *(paired("seen", address, id) for (id,) in ids)]
        with stamping(db, now, registers):
            db.execute("DELETE FROM feed WHERE address = ?", (address,))


class NoteAnswer(NamedTuple):
    """Say that a list was asked just now. error: a word for why it did not answer ("403"), "" when it did.

    wait: seconds for which its server wants not to be asked again.
    """

    address: str
    error: str = ""
    wait: float = 0.0

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write the word; a list that never answered is still to be asked for the first time."""
        db.execute(
            "UPDATE feed SET error = ?2, wait_until = ?3, asked_at = iif(?2 = '', ?4, asked_at) WHERE address = ?1",
            (identity(self.address), self.error, now + self.wait if self.wait else 0.0, now),
        )


class SetNew(NamedTuple):
    """Let entries of a list be new, or not; those that are not in a followed list are passed over."""

    address: str
    ids: tuple[str, ...]
    is_new: bool

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write it for each."""
        address = identity(self.address)
        with stamping(db, now, [paired("seen", address, id) for id in self.ids]):
            db.executemany(
                "UPDATE seen SET new = ? WHERE feed = (SELECT id FROM feed WHERE address = ?) AND id = ?",
                [(self.is_new, address, id) for id in self.ids],
            )


def note_held(db: sqlite3.Connection, now: float, addresses: Iterable[str], title: str, ids: Sequence[str]) -> None:
    """A list came: if it is followed under one of its addresses, what was not seen before is new.

    What it holds when it is first asked is not new.
    """
    for address in dict.fromkeys(addresses):
        found = db.execute("SELECT id, asked_at FROM feed WHERE address = ?", (address,)).fetchone()
        if found is not None:
            _note(db, now, address, found, title, ids[:MOST_SEEN])


def _note(
    db: sqlite3.Connection, now: float, address: str, found: tuple[int, float], title: str, ids: Sequence[str]
) -> None:
    feed, asked_at = found
    known = {id for (id,) in db.execute("SELECT id FROM seen WHERE feed = ?", (feed,))}
    fresh = [id for id in ids if id not in known]
    held = set(ids)
    # The newest of those that are in the list no longer; what is new among them was never looked at.
    gone = db.execute("SELECT id FROM seen WHERE feed = ? ORDER BY first_seen DESC", (feed,))
    dropped = [id for (id,) in gone if id not in held][max(0, MOST_SEEN - len(ids)) :]
    with stamping(db, now, [Register("f", address), *(paired("seen", address, id) for id in (*fresh, *dropped))]):
        is_new = bool(asked_at)
        db.executemany("INSERT INTO seen VALUES (?, ?, ?, ?)", [(feed, id, now, is_new) for id in fresh])
        db.executemany("DELETE FROM seen WHERE feed = ? AND id = ?", [(feed, id) for id in dropped])
        # What its maker took out, and nobody carried along, can not be looked at any more.
        out = [(feed, id) for id in known if id not in held]
        db.executemany("UPDATE seen SET new = 0 WHERE feed = ? AND id = ? AND new", out)
        db.execute("UPDATE feed SET title = iif(title = '', ?, title), asked_at = ? WHERE id = ?", (title, now, feed))
