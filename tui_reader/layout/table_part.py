"""The part of a table that stands in the text's column: its first column, and of the others those that fit whole."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.cells import cell_len, fitting
from tui_reader.layout.tables import Column, Piece, TableLayout

CUT = "…"


class TablePart(NamedTuple):
    """Its rows as in the table, and the cells it takes; left, right: whether columns lie outside on that side."""

    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    width: int
    left: bool
    right: bool


def table_part(text: str, table: TableLayout, shift: int, room: int) -> TablePart:
    """The part in `room` cells with `shift` columns after the first left out.

    A column stands there whole or not at all; only one that has all the room to itself is cut, its numbers moved in.
    """
    columns = table.columns
    if table.width <= room or not columns:
        return TablePart(tuple(row.lines for row in table.rows), table.width, False, False)
    shift = min(shift, max(0, len(columns) - 2))
    stop = _stop(columns, shift, room)
    away = columns[1 + shift].x - columns[1].x if shift else 0
    last = columns[stop - 1]
    right = last.x - (away if stop > 1 else 0) + last.width
    lines = tuple(tuple(_seen(line, columns, shift, stop) for line in row.lines) for row in table.rows)
    if right > room:
        inwards = right - room if last.right else 0
        edge = columns[1].x if stop > 1 else 0
        rows = tuple(tuple(_within(text, line, edge, inwards, room) for line in row) for row in lines)
        return TablePart(rows, room, shift > 0, True)
    rows = tuple(tuple(_within(text, line, right, 0, right) for line in row) for row in lines)
    return TablePart(rows, right, shift > 0, stop < len(columns))


def _stop(columns: Sequence[Column], shift: int, room: int) -> int:
    """The number of the first column that has no place: one beside the first column has it, however wide it is."""
    if len(columns) < 2:
        return 1
    away = columns[1 + shift].x - columns[1].x
    whole = (n for n in range(2 + shift, len(columns)) if columns[n].x + columns[n].width - away > room)
    return next(whole, len(columns))


def _seen(line: Sequence[Piece], columns: Sequence[Column], shift: int, stop: int) -> list[Piece]:
    """The pieces of a line that begin in a column that is seen, where they are seen."""
    if len(columns) < 2:
        return list(line)
    begin, first = columns[1].x, columns[1 + shift].x
    end = columns[stop].x if stop < len(columns) else None
    return [
        piece if piece.x < begin else piece._replace(x=piece.x - first + begin)
        for piece in line
        if piece.x < begin or (piece.x >= first and (end is None or piece.x < end))
    ]


def _within(text: str, line: Sequence[Piece], edge: int, inwards: int, width: int) -> tuple[Piece, ...]:
    """The pieces cut where they would stand outside of the table's rules, those behind `edge` moved to the left."""
    moved = (piece._replace(x=max(edge, piece.x - inwards)) if piece.x >= edge else piece for piece in line)
    return tuple(_cut(text, piece, width - piece.x) for piece in moved if piece.x < width)


def _cut(text: str, piece: Piece, room: int) -> Piece:
    if cell_len(text[piece.start : piece.end]) <= room:
        return piece
    return piece._replace(end=fitting(text, room - len(CUT), piece.start), more=CUT)
