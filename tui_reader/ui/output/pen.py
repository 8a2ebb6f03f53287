"""The terminal's cursor: moves, writes and erases with the fewest bytes, and knows where it stands."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from tui_reader.ui.output.sgr import PLAIN, Look, change
from tui_reader.ui.output.terminal_cells import Cell

_look_of = itemgetter(1)


class Pen:
    """Collects what is to be sent for one frame. It starts and ends with the terminal's plain look."""

    def __init__(self, width: int) -> None:
        self.parts: list[str] = []
        self._width = width
        self._at: tuple[int, int] | None = None
        self._look: Look = PLAIN

    def move(self, y: int, x: int) -> None:
        """To column x of row y."""
        at = self._at
        self._at = (y, x)
        if at == (y, x):
            return
        if at is not None and at[0] == y and at[1] < x:
            self.parts.append("\x1b[C" if x - at[1] == 1 else f"\x1b[{x - at[1]}C")
        else:
            self.parts.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")

    def write(self, y: int, x: int, cells: Sequence[Cell]) -> None:
        """Cells from column x on."""
        for look, group in groupby(cells, _look_of):
            run = list(group)
            self.move(y, x)
            self._take(look)
            self.parts.append("".join([text for text, _ in run]))
            x += len(run)
            # Where a terminal stands behind doubtful cells is not known.
            self._at = None if look.loose else (y, x)
        if x >= self._width:
            # In the last column terminals differ: some stand behind it, some on it.
            self._at = None

    def erase_to_end(self, y: int, x: int) -> None:
        """Blank from column x to the end of the row."""
        self.move(y, x)
        self._take(PLAIN)
        self.parts.append("\x1b[K")

    def erase(self, y: int, x: int, cells: int) -> None:
        """Blank `cells` cells from column x on; the cursor stays there."""
        self.move(y, x)
        self._take(PLAIN)
        self.parts.append(f"\x1b[{cells}X")

    def shift(self, top: int, bottom: int, by: int) -> None:
        """Move rows `top` to `bottom` up by `by` (down when it is negative).

        Deleting and inserting lines between margins: the Linux console and older emulators know no SU and SD.
        """
        self._take(PLAIN)
        count = abs(by) if abs(by) > 1 else ""
        home = f"\x1b[{top + 1}H" if top else ""
        self.parts.append(f"\x1b[{top + 1};{bottom + 1}r{home}\x1b[{count}{'M' if by > 0 else 'L'}\x1b[r")
        self._at = None

    def ended(self) -> str:
        """All of it; "" when nothing is to be sent."""
        self._take(PLAIN)
        return "".join(self.parts)

    def _take(self, look: Look) -> None:
        self.parts.append(change(self._look, look))
        self._look = look
