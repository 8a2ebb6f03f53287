"""Text as a page has it: blanks collapsed as a browser does, parted at empty lines, a box read as one line."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.article.document import Span
from tui_reader.clean import clean
from tui_reader.extraction.building.tag_table import STYLES
from tui_reader.extraction.building.text_run import TextRun
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.shape.mathematics import math_text
from tui_reader.extraction.shape.page_tags import BLOCKS, SKIPPED
from tui_reader.extraction.shape.pictures import image

_BLANKS = re.compile(r"[ \t\n\r\f]+|\u00a0(?:[ \t\n\r\f\u00a0]+)|[ \t\n\r\f]+\u00a0[ \t\n\r\f\u00a0]*")
# Of what blanks become a blank, a text in ASCII needs less: a blank that stands alone stays, which most do.
_ASCII_BLANKS = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_INVISIBLE = re.compile("[\u200b\u00ad\ufeff\u2060]")
_PARAGRAPHS = re.compile("\n(?:[ \u00a0]*\n)+")
NAMELESS = "\u25a3"
"""What stands in a table's cell for a picture without alternative text."""


class Piece(NamedTuple):
    """A finished run: its text, spans over it, and the anchors (id, offset) that lie in it."""

    text: str
    spans: tuple[Span, ...]
    anchors: tuple[tuple[str, int], ...]


def collapsed(text: str) -> str:
    """Text as it stands in a page, runs of white space as one blank, without what nobody sees."""
    words = text.strip(" \t\n")
    if words.isprintable() and "  " not in words:  # a line with blanks around it, as most are, needs no search
        if not words:
            return " " if text else ""
        before, after = text[0] in " \t\n", text[-1] in " \t\n"
        return f"{' ' * before}{clean(words)}{' ' * after}" if before or after else clean(words)
    if not text.isascii():
        return _BLANKS.sub(" ", _INVISIBLE.sub("", clean(text)))
    if _CONTROL.search(text):
        text = clean(text)
    return _ASCII_BLANKS.sub(" ", text)


def pieces(run: TextRun) -> list[Piece]:
    """What `run` has read, parted at double line breaks; it begins anew, anchors without a text still to come."""
    text, spans, anchors = run.take()
    if words := text.strip():
        if not spans and not anchors and "\n" not in words:
            return [Piece(words, (), ())]
        if "\n" not in words:
            start = len(text) - len(text.lstrip())
            return [_piece(text, start, start + len(words), spans, anchors)]
        return [_piece(text, start, end, spans, anchors) for start, end in _paragraphs(text)]
    run.anchors = [(name, 0) for name, _ in anchors]
    return []


def joined(parts: Sequence[Piece], between: str) -> tuple[str, tuple[Span, ...]]:
    """Several pieces as one text with its spans."""
    text = ""
    spans: list[Span] = []
    for piece in parts:
        text += between if text else ""
        spans += [span._replace(start=span.start + len(text), end=span.end + len(text)) for span in piece.spans]
        text += piece.text
    return text, tuple(spans)


def in_one_line(element: HtmlElement, base: str, between: str) -> tuple[str, tuple[Span, ...]]:
    """Everything below `element` as one text, its paragraphs parted by `between`; blocks by a blank, links kept."""
    run = TextRun()
    _read(run, element, base, in_cell=False)
    return joined(pieces(run), between)


def cell_text(element: HtmlElement, base: str) -> tuple[str, tuple[Span, ...]]:
    """A table's cell: its paragraphs, items and lines on lines of their own, alternative texts for pictures."""
    run = TextRun()
    _read(run, element, base, in_cell=True)
    return joined(pieces(run), "\n")


def _read(run: TextRun, element: HtmlElement, base: str, in_cell: bool) -> None:
    """in_cell: whether what a block holds begins a line, and a picture's alternative text stands for it."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            if node is not element and not _start(run, node, base, in_cell):
                walk.skip_subtree()
            elif node.text:
                run.flow(collapsed(node.text))
        elif node is not element:
            if node.tag == "a" or node.tag in STYLES:
                run.close(node.tag)
            elif node.tag in BLOCKS:
                _part(run, in_cell)
            if node.tail:
                run.flow(collapsed(node.tail))


def _part(run: TextRun, in_cell: bool) -> None:
    if in_cell:
        run.part()
    else:
        run.flow(" ")


def _start(run: TextRun, node: HtmlElement, base: str, in_cell: bool) -> bool:
    """Begin an element; False when what is below it was read here or is not read at all."""
    tag = node.tag
    if tag == "img" and in_cell:
        if found := image(node, base):
            run.open(tag, "IMAGE", found.src)
            run.flow(collapsed(found.alt or NAMELESS))
            run.close(tag)
    elif tag == "br":
        _part(run, in_cell)
    elif tag == "math":
        run.flow(collapsed(math_text(node)))
    elif tag == "a":
        href = absolute(base, node.get("href") or "")
        run.open(tag, "LINK" if href else None, href)
    elif tag in STYLES:
        run.open(tag, STYLES[tag])
    elif tag in BLOCKS:
        _part(run, in_cell)
    return tag not in SKIPPED and tag not in ("img", "br", "math")


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """The ranges between empty lines, without blanks at their ends."""
    ranges = []
    start = 0
    for gap in [*_PARAGRAPHS.finditer(text), None]:
        end = gap.start() if gap else len(text)
        left, right = _trimmed(text, start, end)
        if left < right:
            ranges.append((left, right))
        start = gap.end() if gap else end
    return ranges


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _piece(text: str, start: int, end: int, spans: list[Span], anchors: list[tuple[str, int]]) -> Piece:
    kept = []
    for span in spans:
        left, right = _trimmed(text, max(span.start, start), min(span.end, end))
        if left < right:
            kept.append(span._replace(start=left - start, end=right - start))
    kept.sort(key=lambda span: (span.start, -span.end))
    here = tuple((name, min(max(at - start, 0), end - start)) for name, at in anchors if at < end or end == len(text))
    return Piece(text[start:end], tuple(kept), here)
