"""The notes themselves: all that stands in a note's box, without the number or sign that its page writes before it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from tui_reader.article.document import Block, Container, Span
from tui_reader.extraction.assembly.note_marks import NOTE_NAME, NOTES, ROLES, Mark, label, marks_of
from tui_reader.extraction.building.edits import Edit, Edits
from tui_reader.extraction.dom.element_text import names_of
from tui_reader.extraction.shape.units import Unit

_BOXES = frozenset(("li", "dd", "p", "div", "aside", "section", "tr", "span"))
_UP = re.compile(r"\s*(?:[\^↑⇑⤴↩↵⏎]\ufe0e?\ufe0f?|jump up(?: to)?:?|back to (?:the )?text)\s*", re.IGNORECASE)
LARGEST = 6000
"""Characters of the box of one note, at most."""
_FIRST_ID = 1_000_000


def with_notes(everything: Sequence[Unit], chosen: Sequence[Unit], address: str) -> list[Unit]:
    """The chosen units and the notes that their marks lead to: what is referred to belongs to the text."""
    wanted = {id(unit) for unit in chosen}
    marks = [mark for mark in marks_of(everything, urldefrag(address)[0]) if id(everything[mark.at]) in wanted]
    if all(id(everything[mark.target]) in wanted for mark in marks) and len(everything) == len(chosen):
        return list(chosen)
    boxes = _boxes(everything, {mark.target for mark in marks})
    for target, box in boxes.items():
        wanted |= {id(everything[at]) for at in _held(everything, target, box)}
    return [unit for unit in everything if id(unit) in wanted]


def _boxes(units: Sequence[Unit], targets: Iterable[int]) -> dict[int, HtmlElement | None]:
    """The box of each note, by the unit it begins with."""
    elements = {target: units[target].element for target in targets}
    holders = Counter(node for element in elements.values() for node in (element, *element.iterancestors()))
    return {target: _box(element, holders) for target, element in elements.items()}


def noted(units: list[Unit], marks: Sequence[Mark]) -> list[Unit]:
    """Marks with their numbers in brackets, notes in NOTE containers and without numbers of their own."""
    numbers = _numbers(units, marks)
    labels = {mark.target: label(units, mark) for mark in reversed(marks)}
    result = list(units)
    for at in {mark.at for mark in marks}:
        result[at] = _with_numbers(units[at], [mark for mark in marks if mark.at == at], numbers)
    boxes = _boxes(units, numbers)
    for target, number in numbers.items():
        if units[target].block.kind == "HEADING":
            continue
        for at in _held(units, target, boxes[target]):
            unit = result[at]
            inside = _path(unit, boxes[target])
            block = unit.block._replace(inside=(*inside, Container("NOTE", _FIRST_ID + target, number)))
            unit = unit._replace(block=block)
            result[at] = _unlabelled(unit, labels[target], number) if at == target else unit
    return result


def _with_numbers(unit: Unit, marks: Sequence[Mark], numbers: dict[int, int]) -> Unit:
    """A unit with its marks as notes: [1]. What raised them is said by the brackets."""
    block = unit.block
    spans = {mark.span: mark.target for mark in marks}
    raised = {
        span for span in block.spans if span.kind in ("SUP", "SUB") and any(_overlap(span, mark.span) for mark in marks)
    }
    notes = tuple([span._replace(kind="NOTE") if span in spans else span for span in block.spans if span not in raised])
    edits = Edits([Edit(span.start, span.end, f"[{numbers[target]}]") for span, target in sorted(spans.items())])
    return _edited(unit._replace(block=block._replace(spans=notes)), edits)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _edited(unit: Unit, edits: Edits) -> Unit:
    anchors = tuple((name, edits.moved(offset)) for name, offset in unit.anchors)
    return unit._replace(block=edits.applied(unit.block), anchors=anchors)


def _box(element: HtmlElement, holders: Mapping[HtmlElement, int]) -> HtmlElement | None:
    """The largest element around a note's beginning that says it is one note, and holds no other and no heading.

    holders: element -> how many notes begin in it.
    """
    box: HtmlElement | None = None
    for node in (element, *list(element.iterancestors())[:4]):
        if node.tag not in _BOXES or holders[node] > 1:
            break
        if next(node.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) is not None:
            break
        named = NOTES.search(names_of(node)) or NOTE_NAME.match(node.get("id") or "") or node.get("role") in ROLES
        if node.tag in ("li", "dd") or named:
            box = node
    return box


def _held(units: Sequence[Unit], target: int, box: HtmlElement | None) -> Iterator[int]:
    """The units of a note: its first, and those behind it that stand in its box."""
    yield target
    if box is None:
        return
    size = 0
    for at in range(target + 1, len(units)):
        element = units[at].element
        size += len(units[at].block.text)
        if size > LARGEST or not (element is box or box in element.iterancestors()):
            return
        yield at


def _path(unit: Unit, box: HtmlElement | None) -> tuple[Container, ...]:
    """Where a note stands, without the list of notes that it is an item of."""
    inside = unit.block.inside
    if box is None or box.tag not in ("li", "dd"):
        return inside
    kinds = ("ITEM", "DEFINITION")
    depth = next((depth for depth, container in enumerate(inside) if container.kind in kinds), None)
    if depth is None:
        return inside
    return (*inside[: depth - (inside[depth].kind == "ITEM" and depth > 0)], *inside[depth + 1 :])


def _unlabelled(unit: Unit, label: str, number: int) -> Unit:
    """A note without the number, the sign or the link back that its page writes before its first word."""
    text = unit.block.text
    end = 0
    for _ in range(8):
        rest = text[end:]
        match = _UP.match(rest) or re.match(
            rf"\s*[\[(]?(?:{re.escape(label)}|{number})(?:[\])][.:]?|[.):\u00b7]|\s*\|)?(?=\s|[\^↑\u201c\"'(]|[A-Z]|$)\s*",
            rest,
            re.IGNORECASE,
        )
        back = _link_at(unit.block, end)
        if match and match.end():
            end += match.end()
        elif back and len(back[2].strip()) <= 2 and not back[2].strip().isdigit():
            end = back[1]
        else:
            break
    if not end or not text[end:].strip():
        return unit
    end += len(text[end:]) - len(text[end:].lstrip())
    return _edited(unit, Edits([Edit(0, end, "")], frozenset(s for s in unit.block.spans if s.end <= end)))


def _link_at(block: Block, at: int) -> tuple[int, int, str] | None:
    """The in-page link that begins at an offset, blanks passed over, and its words."""
    at += len(block.text[at:]) - len(block.text[at:].lstrip())
    for span in block.spans:
        if span.kind == "LINK" and span.start == at and "#" in (span.href or ""):
            return span.start, span.end, block.text[span.start : span.end]
    return None


def _numbers(units: Sequence[Unit], marks: Sequence[Mark]) -> dict[int, int]:
    """Note -> its number: that of its mark where all have one of their own, else its place among them."""
    said: dict[int, int] = {}
    for mark in marks:
        own = label(units, mark)
        said.setdefault(mark.target, int(own) if own.isascii() and own.isdigit() else 0)
    if all(said.values()) and len(set(said.values())) == len(said):
        return said
    return {target: number for number, target in enumerate(said, 1)}
