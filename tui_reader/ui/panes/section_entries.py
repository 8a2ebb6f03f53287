"""How the sections look in the outline: indented by their depth, the one being read marked."""

from collections.abc import Sequence

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Section
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, wrapped

MARK = "▸ "


class SectionEntries:
    """Sections by their index in reading order, 0 the title; their entries stand below a heading."""

    def __init__(self, outline: Sequence[Section] = ()) -> None:
        self._sections = [pair for section in outline for pair in _with_depth(section, 0)]

    def __len__(self) -> int:
        """All entries, the heading too."""
        return 1 + len(self._sections)

    def all(self, width: int, current: int) -> Entries[int]:
        """The heading and every section, cut to `width` cells; under the cursor a title is shown whole."""
        heading = Entry[int](((Run(" OUTLINE", "dim"),), ()))
        return [heading, *(self.entry(index, width, current) for index in range(len(self._sections)))]

    def entry(self, index: int, width: int, current: int) -> Entry[int]:
        """One section."""
        depth, section = self._sections[index]
        mark = MARK if index == current else "  "
        indent = "  " * max(0, depth - 1)
        width = max(1, width - 3 - len(mark) - len(indent))
        style = "mark" if index == current else ""
        line = (Run(" "), Run(mark + indent), Run(shortened(section.title, width), style))
        if cell_len(section.title) <= width:
            return Entry((line,), index, section.title)
        whole = tuple(
            (Run(" "), Run((mark if row == 0 else "  ") + indent), Run(words, style))
            for row, words in enumerate(wrapped(section.title, width))
        )
        return Entry((line,), index, section.title, whole)


def _with_depth(section: Section, depth: int) -> list[tuple[int, Section]]:
    return [(depth, section), *(pair for child in section.children for pair in _with_depth(child, depth + 1))]
