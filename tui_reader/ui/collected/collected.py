"""Where lists are shown, and the ways into their articles, along them and back."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tui_reader.address import parse_source
from tui_reader.article.document import Item, Place, Position
from tui_reader.errors import LibraryError, ReaderError
from tui_reader.ui.collected.collected_list import CollectedList, Ways
from tui_reader.ui.collected.list_rows import in_order
from tui_reader.ui.keys.means import Means
from tui_reader.ui.opening.entrance import Along, Entrance
from tui_reader.ui.opening.opening import Opening, could_not_open
from tui_reader.ui.opening.state import Current, Failed, waiting_for
from tui_reader.ui.opening.trail import Trail
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.outside import Outside

if TYPE_CHECKING:
    from tui_reader.ui.lists.list_contents import Contents, Shown

START = Place(Position(0, 0), "", "", 0.0)
Show = Callable[[Callable[["Shown[Any]"], "Contents[Any]"]], None]


class Collected:
    """show: puts a list over the reading screen. uncover: takes away what lies over it. run: runs a command of it.

    now: seconds since the epoch.
    """

    def __init__(
        self,
        current: Current,
        opening: Opening,
        trail: Trail,
        means: Means,
        outside: Outside,
        show: Show,
        uncover: Callable[[], None],
        run: Callable[[str], None],
        now: Callable[[], float],
    ) -> None:
        self._current = current
        self._opening = opening
        self._trail = trail
        self._means = means
        self._outside = outside
        self._show = show
        self._uncover = uncover
        self._run = run
        self._now = now
        self._is_shown = False

    def entered(self, visit: Visit) -> None:
        """An article, or a list, is on the reading screen: a list is shown over it."""
        if self._is_shown:
            self._uncover()
        self._is_shown = visit.document is not None and visit.document.is_list
        if self._is_shown:
            ways = Ways(
                lambda item: self._open(visit, item),
                lambda: waiting_for(self._current.state, time.monotonic()),
                self._failure,
                self._opening.stop,
                self._below,
                self._back,
            )
            key_of, reading = self._means.keymap.key_of, self._means.reading
            self._show(lambda shown: CollectedList(shown, visit, reading, ways, self._outside, key_of, self._now))

    # Into an article, and along the list

    def _open(self, visit: Visit, item: Item) -> None:
        """Open an entry; the list stays where it is until the article is there."""
        try:
            source = parse_source(item.url)
        except ReaderError as error:
            self._means.say(f"! {error.title}")
            return
        visit.row = item.id
        address = visit.source.address or visit.address
        along = Along(lambda step: self._step(visit, item, step), lambda: self._title_after(visit, item), address)
        self._opening.open(source, entrance=Entrance(lambda: self._return_to(visit), along=along))

    def _after(self, visit: Visit, item: Item, step: int) -> Item | None:
        """The entry so many on from one in its list, or back when negative."""
        items = in_order(visit.document, self._now(), visit.order) if visit.document is not None else []
        at = next((index for index, one in enumerate(items) if one.id == item.id), None)
        return items[at + step] if at is not None and 0 <= at + step < len(items) else None

    def _title_after(self, visit: Visit, item: Item) -> str:
        following = self._after(visit, item, 1)
        return following.title if following is not None else ""

    def _step(self, visit: Visit, item: Item, step: int) -> None:
        following = self._after(visit, item, step)
        if following is None:
            self._means.say("the list ends here" if step > 0 else "the list begins here")
            return
        self._open(visit, following)
        self._means.behind(self._note_seen(visit, following), group="list-seen")

    async def _note_seen(self, visit: Visit, item: Item) -> None:
        try:
            await self._means.reading.lists.set_new(visit.source.address or visit.address, [item.id], False)
        except LibraryError as error:
            self._means.say(f"! not kept: {error}")

    # Out of it, and back

    def _return_to(self, visit: Visit) -> None:
        if not self._trail.go_back_to(visit):
            self._opening.return_to(visit, START)

    def _back(self) -> str:
        """The way back from the list; why there is none."""
        if not self._trail.leads_back:
            return "this is where you began"
        self._trail.go(-1)
        return ""

    def _below(self, id: str) -> None:
        """Run a command of the text, which stands below the list."""
        if id == "quit":
            self._uncover()
            self._is_shown = False
        self._run(id)

    def _failure(self) -> str:
        state = self._current.state
        if not isinstance(state, Failed) or state.error is None:
            return ""
        return could_not_open(state.visit, state.error)
