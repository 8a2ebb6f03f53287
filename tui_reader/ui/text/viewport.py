"""Where the text stands: what is on the screen, and the word that stays when its shape changes."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from textual.geometry import Offset, Size
from textual.widget import Widget

from tui_reader.article.document import Position, Quote, Section
from tui_reader.layout.layout import Layout
from tui_reader.ui.keys.messages import Moved

RUNS = ("section", "paragraph", "quote", "search")
"""Jumps of which several in a row count as one."""

Anchor = tuple[Position, int] | None
"""A position and its row on the screen; None: the title is on the top row."""


class Standing(Widget):
    """Where the body stands in its layout. The body draws; this moves."""

    layout_: Layout | None = None
    # Called, not posted: a message could arrive after the key that goes back.
    jumped: Callable[[Anchor], None] = staticmethod(lambda _: None)
    has_moved = False
    _anchor: Anchor = None
    _run = ""
    _quotes: Sequence[Quote] = ()
    _quote_starts: Sequence[Position] = ()
    _sections: Sequence[Section] = ()
    _section_starts: Sequence[Position] = ()
    _entered: int | None = None
    _current: int | None = None

    def scroll_lines(self, top: int) -> int:
        """Put line `top` on the top row; which line that is, when lines above it turned out to be more or fewer."""
        raise AssertionError("the body does")

    def quote_changed(self) -> None:
        """Another quote is the current one."""

    def forget(self, block: int) -> None:
        """A block was moved sideways."""

    def tell_moved(self) -> None:
        """Post that it moved, once until somebody has followed; who does so at once spares a frame."""
        if not self.has_moved:
            self.has_moved = self.post_message(Moved())

    # Where it stands

    @property
    def top(self) -> int:
        """The line on the top row."""
        offset: Offset = self.scroll_offset
        return round(offset.y)

    @property
    def rows(self) -> int:
        """The rows of the pane."""
        size: Size = self.size
        return max(1, size.height)

    @property
    def last_top(self) -> int:
        """The top line when the last line stands on the last row."""
        return max(0, self.layout_.height - self.rows) if self.layout_ else 0

    @property
    def at_end(self) -> bool:
        """Whether the last line of the text is on the screen."""
        return self.top >= self.last_top

    @property
    def shown(self) -> float:
        """The share of the text that lies above the bottom row: 1 at the end."""
        if self.layout_ is None or self.at_end:
            return 1.0
        return min(1.0, (self.top + self.rows) / self.layout_.height)

    @property
    def position(self) -> Position:
        """The first position on the screen; (0, 0) with the title on it."""
        if self._anchor is not None and self._anchor[1] == 0:
            return self._anchor[0]
        return self.layout_.position_at(self.top) if self.layout_ else Position(0, 0)

    @property
    def section(self) -> int:
        """The index, in reading order, of the section at one third of the height; 0 is the title."""
        if self.layout_ is None or not self._sections:
            return 0
        if self.top == 0 and self.rows // 3 < self.layout_.line_of(Position(0, 0)):
            return 0
        line = min(self.top + self.rows // 3, self.layout_.height - 1)
        return max(0, bisect_right(self._section_starts, self.layout_.position_at(line)) - 1)

    @property
    def quote(self) -> int | None:
        """The index of the current quote; None when none is on the screen."""
        return self._current

    def set_quotes(self, quotes: Sequence[Quote]) -> None:
        """The quotes of the document, in reading order."""
        self._quotes = quotes
        self._quote_starts = [quote.parts[0][0] for quote in quotes]
        self._entered = self._current = None

    @property
    def section_title(self) -> str:
        """The title of that section; "" in a text without sections."""
        return self._sections[min(self.section, len(self._sections) - 1)].title if self._sections else ""

    def set_sections(self, sections: Sequence[Section]) -> None:
        """The sections of the document, nested."""
        self._sections = [inner for section in sections for inner in section.walk()]
        self._section_starts = [section.at for section in self._sections]

    def current_parts(self) -> Sequence[tuple[Position, Position]]:
        """The ranges of the current quote."""
        return self._quotes[self._current].parts if self._current is not None else ()

    # The word that stays

    def restore_anchor(self) -> None:
        """After a new layout: put the word that stood on a row back on that row."""
        if self.layout_ is None:
            return
        top = 0
        if self._anchor is not None:
            position, row = self._anchor
            top = max(0, self.layout_.line_of(position) - min(row, self.rows - 1))
        self.scroll_lines(top)
        self._find_quote()

    @property
    def held(self) -> Anchor:
        """The word that stays on its row when the shape changes."""
        return self._anchor

    def hold(self, anchor: Anchor) -> None:
        """Put a word on its row again; no jump."""
        self._anchor, self._run = anchor, ""
        self.restore_anchor()
        self.tell_moved()

    def jump(self, anchor: Anchor, kind: str) -> None:
        """Go to where a word is on its row, as a jump that can be gone back."""
        before = self._anchor
        self.hold(anchor)
        self.left_from(before, kind)

    def left_from(self, before: Anchor, kind: str) -> None:
        """Tell that the text jumped, if it did; a run of jumps is told once."""
        if before != self._anchor:
            if kind not in RUNS or kind != self._run:
                self.jumped(before)
            self._run = kind

    def place_on_top(self, position: Position) -> None:
        """Show `position` on the top row, the title when it is the first."""
        if self.layout_ is not None:
            self._scroll(self.layout_.line_of(position) if position > (0, 0) else 0)

    def go_to(self, position: Position, jump: str) -> None:
        """Jump to a position: it goes to the top row, or near the end of the text as high as it can, and is marked."""
        line = self._line_of(position) if position > (0, 0) else 0
        self._scroll(min(line, max(self.last_top, 0)), jump)
        self.point_at(position if line > self.top else None)

    def point_at(self, position: Position | None) -> None:
        """Mark the line that a jump led to, or none."""

    def row_of(self, position: Position) -> int:
        """The row of the pane on which a position is drawn, whether it is seen or not. Block -1 is the title."""
        return self._line_of(position) - self.top

    def _line_of(self, position: Position) -> int:
        layout = self.layout_
        if layout is None:
            return 0
        if position.block >= 0:
            return layout.line_of(position)
        y = 0
        while (below := layout.line(y + 1)).role == "TITLE" and below.end > position.offset >= below.start:
            y += 1
        return y

    def is_seen(self, position: Position) -> bool:
        """Whether a position is on the screen."""
        return 0 <= self.row_of(position) < self.rows

    def keep_in_view(self, position: Position) -> None:
        """Scroll by as few lines as show a position; no jump."""
        row = self.row_of(position)
        if not 0 <= row < self.rows:
            self._scroll(self.top + row if row < 0 else self.top + row - self.rows + 1)

    def bring_into_view(self, position: Position, jump: str = "") -> None:
        """Show a position: when it is not on the screen it goes to one third of the height."""
        if self.layout_ is not None and not self.is_seen(position):
            self._scroll(max(0, self._line_of(position) - self.rows // 3), jump)

    def _scroll(self, top: int, jump: str = "") -> None:
        """Put line `top` on the top row; jump: the kind of jump it is, if any."""
        if self.layout_ is None:
            return
        top = max(0, min(top, self.layout_.height - 1))
        before, moved = self._anchor, top != self.top
        top = self.scroll_lines(top)
        if moved or before is None:
            self._anchor = self._first_word(top)
        self._find_quote()
        self.tell_moved()
        if jump:
            self.left_from(before, jump)
        elif moved:
            self._run = ""

    def _first_word(self, top: int) -> tuple[Position, int] | None:
        """The first position of text from line `top` on, and its row; None at the very top."""
        if top == 0 or self.layout_ is None:
            return None
        for row in range(self.rows):
            # A table's rule and a picture's alternative text show no position of their own.
            at = self.layout_.position_at(top + row)
            if self.layout_.has_text(top + row) and self.layout_.line_of(at) == top + row:
                return at, row
        return self.layout_.position_at(top), 0

    def _find_quote(self) -> None:
        """The quote last entered while it is seen, else the first that starts below the top row."""
        current = self._entered if self._entered is not None and self._is_seen(self._entered) else None
        if current is None:
            self._entered = None
            current = self._first_quote_seen()
        if current != self._current:
            self._current = current
            self.quote_changed()

    def _first_quote_seen(self) -> int | None:
        if self.layout_ is None or not self._quotes:
            return None
        index = bisect_left(self._quote_starts, self.layout_.position_at(self.top))
        while index < len(self._quotes) and self._line(index) <= self.top > 0:
            index += 1
        return index if index < len(self._quotes) and self._is_seen(index) else None

    def _line(self, quote: int) -> int:
        return self.layout_.line_of(self._quote_starts[quote]) if self.layout_ else 0

    def _is_seen(self, quote: int) -> bool:
        return self.top <= self._line(quote) < self.top + self.rows
