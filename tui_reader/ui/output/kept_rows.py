"""Rows of cells as runs that can be kept, and back."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from tui_reader.ui.output.first_paint import Rows, Run
from tui_reader.ui.output.sgr import Look
from tui_reader.ui.output.terminal_cells import BLANK, Cell, Row, cells

_look_of = itemgetter(1)


def runs_of(row: Row) -> list[Run]:
    """The row's texts, each with its look, without the blanks it ends with."""
    end = len(row.cells)
    while end and row.cells[end - 1] == BLANK:
        end -= 1
    runs: list[Run] = []
    x, known = 0, True
    for look, group in groupby(row.cells[:end], _look_of):
        texts = [text for text, _ in group]
        column = "" if known else str(x + 1)
        runs.append(Run("".join(texts), ";".join(look.attributes), look.foreground, look.background, column))
        x, known = x + len(texts), not look.loose
    return runs


def rows_of(rows: Rows, size: tuple[int, int]) -> list[Row]:
    """The rows of a screen of this size that shows these texts."""
    width, height = size
    return [_row(runs, width) for runs in [*rows, *[()] * height][:height]]


def _row(runs: Sequence[Run], width: int) -> Row:
    line: list[Cell] = []
    for run in runs:
        look = Look(tuple(filter(None, run.attributes.split(";"))), run.foreground, run.background)
        line += cells(run.text, look)
    line = (line + [BLANK] * (width - len(line)))[:width]
    return Row(line, any(look.loose for _, look in line))
