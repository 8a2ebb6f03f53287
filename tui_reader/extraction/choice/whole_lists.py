"""A list of which the choice has some items is chosen with the others, and so are lists like it between chosen text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from lxml.html import HtmlElement

from tui_reader.extraction.choice.page_furniture import is_no_text
from tui_reader.extraction.dom.evidence import invites, is_label
from tui_reader.extraction.shape.units import Unit

LONG = 60
MANY = 3
"""Chosen paragraphs of so many characters, and how many of them, that make a box that of the article."""
MOST_ALIKE = 40
"""Items of a list that may be chosen for the sake of another."""


_Likeness: TypeAlias = tuple[str, str | None, HtmlElement | None]


def with_whole_lists(everything: Sequence[Unit], kept: Sequence[bool]) -> list[bool]:
    """The choice with the items of lists that it has in part: engines refuse those that are links.

    A list of which it has nothing is chosen where it stands between chosen text and is called as one that was chosen,
    in the same box.
    """
    result = list(kept)
    among = Counter(
        unit.element.getparent()
        for unit, yes in zip(everything, kept, strict=True)
        if yes and unit.element.tag == "p" and len(unit.block.text) >= LONG
    )
    alike: set[_Likeness] = set()
    lists = [(box, at) for box, at in _lists(everything) if among[box.getparent()] >= MANY]
    for box, at in lists:
        if sum(kept[here] for here in at) * 3 >= len(at):
            alike.add(_likeness(box))
    for box, at in lists:
        between = at[0] > 0 and at[-1] + 1 < len(kept) and result[at[0] - 1] and any(result[at[-1] + 1 :])
        if between and box.get("class") and len(at) <= MOST_ALIKE and _likeness(box) in alike:
            for here in at:
                result[here] = result[here] or _may_stand(everything[here])
    return result


def _lists(everything: Sequence[Unit]) -> Iterator[tuple[HtmlElement, list[int]]]:
    """The lists of a page with the places of their units, in reading order; of one within another the inner one."""
    known: dict[HtmlElement | None, HtmlElement | None] = {}
    boxes = []
    for unit in everything:
        parent = unit.element.getparent()
        if parent not in known:
            known[parent] = next(unit.element.iterancestors("ul", "ol"), None)
        boxes.append(known[parent])
    for box, places in groupby(range(len(everything)), boxes.__getitem__):
        if box is not None:
            yield box, list(places)


def _likeness(box: HtmlElement) -> _Likeness:
    return box.tag, box.get("class"), box.getparent()


def _may_stand(unit: Unit) -> bool:
    text = unit.block.text
    return not (invites(text) or is_label(text) or is_no_text(unit))
