"""The gallery behind the last sentence, which no engine takes for text."""

from collections.abc import Sequence
from itertools import islice, takewhile

from lxml.html import HtmlElement

from tui_reader.extraction.choice.neighbours import is_promoted
from tui_reader.extraction.dom.evidence import Sign, Signs
from tui_reader.extraction.shape.captions import in_gallery
from tui_reader.extraction.shape.units import Unit

DEEP = 6
"""How many elements up a picture may share a box with the text."""
NEAR = 4
"""How many elements up from the text that box may begin."""


def with_gallery(everything: Sequence[Unit], chosen: Sequence[Unit]) -> list[Unit]:
    """The chosen units with the pictures behind the last of them: of a gallery in the box of the text, or figures with
    a caption in the row of its paragraphs.

    A gallery that says more than the text is a piece of its own.
    """
    wanted = set(map(id, chosen))
    last = max((at for at, unit in enumerate(everything) if id(unit) in wanted), default=-1)
    if last < 0:
        return list(chosen)
    signs = Signs()
    behind = takewhile(lambda unit: unit.block.kind == "FIGURE", everything[last + 1 :])
    text = everything[last]
    gallery = [
        unit
        for unit in behind
        if (in_gallery(unit.element) or _is_captioned_beside(unit, text)) and _belongs(unit, text, signs)
    ]
    return [*chosen, *(gallery if _size(gallery) <= _size(chosen) else ())]


def _size(units: Sequence[Unit]) -> int:
    return sum(len(unit.block.text) for unit in units)


def _belongs(unit: Unit, text: Unit, signs: Signs) -> bool:
    """Whether a picture stands in the box of the text, and leads to no other story."""
    element = unit.element
    if is_promoted(element):
        return False
    if signs.around(element) & (Sign.FRAME | Sign.SHARE | Sign.CONSENT | Sign.COMMENT):
        return False
    return _shared(element, text.element)


def _is_captioned_beside(unit: Unit, text: Unit) -> bool:
    """Whether a picture has a caption, leads nowhere, and stands in the row of the text, a box of its own around it."""
    if not unit.block.text or any(span.kind == "LINK" and span.end == span.start for span in unit.block.spans):
        return False
    row = text.element.getparent()
    return any(node.getparent() is row for node in (unit.element, *islice(unit.element.iterancestors(), 2)))


def _shared(picture: HtmlElement, text: HtmlElement) -> bool:
    boxes = list(text.iterancestors())[:NEAR]
    for node in (picture, *list(picture.iterancestors())[:DEEP]):
        if node.tag in ("body", "html", "main", "aside", "nav", "footer"):
            return False
        if node in boxes:
            return True
    return False
