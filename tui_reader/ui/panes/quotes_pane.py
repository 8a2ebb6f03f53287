"""The quotes pane: a card for every quotation, the one being read marked in its gutter."""

from collections.abc import Callable, Sequence

from tui_reader.article.document import Document, Quote
from tui_reader.ui.lists.listing import Listing
from tui_reader.ui.panes.quote_cards import QuoteCards

ListSpeakers = Callable[[Sequence[Quote], Callable[[str | None], None]], None]
"""Shows the speakers of quotes as a list; what one chooses there is called with whose quotes are shown alone."""


class Quotes(Listing[int]):
    """Quotes by their index in the document."""

    def __init__(self, list_speakers: ListSpeakers) -> None:
        super().__init__(id="quotes", refit=self._refit_cards, remark=self._remake)
        self._cards = QuoteCards()
        self._current: int | None = None
        self.verbs = {
            **self.verbs,
            "quote.whole": self._turn_whole,
            "quote.kinds": self._turn_kinds,
            "quote.speakers": lambda _: list_speakers(self._cards.quotes, self.show_speaker),
        }

    def show_document(self, document: Document) -> None:
        """Show the quotes of a document."""
        self._cards = QuoteCards(document, self._cards.kinds, self._cards.barred)
        self._current = None
        self.set_filter("")
        self._remake(follow=True)

    def set_barred(self, barred: bool) -> None:
        """Whether a bar stands beside the card being read, from the next time on that it is drawn."""
        self._cards.barred = barred

    def set_current(self, quote: int | None) -> None:
        """Mark the card of the quote being read and bring it into view, unless the keys go here."""
        if quote == self._current:
            return
        before, self._current = self._current, quote
        cards, width = self._cards, self.size.width
        entries = self.held.entries
        if self.is_active or self.filter or not entries:
            self._remake()
            return
        # Only two of what may be thousands are drawn differently.
        changed = {0: cards.heading(width, quote)}
        for index in (before, quote):
            at = cards.entry_of(index)
            if index is not None and at is not None:
                changed[at] = cards.card(index, width, index == quote, bool(self.edge))
        if max(changed) < len(entries):
            self.exchange(changed, cards.entry_of(quote))
        else:
            # Another document has come while the pane was not shown.
            self._remake(follow=True)

    def wanted(self, rows: int) -> int:
        """The cells of width that the cards could use in so many rows."""
        return self._cards.wanted(rows)

    @property
    def is_talk(self) -> bool:
        """Whether the article's quotation marks are about what somebody says."""
        return self._cards.is_talk

    @property
    def place(self) -> str:
        """Where the cursor is, for the status row: "2/7"."""
        shown = [entry.value for entry in self.held.entries if entry.value is not None]
        return f"{shown.index(self.value) + 1}/{len(shown)}" if self.value in shown else f"0/{len(shown)}"

    @property
    def speaker(self) -> str:
        """The speaker under the cursor."""
        return self._cards.name(self.value) if self.value is not None else ""

    def show_speaker(self, speaker: str | None) -> None:
        """Show the quotes of one speaker only; None for all, "" for those not named."""
        self._cards.of_speaker(speaker)
        self._choose_again()

    def _turn_whole(self, count: int | None) -> None:
        if self.value is not None:
            self._cards.turn_whole(self.value)
            self._remake(follow=False)

    def _turn_kinds(self, count: int | None) -> None:
        self._cards.turn_kinds()
        self._choose_again()

    def _choose_again(self) -> None:
        """Other quotes are shown; the status row hears which one the cursor is on."""
        self._remake(follow=False)
        self.tell_moved()

    def _refit_cards(self) -> None:
        """Cards are wrapped to the width; whoever waits for them hears of it."""
        self._remake(follow=False)
        self.tell_moved()

    def _remake(self, follow: bool | None = None) -> None:
        """Make the cards; the cursor goes to the quote being read if it is to follow: None: unless the keys go here."""
        follow = not self.is_active if follow is None else follow
        cards, held = self._cards, self.held
        cursor = cards.entry_of(self._current) if follow else None
        if not self.size.width:
            # It was never shown: then it costs nothing, however many quotes there are.
            held.cursor = held.cursor if cursor is None else cursor
            return
        under = held.value if held.entries else cards.quote_at(held.cursor)
        marked = under if self.is_active else self._current
        width, height = self.size
        self.show(cards.all(width, self._current, marked, bool(self.edge), height), cursor)
