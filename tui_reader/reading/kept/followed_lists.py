"""The lists that a person follows: asked when a person or cron says so, and by nobody else."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Collection, Iterable, Sequence
from contextlib import aclosing
from typing import NamedTuple, Protocol

from tui_reader.address import Source, host, identity, parse_source
from tui_reader.article.document import Document
from tui_reader.errors import ReaderError, Refused
from tui_reader.extraction.page_view import View
from tui_reader.library.following.followed import AllFollowed, Followed, NewIn, Standing, StandingOf
from tui_reader.library.following.following import Follow, NoteAnswer, SetNew, Unfollow
from tui_reader.library.following.list_tags import SetListTags
from tui_reader.library.marked.tags import tag_names
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.kept.listed_shelf import ListedShelf
from tui_reader.reading.opening_events import Changed, Event, Failed, Loaded, Opened
from tui_reader.web.page import NotModified, Page

AT_ONCE = 4
"""Servers that are asked at the same time; each of them one thing after the other."""
Answered = Callable[[Page | NotModified], None]


class Asked(NamedTuple):
    """What came of asking a list. document: as it is now, None when there is none. has_changed: it is another one."""

    address: str
    document: Document | None = None
    has_changed: bool = False
    error: ReaderError | None = None


class Opens(Protocol):
    """How a source is opened; see `Reading.open`."""

    def __call__(
        self, source: Source, view: View | None = None, check: bool = False, *, answered: Answered | None = None
    ) -> AsyncGenerator[Event]:
        """The events of opening it."""


class FollowedLists:
    """What is followed, and what is new there. open: opens a source. now: seconds since the epoch."""

    def __init__(self, keeper: Keeper, open: Opens, now: Callable[[], float] = time.time) -> None:
        self._keeper = keeper
        self._open = open
        self._now = now

    @property
    def keeps(self) -> bool:
        """Whether anything can be followed."""
        return self._keeper.keeps

    # What is followed

    async def all(self) -> tuple[Followed, ...]:
        """All lists: those with something new first."""
        return await self._keeper.ask(lambda library: library.ask(AllFollowed()), ())

    async def new_in(self, address: str) -> frozenset[str] | None:
        """The ids of what is new in a list; None when it is not followed."""
        return await self._keeper.ask(lambda library: library.ask(NewIn(address)), None)

    async def silent(self, address: str) -> str:
        """The word for why a list did not answer the last time; "" when it did, or is not followed."""
        name = identity(address)
        return next((one.error for one in await self.all() if one.address == name), "")

    async def standing(self, addresses: Iterable[str]) -> dict[str, Standing]:
        """What became of articles, as far as the library knows them."""
        asked = StandingOf(tuple(filter(None, addresses)))
        return await self._keeper.ask(lambda library: library.ask(asked), {})

    async def follow(self, address: str, title: str, ids: Collection[str] | None = None) -> None:
        """Follow a list. ids: of what it holds, which is not new; None: it was not asked yet. Raises LibraryError."""
        await self._keeper.change("the list", Follow(address, title, ids=None if ids is None else tuple(ids)))

    async def unfollow(self, address: str) -> None:
        """Stop following a list; raises LibraryError."""
        await self._keeper.change("the list", Unfollow(address))

    async def set_new(self, address: str, ids: Collection[str], is_new: bool) -> None:
        """Let entries be new, or not; raises LibraryError."""
        await self._keeper.change("what is new", SetNew(address, tuple(ids), is_new))

    async def set_tags(self, address: str, typed: str) -> tuple[str, ...]:
        """Let the words of a line be the tags of a list, which what is kept from it gets; answers which."""
        names = tag_names(typed)
        await self._keeper.change("the tags", SetListTags(address, names))
        return names

    def shelf(self, address: str) -> ListedShelf:
        """For the articles of a list, "" for one without an address."""
        return ListedShelf(self._keeper, address)

    # Asking

    async def ask(self, address: str, view: View | None = None) -> Asked:
        """Ask a list, whatever it said of when; what it answers is kept, and its new entries are new."""
        fresh = 0.0

        def answered(answer: Page | NotModified) -> None:
            nonlocal fresh
            fresh = answer.fresh_for

        document, changed, error = None, False, None
        try:
            source = parse_source(address)
            async with aclosing(self._open(source, view, check=True, answered=answered)) as events:
                async for event in events:
                    if isinstance(event, Opened):
                        document = event.kept.document
                    elif isinstance(event, Loaded | Changed):
                        document, changed = event.document, True
                    elif isinstance(event, Failed):
                        error = event.error
        except ReaderError as failed:
            error = failed
        wait = fresh if error is None else error.wait
        self._keeper.change_behind("the answer of a list", NoteAnswer(address, _word(error), wait))
        return Asked(address, document, changed, error)

    async def ask_all(self, lists: Sequence[Followed], told: Callable[[Asked], object]) -> int:
        """Ask those lists whose servers may be asked, one of a server at a time; how many were. told: hears of each."""
        by_host: dict[str, list[str]] = defaultdict(list)
        for one in lists:
            if one.wait_until <= self._now():
                by_host[host(one.address)].append(one.address)
        places = asyncio.Semaphore(AT_ONCE)

        async def ask_host(addresses: list[str]) -> None:
            async with places:
                for address in addresses:
                    asked = await self.ask(address)
                    told(asked)
                    if isinstance(asked.error, Refused) and asked.error.wait:
                        break  # its server wants to be left alone

        await asyncio.gather(*map(ask_host, by_host.values()))
        return sum(map(len, by_host.values()))


def _word(error: ReaderError | None) -> str:
    return "" if error is None else str(error.status or error.title)
