"""The text of the article: the widget that lays it out and draws the lines that are seen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_reader.article.cells import counting
from tui_reader.article.document import Block, Document, Position
from tui_reader.layout.inserts import Insert
from tui_reader.layout.layout import Layout
from tui_reader.layout.lines import Line
from tui_reader.layout.typography import TYPOGRAPHIC, Glyphs, Typography
from tui_reader.ui.keys.messages import Moved, Said
from tui_reader.ui.text.column import Column, column
from tui_reader.ui.text.current_quote import CurrentQuote
from tui_reader.ui.text.current_section import CurrentSection
from tui_reader.ui.text.drawing import Fit, Highlight
from tui_reader.ui.text.folds import Folds
from tui_reader.ui.text.lit_passages import LitPassages
from tui_reader.ui.text.motions import Motions
from tui_reader.ui.text.overlay import Overlay
from tui_reader.ui.text.shown_links import ShownLinks
from tui_reader.ui.text.sideways import Sideways
from tui_reader.ui.text.strips import EndLine, Strips
from tui_reader.ui.text.viewport import Edges, Viewport

if TYPE_CHECKING:
    from tui_reader.ui.text.code_styles import CodeStyles


END_OF_HIGHLIGHT = "\u00a0end\u00a0of\u00a0highlight"


class Body(ScrollView, can_focus=True, inherit_bindings=False):
    """The article's text. The word on the top row stays there through every change of its shape.

    key_of: a command's key. view: what of the text is seen. sections, quotes: the current ones. motions: the keys that
    move it. sideways: its wide blocks. overlay, links: what is marked in it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "body--title", "body--heading", "body--quiet", "body--emphasis", "body--strong", "body--code", "body--link",
        "body--strike", "body--bar", "body--quote", "body--kept", "body--selected", "body--hint",
        "body--keyword", "body--name", "body--string", "body--comment", "body--hit", "body--current",
        "body--lit",
    }  # fmt: skip

    def __init__(self, key_of: Callable[[str], str], edges: Edges | None = None) -> None:
        super().__init__(id="body")
        self.document: Document | None = None
        self.wanted = 66
        self.spacing = 1
        self.justified = self.hyphenate = self.plain = False
        self.glyphs: Glyphs = TYPOGRAPHIC
        self._title = ""
        self._meta = ""
        self._heights: dict[str, Sequence[int]] = {}
        self._pending: tuple[Position, int | None] | None = None
        self._styles: dict[tuple[str, ...], Style] = {}
        self.view = Viewport(self, edges)
        self.sections = CurrentSection(self.view, self._say)
        self.quotes = CurrentQuote(self.view, self.redraw, self._say)
        self.view.scrolled = self.quotes.follow
        self.sideways = Sideways(self.view, self.redraw, self._say)
        self.folds = Folds(self.view, self.sections, self.redraw, self._say)
        self.motions = Motions(self.view, self.sections, self.quotes, self.sideways, self.folds.turn, self._say, key_of)
        self.overlay = Overlay(self.redraw)
        self._code: CodeStyles | None = None
        self._strips = Strips(self.view, self.quotes, self.overlay, self._code_highlights, self.style_of)

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

        heights: of its layouts as far as they are known, by typography; those that are found out are put there too.
        """
        self.document = document
        self._heights = {} if heights is None else heights
        self._title, self._meta = title, meta
        self.overlay.clear()
        self.view.pointed = None
        self._strips.links = ShownLinks(document, lambda: self.view.seen, self.redraw)
        self.quotes.show(document.quotes)
        self.sections.show(document.outline)
        self.folds.show()
        self._pending = (at, row)
        self._lay_out(force=True)

    def set_looks(self, *, wanted: int, spacing: int, justified: bool = False, hyphenate: bool = False) -> None:
        """Another width of the text, in cells, another spacing, straight edges, divided words; the top word stays."""
        self.wanted, self.spacing, self.justified, self.hyphenate = wanted, spacing, justified, hyphenate
        self._lay_out()

    @property
    def end(self) -> EndLine:
        """The last line."""
        return self._strips.end

    def show_end(self, end: EndLine) -> None:
        """Show the last line."""
        if end != self._strips.end:
            self._strips.end = end
            self.redraw()

    @property
    def links(self) -> ShownLinks:
        """The links of the document; those of another document are others."""
        return self._strips.links

    @property
    def column(self) -> Column:
        """Where the text stands in the pane."""
        return self._strips.column

    @property
    def title(self) -> str:
        """The title as it is shown above the text."""
        return self.view.layout.title if self.view.layout is not None else self._title

    def on_resize(self) -> None:
        """Lay out anew at the new width; the top word stays."""
        self._lay_out()

    def _lay_out(self, force: bool = False) -> None:
        width, height = self.size
        if self.document is None or not width or not height:
            return
        at = column(width, self.wanted, self.plain)
        self._strips.column, self._strips.fit = at, Fit(at.width, self.justified)
        self._strips.forget()
        layout = self._layout(self.document, at, force)
        # The top row can be any line, so that no resize moves the top word; and some heights may be estimates.
        self.virtual_size = Size(width, 2 * layout.height + height)
        self._stand()
        self.refresh()
        self.view.tell_moved()

    def _layout(self, document: Document, at: Column, force: bool) -> Layout:
        """The layout in this column: the one that is shown, when it looks the same and none is forced."""
        before = self.view.layout
        hang = 2 if at.gutter else 0
        typography = Typography(at.width, self.spacing, hang, self.glyphs, self.hyphenate, counting())
        if before is not None and before.typography == typography and not force:
            return before
        if before is not None and before.document is document and not (self.plain and self.overlay.lit.all):
            self._heights[before.typography.key] = before.heights
        if self.plain and self.overlay.lit.all:
            # Its lines are others than those of the text alone, whose heights are kept.
            layout = Layout(document, typography, self._title, self._meta, inserted=self._inserted)
        else:
            layout = Layout(document, typography, self._title, self._meta, self._heights)
            self._heights[typography.key] = layout.heights
        self.folds.lay(layout)
        self.view.lay(layout)
        return layout

    def _stand(self) -> None:
        """Put what is to be shown, or what stood there before, on its row."""
        pending, self._pending = self._pending, None
        if pending is None:
            self.view.restore()
        elif pending[1] is None:
            self.view.begin_at(pending[0])
        else:
            self.view.hold((pending[0], pending[1]))

    # What the viewport needs

    @property
    def top(self) -> int:
        """The line on the top row."""
        return round(self.scroll_y)

    @property
    def height(self) -> int:
        """The rows of the pane."""
        size: Size = self.size
        return size.height

    def scroll_to_line(self, line: int) -> None:
        """Put a line on the top row."""
        self.scroll_to(y=line, animate=False, immediate=True, force=True)

    def post_moved(self) -> bool:
        """Tell the screen that the text moved."""
        return self.post_message(Moved())

    def _say(self, text: str) -> None:
        """Have a word on the status row."""
        self.post_message(Said(text))

    # Drawing

    def redraw(self) -> None:
        """Something in the text looks different: all lines are made anew."""
        self._strips.forget()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the text in the middle of the pane."""
        return self.render_rows(range(y, y + 1))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the pane, without the borders it does not have: adding them takes Textual half of a key's time."""
        if self.app.get_line_filters():
            return super().render_lines(crop)
        strips = self.render_rows(crop.line_range)
        return strips if crop.width == self.size.width else [strip.crop(crop.x, crop.right) for strip in strips]

    def render_rows(self, rows: range) -> list[Strip]:
        """Rows of the pane, as wide as it is."""
        of, width = self._strips.of, self.size.width
        return [of(line, width) for line in self.view.lines(rows)]

    def style_of(self, names: tuple[str, ...]) -> Style:
        """The pane's style with those of these names on it; "quiet" is what the style sheet calls body--quiet."""
        style = self._styles.get(names)
        if style is None:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(f"body--{name}", partial=True)
            if "lit" in names and ("link" in names or "kept" in names):
                # Both are underlined.
                style += self.get_component_rich_style("body--strong", partial=True)
            self._styles[names] = style
        return style

    def light(self, lit: LitPassages) -> None:
        """Show these highlights; those who do not see them are told in the text."""
        if self.plain and lit.all != self.overlay.lit.all:
            self.overlay.light(lit)
            self._lay_out(force=True)
        else:
            self.overlay.light(lit)

    def _inserted(self, block: int) -> Sequence[Insert]:
        """Words of ours in a block of the text, for those who do not see the highlights."""
        found = self.overlay.lit.of(block) if self.plain else ()
        begins = [Insert(lit.start.offset, lit.words) for lit in found if lit.start.block == block]
        ends = [Insert(lit.stop.offset, END_OF_HIGHLIGHT, True) for lit in found if lit.stop.block == block]
        return [*begins, *ends]

    def _code_highlights(self, blocks: Sequence[Block], line: Line) -> Sequence[Highlight]:
        """What its language marks in a line of code, as far as it is known."""
        if self._code is None:
            from tui_reader.ui.text.code_styles import CodeStyles  # few texts hold code

            self._code = CodeStyles(lambda work: self.run_worker(work, group="code"), self.redraw)
        return self._code.of(blocks, line.block, line.start, line.end)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style depends on the focus: none is made again."""

    def notify_style_update(self) -> None:
        """Forget what was drawn when the theme changes."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.forget()
