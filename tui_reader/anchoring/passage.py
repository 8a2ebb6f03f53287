"""A passage that survives its document: its words, what stands on both sides of it, and where it was."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Block, Place, Position
from tui_reader.article.place import place_of

NOWHERE = Place(Position(0, 0), "", "", 0.0)


class Passage(NamedTuple):
    """Words of a text, blocks joined by LF, up to 32 characters on both sides of them, and where they begin and end.

    What comes from another program may know nothing of what stood beside it ("") and have no places (NOWHERE).
    """

    quote: str
    before: str = ""
    after: str = ""
    start: Place = NOWHERE
    stop: Place = NOWHERE


def passage_of(blocks: Sequence[Block], start: Position, stop: Position) -> Passage:
    """The passage `[start, stop)` of these blocks."""
    first, last = place_of(blocks, start), place_of(blocks, stop)
    return Passage(words(blocks, start, stop), first.before, last.after, first, last)


def words(blocks: Sequence[Block], start: Position, stop: Position) -> str:
    """The text of `[start, stop)`, blocks joined by LF."""
    texts = [block.text for block in blocks[start.block : stop.block + 1]]
    if not texts:
        return ""
    texts[-1] = texts[-1][: stop.offset]
    texts[0] = texts[0][start.offset :]
    return "\n".join(texts)
