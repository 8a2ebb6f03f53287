"""Where the next letter, word, sentence or paragraph begins or ends: steps of a boundary between two characters."""

import re
from collections.abc import Callable, Iterator, Sequence

from tui_reader.article.cells import clusters
from tui_reader.article.document import Block, Position
from tui_reader.article.sentences import sentence_ends

Step = Callable[[Sequence[Block], Position], Position]

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = r"!-/:-@\[-^`{-~¡-©«¬®-´¶-¹»-¿\u2010-\u2027\u2030-\u205e\u3001-\u303f\uff01-\uff0f"
# A word with the apostrophes and hyphens inside it, one character of a script without blanks, or a run of marks.
_WORD = re.compile(rf"[{_CJK}]|[^\s{_MARKS}{_CJK}]+(?:['’‑-][^\s{_MARKS}{_CJK}]+)*|[{_MARKS}]+")
_CJK_STOP = re.compile("[。！？][」』”’）]*")
# A longer word is cut when it is looked for backwards.
_LONGEST_WORD = 500


def letter_after(blocks: Sequence[Block], at: Position) -> Position:
    """One character on, with all that joins it."""
    text = blocks[at.block].text
    if at.offset >= len(text):
        return _begin(blocks, at.block + 1, at)
    end = next(clusters(text, at.offset))[1]
    while text[end : end + 1] == "\u00ad":
        end += 1
    return Position(at.block, end)


def letter_before(blocks: Sequence[Block], at: Position) -> Position:
    """One character back."""
    if at.offset == 0:
        return _end(blocks, at.block - 1, at)
    text = blocks[at.block].text
    before = at.offset
    while before > 1 and text[before - 1] == "\u00ad":
        before -= 1
    begins = [start for start, _, _ in clusters(text, max(0, before - 32), before)]
    return Position(at.block, begins[-1])


def word_after(blocks: Sequence[Block], at: Position) -> Position:
    """The next beginning of a word."""
    for block in _texts(blocks, at.block, 1):
        begin = at.offset if block == at.block else -1
        for found in _WORD.finditer(blocks[block].text, max(0, begin)):
            if found.start() > begin:
                return Position(block, found.start())
    return _last(blocks, at)


def word_end(blocks: Sequence[Block], at: Position) -> Position:
    """The next end of a word."""
    for block in _texts(blocks, at.block, 1):
        found = _WORD.search(blocks[block].text, at.offset if block == at.block else 0)
        if found:
            return Position(block, found.end())
    return _last(blocks, at)


def word_before(blocks: Sequence[Block], at: Position) -> Position:
    """The beginning of a word before."""
    for block in _texts(blocks, at.block, -1):
        text = blocks[block].text
        stop = at.offset if block == at.block else len(text)
        begins = [found.start() for found in _WORD.finditer(text, max(0, stop - _LONGEST_WORD)) if found.start() < stop]
        if begins:
            return Position(block, begins[-1])
    return _begin(blocks, 0, at)


def sentence_after(blocks: Sequence[Block], at: Position) -> Position:
    """The end of the sentence, where the next one begins; the end of its paragraph for the last."""
    for block in _texts(blocks, at.block, 1):
        text = blocks[block].text
        begin = at.offset if block == at.block else 0
        begin += len(text[begin:]) - len(text[begin:].lstrip())
        following = [start for start in (*sentences(text), len(text)) if start > begin]
        if following:
            return Position(block, following[0])
    return _last(blocks, at)


def sentence_before(blocks: Sequence[Block], at: Position) -> Position:
    """The beginning of the sentence, or of the one before."""
    for block in _texts(blocks, at.block, -1):
        text = blocks[block].text
        stop = at.offset if block == at.block else len(text)
        before = [start for start in sentences(text) if start < stop]
        if before:
            return Position(block, before[-1])
    return _begin(blocks, 0, at)


def paragraph_after(blocks: Sequence[Block], at: Position) -> Position:
    """The end of the paragraph, or of the next one."""
    for block in _texts(blocks, at.block, 1):
        end = len(blocks[block].text)
        if block != at.block or at.offset < end:
            return Position(block, end)
    return _last(blocks, at)


def paragraph_before(blocks: Sequence[Block], at: Position) -> Position:
    """The beginning of the paragraph, or of the one before."""
    for block in _texts(blocks, at.block, -1):
        if block != at.block or at.offset > 0:
            return Position(block, 0)
    return _begin(blocks, 0, at)


def sentences(text: str) -> list[int]:
    """Where the sentences of a text begin."""
    ends = {found.end() for found in _CJK_STOP.finditer(text)} if not text.isascii() else set()
    return sorted({0, *sentence_ends(text), *ends} - {len(text)}) if text else []


def sentence_at(blocks: Sequence[Block], at: Position) -> tuple[Position, Position]:
    """The sentence that holds a position, or the first one behind it where there is no text."""
    block = next(_texts(blocks, at.block, 1), at.block)
    offset = at.offset if block == at.block else 0
    text = blocks[block].text
    begins = [*sentences(text), len(text)]
    start = max((begin for begin in begins[:-1] if begin <= offset), default=0)
    end = min((begin for begin in begins if begin > start), default=len(text))
    return Position(block, start), Position(block, start + len(text[start:end].rstrip()))


def _texts(blocks: Sequence[Block], block: int, step: int) -> Iterator[int]:
    """The blocks with a text from `block` on, forward or back."""
    way = range(block, len(blocks)) if step > 0 else range(block, -1, -1)
    return (index for index in way if blocks[index].text)


def _begin(blocks: Sequence[Block], block: int, otherwise: Position) -> Position:
    return next((Position(index, 0) for index in range(block, len(blocks)) if blocks[index].text), otherwise)


def _end(blocks: Sequence[Block], block: int, otherwise: Position) -> Position:
    return next(
        (Position(index, len(blocks[index].text)) for index in range(block, -1, -1) if blocks[index].text), otherwise
    )


def _last(blocks: Sequence[Block], otherwise: Position) -> Position:
    return _end(blocks, len(blocks) - 1, otherwise)
