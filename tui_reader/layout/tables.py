"""A table's cells laid into columns of a given width: what the screen and the plain text both draw from."""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Cell
from tui_reader.layout.wrap import breaks

GAP = 2
SIDEWAYS = 24
"""Cells of a column in a table that is moved sideways, if its words are no longer."""
READABLE = 16
"""A word longer than this may be broken; a column of words that would be narrower takes room from the others."""
MOST = 0.6
"""The share of its width that a column keeps when it alone gives up what is missing."""

_NUMBER = (  # compiled for the first table
    r"[(+\-\u2212\u00b1~<>\u2264\u2265]?\s*(?:[A-Z]{3}|[$\u20ac\u00a3\u00a5\u20b9])?\s*[+\-\u2212]?"
    r"\d[\d.,'\u2019\u00a0\u202f ]*"
    r"\s*(?:%|\u2030|\u00b0\w?|[$\u20ac\u00a3\u00a5]|[kKMGT]?[A-Za-z\u00b5]{0,3}\u00b2?)?\)?"
)
_NO_VALUE = frozenset(("", "-", "\u2013", "\u2014", "\u2212", "n/a", "N/A", "?", "\u2026", "..."))


class Column(NamedTuple):
    """Where a column begins and how many cells it is wide; `right`: its values are numbers, set to its right edge."""

    x: int
    width: int
    right: bool


class Piece(NamedTuple):
    """`[start, end)` of the block's text, drawn from cell `x` on; `more` stands after it where it was cut."""

    start: int
    end: int
    x: int
    header: bool
    more: str = ""


class Row(NamedTuple):
    """One row of the table as screen lines of pieces, left to right; `header`: all its cells head a column."""

    lines: tuple[tuple[Piece, ...], ...]
    header: bool


class TableLayout(NamedTuple):
    """A table as lines. `width`: cells it takes, more than was asked for when its columns would become unreadable.

    head: how many of the first rows head the columns; a rule goes below them.
    """

    width: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: int


def fit(block: Block, width: int) -> TableLayout:
    """The table in at most `width` cells: as it is when it fits, else with wrapped cells, else wider than asked."""
    grid = _grid(block)
    count = max((cell.column + cell.colspan for row in grid for cell in row), default=0)
    widths = _widths(block.text, grid, count, width)
    numeric = _numeric(block.text, grid, count)
    columns: list[Column] = []
    x = 0
    for size, right in zip(widths, numeric, strict=True):
        columns.append(Column(x, size, right))
        x += size + GAP
    rows = tuple([_row(block.text, row, columns) for row in grid])
    head = next((index for index, row in enumerate(rows) if not row.header), len(rows))
    return TableLayout(max(0, x - GAP), tuple(columns), rows, head)


def _grid(block: Block) -> list[list[Cell]]:
    """The cells by row and column, numbered without gaps and with spans that end where the table does."""
    rows = sorted({cell.row for cell in block.cells})
    columns = sorted({cell.column for cell in block.cells})
    at_row = {row: index for index, row in enumerate(rows)}
    at_column = {column: index for index, column in enumerate(columns)}
    grid: list[list[Cell]] = [[] for _ in rows]
    for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
        column = at_column[cell.column]
        covered = bisect_left(columns, cell.column + max(cell.colspan, 1)) - column
        grid[at_row[cell.row]].append(cell._replace(row=at_row[cell.row], column=column, colspan=covered))
    return grid


def _widths(text: str, grid: list[list[Cell]], count: int, width: int) -> list[int]:
    """Each column's width: its natural one, or its share of `width`, never less than its longest word of READABLE."""
    natural, least = [1] * count, [1] * count
    spanning: list[Cell] = []
    for cell in (cell for row in grid for cell in row):
        if cell.colspan > 1:
            spanning.append(cell)
            continue
        whole, word = _extent(text[cell.start : cell.end])
        natural[cell.column] = max(natural[cell.column], whole)
        least[cell.column] = max(least[cell.column], word)
    for cell in spanning:
        whole, word = _extent(text[cell.start : cell.end])
        _stretch(natural, cell, whole)
        _stretch(least, cell, word)
    room = width - GAP * (count - 1)
    if sum(natural) <= room:
        return natural
    longest = max(READABLE, room // max(count, 1))
    least = [min(size, longest) for size in least]
    if sum(least) > room:
        return [min(size, max(smallest, SIDEWAYS)) for size, smallest in zip(natural, least, strict=True)]
    return _shared(natural, least, room)


def _extent(text: str) -> tuple[int, int]:
    """The cells of the longest line and of the longest word."""
    whole = max((cell_len(line) for line in text.split("\n")), default=0)
    return whole, max((cell_len(word) for word in text.split()), default=0)


def _stretch(sizes: list[int], cell: Cell, wanted: int) -> None:
    """Widen the last column under a spanning cell by what all of them lack."""
    under = range(cell.column, cell.column + cell.colspan)
    sizes[under[-1]] += max(0, wanted - sum(sizes[column] for column in under) - GAP * (len(under) - 1))


def _shared(natural: list[int], least: list[int], room: int) -> list[int]:
    """`room` cells shared out: narrow columns get what they ask for, the wide ones the same limit.

    What is missing is taken from the widest alone, the last of several, where it keeps MOST of its width. Where that
    limit leaves it less than is READABLE, each gets what it can not do without and a share of the rest by what it
    lacks, as browsers do (CSS 2.2, 17.5.2.2).
    """
    widest = max(range(len(natural)), key=lambda column: (natural[column], column))
    rest = natural[widest] - (sum(natural) - room)
    if rest >= max(least[widest], MOST * natural[widest]):
        return [rest if column == widest else size for column, size in enumerate(natural)]
    low, high = 1, max(natural)
    while low < high:
        limit = (low + high + 1) // 2
        if sum(min(n, max(m, limit)) for n, m in zip(natural, least, strict=True)) <= room:
            low = limit
        else:
            high = limit - 1
    sizes = [min(n, max(m, low)) for n, m in zip(natural, least, strict=True)]
    if sizes[widest] < min(READABLE, natural[widest]):
        lacks = [n - m for n, m in zip(natural, least, strict=True)]
        left = room - sum(least)
        sizes = [m + left * lack // max(1, sum(lacks)) for m, lack in zip(least, lacks, strict=True)]
    for column, wanted in enumerate(natural):
        more = min(wanted - sizes[column], room - sum(sizes))
        sizes[column] += max(0, more)
    return sizes


def _numeric(text: str, grid: list[list[Cell]], count: int) -> list[bool]:
    """Which columns hold numbers: every value does, headers and empty cells aside."""
    numbers, others = [0] * count, [0] * count
    for cell in (cell for row in grid for cell in row if not cell.header and cell.colspan == 1):
        value = text[cell.start : cell.end].strip()
        if value in _NO_VALUE:
            continue
        tally = numbers if len(value) < 40 and re.fullmatch(_NUMBER, value) else others
        tally[cell.column] += 1
    return [number > 0 and not other for number, other in zip(numbers, others, strict=True)]


def _row(text: str, row: list[Cell], columns: list[Column]) -> Row:
    lines: list[list[Piece]] = []
    for cell in row:
        last = columns[cell.column + cell.colspan - 1]
        x = columns[cell.column].x
        width = last.x + last.width - x
        right = columns[cell.column].right and cell.colspan == 1
        for index, (start, end) in enumerate(_lines(text, cell, width)):
            if index == len(lines):
                lines.append([])
            indent = width - cell_len(text[start:end]) if right else 0
            lines[index].append(Piece(start, end, x + max(0, indent), cell.header))
    header = bool(row) and all(cell.header for cell in row)
    return Row(tuple([tuple(line) for line in lines]), header)


def _lines(text: str, cell: Cell, width: int) -> list[tuple[int, int]]:
    """The cell's lines as ranges of the block's text, without the blanks and newlines they break at."""
    part = text[cell.start : cell.end]
    ranges: list[tuple[int, int]] = []
    for start, end in pairwise([*breaks(part, width), len(part)]):
        ranges.append((cell.start + start, cell.start + start + len(part[start:end].rstrip(" \n"))))
    return ranges
