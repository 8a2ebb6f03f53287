"""What a ranking ranks: small boxes of one kind between the paragraphs that tell of it, which no engine takes."""

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.choice.neighbours import is_promoted
from tui_reader.extraction.choice.page_furniture import is_no_text, linked_share
from tui_reader.extraction.dom.evidence import Sign, Signs, belongs_to_page, invites, is_label
from tui_reader.extraction.shape.units import Unit

MANY = 3
"""Boxes of one kind that are no chance."""
MOST = 6
"""Units of such a box."""
LONGEST = 160
"""Characters of all its text."""
LONG = 100
"""Characters of the paragraph that tells of it."""
MOST_LINKED = 0.5
"""Share of it that is a link: a thing's name may be one, another story's title is nothing else."""
_UNWANTED = Sign.SHARE | Sign.CONSENT | Sign.NAVIGATION | Sign.COMMENT | Sign.FRAME


def with_ranked_items(everything: Sequence[Unit], kept: Sequence[bool], signs: Signs) -> list[bool]:
    """The choice with the boxes that stand alike, MANY times and with other words each time, straight above chosen
    paragraphs of the box that they stand in.
    """
    kinds: dict[tuple[str, str], list[range]] = {}
    for gap in _gaps(kept):
        if (box := _box(everything, gap)) is not None and all(_is_of_item(everything[at], signs) for at in gap):
            kinds.setdefault((box.tag, box.get("class") or ""), []).append(gap)
    places: set[int] = set()
    for gaps in kinds.values():
        texts = {"".join(everything[at].block.text for at in gap) for gap in gaps}
        if len(texts) >= MANY and len(texts) == len(gaps):
            places.update(at for gap in gaps for at in gap)
    return [yes or at in places for at, yes in enumerate(kept)]


def _gaps(kept: Sequence[bool]) -> Iterator[range]:
    """Where a few units that were not chosen stand between chosen ones."""
    start = -1
    for at, yes in enumerate(kept):
        if yes:
            if start >= 0 and 0 < at - start - 1 <= MOST:
                yield range(start + 1, at)
            start = at


def _box(everything: Sequence[Unit], gap: range) -> HtmlElement | None:
    """The box that all units of a gap stand in and that has a class, beside the paragraph below; None where there is
    none.
    """
    below = everything[gap[-1] + 1]
    blocks = [everything[at].block for at in gap]
    size = sum(len(block.text) for block in blocks)
    if sum(linked_share(block) * len(block.text) for block in blocks) > MOST_LINKED * size:
        return None
    if not 0 < size <= LONGEST or below.block.kind != "PARAGRAPH" or len(below.block.text) < LONG:
        return None
    around = set(below.element.iterancestors())
    box: HtmlElement | None = everything[gap[0]].element
    while box is not None and box.getparent() not in around:
        box = box.getparent()
    if box is None or box in around or not box.get("class"):
        return None
    within = set(box.iter())
    above = everything[gap[0] - 1].element
    return box if above not in within and all(everything[at].element in within for at in gap) else None


def _is_of_item(unit: Unit, signs: Signs) -> bool:
    """Whether a unit says something of a thing, and does not ask or lead away."""
    block = unit.block
    if block.kind not in ("PARAGRAPH", "HEADING", "FIGURE"):
        return False
    if invites(block.text) or belongs_to_page(block.text) or is_label(block.text) or is_no_text(unit):
        return False
    about = (signs.own(unit.element) | signs.own(unit.element.getparent())) & Sign.ABOUT
    return not (about or is_promoted(unit.element) or signs.around(unit.element) & _UNWANTED)
