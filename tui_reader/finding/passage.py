"""Where a query's words stand in a text, and the piece of it that shows most of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui_reader.article.compared import ComparedText, Range, compared
from tui_reader.article.document import Position
from tui_reader.clean import one_line
from tui_reader.finding.letters import UNSPACED
from tui_reader.finding.query import Words

NEAR = 64
"""Characters within which words are seen together."""
BEFORE, BEHIND = 100, 300
"""Characters shown on both sides of them, as far as their block has so many."""
# A letter of a spaced script, for both ends of a word; letters of the others stand alone.
_LETTER = f"[^\\W_{UNSPACED}]"
_WORD = re.compile(f"[{UNSPACED}]|{_LETTER}+")


class Passage(NamedTuple):
    """A piece of a text in one line. found: where the words stand in it. at: where the first stands in the document."""

    text: str
    found: tuple[tuple[int, int], ...] = ()
    at: Position | None = None


class Finder:
    """Finds words as the index does: whole ones, whatever their case, accents and the marks between them."""

    def __init__(self, words: Iterable[Words]) -> None:
        patterns = [pattern for one in words if (pattern := _pattern(one))]
        self.count = len(patterns)
        self._all = re.compile("|".join(f"({pattern})" for pattern in patterns)) if patterns else None

    def ranges(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the words stand in one line of text."""
        part = ComparedText((text,), 0)
        return tuple((found.start.offset, found.end.offset) for found, _ in self._hits(part, part.lower))

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
            if most == self.count and first is not None:
                break
        if best is not None:
            return best
        return None if first is None else _passage(first, (), 0, 0)

    def _best(self, number: int, texts: Sequence[str], most: int) -> tuple[Passage, int] | None:
        """The passage of these blocks with more words than `most`, and how many."""
        part = ComparedText(texts, number)
        hits = list(self._hits(part, part.lower))
        best: tuple[int, int] | None = None
        for start in range(len(hits)):
            near = _near(hits, start)
            seen = len({which for _, which in hits[start:near]})
            if seen > most:
                most, best = seen, (start, near)
        if best is None:
            return None
        (first, _), (last, _) = hits[best[0]], hits[best[1] - 1]
        block = first.start.block
        ranges = [(found.start.offset, found.end.offset) for found, _ in hits if found.start.block == block]
        made = _passage(texts[block - number], ranges, first.start.offset, last.end.offset)
        return made._replace(at=first.start), most

    def _hits(self, part: ComparedText, lower: str) -> Iterator[tuple[Range, int]]:
        if self._all is not None:
            for found in self._all.finditer(lower):
                yield part.range(*found.span()), found.lastindex or 0


def _near(hits: Sequence[tuple[Range, int]], start: int) -> int:
    """Behind the last hit that is seen together with one: in its block, and not far."""
    begin = hits[start][0].start
    for at in range(start + 1, len(hits)):
        end = hits[at][0].end
        if end.block != begin.block or end.offset - begin.offset > NEAR:
            return at
    return len(hits)


def _passage(text: str, ranges: Sequence[tuple[int, int]], start: int, end: int) -> Passage:
    """The text around `[start, end)` in one line, with what is found in it."""
    begin, stop = _begin(text, start), _stop(text, end)
    inside = [(a, b) for a, b in ranges if begin <= a and b <= stop]
    edges = [begin, *(edge for one in inside for edge in one), stop]
    line, found = "… " if text[:begin].strip() else "", list[tuple[int, int]]()
    for number, (a, b) in enumerate(pairwise(edges)):
        piece = one_line(text[a:b]).replace("\u00ad", "")
        if piece:
            parted = text[a].isspace() or (a > begin and text[a - 1].isspace())
            line += " " if parted and line and not line.endswith(" ") else ""
            if number % 2:
                found.append((len(line), len(line) + len(piece)))
            line += piece
    return Passage(line + (" …" if text[stop:].strip() else ""), tuple(found))


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


def _pattern(words: Words) -> str:
    """A regular expression for text as it is compared, in small letters; "" of words without letters."""
    parts = parts_of(words)
    if not parts:
        return ""
    pattern = re.escape(parts[0])
    for before, part in pairwise(parts):
        apart = "+" if is_spaced(before) and is_spaced(part) else "*"
        pattern += f"[\\W_]{apart}" + re.escape(part)
    head = f"(?<!{_LETTER})" if is_spaced(parts[0]) else ""
    tail = "" if not is_spaced(parts[-1]) else f"{_LETTER}*" if words.begins else f"(?!{_LETTER})"
    return head + pattern + tail
