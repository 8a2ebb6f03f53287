"""Running heads and feet: what stands at the same height on many pages, numbers apart."""

import re
from collections import Counter
from collections.abc import Sequence

from tui_reader.extraction.pdf.page_lines import Line

LEAST_PAGES = 3
"""Pages below which nothing can be told to recur."""
SHARE = 0.3
"""Of the pages on which a head stands at least: left and right pages have different ones, and chapters too."""
STEP = 6.0
"""Points within which heights are the same."""
OUTER = 0.12
"""The share of a page's height at its top and at its foot where heads stand; its first and last line may be one too."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")

Key = tuple[int, str]


def without_heads(pages: Sequence[tuple[Line, ...]], heights: Sequence[float]) -> list[tuple[Line, ...]]:
    """The lines of each page without those that recur, and without bare page numbers at its edges."""
    if len(pages) < LEAST_PAGES:
        return list(pages)
    ends = [_ends(lines) for lines in pages]
    counts = Counter(
        key
        for lines, height, end in zip(pages, heights, ends, strict=True)
        for key in {_key(line) for line in lines if _is_outer(line, height) or line in end}
        if key[1]
    )
    least = max(2, SHARE * len(pages))

    def is_head(line: Line, height: float, end: Sequence[Line]) -> bool:
        is_outer = _is_outer(line, height)
        recurs = (is_outer or line in end) and counts[_key(line)] >= least
        return recurs or (is_outer and _is_number(line))

    return [
        tuple(line for line in lines if not is_head(line, height, end))
        for lines, height, end in zip(pages, heights, ends, strict=True)
    ]


def _ends(lines: Sequence[Line]) -> Sequence[Line]:
    """The highest line of a page and the lowest."""
    return (max(lines, key=lambda line: line.top), min(lines, key=lambda line: line.bottom)) if lines else ()


def _key(line: Line) -> Key:
    return round(line.bottom / STEP), _NUMBER.sub("#", line.text.strip().lower())


def _is_outer(line: Line, height: float) -> bool:
    return line.bottom > height * (1 - OUTER) or line.top < height * OUTER


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(line.text.strip(" -–—[]()|.").lower()) is not None
