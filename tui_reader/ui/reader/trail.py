"""The way that was read: back and forward over jumps and articles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.article.document import Place
from tui_reader.ui.reader.visit import Visit

if TYPE_CHECKING:
    from tui_reader.ui.reader.reader_screen import ReaderScreen

MOST_STOPS = 500
MOST_DOCUMENTS = 12
"""Articles whose text is held; the others are opened from the library when the way leads back to them."""
MOST_KEPT = 20
"""Jumps that an article remembers from one session to the next."""


class Stop(NamedTuple):
    """A place in an article that one jumped away from."""

    visit: Visit
    place: Place


class Trail:
    """The keys back, forward and trail of the reading screen, and what they go over."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self._back: list[Stop] = []
        self._ahead: list[Stop] = []

    # What is remembered

    def left(self, stop: Stop) -> None:
        """One jumped away from `stop`."""
        self._ahead.clear()
        if not self._back or self._back[-1] != stop:
            self._back.append(stop)
        del self._back[:-MOST_STOPS]
        self._let_go()

    def forget_last(self) -> None:
        """The last jump was taken back."""
        if self._back:
            self._back.pop()

    def opened_again(self, visit: Visit) -> None:
        """An article whose text had been let go is here again."""
        for stops in (self._back, self._ahead):
            stops[:] = [
                stop._replace(visit=visit)
                if stop.visit.document is None and stop.visit.source == visit.source
                else stop
                for stop in stops
            ]

    def remember(self, visit: Visit, places: Sequence[Place]) -> None:
        """The jumps of another session come before all others."""
        if visit not in [stop.visit for stop in self._back]:
            self._back[:0] = [Stop(visit, place) for place in places]

    def jumps_in(self, visit: Visit) -> list[Place]:
        """The last jumps within an article, for the next session."""
        return [stop.place for stop in self._back if stop.visit is visit][-MOST_KEPT:]

    def _let_go(self) -> None:
        """Of the articles left longest ago the text is let go, if it is kept."""
        seen: list[Visit] = []
        for stop in reversed(self._back):
            if not any(stop.visit is visit for visit in seen):
                seen.append(stop.visit)
        for visit in seen[MOST_DOCUMENTS:]:
            if visit.article is not None and visit is not self._screen.visit:
                visit.document = visit.offered = None

    # Keys

    def do_back(self, count: int | None) -> None:
        """To where the last jump began, in this article or the one before."""
        self.go(-(count or 1))

    def do_forward(self, count: int | None) -> None:
        """To where one went back from."""
        self.go(count or 1)

    def do_trail(self, count: int | None) -> None:
        """The way as a list."""
        from tui_reader.ui.lists.trail_list import StopsScreen  # with what all lists need 5 ms

        here = self._here()
        stops = [*self._back, *([here] if here else []), *reversed(self._ahead)]
        if len(stops) < 2:
            self._screen.status.say("you have not jumped anywhere yet")
            return
        self._screen.app.push_screen(StopsScreen(stops, len(self._back), self.go))

    def go(self, steps: int) -> None:
        """So many stops forward, or back when negative."""
        source, other = (self._back, self._ahead) if steps < 0 else (self._ahead, self._back)
        if not source:
            self._screen.status.say("this is where you began" if steps < 0 else "there is nothing ahead")
            return
        here = self._here()
        stop = None
        for _ in range(min(abs(steps), len(source))):
            if here is not None:
                other.append(here)
            here = stop = source.pop()
        if stop is not None:
            self._show(stop)

    def _here(self) -> Stop | None:
        visit = self._screen.visit
        return Stop(visit, self._screen.place()) if visit is not None and visit.document is not None else None

    def _show(self, stop: Stop) -> None:
        if stop.visit is self._screen.visit:
            self._screen.hold_place(stop.place)
        else:
            self._screen.return_to(stop.visit, stop.place)
