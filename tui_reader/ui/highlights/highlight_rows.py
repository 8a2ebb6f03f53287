"""How highlights look in their list: under the titles of their articles, with their signs and whose words they are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from tui_reader.article.cells import cell_len
from tui_reader.clean import one_line
from tui_reader.library.marked.highlights import Highlight
from tui_reader.reading.kept.lying import Lying
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_entry import Entry, Run, columns, wrapped
from tui_reader.ui.lists.marked_rows import SIGN
from tui_reader.ui.text.wording import short_date

LINES = 3
"""Of a highlight; more of it are seen when it is shown whole."""
QUOTE_IN = 7
GONE = "NOT IN THE TEXT ANY MORE"
UNKNOWN = Lying()


class Look(NamedTuple):
    """How the list is looked at. width: cells of a line. now: seconds since the epoch.

    lying: how they lie in their texts, as far as that is known. whole, marked: the uuids of those that are. bar: what
    stands beside their words; "" where all is said in words.
    """

    width: int
    now: float
    lying: Mapping[str, Lying]
    whole: Collection[str]
    marked: Collection[str]
    bar: str

    def of(self, one: Highlight) -> Lying:
        """How one lies in its text."""
        return self.lying.get(one.uuid, UNKNOWN)


def highlight_entries(some: Sequence[Highlight], look: Look) -> Iterator[Entry[Highlight]]:
    """Those that are in the text, and below them the others."""
    yield from _grouped([one for one in some if look.of(one).is_there], look)
    gone = [one for one in some if not look.of(one).is_there]
    if gone:
        yield Entry(((), (Run(f" {GONE} {len(gone)}", "dim"),)))
        yield from _grouped(gone, look)


def _grouped(some: Sequence[Highlight], look: Look) -> Iterator[Entry[Highlight]]:
    for _, group in groupby(some, key=lambda one: one.article):
        members = list(group)
        first = members[0]
        right = f"  {shortened(one_line(first.site), 24)}  {short_date(first.created, look.now)}"
        title = shortened(one_line(first.title) or first.address, max(10, look.width - len(right) - 2))
        yield Entry(((), (Run(f" {columns(title, right, look.width - 1)}", "strong"),)))
        for one in members:
            yield Entry(tuple(_lines(one, look)), one)


def _lines(one: Highlight, look: Look) -> Iterator[tuple[Run, ...]]:
    width = look.width - QUOTE_IN
    mark = SIGN if one.uuid in look.marked else " "
    sign, bar = f"{'*' if one.note else ''}{one.label or ''}", look.bar if look.of(one).is_there else "?"
    for number, line in enumerate(_quote(one, look, width)):
        if look.bar:
            yield Run(f" {mark}{sign if not number else '':<2}{bar} ", "bar"), Run(line)
        else:
            yield Run(f" {mark} ", "bar"), Run(line)
    if one.note:
        note = wrapped("note: " + " ".join(one.note.split()), width)
        for line in note if one.uuid in look.whole else note[:1]:
            yield (Run(" " * (QUOTE_IN - 1) + line, "dim"),)


def _quote(one: Highlight, look: Look, width: int) -> Sequence[str]:
    """The words, and who said them; the name stays where lines are left out."""
    speaker = look.of(one).speaker
    label = f"label {one.label}: " if one.label and not look.bar else ""
    name = f" — {shortened(speaker, max(8, width // 3))}" if speaker else ""
    lines = wrapped(label + " ".join(one.passage.quote.split()) + name, width)
    if one.uuid in look.whole or len(lines) <= LINES:
        return lines
    left = len(lines) - LINES
    more = f" … +{left} line{'s' if left > 1 else ''}{name}"
    return [*lines[: LINES - 1], shortened(lines[LINES - 1], width - cell_len(more), "") + more]
