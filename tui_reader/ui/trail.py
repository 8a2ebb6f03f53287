"""The way that was read: back and forward over jumps and articles, and the list of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.article.document import Document, Place
from tui_reader.article.place import find
from tui_reader.ui.listing import Entry, Run, columns
from tui_reader.ui.lists import ListScreen
from tui_reader.ui.status import shortened
from tui_reader.ui.visit import Visit

if TYPE_CHECKING:
    from tui_reader.ui.reader import ReaderScreen

MOST_STOPS = 500
MOST_DOCUMENTS = 12
"""Articles whose text is held; the others are opened from the library when the way leads back to them."""
MOST_KEPT = 20
"""Jumps that an article remembers from one session to the next."""
SECTION_FROM = 60


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
        here = self._here()
        stops = [*self._back, *([here] if here else []), *reversed(self._ahead)]
        if len(stops) < 2:
            self._screen.status.say("you have not jumped anywhere yet")
            return
        self._screen.app.push_screen(TrailScreen(stops, len(self._back), self.go))

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


class TrailScreen(ListScreen):
    """The stops, the first one at the top; the one where one is is marked."""

    title_ = "TRAIL"

    def __init__(self, stops: Sequence[Stop], here: int, go: Callable[[int], None]) -> None:
        super().__init__()
        self._stops = stops
        self._here = here
        self._go = go

    def on_mount(self) -> None:
        """The cursor begins where one is."""
        super().on_mount()
        self._to_here()

    def _to_here(self) -> None:
        for index, entry in enumerate(self.listing.entries):
            if entry.value == self._here:
                self.listing.move_to(index)

    def entries(self, width: int) -> Sequence[Entry[object]]:
        """The words at every stop, under the titles of their articles."""
        result: list[Entry[object]] = [Entry(((Run(" TRAIL", "dim"),),))]
        before: Visit | None = None
        for number, (visit, place) in enumerate(self._stops):
            title = (visit.document.title if visit.document else "") or visit.name
            if visit is not before:
                result.append(Entry(((), (Run(f" {shortened(title, width - 2)}", "strong"),))))
                before = visit
            mark = " ▸ " if number == self._here else "   "
            words, section = _words(visit.document, place, width)
            line = columns(shortened(words, width - 4 - len(section)), section, width - 4)
            result.append(Entry(((Run(mark), Run(line)),), number, f"{title} {words} {section}"))
        return result

    def chosen(self, value: object) -> None:
        """Go there."""
        self.dismiss()
        if isinstance(value, int) and value != self._here:
            self._go(value - self._here)


def _words(document: Document | None, place: Place, width: int) -> tuple[str, str]:
    """The words that stand at a place, and its section where there is room."""
    if document is None or not document.blocks:
        return place.after.replace("\n", " ") or "the beginning", ""
    if place.row is None:
        return "the beginning", ""
    at, _ = find(place, document.blocks)
    text = document.blocks[at.block].text
    words = " ".join(text[at.offset : at.offset + 300].replace("\u00ad", "").split())
    sections = [inner for outer in document.outline for inner in outer.walk() if inner.at <= at]
    title = sections[-1].title if sections and width >= SECTION_FROM else ""
    return words or text, "  " + shortened(title, width // 3) if title and title != words else ""
