"""A small box over the text: a footnote, or the first lines of a kept article, without leaving the page."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Document
from tui_reader.article.links import Link, note_number, note_text
from tui_reader.article.wrap import breaks
from tui_reader.ui.body import Body
from tui_reader.ui.status import shortened

MOST_LINES = 8
MOST_WIDTH = 74
NARROW = 30
"""Below this width the box takes the whole width and has no sides."""


class Box(NamedTuple):
    """The lines and corners of the box."""

    line: str = "─"
    side: str = "│"
    top_left: str = "┌"
    top_right: str = "┐"
    left: str = "└"
    right: str = "┘"


LINES = Box()
ASCII_LINES = Box("-", "|", "+", "+", "+", "+")


class Shown(NamedTuple):
    """What the box says: a title in its border, and paragraphs."""

    title: str
    text: str


def peek_at(document: Document, link: Link, kept: tuple[str, str] | None) -> Shown | None:
    """What there is to see of a link; kept: title and beginning of the kept article it leads to."""
    if link.to is not None:
        number = note_number(document, link.to)
        mark = link.text.strip("[] ") if number is None else number
        name = f"note {mark}" if link.note else "in this article"
        return Shown(name, note_text(document, link.to))
    return Shown(f"kept: {kept[0]}", kept[1]) if kept else None


class Peek(Widget, can_focus=False):
    """The box. It lies under the line of its link, or above it where there is no room below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"peek--quiet"}

    def __init__(self) -> None:
        super().__init__(id="peek")
        self.display = False
        self.framed = True
        self.glyphs = LINES
        self.hints: Sequence[tuple[str, str]] = (("↵", "go there"), ("y", "copy"), ("Esc", "close"))
        self._shown = Shown("", "")
        self._rows: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return bool(self.display)

    @property
    def text(self) -> str:
        """What it says."""
        return self._shown.text

    def show(self, shown: Shown, body: Body, row: int) -> None:
        """Open the box for a link on a row of the body."""
        self._shown = shown
        room = body.size.width
        framed = self.framed and room >= NARROW
        width = min(MOST_WIDTH, room, body.column.width + 2) if framed else room
        room_below = body.size.height - (4 if framed else 2)
        self._rows = self._make(width - 4 if framed else max(1, width - 1), max(1, room_below))
        if not framed:
            self._rows.insert(0, f"{shown.title}:")
        height = len(self._rows) + (2 if framed else 0)
        below = row + 1
        top = below if below + height <= body.size.height else max(0, row - height)
        left = max(0, min(body.column.x - 2, room - width)) if framed else 0
        self.styles.width, self.styles.height = width, height
        self.styles.offset = (body.region.x + left, body.region.y + top)
        self.display = True
        self.refresh()

    def close(self) -> None:
        """Take it away."""
        self.display = False

    def _make(self, width: int, height: int) -> list[str]:
        lines = [line for part in self._shown.text.split("\n") for line in _wrapped(part, width)]
        most = max(1, min(MOST_LINES, height - 1))
        if len(lines) > most:
            lines = [*lines[: most - 1], shortened(lines[most - 1], width - 2) + " …"]
        return [*lines, shortened("   ".join(f"{key} {word}" for key, word in self.hints), width)]

    def render_line(self, y: int) -> Strip:
        """One row of the box."""
        width, base = self.size.width, self.rich_style
        quiet = self.get_component_rich_style("peek--quiet")
        framed = self.size.height > len(self._rows)
        if not framed:
            row = self._rows[y] if y < len(self._rows) else ""
            return Strip([Segment(row, quiet if y == len(self._rows) - 1 else base)]).adjust_cell_length(width, base)
        line, side = self.glyphs.line, self.glyphs.side
        if y == 0:
            title = f"{self.glyphs.top_left} {shortened(self._shown.title, width - 5)} "
            return Strip([Segment(title + line * (width - 1 - cell_len(title)) + self.glyphs.top_right, base)], width)
        if y > len(self._rows):
            return Strip([Segment(self.glyphs.left + line * (width - 2) + self.glyphs.right, base)], width)
        row = self._rows[y - 1]
        style = quiet if y == len(self._rows) else base
        blank = " " * max(0, width - 4 - cell_len(row))
        return Strip([Segment(f"{side} ", base), Segment(row + blank, style), Segment(f" {side}", base)], width)


def _wrapped(text: str, width: int) -> list[str]:
    starts = list(breaks(text, width))
    return [text[a:b].rstrip().replace("\u00ad", "") for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
