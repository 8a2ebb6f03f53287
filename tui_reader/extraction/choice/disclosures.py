"""What the box of the article folds away (`details`: an answer, a transcript) is its own, though engines skip it."""

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.choice.page_furniture import linked_share
from tui_reader.extraction.dom.evidence import Sign, Signs
from tui_reader.extraction.shape.units import Unit

MOST = 0.9
"""Share of the chosen text that makes an element the article's box."""
PROSE = 80
"""Characters from which on what is folded away says something."""
MOST_LINKED = 0.5
_UNWANTED = Sign.SHARE | Sign.CONSENT | Sign.NAVIGATION | Sign.COMMENT | Sign.FRAME


def with_disclosures(everything: Sequence[Unit], kept: Sequence[bool], signs: Signs) -> list[bool]:
    """The choice with all of every disclosure that stands in the box of what was chosen, and holds prose."""
    folded: dict[HtmlElement, list[int]] = {}
    for at, unit in enumerate(everything):
        if outermost := [*unit.element.iterancestors("details")][-1:]:
            folded.setdefault(outermost[0], []).append(at)
    result = list(kept)
    box = _box(everything, kept, signs) if folded else None
    if box is not None:
        for details, places in folded.items():
            if box in details.iterancestors() and _is_prose([everything[at] for at in places], details, signs):
                for at in places:
                    result[at] = True
    return result


def _box(everything: Sequence[Unit], kept: Sequence[bool], signs: Signs) -> HtmlElement | None:
    """The least element with MOST of the chosen text, or the outermost around it that says that it is the article's;
    None where that is the whole page.
    """
    sizes: Counter[HtmlElement] = Counter()
    chosen = [(unit.element, len(unit.block.text)) for unit, yes in zip(everything, kept, strict=True) if yes]
    for element, size in chosen:
        for above in element.iterancestors():
            sizes[above] += size
    least = MOST * sum(size for _, size in chosen)
    largest = max(chosen, key=lambda found: found[1])[0] if chosen else None
    around = [] if largest is None else [above for above in largest.iterancestors() if sizes[above] >= least]
    named = [above for above in around if above.tag == "article" or signs.own(above) & Sign.BODY]
    box = next(iter([*named[-1:], *around]), None)
    return None if box is None or box.tag in ("body", "html") else box


def _is_prose(units: Sequence[Unit], details: HtmlElement, signs: Signs) -> bool:
    if signs.around(details) & _UNWANTED:
        return False
    sizes = [len(unit.block.text) for unit in units]
    linked = sum(size * linked_share(unit.block) for unit, size in zip(units, sizes, strict=True))
    return max(sizes) >= PROSE and linked <= MOST_LINKED * sum(sizes)
