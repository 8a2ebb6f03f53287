"""What stands in place of the text while there is none: the steps of loading, or what went wrong and what to do."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.layout.wrap import breaks
from tui_reader.ui.text.column import column


class CardLine(NamedTuple):
    """One paragraph of a card; `style` is a component class without its "card--"."""

    text: str
    style: str = ""


class Card(Widget, can_focus=True):
    """A few paragraphs in the text's column."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"card--title", "card--quiet"}

    def __init__(self) -> None:
        super().__init__(id="card")
        self._content: tuple[CardLine, ...] = ()
        self._wrapped: list[CardLine] = []
        self._wrapped_for = 0

    def show(self, lines: Sequence[CardLine]) -> None:
        """Show these paragraphs; only rows that changed are drawn."""
        self._content = tuple(lines)
        self._wrap()

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join(line.text for line in self._content)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._wrap()

    def render_line(self, y: int) -> Strip:
        """One row, from the third on."""
        width = self.size.width
        if width != self._wrapped_for:
            # A frame is drawn before the widget hears of its size.
            self._wrap()
        row = y - (2 if self.size.height > 12 else 0)
        if not 0 <= row < len(self._wrapped):
            return Strip.blank(width, self.rich_style)
        line = self._wrapped[row]
        style = self.get_component_rich_style(f"card--{line.style}") if line.style else self.rich_style
        segments = [Segment(" " * column(width, 66).x, self.rich_style), Segment(line.text, style)]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _wrap(self) -> None:
        self._wrapped_for = self.size.width
        room = column(self._wrapped_for, 66).width if self._wrapped_for else 0
        result: list[CardLine] = []
        for line in self._content if room else ():
            starts = list(breaks(line.text, room))
            ends = [*starts[1:], len(line.text)]
            result += [line._replace(text=line.text[a:b].rstrip()) for a, b in zip(starts, ends, strict=True)]
        if result != self._wrapped:
            self._wrapped = result
            self.refresh()
