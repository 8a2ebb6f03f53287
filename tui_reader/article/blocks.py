"""The blocks of a kept document in parts, each made when it is looked at: a screen needs only its own."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, overload

from tui_reader.article.document import Block

_MADE_PARTS = 24
"""Parts that stay made; of 32 KB each they take some 3 MB."""
_PART_BLOCKS = 256


class Part(NamedTuple):
    """Blocks `[start, stop)`: how many code points their texts have, an LF after each, and how many links they hold."""

    start: int
    stop: int
    characters: int
    links: int


class Blocks(Sequence[Block]):
    """Blocks like any others. `load`: the number of a part -> its blocks; it never fails."""

    def __init__(self, parts: Sequence[Part], load: Callable[[int], Sequence[Block]]) -> None:
        self.parts = parts
        self._load = load
        self._starts = [part.start for part in parts]
        self._size = parts[-1].stop if parts else 0
        self._made: OrderedDict[int, Sequence[Block]] = OrderedDict()
        # Most often the next block asked for stands in the same part as the last one.
        self._start = self._stop = 0
        self._last: Sequence[Block] = ()

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            start, stop, step = index.indices(self._size)
            if step == 1 and self._start <= start <= stop <= self._stop:
                return self._last[start - self._start : stop - self._start]
            return tuple([self[at] for at in range(start, stop, step)])
        if index < 0:
            index += self._size
        if not self._start <= index < self._stop:
            if not 0 <= index < self._size:
                raise IndexError(index)
            number = bisect_right(self._starts, index) - 1
            self._last = self._part(number)
            self._start, self._stop = self.parts[number].start, self.parts[number].stop
        return self._last[index - self._start]

    def __iter__(self) -> Iterator[Block]:
        """All of them in order. What is made for it is let go again."""
        for number in range(len(self.parts)):
            yield from self._made.get(number) or self._load(number)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != self._size:
            return False
        return all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def _part(self, number: int) -> Sequence[Block]:
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._load(number)
            if len(self._made) > _MADE_PARTS:
                self._made.popitem(last=False)
        else:
            self._made.move_to_end(number)
        return made


def part_starts(blocks: Sequence[Block]) -> list[int]:
    """The first block of each part, and the number of blocks; what is not kept in parts has parts of equal length."""
    if isinstance(blocks, Blocks):
        return [*(part.start for part in blocks.parts), len(blocks)]
    return [*range(0, len(blocks), _PART_BLOCKS), len(blocks)]


def characters(blocks: Sequence[Block], stop: int | None = None) -> int:
    """Code points of the texts of blocks `[0, stop)`, an LF after each."""
    stop = len(blocks) if stop is None else stop
    if not isinstance(blocks, Blocks):
        return sum(len(block.text) + 1 for block in blocks[:stop])
    total = 0
    for part in blocks.parts:
        if stop < part.stop:
            return total + sum(len(blocks[at].text) + 1 for at in range(part.start, stop))
        total += part.characters
    return total


def characters_of_parts(blocks: Sequence[Block]) -> list[int]:
    """The same for each part."""
    if isinstance(blocks, Blocks):
        return [part.characters for part in blocks.parts]
    return [sum(len(block.text) + 1 for block in blocks[start:stop]) for start, stop in pairwise(part_starts(blocks))]


def within(starts: Sequence[int], at: int) -> int:
    """The number of the part that holds block `at`, of parts that begin at `starts`; for what lies behind the last."""
    return max(0, min(bisect_right(starts, at), len(starts) - 1) - 1)
