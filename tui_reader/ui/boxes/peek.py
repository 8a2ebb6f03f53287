"""A small box over the text: a footnote, or the first lines of a kept article, without leaving the page."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Document
from tui_reader.article.links import Link, note_blocks, note_number, note_text, own_note
from tui_reader.layout.wrap import breaks
from tui_reader.ui.keys.key_row import whole_keys
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.hint_names import matching
from tui_reader.ui.text.shown_links import ShownLinks
from tui_reader.ui.text.strips import over

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


class Linked(NamedTuple):
    """A link in the box: `[start, end)` of its text, and the link's index in the article."""

    start: int
    end: int
    link: int


class Shown(NamedTuple):
    """What the box says: a title in its border, and paragraphs with links in them."""

    title: str
    text: str
    links: tuple[Linked, ...] = ()


def peek_at(document: Document, link: Link, kept: tuple[str, str] | None, links: Sequence[Link] = ()) -> Shown | None:
    """What there is to see of a link. kept: title and beginning of the article it leads to; links: all of this one."""
    own = own_note(document, link)
    if own is not None:
        # It leads back to where one came from: what is worth a look is the note itself.
        link = link._replace(to=own, note=True)
    if link.to is not None:
        number = note_number(document, link.to)
        mark = link.text.strip("[] ") if number is None else number
        name = f"note {mark}" if link.note else "in this article"
        return Shown(name, note_text(document, link.to), tuple(_links_in(document, link, links)))
    return Shown(f"kept: {kept[0]}", kept[1]) if kept else None


def _links_in(document: Document, link: Link, links: Sequence[Link]) -> list[Linked]:
    """The links of a note, without those that only lead back."""
    found: list[Linked] = []
    begins = 0
    for block in note_blocks(document, link.to) if link.to is not None else ():
        for index, inner in enumerate(links):
            if inner.at.block == block and (inner.to is None or inner.to.block != link.at.block):
                found.append(Linked(begins + inner.at.offset, begins + inner.end, index))
        begins += len(document.blocks[block].text) + 1
    return found


class Peek(Widget, can_focus=False):
    """The box. It lies under the line of its link, or above it where there is no room below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"peek--quiet", "peek--link", "peek--hint"}

    def __init__(self) -> None:
        super().__init__(id="peek")
        self.display = False
        self.framed = True
        self.glyphs = LINES
        self.links = ShownLinks()
        self._keys: Sequence[tuple[str, str]] = ()
        self._shown = Shown("", "")
        self._rows: list[str] = []
        self._starts: list[int] = []
        self._boxed = True
        self._most = MOST_LINES

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return bool(self.display)

    @property
    def text(self) -> str:
        """What it says."""
        return _drawn(self._shown.text)

    @property
    def links_seen(self) -> Sequence[int]:
        """The indices of the links that begin in it."""
        return [link.link for link in self._shown.links if self._place(link.start) is not None]

    def show(self, shown: Shown, body: Body, row: int, keys: Sequence[tuple[str, str]], most: int = MOST_LINES) -> None:
        """Open the box for what stands on a row of the body; keys: what can be done with it. most: lines at most."""
        self._shown, self._keys, self.links, self._most = shown, keys, body.links, most
        room = body.size.width
        framed = self._boxed = self.framed and room >= NARROW
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
        found = _wrapped(self._shown.text, width)
        most = max(1, min(self._most, height - 1))
        self._starts = [start for start, _ in found[:most]]
        lines = [line for _, line in found[:most]]
        if len(found) > most:
            lines[-1] = shortened(lines[-1], width - 2) + " …"
        return [*lines, whole_keys(self._keys, width)]

    def _place(self, offset: int) -> tuple[int, int] | None:
        """The row of the box and the character in it where the text at an offset is drawn; None when it is not."""
        line = bisect_right(self._starts, offset) - 1
        at = len(_drawn(self._shown.text[self._starts[line] : offset])) if self._starts else 0
        row = line + 1  # below the title
        return (row, at) if line >= 0 and at < len(self._line(row)) else None

    def _line(self, y: int) -> str:
        """The text on a row of the box."""
        rows = ["", *self._rows] if self._boxed else self._rows
        return rows[y] if 0 < y < min(len(rows), len(self._starts) + 1) else ""

    def render_line(self, y: int) -> Strip:
        """One row of the box, its links and their hints over it."""
        strip = self._row(y)
        line, left = self._line(y), 2 if self._boxed else 0
        for link in self._shown.links if line else ():
            first, last = self._place(max(link.start, self._starts[y - 1])), self._place(link.end - 1)
            if first is not None and first[0] == y and link.end > self._starts[y - 1]:
                words = line[first[1] : last[1] + 1 if last is not None and last[0] == y else None]
                style = self.get_component_rich_style("peek--link")
                strip = over(strip, left + cell_len(line[: first[1]]), words, style)
        names = {hint.link: hint.name for hint in matching(self.links.hints, self.links.typed)}
        for link in self._shown.links if line and names else ():
            place = self._place(link.start)
            if place is not None and place[0] == y and link.link in names:
                before = line[: place[1]]
                x = left + cell_len(before)
                x -= x > 0 and before[-1:] in ("", " ")
                strip = over(strip, x, names[link.link].upper(), self.get_component_rich_style("peek--hint"))
        return strip

    def _row(self, y: int) -> Strip:
        """One row without its links."""
        width, base = self.size.width, self.rich_style
        quiet = self.get_component_rich_style("peek--quiet")
        if not self._boxed:
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


def _wrapped(text: str, width: int) -> list[tuple[int, str]]:
    """The lines of a text of paragraphs, each with the offset where it begins."""
    found: list[tuple[int, str]] = []
    begins = 0
    for part in text.split("\n"):
        starts = list(breaks(part, width))
        ends = [*starts[1:], len(part)]
        found += [(begins + a, _drawn(part[a:b].rstrip())) for a, b in zip(starts, ends, strict=True)]
        begins += len(part) + 1
    return found


def _drawn(text: str) -> str:
    return text.replace("\u00ad", "")
