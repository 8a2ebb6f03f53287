"""A table in plain text: drawn with three rules, or folded into records when its columns would not be readable."""

from itertools import pairwise

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Cell
from tui_reader.layout.tables import Piece, fit
from tui_reader.layout.wrap import breaks

_RULE = "─"


def drawn(block: Block, width: int) -> list[str]:
    """The table's lines at `width` cells."""
    if not block.cells:
        return block.text.expandtabs(4).split("\n")
    layout = fit(block, width)
    if layout.width > width:
        return _records(block, width)
    rule = _RULE * layout.width
    lines = [rule]
    for index, row in enumerate(layout.rows):
        if index and index == layout.head:
            lines.append(rule)
        lines += [_line(block.text, pieces) for pieces in row.lines]
    return [*lines, rule]


def _line(text: str, pieces: tuple[Piece, ...]) -> str:
    line, used = "", 0
    for piece in pieces:
        part = text[piece.start : piece.end]
        line += " " * max(piece.x - used, 1 if line else 0) + part
        used = cell_len(line)
    return line


def _records(block: Block, width: int) -> list[str]:
    """Each row as lines of `heading: value`, a rule between the rows."""
    names: dict[int, str] = {}
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    first = next(iter(rows.values()), [])
    if len(rows) > 1 and all(cell.header for cell in first):
        names = {cell.column: _text(block, cell) for cell in first}
        del rows[first[0].row]
    rule = _RULE * width
    lines = [rule]
    for row in rows.values():
        for cell in row:
            if value := _text(block, cell):
                name = names.get(cell.column, "")
                lines += _hanging(f"{name}: {value}" if name else value, width)
        lines.append(rule)
    return lines


def _text(block: Block, cell: Cell) -> str:
    return " ".join(block.text[cell.start : cell.end].split())


def _hanging(text: str, width: int) -> list[str]:
    starts = [*breaks(text, width - 2, width), len(text)]
    parts = [text[start:end].strip() for start, end in pairwise(starts)]
    return [f"  {part}" if index else part for index, part in enumerate(parts)]
