"""What the text shows besides itself: highlights, the hits of a search, what is selected, the letters of marks."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from tui_reader.article.document import Position
from tui_reader.layout.layout import Layout
from tui_reader.layout.lines import Line
from tui_reader.ui.text.drawing import Highlight
from tui_reader.ui.text.lit_passages import LitPassages

if TYPE_CHECKING:
    from tui_reader.article.search import Hits, Range


class Overlay:
    """Whatever of it changes, the text is drawn anew. hit: the current one. letters: of marks, by their position.

    lit: the highlights. names: what is typed for what begins there.
    """

    def __init__(self, redraw: Callable[[], None]) -> None:
        self._redraw = redraw
        self.clear()

    def clear(self) -> None:
        """Nothing of another text is shown; it is drawn when it is laid out."""
        self.hits: Hits | None = None
        self.hit: Range | None = None
        self.selected: Range | None = None
        self.letters: Mapping[Position, str] = {}
        self.lit = LitPassages()
        self.names: Mapping[Position, str] = {}

    def mark(self, hits: "Hits | None", hit: "Range | None") -> None:
        """Show these hits, one of them as the current one; None: none."""
        self.hits, self.hit = hits, hit
        self._redraw()

    def select(self, selected: "Range | None") -> None:
        """Show a range as selected, or none."""
        self.selected = selected
        self._redraw()

    def show_letters(self, letters: Mapping[Position, str]) -> None:
        """Show these letters in the margin."""
        if letters != self.letters:
            self.letters = letters
            self._redraw()

    def light(self, lit: LitPassages) -> None:
        """Show these highlights and no others."""
        if lit.all != self.lit.all:
            self.lit = lit
            self._redraw()

    def show_names(self, names: Mapping[Position, str]) -> None:
        """Show what is to be typed for what begins at these positions, none for nothing."""
        self.names = names
        self._redraw()

    def highlights(self, line: Line) -> Iterator[Highlight]:
        """The ranges of one line of a block."""
        yield from self.lit.highlights(line)
        if self.hits is not None:
            for found in self.hits.within(Position(line.block, line.start), Position(line.block, line.end)):
                yield _part(found, line, "current" if found == self.hit else "hit")
        if self.selected is not None and self.selected.start.block <= line.block <= self.selected.end.block:
            yield _part(self.selected, line, "selected")

    def letter(self, y: int, layout: Layout) -> str:
        """The letter of the mark on line `y`; "" for none."""
        block = layout.line(y).block
        return next((name for at, name in self.letters.items() if at.block == block and layout.line_of(at) == y), "")


def _part(found: "Range", line: Line, style: str) -> Highlight:
    """What of a range lies in the line's block."""
    start = found.start.offset if found.start.block == line.block else 0
    end = found.end.offset if found.end.block == line.block else line.end
    return Highlight(start, max(start, end), style)
