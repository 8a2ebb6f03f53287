"""Where the text stands: what is on the screen, and the word that stays when its shape changes."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from tui_reader.article.document import Position
from tui_reader.layout.layout import Layout

RUNS = ("section", "paragraph", "quote", "search", "highlight")
"""Jumps of which several in a row count as one."""

Anchor = tuple[Position, int] | None
"""A position and its row on the screen; None: the title is on the top row."""


class Pane(Protocol):
    """What a viewport needs of the pane whose text it moves."""

    @property
    def top(self) -> int:
        """The line on the top row."""

    @property
    def height(self) -> int:
        """The rows; 0 while the pane is not on the screen."""

    def scroll_to_line(self, line: int) -> None:
        """Put a line on the top row."""

    def redraw(self) -> None:
        """Draw every line anew."""

    def post_moved(self) -> bool:
        """Tell the screen that the text moved; whether there is a screen."""


class Edges(NamedTuple):
    """The lines that do not move: how many of a layout's first ones stay on top, and how many below it are not shown.

    The first ones move like the others where they would leave less than half of the pane.
    """

    head: Callable[[Layout], int] = lambda layout: 0
    below: int = 0


class Viewport:
    """The part of a layout that is seen. It knows no widget: the pane scrolls and draws.

    reveal: opens the fold that hides a position. jumped: called with where the text was before a jump; not posted,
    since a message could arrive after the key that goes back. scrolled: called when other lines are seen. has_moved:
    told to the screen, which has not yet followed; a screen that follows at once spares a frame. pointed: where a jump
    led to below the top row.
    """

    def __init__(self, pane: Pane, edges: Edges | None = None) -> None:
        self._pane = pane
        self._edges = edges or Edges()
        self._head = 0
        self._anchor: Anchor = None
        self._run = ""
        self.layout: Layout | None = None
        self.pointed: Position | None = None
        self.has_moved = False
        self.jumped: Callable[[Anchor], None] = lambda before: None
        self.scrolled: Callable[[], None] = lambda: None
        self.reveal: Callable[[Position], None] = lambda position: None

    def lay(self, layout: Layout) -> None:
        """Show another layout; `begin_at`, `hold` or `restore` then say what of it."""
        self.layout = layout
        self._head = self._edges.head(layout)
        layout.on_shift = self._follow_shift

    def tell_moved(self) -> None:
        """Tell that the text moved, once until somebody has followed."""
        if not self.has_moved:
            self.has_moved = self._pane.post_moved()

    # What is seen

    @property
    def top(self) -> int:
        """The line on the top row."""
        return self._pane.top

    @property
    def rows(self) -> int:
        """The rows that move."""
        return max(1, self._pane.height - self.fixed)

    @property
    def fixed(self) -> int:
        """The rows on top that do not move."""
        # A widget computes its height at each question.
        return self._head if self._head and self._head <= self._pane.height // 2 else 0

    def lines(self, rows: range) -> Iterable[int]:
        """The lines on these rows of the pane."""
        top, fixed = self._pane.top, self.fixed
        if not fixed:
            return range(top + rows.start, top + rows.stop)
        return [row if row < fixed else top + row for row in rows]

    @property
    def last_top(self) -> int:
        """The top line when the last line stands on the last row."""
        if self.layout is None:
            return 0
        return max(0, self.layout.height - self._edges.below - max(1, self._pane.height))

    @property
    def at_end(self) -> bool:
        """Whether the last line of the text is on the screen."""
        return self.top >= self.last_top

    @property
    def shown(self) -> float:
        """The share of the text that lies above the bottom row: 1 at the end."""
        if self.layout is None or self.at_end:
            return 1.0
        return min(1.0, (self.top + self.rows) / self.layout.height)

    @property
    def position(self) -> Position:
        """The first position on the screen; (0, 0) with the title on it."""
        if self._anchor is not None and self._anchor[1] == 0:
            return self._anchor[0]
        return self.layout.position_at(self.top) if self.layout else Position(0, 0)

    @property
    def span(self) -> tuple[Position, Position]:
        """The first position on the screen, and the first one below it."""
        layout = self.layout
        if layout is None:
            return Position(0, 0), Position(0, 0)
        stop = min(self.top + self.rows, layout.height - 1)
        return layout.position_at(self.top), layout.position_at(stop)

    @property
    def seen(self) -> tuple[Position, Position]:
        """From the first position on the screen up to what is below it; behind the last block where the end is seen."""
        first, below = self.span
        if self.layout is None or self.top + self.rows < self.layout.height:
            return first, below
        return first, Position(below.block + 1, 0)

    def line_of(self, position: Position) -> int:
        """The line of a position, whether it is seen or not. Block -1 is the title."""
        layout = self.layout
        if layout is None:
            return 0
        if position.block >= 0:
            return layout.line_of(position)
        y = 0
        # The last line of the title is a rule, without text, where there is one.
        while (below := layout.line(y + 1)).role == "TITLE" and below.start <= position.offset and not below.ornament:
            y += 1
        return y

    def row_of(self, position: Position) -> int:
        """The row, among those that move, on which a position is drawn; what stays on top is always seen."""
        line = self.line_of(position)
        return 0 if line < self.fixed else line - self.top - self.fixed

    def is_seen(self, position: Position) -> bool:
        """Whether a position is on the screen."""
        return 0 <= self.row_of(position) < self.rows

    # The word that stays

    @property
    def held(self) -> Anchor:
        """The word that stays on its row when the shape changes."""
        return self._anchor

    def restore(self) -> None:
        """After a new layout: put the word that stood on a row back on that row."""
        if self.layout is None:
            return
        top = 0
        if self._anchor is not None:
            position, row = self._anchor
            top = max(0, self.layout.line_of(position) - min(row, self.rows - 1))
        self._settle_at(self.layout, top)
        self.scrolled()

    def hold(self, anchor: Anchor) -> None:
        """Put a word on its row again; no jump."""
        self._anchor, self._run = anchor, ""
        self.restore()
        self.tell_moved()

    def jump(self, anchor: Anchor, kind: str) -> None:
        """Go to where a word is on its row, as a jump that can be gone back."""
        before = self._anchor
        if anchor is not None:
            self.reveal(anchor[0])
        self.hold(anchor)
        self.left_from(before, kind)

    def left_from(self, before: Anchor, kind: str) -> None:
        """Tell that the text jumped, if it did; a run of jumps is told once."""
        if before != self._anchor:
            if kind not in RUNS or kind != self._run:
                self.jumped(before)
            self._run = kind

    # Moving

    def begin_at(self, position: Position) -> None:
        """Show a text from `position` on, the title when it is the first; no jump leads from the text before."""
        self._anchor = None
        self.scroll(self.line_of(position) if position > (0, 0) else 0)

    def go_to(self, position: Position, jump: str) -> None:
        """Jump to a position: it goes to the top row, or near the end of the text as high as it can, and is marked."""
        self.reveal(position)
        line = self.line_of(position) if position > (0, 0) else 0
        self.scroll(min(line, self.last_top), jump)
        self.point_at(position if line > self.top else None)

    def point_at(self, position: Position | None) -> None:
        """Mark the line of a position in the gutter, or none."""
        if position != self.pointed:
            self.pointed = position
            self._pane.redraw()

    def keep_in_view(self, position: Position) -> None:
        """Scroll by as few lines as show a position; no jump."""
        self.reveal(position)
        row = self.row_of(position)
        if not 0 <= row < self.rows:
            self.scroll(self.top + row if row < 0 else self.top + row - self.rows + 1)

    def bring_into_view(self, position: Position, jump: str = "") -> None:
        """Show a position: when it is not on the screen it goes to one third of the rows that move."""
        self.reveal(position)
        if not self.is_seen(position):
            self.scroll(max(0, self.line_of(position) - self.fixed - self.rows // 3), jump)

    def settle(self, by: int) -> None:
        """Have no estimates between what is seen and the line `by` lines away."""
        if self.layout is not None:
            self.layout.settled(self.top, self.rows, by)

    def scroll(self, line: int, jump: str = "") -> None:
        """Put a line on the top row; jump: the kind of jump it is, if any."""
        layout = self.layout
        if layout is None:
            return
        line = max(0, min(line, layout.height - 1))
        before, moved = self._anchor, line != self.top
        line = self._settle_at(layout, line)
        if moved or before is None:
            self._anchor = self._first_word(layout, line)
        self.scrolled()
        self.tell_moved()
        if jump:
            self.left_from(before, jump)
        elif moved:
            self._run = ""

    def _settle_at(self, layout: Layout, line: int) -> int:
        """Put a line on the top row; which line that is, when lines above it turned out to be more or fewer."""
        line = layout.settled(line, self.rows)
        self._pane.scroll_to_line(line)
        return line

    def _follow_shift(self, line: int, by: int) -> None:
        """The lines from `line` on stand `by` lines further down than was estimated: what is seen stays."""
        self._pane.redraw()
        if line <= self.top:
            self._pane.scroll_to_line(self.top + by)

    def _first_word(self, layout: Layout, top: int) -> Anchor:
        """The first position of text from line `top` on, and its row; None at the very top."""
        if top == 0:
            return None
        for row in range(self.rows):
            # A table's rule and a picture's alternative text show no position of their own.
            at = layout.position_at(top + row)
            if layout.has_text(top + row) and layout.line_of(at) == top + row:
                return at, row
        return layout.position_at(top), 0
