"""What one person said, newest first, each with its article."""

from collections.abc import Callable, Sequence
from functools import partial

from tui_reader.article.cells import cell_len
from tui_reader.library.values import Person, Saying
from tui_reader.reading.behind.people_shelf import PeopleShelf
from tui_reader.reading.kept.notes_shelf import NotesShelf, Words
from tui_reader.ui.articles.folder_line import Beside, FolderLine
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_contents import BACK, FILTER, Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, room, wrapped
from tui_reader.ui.lists.marked_rows import SIGN, MarkedRows
from tui_reader.ui.text.wording import short_date

ROWS = 200
NEAR = 20
LINES = 3
"""Lines of a saying, unless all of it is asked for."""


class WordsList(Contents[Saying]):
    """The library filters. begin: the saying that one comes back to, by its number.

    go: opens the article at the saying. copy: copies sayings with their citations. now: seconds since the epoch.
    """

    title = "PEOPLE"
    places = ("quotes", "rows", "list", "text")
    hints = (
        Hint("go", "go there"), Hint("copy", "copy"), Hint("quote.whole", "whole"), Hint("export", "export"), FILTER,
        BACK, Hint("help", "all"),
    )  # fmt: skip

    def __init__(
        self,
        shown: Shown[Saying],
        people: PeopleShelf,
        person: Person,
        begin: int | None,
        go: Callable[[Saying], None],
        copy: Callable[[Sequence[Saying]], None],
        notes: NotesShelf,
        now: Callable[[], float],
    ) -> None:
        self._shown = shown
        self._people = people
        self._person = person
        self._begin = begin
        self._go = go
        self._now = now
        self._limit = ROWS
        self._rows: tuple[Saying, ...] = ()
        self._whole: set[int] = set()
        self.filter = ""
        self.filtered = self
        self.is_filled = False
        self._notes = notes
        self._marked: MarkedRows[Saying] = MarkedRows(shown, lambda saying: saying.id, lambda: self._rows)
        self._line = FolderLine(Beside(shown.ask, shown.say, lambda work: shown.latest(work, "export")), notes)
        self.verbs = {
            **self._marked.verbs,
            "export": self._marked.acting(self._ask_folder, goes_on=False),
            "copy": self._marked.acting(copy, goes_on=False),
            "quote.whole": self._marked.acting(self._turn_whole, goes_on=False),
            "people": lambda count: shown.dismiss(),
            "quote.speakers": lambda count: shown.dismiss(),
        }

    def started(self) -> None:
        """Ask for the first of them."""
        self._shown.latest(self._ask, "words")

    def set_filter(self, text: str) -> None:
        """The library is asked while the words are typed."""
        self.filter = text
        self._shown.latest(self._ask, "words")

    async def _ask(self) -> None:
        self._rows = await self._people.words(self._person.id, self.filter, self._limit)
        self.is_filled = True
        self._shown.refill()

    # What is shown

    def entries(self, width: int) -> Entries[Saying]:
        """The name, and each saying over its article."""
        inner = room(width)
        who = " · ".join(filter(None, (self._person.shown, self._person.about)))
        articles = f"{self._person.articles:,} article{'s' if self._person.articles != 1 else ''}"
        count = f"{self._person.quotes:,} in {articles} · newest first"
        space = max(8, inner - len(count) - 4)
        name = shortened(who, space)
        head = Entry[Saying](((Run(" "), Run(name, "strong"), Run(f"  {count}", "dim")), ()))
        nothing = f"nothing they said holds “{shortened(self.filter, 30)}” · Esc" if self.filter else "nothing is kept"
        none = [Entry[Saying](((Run(f"   {nothing}"),),))] if self.is_filled and not self._rows else []
        return [head, *none, *(self._entry(one, inner) for one in self._rows)]

    def _entry(self, one: Saying, width: int) -> Entry[Saying]:
        lines: Sequence[str] = wrapped(f"“{one.words}”", width - 6)
        if one.id not in self._whole:
            hidden = len(lines) - LINES
            lines = cut(lines, LINES, width - 6, f" … +{hidden} line{'s' if hidden != 1 else ''}")
        where = " · ".join(filter(None, (one.title, one.site, short_date(one.when, self._now()))))
        below = (Run(f"   {shortened(where, width - 4)}", "dim"),)
        leads = [f" {SIGN} " if one in self._marked else "   ", *["   "] * len(lines)]
        said = ((Run(f"{lead}{line}"),) for lead, line in zip(leads, lines, strict=False))
        return Entry((*said, below, ()), one, one.words)

    def cursor(self, entries: Entries[Saying], before: Saying | None) -> int | None:
        """On the one that was gone to, then where it was."""
        wanted = before.id if before is not None else self._begin
        return next((at for at, one in enumerate(entries) if one.value is not None and one.value.id == wanted), None)

    def status(self, value: Saying | None) -> Status:
        """Who says it, and the number of it."""
        if marked := self._marked.label:
            return Status(marked)
        number = next((at for at, row in enumerate(self._rows, 1) if value is not None and row.id == value.id), 0)
        of = len(self._rows) if self.filter else max(len(self._rows), self._person.quotes)
        found = f"/ {self.filter}" if self.filter else ""
        return Status(self._person.shown, found=found, percent=f"{number:,} of {of:,}")

    # Keys

    def moved(self, value: Saying) -> None:
        """More rows are asked for near the last."""
        near = next((at for at, row in enumerate(self._rows) if row.id == value.id), 0) >= len(self._rows) - NEAR
        if near and len(self._rows) == self._limit:
            self._limit *= 2
            self._shown.latest(self._ask, "words")

    def chosen(self, value: Saying) -> None:
        """To the sentence."""
        self._go(value)

    def _turn_whole(self, some: Sequence[Saying]) -> None:
        """All as the first asks for."""
        names = {one.id for one in some}
        self._whole = self._whole - names if some[0].id in self._whole else self._whole | names
        self._shown.refill()

    def let_go(self) -> bool:
        """What is being exported is stopped, else marked rows are marked no longer."""
        return self._line.stop() or self._marked.let_go()

    def _ask_folder(self, sayings: Sequence[Saying]) -> None:
        what = "these words" if len(sayings) == 1 else f"{len(sayings)} sayings"
        self._line.ask(what, partial(self._export, sayings))

    async def _export(self, sayings: Sequence[Saying], folder: str) -> str:
        """Below the notes of their articles."""
        await self._notes.add(folder, [_noted(saying) for saying in sayings])
        self._marked.let_go()
        return f"{'' if len(sayings) == 1 else f'{len(sayings):,} '}exported to {folder}"


def _noted(saying: Saying) -> Words:
    """What somebody said with their name, for the note of its article."""
    about = saying.address, saying.title, saying.byline, saying.site, saying.published
    return Words(about, f"“{saying.words}” — {saying.person}")


def cut(lines: Sequence[str], most: int, width: int, more: str) -> Sequence[str]:
    """At most so many lines of `width` cells; `more` ends the last one when there were others."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(lines[most - 1], width - cell_len(more), "") + more]
