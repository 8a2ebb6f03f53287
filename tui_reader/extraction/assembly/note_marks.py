"""The marks of notes in a text: links that are a number or a star, and lead to a note further down."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote, urldefrag

from tui_reader.article.document import Block, Position, Span
from tui_reader.extraction.dom.element_text import names_of
from tui_reader.extraction.shape.sentence_notes import OURS
from tui_reader.extraction.shape.units import Unit

NOTE_NAME = re.compile(
    r"(?:user-content-)?_?(?:fn|footnote|note|endnote|cite[_-]?note|ftn|sdfootnote|sdendnote|easy-footnote|ref|reference)"
    r"s?[-_:.]?[a-z]{0,20}[-_:.]?\d*",
    re.IGNORECASE,
)
NOTES = re.compile(r"foot-?notes?|endnotes?|(?:\b|_)references?\b|(?:\b|_)notes?\b|fn-?list|sidenote")
ROLES = frozenset(("doc-endnotes", "doc-footnote", "doc-endnote", "note"))
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3}|note \d+|fn\d+)[\])]?", re.IGNORECASE)


class Mark(NamedTuple):
    """A mark in the text: the unit and the span it is, and the unit that its note begins with."""

    at: int
    span: Span
    target: int


def anchors_of(units: Sequence[Unit]) -> dict[str, Position]:
    """Where every id and name of the page leads; the first place counts."""
    anchors: dict[str, Position] = {}
    for at, unit in enumerate(units):
        for name, offset in unit.anchors:
            anchors.setdefault(name, Position(at, offset))
    return anchors


def linked_span(span: Span, here: str, anchors: dict[str, Position]) -> Span:
    """A link with the place it leads to, when that is one of `anchors` in the page at `here`."""
    if span.kind not in ("LINK", "NOTE") or not span.href or "#" not in span.href:
        return span
    if span.href.startswith(f"#{OURS}"):
        return span._replace(href=None, to=anchors.get(span.href[1:]))
    fragment = span.href.partition("#")[2]
    to = anchors.get(fragment) or anchors.get(unquote(fragment))
    return span._replace(to=to) if to is not None and urldefrag(span.href)[0] == here else span


def marks_of(units: Sequence[Unit], here: str) -> list[Mark]:
    """The marks of the notes of a page at `here`, in reading order."""
    anchors = anchors_of(units)
    found = []
    for at, unit in enumerate(units):
        for span in unit.block.spans:
            if span.kind != "LINK":
                continue
            to = linked_span(span, here, anchors).to
            if to is not None and to.block > at and _is_mark(unit.block, span, units[to.block]):
                found.append(Mark(at, span, to.block))
    return found


def label(units: Sequence[Unit], mark: Mark) -> str:
    """A mark without its brackets."""
    return units[mark.at].block.text[mark.span.start : mark.span.end].strip().strip("[]()").lower()


def is_number(text: str) -> bool:
    """Whether a text is what marks of notes are, and nothing else."""
    return _MARK.fullmatch(text.strip().rstrip(".:")) is not None


def _is_mark(block: Block, span: Span, target: Unit) -> bool:
    if not _MARK.fullmatch(block.text[span.start : span.end].strip()):
        return False
    name = (span.href or "").partition("#")[2]
    raised = any(other.kind == "SUP" and other.start <= span.start and span.end <= other.end for other in block.spans)
    is_called = raised or bool(NOTE_NAME.match(name)) or _is_declared(target)
    return name.startswith(OURS) or (is_called and _is_note(target))


def _is_declared(unit: Unit) -> bool:
    """Whether the box that a note begins in is declared to be one, whatever its name is."""
    boxes = (unit.element, *islice(unit.element.iterancestors(), 2))
    return any(box.get("role") in ("doc-footnote", "doc-endnote") for box in boxes)


def _is_note(unit: Unit) -> bool:
    element = unit.element
    for node in (element, *element.iterancestors()):
        if node.tag in ("body", "html"):
            break
        if node.tag == "li" or NOTES.search(names_of(node)) or node.get("role") in ROLES:
            return True
    return is_number(unit.block.text.split(" ", 1)[0])
