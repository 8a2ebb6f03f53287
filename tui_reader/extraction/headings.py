"""Headings that are not marked as such, and marked ones that are none.

A paragraph that is only bold, set larger, or a short line between long ones is a heading when it behaves like one:
short, without a final stop, followed by text, and not alone of its kind.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from tui_reader.article.document import Block, Span
from tui_reader.extraction.dom import names_of
from tui_reader.extraction.units import Unit

LONGEST = 120
LONGEST_LINE = 70
"""A line that nothing but its shortness marks."""
FOLLOWING = 40
"""Characters of the block after it that make it text."""
OFTEN = 3
"""A heading that stands in the page so often is a label of its theme."""
_STOP = re.compile(r"[.,;:…]$|[.!]['\"”’»]$")
_LARGE = re.compile(r"font-size\s*:\s*(?:1\.[2-9]\d*|[2-9][\d.]*)\s*r?em|font-size\s*:\s*(?:1[2-9]\d|[2-9]\d\d)%|"
                    r"font-size\s*:\s*(?:x-|xx-)?large|font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)  # fmt: skip
_NAMED = re.compile(r"(?:\b|_)(?:sub-?head(?:ing|line|er)?|crosshead|intertitle|zwischentitel|section-?title)\b")
_NOT_TITLES = re.compile(
    r"^\W*(?:by|von|par|por|photo|image|foto|source|credit|copyright|advertisement|share|follow)\b|@|https?:|\d:\d\d|©",
    re.IGNORECASE,
)
_IN_TEXT = ("ITEM", "TERM", "DEFINITION", "NOTE")


def with_headings(units: Sequence[Unit]) -> list[Unit]:
    """The units, labels of the theme made paragraphs, and paragraphs that behave like headings made headings."""
    found = [part for unit in _demoted(list(units)) for part in _parted(unit)]
    found = _promoted(found, _is_bold, alone=True)
    if sum(unit.block.kind == "HEADING" for unit in found) < 2:
        found = _promoted(found, _is_short_line, alone=False)
    return found


def without_empty(units: Sequence[Unit]) -> list[Unit]:
    """Without headings at the end, and without linked ones that nothing follows: those lead to other articles.

    A list of such headings stays where the line before it announces it with a colon.
    """
    kept = list(units)
    if all(unit.block.kind in ("HEADING", "RULE") for unit in units):
        return kept
    while kept and kept[-1].block.kind in ("HEADING", "RULE"):
        kept.pop()
    result = []
    announced = False
    for at, unit in enumerate(kept):
        block = unit.block
        listed = any(container.kind == "ITEM" for container in block.inside)
        announced = listed and announced if block.kind == "HEADING" else block.text.endswith(":")
        below = kept[at + 1] if at + 1 < len(kept) else None
        linked = sum(span.end - span.start for span in block.spans if span.kind == "LINK")
        alone = below is not None and below.block.kind == "HEADING" and not announced
        if not (block.kind == "HEADING" and alone and linked > 0.8 * len(block.text)):
            result.append(unit)
    return result


def _demoted(units: list[Unit]) -> list[Unit]:
    often = {
        text
        for text, times in Counter(u.block.text for u in units if u.block.kind == "HEADING").items()
        if times >= OFTEN
    }
    return [
        _as_paragraph(unit) if unit.block.kind == "HEADING" and unit.block.text in often else unit for unit in units
    ]


def _parted(unit: Unit) -> list[Unit]:
    """A paragraph whose first line is bold from end to end, and text after it, is two."""
    block = unit.block
    end = block.text.find("\n")
    if block.kind != "PARAGRAPH" or end < 3 or len(block.text) - end < FOLLOWING:
        return [unit]
    if not any(span.kind == "STRONG" and span.start == 0 and span.end == end for span in block.spans):
        return [unit]
    line = block._replace(text=block.text[:end], spans=tuple(span for span in block.spans if span.end <= end))
    if not _is_title_like(line):
        return [unit]
    start = end + 1
    spans = tuple(
        span._replace(start=max(span.start - start, 0), end=span.end - start)
        for span in block.spans
        if span.end > start
    )
    rest = block._replace(text=block.text[start:], spans=spans)
    anchors = tuple((name, max(offset - start, 0)) for name, offset in unit.anchors if offset > end)
    return [unit._replace(block=line), Unit(rest, unit.element, anchors)]


def _as_paragraph(unit: Unit) -> Unit:
    block = unit.block
    strong = Span(0, len(block.text), "STRONG")
    return unit._replace(block=block._replace(kind="PARAGRAPH", level=0, spans=(strong, *block.spans)))


def _promoted(units: list[Unit], like_one: Callable[[Unit], bool], *, alone: bool) -> list[Unit]:
    """Paragraphs that look like headings become headings one level below the marked one they stand under."""
    times = Counter(unit.block.text for unit in units)
    candidates = {
        at
        for at, unit in enumerate(units)
        if like_one(unit) and times[unit.block.text] < OFTEN and _leads(units, at, like_one)
    }
    if len(candidates) < 2 and not (alone and candidates and min(candidates) > 1):
        return units
    result = []
    above = 1
    for at, unit in enumerate(units):
        block = unit.block
        if block.kind == "HEADING":
            above = block.level
        elif at in candidates:
            unit = unit._replace(block=_as_heading(block, min(above + 1, 6)))
        result.append(unit)
    return result


def _as_heading(block: Block, level: int) -> Block:
    spans = tuple(span for span in block.spans if span.kind != "STRONG")
    return block._replace(kind="HEADING", text=block.text.replace("\n", " "), level=level, spans=spans)


def _leads(units: Sequence[Unit], at: int, like_one: Callable[[Unit], bool]) -> bool:
    """Whether text follows: a paragraph of some length, a list, code, a table; two more such lines,
    or labels such as "Pros:", may come between.
    """
    for unit in units[at + 1 : at + 4]:
        block = unit.block
        if block.kind in ("CODE", "TABLE") or any(container.kind == "LIST" for container in block.inside):
            return True
        label = len(block.text) < FOLLOWING and block.text.endswith(":")
        if block.kind == "PARAGRAPH" and not label and not like_one(unit):
            return len(block.text) >= FOLLOWING
        if block.kind == "HEADING":
            return False
    return False


def _is_title_like(block: Block) -> bool:
    text = block.text
    return (
        block.kind == "PARAGRAPH"
        and 2 < len(text) <= LONGEST
        and not _STOP.search(text)
        and not any(container.kind in _IN_TEXT for container in block.inside)
        and not _NOT_TITLES.search(text)
        and any(character.isalpha() for character in text)
    )


def _is_bold(unit: Unit) -> bool:
    block = unit.block
    if not _is_title_like(block):
        return False
    end = len(block.text)
    strong = sum(span.end - span.start for span in block.spans if span.kind == "STRONG")
    if strong >= end * 0.95 or (strong and strong == end):
        return True
    element = unit.element
    return bool(_LARGE.search(element.get("style") or "")) or bool(_NAMED.search(names_of(element)))


def _is_short_line(unit: Unit) -> bool:
    block = unit.block
    return (
        _is_title_like(block)
        and len(block.text) <= LONGEST_LINE
        and block.text.count(" ") > 0
        and not block.text[0].islower()
        and not block.spans
        and "\n" not in block.text
        and not any(container.kind == "QUOTATION" for container in block.inside)
    )
