"""A table while it is read: cells find their column past the ones that reach down from rows above."""

from tui_reader.article.document import Block, Cell, Span
from tui_reader.extraction.building.text_run import Run

# Spans beyond these are mistakes or attacks.
_MOST_COLUMNS = 200
_MOST_ROWS = 65534


class Grid:
    """Rows begin, cells are added, and the whole becomes a TABLE block."""

    def __init__(self) -> None:
        self._row = -1
        self._column = 0
        self._busy: dict[int, int] = {}
        self._parts: list[str] = []
        self._size = 0
        self._cells: list[Cell] = []
        self._spans: list[Span] = []

    def row(self) -> None:
        """A new row begins."""
        self._row += 1
        self._column = 0

    def add(self, run: Run, header: bool, rowspan: int = 1, colspan: int = 1) -> None:
        """The next cell of the row."""
        if self._row < 0:
            self.row()
        while self._busy.get(self._column, 0) > self._row:
            self._column += 1
        rowspan, colspan = min(max(rowspan, 1), _MOST_ROWS), min(max(colspan, 1), _MOST_COLUMNS)
        text, spans = run.finish()
        if self._cells:
            self._put("\t" if self._cells[-1].row == self._row else "\n")
        start = self._size
        self._put(text)
        self._spans += [span._replace(start=span.start + start, end=span.end + start) for span in spans]
        self._cells.append(Cell(start, self._size, self._row, self._column, rowspan, colspan, header))
        for column in range(self._column, self._column + colspan):
            if rowspan > 1:
                self._busy[column] = self._row + rowspan
        self._column += colspan

    def block(self) -> Block | None:
        """The TABLE, None when it has no text."""
        text = "".join(self._parts)
        return Block("TABLE", text, 0, tuple(self._spans), cells=tuple(self._cells)) if text.strip() else None

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)
