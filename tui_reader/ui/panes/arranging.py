"""The part of the reading screen that arranges the panes: beside the text where there is room, over it where not."""

from textual.geometry import Size

from tui_reader.ui.lists.listing import Listing
from tui_reader.ui.panes.card import Card
from tui_reader.ui.panes.geometry import Geometry, geometry, text_width
from tui_reader.ui.panes.outline_pane import Outline
from tui_reader.ui.panes.quotes_pane import Quotes
from tui_reader.ui.reader.looks import LookingScreen

FOOTER_FROM = 30
"""Rows from which the footer has a row of its own."""
FOOTER_KEYS = (
    ("section.next", "section.prev"), ("quote.next", "quote.prev"), ("search",), ("hints.follow",), ("outline",),
    ("help",),
)  # fmt: skip
QUOTES_KEYS = (("go",), ("quote.whole",), ("copy",), ("quote.speakers",), ("quote.kinds",), ("filter",))


class PanesScreen(LookingScreen):
    """`over` names the pane that lies over the text, "" for none. has_card: a card stands in place of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.outline = Outline()
        self.quotes = Quotes()
        self.card = Card()
        self.shown_panes = {"outline": True, "quotes": True}
        self.text_only = False
        self.over = ""
        self.has_card = False
        self._arranged_for: Size | None = None

    @property
    def is_covered(self) -> bool:
        """Whether a pane lies over the text."""
        return bool(self.over)

    @property
    def has_panes(self) -> bool:
        """Whether a pane stands beside the text."""
        return bool(self.outline.display or self.quotes.display)

    def _has(self, pane: str) -> bool:
        """Whether the article has something for the pane: quotes, or more than one section."""
        document = self.visit.document if self.visit else None
        if document is None:
            return False
        return bool(document.quotes) if pane == "quotes" else any(section.children for section in document.outline)

    def _docked(self, width: int, outline: bool, quotes: bool) -> Geometry:
        """The panes beside the text; in one column none."""
        return geometry(width, outline and not self.reader.plain, quotes and not self.reader.plain)

    def _wants(self, pane: str) -> bool:
        return self._has(pane) and self.shown_panes[pane] and not self.text_only

    def arrange_panes(self) -> None:
        """Give every pane its width, or none."""
        width, height = self._arranged_for = self.app.size
        text = self.has_text
        docked = self._docked(width, self._wants("outline"), self._wants("quotes"))
        over = self.over if text else ""
        self.outline.edge, self.quotes.edge = ("", "") if over else ("right", "left")
        self.outline.display = over == "outline" or (not over and bool(docked.outline))
        self.quotes.display = over == "quotes" or (not over and bool(docked.quotes))
        self.body.display = not over and not self.has_card
        self.card.display = self.has_card
        for pane, size in ((self.outline, docked.outline), (self.quotes, docked.quotes)):
            pane.styles.width = "1fr" if over else size + 1
        self.query_one("#panes").styles.padding = (0, docked.outside if not over else 0)
        self.keys_row.display = self._wants_footer(height) or over == "quotes"
        self._show_keys()
        settings = self.reader.reading.settings
        self.body.plain, self.body.glyphs = settings.plain, self.reader.abilities.glyphs(settings.plain)
        self.quotes.barred = not settings.plain
        self.body.set_looks(
            wanted=text_width(width, settings.width, 66),
            spacing=settings.spacing,
            justified=settings.justify and not settings.plain,
            hyphenate=settings.hyphenate and not settings.plain,
        )
        self.follow_in_panes()
        self.show_looks(self.is_looking)
        self.tell()

    def follow_in_panes(self) -> None:
        """Mark in the panes where the text is; one that is not seen hears of it when it is."""
        if self.outline.display:
            self.outline.set_current(self.body.section)
        if self.quotes.display:
            self.quotes.set_current(self.body.quote)

    def _wants_footer(self, height: int) -> bool:
        footer = self.reader.reading.settings.footer
        return footer == "always" or (footer == "auto" and height >= FOOTER_FROM)

    def _show_keys(self) -> None:
        words = {key.id: key.short for key in self.keymap.keys}
        groups = QUOTES_KEYS if self.over == "quotes" else FOOTER_KEYS
        hints = [(" ".join(filter(None, map(self.keymap.key_of, ids))), words[ids[0]]) for ids in groups]
        self.keys_row.show(tuple((keys, word) for keys, word in hints if keys))

    def do_outline(self, count: int | None) -> None:
        """Show the outline, go to it, hide it."""
        self._toggle("outline", self.outline)

    def do_quotes(self, count: int | None) -> None:
        """Show the quotes, go to them, hide them."""
        self._toggle("quotes", self.quotes)

    def _toggle(self, name: str, pane: Listing[int]) -> None:
        if not self._has(name):
            self.status.say("this article has one section" if name == "outline" else "this article quotes nobody")
            return
        docked = self._docked(self.app.size.width, name == "outline" or self._wants("outline"), name == "quotes")
        fits = bool(getattr(docked, name))
        if self.over == name:
            self.leave_pane()
        elif not fits:
            self.over = name
            self.arrange_panes()
            pane.focus()
        elif self.focused is pane:
            self.shown_panes[name] = False
            self.leave_pane()
        else:
            self.shown_panes[name], self.text_only, self.over = True, False, ""
            self.arrange_panes()
            pane.focus()
        self.tell()

    def leave_pane(self) -> None:
        """The keys go to the text again."""
        self.over = ""
        self.arrange_panes()
        (self.body if self.has_text else self.card).focus()
        self.tell()

    def do_leave(self, count: int | None) -> None:
        """From a pane back to the text."""
        self.leave_pane()

    def do_text_only(self, count: int | None) -> None:
        """Both panes away, or as they were."""
        self.text_only = not self.text_only
        self.leave_pane()
        self.status.say("text alone" if self.text_only else "panes as they were")

    def do_filter(self, count: int | None) -> None:
        """Filter the focused pane."""
        pane = self.focused
        if isinstance(pane, Listing):
            self.reader.ask_filter(self, pane)
