"""The line of a manual that leads to its other parts: "Next: Bends, Previous: Hitches, Up: Knots"."""

from tui_reader.extraction.shape.units import Unit

_WAYS = frozenset("next prev previous up contents toc index start home first last".split())
_LONGEST = 300
_LABELS = 60
"""Characters of it that are no link."""


def is_ways_line(unit: Unit) -> bool:
    """Whether most of a unit are links that the page itself calls the ways to its neighbours."""
    text = unit.block.text
    links = [span for span in unit.block.spans if span.kind == "LINK"]
    if len(links) < 2 or len(text) > _LONGEST or len(text) - sum(link.end - link.start for link in links) > _LABELS:
        return False
    called = [set((link.get("rel") or "").lower().split()) & _WAYS for link in unit.element.iter("a")]
    return sum(map(bool, called)) >= 2
