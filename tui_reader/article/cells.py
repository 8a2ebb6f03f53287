"""How many terminal cells a text takes."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, east_asian_width

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
# Anything outside these ranges may take no cell or two; a text without it is as wide as it is long.
_UNEVEN = re.compile(
    "[^ -~\xa0-\u02ff\u0370-\u0482\u1e00-\u1eff\u2010-\u2027\u202f-\u205f\u20a0-\u20bf\u2190-\u2199\u2500-\u25fc]"
)
# Compiled when a text is met that needs them.
_ALSO_NONE = "[\u1160-\u11ff\ud7b0-\ud7ff\u3164\uffa0\ufff0-\ufff8]"
_ALSO_ONE = "[\xad\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]"
# The later tables of Unicode made the trigrams and hexagrams wide; emoji newer than Python's table are wide too.
_ALSO_TWO = (
    "[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376"
    "\U0001f6dc-\U0001f6df\U0001fa70-\U0001fa7c\U0001fa80-\U0001fadc\U0001fadf-\U0001faea\U0001faef-\U0001faf8]"
)


class Counting(NamedTuple):
    """What terminals count differently, at first as the newest tables say.

    spacing: a vowel sign beside its letter takes a cell. tones: a tone of skin takes two of its own. apart: so do all
    parts of a sequence of emoji. styled: a sign in the style of emoji takes two.
    """

    spacing: bool = True
    tones: bool = False
    apart: bool = False
    styled: bool = True


_counted = [Counting()]


def counting() -> Counting:
    """How cells are counted at present."""
    return _counted[-1]


def count_as(found: Counting) -> None:
    """Count like this from now on. Whoever keeps what was counted before has to count anew."""
    _counted[:] = [found]
    width_of.cache_clear()
    _takes_emoji_style.cache_clear()


def cell_len(text: str) -> int:
    """Cells `text` takes on one line: controls none, emoji sequences as one, vowel signs that stand beside their letter
    one each. Source: wcwidth's tables; Rich and Textual are told to count like this.
    """
    if is_even(text):
        return len(text)
    return sum(width for _, _, width in clusters(text))


def is_even(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every character of `[start, end)` is known to take one cell: then cells and characters are the same."""
    return _UNEVEN.search(text, start, len(text) if end is None else end) is None


@lru_cache(4096)
def width_of(character: str) -> int:
    """The cells of a character that stands alone, or of a mark behind its letter."""
    if _is_tone(character):
        return 2 if counting().tones else 0
    if re.match(_ALSO_NONE, character):
        return 0
    if re.match(_ALSO_ONE, character):
        return 1
    if re.match(_ALSO_TWO, character):
        return 2
    kind = category(character)
    if kind == "Mc" and not counting().spacing:
        return 0
    if kind in ("Mn", "Me", "Cc", "Cf", "Zl", "Zp", "Cs"):
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
            # Between letters it only shapes them.
            joined = text[index + 1 : index + 2] if index + 1 < stop else ""
            if _is_symbol(joined):
                cells += width_of(joined) if counting().apart else 0
                index += 1
            index += 1
            continue
        if character == _EMOJI_STYLE:
            cells += base != "" and counting().styled and _takes_emoji_style(base)
            base = ""
        elif (width := width_of(character)) or index == at:
            if index > at and _is_spacing(character):
                cells += width
                index += 1
                continue
            if index > at:
                yield at, index, cells
            at, cells, base = index, width, character if width else ""
        index += 1
    if stop > at:
        yield at, stop, cells


@lru_cache(512)
def _is_symbol(character: str) -> bool:
    return character != "" and category(character) in ("So", "Sk", "Sm", "Cn")


def _is_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_spacing(character: str) -> bool:
    """Whether it is a sign of the letter before it that takes cells of its own."""
    if _is_tone(character):
        return True
    known = "\u0903" <= character <= "\u1cf7" or "\ua823" <= character <= "\uabec" or character >= "\U00011000"
    return known and category(character) == "Mc"


@lru_cache(512)
def _takes_emoji_style(character: str) -> bool:
    """Whether a variation selector makes it two cells wide: the narrow symbols, and the digits of keycaps."""
    if width_of(character) != 1 or "\U0001f1e6" <= character <= "\U0001f1ff":
        return False
    return character in "#*0123456789\u2139\u203c\u2049" or category(character) in ("So", "Sm")


def fitting(text: str, width: int, start: int = 0) -> int:
    """The end of the longest part of `text` from `start` that takes at most `width` cells."""
    # One more, for it may be a mark on the last.
    if is_even(text, start, start + width + 1):
        return min(len(text), start + max(width, 0))
    cells, at = 0, start
    for _, end, size in clusters(text, start):
        cells += size
        if cells > width:
            break
        at = end
    return at
