"""Comma-separated rows by the names of their columns, whatever their order and number."""

import csv
from collections.abc import Iterator, Mapping

LONGEST_CELL = 10_000_000
"""Characters of a cell; Python's own limit is shorter than a saved article."""


class Row:
    """A row: its cells by the names of their columns in lower case, "" for a column that is not there.

    number: as a spreadsheet counts, the names being row 1.
    """

    def __init__(self, number: int, cells: Mapping[str, str]) -> None:
        self.number = number
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        return self._cells.get(column, "")


def columns(text: str) -> tuple[str, ...]:
    """The names of the first row, in lower case; () when it can not be read."""
    try:
        csv.field_size_limit(LONGEST_CELL)
        return tuple(name.strip().casefold() for name in next(csv.reader(_lines(text)), ()))
    except csv.Error:
        return ()


def rows(text: str) -> Iterator[Row]:
    """The rows below the first; those without a single cell are passed over."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(_lines(text))
    names = [name.strip().casefold() for name in next(reader, ())]
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell that is too long; the reader goes on behind it
            yield Row(number, {})
            continue
        if any(cells):
            yield Row(number, dict(zip(names, cells, strict=False)))


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one at a time: a copy of the text would take four times its room."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end
