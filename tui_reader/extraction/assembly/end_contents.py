"""The list of a page's own sections that stands below its text, as manuals made of printed pages have it."""

from collections.abc import Sequence

from tui_reader.extraction.assembly.contents import LEAST, SENTENCE, SHARE, is_in_page, title_key
from tui_reader.extraction.shape.units import Unit

_CREDIT = 300
"""Characters of what may stand below it: who made the page, and when."""


def without_end_contents(units: Sequence[Unit]) -> list[Unit]:
    """The units without such a list, its heading, what a line parts from it, and the line above that leads to it."""
    last = _before_credit(units)
    first = last
    while first and is_in_page(units[first - 1]) and units[first - 1].block.kind == "PARAGRAPH":
        first -= 1
    if (
        not first
        or units[first - 1].block.kind != "HEADING"
        or not _names_sections(units[: first - 1], units[first:last])
    ):
        return list(units)
    name = title_key(units[first - 1].block.text)
    end = first - 1
    while end and units[end - 1].block.kind == "RULE":
        end -= 1
    opening = next(
        (at for at in range(end) if len(units[at].block.text) >= SENTENCE and not _leads(units[at], name)), 0
    )
    return [unit for at, unit in enumerate(units[:end]) if at >= opening or not _leads(unit, name)]


def _before_credit(units: Sequence[Unit]) -> int:
    """The end of the units without a few words below a last line across the page."""
    rule = next((at for at in range(len(units) - 1, -1, -1) if units[at].block.kind == "RULE"), len(units))
    return rule if sum(len(unit.block.text) for unit in units[rule:]) <= _CREDIT else len(units)


def _names_sections(text: Sequence[Unit], items: Sequence[Unit]) -> bool:
    """Whether the items are most of the headings of a text, and hardly anything else."""
    titles = {title_key(unit.block.text) for unit in text if unit.block.kind == "HEADING"}
    named = {title_key(unit.block.text) for unit in items}
    common = len(titles & named)
    return common >= max(LEAST, SHARE * len(items), SHARE * len(titles))


def _leads(unit: Unit, name: str) -> bool:
    """Whether a link of the unit has the name of the list and leads to a place of a page."""
    text = unit.block.text
    links = [span for span in unit.block.spans if span.kind == "LINK" and "#" in (span.href or "")]
    return any(title_key(text[link.start : link.end]) == name for link in links)
