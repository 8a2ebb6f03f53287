"""Which paragraph of an old text became which of the new one, which went and which came."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui_reader.article.document import Block
from tui_reader.revision.matching import Match, increasing, matches
from tui_reader.revision.pieces import words

LEAST_ALIKE = 0.4
"""What two paragraphs share of their words at least when one became the other (Dice)."""
COMMON = 30
"""A word of more paragraphs than these says nothing about which one became which."""
ASKED = 3
"""Paragraphs that are compared in full with one that is new."""


class Pair(NamedTuple):
    """Indices of blocks. old: None for one that came; new: None for one that went."""

    old: int | None
    new: int | None
    is_same: bool = False


def paired(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """Every block of both, in the order of the new text, what went before what came in its stead."""
    before, after = [_key(block) for block in old], [_key(block) for block in new]
    found: list[Pair] = []
    at = to = 0
    for same in (*matches(before, after), Match(len(old), len(new), 0)):
        found += _changed(old, new, range(at, same.old), range(to, same.new))
        found += [Pair(same.old + step, same.new + step, True) for step in range(same.size)]
        at, to = same.old + same.size, same.new + same.size
    return found


def _key(block: Block) -> tuple[str, str]:
    return block.kind, " ".join(block.text.split())


def _changed(old: Sequence[Block], new: Sequence[Block], went: range, came: range) -> Iterator[Pair]:
    """The pairs of a stretch in which no block stayed as it was."""
    at, to = went.start, came.start
    for before, after in (*_alike(old, new, went, came), (went.stop, came.stop)):
        yield from (Pair(one, None) for one in range(at, before))
        yield from (Pair(None, one) for one in range(to, after))
        if before < went.stop:
            yield Pair(before, after)
        at, to = before + 1, after + 1


def _alike(old: Sequence[Block], new: Sequence[Block], went: range, came: range) -> list[tuple[int, int]]:
    """Blocks that became others, in the order of both."""
    if not went or not came:
        return []
    known = {index: Counter(words(old[index].text)) for index in went}
    holding: dict[str, list[int]] = defaultdict(list)
    for index, counted in known.items():
        for word in counted:
            holding[word].append(index)
    best: dict[int, tuple[float, int]] = {}
    for index in came:
        counted = Counter(words(new[index].text))
        telling = [holding[word] for word in counted if word in holding and len(holding[word]) <= COMMON]
        votes = Counter(one for places in telling for one in places)
        for candidate, _ in votes.most_common(ASKED):
            alike = _share(known[candidate], counted)
            fits = old[candidate].kind == new[index].kind and alike >= LEAST_ALIKE
            if fits and alike > best.get(candidate, (0.0, 0))[0]:
                best[candidate] = (alike, index)
    return increasing([(index, best[index][1]) for index in sorted(best)])


def _share(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
