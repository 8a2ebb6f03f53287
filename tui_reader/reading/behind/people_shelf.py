"""The people of all that is kept: looked for behind the reading, and asked for."""

import asyncio
import time

from tui_reader.errors import LibraryError
from tui_reader.extraction import VERSION as EXTRACTOR
from tui_reader.library.people import CountPeople, KeepSpoken, NextUnread, People, PeopleNamed, RankOf, Unread, WordsOf
from tui_reader.library.values import Person, PersonOrder, Read, Saying
from tui_reader.people import VERSION as FINDER
from tui_reader.people.speaking import Spoken, spoken
from tui_reader.reading.background import SHARE
from tui_reader.reading.keeper import Keeper

NEXT_SECONDS = 30.0
"""Until it looks whether there is more."""


class PeopleShelf:
    """Who is quoted in what is kept."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._one_at_a_time = asyncio.Lock()

    async def fill(self, seconds: float | None = None, share: float = SHARE) -> None:
        """Look through what was not looked through, or by an older finder. seconds: at most so long; None: to the end.

        share: the part of a core that it takes at most.
        """
        ends = None if seconds is None else time.monotonic() + seconds
        while ends is None or time.monotonic() < ends:
            async with self._one_at_a_time:
                took = await self._look_through_next()
            if took is None:
                return
            await asyncio.sleep(took / share - took)

    async def keep_filled(self) -> None:
        """The same as long as the program runs, for what comes meanwhile too."""
        while self._keeper.keeps:
            await self.fill()
            await asyncio.sleep(NEXT_SECONDS)

    async def _look_through_next(self) -> float | None:
        """Look through one text; the seconds of CPU that took, None when there is none left."""
        begun = time.process_time()
        unread = await self._keeper.ask(lambda library: library.ask(NextUnread(FINDER)), None)
        if unread is None:
            return None
        found = await asyncio.to_thread(_found, unread)
        try:
            await self._keeper.change("who is quoted", KeepSpoken(unread, FINDER, found))
        except LibraryError:
            return None  # it is looked for another time: nobody waits for it, and nothing of a person's is lost
        return time.process_time() - begun

    async def counts(self) -> tuple[int, Read]:
        """How many people there are, and how much was looked through for them."""
        return await self._keeper.ask(lambda library: library.ask(CountPeople(FINDER)), (0, Read(0, 0)))

    async def people(self, order: PersonOrder, filter: str, limit: int) -> tuple[Person, ...]:
        """The first people in an order; those only that a filter finds."""
        return await self._keeper.ask(lambda library: library.ask(People(order, filter, limit)), ())

    async def rank(self, person: int) -> int | None:
        """How many people stand before somebody where whoever is quoted most comes first."""
        return await self._keeper.ask(lambda library: library.ask(RankOf(person)), None)

    async def named(self, name: str, article: int | None = None) -> tuple[Person, ...]:
        """Whoever goes by a name; article: those only who speak in it."""
        return await self._keeper.ask(lambda library: library.ask(PeopleNamed(name, article)), ())

    async def words(self, person: int | None, filter: str = "", limit: int = 500) -> tuple[Saying, ...]:
        """What somebody said, newest first; None: everybody."""
        return await self._keeper.ask(lambda library: library.ask(WordsOf(person, filter, limit)), ())


def _found(unread: Unread) -> tuple[Spoken, ...]:
    """Who speaks in a text. Its own quotations are taken, unless an older extractor found them."""
    document = unread.document
    if document is None:
        return ()
    if unread.extractor != EXTRACTOR:
        from tui_reader.quotes import quotes

        document = document.with_(quotes=quotes(document.blocks, document.language, document.title, document.byline))
    return spoken(document)
