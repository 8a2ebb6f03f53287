"""What the terminal shows, as far as it is known, and what makes it show the next frame."""

from collections.abc import Iterable, Sequence

from tui_reader.ui.output.pen import Pen
from tui_reader.ui.output.row_difference import send_row
from tui_reader.ui.output.shifts import Columns, shift_of, shifted
from tui_reader.ui.output.terminal_cells import Row

FRESH = "\x1b[m\x1b[r"
"""Before the first frame: whatever another program left, the plain look and no margins."""


class TerminalScreen:
    """The rows that the terminal shows; None when it may show anything.

    able: it knows margins, deleting and inserting lines, and erasing a number of cells.
    """

    def __init__(self, able: bool = True) -> None:
        self.able = able
        self.rows: Sequence[Row] | None = None

    def forget(self) -> None:
        """The next frame is sent whole."""
        self.rows = None

    @property
    def has_doubtful(self) -> bool:
        """Whether something stands on it that terminals count differently."""
        return self.rows is not None and any(row.loose for row in self.rows)

    def repaired(self, y: int) -> str:
        """What writes row y anew, on which something else was written."""
        pen = Pen(0)
        if self.rows is not None:
            pen = Pen(len(self.rows[y].cells))
            pen.erase_to_end(y, 0)
            send_row(pen, y, None, self.rows[y], self.able)
        return pen.ended()

    def next(self, rows: Sequence[Row], panes: Iterable[Columns] = ()) -> str:
        """What turns the screen into `rows`; "" when it shows them."""
        width = len(rows[0].cells) if rows else 0
        before = self.rows
        self.rows = rows
        pen = Pen(width)
        if before is None or len(before) != len(rows) or len(before[0].cells) != width:
            pen.parts.append(FRESH)
            for y, row in enumerate(rows):
                send_row(pen, y, None, row, self.able)
            return pen.ended()
        shift = shift_of(before, rows, panes) if self.able else None
        if shift is not None:
            pen.shift(*shift)
            before = shifted(before, shift)
        for y, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old is not new and old.cells != new.cells:
                send_row(pen, y, old, new, self.able)
        return pen.ended()
