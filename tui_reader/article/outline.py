"""Headings become nested sections: the reader's map."""

from collections.abc import Sequence

from tui_reader.article.document import Block, Position, Section
from tui_reader.article.labels import label


def outline(title: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """One entry for the title, every heading nested below it by level; a skipped level nests as the next one."""
    headings = [(block.level or 2, block.text, index) for index, block in enumerate(blocks) if block.kind == "HEADING"]
    children, _ = _nest(headings, 0, 0)
    return (Section(label(title), 1, Position(0, 0), children),)


def _nest(headings: Sequence[tuple[int, str, int]], at: int, above: int) -> tuple[tuple[Section, ...], int]:
    """The sections from `at` on that lie deeper than level `above`, and where they end. At most six levels deep."""
    sections: list[Section] = []
    while at < len(headings) and headings[at][0] > above:
        level, text, index = headings[at]
        children, at = _nest(headings, at + 1, level)
        sections.append(Section(label(text), level, Position(index, 0), children))
    return tuple(sections), at
