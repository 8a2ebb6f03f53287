"""Footnotes: marks in the text and the notes they lead to become links inside the document, both ways."""

from collections.abc import Sequence
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from tui_reader.article.document import Block, Position, Span
from tui_reader.extraction.assembly.note_marks import Mark, anchors_of, is_number, linked_span, marks_of
from tui_reader.extraction.assembly.note_texts import noted
from tui_reader.extraction.assembly.unlinked_marks import with_links
from tui_reader.extraction.shape.sentence_notes import OURS
from tui_reader.extraction.shape.units import Unit

WAY_BACK = "\u21a9"


def linked(chosen: Sequence[Unit], address: str) -> tuple[Block, ...]:
    """The blocks of `chosen` with `to` in every link that leads to a place among them, footnotes as notes.

    A note has the number of its mark and a way back; those that a page writes into the sentence stand behind the text.
    """
    here = urldefrag(address)[0]
    units = with_links(sorted(chosen, key=_is_from_a_sentence))
    if marks := marks_of(units, here):
        units, marks = _without_bare_numbers(units, marks, here)
        units = noted(units, marks)
    anchors = anchors_of(units)
    blocks = [_led(unit.block, here, anchors) for unit in units]
    return tuple(_with_ways_back(blocks) if marks else blocks)


def _is_from_a_sentence(unit: Unit) -> bool:
    return bool(unit.anchors) and unit.anchors[0][0].startswith(f"{OURS}note-")


def _led(block: Block, here: str, anchors: dict[str, Position]) -> Block:
    if not block.spans:
        return block
    spans = [linked_span(span, here, anchors) for span in block.spans]
    return block._replace(spans=tuple([span for span in spans if span.kind != "LINK" or span.href or span.to]))


def _without_bare_numbers(units: list[Unit], marks: list[Mark], here: str) -> tuple[list[Unit], list[Mark]]:
    """Units that hold nothing but a note's number, which stands before it in a box of its own, give their address to
    the unit that follows.
    """
    bare = {
        mark.target
        for mark in marks
        if mark.target + 1 < len(units)
        and is_number(units[mark.target].block.text)
        and units[mark.target + 1].block.kind == "PARAGRAPH"
        and _stand_together(units[mark.target].element, units[mark.target + 1].element)
    }
    if not bare:
        return units, marks
    kept: list[Unit] = []
    names: tuple[tuple[str, int], ...] = ()
    for at, unit in enumerate(units):
        if at in bare:
            names = (*names, *((name, 0) for name, _ in unit.anchors))
            continue
        kept.append(unit._replace(anchors=(*names, *unit.anchors)) if names else unit)
        names = ()
    return kept, marks_of(kept, here)


def _stand_together(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements share a box that is no more than a note."""
    around = {one, *list(one.iterancestors())[:2]}
    boxes = [node for node in (other, *list(other.iterancestors())[:3]) if node.tag not in ("body", "article")]
    return any(node in around for node in boxes)


def _with_ways_back(blocks: list[Block]) -> list[Block]:
    """Every note that no link leads back from gets one at its end."""
    marks: dict[int, Position] = {}
    for at, block in enumerate(blocks):
        for span in block.spans:
            if span.kind == "NOTE" and span.to is not None:
                marks.setdefault(span.to.block, Position(at, span.start))
    result = list(blocks)
    for first, mark in marks.items():
        note = next((container for container in blocks[first].inside if container.kind == "NOTE"), None)
        if note is None:
            continue
        last = first
        while last + 1 < len(blocks) and note in blocks[last + 1].inside:
            last += 1
        leads = any(
            span.to is not None and span.to.block < first for at in range(first, last + 1) for span in blocks[at].spans
        )
        block = blocks[last]
        if block.kind == "PARAGRAPH" and block.text and not leads:
            size = len(block.text)
            back = Span(size + 1, size + 2, "LINK", None, mark)
            result[last] = block._replace(text=f"{block.text} {WAY_BACK}", spans=(*block.spans, back))
    return result
