"""The stamps as a second library is told of them: what is known here of whom, and in which life it was written."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui_reader.library.stamps.adopting import adopt
from tui_reader.library.stamps.identity import me, new_node
from tui_reader.library.stamps.registers import Register
from tui_reader.library.stamps.vectors import seen_of, seen_text
from tui_reader.library.told.held import BOX, hold
from tui_reader.merging.clocks import next_hlc
from tui_reader.merging.greetings import Known
from tui_reader.merging.writes import NOTHING, Versions, Write

BATCH = 5000
LIFE = "life"
"""The kind of lives, by node and word; the value says behind which one it began."""
TWICE = "twice"
"""The kind of names that two libraries have borne, a file and a copy of it that was made before."""
BETWEEN = frozenset((LIFE, TWICE, BOX))
"""Kinds that libraries tell each other of themselves, and nobody asked for."""


class Stamped(NamedTuple):
    """A register with its stamp."""

    kind: str
    key: str
    hlc: int
    node: str
    seq: int
    seen: str

    def write(self, value: Mapping[str, object] | None) -> Write:
        """The write of it."""
        return Write(self.kind, self.key, value, self.hlc, self.node, self.seq, seen_of(self.seen))


def stamped(db: sqlite3.Connection, registers: Iterable[tuple[str, str]]) -> dict[Register, Stamped]:
    """The stamps of those of these registers that have one."""
    names = json.dumps([[kind, key] for kind, key in registers], ensure_ascii=False)
    rows = db.execute(
        "SELECT stamp.kind, stamp.key, hlc, node, seq, seen FROM json_each(?) AS asked CROSS JOIN stamp "
        "ON stamp.kind = json_extract(asked.value, '$[0]') AND stamp.key = json_extract(asked.value, '$[1]')",
        (names,),
    )
    return {Register(row[0], row[1]): Stamped(*row) for row in rows}


def put_stamps(db: sqlite3.Connection, writes: Iterable[Write]) -> None:
    """Write the stamps of what another library wrote, in the order in which they lie."""
    db.executemany(
        "INSERT OR REPLACE INTO stamp (kind, key, hlc, node, seq, seen) VALUES (?, ?, ?, ?, ?, ?)",
        sorted((w.kind, w.key, w.hlc, w.node, w.seq, seen_text(w.seen)) for w in writes),
    )


def put_mine(db: sqlite3.Connection, changes: Sequence[tuple[str, str, int, Versions]], now: float) -> None:
    """Stamp what this library makes of what it was told: kind, key, an hlc that it builds upon beside the one that is
    there, what it has seen. now: seconds since the epoch.
    """
    mine = me(db)
    there = stamped(db, [(kind, key) for kind, key, _, _ in changes])
    stamps, hlc = list[Stamped](), mine.hlc
    for count, (kind, key, upon, seen) in enumerate(changes, 1):
        hlc = next_hlc(hlc, now)
        before = there.get(Register(kind, key))
        least = max(upon, before.hlc if before else 0) + 1
        stamps.append(Stamped(kind, key, max(hlc, least), mine.node, mine.seq + count, seen_text(seen)))
    db.executemany("INSERT OR REPLACE INTO stamp (kind, key, hlc, node, seq, seen) VALUES (?, ?, ?, ?, ?, ?)", stamps)
    db.execute("UPDATE me SET hlc = ?, seq = seq + ?", (hlc, len(stamps)))


# What is known


def begin_life(db: sqlite3.Connection, now: float) -> None:
    """What was written so far is told from now on as of this life; what is written next is of another one.

    That it began is told too, and behind which one: so a library that knew another one sees that two bore a name.
    """
    mine = me(db)
    last, before = db.execute("SELECT seq, word FROM life ORDER BY seq DESC LIMIT 1").fetchone() or (0, "")
    if mine.seq > last:
        word = os.urandom(4).hex()
        hold(db, [Write(LIFE, f"{mine.node} {word}", {"after": before}, 0, "", 0)])
        put_mine(db, [(LIFE, f"{mine.node} {word}", 0, NOTHING)], now)
        db.execute("INSERT INTO life VALUES (?, ?)", (word, mine.seq + 1))


def known(db: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """The version vector; of this library up to where its last life went."""
    found = {node: (int(seq), str(life)) for node, seq, life in db.execute("SELECT node, seq, life FROM vv")}
    row = db.execute("SELECT seq, word FROM life ORDER BY seq DESC LIMIT 1").fetchone()
    if row is not None:
        found[me(db).node] = int(row[0]), str(row[1])
    return found


def is_mine(db: sqlite3.Connection, told: Known) -> bool:
    """Whether what somebody knows of this library was written in one of its lives, and not by a copy of it."""
    node = me(db).node
    if node not in told:
        return True
    seq, life = told[node]
    row = db.execute("SELECT seq FROM life WHERE word = ?", (life,)).fetchone()
    return row is not None and int(row[0]) >= seq


def become_another(db: sqlite3.Connection) -> None:
    """Be somebody else: a copy of this library went on under its name. All that it wrote is told anew.

    What the other one wrote is asked for from the beginning; texts of notes go by the new name too, so that none of
    the two passes for having seen the other's. Every library is told that the name was borne twice: `adopt_all`.
    """
    borne_twice(db, _renamed(db))


def _renamed(db: sqlite3.Connection) -> str:
    """Give this library another name; answers the one it had. What was written together keeps numbers in a row."""
    old, node = me(db).node, new_node()
    notes = db.execute("SELECT key FROM stamp WHERE node = ? AND kind = 'n'", (old,)).fetchall()
    db.execute("UPDATE stamp SET node = ? WHERE node = ?", (node, old))
    for (key,) in notes:
        _rename(db, key, old, node)
    db.execute("DELETE FROM vv WHERE node = ?", (old,))
    db.execute("DELETE FROM life")
    db.execute("UPDATE me SET node = ?", (node,))
    return old


def adopt_all(db: sqlite3.Connection) -> None:
    """Tell under this library's name what was written under one that two have borne.

    Of such a name nobody can say up to where they know it: two wrote different things with the same numbers.
    """
    for name in twice(db):
        if name == me(db).node:
            _renamed(db)
        db.execute("DELETE FROM vv WHERE node = ?", (name,))
        adopt(db, name, me(db).node)


def borne_twice(db: sqlite3.Connection, node: str) -> None:
    """Tell every library that a file and a copy of it, made before, wrote under one name."""
    hold(db, [Write(TWICE, node, {}, 0, "", 0)])
    put_mine(db, [(TWICE, node, 0, NOTHING)], 0.0)


def twice(db: sqlite3.Connection) -> list[str]:
    """The names that two libraries have borne."""
    return [name for (name,) in db.execute("SELECT key FROM held WHERE kind = ? ORDER BY key", (TWICE,))]


def _rename(db: sqlite3.Connection, owner: str, old: str, new: str) -> None:
    """The texts of a note that stand here for several, by the new name of who wrote them."""
    row = db.execute("SELECT texts FROM note WHERE owner = ?", (owner,)).fetchone()
    if row is not None and row[0]:
        texts = [[hlc, new if node == old else node, words] for hlc, node, words in json.loads(row[0])]
        db.execute("UPDATE note SET texts = ? WHERE owner = ?", (json.dumps(texts, ensure_ascii=False), owner))


def raise_known(db: sqlite3.Connection, told: Known) -> None:
    """These writes of other libraries are known from now on."""
    unsaid = {me(db).node, *twice(db)}
    db.executemany(
        "INSERT INTO vv (node, seq, life) VALUES (?, ?, ?) "
        "ON CONFLICT (node) DO UPDATE SET life = iif(excluded.seq > seq, excluded.life, life), "
        "seq = max(seq, excluded.seq)",
        [(node, seq, life) for node, (seq, life) in told.items() if node not in unsaid],
    )


def count_unknown(db: sqlite3.Connection, told: Known) -> int:
    """How many stamps are not in what somebody knows, without those that only say so."""
    count = "SELECT count(*) FROM stamp WHERE node = ? AND seq > ? AND kind <> ?"
    return sum(int(db.execute(count, (*one, LIFE)).fetchone()[0]) for one in _since(db, told))


def unknown(db: sqlite3.Connection, told: Known) -> Iterator[list[Stamped]]:
    """The stamps that are not in what somebody knows, in batches, in the order of each library's count."""
    batch: list[Stamped] = []
    for node, since in _since(db, told):
        rows = db.execute(
            "SELECT kind, key, hlc, node, seq, seen FROM stamp WHERE node = ? AND seq > ? ORDER BY seq", (node, since)
        )
        for row in rows:
            batch.append(Stamped(*row))
            if len(batch) == BATCH:
                yield batch
                batch = []
    if batch:
        yield batch


def _since(db: sqlite3.Connection, told: Known) -> list[tuple[str, int]]:
    """The libraries that stamps are known of, and up to where somebody knows them."""
    nodes = {node for (node,) in db.execute("SELECT node FROM vv")} | {me(db).node}
    return [(node, told[node][0] if node in told else 0) for node in sorted(nodes)]
