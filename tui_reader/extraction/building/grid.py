"""A table while it is read: cells find their column past the ones that reach down from rows above."""

from collections.abc import Iterable

from tui_reader.article.document import Block, Cell, Container, Span

MOST_SPAN = 1000
"""Rows or columns that a cell may reach over; more are a mistake or an attack."""


class Grid:
    """Rows begin, cells are added, and the whole becomes a TABLE block: rows by line, cells by tab."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self._row = -1
        self._column = 0
        self._new_row = True
        self._busy: dict[int, int] = {}
        self._parts: list[str] = []
        self._size = 0
        self._spans: list[Span] = []

    def row(self) -> None:
        """What follows is a new row; one without a cell is none."""
        self._new_row = True

    def add(self, text: str, spans: Iterable[Span], header: bool, rowspan: int = 1, colspan: int = 1) -> None:
        """The next cell of the row."""
        if self._new_row:
            self._new_row, self._row, self._column = False, self._row + 1, 0
        while self._busy.get(self._column, 0) > self._row:
            self._column += 1
        if self.cells:
            self._put("\t" if self.cells[-1].row == self._row else "\n")
        start = self._size
        self._put(text)
        self._spans += [span._replace(start=span.start + start, end=span.end + start) for span in spans]
        rowspan, colspan = min(max(rowspan, 1), MOST_SPAN), min(max(colspan, 1), MOST_SPAN)
        self.cells.append(Cell(start, self._size, self._row, self._column, rowspan, colspan, header))
        if rowspan > 1:
            below = self._row + rowspan
            for column in range(self._column, self._column + colspan):
                self._busy[column] = max(below, self._busy.get(column, 0))
        self._column += colspan

    def block(self, inside: tuple[Container, ...] = ()) -> Block | None:
        """The TABLE, None when it has no text."""
        text = "".join(self._parts)
        return Block("TABLE", text, 0, tuple(self._spans), inside, tuple(self.cells)) if text.strip() else None

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)
