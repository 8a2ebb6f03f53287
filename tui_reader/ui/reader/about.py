"""The article as a whole: what is known of it, and its page in the browser."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui_reader.address import clean_link, display, host, is_inside
from tui_reader.errors import LibraryError
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.state import Current
from tui_reader.ui.opening.visit import Visit

if TYPE_CHECKING:
    from tui_reader.reading.other_ways import Way


class About:
    """list_facts: shows what is known of an article. list_ways: shows ways, and opens the one that is chosen.

    open_outside: the browser; returns what to say about it.
    """

    def __init__(
        self,
        current: Current,
        means: Means,
        list_facts: Callable[[Visit], None],
        list_ways: "Callable[[str, Sequence[Way]], None]",
        open_outside: Callable[[str], str],
    ) -> None:
        self._current = current
        self._means = means
        self._list_facts = list_facts
        self._list_ways = list_ways
        self._open_outside = open_outside
        self.verbs: Verbs = {
            "info": self._info, "browser": self._browser, "subscribe": self._subscribe, "ways": self._ways,
        }  # fmt: skip

    def _info(self, count: int | None) -> None:
        """What is known about the article."""
        visit = self._current.visit
        if visit is not None:
            self._list_facts(visit)

    def _subscribe(self, count: int | None) -> None:
        """Follow the feed that the page names."""
        document = self._current.document
        if document is None or not self._means.reading.lists.keeps:
            self._means.say("nothing is kept")
        elif not document.feed:
            self._means.say("this page names no feed")
        else:
            self._means.behind(self._follow(document.feed), group="subscribe", exclusive=True)

    async def _follow(self, feed: str) -> None:
        lists, name = self._means.reading.lists, display(feed)
        try:
            if await lists.new_in(feed) is not None:
                self._means.say(f"{name} is followed already")
                return
            await lists.follow(feed, "")
        except LibraryError as error:
            self._means.say(f"! not kept: {error}")
            return
        if self._means.reading.options.offline:
            self._means.say(f"following {name}")
            return
        self._means.say(f"following {name} · asking it")
        asked = await lists.ask(feed)
        if asked.error is not None:
            self._means.say(f"following {name}, which did not answer: {asked.error.title}")
        elif asked.document is not None:
            self._means.say(f"following “{asked.document.title}” · {len(asked.document.items)} stories")

    def _browser(self, count: int | None) -> None:
        """The article in the browser, or the one that did not come."""
        visit = self._current.wanted
        link = clean_link(visit.address) if visit is not None else None
        self._means.say(self._open_outside(link) if link else "only web addresses open in a browser")

    def _ways(self, count: int | None) -> None:
        """The other ways to the article, or to the one that did not come."""
        visit = self._current.failed or self._current.wanted
        if visit is None or not visit.address.startswith(("http:", "https:")):
            self._means.say("only web pages have other ways to them")
            return
        self._means.behind(self._list(visit.address), group="ways", exclusive=True)

    async def _list(self, address: str) -> None:
        ways = await self._means.reading.ways(address)
        if ways:
            self._list_ways(address, ways)
        elif is_inside(host(address)):
            self._means.say("the page names no other way; no archive is told of a page of your own network")
        else:
            self._means.say("the page names no other way, and the settings name no archive")
