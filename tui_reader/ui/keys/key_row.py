"""The row of the six keys that matter here, on screens that have room for it."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.article.cells import cell_len
from tui_reader.ui.keys.status import Edges

WIDE, NARROW = 3, 2
"""Cells between two keys."""
AIR_FROM = 30
"""Rows of a screen from which a blank one parts the keys from what stands above them."""


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
        self._left = 1

    def stand(self, edges: Edges | None) -> None:
        """Begin below the text between these edges; None: at the left side of the screen."""
        left = edges.left if edges is not None else 1
        if left != self._left:
            self._left = left
            self.refresh()

    def fit(self, rows: int) -> None:
        """Take the rows that a screen of so many has for it: see `height`."""
        self.styles.height = self.height(rows)

    @staticmethod
    def height(rows: int) -> int:
        """The rows it takes of so many."""
        return 2 if rows >= AIR_FROM else 1

    def show(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Show these (key, word) pairs."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The keys on the last row."""
        if y < self.size.height - 1:
            return Strip.blank(self.size.width, self.rich_style)
        base, strong = self.rich_style, self.get_component_rich_style("footer--key")
        bare = sum(cell_len(key) + 1 + cell_len(word) for key, word in self._hints)
        # Many keys stand closer together.
        gap = WIDE if 1 + bare + WIDE * (len(self._hints) - 1) <= self.size.width else NARROW
        wanted = bare + gap * len(self._hints)
        used = max(1, min(self._left, self.size.width - wanted))
        segments = [Segment(" " * used, base)]
        for left, (key, word) in zip(range(len(self._hints) - 1, -1, -1), self._hints, strict=True):
            size = cell_len(key) + 1 + cell_len(word) + gap
            # Behind the last one no blanks are needed, behind the others room to say that there are more.
            if used + size + (1 if left else -gap) > self.size.width:
                segments.append(Segment("…"[: max(0, self.size.width - used)], base))
                break
            segments += [Segment(key, strong), Segment(f" {word}{' ' * gap}", base)]
            used += size
        return Strip(segments).adjust_cell_length(self.size.width, base)
