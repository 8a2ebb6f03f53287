"""Marks: a letter for a place in an article, kept with it; and the way back to the place before."""

from typing import TYPE_CHECKING

from tui_reader.article.document import Place, Position
from tui_reader.article.place import find
from tui_reader.errors import LibraryError
from tui_reader.ui.reader.visit import Visit

if TYPE_CHECKING:
    from tui_reader.ui.reader.reader_screen import ReaderScreen

BEGINNING = Place(Position(0, 0), "", "", 0.0)
PREVIOUS = "'"
"""The name of the place before the last jump."""


class Marks:
    """The keys m and ' of the reading screen."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen

    def do_mark(self, count: int | None) -> None:
        """The next key names the place on the screen."""
        if self._visit is not None:
            self._screen.await_key("m-", self._set)

    def do_mark_go(self, count: int | None) -> None:
        """The next key is a mark's letter, or ' for the place before the last jump."""
        if self._visit is not None:
            self._screen.await_key("'-", self._go)

    @property
    def _visit(self) -> Visit | None:
        visit = self._screen.visit
        if visit is None or visit.document is None:
            self._screen.status.say("there is no text to mark")
            return None
        return visit

    def _set(self, name: str) -> None:
        visit = self._visit
        if not is_letter(name):
            self._screen.status.say("a mark is a letter")
        elif visit is not None:
            place = self._screen.place()
            visit.marks[name] = place
            self.show()
            self._screen.run_worker(self._keep(visit.article, name, place), group="marking")

    async def _keep(self, article: int | None, name: str, place: Place) -> None:
        """Say that a place is marked when it is kept."""
        try:
            if article is not None:
                await self._screen.reader.reading.shelf.save_mark(article, name, place)
        except LibraryError as error:
            self._screen.status.say(f"! {name} is marked until you leave, but not kept: {error}")
        else:
            self._screen.status.say(f"marked {name} · '{name} comes back")

    def _go(self, name: str) -> None:
        visit = self._visit
        if visit is None:
            return
        if name in (PREVIOUS, "`"):
            self._screen.jump_to_place(visit.previous or BEGINNING, "mark")
        elif name in visit.marks:
            self._screen.jump_to_place(visit.marks[name], "mark")
        elif not is_letter(name):
            self._screen.status.say("a mark is a letter, or ' for the place before")
        else:
            others = " ".join(sorted(visit.marks))
            self._screen.status.say(f"no mark {name} here" + (f" · there are {others}" if others else ""))

    def load(self) -> None:
        """Fetch what the library knows of the article that is shown."""
        visit = self._screen.visit
        if visit is not None and visit.article is not None and not visit.marks:
            self._screen.run_worker(self._load(visit, visit.article), group="marks")
        self.show()

    async def _load(self, visit: Visit, article: int) -> None:
        kept = await self._screen.reader.reading.shelf.marks(article)
        visit.marks = {mark.name: mark.start for mark in kept if mark.kind == "mark"} | visit.marks
        jumps = [mark for mark in kept if mark.kind == "jump"]
        if visit.previous is None:
            visit.previous = next((mark.start for mark in jumps if mark.name == PREVIOUS), None)
        self._screen.trail.remember(visit, [mark.start for mark in jumps if mark.name != PREVIOUS])
        self.show()

    def jumps(self, visit: Visit) -> tuple[tuple[str, Place], ...]:
        """The jumps within an article, as they are kept for the next session."""
        named = [(f"{number:02}", place) for number, place in enumerate(self._screen.trail.jumps_in(visit))]
        if visit.previous is not None:
            named.append((PREVIOUS, visit.previous))
        return tuple(named)

    def show(self) -> None:
        """Draw the letters in the gutter."""
        visit, body = self._screen.visit, self._screen.body
        if visit is None or visit.document is None or visit.document is not body.document:
            return
        blocks = visit.document.blocks
        letters = {find(place, blocks)[0]: name for name, place in sorted(visit.marks.items())}
        if letters != body.marked.letters:
            body.marked.show_letters(letters)
            body.marks_changed()


def is_letter(name: str) -> bool:
    """Whether a key is a letter of the alphabet, small or capital."""
    return len(name) == 1 and name.isascii() and name.isalpha()
