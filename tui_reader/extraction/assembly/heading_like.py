"""Paragraphs that behave like headings: bold, set larger, or short lines between long ones.

They are short, without a final stop, followed by text, and not alone of their kind.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from lxml.html import HtmlElement

from tui_reader.article.document import Block
from tui_reader.extraction.assembly.note_marks import NOTE_NAME
from tui_reader.extraction.dom.element_text import names_of
from tui_reader.extraction.engines.alignment import weight
from tui_reader.extraction.shape.units import Unit

LONGEST = 120
LONGEST_LINE = 70
"""A line that nothing but its shortness marks."""
FOLLOWING = 40
"""Characters of the block after it that make it text."""
FOLLOWING_LINE = 80
"""The same for a line that nothing marks."""
OFTEN = 3
"""What stands in the page so often is no title."""
MOST_LINKED = 0.7
"""A bold paragraph with a larger share of links leads to another article."""
_STOP = re.compile(r"[.,;:…]$|[.!]['\"”’»]$")
_LARGE = re.compile(r"font-size\s*:\s*(?:1\.[2-9]\d*|[2-9][\d.]*)\s*r?em|font-size\s*:\s*(?:1[2-9]\d|[2-9]\d\d)%|"
                    r"font-size\s*:\s*(?:x-|xx-)?large|font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)  # fmt: skip
_NAMED = re.compile(r"(?:\b|_)(?:sub-?head(?:ing|line|er)?|crosshead|intertitle|zwischentitel|section-?title)\b")
_NOT_TITLES = re.compile(
    r"^\W*(?:by|von|par|por|photo|image|foto|source|credit|copyright|advertisement|share|follow|subscribe|sign up|"
    r"click here|call (?:us|to)|don['’]t miss|table of contents|top stories|last edited|updated|posted|edited)\b|"
    r"^(?:\S{0,8}(?:记者|記者|实习生|通讯员)|编辑|校对|责编|責編|来源|來源|撰文|图片|摄影|文|图|取材)[ \u3000:：/丨|]|"
    r"@|https?:|^www\.|\d:\d\d|©|:\s*(?:from\s+)?[$€£¥]|^\*",
    re.IGNORECASE,
)
# Counts, dates, dashes, formulas, the credit of a picture, how long one reads, cries: short lines that head nothing.
_NOT_LINES = re.compile(
    r"^[\d.,]+\s+\w+$|!$|\b\d+\s*min(?:\b|ut)|(?:\b(?:19|20)\d\d)\W*$|^[-–—(\\\[$]|[\\|$]|\b(?:image|photo|foto|credit)\s*:",
    re.IGNORECASE,
)
_PRICE = re.compile(r"[$€£¥]\s?\d|\d\s?[€£]")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s", re.IGNORECASE)
MOST_LINES = 2
"""Bold lines straight behind one another, a title and one below it; more are a list."""
PROSE = 60
"""Characters of a line that is more than an entry of a list."""
_IN_TEXT = ("ITEM", "TERM", "DEFINITION", "NOTE")


def titled(units: Sequence[Unit]) -> list[Unit]:
    """The units, paragraphs that are only bold or larger made headings; so is a bold first line before its text."""
    found = [part for unit in units for part in _parted(unit)]
    candidates = _candidates(found, _is_bold, FOLLOWING)
    return _promoted(found, candidates if len(candidates) > 1 or min(candidates, default=0) > 1 else set())


def lines_titled(units: list[Unit]) -> list[Unit]:
    """The units, short lines made headings that stand among long paragraphs of one element."""
    lines = _candidates(units, _is_short_line, FOLLOWING_LINE)
    around = Counter(_box(units[at].element) for at in lines)
    return _promoted(units, {at for at in lines if around[_box(units[at].element)] > 1})


def _box(element: HtmlElement) -> HtmlElement | None:
    """The element whose paragraphs are the other lines; lines parted by <br> stand in one."""
    return element.getparent() if element.tag == "p" else element


def _parted(unit: Unit) -> list[Unit]:
    """A paragraph whose first line is bold from end to end, and text after it, is two."""
    block = unit.block
    end = block.text.find("\n")
    if block.kind != "PARAGRAPH" or unit.element.tag == "address" or end < 3 or len(block.text) - end < FOLLOWING:
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


def _candidates(units: Sequence[Unit], like_one: Callable[[Unit], bool], least: int) -> set[int]:
    """Where paragraphs like one stand over text; what recurs is a label, or who speaks."""
    times = Counter(unit.block.text for unit in units)
    found = {
        at
        for at, unit in enumerate(units)
        if like_one(unit) and times[unit.block.text] < OFTEN and _leads(units, at, like_one, least)
    }
    return found - _listed(units, found)


def _listed(units: Sequence[Unit], places: set[int]) -> set[int]:
    """Those of the places that are the entries of a list: more lines straight behind one another than titles are."""
    listed = set()
    for at in places:
        first, last = at, at
        while first - 1 in places:
            first -= 1
        while last + 1 in places:
            last += 1
        if last - first >= MOST_LINES:
            listed.add(at)
    return listed


def _promoted(units: list[Unit], candidates: set[int]) -> list[Unit]:
    """The candidates as headings one level below the marked one they stand under."""
    if not candidates:
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


def _leads(units: Sequence[Unit], at: int, like_one: Callable[[Unit], bool], least: int) -> bool:
    """Whether text follows: a sentence or a paragraph of `least` characters, a list, code, a table, under a bold
    line a picture; two more such lines, or labels such as "Pros:", may come between. What stands above notes is
    the end of the text, unless it is bold.
    """
    for unit in units[at + 1 : at + 4]:
        block = unit.block
        if least != FOLLOWING and any(NOTE_NAME.fullmatch(name) for name, _ in unit.anchors):
            return False
        if block.kind in ("CODE", "TABLE") or any(container.kind == "LIST" for container in block.inside):
            return True
        if block.kind == "FIGURE":
            return least == FOLLOWING
        label = len(block.text) < FOLLOWING and block.text.endswith(":")
        if block.kind == "PARAGRAPH" and not label and not like_one(unit):
            return _is_prose(block.text, least)
        if block.kind == "HEADING":
            return False
    return False


def _is_prose(text: str, least: int) -> bool:
    """Whether a text is more than the short lines of an address, an offer or a list."""
    if least == FOLLOWING and text.endswith("."):
        return True
    return len(text) >= least and ("\n" not in text or max(map(len, text.split("\n"))) >= PROSE)


def _is_title_like(block: Block) -> bool:
    text = block.text
    return (
        block.kind == "PARAGRAPH"
        and len(text) > 2
        and weight(text) <= LONGEST
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
    if strong >= end * 0.95:
        return sum(span.end - span.start for span in block.spans if span.kind == "LINK") <= MOST_LINKED * end
    element = unit.element
    if _PRICE.search(block.text):
        return False
    return bool(_LARGE.search(element.get("style") or "")) or bool(_NAMED.search(names_of(element)))


def _is_short_line(unit: Unit) -> bool:
    block = unit.block
    return (
        _is_title_like(block)
        and len(block.text) <= LONGEST_LINE
        and unit.element.tag != "table"
        and not _NOT_LINES.search(block.text)
        and block.text.count(" ") > 0
        and not _NUMBERED.match(block.text)
        and not block.text[0].islower()
        and not block.spans
        and "\n" not in block.text
        and not any(container.kind == "QUOTATION" for container in block.inside)
    )
