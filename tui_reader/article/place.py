"""A place in the text that survives its document: the words around it find the sentence in another version."""

from collections.abc import Sequence
from itertools import accumulate

from tui_reader.article.blocks import characters
from tui_reader.article.document import Block, Place, Position

CONTEXT = 32
# Fewer characters than this stand in too many places to say where we are.
_TELLING = 10
# Characters that may have been put in before the words that stood there: an aside, a line of links.
_PUT_IN = 2000


def place_of(blocks: Sequence[Block], position: Position, row: int | None = None) -> Place:
    """The place of `position`: 32 characters on both sides of it (blocks joined by LF) and the fraction of the text."""
    if not blocks:
        return Place(Position(0, 0), "", "", 0.0, row)
    block, offset = _inside(blocks, position)
    before, after = around(blocks, Position(block, offset))
    total = characters(blocks) - 1
    start = characters(blocks, block) + offset
    return Place(Position(block, offset), before, after, start / total if total > 0 else 0.0, row)


def find(place: Place, blocks: Sequence[Block]) -> tuple[Position, bool]:
    """Where `place` is in `blocks`, which may be another version of its text.

    True when words around it were found: both sides together, then fewer of them, then one side alone; of several
    finds the one nearest to the place's fraction, but where something was put in between both sides, that behind it.
    False when only the fraction says where: the start of the block.
    """
    if not blocks:
        return Position(0, 0), False
    if _inside(blocks, place.position) == place.position and around(blocks, place.position) == (
        place.before,
        place.after,
    ):
        return place.position, True
    text = "\n".join([block.text for block in blocks])
    target = round(place.fraction * len(text))
    for needles in _needles(place.before, place.after):
        found = [
            at + back for needle, back in needles if (at := _nearest(text, needle, max(0, target - back))) is not None
        ]
        if len(found) == 2 and 0 <= found[0] - found[1] <= _PUT_IN:
            return _position(blocks, found[0]), True
        if found:
            return _position(blocks, min(found, key=lambda at: abs(at - target))), True
    return Position(_position(blocks, target).block, 0), False


def around(blocks: Sequence[Block], position: Position) -> tuple[str, str]:
    """Up to 32 characters before and after `position`, across block borders, which count as one LF."""
    index, offset = position
    text = blocks[index].text
    before, after = text[max(0, offset - CONTEXT) : offset], text[offset : offset + CONTEXT]
    upward = index
    while len(before) < CONTEXT and upward > 0:
        upward -= 1
        before = (blocks[upward].text[-CONTEXT:] + "\n" + before)[-CONTEXT:]
    downward = index + 1
    while len(after) < CONTEXT and downward < len(blocks):
        after = (after + "\n" + blocks[downward].text[:CONTEXT])[:CONTEXT]
        downward += 1
    return before, after


def _inside(blocks: Sequence[Block], position: Position) -> Position:
    block = min(max(position.block, 0), len(blocks) - 1)
    return Position(block, min(max(position.offset, 0), len(blocks[block].text)))


def _needles(before: str, after: str) -> list[list[tuple[str, int]]]:
    """What to look for, the most telling first: `(text, characters of it that lie before the place)`.

    Of two, the first begins at the place and the second ends there.
    """
    half = CONTEXT // 2
    near, far = before[-half:], after[:half]
    tries = [
        [(before + after, len(before))],
        [(near + far, len(near))],
        [(after, 0), (before, len(before))],
        [(far, 0), (near, len(near))],
    ]
    return [[needle for needle in needles if len(needle[0].strip()) >= _TELLING] for needles in tries]


def _nearest(text: str, needle: str, target: int) -> int | None:
    """The occurrence nearest to `target`: two searches, however often the needle stands there."""
    ahead = text.find(needle, target)
    behind = text.rfind(needle, 0, target + len(needle))
    found = [at for at in (ahead, behind) if at >= 0]
    return min(found, key=lambda at: abs(at - target)) if found else None


def _position(blocks: Sequence[Block], at: int) -> Position:
    """The position of offset `at` in the blocks' text joined by LF."""
    for index, end in enumerate(accumulate(len(block.text) + 1 for block in blocks)):
        if at < end:
            return Position(index, at - (end - len(blocks[index].text) - 1))
    return Position(len(blocks) - 1, len(blocks[-1].text))
