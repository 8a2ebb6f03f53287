"""The standfirst: the sentence below the title that says what a story is about, and that belongs to it."""

import re
from collections.abc import Sequence

from tui_reader.extraction.choice.page_furniture import ends_as_sentence, is_no_text, linked_share
from tui_reader.extraction.dom.element_text import names_of
from tui_reader.extraction.dom.evidence import NONE, Sign, Signs, belongs_to_page, invites, is_label
from tui_reader.extraction.engines.alignment import words
from tui_reader.extraction.facts.metadata import Facts
from tui_reader.extraction.shape.units import Unit

AHEAD = 9
"""Units below the title among which it stands."""
SHORTEST = 25
LONG = 80
"""Characters of a chosen paragraph with which the story has begun."""
LONGEST = 600
TITLE = 120
"""Characters above which what is marked as a heading is a sentence."""
DESCRIBES = 0.7
"""The share of its words that the page's own description has, too."""
FEW = 6
"""Words of a description that are not said by chance."""
_NAMED = re.compile(
    r"(?:\b|_)(?:article|entry|post|story|news|page|content|headline|m-detail-header|p)?[-_]*"
    r"(?:standfirst|stand-first|sub-?head(?:line|ing|er)?|sub-?title|sub-?line|sub-?deck|de[ck]k?|strap-?line|"
    r"excerpt|lead(?:-text)?|lede|ingress|preamble|chapo|chapeau|sapo|vorspann|unterzeile|abstract|intro(?:duction)?|"
    r"summary|teaser(?:-?text)?)(?:\b|_)",
    re.IGNORECASE,
)


def standfirst(everything: Sequence[Unit], kept: Sequence[bool], signs: Signs, facts: Facts) -> set[int]:
    """Where sentences stand between title and story that the page describes itself with, or that it calls so; those
    that the chosen text begins with are none.
    """
    title = title_at(everything, facts.title)
    if title < 0 or True not in kept:
        return set()
    described = words(facts.excerpt)
    told = [words(unit.block.text) for unit, yes in zip(everything, kept, strict=True) if yes]
    around = _around_story(everything, kept, signs)
    result = set()
    for at in range(title + 1, min(title + 1 + AHEAD, len(kept))):
        unit = everything[at]
        if kept[at] and unit.block.kind == "PARAGRAPH" and len(unit.block.text) > LONG:
            break
        found = words(unit.block.text)
        if _is_one(unit, described, signs.around(unit.element) & ~around) and (kept[at] or not _is_told(found, told)):
            result.add(at)
    return result


def as_sentence(unit: Unit) -> Unit:
    """A standfirst as the paragraph it is, should it be marked as a heading: the story does not stand below it."""
    block = unit.block
    return unit._replace(block=block._replace(kind="PARAGRAPH", level=0)) if block.kind == "HEADING" else unit


def title_at(everything: Sequence[Unit], title: str) -> int:
    """Where the heading stands that says the title, else the first of the first level; -1 without any."""
    wanted = set(words(title))
    first = -1
    for at, unit in enumerate(everything):
        if unit.block.kind == "HEADING" and unit.block.level <= 2:
            said = set(words(unit.block.text))
            if said and wanted and len(said & wanted) >= 0.6 * max(len(said), len(wanted)):
                return at
            if first < 0 and unit.block.level == 1:
                first = at
    return first


def _around_story(everything: Sequence[Unit], kept: Sequence[bool], signs: Signs) -> int:
    """What names say of all that stands around the story: such names tell what the page can do ("social-on")."""
    for unit, yes in zip(everything, kept, strict=True):
        if yes and unit.block.kind == "PARAGRAPH" and len(unit.block.text) > LONG:
            return signs.around(unit.element)
    return NONE


def _is_one(unit: Unit, described: Sequence[str], around: int) -> bool:
    """Whether a unit is a standfirst; around: what the names of the boxes say that it alone stands in."""
    block = unit.block
    text = block.text
    if block.kind not in ("PARAGRAPH", "HEADING") or not SHORTEST <= len(text) <= LONGEST:
        return False
    if linked_share(block) > 0.5 or is_no_text(unit) or is_label(text) or belongs_to_page(text):
        return False
    if around & (Sign.FRAME | Sign.COOKIES):
        return False
    found = words(text)
    if block.kind == "HEADING" and len(text) <= TITLE and _begins_excerpt(found, described):
        return False
    said = set(described)
    begins = len(described) >= FEW and found[: len(described) - 1] == described[:-1]  # cut off within a word
    if begins or sum(word in said for word in found) >= DESCRIBES * len(found):
        return True
    # A sentence may tell of a tweet; what asks for something is no text, which was asked above.
    if (invites(text) and not ends_as_sentence(text)) or around & (
        Sign.SHARE | Sign.CONSENT | Sign.NAVIGATION | Sign.COMMENT
    ):
        return False
    parent = unit.element.getparent()
    alone = parent is not None and len(parent) == 1
    return bool(_NAMED.search(names_of(unit.element)) or (alone and _NAMED.search(names_of(parent))))


def _begins_excerpt(heading: Sequence[str], described: Sequence[str]) -> bool:
    """Whether the page describes itself with how its text begins, its first heading before the first sentence."""
    return len(described) >= len(heading) + FEW and list(described[: len(heading)]) == list(heading)


def _is_told(text: Sequence[str], told: Sequence[Sequence[str]]) -> bool:
    """Whether what was chosen has it already, as its own beginning or whole."""
    size = max(4, len(text) * 4 // 5)
    return any(list(other[:size]) == list(text[:size]) for other in told)
