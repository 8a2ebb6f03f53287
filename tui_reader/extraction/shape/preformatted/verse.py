"""Lines that are lines: verse in boxes of its own, indented lines, and text whose white space a page keeps."""

import re

from lxml.html import HtmlElement

from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.element_text import content_of, size_of

BLANK = "\u00a0"
"""A blank at the beginning of a line, where no wrapping takes it away."""
_KEEPS = re.compile(r"white-space(?:-collapse)?\s*:\s*(?:pre(?:-wrap|-line)?|break-spaces|preserve)\b", re.IGNORECASE)
_keeps_by_name = class_says(r"(?:^|\s)(?:whitespace-)?pre-(?:wrap|line)(?:\s|$)|(?:^|\s)whitespace-pre(?:\s|$)|prewrap")
_VERSE = re.compile(r"(?:^|[\s_-])(?:verse|poem|poetry|lyrics)(?:$|[\s_-])", re.IGNORECASE)
_is_named_stanza = class_says(r"(?:^|[\s_-])(?:stanza|line-?group|lg|poem|poetry|verse)(?:$|[\s_-])", re.IGNORECASE)
_STEP = re.compile(r"(?:^|\s)(?:i|indent-?|in)(\d{1,2})(?:\s|$)")
_LEFT = re.compile(r"(?:margin-left|padding-left|text-indent)\s*:\s*(-?[\d.]+)(em|rem|ex|ch|px|pt)", re.IGNORECASE)
_CELLS = {"em": 2.0, "rem": 2.0, "ex": 1.0, "ch": 1.0, "px": 0.125, "pt": 0.17}
_NOT_LINES = ("h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "pre", "blockquote", "figure", "section", "article")
WIDEST = 24
"""Blanks before a line, at most."""
LONGEST = 90
"""Characters that a line of verse has on average, at most."""


def keeps_blanks(element: HtmlElement) -> bool:
    """Whether an element says that its blanks and line ends count; a <pre> of verse does, and is no code."""
    if element.tag == "pre":
        return _VERSE.search(element.get("class") or "") is not None
    style = element.get("style")
    return bool(style and _KEEPS.search(style)) or _keeps_by_name(element)


def is_stanza(element: HtmlElement) -> bool:
    """Whether a box is a group of lines, each in an element of its own."""
    if element.tag not in ("div", "span") or not _is_named_stanza(element):
        return False
    if next(element.iter(*_NOT_LINES), None) is not None:
        return False
    if any(_is_named_stanza(inner) and len(inner) > 1 for inner in element.iterdescendants("div")):
        return False
    lines = [child for child in element.iterchildren("div", "span", "p") if content_of(child).strip()]
    if any(child.tag == "p" and child.find("br") is not None for child in lines):
        return False
    return len(lines) > 1 and size_of(element) <= LONGEST * len(lines)


def indent(element: HtmlElement) -> int:
    """How many blanks further in a line begins, by its style or by the class that e-books give it."""
    cells = sum(float(size) * _CELLS[unit.lower()] for size, unit in _LEFT.findall(element.get("style") or ""))
    if step := _STEP.search(element.get("class") or ""):
        cells += int(step[1])
    return max(0, min(WIDEST, round(cells)))


def leading(text: str) -> int:
    """How many blanks a line of a page begins with where no-break spaces say that they count; 0 for one alone."""
    head = text[: len(text) - len(text.lstrip(" \t\r\n\f\u00a0"))].lstrip(" \t\r\n\f")
    blanks = len(re.sub(r"[ \t\r\n\f]+", " ", head))
    return min(blanks, WIDEST) if head.count(BLANK) > 1 else 0
