"""The list of the way that was read: every stop, under the title of its article."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui_reader.article.document import Document, Place
from tui_reader.article.place import find
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_contents import Contents
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, columns, room

if TYPE_CHECKING:
    from tui_reader.ui.opening.trail import Stop
    from tui_reader.ui.opening.visit import Visit

SECTION_FROM = 60


class TrailList(Contents[int]):
    """The stops by their number, the first one at the top. here: the one where one is; go: so many stops on."""

    title = "TRAIL"

    def __init__(
        self, stops: Sequence["Stop"], here: int, go: Callable[[int], None], dismiss: Callable[[], None]
    ) -> None:
        self._stops = stops
        self._here = here
        self._go = go
        self._dismiss = dismiss

    def entries(self, width: int) -> Entries[int]:
        """The words at every stop, under the titles of their articles."""
        width = room(width)
        result: list[Entry[int]] = [Entry(((Run(" TRAIL", "dim"),),))]
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

    def cursor(self, entries: Entries[int], before: int | None) -> int | None:
        """The cursor begins where one is."""
        here = (index for index, entry in enumerate(entries) if entry.value == self._here)
        return next(here, None) if before is None else None

    def chosen(self, value: int) -> None:
        """Go there."""
        self._dismiss()
        if value != self._here:
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
