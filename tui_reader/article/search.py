r"""Finding words in a document: across line breaks, whatever the hyphens, blanks, quotation marks, accents and case.

The text is looked through in slices of some 40 KB, from where one is on and then from the beginning, for as long as one
wants to wait: made ready once, a slice takes half a millisecond of English, and half of that again to decode it when
the document is kept in parts; a search then is `str.find` and `str.count` on it, 5 ms for 5 MB. Positions are made only
for the hits that are looked at.
"""

import time
from collections.abc import Callable, Iterator, Sequence

from tui_reader.article.compared import ComparedText, Range, compared, compared_pattern
from tui_reader.article.document import Block, Position
from tui_reader.article.expressions import PatternError, matches
from tui_reader.article.occurrences import Finds, Occurrences

PATTERN_MARK = "\\v"
"""What a regular expression begins with, as in vim."""
START = Position(-1, 0)
"""Before all that is found: the title counts as the block before the first."""
SLICE = 128
"""Blocks of a slice."""

__all__ = ["PATTERN_MARK", "START", "Hits", "PatternError", "Range", "SearchText"]


class SearchText:
    """A document's text, made ready for searching slice by slice. title: is searched too, as block -1."""

    def __init__(self, blocks: Sequence[Block], title: str = "") -> None:
        self._blocks = blocks
        self._title = title
        self._ready: dict[int, ComparedText] = {}
        self.slices = max(1, -(-len(blocks) // SLICE))

    def find(self, typed: str, near: Position | None = None, back: bool = False) -> "Hits":
        r"""All places where `typed` stands: capitals count when there are any in it; after `\v` a regular expression.

        near: where they are looked for first, and then behind it, or before it when that is the way back. Nothing is
        looked through yet. Raises PatternError.
        """
        first = self.slice_of(near or START)
        if typed.startswith(PATTERN_MARK):
            pattern = compared_pattern(typed.removeprefix(PATTERN_MARK))
            return Hits(self, matches(pattern.text, pattern.has_capitals), first, back)
        needle = compared(typed)
        cased = needle != needle.lower()
        return Hits(self, lambda text: Occurrences(text.cased if cased else text.lower, needle), first, back)

    def get_ready(self, near: Position, seconds: float) -> bool:
        """Make slices ready, the nearest behind a position first, for so long; whether all are."""
        until = time.perf_counter() + seconds
        for number in _round(self.slice_of(near), self.slices):
            if number not in self._ready:
                self.slice(number)
                if time.perf_counter() >= until:
                    break
        return len(self._ready) == self.slices

    def slice(self, number: int) -> ComparedText:
        """One slice, made ready when it is not."""
        part = self._ready.get(number)
        if part is None:
            first = number * SLICE
            texts = [block.text for block in self._blocks[first : first + SLICE]]
            if not number:
                first, texts = -1, [self._title, *texts]
            part = self._ready[number] = ComparedText(texts, first)
        return part

    def slice_of(self, position: Position) -> int:
        """The number of the slice that holds a position."""
        return max(0, min(position.block // SLICE, self.slices - 1))


def _round(first: int, count: int, back: bool = False) -> Iterator[int]:
    """The numbers from `first` on, then those before it; back: from `first` down, then those behind it."""
    if back:
        yield from range(first, -1, -1)
        yield from range(count - 1, first, -1)
    else:
        yield from range(first, count)
        yield from range(first)


class Hits:
    """All hits of one search, in reading order. Slices are looked through when they are needed, or by `look_on`.

    total: hits in what was looked through. complete: False when it was stopped before the end of the text.
    """

    def __init__(self, text: SearchText, look: Callable[[ComparedText], Finds], first: int, back: bool = False) -> None:
        self._text = text
        self._look = look
        self._finds: list[Finds | None] = [None] * text.slices
        self._order = _round(first, text.slices, back)
        self.total = 0
        self.complete = True
        self.is_counted = False

    def look_on(self, seconds: float) -> bool:
        """Look through more of the text, for so long; whether all of it is."""
        until = time.perf_counter() + seconds
        for number in self._order:
            self._in(number)
            if time.perf_counter() >= until:
                return False
        self.is_counted = True
        return True

    def seen_from(self, position: Position) -> Range | None:
        """The first hit at or after `position`, in what was looked through; raises LookupError if it may be another."""
        return self._first(position, lambda number: self._finds[number])

    def at_or_after(self, position: Position) -> Range | None:
        """The first hit that begins at or after `position`."""
        return self._first(position, self._in)

    def _first(self, position: Position, finds: Callable[[int], Finds | None]) -> Range | None:
        begin = self._text.slice_of(position)
        for number in range(begin, self._text.slices):
            found_in = finds(number)
            if found_in is None:
                raise LookupError(number)
            if found_in.total:
                at = self._text.slice(number).offset(position) if number == begin else 0
                if (found := found_in.first_from(at)) is not None:
                    return self._text.slice(number).range(*found)
        return None

    def seen_before(self, position: Position) -> Range | None:
        """The last hit that begins before `position`, in what was looked through; raises as `seen_from` does."""
        return self._last(position, lambda number: self._finds[number])

    def before(self, position: Position) -> Range | None:
        """The last hit that begins before `position`."""
        return self._last(position, self._in)

    def _last(self, position: Position, finds: Callable[[int], Finds | None]) -> Range | None:
        last = self._text.slice_of(position)
        for number in range(last, -1, -1):
            found_in = finds(number)
            if found_in is None:
                raise LookupError(number)
            if found_in.total:
                part = self._text.slice(number)
                at = part.offset(position) if number == last else len(part.cased) + 1
                if (found := found_in.last_before(at)) is not None:
                    return part.range(*found)
        return None

    def last(self) -> Range | None:
        """The last hit of all."""
        return self.before(self.end)

    @property
    def end(self) -> Position:
        """Behind all that is found."""
        return Position(self._text.slices * SLICE, 0)

    def number(self, hit: Range) -> int:
        """Which hit of the `total` it is, from 1, as far as what is before it was looked through."""
        number = self._text.slice_of(hit.start)
        before = sum(found.total for found in self._finds[:number] if found is not None)
        return before + self._in(number).count_before(self._text.slice(number).offset(hit.start)) + 1

    def within(self, start: Position, end: Position) -> Iterator[Range]:
        """The hits of which something lies in `[start, end)`."""
        for number in range(self._text.slice_of(start), self._text.slice_of(end) + 1):
            part, finds = self._text.slice(number), self._in(number)
            begin, stop = part.offset(start), part.offset(end)
            found = finds.last_before(begin)
            if found is None or found[1] <= begin:
                found = finds.first_from(begin)
            while found is not None and found[0] < stop:
                yield part.range(*found)
                found = finds.first_from(found[1])

    def _in(self, number: int) -> Finds:
        """What one slice has."""
        finds = self._finds[number]
        if finds is None:
            finds = self._finds[number] = self._look(self._text.slice(number))
            self.total += finds.total
            self.complete = self.complete and finds.complete
        return finds
