"""The lines of a block become paragraphs, by gaps, indents and type; those that a column or a page parts are joined."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tui_reader.extraction.pdf.page_lines import Line

SAME_TYPE = 0.06
"""Sizes that differ by a smaller share are the same."""
INDENT = 0.6
"""The share of the type's size by which a paragraph's first line is moved in at least."""
SHORT = 0.85
"""A line that ends before this share of its column may be a paragraph's last one."""
_MARK = re.compile(r"(?:[•▪◦‣–·*-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\[\d{1,3}\])\s+(?=\S)")
_STOP = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*\d{0,3}$")
HYPHENS = ("\x02", "\ufffe")


class Paragraph(NamedTuple):
    """lines: from top to bottom. size: of its type in points. page: where it begins, from 0 on.

    goes_on: whether its last line may be parted from the rest of its sentence.
    """

    lines: tuple[Line, ...]
    size: float
    page: int
    bold: bool = False
    fixed: bool = False
    goes_on: bool = False

    @property
    def text(self) -> str:
        """Its lines, one below the other."""
        return "\n".join(line.text for line in self.lines)


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most of the text is set, 0 without any."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)  # `most_common` imports, and no file can be opened


def paragraphs(lines: Sequence[Line], page: int) -> list[Paragraph]:
    """The paragraphs of one block of a page."""
    if not lines:
        return []
    left = _margin(lines)
    right = max(line.right for line in lines)
    leading = _leading(lines)
    parts: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(before, line, left, right, leading, parts[-1]):
            parts.append([])
        parts[-1].append(line)
    return [_paragraph(part, page) for part in parts]


def _margin(lines: Sequence[Line]) -> float:
    """Where most lines begin: first lines are moved in, and items hang out."""
    starts = Counter(round(line.left) for line in lines)
    most = max(starts.values())
    return float(min(start for start, count in starts.items() if count == most))


def _leading(lines: Sequence[Line]) -> float:
    """From line to line, as most stand; 0 for one line."""
    steps = [upper.bottom - lower.bottom for upper, lower in pairwise(lines)]
    steps = [step for step in steps if step > 0]
    return median(steps) if steps else 0.0


def _begins(before: Line, line: Line, left: float, right: float, leading: float, part: Sequence[Line]) -> bool:
    size = max(before.size, line.size)
    if abs(before.size - line.size) > SAME_TYPE * size and not _is_mostly_raised(line):
        return True
    if before.fixed and line.fixed:
        return before.bottom - line.bottom > 2.2 * leading
    if before.bold != line.bold and _ends(before, right):
        return True
    step = min(before.bottom - line.bottom, before.top - line.top)  # what is raised may lift a line's bottom
    if leading and step > 1.35 * max(leading, 0.9 * size):
        return True
    if _MARK.match(line.text) and (_ends(before, right) or _MARK.match(part[0].text)):
        return True
    if _is_note(line) and _ends(before, right):
        return True
    moved = line.left - left
    if -moved > INDENT * size and left - before.left < INDENT * size * 0.5:
        return True
    if moved > INDENT * size and before.left - left < INDENT * size * 0.5 and not _MARK.match(part[0].text):
        return True
    return bool(_STOP.search(before.text)) and before.right < right - (1 - SHORT) * (right - left) and len(part) > 1


def _is_note(line: Line) -> bool:
    """Whether it begins with a note's mark."""
    return bool(line.raised) and line.raised[0][0] == 0 and line.raised[0][1] < len(line.text)


def _is_mostly_raised(line: Line) -> bool:
    return sum(end - start for start, end in line.raised) * 2 > len(line.text)


def _ends(line: Line, right: float) -> bool:
    """Whether a line ends where a paragraph may."""
    return bool(_STOP.search(line.text)) or line.right < right - 2 * line.size


def _paragraph(part: list[Line], page: int) -> Paragraph:
    last = part[-1]
    bold = all(line.bold for line in part)
    goes_on = last.text.endswith(HYPHENS) or not _STOP.search(last.text)
    fixed = all(line.fixed for line in part)
    return Paragraph(tuple(part), max(line.size for line in part), page, bold, fixed, goes_on)


def joined(found: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with those that go on in the next column or on the next page as one."""
    result: list[Paragraph] = []
    for one in found:
        last = result[-1] if result else None
        if last is not None and _belongs(last, one):
            result[-1] = one._replace(lines=(*last.lines, *one.lines), size=last.size, page=last.page)
        else:
            result.append(one)
    return result


def _belongs(last: Paragraph, one: Paragraph) -> bool:
    same = last.bold == one.bold and last.fixed == one.fixed and abs(last.size - one.size) <= SAME_TYPE * last.size
    if not same or last.fixed or not last.goes_on or _MARK.match(one.lines[0].text):
        return False
    first = one.lines[0].text[:1]
    return last.lines[-1].text.endswith(HYPHENS) or not first.isupper() or last.lines[-1].text.endswith(",")


def mark_of(text: str) -> str:
    """The sign or number that an item begins with, with the blanks behind it; "" for none."""
    match = _MARK.match(text)
    return match.group() if match else ""
