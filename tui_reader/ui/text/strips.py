"""The lines of the text as the strips of a pane, each made when it is seen and kept until it is drawn anew."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block
from tui_reader.layout.layout import Layout
from tui_reader.layout.lines import Line
from tui_reader.ui.keys.status import fitted
from tui_reader.ui.text.column import Column
from tui_reader.ui.text.current_quote import CurrentQuote
from tui_reader.ui.text.drawing import Fit, Highlight, StyleOf, column_of, segments, styled_text
from tui_reader.ui.text.overlay import Overlay
from tui_reader.ui.text.shown_links import ShownLinks, begins_on
from tui_reader.ui.text.viewport import Viewport

BAR, LIT_BAR = "▎", "▌"
"""Of the current quote, and of a highlight, which comes first where both are."""
POINTER = "▸"
GUTTER, LETTER = 2, 4
"""Cells from the bar, and from the letter of a mark, to the text; the sign of a highlight stands left of its bar, and
the letter left of both of its characters. Where a hung heading would touch them, they are left out."""
_CACHED = 400


class EndLine(NamedTuple):
    """The line below the text. onward: what comes after it, which can be selected. behind: what is said besides."""

    words: str = ""
    onward: str = ""
    behind: str = ""
    is_selected: bool = False

    def segments(self, width: int, style_of: StyleOf) -> list[Segment]:
        """The line in so many cells."""
        text = fitted(" · ".join(filter(None, (self.words, self.onward, self.behind))), width)
        if not self.is_selected:
            return [Segment(text, style_of(("quiet",)))]
        start = len(self.words) + 3 if self.words else 0
        stop = start + len(self.onward)
        parts = ((text[:start], "quiet"), (text[start:stop], "selected"), (text[stop:], "quiet"))
        return [Segment(part, style_of((style,))) for part, style in parts if part]


CodeHighlights = Callable[[Sequence[Block], Line], Sequence[Highlight]]


class Strips:
    """Strips as wide as the pane, with the text in a column of it.

    fit: how its lines fill the column. end: the last line. code: what its language marks in a line of code.
    style_of: the style of the names of a pane's styles.
    """

    def __init__(
        self, view: Viewport, quotes: CurrentQuote, overlay: Overlay, code: CodeHighlights, style_of: StyleOf
    ) -> None:
        self._view = view
        self._quotes = quotes
        self._overlay = overlay
        self._code = code
        self._style = style_of
        self._made: dict[int, Strip] = {}
        self.column = Column(0, 1, False)
        self.fit = Fit()
        self.links = ShownLinks()
        self.end = EndLine()

    def forget(self) -> None:
        """Make all strips anew."""
        self._made.clear()

    def of(self, y: int, width: int) -> Strip:
        """The strip of line `y` of the layout, of `width` cells; a blank one below its last."""
        strip = self._made.get(y)
        if strip is None:
            if len(self._made) > _CACHED:
                self._made.clear()
            strip = self._made[y] = self._strip(y, width)
        return strip

    def _strip(self, y: int, width: int) -> Strip:
        layout = self._view.layout
        if layout is None or y >= layout.height:
            return Strip.blank(width, self._style(()))
        line = layout.line(y)
        drawn = self._margin(y, line, layout) + self._segments(line, layout)
        strip = self._fitted(self._with_language(line, layout, drawn), width)
        if self._overlay.names:
            strip = self._with_names(strip, line, layout)
        return self._with_hints(strip, line, layout) if self.links.hints else strip

    def _margin(self, y: int, line: Line, layout: Layout) -> list[Segment]:
        """What stands left of the text: the bar of a highlight with its sign, that of the current quote, the letter of
        a mark, where a jump led to.
        """
        column = self.column
        is_lit = any(self._overlay.lit.on(line))
        edge = column.x + min(0, line.indent)
        left: list[Segment] = []
        if column.gutter and (is_lit or self._is_barred(line)):
            bar = column.x - GUTTER
            left = [Segment(" " * bar, self._style(())), Segment(LIT_BAR if is_lit else BAR, self._style(("bar",)))]
            left.append(Segment(" " * max(0, edge - bar - 1), self._style(())))
        elif edge:
            left = [Segment(" " * edge, self._style(()))]
        sign = self._sign(line) if is_lit and column.gutter else ""
        if sign:
            left = list(over(Strip(left), column.x - GUTTER - len(sign), sign, self._style(("bar",))))
        if edge > 1:
            if self._overlay.letters and (letter := self._overlay.letter(y, layout)):
                x = column.x - max(LETTER, GUTTER + len(sign) + 1)
                left = list(over(Strip(left), max(0, x), letter, self._style(("quiet",))))
            if self._is_pointed(y, line, layout):
                left = list(over(Strip(left), edge - 2, POINTER, self._style(("bar",))))
        return left

    def _sign(self, line: Line) -> str:
        """The sign of a highlight; where the margin has room for one character, a note is more to know than a label."""
        sign = self._overlay.lit.sign(line)
        return sign if len(sign) <= self.column.x - GUTTER else sign[:1]

    def _is_pointed(self, y: int, line: Line, layout: Layout) -> bool:
        """Whether a jump led to line `y`, or the current hit begins on it: the others are in reverse as well."""
        hit, pointed = self._overlay.hit, self._view.pointed
        if hit is not None and line.block == hit.start.block and begins_on(line, hit.start.offset):
            return True
        return pointed is not None and layout.line_of(pointed) == y

    def _fitted(self, drawn: list[Segment], width: int) -> Strip:
        """Segments as a strip of this width."""
        length = sum(segment.cell_length for segment in drawn)
        if length > width:
            return Strip(drawn, length).crop(0, width)
        if length < width:
            drawn.append(Segment(" " * (width - length), self._style(())))
        return Strip(drawn, width)

    def _with_hints(self, strip: Strip, line: Line, layout: Layout) -> Strip:
        """The hints over the line as it is drawn: nothing moves."""
        if not 0 <= line.block < len(layout.document.blocks):
            return strip
        block = layout.document.blocks[line.block]
        for x, name in self.links.hints_on(line, block, _shift(line, layout), self.column.gutter, self.fit):
            strip = over(strip, x + self.column.x, name, self._style(("hint",)))
        return strip

    def _with_names(self, strip: Strip, line: Line, layout: Layout) -> Strip:
        """What is typed for what begins on the line: on the blank before it, or left of the column."""
        for at, name in self._overlay.names.items():
            if at.block != line.block or not begins_on(line, at.offset):
                continue
            x = column_of(line, layout.document.blocks[line.block], at.offset, 0, self.fit)
            if x is not None:
                left = self.column.x + x - 1
                strip = over(strip, max(left, 0), name, self._style(("hint",)))
        return strip

    def _segments(self, line: Line, layout: Layout) -> list[Segment]:
        if line.role == "BLANK":
            return []
        if line.role == "TITLE":
            return self._title_line(line, layout)
        if line.role == "META":
            return [Segment(layout.meta[line.start : line.end], self._style(("quiet",)))]
        if line.role == "END":
            return self.end.segments(self.column.width, self._style)
        block = layout.document.blocks[line.block]
        highlights = self._highlights(line, layout.document.blocks)
        return segments(line, block, highlights, self._style, _shift(line, layout), self.fit)

    def _title_line(self, line: Line, layout: Layout) -> list[Segment]:
        """A line of the title, the hits in it marked."""
        if line.ornament:
            return [Segment(line.ornament, self._style(("title",)))]
        block = Block("HEADING", layout.title)
        found = styled_text(block, line.start, line.end, self._overlay.highlights(line), ("title",))
        return [Segment(text, self._style(styles)) for text, styles in found]

    def _highlights(self, line: Line, blocks: Sequence[Block]) -> Sequence[Highlight]:
        """What code is made of, the words of the current quote, the links that differ, the hits, what is selected."""
        block = blocks[line.block]
        code = self._code(blocks, line) if line.role == "CODE" and block.language else ()
        quoted = [Highlight(start, end, "quote") for start, end in self._quoted(line.block, len(block.text))]
        head = _head(block) if line.role == "POST" else ()
        return [*head, *code, *quoted, *self.links.highlights(line.block), *self._overlay.highlights(line)]

    def _is_barred(self, line: Line) -> bool:
        """Whether the line belongs to the current quote, from its first words in this block to its last."""
        if line.start == line.end:
            return False
        parts = self._quoted(line.block, line.end)
        return bool(parts) and line.end > parts[0][0] and line.start < parts[-1][1]

    def _quoted(self, block: int, end: int) -> list[tuple[int, int]]:
        """Where the parts of the current quote lie in a block, which ends at `end`; one may go through several."""
        return [
            (first.offset if first.block == block else 0, last.offset if last.block == block else end)
            for first, last in self._quotes.parts
            if first.block <= block <= last.block
        ]

    def _with_language(self, line: Line, layout: Layout, drawn: list[Segment]) -> list[Segment]:
        """A code block's first line says its language at the right edge, where there is room."""
        if line.role != "CODE" or line.start:
            return drawn
        language, column = layout.document.blocks[line.block].language or "", self.column
        gap = column.x + column.width - sum(segment.cell_length for segment in drawn) - len(language)
        if not language or gap < 2:
            return drawn
        return [*drawn, Segment(" " * gap, self._style(())), Segment(language, self._style(("quiet",)))]


def _head(block: Block) -> Sequence[Highlight]:
    """Of the head of a post its author stands out."""
    name = len(block.inside[-1].author)
    return (Highlight(0, name, "heading"), Highlight(name, len(block.text), "quiet"))


def over(strip: Strip, x: int, text: str, style: Style) -> Strip:
    """`text` drawn over a strip from cell `x` on; its length stays, what does not fit is left out."""
    width = strip.cell_length
    x = max(0, min(x, width - 1))
    text = text[: width - x]
    return Strip([*strip.crop(0, x), Segment(text, style), *strip.crop(x + cell_len(text), width)], width)


def _shift(line: Line, layout: Layout) -> int:
    """The cells of a line of code that lie to the left of the column."""
    return layout.shifted(line.block) if line.role == "CODE" else 0
