"""Text as it is compared when words are looked for, and the way back to the positions it stands for."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import combining, normalize

from tui_reader.article.document import Position

_SAME = {
    **dict.fromkeys("“”„‟«»″〝〞", '"'),
    **dict.fromkeys("‘’‚‛‹›′´`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\t\n\x0b\x0c\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
    **{chr(code): " " for code in range(0x2000, 0x200B)},
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    **dict(zip("øØłŁđĐıς", "oOlLdDiσ", strict=True)),
    **dict(zip("æÆœŒßẞ…", ("ae", "AE", "oe", "OE", "ss", "SS", "..."), strict=True)),
}
_ASCII = bytes(range(128))
# Above this many different characters one pass of str.translate (200 ms for 5 MB) is faster than as many replacements.
_MOST_REPLACEMENTS = 40


class Range(NamedTuple):
    """One hit: from `start` up to `end`."""

    start: Position
    end: Position


@lru_cache(4096)
def _compared(character: str) -> str:
    """What a character is compared as, in its case: a letter without accents, a plain mark, a blank, nothing."""
    same = _SAME.get(character)
    if same is not None:
        return same
    if "\u0300" <= character <= "\u036f":
        return ""
    if "\ufb00" <= character <= "\ufb06" or "\uff01" <= character <= "\uff5e":
        return normalize("NFKD", character)
    parts = normalize("NFD", character)
    first, marks = parts[0], parts[1:]
    # Elsewhere a mark is a letter of its own: が is not か.
    return first if marks and first < "\u0530" and all(map(combining, marks)) else character


def compared(text: str) -> str:
    """`text` as it is compared, in its case: one blank for many, no accents, straight quotation marks."""
    return re.sub(" +", " ", "".join(map(_compared, text)))


class Pattern(NamedTuple):
    r"""A regular expression for text as it is compared. has_capitals: outside of \S, \W and the like."""

    text: str
    has_capitals: bool


def compared_pattern(typed: str) -> Pattern:
    """A regular expression as it was typed, for text as it is compared."""
    text = "".join(same if len(same := _compared(character)) == 1 else character for character in typed)
    plain = re.sub(r"\\.", "", text)
    return Pattern(text, plain != plain.lower())


class ComparedText:
    """The texts of some blocks that follow one another, the first of them block `first`, made ready for searching."""

    def __init__(self, texts: Sequence[str], first: int) -> None:
        texts = [text.replace("\n", " ") for text in texts]
        self._first = first
        self._starts = array("I", accumulate((len(text) + 1 for text in texts), initial=0))
        joined = "\n".join(texts).replace("\t", " ")
        changes: dict[str, str] = {}
        if not joined.isascii():
            strange = joined.encode("utf-8", "ignore").translate(None, _ASCII).decode()
            changes = {character: same for character in set(strange) if (same := _compared(character)) != character}
        self.cased = self._evened(_replaced(joined, changes), changes)
        self._lower: str | None = None

    @property
    def lower(self) -> str:
        """The text in small letters, as long as `cased`."""
        if self._lower is None:
            # Σ ends a word as ς; the letter that is two characters in small, İ, lost its dot when it was made ready.
            self._lower = self.cased.lower().replace("ς", "σ")
        return self._lower

    def offset(self, position: Position) -> int:
        """The offset in the compared text of a position; of one in another block, the nearest end."""
        block = position.block - self._first
        if not 0 <= block < len(self._starts) - 1:
            return 0 if block < 0 else len(self.cased)
        joined = self._starts[block] + position.offset
        at = bisect_right(self._before, joined) - 1
        offset: int = self._after[at] + joined - self._before[at]
        return min(offset, self._after[at + 1]) if at + 1 < len(self._after) else offset

    def range(self, start: int, end: int) -> Range:
        """The positions of `[start, end)` of the compared text."""
        return Range(self._position(self._joined(start, 1)), self._position(self._joined(end, 0)))

    def _joined(self, offset: int, kept: int) -> int:
        """The offset in the text as it was; kept: how much of a character that became several lies behind it."""
        at = bisect_right(self._after, offset) - 1
        joined: int = self._before[at] + offset - self._after[at]
        return min(joined, self._before[at + 1] - kept) if at + 1 < len(self._before) else joined

    def _position(self, joined: int) -> Position:
        block = max(0, min(bisect_right(self._starts, joined), len(self._starts) - 1) - 1)
        return Position(self._first + block, joined - self._starts[block])

    def _evened(self, text: str, changes: dict[str, str]) -> str:
        """The text with what changes its length, and where it does: `_before[i]` became `_after[i]`."""
        uneven = {character: same for character, same in changes.items() if len(same) != 1}
        self._before, self._after = array("I", (0,)), array("I", (0,))
        choices = [f"[{re.escape(''.join(uneven))}]"] if uneven else []
        choices += ["(?<= ) +"] if "  " in text else []
        if not choices:
            return text
        pieces: list[str] = []
        at = length = 0
        for found in re.finditer("|".join(choices), text):
            start, end = found.span()
            same = uneven.get(found[0], "")
            pieces += (text[at:start], same)
            length += start - at + len(same)
            at = end
            self._before.append(at)
            self._after.append(length)
        return "".join((*pieces, text[at:]))


def _replaced(text: str, changes: dict[str, str]) -> str:
    """The text with every character that becomes one other."""
    even = {character: same for character, same in changes.items() if len(same) == 1}
    if len(even) > _MOST_REPLACEMENTS:
        return text.translate({ord(character): same for character, same in even.items()})
    for character, same in even.items():
        text = text.replace(character, same)
    return text
