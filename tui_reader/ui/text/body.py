"""The text of the article: one scrolling view over a layout, drawing only the lines that are seen."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Document, Position
from tui_reader.layout.layout import Layout
from tui_reader.layout.lines import Line
from tui_reader.layout.typography import TYPOGRAPHIC, Glyphs, Typography
from tui_reader.ui.text.drawing import Fit, Highlight, segments, styled_text
from tui_reader.ui.text.highlighting import code_highlights
from tui_reader.ui.text.motions import Motions
from tui_reader.ui.text.overlay import Marked
from tui_reader.ui.text.shown_links import LinkMarks

BAR = "▎"
POINTER = "▸"
LETTER = 4
"""Cells from the letter of a mark to the text. Where a hung heading would touch it, it is left out."""
# Below this width the text has no margin and no gutter.
GUTTER_FROM = 30
_CACHED_STRIPS = 400


class Column(NamedTuple):
    """Where the text stands on the screen: its left edge and width in cells; `gutter`: there is room for marks."""

    x: int
    width: int
    gutter: bool


def column(width: int, wanted: int, plain: bool = False) -> Column:
    """The text column on a pane of `width` cells: as wide as wanted, in the middle, a gutter of two to its left.

    plain: at the left edge, without a gutter.
    """
    if width < GUTTER_FROM or plain:
        return Column(0, max(1, min(width, wanted) if plain else width), False)
    text = min(wanted, width - 4)
    return Column(max(3, (width - text) // 2 - 1), text, True)


class Body(Motions, ScrollView, can_focus=True, inherit_bindings=False):
    """The article's text. It keeps the word on the top row there through every change of its shape."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "body--title", "body--heading", "body--quiet", "body--emphasis", "body--strong", "body--code", "body--link",
        "body--strike", "body--bar", "body--quote", "body--kept", "body--selected", "body--hint",
        "body--keyword", "body--name", "body--string", "body--comment", "body--hit", "body--current",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__(id="body")
        self.document: Document | None = None
        self.wanted = 66
        self.spacing = 1
        self.justified = self.hyphenate = self.plain = False
        self.glyphs: Glyphs = TYPOGRAPHIC
        self.end_note = ""
        self.link_marks = LinkMarks()
        self._title = ""
        self._meta = ""
        self._heights: dict[str, Sequence[int]] = {}
        self.column = Column(0, 1, False)
        self._strips: dict[int, Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}
        self.marked = Marked()
        self._pending: tuple[Position, int | None] | None = None

    def show(
        self,
        document: Document,
        title: str,
        meta: str,
        at: Position,
        row: int | None = None,
        heights: dict[str, Sequence[int]] | None = None,
    ) -> None:
        """Show a document with `at` on a row; None: on the top row, the title with the first.

        heights: those of its layouts that are known, by typography; those that are found out are put there too.
        """
        self.document = document
        self._heights = {} if heights is None else heights
        self.marked = Marked()
        self._title, self._meta = title, meta
        self.link_marks = LinkMarks(document)
        self.set_quotes(document.quotes)
        self.set_sections(document.outline)
        self._pending = (at, row)
        self._lay_out(force=True)

    def set_looks(self, *, wanted: int, spacing: int, justified: bool = False, hyphenate: bool = False) -> None:
        """Another width of the text, in cells, another spacing, straight edges, divided words; the top word stays."""
        self.wanted, self.spacing, self.justified, self.hyphenate = wanted, spacing, justified, hyphenate
        self._lay_out()

    def on_resize(self) -> None:
        """Lay out anew at the new width; the top word stays."""
        self._lay_out()

    def _lay_out(self, force: bool = False) -> None:
        width, height = self.size
        if self.document is None or not width or not height:
            return
        self.column = column(width, self.wanted, self.plain)
        hang = 2 if self.column.gutter else 0
        typography = Typography(self.column.width, self.spacing, hang, self.glyphs, self.hyphenate)
        if force or self.layout_ is None or self.layout_.typography != typography:
            if self.layout_ is not None and self.layout_.document is self.document:
                self._heights[self.layout_.typography.key] = self.layout_.heights
            self.layout_ = Layout(self.document, typography, self._title, self._meta, self._heights)
            self._heights[typography.key] = self.layout_.heights
            self.layout_.on_shift = self._on_shift
        self._strips.clear()
        # The top row can be any line, so that no resize moves the top word; and some heights may be estimates.
        self.virtual_size = Size(width, 2 * self.layout_.height + height)
        if self._pending is not None:
            position, row = self._pending
            self._pending = None
            if row is None:
                self._anchor = None
                self.place_on_top(position)
            else:
                self.hold((position, row))
        else:
            self.restore_anchor()
        self.refresh()
        self.tell_moved()

    # Drawing

    def scroll_lines(self, top: int) -> int:
        """Put line `top` on the top row; which line that is, when lines above it turned out to be more or fewer."""
        if self.layout_ is not None:
            top = self.layout_.settled(top, self.rows)
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        return top

    def _on_shift(self, line: int, by: int) -> None:
        """The lines from `line` on stand `by` lines further down than was estimated: what is seen stays."""
        self._strips.clear()
        if line <= self.top:
            self.scroll_to(y=self.top + by, animate=False, immediate=True, force=True)

    def quote_changed(self) -> None:
        """The current quote is drawn differently: its lines are made anew."""
        self._strips.clear()
        self.refresh()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style depends on the focus: none is made again."""

    def notify_style_update(self) -> None:
        """Forget what was drawn when the theme changes."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def links_changed(self) -> None:
        """The links are marked otherwise: their lines are made anew."""
        self._strips.clear()
        self.refresh()

    def links_seen(self) -> range:
        """The indices of the links that begin on the screen."""
        layout = self.layout_
        if layout is None:
            return range(0)
        stop = min(self.top + self.rows, layout.height - 1)
        return self.link_marks.links.between(layout.position_at(self.top), layout.position_at(stop))

    def parts_seen(self) -> range:
        """The numbers of the parts of the links that are on the screen."""
        layout = self.layout_
        if layout is None:
            return range(0)
        stop = min(self.top + self.rows, layout.height - 1)
        return self.link_marks.links.parts(layout.position_at(self.top), layout.position_at(stop))

    def marks_changed(self) -> None:
        """Hits, the selection or the letters in the gutter are others: all lines are made anew."""
        self._strips.clear()
        self.refresh()

    def point_at(self, position: Position | None) -> None:
        """Mark the line of a position in the gutter, or none."""
        if position != self.marked.pointed:
            self.marked.pointed = position
            self.marks_changed()

    def forget(self, block: int) -> None:
        """Draw a block's lines anew: it was moved sideways."""
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the text in the middle of the pane."""
        return self._strip_at(self.line_on(y, self.top))

    def line_on(self, y: int, top: int) -> int:
        """The line of the layout on row `y` of the pane, with line `top` on the top row."""
        return top + y

    def _strip_at(self, y: int) -> Strip:
        strip = self._strips.get(y)
        if strip is None:
            if len(self._strips) > _CACHED_STRIPS:
                self._strips.clear()
            strip = self._strips[y] = self._strip(y)
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the pane, without the borders it does not have: adding them takes Textual half of a key's time."""
        if self.app.get_line_filters():
            return super().render_lines(crop)
        top = self.top
        strips = [self._strip_at(self.line_on(y, top)) for y in crop.line_range]
        return strips if crop.width == self.size.width else [strip.crop(crop.x, crop.right) for strip in strips]

    def _strip(self, y: int) -> Strip:
        width = self.size.width
        layout = self.layout_
        if layout is None or y >= layout.height:
            return Strip.blank(width, self._style(()))
        line = layout.line(y)
        barred = self._is_barred(line)
        edge = self.column.x + min(0, line.indent)
        left: list[Segment] = []
        if barred and self.column.gutter:
            bar = self.column.x - 2
            left = [Segment(" " * bar, self._style(())), Segment(BAR, self._style(("bar",)))]
            left.append(Segment(" " * max(0, edge - bar - 1), self._style(())))
        elif edge:
            left = [Segment(" " * edge, self._style(()))]
        if self.marked.letters and edge > 1 and (letter := self.marked.letter(y, layout)):
            left = self._with_letter(left, letter)
        if edge > 1 and self.marked.pointed is not None and layout.line_of(self.marked.pointed) == y:
            left = list(over(Strip(left), edge - 2, POINTER, self._style(("bar",))))
        drawn = left + self._segments(line, layout)
        strip = self._fitted(self._with_language(line, drawn), width)
        return self._with_hints(strip, line, layout) if self.link_marks.hints else strip

    def _fitted(self, drawn: list[Segment], width: int) -> Strip:
        """Segments as a strip of this width."""
        length = sum(segment.cell_length for segment in drawn)
        if length > width:
            return Strip(drawn, length).crop(0, width)
        if length < width:
            drawn.append(Segment(" " * (width - length), self._style(())))
        return Strip(drawn, width)

    def _with_letter(self, left: list[Segment], letter: str) -> list[Segment]:
        """The letter of a mark in the margin, left of where the bar stands."""
        return list(over(Strip(left), max(0, self.column.x - LETTER), letter, self._style(("quiet",))))

    def _with_hints(self, strip: Strip, line: Line, layout: Layout) -> Strip:
        """The hints over the line as it is drawn: nothing moves."""
        if not 0 <= line.block < len(layout.document.blocks):
            return strip
        shift = layout.shifted(line.block) if line.role == "CODE" else 0
        for x, name in self.link_marks.hints_on(line, self._block(line), shift, self.column.gutter, self._fit):
            strip = over(strip, x + self.column.x, name, self._style(("hint",)))
        return strip

    def _segments(self, line: Line, layout: Layout) -> list[Segment]:
        if line.role == "BLANK":
            return []
        if line.role == "TITLE":
            return self._title_line(line, layout)
        if line.role == "META":
            return [Segment(layout.meta[line.start : line.end], self._style(("quiet",)))]
        if line.role == "END":
            return [Segment(self.end_note[: self.column.width], self._style(("quiet",)))]
        shift = layout.shifted(line.block) if line.role == "CODE" else 0
        return segments(line, self._block(line), self._highlights(line), self._style, shift, self._fit)

    def _title_line(self, line: Line, layout: Layout) -> list[Segment]:
        """A line of the title, the hits in it marked."""
        if line.ornament:
            return [Segment(line.ornament, self._style(("title",)))]
        block = Block("HEADING", layout.title)
        found = styled_text(block, line.start, line.end, self.marked.highlights(line), ("title",))
        return [Segment(text, self._style(styles)) for text, styles in found]

    @property
    def title(self) -> str:
        """The title as it is shown above the text."""
        return self.layout_.title if self.layout_ is not None else self._title

    @property
    def _fit(self) -> Fit:
        return Fit(self.column.width, self.justified)

    def _block(self, line: Line) -> Block:
        assert self.document is not None  # a line of a block is only made from a document
        return self.document.blocks[line.block]

    def _highlights(self, line: Line) -> list[Highlight]:
        """The words of the current quote, the links that differ, the hits, what is selected."""
        quoted = [
            Highlight(start.offset, end.offset if end.block == line.block else len(self._block(line).text), "quote")
            for start, end in self.current_parts()
            if start.block == line.block
        ]
        return [*self._code(line), *quoted, *self.link_marks.highlights(line.block), *self.marked.highlights(line)]

    def _code(self, line: Line) -> tuple[Highlight, ...]:
        """What the language of a line of code marks in it."""
        block = self._block(line)
        if line.role != "CODE" or not block.language:
            return ()
        return code_highlights(block.text, block.language, line.start, line.end)

    def _is_barred(self, line: Line) -> bool:
        """Whether the line belongs to the current quote, from its first words in this block to its last."""
        if line.start == line.end:
            return False
        parts = [part for part in self.current_parts() if part[0].block == line.block]
        return bool(parts) and line.end > parts[0][0].offset and line.start < parts[-1][1].offset

    def _with_language(self, line: Line, drawn: list[Segment]) -> list[Segment]:
        """A code block's first line says its language at the right edge, where there is room."""
        if line.role != "CODE" or line.start or not self.document:
            return drawn
        language = self._block(line).language or ""
        gap = self.column.x + self.column.width - sum(segment.cell_length for segment in drawn) - len(language)
        if not language or gap < 2:
            return drawn
        return [*drawn, Segment(" " * gap, self._style(())), Segment(language, self._style(("quiet",)))]

    def _style(self, names: tuple[str, ...]) -> Style:
        style = self._styles.get(names)
        if style is None:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(f"body--{name}", partial=True)
            self._styles[names] = style
        return style


def over(strip: Strip, x: int, text: str, style: Style) -> Strip:
    """`text` drawn over a strip from cell `x` on; its length stays, what does not fit is left out."""
    width = strip.cell_length
    x = max(0, min(x, width - 1))
    text = text[: width - x]
    return Strip([*strip.crop(0, x), Segment(text, style), *strip.crop(x + cell_len(text), width)], width)


def at_or_before(positions: list[Position], position: Position) -> int:
    """The index of the last of `positions` that is not behind `position`; -1 when all are."""
    return bisect_right(positions, position) - 1
