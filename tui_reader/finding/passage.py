"""Where a query's words stand in a text, and the piece of it that shows most of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui_reader.article.compared import ComparedText, compared
from tui_reader.article.document import Position
from tui_reader.clean import one_line
from tui_reader.finding.letters import UNSPACED
from tui_reader.finding.query import Words

NEAR = 64
"""Characters within which words are seen together."""
MOST_NEAR = NEAR // 2
"""Words that have room there."""
BEFORE, BEHIND = 100, 300
"""Characters shown on both sides of them, as far as their block has so many."""
# A letter of a spaced script, for both ends of a word; letters of the others stand alone.
_LETTER = f"[^\\W_{UNSPACED}]"
_WORD = re.compile(f"[{UNSPACED}]|{_LETTER}+")


class Passage(NamedTuple):
    """A piece of a text in one line. found: where the words stand in it.

    first: where those begin in it that are seen together; at: the same in the document.
    """

    text: str
    found: tuple[tuple[int, int], ...] = ()
    first: int = 0
    at: Position | None = None


class Finder:
    """Finds words as the index does: whole ones, whatever their case, accents and the marks between them."""

    def __init__(self, words: Iterable[Words]) -> None:
        self._sought = [sought for one in words if (sought := _sought(one)) is not None]

    def ranges(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the words stand in one line of text, one behind the other."""
        part = ComparedText((text,), 0)
        found = [part.range(start, end) for start, end, _ in _apart(self._hits(part.lower))]
        return tuple((one.start.offset, one.end.offset) for one in found)

    def passage(self, chunks: Iterable[tuple[int, Sequence[str]]]) -> Passage | None:
        """The passage with most of the words, of several the first; without any the beginning; None of no text.

        chunks: the number of its first block and the blocks' texts of each part of a document. No more of them are
        asked for once all words were seen together.
        """
        best, most, first = None, 0, None
        for number, texts in chunks:
            if first is None:
                first = next((text for text in texts if text.strip()), None)
            found = self._best(number, texts, most)
            if found is not None:
                best, most = found
            if most == len(self._sought) and first is not None:
                break
        if best is not None:
            return best
        return None if first is None else _passage(first, (), 0, 0)

    def _best(self, number: int, texts: Sequence[str], most: int) -> tuple[Passage, int] | None:
        """The passage of these blocks with more words than `most`, and how many."""
        part = ComparedText(texts, number)
        lower = part.lower
        hits = self._hits(lower)
        best: list[_Hit] = []
        for at, hit in enumerate(hits):
            if len({one.which for one in hits[at : at + MOST_NEAR]}) > most:
                near = [hit, *_near(lower, hit, hits[at + 1 : at + MOST_NEAR])]
                seen = len({one.which for one in near})
                if seen > most:
                    most, best = seen, near
                    if most == len(self._sought):
                        break
        if not best:
            return None
        start, end = lower.rfind("\n", 0, best[0].start) + 1, lower.find("\n", best[0].start)
        inside = [one for one in hits if one.start >= start and (end < 0 or one.end <= end)]
        ranges = [part.range(a, b) for a, b, _ in _apart(inside)]
        first, last = part.range(best[0].start, best[0].end), part.range(best[-1].start, best[-1].end)
        offsets = [(one.start.offset, one.end.offset) for one in ranges]
        made = _passage(texts[first.start.block - number], offsets, first.start.offset, last.end.offset)
        return made._replace(at=first.start), most

    def _hits(self, lower: str) -> list["_Hit"]:
        """Where the words stand in a text as it is compared, in its order."""
        found = list[_Hit]()
        for which, (head, pattern) in enumerate(self._sought):
            at = lower.find(head)
            while at >= 0:
                # To look for the head alone is ten times as fast as to search with the pattern.
                match = pattern.match(lower, at)
                if match is not None:
                    found.append(_Hit(at, match.end(), which))
                at = lower.find(head, at + 1 if match is None else match.end())
        return sorted(found) if len(self._sought) > 1 else found


class _Hit(NamedTuple):
    """One of the words in a text as it is compared, and which."""

    start: int
    end: int
    which: int


def _near(lower: str, hit: _Hit, following: Iterable[_Hit]) -> Iterator[_Hit]:
    """Of the hits behind one those that are seen together with it: in its block, and not far."""
    for one in following:
        if one.end - hit.start > NEAR or "\n" in lower[hit.start : one.end]:
            return
        yield one


def _apart(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """Hits that do not overlap: of two that do the first."""
    end = 0
    for hit in hits:
        if hit.start >= end:
            end = hit.end
            yield hit


def _passage(text: str, ranges: Sequence[tuple[int, int]], start: int, end: int) -> Passage:
    """The text around `[start, end)` in one line, with what is found in it."""
    begin, stop = _begin(text, start), _stop(text, end)
    inside = [(a, b) for a, b in ranges if begin <= a and b <= stop]
    edges = [begin, *(edge for one in inside for edge in one), stop]
    line, found, first = "… " if text[:begin].strip() else "", list[tuple[int, int]](), 0
    for number, (a, b) in enumerate(pairwise(edges)):
        piece = one_line(text[a:b]).replace("\u00ad", "")
        if piece:
            parted = text[a].isspace() or (a > begin and text[a - 1].isspace())
            line += " " if parted and line and not line.endswith(" ") else ""
            if number % 2:
                found.append((len(line), len(line) + len(piece)))
                first = len(line) if a == start else first
            line += piece
    return Passage(line + (" …" if text[stop:].strip() else ""), tuple(found), first)


def _begin(text: str, start: int) -> int:
    """Where a piece begins that shows `start`: with a word, where words are parted."""
    if start <= BEFORE:
        return 0
    blank = text.find(" ", start - BEFORE, start)
    return blank + 1 if blank >= 0 else start - BEFORE


def _stop(text: str, end: int) -> int:
    if len(text) <= end + BEHIND:
        return len(text)
    blank = text.rfind(" ", end, end + BEHIND)
    return blank if blank >= 0 else end + BEHIND


def parts_of(words: Words) -> list[str]:
    """The words as a text is compared, each letter of an unspaced script for itself."""
    return _WORD.findall(compared(words.text).lower().replace("ς", "σ"))


def is_spaced(part: str) -> bool:
    """Whether such a part is of a script that parts its words."""
    return re.match(_LETTER, part) is not None


def _sought(words: Words) -> tuple[str, re.Pattern[str]] | None:
    """With what they begin in a text as it is compared, in small letters, and all of them; None without letters."""
    parts = parts_of(words)
    if not parts:
        return None
    pattern = re.escape(parts[0])
    for before, part in pairwise(parts):
        apart = "+" if is_spaced(before) and is_spaced(part) else "*"
        pattern += f"[\\W_]{apart}" + re.escape(part)
    head = f"(?<!{_LETTER})" if is_spaced(parts[0]) else ""
    tail = "" if not is_spaced(parts[-1]) else f"{_LETTER}*" if words.begins else f"(?!{_LETTER})"
    return parts[0], re.compile(head + pattern + tail)
