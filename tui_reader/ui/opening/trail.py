"""The way that was read: back and forward over jumps and articles."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui_reader.article.document import Place
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.standpoint import Standpoint
from tui_reader.ui.opening.state import Current
from tui_reader.ui.opening.visit import Visit

MOST_STOPS = 500
MOST_DOCUMENTS = 12
"""Articles whose text is held; the others are opened from the library when the way leads back to them."""
MOST_KEPT = 20
"""Jumps that an article remembers from one session to the next."""
PREVIOUS = "'"
"""The name of the place before the last jump."""


class Stop(NamedTuple):
    """A place in an article that one jumped away from."""

    visit: Visit
    place: Place


class Trail:
    """The keys back, forward and trail, and what they go over.

    reopen: shows an article again at a place. leave_for_list: shows the list that the article was chosen from.
    show_list: shows stops as a list; the number of the one where one is, and what goes so many stops on.
    """

    def __init__(
        self,
        current: Current,
        standpoint: Standpoint,
        say: Callable[[str], None],
        reopen: Callable[[Visit, Place], None],
        leave_for_list: Callable[[], object],
        show_list: Callable[[Sequence[Stop], int, Callable[[int], None]], None],
    ) -> None:
        self._current = current
        self._standpoint = standpoint
        self._say = say
        self._reopen = reopen
        self._leave_for_list = leave_for_list
        self._show_list = show_list
        self._back: list[Stop] = []
        self._ahead: list[Stop] = []
        self._before_jump: tuple[Sequence[Stop], Sequence[Stop], Visit, Place | None] | None = None
        self.verbs: Verbs = {
            "back": lambda count: self.go(-(count or 1)),
            "forward": lambda count: self.go(count or 1),
            "trail": self._list,
        }

    # What is remembered

    def jumped(self, before: Place) -> None:
        """The text jumped within the article: the way back leads to where it was."""
        visit = self._current.visit
        if visit is not None:
            self._before_jump = (tuple(self._back), tuple(self._ahead), visit, visit.previous)
            visit.previous = before
            self._left(Stop(visit, before))

    def entering(self, visit: Visit) -> None:
        """The article on the screen becomes a stop when another is entered, unless the way leads back along it."""
        here = self._here()
        if visit.returning is not None:
            self._opened_again(visit)
        elif here is not None and here.visit is not visit:
            self._left(here)

    def _left(self, stop: Stop) -> None:
        """One jumped away from `stop`."""
        self._ahead.clear()
        if not self._back or self._back[-1] != stop:
            self._back.append(stop)
        del self._back[:-MOST_STOPS]
        self._let_go()

    def forget_last(self) -> None:
        """The last jump was taken back: the ways back and forward are as they were before it."""
        if self._before_jump is not None:
            back, ahead, visit, previous = self._before_jump
            self._back[:], self._ahead[:], visit.previous, self._before_jump = back, ahead, previous, None

    def _opened_again(self, visit: Visit) -> None:
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

    def named_jumps(self, visit: Visit) -> list[tuple[str, Place]]:
        """The last jumps within an article by their names, for the next session."""
        places = [stop.place for stop in self._back if stop.visit is visit][-MOST_KEPT:]
        named = [(f"{number:02}", place) for number, place in enumerate(places)]
        return [*named, (PREVIOUS, visit.previous)] if visit.previous is not None else named

    def _let_go(self) -> None:
        """Of the articles left longest ago the text is let go, if it is kept."""
        seen: list[Visit] = []
        for stop in reversed(self._back):
            if not any(stop.visit is visit for visit in seen):
                seen.append(stop.visit)
        for visit in seen[MOST_DOCUMENTS:]:
            if visit.article is not None and visit is not self._current.visit:
                visit.document = visit.offered = None

    # Going

    def _list(self, count: int | None) -> None:
        """The way as a list."""
        here = self._here()
        stops = [*self._back, *([here] if here else []), *reversed(self._ahead)]
        if len(stops) < 2:
            self._say("you have not jumped anywhere yet")
        else:
            self._show_list(stops, len(self._back), self.go)

    def go(self, steps: int) -> None:
        """So many stops forward, or back when negative."""
        if steps < 0 and self._is_list_before:
            self._leave_for_list()
            return
        source, other = (self._back, self._ahead) if steps < 0 else (self._ahead, self._back)
        if not source:
            self._say("this is where you began" if steps < 0 else "there is nothing ahead")
            return
        here = self._here()
        stop = None
        for _ in range(min(abs(steps), len(source))):
            if here is not None:
                other.append(here)
            here = stop = source.pop()
        if stop is not None:
            self._show(stop)

    @property
    def leads_back(self) -> bool:
        """Whether there is a stop behind."""
        return bool(self._back)

    def go_back_to(self, visit: Visit) -> bool:
        """Go to the last stop when it is in this article; whether it was."""
        if not self._back or self._back[-1].visit is not visit:
            return False
        self.go(-1)
        return True

    @property
    def _is_list_before(self) -> bool:
        """Whether the way back leads out of this article, to the list that it was chosen from."""
        visit = self._current.visit
        is_first = not self._back or self._back[-1].visit is not visit
        return is_first and visit is not None and visit.entrance.is_way_back

    def _here(self) -> Stop | None:
        visit = self._current.visit
        return Stop(visit, self._standpoint.place()) if visit is not None and visit.document is not None else None

    def _show(self, stop: Stop) -> None:
        if stop.visit is self._current.visit:
            self._standpoint.hold(stop.place)
        else:
            self._reopen(stop.visit, stop.place)
