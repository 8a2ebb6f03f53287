"""What of a row has changed, and the way to send it."""

import re
from collections.abc import Sequence
from operator import is_, ne

from tui_reader.ui.output.pen import Pen
from tui_reader.ui.output.terminal_cells import BLANK, Cell, Row

# One byte for each cell: 1 changed, 2 blank, 3 both. Moving over up to four unchanged cells costs no less than them.
_SPAN = re.compile(rb"[\x01\x03]+(?:[\x00\x02]{1,4}[\x01\x03]+)*")
_ERASED = re.compile(rb"[\x02\x03]{10,}")
_WORTH_ERASING = 4


def send_row(pen: Pen, y: int, before: Row | None, after: Row, erases: bool) -> None:
    """Send what of row y has changed, all of it when the one before is not known.

    erases: the terminal can erase a number of cells (ECH) and not only to the end of the row.
    """
    if after.loose or (before is not None and before.loose):
        _send_loose(pen, y, before, after)
        return
    blanks = bytes(map(is_, after.cells, [BLANK] * len(after.cells)))
    changed = bytes(map(ne, before.cells, after.cells)) if before else b"\x01" * len(blanks)
    tail = len(blanks.rstrip(b"\x01"))
    if changed.count(1, tail) < _WORTH_ERASING and before is not None:
        tail = len(blanks)
    # All cells at once, each the byte of a long number.
    codes = (int.from_bytes(changed[:tail]) + 2 * int.from_bytes(blanks[:tail])).to_bytes(tail)
    for span in _SPAN.finditer(codes):
        start, end = span.span()
        while end < tail and not after.cells[end][0]:
            end += 1
        _send_span(pen, y, start, end, after, codes, erases)
    if tail < len(blanks):
        first = changed.find(1, tail)
        # Where the text ended just before, no move is needed.
        pen.erase_to_end(y, tail if before is None or first - tail < _WORTH_ERASING else first)


def _send_loose(pen: Pen, y: int, before: Row | None, after: Row) -> None:
    """Send a row whose cells the terminal may count otherwise: it is erased from the first change on, then written.

    So nothing is left of what took more cells than it should, neither before nor now, wherever it ended.
    """
    start = 0 if before is None else bytes(map(ne, before.cells, after.cells)).index(1)
    while start > 0 and any(_hangs(row.cells, start) for row in (before, after) if row is not None):
        start -= 1
    pen.erase_to_end(y, start)
    end = len(after.cells)
    while end > start and after.cells[end - 1] == BLANK:
        end -= 1
    if end > start:
        pen.write(y, start, after.cells[start:end])
    if after.loose and end < len(after.cells):
        pen.erase_to_end(y, end)


def _hangs(cells: Sequence[Cell], x: int) -> bool:
    """Whether the cell at x can not be written without the one before it."""
    return not cells[x][0] or (cells[x][1].loose and cells[x - 1][1].loose)


def _send_span(pen: Pen, y: int, start: int, end: int, after: Row, codes: bytes, erases: bool) -> None:
    while start > 0 and not after.cells[start][0]:
        start -= 1
    if erases:
        for gap in _ERASED.finditer(codes, start, end):
            pen.write(y, start, after.cells[start : gap.start()]) if gap.start() > start else None
            pen.erase(y, gap.start(), gap.end() - gap.start())
            start = gap.end()
    if end > start:
        pen.write(y, start, after.cells[start:end])
