"""The row of the six keys that matter here, on screens that have room for it."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.article.cells import cell_len


def whole_keys(keys: Sequence[tuple[str, str]], width: int) -> str:
    """Keys and their words on one line of `width` cells, as many as fit; "…" says that there are more."""
    line = ""
    for index, (key, word) in enumerate(keys):
        longer = f"{line}   {key} {word}" if line else f"{key} {word}"
        if cell_len(longer) + (2 if index < len(keys) - 1 else 0) > width:
            return f"{line} …" if line else ""
        line = longer
    return line


class KeyRow(Widget, can_focus=False):
    """Keys and their words, as many as fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key"}

    def __init__(self) -> None:
        super().__init__(id="footer")
        self._hints: tuple[tuple[str, str], ...] = ()

    def show(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Show these (key, word) pairs."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row."""
        base, strong = self.rich_style, self.get_component_rich_style("footer--key")
        segments, used = [Segment(" ", base)], 1
        for key, word in self._hints:
            size = cell_len(key) + cell_len(word) + 4
            if used + size > self.size.width:
                break
            segments += [Segment(key, strong), Segment(f" {word}   ", base)]
            used += size
        return Strip(segments).adjust_cell_length(self.size.width, base)
