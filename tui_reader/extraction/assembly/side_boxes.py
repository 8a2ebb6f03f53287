"""Boxes of facts that a page sets beside its text: they come behind the lead, where a column has no side."""

import re
from collections.abc import Sequence

from tui_reader.extraction.shape.fact_rows import names_facts
from tui_reader.extraction.shape.units import Unit

_EXPLAINS = re.compile(
    r"(?:^|[\s_-])(?:explainer|side-?box|background-?(?:box|info)|context-?box|(?:hintergrund|info|erklär)-?kasten)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BOXES = ("table", "aside", "div", "section", "dl")
SENTENCE = 80
"""Characters of a paragraph with which the text has begun."""
LEAD = 6
"""Units of a lead at most."""


def behind_lead(units: Sequence[Unit]) -> list[Unit]:
    """The units, boxes that stand before the first sentence and are less than the text moved to where the lead ends."""
    first = next((at for at, unit in enumerate(units) if not _is_beside(unit) and _is_sentence(unit)), None)
    if first is None:
        return list(units)
    beside = [unit for unit in units[:first] if _is_beside(unit)]
    if not beside or 2 * sum(len(unit.block.text) for unit in beside) > sum(len(unit.block.text) for unit in units):
        return list(units)
    end = next(
        (at for at in range(first + 1, min(first + LEAD, len(units))) if units[at].block.kind != "PARAGRAPH"), first + 1
    )
    before = [unit for unit in units[:first] if not _is_beside(unit)]
    return [*before, *units[first:end], *beside, *units[end:]]


def _is_sentence(unit: Unit) -> bool:
    return unit.block.kind == "PARAGRAPH" and len(unit.block.text) >= SENTENCE


def _is_beside(unit: Unit) -> bool:
    """Whether a unit is, or stands in, a box whose names say that it is one of facts, or explains."""
    boxes = (node for node in (unit.element, *unit.element.iterancestors()) if node.tag in _BOXES)
    return any(names_facts(names) or _EXPLAINS.search(names) for box in boxes if (names := box.get("class")))
