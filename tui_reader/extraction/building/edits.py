"""Ranges of a block's text replaced, all that points into it moved along."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Block, Span


class Edit(NamedTuple):
    """`[start, end)` of a text becomes `new`."""

    start: int
    end: int
    new: str


class Edits:
    """Edits of one text, in order and apart. used: the spans that they say in words."""

    def __init__(self, edits: Sequence[Edit], used: frozenset[Span] = frozenset()) -> None:
        self._edits = edits
        self._used = used
        self._starts = [edit.start for edit in edits]
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.new) - (edit.end - edit.start))

    def moved(self, offset: int) -> int:
        """Where an offset of the old text lies in the new one."""
        number = bisect_right(self._starts, offset - 1)
        if not number:
            return offset
        edit = self._edits[number - 1]
        if offset >= edit.end:
            return offset + self._shifts[number]
        return edit.start + self._shifts[number - 1] + min(offset - edit.start, len(edit.new))

    def applied(self, block: Block) -> Block:
        """The block with its new text."""
        parts: list[str] = []
        at = 0
        for start, end, new in self._edits:
            parts += [block.text[at:start], new]
            at = end
        parts.append(block.text[at:])
        spans = [
            span._replace(start=self.moved(span.start), end=self.moved(span.end))
            for span in block.spans
            if span not in self._used
        ]
        cells = [cell._replace(start=self.moved(cell.start), end=self.moved(cell.end)) for cell in block.cells]
        return block._replace(text="".join(parts), spans=tuple(spans), cells=tuple(cells))
