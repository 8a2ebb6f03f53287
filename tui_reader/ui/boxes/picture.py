"""A box over the text with a figure in it and its words below, as the terminal can show it."""

import re
from collections.abc import Sequence
from typing import ClassVar, Literal, NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.article.cells import cell_len
from tui_reader.errors import ReaderError
from tui_reader.layout.wrap import breaks
from tui_reader.process.program import Process
from tui_reader.ui.boxes.peek import LINES
from tui_reader.ui.keys.status import shortened

Way = Literal["kitty", "sixel", "blocks"]

SECONDS = 30.0
"""How long drawing a picture may take."""
CELL = (8, 16)
"""The pixels of a cell of a terminal that does not tell."""
LARGE = (74, 18)
"""Columns and rows that a picture takes even if hardly anything of the text is seen around it."""
FRAMED_FROM = (30, 10)
"""Columns and rows from which the box has a frame, and the text is seen around it."""
MOST_WORDS = 3
"""Rows of the words below the picture."""
LEAST_WORDS = 40
"""Columns of the words below a narrow picture."""
# What is sent to the terminal is made by a program that decodes foreign bytes, so it is looked at.
_SEQUENCES = {
    "kitty": re.compile(r"(?:\x1b_G[a-zA-Z0-9=,]*(?:;[A-Za-z0-9+/=]*)?\x1b\\)+"),
    "sixel": re.compile(r"\x1bP[0-9;]*q[ -~]*\x1b\\"),
}
_ID = re.compile(r"[,G]i=(\d+)")


class PictureError(Exception):
    """The bytes are no picture that can be drawn; the message says why."""


class Picture(NamedTuple):
    """A picture that takes so many cells. sequence: what draws it at the cursor; colours: of its blocks, instead."""

    columns: int
    rows: int
    sequence: str = ""
    colours: bytes = b""

    @property
    def removal(self) -> str:
        """What takes it away; "" where drawing text over it does."""
        found = _ID.search(self.sequence) if self.sequence.startswith("\x1b_G") else None
        return f"\x1b_Ga=d,d=I,i={found[1]},q=2\x1b\\" if found else ""

    def row(self, y: int, unicode: bool, coloured: bool) -> list[Segment]:
        """One row of its blocks: two pixels in a cell, or one where only ASCII can be sent; without colours a shade."""
        size = 6 * self.columns
        line = self.colours[y * size : (y + 1) * size]
        pairs = [line[at : at + 6] for at in range(0, len(line), 6)]
        if coloured:
            return [Segment("▀" if unicode else " ", _style(pair)) for pair in pairs]
        return [Segment("".join(_shade(pair, SHADES if unicode else INK) for pair in pairs))] if pairs else []


SHADES, INK = " ░▒▓█", " .:-=+*#%@"
"""From dark to bright."""


def _shade(pair: bytes, shades: str) -> str:
    red, green, blue = (pair[at] + pair[at + 3] for at in range(3))
    # The weights of television's luma: ITU-R BT.601.
    bright = (0.299 * red + 0.587 * green + 0.114 * blue) / 510
    return shades[min(int(bright * len(shades)), len(shades) - 1)]


def _style(pair: bytes) -> Style:
    upper, lower = Color.from_rgb(*pair[:3]), Color.from_rgb(*pair[3:])
    return Style(color=upper, bgcolor=lower)


async def drawn(data: bytes, way: Way, most: tuple[int, int], cell: tuple[int, int]) -> Picture:
    """The picture in these bytes in at most so many columns and rows. cell: its pixels. Raises PictureError."""
    numbers = [str(max(1, number)) for number in most]
    try:
        process = Process("tui_reader.ui.boxes.viewer", way, *numbers, "x".join(map(str, cell)), seconds=SECONDS)
    except ReaderError as error:
        raise PictureError(error.title) from error
    try:
        output = await (await process.ask(data)).read()
        code = await process.wait()
    finally:
        process.kill()
    if process.stopped:
        raise PictureError(f"drawing it {process.stopped}")
    if code:
        words = output.decode("ascii", "replace").rpartition("\n")[2]
        raise PictureError(words if words.isidentifier() else "it is too large or damaged")
    return _read(output, way, most)


def _read(output: bytes, way: Way, most: tuple[int, int]) -> Picture:
    """The picture from what the program wrote."""
    head, _, rest = output.partition(b"\n")
    try:
        columns, rows = map(int, head.split())
    except ValueError as error:
        raise PictureError("it is damaged") from error
    fits = 0 < columns <= most[0] and 0 < rows <= most[1]
    if way == "blocks" and fits and len(rest) == 6 * columns * rows:
        return Picture(columns, rows, colours=rest)
    # It is put at the cursor, which more terminals know, and not where placeholders stand.
    sequence = rest.decode("ascii", "replace").replace(",U=1,", ",C=1,")
    if way == "blocks" or not fits or not _SEQUENCES[way].fullmatch(sequence):
        raise PictureError("it is damaged")
    return Picture(columns, rows, sequence)


class PictureBox(Widget, can_focus=False):
    """The box in the middle of the text. unicode: blocks can be sent; coloured: colours can."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picture--quiet"}

    def __init__(self, framed: bool, unicode: bool, coloured: bool) -> None:
        super().__init__(id="picture")
        self.display = False
        self._framed_if_room = framed
        self._unicode = unicode
        self._coloured = coloured
        self._framed = True
        self._keys = ""
        self._words: Sequence[str] = ()
        self._picture = Picture(0, 0)

    def room(self, around: Region, words: str) -> tuple[int, int]:
        """The columns and rows that a picture with these words below it may take in the region of the text."""
        self._framed = self._framed_if_room and around.width >= FRAMED_FROM[0] and around.height >= FRAMED_FROM[1]
        if not self._framed:
            self._words = _wrapped(words, around.width)
            return around.width, max(1, around.height - len(self._words) - 1)
        wide = min(around.width - 6, max(LARGE[0], around.width * 4 // 5))
        self._words = _wrapped(words, wide)
        # A row of the text above and below it, and the frame.
        return wide, min(around.height - len(self._words) - 4, max(LARGE[1], around.height * 3 // 4))

    def show(self, picture: Picture, around: Region, keys: str) -> None:
        """Open the box in the middle of the region of the text."""
        self._picture, self._keys = picture, keys
        narrow = _wrapped(" ".join(self._words), max(picture.columns, LEAST_WORDS))
        if self._framed and len(narrow) <= len(self._words):
            self._words = narrow
        inner = max(picture.columns, *map(cell_len, self._words), cell_len(keys) + 2, 1)
        width = inner + 4 if self._framed else around.width
        height = picture.rows + len(self._words) + (2 if self._framed else 1)
        self.styles.width, self.styles.height = width, height
        left, above = max(0, (around.width - width) // 2), max(0, (around.height - height) // 2)
        self.styles.offset = (around.x + left, around.y + above)
        self.display = True
        self.refresh()

    @property
    def at(self) -> tuple[int, int]:
        """The column and the row of the screen where the picture begins."""
        x, y = self.region.offset
        return x + (self.size.width - self._picture.columns) // 2, y + (1 if self._framed else 0)

    def render_line(self, y: int) -> Strip:
        """A row of the frame, of the picture or of the words below it."""
        width, base = self.size.width, self.rich_style
        quiet = self.get_component_rich_style("picture--quiet")
        last = len(self._words) + self._picture.rows + (1 if self._framed else 0)
        if self._framed and y in (0, last):
            return self._edge(y > 0, width, base, quiet)
        row = y - 1 if self._framed else y
        side = LINES.side if self._framed else ""
        room = width - 2 * cell_len(side)
        if row < self._picture.rows:
            cells = self._picture.row(row, self._unicode, self._coloured) or [
                Segment(" " * self._picture.columns, base)
            ]
            left = (room - self._picture.columns) // 2
            inside = [Segment(" " * left, base), *cells]
        else:
            words = [*self._words, *([] if self._framed else [self._keys])]
            text = words[row - self._picture.rows] if row - self._picture.rows < len(words) else ""
            inside = [Segment(" " * max(0, (room - cell_len(text)) // 2), base), Segment(text, quiet)]
        middle = Strip(inside).adjust_cell_length(room, base)
        return Strip([Segment(side, base), *middle, Segment(side, base)]) if side else middle

    def _edge(self, lower: bool, width: int, base: Style, quiet: Style) -> Strip:
        box = LINES
        if not lower:
            return Strip([Segment(box.top_left + box.line * (width - 2) + box.top_right, base)], width)
        rest = f" {box.line * (width - 5 - cell_len(self._keys))}{box.right}"
        return Strip([Segment(f"{box.left}{box.line} ", base), Segment(self._keys, quiet), Segment(rest, base)], width)


def _wrapped(text: str, width: int) -> list[str]:
    """The first lines of a text, as many as may stand below the picture."""
    starts = list(breaks(text, width)) if text else []
    lines = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(lines) > MOST_WORDS:
        lines = [*lines[: MOST_WORDS - 1], shortened(f"{lines[MOST_WORDS - 1]} {lines[MOST_WORDS]}", width)]
    return lines
