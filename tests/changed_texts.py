"""Texts that were changed by chance, and where a passage of the text before is now: what anchoring is held to."""

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.anchoring.anchor import Finder
from tui_reader.anchoring.passage import Passage, passage_of
from tui_reader.anchoring.whole_text import WholeText
from tui_reader.article.document import Block, Position

PUT_IN, TAKEN_OUT = 0.08, 0.06
"""Shares of the paragraphs."""
LENGTHS = (1, 2, 3, 5, 8, 15, 30)
"""Words of a passage: three of seven have fewer than 20 characters."""


class Counts(NamedTuple):
    """How many passages were found where they are, not found though they are there, and said to be elsewhere."""

    right: int = 0
    lost: int = 0
    false: int = 0

    def plus(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.lost + other.lost, self.false + other.false)

    @property
    def shares(self) -> tuple[float, float, float]:
        """Of all that were asked for and are there, or were said to be."""
        total = max(1, sum(self))
        return self.right / total, self.lost / total, self.false / total


class Token(NamedTuple):
    """A word with the blanks behind it, and where it stood: block, begin and end; None for one that is new."""

    text: str
    was: tuple[int, int, int] | None


class Changed(NamedTuple):
    """A text that was changed. moved: where the words of the text before are now, as `(was, (block, begin, end))`."""

    blocks: Sequence[Block]
    moved: Sequence[tuple[tuple[int, int, int], tuple[int, int, int]]]

    def left_of(self, start: Position, stop: Position) -> list[tuple[Position, Position]]:
        """Where the words of the passage `[start, stop)` are now, those that are left of it."""
        return [
            (Position(now[0], now[1]), Position(now[0], now[2])) for (block, begin, end), now in self.moved
            if Position(block, end) > start and Position(block, begin) < stop
        ]  # fmt: skip


def tokens(block: Block, number: int) -> list[Token]:
    """The words of a block."""
    return [Token(found[0], (number, found.start(), found.start() + len(found[0].rstrip())))
            for found in re.finditer(r"\S+\s*", block.text)]  # fmt: skip


def change(blocks: Sequence[Block], rate: float, pool: Sequence[Block], rolled: random.Random) -> Changed:
    """Change this share of the words and some paragraphs. pool: paragraphs of other texts, to take others from."""
    others = [word for block in pool for word in block.text.split()]
    lines: list[list[Token]] = []
    for number, block in enumerate(blocks):
        if rolled.random() < PUT_IN:
            lines.append([Token(rolled.choice(pool).text, None)])
        if rolled.random() >= TAKEN_OUT:
            lines.append([token for word in tokens(block, number) for token in _changed(word, rate, others, rolled)])
    texts: list[Block] = []
    moved: list[tuple[tuple[int, int, int], tuple[int, int, int]]] = []
    for number, line in enumerate(lines):
        at = 0
        for text, was in line:
            if was is not None:
                moved.append((was, (number, at, at + len(text.rstrip()))))
            at += len(text)
        texts.append(Block("PARAGRAPH", "".join(token.text for token in line)))
    return Changed(texts, moved)


def _changed(word: Token, rate: float, others: Sequence[str], rolled: random.Random) -> list[Token]:
    if rolled.random() >= rate:
        return [word]
    other = rolled.choice(others) + " "
    kind = rolled.randrange(5)
    if kind == 0:
        return []
    return [Token(other, None), word] if kind == 1 else [Token(other, None)]


def passages(blocks: Sequence[Block], count: int, rolled: random.Random) -> list[tuple[Position, Position]]:
    """Ranges of 1 to 30 words, most of them short, some of them over two blocks."""
    words = [token.was for number, block in enumerate(blocks) for token in tokens(block, number) if token.was]
    found: list[tuple[Position, Position]] = []
    for _ in range(count):
        first = rolled.randrange(len(words))
        last = min(first + rolled.choice(LENGTHS), len(words)) - 1
        found.append((Position(words[first][0], words[first][1]), Position(words[last][0], words[last][2])))
    return found


def judged(kept: Passage, left: Sequence[tuple[Position, Position]], finder: Finder, whole: WholeText) -> Counts:
    """Whether a passage is found where it is: half of what is left of it is in what is found, half of that in it."""
    found = finder.find(kept)
    if found is None:
        return Counts(lost=int(bool(left)))
    if not left:
        return Counts(false=1)
    low, high = whole.offset(found.start), whole.offset(found.stop)
    spans = [(whole.offset(start), whole.offset(stop)) for start, stop in left]
    held = sum(max(0, min(high, stop) - max(low, start)) for start, stop in spans)
    shared = min(high, spans[-1][1]) - max(low, spans[0][0])
    is_right = held * 2 >= sum(stop - start for start, stop in spans) and shared * 2 >= high - low
    return Counts(right=1) if is_right else Counts(false=1)


def tried(blocks: Sequence[Block], rate: float, pool: Sequence[Block], count: int, seed: int) -> Counts:
    """So many passages of a text looked for in the text with this share of its words changed."""
    rolled = random.Random(seed)
    ranges = passages(blocks, count, rolled)
    changed = change(blocks, rate, pool, rolled)
    finder, whole = Finder(changed.blocks), WholeText(changed.blocks)
    counts = Counts()
    for start, stop in ranges:
        counts = counts.plus(judged(passage_of(blocks, start, stop), changed.left_of(start, stop), finder, whole))
    return counts
