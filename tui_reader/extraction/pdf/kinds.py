"""What a paragraph of a PDF is: the title, a heading, a note at the foot of its page, or text."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from tui_reader.extraction.pdf.paragraphs import SAME_TYPE, Paragraph

LARGER = 1.08
"""From this share of the text's size on a short paragraph is a heading."""
SMALLER = 0.93
"""Below this share of the text's size a paragraph at the foot of a page is a note."""
LONGEST_HEADING = 160
MOST_TITLES = 3
"""Headings as large as the title, at most."""
FOOT = 0.5
"""The share of a page's height below which notes stand."""
_NOTE = re.compile(r"(\d{1,3}|[*†‡§]{1,3})[.)]?\s*(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s+\S")
_NO_HEADING = re.compile(r"[.,;:]$")


def heading_levels(found: Sequence[Paragraph], body: float) -> dict[int, int]:
    """Index -> level, 2 and deeper: larger type, or bold type, by rank of its size."""
    ranks: dict[int, tuple[float, bool]] = {}
    for index, one in enumerate(found):
        if _may_head(one) and index + 1 < len(found):
            if one.size > LARGER * body:
                ranks[index] = (round(one.size), False)
            elif one.bold and one.size > body * SMALLER:
                ranks[index] = (round(body), True)
    bold = sum(1 for index, (_, is_bold) in ranks.items() if is_bold)
    if bold * 2 > len(found):  # where most is bold, nothing is told by it
        ranks = {index: rank for index, rank in ranks.items() if not rank[1]}
    ranks = _without_lone(ranks)
    order = {size: level for level, size in enumerate(sorted({size for size, _ in ranks.values()}, reverse=True), 2)}
    return {index: min(6, order[size]) for index, (size, _) in ranks.items()}


def _without_lone(ranks: dict[int, tuple[float, bool]]) -> dict[int, tuple[float, bool]]:
    """Without what there is but once below the largest, an author's name or a label, where others recur."""
    counts = Counter(ranks.values())
    if not any(count > 1 for count in counts.values()):
        return ranks
    largest = max(ranks.values())
    return {index: rank for index, rank in ranks.items() if rank == largest or counts[rank] > 1}


def _may_head(one: Paragraph) -> bool:
    text = " ".join(one.text.split())
    if len(one.lines) > 3 or not 2 <= len(text) <= LONGEST_HEADING or one.fixed:
        return False
    if _NO_HEADING.search(text) and not _NUMBERED.match(text):
        return False
    return sum(character.isalpha() for character in text) * 2 >= len(text.replace(" ", ""))


def title_at(found: Sequence[Paragraph], levels: dict[int, int], said: str) -> int | None:
    """Which of the first page's paragraphs is the title: the largest, or the one that the file names. None for none."""
    first = [index for index in levels if found[index].page == 0]
    if not first:
        return None
    plain = _letters(said)
    named = next((index for index in first if plain and _letters(found[index].text) == plain), None)
    largest = max(first, key=lambda index: (found[index].size, -index))
    if named is None and sum(level == levels[largest] for level in levels.values()) > MOST_TITLES:
        return None  # headings are no larger, and none of them names the whole
    return largest if named is None else named


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def notes_of(found: Sequence[Paragraph], body: float, heights: Sequence[float]) -> dict[int, str]:
    """Index -> the mark that a note at a page's foot begins with."""
    result: dict[int, str] = {}
    lowest = _lowest(found, body)
    for index, one in enumerate(found):
        line = one.lines[0]
        if one.size > SMALLER * body or line.top > FOOT * heights[one.page] or line.top > lowest[one.page] + one.size:
            continue
        if match := _NOTE.match(one.text):
            result[index] = match[1]
    return result


def _lowest(found: Sequence[Paragraph], body: float) -> Counter[int]:
    """How high the lowest lines of text stand on each page; notes stand below those of their column."""
    heights: Counter[int] = Counter()
    for one in found:
        if abs(one.size - body) <= SAME_TYPE * body:
            bottoms = [line.bottom for line in one.lines]
            heights[one.page] = max(heights[one.page], int(median(bottoms)))
    return heights


def without_mark(text: str) -> str:
    """A note without the mark that it begins with."""
    match = _NOTE.match(text)
    return text[match.end() :] if match else text
