"""Definition lists that are sections: questions with their answers, and terms with as much text as a section has."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.shape.units import Unit

LONGEST = 120
"""Characters of a term that may be a heading."""
ANSWER = 40
"""Characters that follow a question, on average."""
SECTION = 250
"""Characters that follow any other term, on average."""


def terms_titled(units: Sequence[Unit]) -> list[Unit]:
    """The units, the terms of such lists made headings below the marked one they stand under."""
    found = list(units)
    lists: dict[HtmlElement, list[int]] = {}
    for at, unit in enumerate(found):
        if _part(unit) and (list_ := next(unit.element.iterancestors("dl"), None)) is not None:
            lists.setdefault(list_, []).append(at)
    for places in lists.values():
        if _are_sections([found[at] for at in places]):
            level = next((unit.block.level for unit in reversed(found[: places[0]]) if unit.block.level), 1)
            for at in places:
                found[at] = _freed(found[at], min(level + 1, 6))
    return found


def _part(unit: Unit) -> str:
    """Whether a unit is the TERM or in the DEFINITION of a definition list; "" when it is neither."""
    return next((box.kind for box in reversed(unit.block.inside) if box.kind in ("TERM", "DEFINITION")), "")


def _are_sections(units: Sequence[Unit]) -> bool:
    terms = [unit.block.text for unit in units if _part(unit) == "TERM"]
    size = sum(len(unit.block.text) for unit in units if _part(unit) == "DEFINITION")
    if len(terms) < 2 or _part(units[0]) != "TERM" or not all(3 <= len(term) <= LONGEST for term in terms):
        return False
    if any(term.endswith((".", ",", ";")) for term in terms):
        return False
    asked = all(term.endswith(("?", "？")) for term in terms)
    return size >= (ANSWER if asked else SECTION) * len(terms)


def _freed(unit: Unit, level: int) -> Unit:
    """A term as a heading, a definition as plain text."""
    block = unit.block
    inside = tuple(box for box in block.inside if box.kind not in ("TERM", "DEFINITION"))
    if _part(unit) == "DEFINITION":
        return unit._replace(block=block._replace(inside=inside))
    spans = tuple(span for span in block.spans if span.kind != "STRONG")
    return unit._replace(
        block=block._replace(
            kind="HEADING", text=block.text.replace("\n", " "), level=level, spans=spans, inside=inside
        )
    )
