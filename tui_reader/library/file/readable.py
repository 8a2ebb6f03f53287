"""The rows of a damaged file that can be read: what lies on a page that is broken is gone, and all behind it is not."""

# ruff: noqa: S608 (names come from our own schema; values are always bound)

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from tui_reader.library.file.damage import FAULTS

_FARTHEST = 2**40
"""No row of ours has a larger number."""
Row = tuple[Any, ...]


class Readable:
    """Reads tables of a damaged file. is_whole: whether every row could be read so far."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.is_whole = True

    def numbered(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        """The rows of a table whose rows have numbers, by their numbers, which come first; past what is broken."""
        ahead = f"SELECT rowid, {', '.join(columns)} FROM {table} NOT INDEXED WHERE rowid >= ? ORDER BY rowid"
        number: int | None = 1
        while number is not None:
            for row in self._all(ahead, (number,)):
                if row is None or not isinstance(row[0], int) or row[0] < number:
                    self.is_whole = False
                    break
                number = row[0] + 1
                yield row
            else:
                return
            number = self._first_behind(f"{ahead} LIMIT 1", number)

    def _first_behind(self, one: str, broken: int) -> int | None:
        """The number from which on rows can be read again; None where there are no such."""
        step = 1
        while not self._reads(one, broken + step):
            step *= 2
            if step > _FARTHEST:
                return None
        low, high = broken + step // 2, broken + step
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._reads(one, middle) else (middle, high)
        return high

    def _reads(self, one: str, number: int) -> bool:
        """Whether the first row from this number on can be read, or there is none."""
        try:
            self._db.execute(one, (number,)).fetchall()
        except FAULTS:
            return False
        return True

    def from_both_ends(self, selected: str, key: Sequence[str]) -> Iterator[Row]:
        """The rows of a query in the order of its key until one is broken; then from the other end, some again."""
        for order in ("ASC", "DESC"):
            for row in self._all(f"{selected} ORDER BY {', '.join(f'{column} {order}' for column in key)}"):
                if row is None:
                    break
                yield row
            else:
                return
            self.is_whole = False

    def _all(self, query: str, values: Sequence[int] = ()) -> Iterator[Row | None]:
        """The rows of a query; None where it can not go on."""
        try:
            yield from self._db.execute(query, values)
        except FAULTS:
            yield None
