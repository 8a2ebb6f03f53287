"""What a list that needs few rows leaves on the screen: the rows that stood there, and a rule above the list."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

RULE = "─"


class Backdrop(Widget, can_focus=False):
    """Rows as they were drawn, the last one covered by a rule. Nothing of them is laid out or made again."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"backdrop--rule"}

    def __init__(self, rows: Sequence[Strip]) -> None:
        super().__init__(id="backdrop")
        self._rows = rows

    def render_line(self, y: int) -> Strip:
        """One of the rows."""
        width = self.size.width
        if y == self.size.height - 1:
            return Strip([Segment(RULE * width, self.get_component_rich_style("backdrop--rule"))], width)
        if y >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        return self._rows[y].adjust_cell_length(width, self.rich_style)
