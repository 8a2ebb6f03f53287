"""How the sections look in the outline: indented by their depth, the one being read marked."""

from collections.abc import Sequence
from itertools import pairwise

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Section
from tui_reader.layout.wrap import breaks
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run

MARK = "▸ "
HUNG = " "
"""Before the further lines of a name, which are no sections of their own."""
LEFT, RIGHT = 1 + len(MARK), 2
"""Cells beside a name."""


class SectionEntries:
    """Sections by their index in reading order, 0 the title; their entries stand below a heading.

    wanted: the cells that the longest name of a section would need, the title's aside.
    """

    def __init__(self, outline: Sequence[Section] = ()) -> None:
        self._sections = [pair for section in outline for pair in _with_depth(section, 0)]
        names = (len(_indent(depth)) + len(section.title) for depth, section in self._sections[1:])
        self.wanted = max(names, default=0) + LEFT + RIGHT
        self._is_whole = False

    def __len__(self) -> int:
        """All entries, the heading too."""
        return 1 + len(self._sections)

    def all(self, width: int, current: int, rows: int = 0) -> Entries[int]:
        """The heading and every section.

        Names are shown whole where all of them have room in so many rows; else they are cut, but under the cursor.
        """
        heading = Entry[int](((Run(" OUTLINE", "dim"),), ()))
        self._is_whole = False
        sections = [self.entry(index, width, current) for index in range(len(self._sections))]
        if sum(len(entry.open or entry.lines) for entry in sections) + 2 <= rows:
            self._is_whole = True
            sections = [entry._replace(lines=entry.open or entry.lines, open=None) for entry in sections]
        return [heading, *sections]

    def entry(self, index: int, width: int, current: int) -> Entry[int]:
        """One section, as in what was made last of all of them."""
        depth, section = self._sections[index]
        mark = MARK if index == current else "  "
        indent = _indent(depth)
        width = max(1, width - LEFT - RIGHT - len(indent))
        style = "" if index == current else "dim"
        line = (Run(" "), Run(mark + indent), Run(shortened(section.title, width), style))
        if cell_len(section.title) <= width:
            return Entry((line,), index, section.title)
        starts = [*breaks(section.title, max(1, width - len(HUNG)), width), len(section.title)]
        whole = tuple(
            (Run(" "), Run((HUNG + "  " if row else mark) + indent), Run(section.title[start:end].rstrip(), style))
            for row, (start, end) in enumerate(pairwise(starts))
        )
        return Entry(whole, index, section.title) if self._is_whole else Entry((line,), index, section.title, whole)


def _indent(depth: int) -> str:
    return "  " * max(0, depth - 1)


def _with_depth(section: Section, depth: int) -> list[tuple[int, Section]]:
    return [(depth, section), *(pair for child in section.children for pair in _with_depth(child, depth + 1))]
