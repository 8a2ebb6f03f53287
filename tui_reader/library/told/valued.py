"""Writes as this library tells them: stamps with the values that the tables have now, read thousands at a time."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby

from tui_reader.library.stamps.registers import Register, values
from tui_reader.library.told.held import held
from tui_reader.library.told.ledger import Stamped, stamped
from tui_reader.merging.writes import Value, Write


def valued(db: sqlite3.Connection, stamps: Sequence[Stamped]) -> list[Write]:
    """The writes of these stamps, in their order."""
    found = read(db, [Register(one.kind, one.key) for one in stamps])
    return [one.write(found.get(Register(one.kind, one.key))) for one in stamps]


def writes_of(db: sqlite3.Connection, registers: Iterable[tuple[str, str]]) -> dict[Register, Write]:
    """The last writes of those of these registers that have a stamp."""
    stamps = stamped(db, registers)
    return dict(zip(stamps, valued(db, list(stamps.values())), strict=True))


def read(db: sqlite3.Connection, registers: Iterable[Register]) -> dict[Register, Value]:
    """The values of those of these registers that have one, in a table or held."""
    found: dict[Register, Value] = {}
    for kind, group in groupby(sorted(registers), lambda register: register.kind):
        keys = [register.key for register in group]
        of_kind = {**held(db, kind, keys), **values(db, kind, keys)}
        found.update({Register(kind, key): value for key, value in of_kind.items()})
    return found


# Local files and what came once never travel: neither that they are there nor where.
_LOCAL = "SELECT key FROM article WHERE identity >= 'file:' AND identity < 'file;'"


class Local:
    """What stays on this machine: local files with all that belongs to them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._keys = {str(key) for (key,) in db.execute(_LOCAL)}

    def __call__(self, write: Write) -> bool:
        """Whether this is not told."""
        if write.kind in ("l", "q", "f"):
            return write.key[:5].lower() == "file:"
        if not self._keys:
            return False
        return write.key.partition(" ")[0] in self._keys or bool(
            write.value and write.value.get("article") in self._keys
        )
