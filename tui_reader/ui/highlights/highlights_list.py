"""The list of highlights: of one article, or of all, the newest first under the titles of their articles."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from tui_reader.anchoring.anchor import Finder
from tui_reader.article.document import Document
from tui_reader.clean import one_line
from tui_reader.errors import LibraryError
from tui_reader.library.marked.highlights import Highlight
from tui_reader.reading.kept.highlights import HighlightShelf
from tui_reader.ui.highlights.note_prompt import Edit, ask_note
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_contents import FILTER, Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, columns, room, wrapped
from tui_reader.ui.text.wording import short_date

LINES = 3
"""Of a highlight; more of it are seen when it is shown whole."""
QUOTE_IN = 7
GONE = "NOT IN THE TEXT ANY MORE"


class HighlightsList(Contents[Highlight]):
    """article: whose they are, None: all. document: its text, in which they are looked for.

    go: opens the article of one at its place. place: the same, where it is to be placed by hand. copy: sends a text to
    the clipboard. edit: opens a file in the person's editor. now: seconds since the epoch.
    """

    title = "HIGHLIGHTS"
    places = ("highlights", "list", "text")
    hints = (
        Hint("go", "go there"), Hint("highlight.whole", "whole"), Hint("highlight.edit", "note"), Hint("copy", "copy"),
        Hint("highlight.delete", "delete"), FILTER, Hint("help", "all"),
    )  # fmt: skip

    def __init__(
        self,
        shown: Shown[Highlight],
        shelf: HighlightShelf,
        *,
        article: int | None,
        document: Document | None,
        go: Callable[[Highlight], None],
        place: Callable[[Highlight], None],
        copy: Callable[[str, str], None],
        edit: Edit,
        now: Callable[[], float],
    ) -> None:
        self._shown = shown
        self._shelf = shelf
        self._article = article
        self._document = document
        self._go = go
        self._place = place
        self._edit = edit
        self._now = now
        self._all: Sequence[Highlight] = ()
        self._whole: set[str] = set()
        self._missing: frozenset[str] = frozenset()
        self.is_filled = False
        self.verbs = {
            "highlight.whole": shown.on_entry(self._turn_whole),
            "highlight.edit": shown.on_entry(self._edit_note),
            "highlight.place": shown.on_entry(self._place_by_hand),
            "highlight.delete": shown.on_entry(self._ask_to_delete),
            "copy": shown.on_entry(lambda one: copy(cited(one), "")),
        }

    # What the library answers

    def started(self) -> None:
        """Ask the library."""
        self._shown.latest(self._ask, "highlights")

    async def _ask(self) -> None:
        found = await self._shelf.of(self._article)
        document = self._document
        if document is not None and self._article is not None:
            self._missing = await asyncio.to_thread(_missing, found, document)
        self._all = found
        self.is_filled = True
        self._shown.refill()

    # What is shown

    def entries(self, width: int) -> Entries[Highlight]:
        """Each under the title of its article; those that are not in its text any more at the end."""
        there = [one for one in self._all if one.uuid not in self._missing]
        gone = [one for one in self._all if one.uuid in self._missing]
        head = columns(" HIGHLIGHTS", self._counts(), room(width))
        found: list[Entry[Highlight]] = [Entry(((Run(head, "dim"),),))]
        if not self._all and self.is_filled:
            found.append(Entry(((), (Run("   nothing is highlighted yet: v selects, Enter highlights", "dim"),))))
        found += self._grouped(there, room(width))
        if gone:
            found.append(Entry(((), (Run(f" {GONE} {len(gone)}", "dim"),))))
            found += self._grouped(gone, room(width))
        return found

    def _counts(self) -> str:
        articles = len({one.article for one in self._all})
        notes = sum(bool(one.note) for one in self._all)
        of = f" in {articles} article{'s' if articles != 1 else ''}" if self._article is None else ""
        return f"{len(self._all)}{of} · {notes} note{'s' if notes != 1 else ''} · newest first"

    def _grouped(self, some: Sequence[Highlight], width: int) -> Iterator[Entry[Highlight]]:
        for _, group in groupby(some, key=lambda one: one.article):
            members = list(group)
            first = members[0]
            when = short_date(first.created, self._now())
            right = f"  {shortened(one_line(first.site), 24)}  {when}"
            title = shortened(one_line(first.title) or first.address, max(10, width - len(right) - 2))
            yield Entry(((), (Run(f" {columns(title, right, width - 1)}", "strong"),)))
            for one in members:
                yield Entry(
                    tuple(self._lines(one, width)), one, f"{one.title} {one.site} {one.passage.quote} {one.note}"
                )

    def _lines(self, one: Highlight, width: int) -> Iterator[tuple[Run, ...]]:
        sign = "*" if one.note else str(one.label or " ")
        bar = "?" if one.uuid in self._missing else "▌"
        quote = wrapped(" ".join(one.passage.quote.split()), width - QUOTE_IN)
        is_whole = one.uuid in self._whole
        shown = quote if is_whole else quote[:LINES]
        if len(quote) > len(shown):
            more = f" … +{len(quote) - len(shown)} lines"
            shown = [*shown[:-1], shortened(shown[-1], width - QUOTE_IN - len(more)) + more]
        for number, line in enumerate(shown):
            yield Run(f" {sign if not number else ' '} {bar} ", "bar"), Run(line)
        if one.note:
            note = wrapped("note: " + " ".join(one.note.split()), width - QUOTE_IN)
            for line in note if is_whole else note[:1]:
                yield (Run("     " + line, "dim"),)

    def status(self, value: Highlight | None) -> Status:
        """Which one the cursor is on."""
        if value is None:
            return Status(self.title)
        number = next((n for n, one in enumerate(self._all, 1) if one.uuid == value.uuid), 0)
        return Status(one_line(value.title), "", f"{number} of {len(self._all)}")

    def cursor(self, entries: Entries[Highlight], before: Highlight | None) -> int | None:
        """The cursor stays on its highlight."""
        if before is None:
            return None
        return next((n for n, entry in enumerate(entries) if entry.value and entry.value.uuid == before.uuid), None)

    # What is done

    def chosen(self, value: Highlight) -> None:
        """Go there; of one that is not in the text the nearest place."""
        self._shown.dismiss()
        self._go(value)

    def _place_by_hand(self, one: Highlight) -> None:
        if one.uuid not in self._missing:
            self._shown.say("it is in the text")
            return
        self._shown.dismiss()
        self._place(one)

    def _turn_whole(self, one: Highlight) -> None:
        self._whole ^= {one.uuid}
        self._shown.refill()

    def _edit_note(self, one: Highlight) -> None:
        def done(text: str) -> None:
            self._do(partial(self._shelf.note, one.uuid, text, one.note_stamp), "the note is kept")

        ask_note(self._shown.asking, one.note, self._edit, done, lambda: None)

    def _ask_to_delete(self, one: Highlight) -> None:
        with_note = " and its note" if one.note else ""
        name = shortened(" ".join(one.passage.quote.split()), 30)
        delete = partial(self._do, partial(self._shelf.delete, one.uuid), "deleted")
        self._shown.question(f"Delete the highlight “{name}”{with_note}?", delete)

    def _do(self, work: Callable[[], Awaitable[object]], said: str) -> None:
        self._shown.behind(partial(self._done, work, said))

    async def _done(self, work: Callable[[], Awaitable[object]], said: str) -> None:
        try:
            await work()
        except LibraryError as error:
            said = f"! nothing was changed: {error}"
        await self._ask()
        self._shown.say(said)


def cited(one: Highlight) -> str:
    """The words with the title, the site and the address of their article."""
    source = ", ".join(filter(None, (one.title, one.site, one.address)))
    return f"“{' '.join(one.passage.quote.split())}” — {source}"


def _missing(some: Sequence[Highlight], document: Document) -> frozenset[str]:
    finder = Finder(tuple(document.blocks))
    return frozenset(one.uuid for one in some if finder.find(one.passage) is None)
