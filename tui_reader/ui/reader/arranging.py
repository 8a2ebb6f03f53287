"""How the panes stand: beside the text where there is room, over it where not."""

from collections.abc import Callable
from typing import NamedTuple

from textual.geometry import Size
from textual.widget import Widget

from tui_reader.layout.typography import Glyphs
from tui_reader.settings import Settings
from tui_reader.ui.keys.key_row import KeyRow
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.status import Edges, StatusRow
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.listing import Listing
from tui_reader.ui.opening.state import Current
from tui_reader.ui.panes.geometry import QUOTES_FROM, USUAL_TEXT, Geometry, geometry, text_width
from tui_reader.ui.panes.outline_pane import Outline
from tui_reader.ui.panes.quotes_pane import Quotes
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.card import Card
from tui_reader.ui.text.column import column

FOOTER_FROM = 30
"""Rows from which the footer has a row of its own."""
FOOTER_KEYS = (
    ("section.next", "section.prev"), ("quote.next", "quote.prev"), ("search",), ("hints.follow",), ("outline",),
    ("help",),
)  # fmt: skip
QUOTES_KEYS = (("go",), ("quote.whole",), ("copy",), ("quote.speakers",), ("quote.kinds",), ("filter",))


class Columns(NamedTuple):
    """The widgets from left to right in their row, the card in the place of the text, and the rows below."""

    row: Widget
    outline: Outline
    body: Body
    card: Card
    quotes: Quotes
    keys: KeyRow
    status: StatusRow


class Arranging:
    """Gives every pane its width, or none. over: the name of the pane that lies over the text, "" for none.

    has_card: a card stands in place of the text. size: of the screen. focused: where the keys go. glyphs: the marks
    that the terminal can draw, when all is said in words or not. arranged: is called after every change.
    """

    def __init__(
        self,
        columns: Columns,
        current: Current,
        means: Means,
        size: Callable[[], Size],
        focused: Callable[[], Widget | None],
        glyphs: Callable[[bool], Glyphs],
        arranged: Callable[[], None],
    ) -> None:
        self._columns = columns
        self._current = current
        self._means = means
        self._size = size
        self._focused = focused
        self._glyphs = glyphs
        self._arranged = arranged
        self._wanted = {"outline": True, "quotes": True}
        self._asked_for_quotes = False
        self._text_only = False
        self._arranged_for: Size | None = None
        self.over = ""
        self.has_card = False
        self.verbs: Verbs = {
            "outline": lambda count: self._toggle("outline", columns.outline),
            "quotes": lambda count: self._toggle("quotes", columns.quotes),
            "text.only": self._toggle_text_only,
            "leave": lambda count: self.leave(),
            "filter": self._filter,
        }

    # What stands

    @property
    def has_docked(self) -> bool:
        """Whether a pane stands beside the text."""
        return bool(self._columns.outline.display or self._columns.quotes.display)

    @property
    def is_laid_out(self) -> bool:
        """Whether what has the keys can be moved in: a pane that just came has no entries before it has a width."""
        focused = self._focused()
        return not isinstance(focused, Listing) or focused.size.width > 0

    @property
    def is_as_opened(self) -> bool:
        """Whether the panes stand as they do when an article is opened."""
        return all(self._wanted.values()) and not self._text_only and not self.over

    @property
    def key_rows(self) -> int:
        """The rows that the footer takes."""
        return KeyRow.height(self._size().height) if self._columns.keys.display else 0

    def resized(self) -> None:
        """Panes come and go with the width."""
        if self._arranged_for != self._size():
            self.arrange()

    def show_text(self) -> None:
        """A text takes the place of what lay over it or stood in its place."""
        self.over, self.has_card, self._asked_for_quotes = "", False, False

    def show_card(self) -> None:
        """The card takes the place of the text."""
        self.over, self.has_card = "", True
        self.arrange()
        self._columns.card.focus()

    def arrange(self) -> None:
        """Give every pane its width, or none."""
        columns, settings = self._columns, self._means.reading.settings
        width, height = self._arranged_for = self._size()
        docked = self._docked(self._wants("outline"), self._wants("quotes"))
        over = self.over if self._current.document is not None else ""
        columns.outline.edge, columns.quotes.edge = ("", "") if over else ("right", "left")
        columns.outline.display = over == "outline" or (not over and bool(docked.outline))
        columns.quotes.display = over == "quotes" or (not over and bool(docked.quotes))
        columns.body.display = not over and not self.has_card
        columns.card.display = self.has_card
        columns.outline.styles.width = "1fr" if over else docked.outline + 1
        columns.quotes.styles.width = "1fr" if over else docked.quotes + 1
        columns.row.styles.padding = (0, docked.outside if not over else 0)
        columns.keys.display = _wants_footer(settings, height) or over == "quotes"
        columns.keys.fit(height)
        self._show_keys()
        self._stand_below(Geometry(0, 0, 0) if over else docked, width, bool(over))
        columns.quotes.set_barred(not settings.plain)
        self._dress(columns.body, settings, width)
        self.follow()
        self._arranged()

    def _stand_below(self, docked: Geometry, width: int, over: bool) -> None:
        """Put the rows below under the text that they speak of, or over the whole width."""
        columns, settings = self._columns, self._means.reading.settings
        left = docked.outside + docked.outline + bool(docked.outline)
        pane = width - left - docked.outside - docked.quotes - bool(docked.quotes)
        at = column(pane, text_width(width, settings.width, USUAL_TEXT), settings.plain)
        edges = Edges(left + at.x, width - left - at.x - at.width) if at.gutter and not over else None
        columns.keys.stand(edges)
        columns.status.stand(edges)

    def _dress(self, body: Body, settings: Settings, width: int) -> None:
        body.plain, body.glyphs = settings.plain, self._glyphs(settings.plain)
        body.set_looks(
            wanted=text_width(width, settings.width, USUAL_TEXT),
            spacing=settings.spacing,
            justified=settings.justify and not settings.plain,
            hyphenate=settings.hyphenate and not settings.plain,
        )

    def follow(self) -> None:
        """Mark in the panes where the text is; one that is not seen hears of it when it is."""
        columns = self._columns
        if columns.outline.display:
            columns.outline.set_current(columns.body.sections.index)
        if columns.quotes.display:
            columns.quotes.set_current(columns.body.quotes.index)

    def _has(self, pane: str) -> bool:
        """Whether the article has something for the pane: quotes, or more than one section."""
        document = self._current.document
        if document is None:
            return False
        return bool(document.quotes) if pane == "quotes" else any(section.children for section in document.outline)

    def _wants(self, pane: str) -> bool:
        if not self._has(pane) or not self._wanted[pane] or self._text_only:
            return False
        if pane == "outline" or self._asked_for_quotes:
            return True
        # What the marks are for is looked up in the text, so not where the pane has no room anyway.
        return self._size()[0] >= QUOTES_FROM and self._columns.quotes.is_talk

    def _docked(self, outline: bool, quotes: bool) -> Geometry:
        """The panes beside the text; in one column none."""
        columns, settings, (width, height) = self._columns, self._means.reading.settings, self._size()
        if settings.plain:
            return Geometry(0, 0, 0)
        rows = height - 1 - (KeyRow.height(height) if _wants_footer(settings, height) else 0)
        return geometry(width, columns.outline.wanted if outline else 0, columns.quotes.wanted(rows) if quotes else 0)

    def _show_keys(self) -> None:
        keymap = self._means.keymap
        words = {command.id: command.short for command in keymap.commands}
        groups = QUOTES_KEYS if self.over == "quotes" else FOOTER_KEYS
        hints = [(" ".join(filter(None, map(keymap.key_of, ids))), words[ids[0]]) for ids in groups]
        self._columns.keys.show(tuple((keys, word) for keys, word in hints if keys))

    # Keys

    def _toggle(self, name: str, pane: Listing[int]) -> None:
        """Show the pane, go to it, hide it."""
        if not self._has(name):
            self._means.say("this article has one section" if name == "outline" else "this article quotes nobody")
            return
        docked = self._docked(name == "outline" or self._wants("outline"), name == "quotes")
        fits = bool(docked.outline if name == "outline" else docked.quotes)
        if self.over == name:
            self.leave()
        elif not fits:
            self.over = name
            self.arrange()
            self._go_to(pane)
            if not self.is_laid_out:
                self._means.hold_keys()
        elif self._focused() is pane:
            self._wanted[name] = False
            self.leave()
        else:
            self._wanted[name], self._text_only, self.over = True, False, ""
            self._asked_for_quotes = self._asked_for_quotes or name == "quotes"
            self.arrange()
            self._go_to(pane)
            if not self.is_laid_out:
                self._means.hold_keys()
        self._means.tell()

    def leave(self) -> None:
        """The keys go to the text again."""
        self.over = ""
        self.arrange()
        self._go_to(self._columns.body if self._current.document is not None else self._columns.card)
        self._means.tell()

    def _go_to(self, widget: Widget) -> None:
        """Give a widget the keys, from the next one on: Textual's own `focus` does it after those that wait."""
        widget.screen.set_focus(widget, scroll_visible=False)

    def _toggle_text_only(self, count: int | None) -> None:
        """Both panes away, or as they were."""
        self._text_only = not self._text_only
        self.leave()
        self._means.say("text alone" if self._text_only else "panes as they were")

    def _filter(self, count: int | None) -> None:
        """Filter the focused pane while it is typed."""
        pane = self._focused()
        if isinstance(pane, Listing):
            from tui_reader.ui.lists.filter_line import filter_line

            self._means.asking.ask(filter_line(pane))


def _wants_footer(settings: Settings, height: int) -> bool:
    return settings.footer == "always" or (settings.footer == "auto" and height >= FOOTER_FROM)
