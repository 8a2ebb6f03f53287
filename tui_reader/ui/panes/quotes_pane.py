"""The quotes pane: a card for every quotation, the one being read marked in its gutter."""

from bisect import bisect_left, bisect_right

from tui_reader.article.document import Document, Quote
from tui_reader.layout.wrap import breaks
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.listing import Entry, Listing, Run, columns

BAR = "▎"
LINES = 4
"""Lines of words on a card that is not shown whole."""
NOT_NAMED = "speaker not named"
SECTION_FROM = 60
"""The narrowest pane that has room for the section beside the speaker."""
OPENING = frozenset("“\"'‘„«»‹「『—–-")

_KINDS = {"all": "everything", "parts": "people and part quotes", "people": "people only"}


def in_marks(quote: Quote) -> str:
    """The words of a quote on one line, in quotation marks, without the comma that joins them to their cue."""
    words = " ".join(quote.text.split()).rstrip(",")
    return words if words[:1] in OPENING or quote.kind == "BLOCK" else f"“{words}”"


class Quotes(Listing[int]):
    """Quotes by their index in the document."""

    reverses = False
    barred = True
    """Whether a bar stands beside the card being read."""

    def __init__(self) -> None:
        super().__init__(id="quotes")
        self._quotes: tuple[Quote, ...] = ()
        self._sections: tuple[str, ...] = ()
        self._current: int | None = None
        self._whole: set[int] = set()
        self._shown: list[int] = []
        self._kinds = "all"
        self._speaker: str | None = None

    def show_document(self, document: Document) -> None:
        """Show the quotes of a document."""
        self._quotes = document.quotes
        sections = [inner for section in document.outline for inner in section.walk()]
        starts = [section.at for section in sections]
        self._sections = tuple(
            sections[max(0, bisect_right(starts, quote.parts[0][0]) - 1)].title if sections else ""
            for quote in document.quotes
        )
        self._current, self._speaker = None, None
        self._whole.clear()
        self.set_filter("")
        self._remake(follow=True)

    def set_current(self, quote: int | None) -> None:
        """Mark the card of the quote being read and bring it into view, unless the keys go here."""
        if quote != self._current:
            before, self._current = self._current, quote
            if self.is_active or self.filter or not self.entries:
                self._remake(follow=not self.is_active)
                return
            # Only two of what may be thousands are drawn differently.
            changed = {0: self._heading()}
            for index in (before, quote):
                at = self._entry_of(index)
                if index is not None and at is not None:
                    changed[at] = self._card(index, index == quote)
            if max(changed) < len(self.entries):
                self.exchange(changed, self._entry_of(quote))
            else:
                # Another document has come while the pane was not shown.
                self._remake(follow=True)

    @property
    def place(self) -> str:
        """Where the cursor is, for the status row: "2/7"."""
        shown = [entry.value for entry in self.entries if entry.value is not None]
        return f"{shown.index(self.value) + 1}/{len(shown)}" if self.value in shown else f"0/{len(shown)}"

    @property
    def speaker(self) -> str:
        """The speaker under the cursor."""
        return self._quotes[self.value].speaker or NOT_NAMED if self.value is not None else ""

    def resized(self) -> None:
        """Cards are wrapped to the width."""
        was_empty = not self.entries
        self._remake(follow=False)
        if was_empty:
            self.post_message(self.Moved(self, self.value))

    def cursor_moved(self) -> None:
        """The bar goes with the cursor while the keys go here."""
        if self.is_active:
            self._remake(follow=False)

    def activity_changed(self) -> None:
        """The bar goes to the cursor, or back to the quote being read."""
        self._remake(follow=not self.is_active)

    # Keys

    def do_quote_whole(self, count: int | None) -> None:
        """All lines of the card under the cursor, or four again."""
        if self.value is not None:
            self._whole ^= {self.value}
            self._remake(follow=False)

    def do_quote_kinds(self, count: int | None) -> None:
        """People only, with part quotes, everything, and round again."""
        order = ("all", "people", "parts")
        self._kinds = order[(order.index(self._kinds) + 1) % 3]
        self._choose_again()

    def do_quote_speakers(self, count: int | None) -> None:
        """Who speaks, and how often."""
        from tui_reader.ui.lists.speakers_list import SpeakersScreen  # with what all lists need 5 ms

        self.app.push_screen(SpeakersScreen(self._quotes, self.show_speaker))

    def show_speaker(self, speaker: str | None) -> None:
        """Show the quotes of one speaker only; None for all, "" for those not named."""
        self._speaker = speaker
        self._choose_again()

    def _choose_again(self) -> None:
        """Other quotes are shown; the status row hears which one the cursor is on."""
        self._remake(follow=False)
        self.post_message(self.Moved(self, self.value))

    # Cards

    def _remake(self, *, follow: bool) -> None:
        shown = self._shown = [index for index in range(len(self._quotes)) if self._passes(self._quotes[index])]
        cursor = self._entry_of(self._current) if follow else None
        if not self.size.width:
            # It was never shown: then it costs nothing, however many quotes there are.
            self._cursor = self._cursor if cursor is None else cursor
            return
        under = self.value if self.entries else next(iter(shown[max(0, self._cursor - 1) // 2 :]), None)
        marked = under if self.is_active else self._current
        blank = Entry[int](((),))
        cards = [entry for index in shown for entry in (self._card(index, index == marked), blank)]
        self.show([self._heading(), *cards], cursor)

    def _entry_of(self, quote: int | None) -> int | None:
        """The index among the entries of a quote's card; None when it is not shown."""
        at = bisect_left(self._shown, quote) if quote is not None else len(self._shown)
        return 2 * at + 1 if at < len(self._shown) and self._shown[at] == quote else None

    def _passes(self, quote: Quote) -> bool:
        if self._speaker is not None and (quote.speaker or "") != self._speaker:
            return False
        if self._kinds == "people":
            return quote.kind == "SPEECH" and quote.speaker is not None
        return self._kinds == "all" or quote.kind in ("SPEECH", "PART")

    def _heading(self) -> Entry[int]:
        count = len(self._quotes)
        at = f"{self._current + 1}/{count}" if self._current is not None else f"{count}"
        left = f" QUOTES {at}"
        alone = NOT_NAMED if self._speaker == "" else self._speaker
        chosen = f"{alone or 'all speakers'} · {_KINDS[self._kinds]}"
        narrow = self.size.width < SECTION_FROM
        if narrow:
            chosen = "" if (self._speaker, self._kinds) == (None, "all") else alone or _KINDS[self._kinds]
        line = columns(left, chosen + " ", self.size.width - 1) if chosen else left
        return Entry(((Run(shortened(line, self.size.width), "dim"),), ()))

    def _card(self, index: int, marked: bool) -> Entry[int]:
        quote = self._quotes[index]
        words = in_marks(quote)
        gutter = (Run(" "), Run(BAR if marked and self.barred else " ", "bar"))
        style = "strong" if marked else ""
        width = max(8, self.size.width - 4 - bool(self.edge))
        starts = list(breaks(words, width))
        lines = [words[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]
        if len(lines) > LINES and index not in self._whole:
            more = f" … +{len(lines) - LINES} lines" if self.size.width >= SECTION_FROM else " …"
            lines = [*lines[: LINES - 1], shortened(lines[LINES - 1], width - len(more), "") + more]
        named = quote.speaker or NOT_NAMED
        sense = "quoted block" if quote.kind == "BLOCK" and not quote.cue else quote.cue or ""
        who = shortened(f"{named} · {sense}" if sense and quote.speaker else named, width)
        if self.size.width >= SECTION_FROM:
            who = columns(who, shortened(self._sections[index], width // 2), width)
        body = tuple((*gutter, Run(line, style)) for line in lines)
        return Entry((*body, (*gutter, Run(who, "dim"))), index, f"{words} {named} {sense} {self._sections[index]}")
