"""Finding words in a document: across line breaks, whatever the hyphens, blanks, quotation marks, accents and case.

The text is folded once (a tenth of a second for 5 MB of English with curly quotes); a search then is `str.find` and
`str.count` on it, 5 to 25 ms there, and positions are made only for the hits that are looked at.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple, Protocol
from unicodedata import combining, normalize

from tui_reader.article.document import Block, Position

PATTERN_MARK = "\\v"
"""What a regular expression begins with, as in vim."""
MOST_MATCHES = 50_000
SECONDS = 0.25
"""CPU seconds after which a regular expression is stopped."""
_LONGEST_PATTERN = 400

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


class PatternError(ValueError):
    """The regular expression is none; the message says what is wrong with it."""


@lru_cache(4096)
def _folded(character: str) -> str:
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


def fold(text: str) -> str:
    """`text` as it is compared, in its case: one blank for many, no accents, straight quotation marks."""
    return re.sub(" +", " ", "".join(map(_folded, text)))


class SearchText:
    """A document's text made ready for searching."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        texts = [block.text.replace("\n", " ") for block in blocks]
        self._starts = array("I", accumulate((len(text) + 1 for text in texts), initial=0))
        joined = "\n".join(texts).replace("\t", " ")
        strange = joined.encode("utf-8", "ignore").translate(None, _ASCII).decode()
        changes = {character: same for character in set(strange) if (same := _folded(character)) != character}
        self.cased = self._evened(_replaced(joined, changes), changes)
        self._lower: str | None = None

    @property
    def lower(self) -> str:
        """The text in small letters, as long as `cased`."""
        if self._lower is None:
            # Σ ends a word as ς; the letter that is two characters in small, İ, lost its dot when it was folded.
            self._lower = self.cased.lower().replace("ς", "σ")
        return self._lower

    def find(self, typed: str, near: Position | None = None) -> "Hits":
        r"""All places where `typed` stands: capitals count when there are any in it; after `\v` a regular expression.

        near: where a regular expression is looked for first, should it be stopped for taking too long. Raises
        PatternError.
        """
        if typed.startswith(PATTERN_MARK):
            return self._find_pattern(typed.removeprefix(PATTERN_MARK), near or Position(0, 0))
        needle = fold(typed)
        text = self.cased if needle != needle.lower() else self.lower
        return Hits(self, _Words(text, needle))

    def _find_pattern(self, typed: str, near: Position) -> "Hits":
        pattern = "".join(same if len(same := _folded(character)) == 1 else character for character in typed)
        # In \S, \W and the like a capital is no letter.
        plain = re.sub(r"\\.", "", pattern)
        text = self.cased if plain != plain.lower() else self.lower
        begin = self.folded_at(Position(near.block, 0))
        return Hits(self, _Matches(text, pattern, begin))

    # Offsets into the folded text and positions

    def folded_at(self, position: Position) -> int:
        """The offset in the folded text of a position."""
        joined = self._starts[position.block] + position.offset
        at = bisect_right(self._before, joined) - 1
        offset: int = self._after[at] + joined - self._before[at]
        return min(offset, self._after[at + 1]) if at + 1 < len(self._after) else offset

    def range(self, start: int, end: int) -> Range:
        """The positions of `[start, end)` of the folded text."""
        return Range(self._position(self._joined(start, 1)), self._position(self._joined(end, 0)))

    def _joined(self, offset: int, kept: int) -> int:
        """The offset before folding; kept: how much of a character that was folded into several lies behind it."""
        at = bisect_right(self._after, offset) - 1
        joined: int = self._before[at] + offset - self._after[at]
        return min(joined, self._before[at + 1] - kept) if at + 1 < len(self._before) else joined

    def _position(self, joined: int) -> Position:
        block = min(bisect_right(self._starts, joined), len(self._starts) - 1) - 1
        return Position(max(0, block), joined - self._starts[max(0, block)])

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


class _Finds(Protocol):
    """Where something stands in a folded text, as `(start, end)`."""

    total: int
    complete: bool

    def first_from(self, at: int) -> tuple[int, int] | None: ...
    def last_before(self, at: int) -> tuple[int, int] | None: ...
    def count_before(self, at: int) -> int: ...


class Hits:
    """All hits of one search, in reading order. complete: False when it was stopped before the end of the text."""

    def __init__(self, text: SearchText, finds: _Finds) -> None:
        self._text = text
        self._finds = finds
        self.total = finds.total
        self.complete = finds.complete

    def at_or_after(self, position: Position) -> Range | None:
        """The first hit that begins at or after `position`."""
        return self._range(self._finds.first_from(self._text.folded_at(position)))

    def before(self, position: Position) -> Range | None:
        """The last hit that begins before `position`."""
        return self._range(self._finds.last_before(self._text.folded_at(position)))

    def last(self) -> Range | None:
        """The last hit of all."""
        return self._range(self._finds.last_before(len(self._text.cased) + 1))

    def number(self, hit: Range) -> int:
        """Which hit of the `total` it is, from 1."""
        return self._finds.count_before(self._text.folded_at(hit.start)) + 1

    def within(self, start: Position, end: Position) -> Iterator[Range]:
        """The hits of which something lies in `[start, end)`."""
        begin, stop = self._text.folded_at(start), self._text.folded_at(end)
        found = self._finds.last_before(begin)
        if found is None or found[1] <= begin:
            found = self._finds.first_from(begin)
        while found is not None and found[0] < stop:
            yield self._text.range(*found)
            found = self._finds.first_from(found[1])

    def _range(self, found: tuple[int, int] | None) -> Range | None:
        return self._text.range(*found) if found is not None else None


class _Words:
    """Plain text. Hits do not overlap: each is the first behind the one before, from its block's start on."""

    complete = True

    def __init__(self, text: str, needle: str) -> None:
        self._text = text
        self._needle = needle
        self._size = len(needle)
        self.total = text.count(needle) if needle else 0
        overlaps = any(needle.startswith(needle[at:]) for at in range(1, self._size))
        # No hit lies across such a character, so behind it hits can be told without those before.
        self._border = "" if not overlaps else "\n" if " " in needle else " "

    def first_from(self, at: int) -> tuple[int, int] | None:
        if not self.total:
            return None
        found = self._text.find(self._needle, self._sure(at))
        while 0 <= found < at:
            found = self._text.find(self._needle, found + self._size)
        return (found, found + self._size) if found >= 0 else None

    def last_before(self, at: int) -> tuple[int, int] | None:
        if not self.total:
            return None
        last = self._text.rfind(self._needle, 0, max(0, at - 1 + self._size))
        found = self._text.find(self._needle, self._sure(last)) if last >= 0 and self._border else last
        while 0 <= found < at:
            last, found = found, self._text.find(self._needle, found + self._size) if self._border else -1
        return (last, last + self._size) if last >= 0 else None

    def count_before(self, at: int) -> int:
        return self._text.count(self._needle, 0, at)

    def _sure(self, at: int) -> int:
        """An offset at or before `at` from where the hits can be told."""
        if not self._border:
            return at
        borders = (self._border, "\n")
        return max(self._text.rfind(border, 0, at) for border in borders) + 1


class _Matches:
    """A regular expression, stopped after SECONDS or MOST_MATCHES; looked for from `begin` first, then before it."""

    def __init__(self, text: str, pattern: str, begin: int) -> None:
        import regex  # 25 ms; unlike re it can be told when to stop

        self.complete = True
        if len(pattern) > _LONGEST_PATTERN:
            raise PatternError("the expression is too long")
        try:
            compiled = regex.compile(pattern, regex.MULTILINE)
        except (regex.error, RecursionError, OverflowError, ValueError) as error:
            raise PatternError(str(error)) from error
        behind = self._collect(compiled, text, begin, len(text)) if pattern else []
        ahead = self._collect(compiled, text, 0, begin) if pattern and begin and self.complete else []
        spans = ahead + behind
        self._begins = array("I", (start for start, _ in spans))
        self._ends = array("I", (end for _, end in spans))
        self.total = len(spans)

    def _collect(self, compiled: Any, text: str, begin: int, stop: int) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        try:
            for match in compiled.finditer(text, begin, stop, timeout=SECONDS):
                if match.end() > match.start():
                    spans.append(match.span())
                if len(spans) >= MOST_MATCHES:
                    self.complete = False
                    break
        except TimeoutError:
            self.complete = False
        return spans

    def first_from(self, at: int) -> tuple[int, int] | None:
        return self._span(bisect_left(self._begins, at))

    def last_before(self, at: int) -> tuple[int, int] | None:
        return self._span(bisect_left(self._begins, at) - 1)

    def count_before(self, at: int) -> int:
        return bisect_left(self._begins, at)

    def _span(self, index: int) -> tuple[int, int] | None:
        return (self._begins[index], self._ends[index]) if 0 <= index < self.total else None
