"""The rows of a damaged file page by page: a leaf tells what stands on it, whatever became of the pages above it.

Source: the file format of SQLite (sqlite.org/fileformat2.html), sections 1.6, 1.8, 2.1 and 4.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

PAGE = 8192
"""Bytes of a page: every library of ours is laid out so."""
_ROWS, _KEYED, _KEYED_INNER = 13, 10, 2
_FREE, _FLOWN_OVER = 2, (3, 4)
_MAPPED = PAGE // 5
_BAD = (IndexError, ValueError, struct.error)
Row = tuple[Any, ...]


NUMBER: frozenset[type] = frozenset((type(None),))
"""What is stored of a column that is the row's number: nothing."""


class Shape(NamedTuple):
    """What rows of a table look like: the types that each column may have, as they are stored.

    absent: the values of columns behind those, which came later than the row.
    """

    table: str
    fits: tuple[frozenset[type], ...]
    is_keyed: bool
    absent: Row = ()

    def numbered(self, number: int, values: Row) -> Row:
        """A row behind its number, which also stands in the column that is it."""
        return number, *(number if fits == NUMBER else value for value, fits in zip(values, self.fits, strict=True))

    def meets(self, other: "Shape") -> bool:
        """Whether a row may be of both."""
        return (self.is_keyed, len(self.fits)) == (other.is_keyed, len(other.fits)) and all(
            a & b for a, b in zip(self.fits, other.fits, strict=True)
        )


class Leaves:
    """Reads a file of which the first page, the schema or pages that lead to others may be broken."""

    def __init__(self, path: Path) -> None:
        content = path.with_name(f"{path.name}-wal")
        self._newer = _written_ahead(content.read_bytes()) if content.exists() else {}
        self._file = path.open("rb")
        self._count = max(path.stat().st_size // PAGE, *self._newer, 0)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def rows(self, shapes: Sequence[Shape]) -> Iterator[tuple[str, Row]]:
        """The rows that have one of these shapes; where rows have numbers, these come first."""
        wanted: dict[tuple[bool, int], list[Shape]] = {}
        for shape in shapes:
            wanted.setdefault((shape.is_keyed, len(shape.fits)), []).append(shape)
        for number in range(1, self._count + 1):
            if self._use(number) in (_FREE, *_FLOWN_OVER):
                continue  # what was deleted stands there still
            page = self._page(number)
            begin = 100 if number == 1 else 0
            if page[begin : begin + 1] and page[begin] in (_ROWS, _KEYED, _KEYED_INNER):
                yield from self._on_page(page, begin, wanted)

    def _on_page(
        self, page: bytes, begin: int, wanted: Mapping[tuple[bool, int], Sequence[Shape]]
    ) -> Iterator[tuple[str, Row]]:
        kind, inner = page[begin], 4 * (page[begin] == _KEYED_INNER)
        first = begin + 8 + inner
        for at in range(first, first + 2 * int.from_bytes(page[begin + 3 : begin + 5]), 2):
            try:
                cell = int.from_bytes(page[at : at + 2]) + inner
                size, cell = _number(page, cell)
                number = None
                if kind == _ROWS:
                    number, cell = _number(page, cell)
                kinds, stored = _head(page, cell)
                for shape in wanted.get((kind != _ROWS, len(kinds)), ()):
                    if all(_type(one) in fits for one, fits in zip(kinds, shape.fits, strict=True)):
                        payload = self._payload(page, cell, size, kind != _ROWS)
                        values = _values(payload, stored - cell, kinds)
                        yield (
                            shape.table,
                            (*(values if number is None else shape.numbered(number, values)), *shape.absent),
                        )
            except _BAD:
                continue

    def _payload(self, page: bytes, cell: int, size: int, is_keyed: bool) -> bytes:
        """What a cell holds, with what flowed over into other pages."""
        least = (PAGE - 12) * 32 // 255 - 23
        most = (PAGE - 12) * 64 // 255 - 23 if is_keyed else PAGE - 35
        if size <= most:
            return page[cell : cell + size]
        here = least + (size - least) % (PAGE - 4)
        here = here if here <= most else least
        parts, left = [page[cell : cell + here]], size - here
        following = int.from_bytes(page[cell + here : cell + here + 4])
        while left > 0:
            if not 0 < following <= self._count:
                raise ValueError
            more = self._page(following)
            parts.append(more[4 : 4 + min(left, PAGE - 4)])
            following, left = int.from_bytes(more[:4]), left - (PAGE - 4)
        return b"".join(parts)

    def _page(self, number: int) -> bytes:
        if number in self._newer:
            return self._newer[number]
        self._file.seek((number - 1) * PAGE)
        return self._file.read(PAGE)

    def _use(self, number: int) -> int:
        """What the file says a page is used for; nothing of the kind where that can not be read."""
        if number < 3:
            return 0
        at = 2 + (number - 2) // (_MAPPED + 1) * (_MAPPED + 1)
        entry = 5 * (number - at - 1)
        return self._page(at)[entry] if number != at and entry < len(self._page(at)) else 0


def _written_ahead(content: bytes) -> dict[int, bytes]:
    """The pages that were committed and are not in the file yet."""
    pages, coming = dict[int, bytes](), dict[int, bytes]()
    for at in range(32, len(content) - PAGE - 23, PAGE + 24):
        if content[at + 8 : at + 16] != content[16:24]:
            break
        coming[int.from_bytes(content[at : at + 4])] = content[at + 24 : at + 24 + PAGE]
        if any(content[at + 4 : at + 8]):
            pages |= coming
            coming = {}
    return pages


def _number(page: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next one begins."""
    value = 0
    for index in range(9):
        byte = page[at + index]
        value = value << 8 | byte if index == 8 else value << 7 | byte & 127
        if byte < 128 or index == 8:
            return value - (1 << 64) * (value >> 63), at + index + 1
    raise ValueError


def _head(page: bytes, at: int) -> tuple[list[int], int]:
    """The kinds of the columns, and where their values begin."""
    size, behind = _number(page, at)
    kinds = list[int]()
    while behind < at + size:
        kind, behind = _number(page, behind)
        kinds.append(kind)
    return kinds, behind


def _type(kind: int) -> type:
    if kind == 0:
        return type(None)
    if kind >= 12:
        return str if kind % 2 else bytes
    return float if kind == 7 else int if kind < 10 else object


def _values(payload: bytes, at: int, kinds: Sequence[int]) -> Row:
    found: list[int | float | str | bytes | None] = []
    for kind in kinds:
        size = (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]
        part = payload[at : at + size]
        if len(part) < size:
            raise ValueError
        at += size
        if kind >= 12:
            found.append(part.decode(errors="replace") if kind % 2 else part)
        elif kind == 7:
            found.append(struct.unpack(">d", part)[0])
        else:
            found.append(None if kind == 0 else kind - 8 if kind >= 8 else int.from_bytes(part, signed=True))
    return tuple(found)
