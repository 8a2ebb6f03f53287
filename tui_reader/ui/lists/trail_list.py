"""The list of the way that was read: every stop, under the title of its article."""

from collections.abc import Callable, Sequence

from tui_reader.article.document import Document, Place
from tui_reader.article.place import find
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_screen import ListScreen
from tui_reader.ui.lists.listing import Entry, Run, columns
from tui_reader.ui.reader.trail import Stop
from tui_reader.ui.reader.visit import Visit

SECTION_FROM = 60


class StopsScreen(ListScreen):
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
