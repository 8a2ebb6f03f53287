r"""Finding words in a document: across line breaks, whatever the hyphens, blanks, quotation marks, accents and case.

The text is looked through in slices of some 40 KB, from where one is on and then from the beginning, for as long as one
wants to wait: made ready once, a slice takes half a millisecond of English, and half of that again to decode it when
the document is kept in parts; a search then is `str.find` and `str.count` on it, 5 ms for 5 MB. Positions are made only
for the hits that are looked at.
"""

import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from tui_reader.article.compared import Folded, Range, fold, fold_pattern
from tui_reader.article.document import Block, Position

PATTERN_MARK = "\\v"
"""What a regular expression begins with, as in vim."""
START = Position(-1, 0)
"""Before all that is found: the title counts as the block before the first."""
MOST_MATCHES = 20_000
"""Of a regular expression: each takes a microsecond, and nobody goes through more."""
SECONDS = 0.25
"""CPU seconds after which a regular expression is stopped."""
SLICE_SECONDS = 0.05
"""And in one slice."""
SLICE = 128
"""Blocks of a slice."""
_LONGEST_PATTERN = 400

__all__ = ["PATTERN_MARK", "START", "Hits", "PatternError", "Range", "SearchText"]


class PatternError(ValueError):
    """The regular expression is none; the message says what is wrong with it."""


class SearchText:
    """A document's text, made ready for searching slice by slice. title: is searched too, as block -1."""

    def __init__(self, blocks: Sequence[Block], title: str = "") -> None:
        self._blocks = blocks
        self._title = title
        self._folded: dict[int, Folded] = {}
        self.slices = max(1, -(-len(blocks) // SLICE))

    def find(self, typed: str, near: Position | None = None) -> "Hits":
        r"""All places where `typed` stands: capitals count when there are any in it; after `\v` a regular expression.

        near: where they are looked for first. Nothing is looked through yet. Raises PatternError.
        """
        first = self.slice_of(near or START)
        if typed.startswith(PATTERN_MARK):
            pattern = fold_pattern(typed.removeprefix(PATTERN_MARK))
            return Hits(self, _matches(pattern.text, pattern.has_capitals), first)
        needle = fold(typed)
        cased = needle != needle.lower()
        return Hits(self, lambda text: _Words(text.cased if cased else text.lower, needle), first)

    def get_ready(self, near: Position, seconds: float) -> bool:
        """Make slices ready, the nearest behind a position first, for so long; whether all are."""
        until = time.perf_counter() + seconds
        for number in _round(self.slice_of(near), self.slices):
            if number not in self._folded:
                self.slice(number)
                if time.perf_counter() >= until:
                    break
        return len(self._folded) == self.slices

    def slice(self, number: int) -> Folded:
        """One slice, made ready when it is not."""
        folded = self._folded.get(number)
        if folded is None:
            first = number * SLICE
            texts = [block.text for block in self._blocks[first : first + SLICE]]
            if not number:
                first, texts = -1, [self._title, *texts]
            folded = self._folded[number] = Folded(texts, first)
        return folded

    def slice_of(self, position: Position) -> int:
        """The number of the slice that holds a position."""
        return max(0, min(position.block // SLICE, self.slices - 1))


def _round(first: int, count: int) -> Iterator[int]:
    """The numbers from `first` on, then those before it."""
    yield from range(first, count)
    yield from range(first)


class _Finds(Protocol):
    """Where something stands in a folded text, as `(start, end)`. complete: False when looking was stopped."""

    total: int
    complete: bool

    def first_from(self, at: int) -> tuple[int, int] | None: ...
    def last_before(self, at: int) -> tuple[int, int] | None: ...
    def count_before(self, at: int) -> int: ...


class Hits:
    """All hits of one search, in reading order. Slices are looked through when they are needed, or by `look_on`.

    total: hits in what was looked through. complete: False when it was stopped before the end of the text.
    """

    def __init__(self, text: SearchText, look: Callable[[Folded], _Finds], first: int) -> None:
        self._text = text
        self._look = look
        self._finds: list[_Finds | None] = [None] * text.slices
        self._order = _round(first, text.slices)
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

    def _first(self, position: Position, finds: Callable[[int], _Finds | None]) -> Range | None:
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

    def before(self, position: Position) -> Range | None:
        """The last hit that begins before `position`."""
        last = self._text.slice_of(position)
        for number in range(last, -1, -1):
            folded = self._text.slice(number)
            at = folded.offset(position) if number == last else len(folded.cased) + 1
            if (found := self._in(number).last_before(at)) is not None:
                return folded.range(*found)
        return None

    def last(self) -> Range | None:
        """The last hit of all."""
        return self.before(Position(self._text.slices * SLICE, 0))

    def number(self, hit: Range) -> int:
        """Which hit of the `total` it is, from 1, as far as what is before it was looked through."""
        number = self._text.slice_of(hit.start)
        before = sum(found.total for found in self._finds[:number] if found is not None)
        return before + self._in(number).count_before(self._text.slice(number).offset(hit.start)) + 1

    def within(self, start: Position, end: Position) -> Iterator[Range]:
        """The hits of which something lies in `[start, end)`."""
        for number in range(self._text.slice_of(start), self._text.slice_of(end) + 1):
            folded, finds = self._text.slice(number), self._in(number)
            begin, stop = folded.offset(start), folded.offset(end)
            found = finds.last_before(begin)
            if found is None or found[1] <= begin:
                found = finds.first_from(begin)
            while found is not None and found[0] < stop:
                yield folded.range(*found)
                found = finds.first_from(found[1])

    def _in(self, number: int) -> _Finds:
        """What one slice has."""
        finds = self._finds[number]
        if finds is None:
            finds = self._finds[number] = self._look(self._text.slice(number))
            self.total += finds.total
            self.complete = self.complete and finds.complete
        return finds


class _Words:
    """Plain text. Hits do not overlap: each is the first behind the one before, from its block's start on."""

    complete = True

    def __init__(self, text: str, needle: str) -> None:
        self._text = text
        self._needle = needle
        self._size = len(needle)
        self.total = text.count(needle) if needle else 0
        overlaps = any(needle.startswith(needle[at:]) for at in range(1, self._size))
        # No hit lies across such a character, so behind it hits can be told without those before.
        self._border = "" if not overlaps else "\n" if " " in needle else " "

    def first_from(self, at: int) -> tuple[int, int] | None:
        if not self.total:
            return None
        found = self._text.find(self._needle, self._sure(at))
        while 0 <= found < at:
            found = self._text.find(self._needle, found + self._size)
        return (found, found + self._size) if found >= 0 else None

    def last_before(self, at: int) -> tuple[int, int] | None:
        if not self.total:
            return None
        last = self._text.rfind(self._needle, 0, max(0, at - 1 + self._size))
        found = self._text.find(self._needle, self._sure(last)) if last >= 0 and self._border else last
        while 0 <= found < at:
            last, found = found, self._text.find(self._needle, found + self._size) if self._border else -1
        return (last, last + self._size) if last >= 0 else None

    def count_before(self, at: int) -> int:
        return self._text.count(self._needle, 0, at)

    def _sure(self, at: int) -> int:
        """An offset at or before `at` from where the hits can be told."""
        if not self._border:
            return at
        borders = (self._border, "\n")
        return max(self._text.rfind(border, 0, at) for border in borders) + 1


class _Clock:
    """How long a regular expression may still be looked for, and how many of it."""

    def __init__(self) -> None:
        self.seconds = SECONDS
        self.matches = MOST_MATCHES


def _matches(pattern: str, cased: bool) -> Callable[[Folded], _Finds]:
    """What looks for a regular expression; raises PatternError."""
    import regex  # 25 ms; unlike re it can be told when to stop

    if len(pattern) > _LONGEST_PATTERN:
        raise PatternError("the expression is too long")
    try:
        compiled = regex.compile(pattern, regex.MULTILINE)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise PatternError(str(error)) from error
    clock = _Clock()
    return lambda text: _Matches(text.cased if cased else text.lower, compiled if pattern else None, clock)


class _Matches:
    """The matches of a regular expression. Only where they are looked at they are more than a number."""

    def __init__(self, text: str, compiled: Any, clock: _Clock) -> None:
        self._text = text
        self._compiled = compiled
        self.complete = compiled is None or (clock.seconds > 0 and clock.matches > 0)
        self.total = 0
        self._spans: tuple[Sequence[int], Sequence[int]] | None = None
        if compiled is None or not self.complete:
            self._compiled = None
            return
        began = time.thread_time()
        try:
            self.total = sum(map(bool, compiled.findall(text, timeout=SLICE_SECONDS))) if not compiled.groups else -1
        except TimeoutError:
            self.total, self.complete = -1, False
        if self.total < 0:
            self.total = len(self._looked_at()[0])
        clock.seconds -= time.thread_time() - began
        clock.matches -= self.total

    def _looked_at(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where the matches begin and end, those that are not empty."""
        if self._spans is None:
            begins, ends = array("I"), array("I")
            self._spans = begins, ends
            try:
                for match in self._compiled.finditer(self._text, timeout=SLICE_SECONDS) if self._compiled else ():
                    if match.end() > match.start():
                        begins.append(match.start())
                        ends.append(match.end())
            except TimeoutError:
                self.complete = False
        return self._spans

    def first_from(self, at: int) -> tuple[int, int] | None:
        return self._span(bisect_left(self._looked_at()[0], at)) if self.total else None

    def last_before(self, at: int) -> tuple[int, int] | None:
        return self._span(bisect_left(self._looked_at()[0], at) - 1) if self.total else None

    def count_before(self, at: int) -> int:
        return bisect_left(self._looked_at()[0], at)

    def _span(self, index: int) -> tuple[int, int] | None:
        begins, ends = self._looked_at()
        return (begins[index], ends[index]) if 0 <= index < len(begins) else None
