"""The sections of the text, the one that is being read, and the way to others."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from tui_reader.article.document import Position, Section
from tui_reader.ui.text.viewport import Viewport


class CurrentSection:
    """Sections are known by their index in reading order; 0 is the title."""

    def __init__(self, view: Viewport, say: Callable[[str], None]) -> None:
        self._view = view
        self._say = say
        self._sections: Sequence[Section] = ()
        self._starts: Sequence[Position] = ()

    def show(self, outline: Sequence[Section]) -> None:
        """The sections of another text, nested."""
        self._sections = [inner for section in outline for inner in section.walk()]
        self._starts = [section.at for section in self._sections]

    @property
    def index(self) -> int:
        """The section at one third of the height."""
        view, layout = self._view, self._view.layout
        if layout is None or not self._sections:
            return 0
        third = view.rows // 3
        if view.top == 0 and third < layout.line_of(Position(0, 0)):
            return 0
        return self._at(min(view.top + third, layout.height - 1))

    @property
    def title(self) -> str:
        """The title of that section; "" in a text without sections."""
        return self._sections[min(self.index, len(self._sections) - 1)].title if self._sections else ""

    def go_to(self, index: int) -> None:
        """Jump to a section: its title goes to the top row."""
        self._view.scroll(self._line(index), "outline")

    def forward(self, count: int) -> None:
        """The `count`th section title below the top row goes to the top row."""
        index = self._at_top() + count
        if index >= len(self._sections):
            self._say("last section")
        else:
            self._view.scroll(self._line(index), "section")

    def back(self, count: int) -> None:
        """The start of this section, then the ones before it."""
        index = self._at_top()
        if self._line(index) < self._view.top:
            index += 1
        index -= count
        if index < 0:
            self._say("first section")
        self._view.scroll(self._line(max(0, index)), "section")

    def _at_top(self) -> int:
        """The last section that begins at or above the top row."""
        index = self._at(self._view.top)
        while index > 0 and self._line(index) > self._view.top:
            index -= 1
        return index

    def _at(self, line: int) -> int:
        """The section of the first position at a line."""
        layout = self._view.layout
        return max(0, bisect_right(self._starts, layout.position_at(line)) - 1) if layout is not None else 0

    def _line(self, index: int) -> int:
        """The line of a section's title; 0, with the article's own title, for the first."""
        return self._view.line_of(self._starts[index]) if self._starts and index > 0 else 0
