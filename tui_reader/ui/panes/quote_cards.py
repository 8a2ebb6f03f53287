"""How the quotations look in their pane: a card for each, and which of them are shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from tui_reader.article.document import Document, Quote
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, columns, wrapped
from tui_reader.ui.text.wording import NOT_NAMED

BAR = "▎"
LINES, LINES_OF_TALL = 4, 6
"""Lines of words on a card that is not shown whole, and those on a tall pane."""
TALL = 40
TRIED = (22, 28, 34, 40, 48, 56)
"""Widths of a pane beside the text."""
FILLED = 0.9
"""The share of a line's cells that its words fill, about."""
MOST_LINES = 16
"""Lines of words on a card where all cards have room in the pane."""
AROUND = 4 + 1
"""Cells of a pane that is ruled beside the words of a card."""
MARKS = '"“”„‟«»「」'
TALK = 1 / 3
"""The share of an article's pairs of marks that are quotes, below which its marks are for something else."""
LOOKED_THROUGH, FEW_MARKS = 100_000, 20
"""Characters that tell what the marks of an article are for, if there are so many marks in them."""
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
        self._document = document
        self.kinds: Kinds = kinds
        self.barred = barred
        self.speaker: str | None = None
        self.shown = self._chosen()
        self._sections = _sections(document)
        self._whole: set[int] = set()
        self._lines = LINES

    @cached_property
    def is_talk(self) -> bool:
        """Whether enough of the quotation marks are speech: where they are titles, a quote is there by the way."""
        return _is_talk(self._document)

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
            return quote.kind == "SPEECH"
        return self.kinds == "all" or quote.kind in ("SPEECH", "PART")

    def name(self, index: int) -> str:
        """Who speaks in a quote: a name, with a "?" where it is not sure, else the text's own words for them."""
        quote = self.quotes[index]
        return quote.said_by or quote.mention or NOT_NAMED

    # Entries

    def entry_of(self, quote: int | None) -> int | None:
        """The index among the entries of a quote's card; None when it is not shown."""
        at = bisect_left(self.shown, quote) if quote is not None else len(self.shown)
        return 2 * at + 1 if at < len(self.shown) and self.shown[at] == quote else None

    def quote_at(self, entry: int) -> int | None:
        """The quote whose card is the entry, or the next one that is shown."""
        return next(iter(self.shown[max(0, entry - 1) // 2 :]), None)

    def all(self, width: int, current: int | None, marked: int | None, ruled: bool, rows: int = 0) -> Entries[int]:
        """Everything that is shown, for a pane of `width` cells and so many rows: where there is room cards are longer.

        current: the quote being read; ruled: with an edge.
        """
        self._lines = self._fitting_lines(width - 4 - ruled, rows)
        blank = Entry[int](((),))
        cards = [entry for i in self.shown for entry in (self.card(i, width, i == marked, ruled), blank)]
        return [self.heading(width, current), *cards]

    def wanted(self, rows: int) -> int:
        """The fewest cells of width, of those tried, in which all cards have room in so many rows; else the most.

        A card that is not shown whole has room as well.
        """
        lengths = [len(quote.text) for quote in self.quotes]
        return next((width for width in TRIED if _about(lengths, width - AROUND) <= rows), TRIED[-1])

    def _fitting_lines(self, room: int, rows: int) -> int:
        """The lines of words that a card may have: as many as leave room for every card, if any number does."""
        least = LINES_OF_TALL if rows >= TALL else LINES
        if 3 * len(self.shown) > rows:
            return least
        counts = [len(wrapped(in_marks(self.quotes[index]), max(8, room))) for index in self.shown]
        for lines in range(MOST_LINES, least, -1):
            if sum(min(count, lines) + 2 for count in counts) + 1 <= rows:
                return lines
        return least

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
        most = self._lines
        if len(lines) > most and index not in self._whole:
            more = f" … +{len(lines) - most} lines" if is_wide else " …"
            last = lines[most - 1]
            cut = shortened(last, room - len(more), "")
            if last[len(cut) :].strip() and last[len(cut)] != " ":
                cut = cut.rpartition(" ")[0] or cut
            lines = [*lines[: most - 1], cut + more]
        sense = "quoted block" if quote.kind == "BLOCK" and not quote.cue else quote.cue or ""
        named, section = self.name(index), self._sections[index]
        who = shortened(f"{named} · {sense}" if sense and named != NOT_NAMED else named, room)
        if is_wide:
            who = columns(who, shortened(section, room // 2), room)
        gutter = (Run(" "), Run(BAR if marked and self.barred else " ", "bar"))
        body = tuple((*gutter, Run(line, "quote" if marked else "")) for line in lines)
        return Entry((*body, (*gutter, Run(who, "dim"))), index, f"{words} {named} {sense} {section}")


def _is_talk(document: Document) -> bool:
    """The same, told by the beginning of a long text: its blocks are made for this, 40 ms a megabyte."""
    if not document.quotes:
        return False
    marks = characters = stop = 0
    for block in document.blocks:
        stop += 1
        if block.kind in ("PARAGRAPH", "FIGURE"):
            marks += sum(map(block.text.count, MARKS))
        characters += len(block.text)
        if characters > LOOKED_THROUGH and marks > FEW_MARKS:
            break
    said = sum(start.block < stop for quote in document.quotes for start, _ in quote.parts)
    return said >= marks // 2 * TALK


def _about(lengths: Sequence[int], room: int) -> int:
    """The rows of cards whose words have these lengths, without wrapping them."""
    return 2 + sum(min(LINES, -(-length // max(1, int(room * FILLED)))) + 2 for length in lengths)


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
