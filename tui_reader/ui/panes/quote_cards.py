"""How the quotations look in their pane: a card for each, and which of them are shown."""

from bisect import bisect_left, bisect_right
from typing import Literal

from tui_reader.article.document import Document, Quote
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, columns, wrapped
from tui_reader.ui.text.wording import NOT_NAMED

BAR = "▎"
LINES = 4
"""Lines of words on a card that is not shown whole."""
SECTION_FROM = 60
"""The narrowest pane that has room for the section beside the speaker."""
OPENING = frozenset("“\"'‘„«»‹「『—–-")

Kinds = Literal["all", "people", "parts"]
KINDS: dict[Kinds, str] = {"all": "everything", "people": "people only", "parts": "people and part quotes"}


class QuoteCards:
    """Quotes by their index in the document. speaker: whose are shown; None for all, "" for those not named.

    barred: whether a bar stands beside the card being read. shown: the quotes that are shown; the entry of each is a
    card with a blank below it, and the first entry is a heading.
    """

    def __init__(self, document: Document | None = None, kinds: Kinds = "all", barred: bool = True) -> None:
        document = document or Document()
        self.quotes = document.quotes
        self.kinds: Kinds = kinds
        self.barred = barred
        self.speaker: str | None = None
        self.shown = self._chosen()
        self._sections = _sections(document)
        self._whole: set[int] = set()

    # Which are shown

    def turn_whole(self, index: int) -> None:
        """All lines of a card, or four again."""
        self._whole ^= {index}

    def turn_kinds(self) -> None:
        """People only, with part quotes, everything, and round again."""
        order = list(KINDS)
        self.kinds = order[(order.index(self.kinds) + 1) % len(order)]
        self.shown = self._chosen()

    def of_speaker(self, speaker: str | None) -> None:
        """The quotes of one speaker only."""
        self.speaker = speaker
        self.shown = self._chosen()

    def _chosen(self) -> list[int]:
        return [index for index, quote in enumerate(self.quotes) if self._passes(quote)]

    def _passes(self, quote: Quote) -> bool:
        if self.speaker is not None and (quote.speaker or "") != self.speaker:
            return False
        if self.kinds == "people":
            return quote.kind == "SPEECH" and quote.speaker is not None
        return self.kinds == "all" or quote.kind in ("SPEECH", "PART")

    def name(self, index: int) -> str:
        """Who speaks in a quote."""
        return self.quotes[index].speaker or NOT_NAMED

    # Entries

    def entry_of(self, quote: int | None) -> int | None:
        """The index among the entries of a quote's card; None when it is not shown."""
        at = bisect_left(self.shown, quote) if quote is not None else len(self.shown)
        return 2 * at + 1 if at < len(self.shown) and self.shown[at] == quote else None

    def quote_at(self, entry: int) -> int | None:
        """The quote whose card is the entry, or the next one that is shown."""
        return next(iter(self.shown[max(0, entry - 1) // 2 :]), None)

    def all(self, width: int, current: int | None, marked: int | None, ruled: bool) -> Entries[int]:
        """Everything that is shown, for a pane of `width` cells. current: the quote being read; ruled: with an edge."""
        blank = Entry[int](((),))
        cards = [entry for i in self.shown for entry in (self.card(i, width, i == marked, ruled), blank)]
        return [self.heading(width, current), *cards]

    def heading(self, width: int, current: int | None) -> Entry[int]:
        """Which quote is being read, of how many, and which are shown."""
        count = len(self.quotes)
        left = f" QUOTES {current + 1}/{count}" if current is not None else f" QUOTES {count}"
        alone = NOT_NAMED if self.speaker == "" else self.speaker
        chosen = f"{alone or 'all speakers'} · {KINDS[self.kinds]}"
        if width < SECTION_FROM:
            chosen = "" if (self.speaker, self.kinds) == (None, "all") else alone or KINDS[self.kinds]
        line = columns(left, chosen + " ", width - 1) if chosen else left
        return Entry(((Run(shortened(line, width), "dim"),), ()))

    def card(self, index: int, width: int, marked: bool, ruled: bool) -> Entry[int]:
        """One quote: its words, then who said them how, and where there is room in which section."""
        is_wide = width >= SECTION_FROM
        quote, room = self.quotes[index], max(8, width - 4 - ruled)
        words = in_marks(quote)
        lines = wrapped(words, room)
        if len(lines) > LINES and index not in self._whole:
            more = f" … +{len(lines) - LINES} lines" if is_wide else " …"
            lines = [*lines[: LINES - 1], shortened(lines[LINES - 1], room - len(more), "") + more]
        sense = "quoted block" if quote.kind == "BLOCK" and not quote.cue else quote.cue or ""
        named, section = self.name(index), self._sections[index]
        who = shortened(f"{named} · {sense}" if sense and quote.speaker else named, room)
        if is_wide:
            who = columns(who, shortened(section, room // 2), room)
        gutter = (Run(" "), Run(BAR if marked and self.barred else " ", "bar"))
        body = tuple((*gutter, Run(line, "strong" if marked else "")) for line in lines)
        return Entry((*body, (*gutter, Run(who, "dim"))), index, f"{words} {named} {sense} {section}")


def in_marks(quote: Quote) -> str:
    """The words of a quote on one line, in quotation marks, without the comma that joins them to their cue."""
    words = " ".join(quote.text.split()).rstrip(",")
    return words if words[:1] in OPENING or quote.kind == "BLOCK" else f"“{words}”"


def _sections(document: Document) -> tuple[str, ...]:
    """The title of the section that each quote stands in."""
    sections = [inner for section in document.outline for inner in section.walk()]
    starts = [section.at for section in sections]
    return tuple(
        sections[max(0, bisect_right(starts, quote.parts[0][0]) - 1)].title if sections else ""
        for quote in document.quotes
    )
