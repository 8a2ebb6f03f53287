"""What belongs to the chosen text by where it stands: no engine takes a formula or a caption of code for text."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.choice.neighbours import (
    LINKED,
    follows,
    heads,
    is_alike,
    is_of_document,
    is_of_embedded_post,
    is_of_quotation,
    linked,
)
from tui_reader.extraction.choice.thing_cards import card_names
from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.embedded import is_played
from tui_reader.extraction.shape.captions import in_gallery
from tui_reader.extraction.shape.sentence_notes import OURS
from tui_reader.extraction.shape.units import Unit

FAR = 8
"""Units that may stand between two chosen ones and still be looked at."""
LINE = 100
"""Characters of a line below a picture."""
_AROUND = 4
"""Elements of a picture's own, from itself up to the one that stands in the row of the paragraphs."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)\b", re.IGNORECASE)
_is_callout = class_says(r"(?:^|[\s_-])(?:callout|admonition|notecard|markdown-alert)(?:$|[\s_-])", re.IGNORECASE)


def with_belongings(everything: Sequence[Unit], chosen: Sequence[Unit], host: str = "") -> list[Unit]:
    """The chosen units with formulas, captions, tables of figures and callouts that stand right among them, and the
    names of things on cards; host: the page's own, which no such card leads to.
    """
    if len(everything) == len(chosen) or not chosen:
        return list(chosen)
    wanted = {id(unit) for unit in chosen}
    result: list[Unit] = []
    run: list[Unit] = []
    for unit in everything:
        if id(unit) not in wanted:
            run.append(unit)
            continue
        if not result:
            result += [above for above in run[-FAR:] if _is_played_beside(above, unit)]
        elif len(run) <= FAR:
            result += _of_run(run, result[-1], unit, host)
        result.append(unit)
        run = []
    return result + _of_run(run[:FAR], result[-1], None)


def _of_run(run: Sequence[Unit], before: Unit, after: Unit | None, host: str = "") -> list[Unit]:
    """Those of the units between two chosen ones that belong to them; after None: behind the last chosen one."""
    found: list[Unit] = []
    headings = _headings(run, after)
    if after is not None and not headings:
        headings = card_names(run, before, after, host)
    if (
        after is not None
        and _are_pictures(run)
        and all(_stands_between(unit.element, before.element, after.element) for unit in run)
    ):
        return list(run)
    for at, unit in enumerate(run):
        last = found[-1] if found else before
        straight = not at or last is run[at - 1]
        if (
            _belongs(unit, before, after)
            or is_of_document(unit, before)
            or is_of_quotation(unit, last)
            or (after is not None and (is_of_quotation(unit, after) or is_of_embedded_post(unit, before, after)))
            or (straight and (follows(unit, last) or _is_address(unit, last)))
            or id(unit) in headings
            or (after is not None and is_alike(unit, before, after))
        ):
            found.append(unit)
    return found


def _are_pictures(run: Sequence[Unit]) -> bool:
    """Whether units are the pictures of one table, and the short lines that stand in its other cells."""
    tables = {next(unit.element.iterancestors("table"), None) for unit in run}
    kinds = {unit.block.kind for unit in run}
    short = all(len(unit.block.text) <= LINE and not linked(unit.block) for unit in run)
    return "FIGURE" in kinds <= {"FIGURE", "PARAGRAPH"} and short and len(tables) == 1 and None not in tables


def _headings(run: Sequence[Unit], after: Unit | None) -> set[int]:
    """The ids of the units of a run that are headings straight above what follows it, one above the other; between
    them may stand pictures, and titles that are links.
    """
    found: set[int] = set()
    for unit in reversed(run):
        passed = unit.block.kind == "FIGURE" or (unit.block.kind == "HEADING" and linked(unit.block) > LINKED)
        if after is not None and heads(unit, after):
            found.add(id(unit))
            after = unit
        elif after is None or not passed:
            break
    return found


def _belongs(unit: Unit, before: Unit, after: Unit | None) -> bool:
    """Whether a unit belongs to the chosen ones before and after it; after the last only to the box it stands in."""
    element = unit.element
    if unit.anchors and unit.anchors[0][0].startswith(OURS):
        return True
    if after is not None and _is_formula(unit):
        return True
    if _is_played_beside(unit, before):
        return True
    if unit.block.kind == "FIGURE":
        if not unit.block.text and _is_of_the_row(element, before, after):
            return True
        if after is not None and in_gallery(element):
            return _stands_between(element, before.element, after.element)
    box = _box(element)
    if box is None or not unit.block.text or not any(map(str.isalnum, unit.block.text)):
        return False
    around = box.getparent()
    return around is not None and around.tag not in ("body", "html") and around in before.element.iterancestors()


def _is_address(unit: Unit, last: Unit) -> bool:
    """Whether a unit is an <address> straight below the heading of the same section, or below another one there."""
    above = last.element
    if unit.element.tag != "address" or unit.element.getparent() is not above.getparent():
        return False
    return above.tag == "address" or last.block.kind == "HEADING"


def _stands_between(element: HtmlElement, before: HtmlElement, after: HtmlElement) -> bool:
    """Whether a picture stands in the very box that holds the text above and below it, a few of its own around it."""
    if any(node.tag in ("aside", "nav", "footer") or node.get("role") == "complementary" for node in _near(element)):
        return False
    above, below = set(before.iterancestors()), set(after.iterancestors())
    return any(node in above and node in below and node.tag not in ("body", "html") for node in _near(element))


def _is_of_the_row(element: HtmlElement, before: Unit, after: Unit | None) -> bool:
    """Whether a picture stands in the row of the paragraphs above and below it, and leads nowhere but to itself; at the
    end of all, straight below a heading.
    """
    parent = before.element.getparent()
    if parent is None or (before.block.kind != "HEADING" if after is None else after.element.getparent() is not parent):
        return False
    row = _in_row(element, parent)
    return row is not None and all(_PICTURE.search(link.get("href") or "") for link in row.iter("a"))


def _in_row(element: HtmlElement, parent: HtmlElement | None) -> HtmlElement | None:
    """The box that holds an element and stands in `parent`, a few others around it."""
    return next((node for node in _near(element)[:_AROUND] if node.getparent() is parent), None)


def _is_played_beside(unit: Unit, beside: Unit) -> bool:
    """Whether a unit leads to a film or a sound that is played in the row of a chosen one."""
    return is_played(unit.element) and _in_row(unit.element, beside.element.getparent()) is not None


def _near(element: HtmlElement) -> list[HtmlElement]:
    return [element, *list(element.iterancestors())[:5]]


def _is_formula(unit: Unit) -> bool:
    element = unit.element
    if element.tag == "table" and unit.block.kind == "PARAGRAPH":
        return next(element.iter("math"), None) is not None
    return bool(element.tag == "math")


def _box(element: HtmlElement) -> HtmlElement | None:
    """The figure of a table or of code that an element stands in, or the callout; None for what is neither."""
    for node in (element, *element.iterancestors()):
        if node.tag == "figure" and next(node.iter("table", "pre"), None) is not None:
            return node
        if node.tag in ("div", "aside") and _is_callout(node):
            parent = node.getparent()
            return parent if parent is not None and _is_callout(parent) else node
        if node.tag in ("body", "main", "article"):
            return None
    return None
