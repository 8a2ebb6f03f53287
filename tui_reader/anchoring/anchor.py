"""Where a passage is in a text: its very words, else words much like them, else what stood at both its ends.

It is not guessed: what is found in none of these ways is not in the text. The score is that of Hypothesis
(match-quote: how like the words and what stands beside them are), but that the old place counts as much as a side does:
of two passages of the same words, the one that stays where it was is meant.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from tui_reader.anchoring.approximate import aligned, likeness
from tui_reader.anchoring.passage import NOWHERE, Passage, words
from tui_reader.anchoring.whole_text import WholeText, alike
from tui_reader.article.document import Block, Position
from tui_reader.article.place import around

# Found by trial; tests.bench.anchoring says what they come to.
SHORT = 20
"""Characters below which words stand in too many texts to be found by themselves."""
TELLING = 60
"""Characters from which the very words are enough, whatever stands beside them."""
BESIDE = 0.7
"""How much of what stood on one side of short words has to stand there still."""
ENOUGH = 0.6
"""The score from which words that are not the same are taken."""
HALF = 0.5
"""How much of the words themselves has to be there, whatever stands beside them."""
AWAY = 0.05
"""How far off the old place, as a share of the text, what has lost one of its neighbours may be."""
ERRORS, MOST_ERRORS = 0.5, 160
"""Share of the characters that may be others, and how many at most."""
END = 32
"""Characters at both ends that are looked for with what stood beside them, when the whole is not found."""
END_ERRORS = 1 / 3
PUT_IN = 1000
"""Characters that may have been put in between both ends."""
AROUND = 40_000
"""Characters on both sides of the old place that are looked through first."""
SURE = 0.75
"""The score from which the rest of the text is not looked through."""
MANY = 12
"""Occurrences from which only some are looked at: the nearest, and those with the same characters beside them."""
_SIDE = 8
_WEIGHTS = (40, 20, 20, 20)
_PER_SHARE = 4
"""A quarter of the text away counts as much as being nowhere near."""


class Anchored(NamedTuple):
    """Where a passage is; exact: its words are the same."""

    start: Position
    stop: Position
    exact: bool


class Finder:
    """Finds passages in one text, a millisecond or two for one that has moved in a megabyte, next to nothing else."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks

    def find(self, passage: Passage) -> Anchored | None:
        """Where it is; None when it is not in the text."""
        return unmoved(passage, self._blocks) or _by_words(passage, self._whole) or _by_ends(passage, self._whole)

    @cached_property
    def _whole(self) -> WholeText:
        return WholeText(self._blocks)


def unmoved(passage: Passage, blocks: Sequence[Block]) -> Anchored | None:
    """The passage where it was, when its words and those beside it stand there unchanged: it costs next to nothing."""
    start, stop = passage.start.position, passage.stop.position
    if not (start < stop and _is_in(blocks, start) and _is_in(blocks, stop)):
        return None
    if words(blocks, start, stop) != passage.quote:
        return None
    same = around(blocks, start)[0] == passage.before and around(blocks, stop)[1] == passage.after
    return Anchored(start, stop, True) if same else None


def _is_in(blocks: Sequence[Block], position: Position) -> bool:
    return 0 <= position.block < len(blocks) and 0 <= position.offset <= len(blocks[position.block].text)


class _Found(NamedTuple):
    """Where it may be: the score, how like the words and what stands on both sides are, how far off it is (0 to 1)."""

    score: float
    same: float
    left: float
    right: float
    off: float
    start: int
    stop: int


class _Wanted(NamedTuple):
    """What is looked for: the words and what stood on both sides; near: the offset where it was, None if unknown."""

    before: str
    quote: str
    after: str
    near: int | None

    @property
    def parts(self) -> tuple[str, str, str]:
        return self.before, self.quote, self.after

    def found(self, likenesses: Sequence[float], start: int, stop: int, size: int) -> _Found:
        off = 0.0 if self.near is None else abs(start - self.near) / max(1, size)
        same, left, right = likenesses
        parts = zip(_WEIGHTS, (same, left, right, 1 - min(1, _PER_SHARE * off)), strict=True)
        score = sum(weight * part for weight, part in parts) / sum(_WEIGHTS)
        return _Found(score, same, left, right, off, start, stop)


def _wanted(passage: Passage, text: str) -> _Wanted:
    near = None if passage.start == NOWHERE else round(passage.start.fraction * len(text))
    return _Wanted(alike(passage.before), alike(passage.quote), alike(passage.after), near)


def _by_words(passage: Passage, whole: WholeText) -> Anchored | None:
    """Its very words, or words much like them with what stood beside them, whichever is more like it as a whole."""
    wanted = _wanted(passage, whole.text)
    if not wanted.quote.strip():
        return None
    found = list(_exact(wanted, whole.text))
    is_alone = len(found) == 1
    best = max(found, default=None)
    if best is None or min(best.left, best.right) < BESIDE:
        best = max([*found, *_near(wanted, whole.text)], default=None)
    if best is None or not _is_meant(best, wanted, is_alone):
        return None
    return Anchored(whole.position(best.start), whole.position(best.stop, ends=True), best.same == 1)


def _is_meant(found: _Found, wanted: _Wanted, is_alone: bool) -> bool:
    """Whether what was found is no other text than what was kept."""
    low, high = sorted((found.left, found.right))
    size = len(wanted.quote)
    if size >= TELLING and found.same == 1:
        return True
    if not (wanted.before or wanted.after):
        return found.same == 1 and (is_alone or size >= SHORT)
    if size >= SHORT:
        return found.same >= HALF and found.score >= ENOUGH and (high >= HALF or found.off <= AWAY)
    return found.same >= HALF and high >= BESIDE and (low >= HALF or found.off <= AWAY)


def _exact(wanted: _Wanted, text: str) -> Iterator[_Found]:
    before, quote, after = wanted.parts
    for at in _occurrences(wanted, text):
        stop = at + len(quote)
        left = likeness(text[max(0, at - len(before)) : at], before)
        right = likeness(text[stop : stop + len(after)], after)
        yield wanted.found((1.0, left, right), at, stop, len(text))


def _occurrences(wanted: _Wanted, text: str) -> Sequence[int]:
    """Where the words stand; of very many only some."""
    found: list[int] = []
    at = text.find(wanted.quote)
    while at >= 0:
        found.append(at)
        at = text.find(wanted.quote, at + 1)
    if len(found) <= MANY:
        return found
    near, size = wanted.near or 0, len(wanted.quote)
    before, after = wanted.before[-_SIDE:], wanted.after[:_SIDE]
    beside = [
        at for at in found
        if (before and text.startswith(before, at - len(before))) or (after and text.startswith(after, at + size))
    ]  # fmt: skip
    return list(dict.fromkeys(sorted(found, key=lambda at: abs(at - near))[:MANY] + beside[:MANY]))


def _near(wanted: _Wanted, text: str) -> list[_Found]:
    """Words much like these with what stood beside them: around the old place, else anywhere."""
    if wanted.near is None:
        return list(_near_in(wanted, text, 0, len(text)))
    low, high = max(0, wanted.near - AROUND), min(len(text), wanted.near + AROUND)
    found = list(_near_in(wanted, text, low, high))
    if high - low < len(text) and (not found or max(found).score < SURE):
        found += _near_in(wanted, text, 0, len(text))
    return found


def _near_in(wanted: _Wanted, text: str, low: int, high: int) -> Iterator[_Found]:
    size = sum(map(len, wanted.parts))
    if size < SHORT:
        return
    most = min(MOST_ERRORS, round(size * ERRORS))
    for one in aligned(wanted.parts, text[low:high], most, (wanted.near or 0) - low):
        left, same, right = (1 - n / max(1, len(part)) for n, part in zip(one.errors, wanted.parts, strict=True))
        _, start, stop, _ = one.cuts
        if start < stop:
            yield wanted.found((same, left, right), low + start, low + stop, len(text))


def _by_ends(passage: Passage, whole: WholeText) -> Anchored | None:
    """Both ends, when so much was put in between or taken out that the whole is not alike."""
    wanted, text = _wanted(passage, whole.text), whole.text
    quote = wanted.quote
    if len(quote) < 2 * SHORT:
        return None
    # An end is where its own words are: what stands beside them may stand beside others too.
    head, tail = quote[:END], quote[-END:]
    own = round(END * END_ERRORS)
    starts, stops = (
        [(sum(one.errors), one.cuts[1]) for one in aligned(two, text, _most(two), wanted.near or 0)
         if one.errors[at] <= own]
        for two, at in (((wanted.before, head), 1), ((tail, wanted.after), 0))
    )  # fmt: skip
    pairs = [
        (wrong + more, start, stop) for wrong, start in starts for more, stop in stops
        if SHORT <= stop - start <= 2 * len(quote) + PUT_IN
    ]  # fmt: skip
    for _, start, stop in sorted(pairs)[:MANY]:
        if likeness(text[start:stop], quote) >= HALF:
            return Anchored(whole.position(start), whole.position(stop, ends=True), False)
    return None


def _most(parts: Sequence[str]) -> int:
    return round(sum(map(len, parts)) * END_ERRORS)
