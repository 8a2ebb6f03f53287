"""Sentences that stand between paragraphs of the article, in boxes of the same kind, belong to it."""

from collections.abc import Sequence
from itertools import pairwise

from lxml.html import HtmlElement

from tui_reader.extraction.choice.page_furniture import ends_as_sentence, is_no_text
from tui_reader.extraction.dom.element_text import is_alone
from tui_reader.extraction.dom.evidence import belongs_to_page, invites, is_label
from tui_reader.extraction.shape.units import Unit

SHORTEST = 25
LONG = 60
"""Characters of a chosen paragraph that others are compared with."""
HIGH = 3
"""How many elements, from a paragraph up, have to be called alike."""


def with_sentences_between(everything: Sequence[Unit], kept: Sequence[bool]) -> list[bool]:
    """The choice with paragraphs that no engine took, for they are links or short, between two that were chosen: they
    stand in boxes of one box with these, under the same names.
    """
    result = list(kept)
    around = [
        at
        for at, unit in enumerate(everything)
        if kept[at] and unit.block.kind == "PARAGRAPH" and len(unit.block.text) > LONG
    ]
    for above, below in pairwise(around):
        first, last = everything[above].element, everything[below].element
        box = _box(first)
        if box is not _box(last) or below == above + 1:
            continue
        names = (_names(first), _names(last))
        for at in range(above + 1, below):
            unit = everything[at]
            if not kept[at] and _is_sentence(unit) and _box(unit.element) is box and _names(unit.element) in names:
                result[at] = True
    return result


def _is_sentence(unit: Unit) -> bool:
    text = unit.block.text
    if unit.block.kind != "PARAGRAPH" or len(text) < SHORTEST or not ends_as_sentence(text):
        return False
    return not (invites(text) or belongs_to_page(text) or is_label(text) or is_no_text(unit))


def _names(element: HtmlElement) -> list[tuple[str, str | None]]:
    """Tag and class of an element and of those it is all of."""
    chain = [(element.tag, element.get("class"))]
    while is_alone(element) and (parent := element.getparent()) is not None and len(chain) < HIGH:
        chain.append((parent.tag, parent.get("class")))
        element = parent
    return chain


def _box(element: HtmlElement) -> HtmlElement | None:
    """The first element around another that holds more than it."""
    while is_alone(element) and (parent := element.getparent()) is not None:
        element = parent
    return element.getparent()
