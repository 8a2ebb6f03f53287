"""What another library tells, taken batch by batch."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from tui_reader.library.stamps.identity import me
from tui_reader.library.stamps.registers import Register
from tui_reader.library.told import ending, ledger, telling
from tui_reader.library.told.held import box_name
from tui_reader.library.told.lineage import Lineage
from tui_reader.library.told.putting import put
from tui_reader.library.told.valued import read
from tui_reader.merging.clocks import ahead_from, carried_along
from tui_reader.merging.greetings import Greeting, Taken
from tui_reader.merging.notes import texts_of
from tui_reader.merging.rules import Merged, merged
from tui_reader.merging.writes import NOTHING, SAME, Write

_BY_VALUE = frozenset("anpl")
"""Kinds of which the value that stands here is looked at: the others go by their stamps alone."""


class Taking:
    """Takes the writes of one talk. other: who tells them. now: seconds since the epoch."""

    def __init__(self, other: Greeting, now: float) -> None:
        self._other, self._now = other, now
        self._ahead_from = ahead_from(now)
        self._later: list[Write] = []
        self._addresses: list[tuple[str, str]] = []
        self._articles: list[str] = []
        self._moved: list[str] = []
        self._deletions: set[tuple[str, int]] = set()
        self._lost_places: list[Write] = []
        self._changed = self._both = 0
        self._ahead: set[str] = set()
        self._names: tuple[str, ...] = ()
        self._lineage = Lineage()

    @property
    def taken(self) -> Taken:
        """What came of it so far."""
        return Taken(self._changed, self._both, self._names)

    def take(self, db: sqlite3.Connection, writes: Sequence[Write]) -> None:
        """Take some. What belongs to others that may still come is seen to at the end, and so is its stamp."""
        self._lineage.hear(db, writes)
        last: dict[tuple[str, str], Write] = {}
        for write in writes:
            before = last.get((write.kind, write.key))
            if before is None or write.order > before.order:
                last[write.kind, write.key] = write
        stamps = ledger.stamped(db, last)
        values = read(db, [register for register in stamps if register.kind in _BY_VALUE])
        taken: list[Write] = []
        made: list[tuple[Merged, Write]] = []
        for told in last.values():
            if told.hlc > self._ahead_from:
                self._ahead.add(told.node)
            register = Register(told.kind, told.key)
            there = stamps.get(register)
            if there is not None:
                held = there.write(values.get(register))
                result = merged(held, told)
                if result.outcome in ("won", "lost", "made"):
                    self._note(db, held, told, result)
                if result.outcome == "made":
                    made.append((result, told))
                if result.outcome not in ("taken", "won"):
                    continue
            (self._later if self._has_to_wait(told) else taken).append(told)
        self._put(db, taken)
        self._make(db, made)
        self._remember_places(db)
        top = max((write.hlc for write in writes), default=0)
        mine = me(db)
        db.execute("UPDATE me SET hlc = ?", (carried_along(mine.hlc, top, self._now),))

    def raise_known(self, db: sqlite3.Connection, writes: Sequence[Write]) -> None:
        """What was taken so far is known, should the line break now: for each library up to what has to wait."""
        last: dict[str, int] = {}
        for write in writes:
            last[write.node] = max(last.get(write.node, 0), write.seq)
        for write in self._later:
            last[write.node] = min(last.get(write.node, 0), write.seq - 1)
        known = {node: (seq, self._other.known[node][1]) for node, seq in last.items() if node in self._other.known}
        ledger.raise_known(db, {node: version for node, version in known.items() if version[0] > 0})

    def end(self, db: sqlite3.Connection) -> None:
        """See to what waited, and know all that the other one knows."""
        aliases = [write for write in self._later if write.value is not None]
        self._put(db, aliases)
        deleted = [write for write in self._later if write.value is None]
        ledger.put_stamps(db, deleted)
        self._changed += len(deleted)
        moved = (*self._moved, *(write.key for write in aliases))
        left = ending.Left(tuple(deleted), tuple(self._addresses), moved, tuple(self._articles))
        self._changed += ending.end(db, left, self._now)
        for node in self._lineage.strangers(self._other.known):
            ledger.borne_twice(db, node)
        ledger.raise_known(db, self._other.known)
        ledger.adopt_all(db)
        telling.trim(db)
        self._names = tuple(sorted({box_name(db, node) for node in self._ahead}))

    def _has_to_wait(self, told: Write) -> bool:
        """Whether what becomes of it depends on others: what was deleted, and an article that is another one.

        What was deleted with its article has its stamp out of one row with the article's.
        """
        if told.value is not None:
            return told.kind == "a" and SAME in told.value
        if told.kind == "a":
            self._deletions.add((told.node, told.hlc - told.seq))
        return told.kind in ("a", "h") or (told.node, told.hlc - told.seq) in self._deletions

    def _put(self, db: sqlite3.Connection, writes: Sequence[Write]) -> None:
        put(db, writes)
        ledger.put_stamps(db, writes)
        self._changed += sum(write.kind not in ledger.BETWEEN for write in writes)
        self._articles += [write.key for write in writes if write.kind == "a" and write.value is not None]

    def _make(self, db: sqlite3.Connection, made: Sequence[tuple[Merged, Write]]) -> None:
        """Write anew what is made of two."""
        if not made:
            return
        put(db, [result.write for result, _ in made])
        changes = [(told.kind, told.key, told.hlc, result.write.seen) for result, told in made]
        ledger.put_mine(db, changes, self._now)
        self._changed += len(made)
        self._moved += [told.key for result, told in made if told.kind == "a" and SAME in (result.write.value or {})]

    def _remember_places(self, db: sqlite3.Connection) -> None:
        """Places that newer ones took are told on every machine, until they have been on one."""
        writes = [telling.elsewhere(lost, box_name(db, lost.node)) for lost in self._lost_places]
        self._lost_places = []
        if writes:
            put(db, writes)
            there = ledger.stamped(db, [(write.kind, write.key) for write in writes])
            upon = {register: stamp.hlc for register, stamp in there.items()}
            changes = [
                (write.kind, write.key, upon.get(Register(write.kind, write.key), 0), NOTHING) for write in writes
            ]
            ledger.put_mine(db, changes, self._now)

    def _note(self, db: sqlite3.Connection, held: Write, told: Write, result: Merged) -> None:
        """Two that knew nothing of each other: what a person is told of it; nothing when they say the same."""
        if held.value == told.value and result.outcome != "made":
            return
        if told.kind == "l" and held.value and told.value and held.value != told.value:
            self._addresses.append((str(held.value.get("article", "")), str(told.value.get("article", ""))))
        if told.kind == "n":
            self._both += len(texts_of(result.write)) > 1
        lost: Any = held if result.outcome == "won" else told if result.outcome == "lost" else None
        if lost is not None and lost.kind == "p" and lost.value is not None:
            self._lost_places.append(lost)
        telling.log(db, self._now, self._other.name, result.outcome, told, box_name(db, told.node))
