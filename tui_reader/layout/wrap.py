"""Where the lines of a text begin at a width: greedy, at blanks, after hyphens and dashes, between CJK characters.

Three blanks-only passes of str.rfind per line wrap a megabyte of Latin text in about 20 ms; text with anything that
is not one cell wide takes the slower road, character by character.
"""

from array import array
from collections.abc import Callable
from functools import lru_cache

from tui_reader.article.cells import cell_len, clusters, is_even

LONGEST = 200
"""Characters of the longest word that is divided: looking for the places takes their square, for every line anew."""
# Characters between which a line may break without a blank: the first and the last of each range.
_UNSPACED = (
    "\u2e80\u2fff", "\u3005\u3007", "\u3040\u30ff", "\u3100\u312f", "\u31a0\u31ff", "\u3400\u9fff", "\uf900\ufaff",
    "\uff66\uff9f", "\U00020000\U0003ffff",
)  # fmt: skip
# Japanese, Chinese: not at the start of a line (closing marks, small kana, prolonged sounds), not at its end (openers).
# JIS X 4051 and CLREQ, the basic sets.
NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜´ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥,.!?:;)]}»›"
)
NOT_LAST = frozenset("‘“（〔［｛〈《「『【￥＄£([{«‹")
_AFTER = "-–—/"


def breaks(
    text: str, width: int, first: int | None = None, hyphens: Callable[[str], list[int]] | None = None
) -> "array[int]":
    """Start offsets of the lines of `text` (never empty; the first is 0) at `width` cells, the first line at `first`.

    LF always breaks. The blanks a line ends with belong to it and are not drawn. hyphens: the places where a word may
    be divided; a line that ends inside a word gets a hyphen, for which one cell is kept free.
    """
    starts = array("I", (0,))
    narrow = is_even(text)
    begin = 0
    width = max(1, width)
    room = width if first is None else max(1, first)
    while True:
        end = text.find("\n", begin)
        stop = len(text) if end < 0 else end
        if narrow:
            _narrow(text, begin, stop, width, room, starts, hyphens)
        else:
            _wide(text, begin, stop, width, room, starts, hyphens)
        if end < 0:
            return starts
        begin = end + 1
        room = width
        starts.append(begin)


def _narrow(
    text: str,
    at: int,
    stop: int,
    width: int,
    room: int,
    starts: "array[int]",
    hyphens: Callable[[str], list[int]] | None,
) -> None:
    rfind = text.rfind
    while stop - at > room:
        limit = at + room
        cut = rfind(" ", at, limit + 1) + 1
        if cut <= at or limit - cut > max(3, room >> 3):
            after = max(rfind(mark, at + 1, limit) for mark in _AFTER) + 1
            if after > cut and after < stop and text[after - 2].isalnum() and text[after].isalnum():
                cut = after
        if hyphens is not None and limit - cut > 3:
            cut = _divided(text, max(cut, at), stop, limit, hyphens) or cut
        at = cut if cut > at else limit
        if at < stop:
            starts.append(at)
        room = width


def _divided(text: str, start: int, stop: int, limit: int, hyphens: Callable[[str], list[int]]) -> int:
    """Where the word at `start` is divided so that it ends with its hyphen before `limit`; 0 when it can not be."""
    word = word_at(text, start, stop)
    return max((start + place for place in hyphens(word) if start + place < limit), default=0)


def word_at(text: str, start: int, stop: int) -> str:
    """The word that begins at `start`; of one that is too long to be divided one character too many."""
    far = min(stop, start + LONGEST + 1)
    end = text.find(" ", start, far)
    return text[start : far if end < 0 else end]


def _wide(
    text: str,
    at: int,
    stop: int,
    width: int,
    room: int,
    starts: "array[int]",
    hyphens: Callable[[str], list[int]] | None,
) -> None:
    """Break where characters differ in width; `candidate` is the last place where a line may begin."""
    column, line, candidate, candidate_column = 0, at, at, 0
    for start, end, cells in clusters(text, at, stop):
        if start > line and _may_break(text, start):
            candidate, candidate_column = start, column
        while column + cells > room and start > line and text[start:end] != " ":
            if hyphens is not None and (place := _divided_wide(text, line, start, stop, room, hyphens)) > candidate:
                candidate, candidate_column = place, column - cell_len(text[place:start])
            # What was carried to the new line may fill it already: then the line breaks here as well.
            if candidate <= line:
                candidate, candidate_column = start, column
            starts.append(candidate)
            line, column, room, candidate_column = candidate, column - candidate_column, width, 0
        column += cells


def _divided_wide(text: str, line: int, start: int, stop: int, room: int, hyphens: Callable[[str], list[int]]) -> int:
    """The same for the word at `start` on the line from `line` on, whatever its characters take; 0 when it can not."""
    begin = max(line, text.rfind(" ", line, start) + 1)
    places = [begin + place for place in hyphens(word_at(text, begin, stop))]
    return max((place for place in places if place <= start and cell_len(text[line:place]) < room), default=0)


def _may_break(text: str, at: int) -> bool:
    """Whether a line may begin at `at`."""
    before, after = text[at - 1], text[at]
    if before == " ":
        return after != " "
    if before in "\u00ad\u200b":
        return True
    if after in NOT_FIRST or before in NOT_LAST or after == " ":
        return False
    return (
        _is_unspaced(before)
        or _is_unspaced(after)
        or (before in _AFTER and after.isalnum() and at > 1 and text[at - 2].isalnum())
    )


@lru_cache(4096)
def _is_unspaced(character: str) -> bool:
    # A regular expression of these ranges takes 3 ms to compile.
    return any(ends[0] <= character <= ends[1] for ends in _UNSPACED)
