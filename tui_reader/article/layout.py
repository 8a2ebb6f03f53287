"""A document at one width as lines, and positions <-> lines both ways.

Only heights are computed for the whole document (a megabyte of Latin text in some 20 ms), and not even those when they
are known from before; the lines of a block are made when they are looked at.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from tui_reader.article.blocks import part_starts, within
from tui_reader.article.cells import cell_len
from tui_reader.article.document import Document, Position
from tui_reader.article.frames import Frame, Framer, levels
from tui_reader.article.lines import Line, Lines, Looks, ranges

__all__ = ["Layout", "Line", "Looks"]

_MADE_PARTS = 64


class Part(NamedTuple):
    """The frames of blocks from `start` on, and their first lines below the part's; the last is the part's height."""

    start: int
    frames: Sequence[Frame]
    tops: Sequence[int]


class Layout:
    """All lines of a document at one width: `height` of them, each made when asked for.

    heights: what another layout of the same document with the same looks had as its `heights`, if they are known.
    """

    def __init__(
        self, document: Document, looks: Looks, title: str = "", meta: str = "", heights: Sequence[int] = ()
    ) -> None:
        self.document = document
        self.looks = looks
        self.width = looks.width
        self.title = title or document.title
        self.meta = meta
        self._head = self._head_lines()
        self._lines = Lines(document, looks)
        self._framer = Framer(document.blocks, levels(document), looks.width, looks.spacing, looks.hang, looks.glyphs)
        self._labels = self._speakers() if looks.glyphs.quote else {}
        self._starts = part_starts(document.blocks)
        self._parts: dict[int, Part] = {}
        self._set_heights(heights if len(heights) == len(self._starts) - 1 else self._measured())

    @property
    def heights(self) -> tuple[int, ...]:
        """Lines of every part of the blocks."""
        return tuple(below - top for top, below in zip(self._tops, self._tops[1:], strict=False))

    def line(self, y: int) -> Line:
        """The line at `y`, 0 the title's first. Raises IndexError outside `[0, height)`."""
        if y < len(self._head):
            return self._head[y]
        if y >= self._tops[-1]:
            if y >= self.height:
                raise IndexError(y)
            return Line(len(self.document.blocks), 0, 0, role="BLANK" if y < self.height - 1 else "END")
        block, row = self._block_at(y)
        return self.lines(block)[row] if row >= 0 else Line(block, 0, 0, role="BLANK")

    def lines(self, block: int) -> tuple[Line, ...]:
        """The lines of one block, without the blank ones above."""
        return self._lines.of(block, self._frame(block))

    def top_of(self, block: int) -> int:
        """The first line of a block, below its blank ones; of the paragraph a run-in heading stands on."""
        if block >= len(self.document.blocks):
            return self._tops[-1]
        if self._is_absorbed(block):
            block += 1
        number, part = self._part_of(block)
        at = block - part.start
        return self._tops[number] + part.tops[at] + part.frames[at].gap

    def line_of(self, position: Position) -> int:
        """The line that shows a position."""
        block, offset = position
        if not self.document.blocks:
            return 0
        if block >= len(self.document.blocks):
            return self.height - 1
        if self._is_absorbed(block):
            return self.top_of(block)
        lines = self.lines(block)
        if self._frame(block).role == "TABLE":
            row = next(
                (row for row, line in enumerate(lines) if any(p.start <= offset <= p.end for p in line.pieces)), 0
            )
        else:
            row = max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)
        return self.top_of(block) + row

    def position_at(self, y: int) -> Position:
        """The first position shown at line `y` or, where there is none, below it."""
        if y < len(self._head) or not self.document.blocks:
            return Position(0, 0)
        if y >= self._tops[-1]:
            last = len(self.document.blocks) - 1
            return Position(last, len(self.document.blocks[last].text))
        block, row = self._block_at(y)
        return Position(block, self.lines(block)[row].start if row > 0 else 0)

    def has_text(self, y: int) -> bool:
        """Whether line `y` belongs to a block and is not one of the blank ones above it."""
        return len(self._head) <= y < self._tops[-1] and self.line(y).role != "BLANK"

    def overflow(self, block: int) -> int:
        """How many cells (code) or columns (a table) of a block lie outside the text column; 0 when it fits."""
        return self._lines.overflow(block, self._frame(block))

    def shift(self, block: int, by: int) -> None:
        """Move a wide table or code block sideways, by columns or cells; it stops at both ends. No height changes."""
        self._lines.shift(block, self._frame(block), by)

    def shifted(self, block: int) -> int:
        """How far a block is moved sideways."""
        return self._lines.shifted(block)

    # Parts

    def _block_at(self, y: int) -> tuple[int, int]:
        """The block that line `y` belongs to and the line's number in it; negative for a blank line above."""
        number = bisect_right(self._tops, y) - 1
        part = self._part(number)
        y -= self._tops[number]
        at = bisect_right(part.tops, y) - 1
        return part.start + at, y - part.tops[at] - part.frames[at].gap

    def _frame(self, block: int) -> Frame:
        _, part = self._part_of(block)
        return part.frames[block - part.start]

    def _part_of(self, block: int) -> tuple[int, Part]:
        number = within(self._starts, block)
        return number, self._part(number)

    def _part(self, number: int) -> Part:
        part = self._parts.get(number)
        if part is None:
            part = self._made(number)
            if part.tops[-1] != self._tops[number + 1] - self._tops[number]:
                # The heights were those of another layout.
                self._set_heights(self._measured())
        return part

    def _made(self, number: int) -> Part:
        start, stop = self._starts[number], self._starts[number + 1]
        frames = self._framer.frames(start, stop)
        for block, label in self._labels.items():
            if start <= block < stop:
                frames[block - start] = frames[block - start]._replace(first=frames[block - start].first + label)
        blocks = self.document.blocks[start:stop]
        heights = map(self._lines.height, range(start, stop), blocks, frames)
        totals = (frame.gap + height for frame, height in zip(frames, heights, strict=True))
        part = Part(start, frames, list(accumulate(totals, initial=0)))
        if len(self._parts) >= _MADE_PARTS:
            self._parts.clear()
        self._parts[number] = part
        return part

    def _measured(self) -> list[int]:
        return [self._made(number).tops[-1] for number in range(len(self._starts) - 1)]

    def _set_heights(self, heights: Sequence[int]) -> None:
        self._tops = list(accumulate(heights, initial=len(self._head)))
        self.height = self._tops[-1] + 2

    def _speakers(self) -> dict[int, str]:
        """What is said before a quotation that is set apart: who speaks."""
        label = self.looks.glyphs.quote
        return {
            quote.parts[0][0].block: label.format(quote.speaker or "speaker not named")
            for quote in self.document.quotes
            if quote.kind == "BLOCK"
        }

    def _is_absorbed(self, block: int) -> bool:
        """Whether a heading runs in on the paragraph after it."""
        return self._frame(block).role == "RUN_IN" and self.document.blocks[block].kind == "HEADING"

    def _head_lines(self) -> tuple[Line, ...]:
        lines = [Line(-1, start, end, role="TITLE") for start, end in ranges(self.title, self.width)]
        if self.looks.glyphs.title and self.title:
            wide = max(cell_len(self.title[line.start : line.end]) for line in lines)
            lines.append(Line(-1, 0, 0, role="TITLE", ornament=self.looks.glyphs.title * wide))
        if self.meta:
            lines += [Line(-1, start, end, role="META") for start, end in ranges(self.meta, self.width)]
        return (*lines, Line(-1, 0, 0, role="BLANK"))
