"""What two sequences share, in order: by what occurs once in both first, which is how a person sees what stayed.

As Bram Cohen's patience diff does it, with difflib for what lies between; its time is bounded however the two are made.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_CELLS = 3_000_000
"""Pairs of items that difflib may compare in all, about a second; what is left then counts as changed."""
LARGEST_GAP = 60_000
"""Pairs of items of one stretch without an anchor that difflib is asked about."""


class Match(NamedTuple):
    """`size` items of both sequences are the same, from `old` and `new` on."""

    old: int
    new: int
    size: int


class _Gap(NamedTuple):
    """Two stretches, `[old, old_end)` and `[new, new_end)`, that are yet to be compared."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def cells(self) -> int:
        return (self.old_end - self.old) * (self.new_end - self.new)


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """What stayed, in order; neighbouring matches are joined."""
    found: list[Match] = []
    gaps = [_Gap(0, len(old), 0, len(new))]
    cells = MOST_CELLS
    while gaps:
        gap = gaps.pop()
        gap = _trimmed(old, new, gap, found)
        if not gap.cells:
            continue
        anchors = _anchors(old, new, gap)
        if anchors:
            gaps += _between(gap, anchors)
            found += [Match(at, to, 1) for at, to in anchors]
        elif gap.cells <= min(cells, LARGEST_GAP):
            cells -= gap.cells
            found += _compared(old, new, gap)
    return list(_joined(sorted(found)))


def _trimmed(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap, found: list[Match]) -> _Gap:
    """The gap without what its two stretches begin and end with alike, which is found."""
    start, stop, to, to_stop = gap
    while start < stop and to < to_stop and old[start] == new[to]:
        start, to = start + 1, to + 1
    if start > gap.old:
        found.append(Match(gap.old, gap.new, start - gap.old))
    while start < stop and to < to_stop and old[stop - 1] == new[to_stop - 1]:
        stop, to_stop = stop - 1, to_stop - 1
    if stop < gap.old_end:
        found.append(Match(stop, to_stop, gap.old_end - stop))
    return _Gap(start, stop, to, to_stop)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> list[tuple[int, int]]:
    """The longest run, in the order of both, of what occurs once in each stretch."""
    before, after = Counter(old[gap.old : gap.old_end]), Counter(new[gap.new : gap.new_end])
    place = {new[at]: at for at in range(gap.new, gap.new_end) if after[new[at]] == 1}
    pairs = [(at, place[old[at]]) for at in range(gap.old, gap.old_end) if before[old[at]] == 1 and old[at] in place]
    return increasing(pairs)


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second numbers rise too; the first ones rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, to) in enumerate(pairs):
        at = bisect_left(ends, to)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [to]
        last[at : at + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _between(gap: _Gap, anchors: Sequence[tuple[int, int]]) -> Iterator[_Gap]:
    """The gaps before, between and behind the anchors."""
    at, to = gap.old, gap.new
    for old, new in (*anchors, (gap.old_end, gap.new_end)):
        yield _Gap(at, old, to, new)
        at, to = old + 1, new + 1


def _compared(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> Iterator[Match]:
    matcher = SequenceMatcher(None, old[gap.old : gap.old_end], new[gap.new : gap.new_end], autojunk=False)
    for at, to, size in matcher.get_matching_blocks():
        if size:
            yield Match(gap.old + at, gap.new + to, size)


def _joined(found: Sequence[Match]) -> Iterator[Match]:
    whole: Match | None = None
    for one in found:
        if whole is not None and one[:2] == (whole.old + whole.size, whole.new + whole.size):
            whole = whole._replace(size=whole.size + one.size)
            continue
        if whole is not None:
            yield whole
        whole = one
    if whole is not None:
        yield whole
