"""Footnotes: marks in the text and the notes they lead to become links inside the document, both ways."""

import re
from collections.abc import Sequence
from urllib.parse import unquote, urldefrag

from tui_reader.article.document import Block, Container, Position, Span
from tui_reader.extraction.dom.element_text import names_of
from tui_reader.extraction.shape.units import Unit

_MARK = re.compile(r"^[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3}|note \d+|fn\d+)[\])]?$", re.IGNORECASE)
_NOTE_NAME = re.compile(
    r"^(?:user-content-)?(?:fn|footnote|note|endnote|cite[_-]?note|ftn|sdfootnote|easy-footnote|ref|reference)s?"
    r"[-_:.]?[a-z]{0,20}[-_:.]?\d*",
    re.IGNORECASE,
)
_NOTES = re.compile(r"foot-?notes?|endnotes?|(?:\b|_)references?\b|(?:\b|_)notes\b|fn-?list")


def linked(chosen: Sequence[Unit], address: str) -> tuple[Block, ...]:
    """The blocks of `chosen` with `to` in every link that leads to a place among them, footnotes as notes."""
    anchors = _anchors(chosen)
    here = urldefrag(address)[0]
    blocks = [unit.block for unit in chosen]
    notes: dict[int, int] = {}
    for at, unit in enumerate(chosen):
        if not unit.block.spans:
            continue
        spans = []
        for span in unit.block.spans:
            span = _linked_span(span, here, anchors)
            to = span.to
            if span.kind == "LINK" and to is not None and _is_mark(unit.block, span, chosen[to.block]):
                span = span._replace(kind="NOTE")
                notes.setdefault(to.block, len(notes) + 1)
            spans.append(span)
        blocks[at] = unit.block._replace(spans=tuple(spans))
    return tuple(_in_note(block, notes.get(at), at) for at, block in enumerate(blocks))


def _anchors(chosen: Sequence[Unit]) -> dict[str, Position]:
    """Where every id and name of the page leads; the first place counts."""
    anchors: dict[str, Position] = {}
    for at, unit in enumerate(chosen):
        for name, offset in unit.anchors:
            anchors.setdefault(name, Position(at, offset))
    return anchors


def _linked_span(span: Span, here: str, anchors: dict[str, Position]) -> Span:
    if span.kind != "LINK" or not span.href or "#" not in span.href:
        return span
    before, fragment = urldefrag(span.href)
    to = anchors.get(fragment) or anchors.get(unquote(fragment))
    return span._replace(to=to) if before == here and to is not None else span


def _is_mark(block: Block, span: Span, target: Unit) -> bool:
    """A link that is only a number or a star and leads to a note further down."""
    text = block.text[span.start : span.end].strip()
    if not _MARK.match(text):
        return False
    name = urldefrag(span.href or "")[1]
    raised = any(other.kind == "SUP" and other.start <= span.start and span.end <= other.end for other in block.spans)
    return (raised or bool(_NOTE_NAME.match(name))) and _is_note(target)


def _is_note(unit: Unit) -> bool:
    element = unit.element
    for node in (element, *element.iterancestors()):
        if node.tag in ("body", "html"):
            break
        if (
            node.tag == "li"
            or _NOTES.search(names_of(node))
            or node.get("role") in ("doc-endnotes", "doc-footnote", "note")
        ):
            return True
    return bool(_MARK.match(unit.block.text.split(" ", 1)[0].rstrip(".:")))


def _in_note(block: Block, number: int | None, at: int) -> Block:
    """A note's block stands in a NOTE container with its number."""
    if number is None or block.kind == "HEADING":
        return block
    top = max((container.id for container in block.inside), default=0)
    return block._replace(inside=(*block.inside, Container("NOTE", 1_000_000 + top * 1000 + at, number)))
