"""The outline pane: the sections, the one being read marked."""

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Document, Section
from tui_reader.layout.wrap import breaks
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.listing import Entry, Listing, Run

MARK = "▸ "


class Outline(Listing[int]):
    """Sections by their index in reading order, 0 the title."""

    def __init__(self) -> None:
        super().__init__(id="outline")
        self._sections: list[tuple[int, Section]] = []
        self._current = 0

    def show_document(self, document: Document) -> None:
        """Show the sections of a document."""
        self._sections = [pair for section in document.outline for pair in _with_depth(section, 0)]
        self._current = 0
        self.set_filter("")
        self._remake(cursor=0)

    def set_current(self, section: int) -> None:
        """Mark the section being read; the cursor goes with it unless the keys go here."""
        if section == self._current:
            return
        before, self._current = self._current, section
        if len(self.entries) != len(self._sections) + 1:
            self._remake(cursor=None if self.is_active or self.filter else section)
            return
        # Only two of what may be thousands are drawn differently.
        changed = {index + 1: self._entry(index, *self._sections[index]) for index in (before, section)}
        self.exchange(changed, None if self.is_active else section + 1)

    def resized(self) -> None:
        """Titles are cut to the width."""
        self._remake(cursor=None)

    def _remake(self, cursor: int | None) -> None:
        if not self.size.width:
            # It was never shown: then it costs nothing, however many sections there are.
            self._cursor = self._current + 1
            return
        heading = Entry[int](((Run(" OUTLINE", "dim"),), ()))
        entries = [self._entry(index, depth, section) for index, (depth, section) in enumerate(self._sections)]
        self.show([heading, *entries], None if cursor is None else cursor + 1)

    def _entry(self, index: int, depth: int, section: Section) -> Entry[int]:
        mark = MARK if index == self._current else "  "
        indent = "  " * max(0, depth - 1)
        width = max(1, self.size.width - 3 - len(mark) - len(indent))
        style = "mark" if index == self._current else ""
        line = (Run(" "), Run(mark + indent), Run(shortened(section.title, width), style))
        if cell_len(section.title) <= width:
            return Entry((line,), index, section.title)
        starts = list(breaks(section.title, width))
        whole = tuple(
            (Run(" "), Run((mark if row == 0 else "  ") + indent), Run(section.title[a:b].rstrip(), style))
            for row, (a, b) in enumerate(zip(starts, [*starts[1:], len(section.title)], strict=True))
        )
        return Entry((line,), index, section.title, whole)


def _with_depth(section: Section, depth: int) -> list[tuple[int, Section]]:
    return [(depth, section), *(pair for child in section.children for pair in _with_depth(child, depth + 1))]
