"""The list of people who are quoted in all that was read, with how often, in how many articles, and when last."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from tui_reader.article.cells import cell_len
from tui_reader.library.values import Person, PersonOrder, Read, Saying
from tui_reader.reading.behind.people_shelf import PeopleShelf
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_contents import Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries, Entry, Lines, Run, columns, room, wrapped
from tui_reader.ui.people.words_list import cut
from tui_reader.ui.text.wording import short_date

ROWS = 200
"""Rows fetched at first; more follow when the cursor comes near the last."""
NEAR = 20
MOST_ROWS = 2_000
"""Whoever stands below so many is found by the name instead."""
WAITED_SECONDS = 0.3
"""So long the list waits for texts that were not looked through: the one that was just opened is the first of them."""
STEP_SECONDS = 1.0
"""How often it is made again while more are being looked through."""
MOST_STEPS = 60
STEP_SHARE = 0.3
"""The part of a core that looking takes while somebody waits for it."""
ORDERS: dict[PersonOrder, str] = {"number": "most quoted first", "name": "by name", "date": "last quoted first"}
FOOT = 3
"""Lines below the list: two of the newest words, and their article."""
NAME, LAST, COUNTS = 24, 9, 8
ABOUT_FROM, COUNTS_FROM, LAST_FROM = 64, 44, 32
"""The narrowest screens that say who somebody is, in how many articles, and when last."""


class Begin(NamedTuple):
    """Whom the list begins on. article: where they speak, None if it is not kept."""

    name: str
    article: int | None


class PeopleList(Contents[Person]):
    """The library filters and orders them. begin: the speaker of the quote one comes from.

    open: shows what somebody said; copy: copies a saying with its citation. now: seconds since the epoch.
    """

    title = "PEOPLE"
    places = ("people", "list", "text")
    foot_lines = FOOT + 1
    hints = (
        Hint("go", "all they said"), Hint("copy", "copy this one"), Hint("people.sort", "sort"),
        Hint("filter", "names and words"), Hint("help", "all"),
    )  # fmt: skip

    def __init__(
        self,
        shown: Shown[Person],
        people: PeopleShelf,
        begin: Begin | None,
        open: Callable[[Person], None],
        copy: Callable[[Sequence[Saying]], None],
        now: Callable[[], float],
    ) -> None:
        self._shown = shown
        self._people = people
        self._begin = begin
        self._open = open
        self._copy = copy
        self._now = now
        self._order: PersonOrder = "number"
        self._limit = ROWS
        self._rows: tuple[Person, ...] = ()
        self._count = 0
        self._read = Read(0, 0)
        self._newest: dict[int, Saying] = {}
        self._to: int | None = None
        self.filter = ""
        self.filtered = self
        self.is_filled = False
        self.verbs = {
            "people.sort": lambda count: self._sort(),
            "copy": shown.on_entry(lambda person: shown.behind(partial(self._copy_newest, person))),
        }

    # What the library answers

    def started(self) -> None:
        """Ask for the first rows, and go on looking through texts while the list is open."""
        self._shown.latest(self._first, "people")

    def set_filter(self, text: str) -> None:
        """The library is asked while the words are typed."""
        self.filter = text
        self._limit = ROWS
        self._shown.latest(self._ask, "people")

    async def _first(self) -> None:
        await self._people.fill(WAITED_SECONDS, share=1.0)
        if self._begin is not None:
            found = await self._people.named(self._begin.name, self._begin.article)
            found = found or await self._people.named(self._begin.name)
            rank = await self._people.rank(found[0].id) if found else None
            if rank is not None and rank < MOST_ROWS:
                self._limit = max(ROWS, rank + NEAR)
                self._to = found[0].id
            elif found:
                self.filter = self._begin.name
        await self._ask()
        self._shown.latest(self._look, "looking")

    async def _look(self) -> None:
        """Look through more texts, and show who is in them, as long as there are any."""
        for _ in range(MOST_STEPS):
            await self._people.fill(STEP_SECONDS, share=STEP_SHARE)
            before = self._read
            await self._ask()
            if self._read.done == self._read.all or self._read == before:
                return

    async def _ask(self) -> None:
        self._rows = await self._people.people(self._order, self.filter, self._limit)
        self._count, self._read = await self._people.counts()
        self.is_filled = True
        self._newest = {id: saying for id, saying in self._newest.items() if id in {row.id for row in self._rows}}
        if self._rows:
            await self._fetch_newest(self._shown.value() or self._rows[0])
        self._shown.refill()

    async def _fetch_newest(self, person: Person) -> None:
        if person.id not in self._newest:
            words = await self._people.words(person.id, limit=1)
            self._newest.update((person.id, one) for one in words)

    # What is shown

    def entries(self, width: int) -> Entries[Person]:
        """A heading, and one line for each of them."""
        inner = room(width)
        read = f"{self._read.done:,} of {self._read.all:,} articles read for it"
        order = f"{ORDERS[self._order]} · {read}" if self._read.done < self._read.all else ORDERS[self._order]
        count = f" PEOPLE {self._count:,}" if self._count else " PEOPLE"
        head = Entry[Person](((Run(columns(count, shortened(order, inner - len(count) - 2), inner), "dim"),), ()))
        if not self._rows:
            return [head, *(_said(line) for line in self._nothing(inner) if self.is_filled)]
        names = max(8, min(NAME, max(cell_len(row.shown) for row in self._rows)))
        if width < LAST_FROM:
            return [
                head._replace(lines=head.lines[:1]),
                *(_entry(row, names, width, self._now()) for row in self._rows),
            ]
        labels = Entry[Person](((Run(columns("", _counted("quotes", "in", "last", width), inner), "dim"),),))
        return [head, labels, *(_entry(row, names, width, self._now()) for row in self._rows)]

    def _nothing(self, width: int) -> list[str]:
        if self.filter:
            return wrapped(f"nobody is called “{shortened(self.filter, 30)}”, and nobody said it · Esc", width - 2)
        words = "Nobody is quoted yet: whoever speaks in an article that you read stands here, with all they said."
        return wrapped(words, width - 2)

    def cursor(self, entries: Entries[Person], before: Person | None) -> int | None:
        """On the one that the list begins on, then where it was."""
        wanted, self._to = self._to if self._to is not None else before.id if before is not None else None, None
        return next((at for at, one in enumerate(entries) if one.value is not None and one.value.id == wanted), None)

    def foot(self, value: Person | None, width: int) -> Lines:
        """The newest words of whoever is under the cursor, by which a name can be judged."""
        saying = self._newest.get(value.id) if value is not None else None
        if saying is None:
            return ((),) * self.foot_lines
        inner = room(width) - 8
        words = cut(wrapped(f"“{saying.words}”", inner), FOOT - 1, inner, " …")
        where = " · ".join(filter(None, (saying.title, saying.site, short_date(saying.when, self._now()))))
        told = [*((Run(f"     {line}"),) for line in words), (Run(f"     {shortened(where, inner)}", "dim"),)]
        return ((), *told, *[()] * (FOOT - len(told)))

    def status(self, value: Person | None) -> Status:
        """Who it is, how much more they said, and the number of the row."""
        if value is None:
            return Status(self.title)
        more = f"{value.quotes - 1:,} more" if value.quotes > 1 else ""
        words = " · ".join(filter(None, (value.shown, value.about, more)))
        number = next((at for at, row in enumerate(self._rows, 1) if row.id == value.id), 0)
        of = len(self._rows) if self.filter else self._count
        return Status(words, found=f"/ {self.filter}" if self.filter else "", percent=f"{number:,} of {of:,}")

    # Keys

    def moved(self, value: Person) -> None:
        """Fetch what is shown of them, and more rows near the last."""
        if value.id not in self._newest:
            self._shown.latest(partial(self._show_newest, value), "newest")
        near = next((at for at, row in enumerate(self._rows) if row.id == value.id), 0) >= len(self._rows) - NEAR
        if near and len(self._rows) == self._limit:
            self._limit *= 2
            self._shown.latest(self._ask, "people")

    async def _show_newest(self, person: Person) -> None:
        await self._fetch_newest(person)
        self._shown.refill()

    def chosen(self, value: Person) -> None:
        """All they said."""
        self._open(value)

    async def _copy_newest(self, person: Person) -> None:
        await self._fetch_newest(person)
        if person.id in self._newest:
            self._copy([self._newest[person.id]])

    def _sort(self) -> None:
        orders = list(ORDERS)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._limit = ROWS
        self._shown.say(ORDERS[self._order])
        self._shown.latest(self._ask, "people")


def _counted(quotes: str, articles: str, last: str, width: int) -> str:
    if width < LAST_FROM:
        return f"{quotes:>6} "
    counts = f"{quotes:>{COUNTS}}{articles:>{COUNTS}}" if width >= COUNTS_FROM else f"{quotes:>{COUNTS}}"
    return f"{counts}{last:>{LAST}} "


def _entry(person: Person, names: int, width: int, now: float) -> Entry[Person]:
    counts = _counted(f"{person.quotes:,}", f"{person.articles:,}", short_date(person.last, now), width)
    left = room(width) - len(counts) - 3
    name = shortened(person.shown, min(names, left))
    about = left - names - 2 if width >= ABOUT_FROM else 0
    who = shortened(person.about, about) if about > 0 else ""
    gap = " " * (names - cell_len(name) + 2) if who else ""
    fill = " " * max(0, left - cell_len(name) - cell_len(gap) - cell_len(who))
    line = (Run("   "), Run(name), Run(gap), Run(who, "dim"), Run(f"{fill}{counts}", "dim"))
    return Entry((line,), person, f"{person.shown} {person.about}")


def _said(line: str) -> Entry[Person]:
    return Entry(((Run(f"   {line}"),),))
