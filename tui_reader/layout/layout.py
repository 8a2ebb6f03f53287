"""A document at one width as lines, and positions <-> lines both ways.

Of most documents the heights of all blocks are computed (a megabyte of Latin text in some 20 ms), and not even those
when they are known from before; the lines of a block are made when they are looked at. A long document whose heights
are not known has those of the parts around what is looked at, and estimates of the others: a part that turns out longer
or shorter moves what lies below it, and `on_shift` hears of it.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui_reader.article.blocks import characters_of_parts, part_starts, within
from tui_reader.article.cells import cell_len
from tui_reader.article.document import Document, Position
from tui_reader.layout.frames import Frame, Framer, levels
from tui_reader.layout.inserts import Insert
from tui_reader.layout.lines import Line, Lines, ranges
from tui_reader.layout.typography import ASCII, Typography

_MADE_PARTS = 64
ALL_MEASURED = 600_000
"""Code points up to which the heights of all parts are computed at once."""
_FILLED = 0.93
"""The share of a line's cells that running text fills, about."""
_SHORT = 0.5
"""What the last line of a block lacks, about."""


class Part(NamedTuple):
    """The frames of blocks from `start` on, and their first lines below the part's; the last is the part's height."""

    start: int
    frames: Sequence[Frame]
    tops: Sequence[int]


class Fold(NamedTuple):
    """A heading whose blocks up to `stop` are not shown; words: what is said of them behind it."""

    heading: int
    stop: int
    words: str = ""


class Layout:
    """All lines of a document at one width: `height` of them, each made when asked for.

    known: the `heights` of other layouts of this document, by the key of their typography. inserted: more words of ours
    in the text of a block, besides those of the typography.
    """

    def __init__(
        self,
        document: Document,
        typography: Typography,
        title: str = "",
        meta: str = "",
        known: Mapping[str, Sequence[int]] | None = None,
        inserted: Callable[[int], Sequence[Insert]] = lambda block: (),
    ) -> None:
        self.document = document
        self.typography = typography
        self.width = typography.width
        self.title = title or document.title
        self.meta = meta
        self._head = self._head_lines()
        self._lines = Lines(document, typography, inserted)
        self._framer = Framer(document.blocks, levels(document), typography)
        self._labels = self._speakers() if typography.glyphs.quote else {}
        self._starts = part_starts(document.blocks)
        self._parts: dict[int, Part] = {}
        self._folds: tuple[Fold, ...] = ()
        self._whole: dict[int, int] = {}
        self.on_shift: Callable[[int, int], None] = lambda line, by: None
        heights = self._known(known or {}) or [self._made(number).tops[-1] for number in range(len(self._starts) - 1)]
        self._estimated = [height < 0 for height in heights]
        self._tops = list(accumulate(map(abs, heights), initial=len(self._head)))

    @property
    def height(self) -> int:
        """How many lines there are."""
        return self._tops[-1] + 2

    @property
    def heights(self) -> tuple[int, ...]:
        """Lines of every part of the blocks, negative where they are an estimate; folds count as if they were open."""
        heights = [below - top for top, below in pairwise(self._tops)]
        for number, whole in self._whole.items():
            heights[number] = whole
        return tuple(-height if doubt else height for height, doubt in zip(heights, self._estimated, strict=True))

    def settled(self, top: int, rows: int, by: int = 0) -> int:
        """Make the parts on and next to a screen of `rows` whose first line is `top`; returns which line that is now.

        From there a screen can be moved by its height without finding an estimate, and by `by` lines.
        """
        number = max(0, min(bisect_right(self._tops, top), len(self._starts) - 1) - 1)
        below = top - self._tops[number]
        if not self._estimated or top < len(self._head):
            number, below = 0, top - len(self._head)
        elif number + 2 < len(self._starts):
            below = max(0, min(below, self._part(number).tops[-1] - 1))
        above = following = number
        while above > 0 and below + self._tops[number] - self._tops[above] < 2 * rows - min(0, by):
            above -= 1
            self._part(above)
        while following + 1 < len(self._starts) and self._tops[following] - self._tops[number] < below + 3 * rows + by:
            self._part(following)
            following += 1
        return self._tops[number] + below

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
        block = self._seen(block)
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
        if self._is_absorbed(block) or self.is_hidden(block):
            return self.top_of(block)
        lines = self.lines(block)
        if self._frame(block).role == "TABLE":
            row = _row_of_table(lines, offset)
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

    # Folds

    def fold(self, folds: Sequence[Fold]) -> None:
        """Show these folds closed, and no others. `on_shift` hears nothing: who folds knows where."""
        changed = set(self._folds).symmetric_difference(folds)
        self._folds = tuple(sorted(folds))
        numbers = {
            number
            for heading, stop, _ in changed
            for number in range(within(self._starts, heading), within(self._starts, max(heading, stop - 1)) + 1)
        }
        heights = [below - top for top, below in pairwise(self._tops)]
        for number in numbers:
            self._parts.pop(number, None)
            # What is hidden whole need not be made: its height, an estimate perhaps, comes back when it is opened.
            if self._is_all_hidden(number):
                self._whole.setdefault(number, heights[number])
                heights[number] = 0
            elif number in self._whole and not self._touched(number):
                heights[number] = self._whole.pop(number)
            else:
                heights[number] = self._made(number).tops[-1]
                self._estimated[number] = False
        self._tops = list(accumulate(heights, initial=len(self._head)))
        for heading, *_ in changed:
            self._lines.forget(heading)

    def fold_of(self, block: int) -> Fold | None:
        """The outermost fold that hides a block."""
        return next((fold for fold in self._folds if fold.heading < block < fold.stop), None)

    def is_hidden(self, block: int) -> bool:
        """Whether a fold hides a block."""
        return bool(self._folds) and self.fold_of(block) is not None

    def _seen(self, block: int) -> int:
        """The block itself, or the heading of the fold that hides it."""
        fold = self.fold_of(block) if self._folds else None
        return block if fold is None else fold.heading

    def _is_all_hidden(self, number: int) -> bool:
        start, stop = self._starts[number], self._starts[number + 1]
        return any(fold.heading < start and stop <= fold.stop for fold in self._folds)

    def _touched(self, number: int) -> bool:
        start, stop = self._starts[number], self._starts[number + 1]
        return any(fold.heading < stop and start < fold.stop for fold in self._folds)

    # Parts

    def _block_at(self, y: int) -> tuple[int, int]:
        """The block that line `y` belongs to and the line's number in it; negative for a blank line above."""
        number = bisect_right(self._tops, y) - 1
        part = self._part(number)
        while y >= self._tops[number + 1] and number + 2 < len(self._tops):
            # It was estimated to be longer.
            number += 1
            part = self._part(number)
        y = min(y, self._tops[number + 1] - 1) - self._tops[number]
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
            self._estimated[number] = False
            if by := part.tops[-1] - (self._tops[number + 1] - self._tops[number]):
                line = self._tops[number + 1]
                self._tops[number + 1 :] = [top + by for top in self._tops[number + 1 :]]
                self.on_shift(line, by)
        return part

    def _made(self, number: int) -> Part:
        start, stop = self._starts[number], self._starts[number + 1]
        frames = self._framer.frames(start, stop)
        for block, label in self._labels.items():
            if start <= block < stop:
                frames[block - start] = frames[block - start]._replace(first=frames[block - start].first + label)
        blocks = self.document.blocks[start:stop]
        heights = list(map(self._lines.height, range(start, stop), blocks, frames))
        self._whole.pop(number, None)
        whole = sum(frame.gap for frame in frames) + sum(heights)
        if self._folds and self._touched(number):
            self._close(start, frames, heights)
            self._whole[number] = whole
        totals = (frame.gap + height for frame, height in zip(frames, heights, strict=True))
        part = Part(start, frames, list(accumulate(totals, initial=0)))
        if len(self._parts) >= _MADE_PARTS:
            self._parts.clear()
        self._parts[number] = part
        return part

    def _close(self, start: int, frames: list[Frame], heights: list[int]) -> None:
        """Take what folds hide out of a part, and mark their headings."""
        for at, frame in enumerate(frames):
            if self.is_hidden(start + at):
                frames[at], heights[at] = frame._replace(gap=0), 0
        for heading, _, words in self._folds:
            at = heading - start
            if 0 <= at < len(frames) and not self.is_hidden(heading):
                mark = self.typography.glyphs.folded
                frames[at] = frames[at]._replace(first=f"{frames[at].first}{mark} ", behind=words)
                heights[at] = self._lines.height(heading, self.document.blocks[heading], frames[at])

    def _known(self, known: Mapping[str, Sequence[int]]) -> Sequence[int]:
        """The heights at this typography; for a long document estimates, from those at another if it can; else none."""
        count = len(self._starts) - 1
        heights = known.get(self.typography.key, ())
        if len(heights) == count:
            return heights
        lengths = characters_of_parts(self.document.blocks)
        if sum(lengths) <= ALL_MEASURED:
            return ()
        for key, others in reversed([*known.items()]):
            width = key.partition(" ")[0]
            if len(others) == count and width.isdecimal() and width.strip("0"):
                more = (1 / self.width - 1 / int(width)) / _FILLED
                return [-max(1, round(abs(h) + size * more)) for h, size in zip(others, lengths, strict=True)]
        sizes = (stop - start for start, stop in pairwise(self._starts))
        beside = self.typography.spacing + _SHORT
        return [-round(size / self.width / _FILLED + n * beside) - 1 for n, size in zip(sizes, lengths, strict=True)]

    def _speakers(self) -> dict[int, str]:
        """What is said before a quotation that is set apart: who speaks."""
        label = self.typography.glyphs.quote
        return {
            quote.parts[0][0].block: label.format(quote.said_by or quote.mention or "speaker not named")
            for quote in self.document.quotes
            if quote.kind == "BLOCK"
        }

    def _is_absorbed(self, block: int) -> bool:
        """Whether a heading runs in on the paragraph after it."""
        return self._frame(block).role == "RUN_IN" and self.document.blocks[block].kind == "HEADING"

    def _head_lines(self) -> tuple[Line, ...]:
        """The title, and what is said of the article.

        Where there is a margin, an article's title has air above it and a line below: nothing else on the page has.
        """
        lines = [Line(-1, start, end, role="TITLE") for start, end in ranges(self.title, self.width)]
        is_set_off = bool(self.typography.hang and self.meta and self.title)
        glyph = self.typography.glyphs.title
        if glyph and self.title and (is_set_off or glyph == ASCII.title):
            wide = max(cell_len(self.title[line.start : line.end]) for line in lines)
            lines.append(Line(-1, 0, 0, role="TITLE", ornament=glyph * wide))
        if is_set_off:
            lines.insert(0, Line(-1, 0, 0, role="BLANK"))
        if self.meta:
            lines += [Line(-1, start, end, role="META") for start, end in ranges(self.meta, self.width)]
        return (*lines, Line(-1, 0, 0, role="BLANK"))


def _row_of_table(lines: Sequence[Line], offset: int) -> int:
    """The number of the line that shows an offset of a table's text, or would if its column were not outside."""
    shown = (row for row, line in enumerate(lines) if any(p.start <= offset <= p.end for p in line.pieces))
    before = (row for row in range(len(lines) - 1, 0, -1) if lines[row].pieces and lines[row].start <= offset)
    return next(shown, next(before, 0))
