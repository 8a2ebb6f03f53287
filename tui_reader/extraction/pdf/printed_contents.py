"""The contents that a PDF has in print: rows of dots that lead to the numbers of pages."""

import re
from collections.abc import Sequence

from tui_reader.extraction.pdf.page_lines import Line
from tui_reader.extraction.pdf.paragraphs import Paragraph

LEADERS = re.compile(
    r"(?<![.\u2026· \u00a0])(?>(?:[ \u00a0]*[.\u2026·]){4,})[ \u00a0]*(?=[\divxlc]{0,6}\s*\Z)", re.IGNORECASE
)
"""Only from a row's first dot on: from each of them it would be walked through to its end."""
_NUMBERED = re.compile(r"\s(?:\d{1,4}|[ivxl]{1,6})\s*\Z", re.IGNORECASE)
NEAR = 2
"""Paragraphs from one with rows of dots within which chapters stand that have none."""


def contents_in(found: Sequence[Paragraph]) -> set[int]:
    """Which paragraphs are printed contents: most of their lines have rows of dots, or they stand by such, numbered."""
    dotted = [2 * sum(map(leads, one.lines)) >= len(one.lines) for one in found]
    near = {at + step for at, is_dotted in enumerate(dotted) if is_dotted for step in range(-NEAR, NEAR + 1)}
    return {
        at
        for at, one in enumerate(found)
        if dotted[at] or (at in near and all(_NUMBERED.search(line.text) for line in one.lines))
    }


def leads(line: Line) -> bool:
    """Whether a line has a row of dots at its end, before a number or not."""
    return LEADERS.search(line.text) is not None
