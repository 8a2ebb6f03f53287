"""Boxes of one kind, such as the places of a ranking: a line that was chosen in most of them is in all."""

from collections.abc import Sequence
from itertools import islice
from typing import TypeAlias

from lxml.html import HtmlElement

from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.shape.units import Unit

DEEP = 4
"""How many elements up from a line its box may be."""
MANY = 4
"""Boxes of one kind that are no chance."""
FEW = 2
"""Such boxes that stand beside one another."""
MOST = 0.5
"""The share of them of which a line is the text's."""
_Form: TypeAlias = tuple[tuple[str, str], ...]


def with_whole_series(
    everything: Sequence[Unit], said: Votes, kept: Sequence[bool], weighed: Sequence[bool]
) -> list[bool]:
    """The weighed choice with lines that stand in boxes as others do that stayed: those chosen by rule, then items of
    lists that an engine wants. What is told of one thing weighs no less than what is told of another.
    """
    result = list(weighed)
    if all(yes or not was for was, yes in zip(kept, weighed, strict=True)):
        return result
    wanted = [any(votes) for votes in zip(said.dense, said.tree, said.plain, strict=True)]
    forms: dict[_Form, list[int]] = {}
    boxes: dict[_Form, set[HtmlElement]] = {}
    alike: dict[HtmlElement, dict[tuple[str, str], int]] = {}
    for at, unit in enumerate(everything):
        listed = wanted[at] and any(container.kind == "ITEM" for container in unit.block.inside)
        if (kept[at] or listed) and unit.block.text and (found := _form(unit.element, alike)) is not None:
            box, form = found
            forms.setdefault(form, []).append(at)
            boxes.setdefault(form, set()).add(box)
    for form, places in forms.items():
        for some in ([at for at in places if kept[at]], places) if len(boxes[form]) >= MANY else ():
            if some and sum(result[at] for at in some) >= MOST * len(some):
                for at in some:
                    result[at] = True
    return result


def _form(
    element: HtmlElement, alike: dict[HtmlElement, dict[tuple[str, str], int]]
) -> tuple[HtmlElement, _Form] | None:
    """The box of a series that an element stands in, and the names from what that stands in down to it; None for no
    such box. alike: how often each name stands in an element, as far as that was asked.
    """
    names = []
    for node in (element, *islice(element.iterancestors(), DEEP)):
        around = node.getparent()
        if around is None or node.tag in ("body", "main", "article"):
            return None
        name = _name(node)
        names.append(name)
        if node is not element and name[1] and node.tag in ("div", "section", "li", "article"):
            counts = alike.get(around)
            if counts is None:
                counts = alike[around] = {}
                for child in around.iterchildren(node.tag):
                    counts[_name(child)] = counts.get(_name(child), 0) + 1
            if counts.get(name, 0) >= FEW:
                return node, (*names, _name(around))
    return None


def _name(node: HtmlElement) -> tuple[str, str]:
    """The tag and the first class of an element: further ones often name what it is about."""
    return node.tag, (node.get("class") or "").partition(" ")[0]
