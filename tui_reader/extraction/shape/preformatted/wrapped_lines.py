"""Paragraphs whose lines were broken where a window of old ended: they are one line again."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from tui_reader.article.document import Block
from tui_reader.extraction.building.edits import Edit, Edits
from tui_reader.extraction.building.line_ends import between

LEAST = 3
"""Breaks of a paragraph; fewer are so by chance."""
NARROWEST = 50
"""Characters of its longest line: shorter lines are verse, an address, a list."""

Anchors: TypeAlias = tuple[tuple[str, int], ...]


def unwrapped(block: Block, anchors: Anchors) -> tuple[Block, Anchors]:
    """A paragraph without the breaks that only its width explains, and the offsets of what lies in it."""
    if block.text.count("\n") < LEAST:
        return block, anchors
    lines = block.text.split("\n")
    if not _is_wrapped([line.strip() for line in lines]):
        return block, anchors
    edits: list[Edit] = []
    at = 0
    for before, after in pairwise(lines):
        at += len(before)
        if _has_no_room(before.strip(), after.strip(), max(map(len, lines))):
            edits.append(Edit(at, at + 1, between(before.rstrip(), after.lstrip())))
        at += 1
    moved = Edits(edits)
    return moved.applied(block), tuple((name, moved.moved(offset)) for name, offset in anchors)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines end where the next word had no room, but for ends of sentences, and mostly go on in one."""
    width = max(map(len, lines))
    if width < NARROWEST or not all(lines):
        return False
    within = 0
    for before, after in pairwise(lines):
        if _has_no_room(before, after, width):
            within += after[:1].islower()
        elif before[-1] not in ".!?":
            return False
    return within >= LEAST and 2 * within >= len(lines) - 1


def _has_no_room(before: str, after: str, width: int) -> bool:
    """Whether the first word of a line would have made the one before it longer than all; an address tells nothing."""
    word = after.split(" ", 1)[0]
    return "://" not in word and len(before) + 1 + len(word) > width
