"""Marks: a letter for a place in an article, kept with it; and the way back to the place before."""

from collections.abc import Callable, Sequence

from tui_reader.article.document import Place, Position
from tui_reader.article.place import find
from tui_reader.errors import LibraryError
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.standpoint import Standpoint
from tui_reader.ui.opening.state import Current
from tui_reader.ui.opening.trail import PREVIOUS
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.text.body import Body

BEGINNING = Place(Position(0, 0), "", "", 0.0)


class Marks:
    """The keys m and '. remember: gives the jumps of another session to the trail."""

    def __init__(
        self,
        current: Current,
        body: Body,
        standpoint: Standpoint,
        means: Means,
        remember: Callable[[Visit, Sequence[Place]], None],
    ) -> None:
        self._current = current
        self._body = body
        self._standpoint = standpoint
        self._means = means
        self._remember = remember
        self.verbs: Verbs = {"mark": self._mark, "mark.go": self._mark_go}

    def _mark(self, count: int | None) -> None:
        """The next key names the place on the screen."""
        if self._visit is not None:
            self._means.asking.await_key("m-", self._set)

    def _mark_go(self, count: int | None) -> None:
        """The next key is a mark's letter, or ' for the place before the last jump."""
        if self._visit is not None:
            self._means.asking.await_key("'-", self._go)

    @property
    def _visit(self) -> Visit | None:
        visit = self._current.visit
        if visit is None:
            self._means.say("there is no text to mark")
        return visit

    def _set(self, name: str) -> None:
        visit = self._visit
        if not is_letter(name):
            self._means.say("a mark is a letter")
        elif visit is not None:
            place = self._standpoint.place()
            visit.marks[name] = place
            self.show()
            self._means.behind(self._keep(visit.article, name, place), group="marking")

    async def _keep(self, article: int | None, name: str, place: Place) -> None:
        """Say that a place is marked when it is kept."""
        try:
            if article is not None:
                await self._means.reading.shelf.save_mark(article, name, place)
        except LibraryError as error:
            self._means.say(f"! {name} is marked until you leave, but not kept: {error}")
        else:
            key = self._means.keymap.key_of("mark.go")
            self._means.say(f"marked {name}" + (f" · {key}{name} comes back" if key else ""))

    def _go(self, name: str) -> None:
        visit = self._visit
        if visit is None:
            return
        if name in (PREVIOUS, "`"):
            self._standpoint.jump(visit.previous or BEGINNING, "mark")
        elif name in visit.marks:
            self._standpoint.jump(visit.marks[name], "mark")
        elif not is_letter(name):
            self._means.say("a mark is a letter, or ' for the place before")
        else:
            others = " ".join(sorted(visit.marks))
            self._means.say(f"no mark {name} here" + (f" · there are {others}" if others else ""))

    def load(self, visit: Visit) -> None:
        """Fetch what the library knows of the article that is shown."""
        if visit.article is not None and not visit.marks:
            self._means.behind(self._load(visit, visit.article), group="marks")
        self.show()

    async def _load(self, visit: Visit, article: int) -> None:
        kept = await self._means.reading.shelf.marks(article)
        visit.marks = {mark.name: mark.start for mark in kept if mark.kind == "mark"} | visit.marks
        jumps = [mark for mark in kept if mark.kind == "jump"]
        if visit.previous is None:
            visit.previous = next((mark.start for mark in jumps if mark.name == PREVIOUS), None)
        self._remember(visit, [mark.start for mark in jumps if mark.name != PREVIOUS])
        for mark in kept:
            if mark.kind == "elsewhere":
                visit.previous = mark.start
                self._means.say(f"you were at {mark.note} · '' goes there")
                self._means.reading.shelf.forget_mark(mark.id)
        self.show()

    def show(self) -> None:
        """Draw the letters in the gutter."""
        visit, overlay = self._current.visit, self._body.overlay
        if visit is None or visit.document is None or visit.document is not self._body.document:
            return
        letters = {find(place, visit.document.blocks)[0]: name for name, place in sorted(visit.marks.items())}
        overlay.show_letters(letters)


def is_letter(name: str) -> bool:
    """Whether a key is a letter of the alphabet, small or capital."""
    return len(name) == 1 and name.isascii() and name.isalpha()
