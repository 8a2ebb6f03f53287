"""The way to a page above its text, as a list of links: "Home", "Guides", "Living"."""

from collections.abc import Sequence

from tui_reader.extraction.choice.neighbours import linked
from tui_reader.extraction.choice.page_furniture import SENTENCE
from tui_reader.extraction.shape.units import Unit

MOST = 6
LONGEST = 30
"""Names of such a list, and the characters of one."""
NEAR = 2
"""Units before it: a headline, a standfirst."""
_LINK = 0.9


def without_breadcrumbs(units: Sequence[Unit]) -> list[Unit]:
    """The units without a short list of links to other pages that stands above everything that is told."""
    start = next((at for at, unit in enumerate(units[: NEAR + 1]) if _is_name(unit)), -1)
    if start < 0:
        return list(units)
    end = next((at for at in range(start, len(units)) if not _is_name(units[at])), len(units))
    above = units[:start]
    followed = any(len(unit.block.text) >= SENTENCE and not unit.block.inside for unit in units[end:])
    if end - start > MOST or not followed or any(unit.block.kind != "HEADING" for unit in above):
        return list(units)
    return [*above, *units[end:]]


def _is_name(unit: Unit) -> bool:
    block = unit.block
    if block.kind != "PARAGRAPH" or not 0 < len(block.text) <= LONGEST or linked(block) < _LINK:
        return False
    leads = [span.href or "" for span in block.spans if span.kind == "LINK"]
    return any(container.kind == "ITEM" for container in block.inside) and not any("#" in href for href in leads)
