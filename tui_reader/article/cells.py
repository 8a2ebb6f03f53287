"""How many terminal cells a text takes, and where its lines break."""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
# Anything outside these ranges may take no cell or two; a text without it is as wide as it is long.
_UNEVEN = re.compile(
    "[^ -~\xa0-\u02ff\u0370-\u0482\u1e00-\u1eff\u2010-\u2027\u202f-\u205f\u20a0-\u20bf\u2190-\u2199\u2500-\u25fc]"
)
_ALSO_NONE = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\u3164\uffa0\U0001f3fb-\U0001f3ff\ufff0-\ufff8]")
_ALSO_ONE = re.compile("[\xad\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
# The later tables of Unicode made the trigrams and hexagrams wide; emoji newer than Python's table are wide too.
_ALSO_TWO = re.compile(
    "[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376"
    "\U0001f6dc-\U0001f6df\U0001fa70-\U0001fa7c\U0001fa80-\U0001fadc\U0001fadf-\U0001faea\U0001faef-\U0001faf8]"
)
_BREAK_AFTER = "-\u2010\u2013\u2014/"
_NEVER_FIRST = frozenset(
    "、。，．・：；？！ー）］｝」』】〉》〕〟’”…ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:?!)]}»"
)
_NEVER_LAST = frozenset("（［｛「『【〈《〔〝‘“([{«")


def cell_len(text: str) -> int:
    """Cells `text` takes on one line, as Rich (and so Textual) counts them: controls none, emoji sequences as one."""
    if is_even(text):
        return len(text)
    return sum(width for _, _, width in clusters(text))


def is_even(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every character of `[start, end)` is known to take one cell: then cells and characters are the same."""
    return _UNEVEN.search(text, start, len(text) if end is None else end) is None


@lru_cache(4096)
def _width(character: str) -> int:
    if _ALSO_NONE.match(character):
        return 0
    if _ALSO_ONE.match(character):
        return 1
    if _ALSO_TWO.match(character):
        return 2
    kind = category(character)
    if kind[0] == "M" or kind in ("Cc", "Cf", "Zl", "Zp", "Cs"):
        return 0
    return 2 if kind != "Cn" and east_asian_width(character) in "WF" else 1


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int]]:
    """What must stay together in `[start, end)`, as (start, end, cells): a character with all that joins it."""
    stop = len(text) if end is None else end
    at, cells, index = start, 0, start
    base = ""
    while index < stop:
        character = text[index]
        if character == _JOINER:
            index = min(index + 2, stop)
            continue
        if character == _EMOJI_STYLE:
            cells += base != "" and _takes_emoji_style(base)
            base = ""
        elif (width := _width(character)) or index == at:
            if index > at:
                yield at, index, cells
            at, cells, base = index, width, character if width else ""
        index += 1
    if stop > at:
        yield at, stop, cells


@lru_cache(512)
def _takes_emoji_style(character: str) -> bool:
    """Whether a variation selector makes it two cells wide: the narrow symbols, and the digits of keycaps."""
    if _width(character) != 1 or "\U0001f1e6" <= character <= "\U0001f1ff":
        return False
    return character in "#*0123456789\u2139\u203c\u2049" or category(character) in ("So", "Sm")


def fitting(text: str, width: int, start: int = 0) -> int:
    """The end of the longest part of `text` from `start` that takes at most `width` cells."""
    if is_even(text, start, start + width):
        return min(len(text), start + max(width, 0))
    cells, at = 0, start
    for _, end, size in clusters(text, start):
        cells += size
        if cells > width:
            break
        at = end
    return at


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The lines of `[start, end)` as ranges of at most `width` cells, without the blanks they break at.

    LF breaks a line; words longer than a line break anywhere; ideographs break between each other, by the rules that
    keep closing marks from a line's start and opening ones from its end. A character wider than `width` overflows.
    """
    stop = len(text) if end is None else end
    width = max(width, 1)
    lines: list[tuple[int, int]] = []
    at = start
    while True:
        newline = text.find("\n", at, stop)
        line_end = stop if newline < 0 else newline
        wrap_line = _wrap_even if is_even(text, at, line_end) else _wrap_uneven
        wrap_line(text, width, at, line_end, lines)
        if newline < 0:
            return lines
        at = newline + 1


def _wrap_even(text: str, width: int, at: int, end: int, lines: list[tuple[int, int]]) -> None:
    while end - at > width:
        cut = text.rfind(" ", at, at + width + 1)
        if cut <= at:
            cut = max((text.rfind(mark, at + 1, at + width) for mark in _BREAK_AFTER), default=-1) + 1 or at + width
        lines.append((at, _trimmed(text, at, cut)))
        at = _past_blanks(text, cut, end)
        if at == end:
            return
    lines.append((at, _trimmed(text, at, end)))


def _wrap_uneven(text: str, width: int, at: int, end: int, lines: list[tuple[int, int]]) -> None:
    """Wrap where characters differ in width; `good` is the last place the line may break, 0 when there is none."""
    cells, good, good_cells, before = 0, 0, 0, ""
    previous_size = 0
    for start, stop, size in clusters(text, at, end):
        character = text[start]
        if start > at and _breaks_between(before, character, previous_size, size):
            good, good_cells = start, cells
        while cells + size > width and start > at and text[start:stop] != " ":
            cut, used = (good, good_cells) if good > at else (start, cells)
            lines.append((at, _trimmed(text, at, cut)))
            at, cells, good = _past_blanks(text, cut, end), cells - used, 0
        cells += size
        before, previous_size = text[stop - 1], size
    lines.append((at, _trimmed(text, at, end)))


def _breaks_between(before: str, after: str, before_size: int, after_size: int) -> bool:
    if before == " ":
        return after != " "
    if before_size < 2 and after_size < 2:
        return False
    return after not in _NEVER_FIRST and before not in _NEVER_LAST and after != " "


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _past_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] == " " and (at + 1 == end or text[at + 1] == " " or _width(text[at + 1])):
        at += 1
    return at
