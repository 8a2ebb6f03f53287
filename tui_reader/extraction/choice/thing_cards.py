"""Cards of the things that an article tells of, between its paragraphs: a name, a picture, prices, buttons."""

from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tui_reader.extraction.choice.neighbours import is_promoted
from tui_reader.extraction.choice.page_furniture import ends_as_sentence
from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.evidence import belongs_to_page, invites, is_label, shares
from tui_reader.extraction.shape.units import Unit

DEEP = 9
"""How many elements up from a name the box of the text begins."""
LINE = 80
"""Characters of a price or a button."""
MOST = 300
"""Characters of all that a card says."""
_PAID = frozenset(("sponsored", "nofollow"))
_is_of_site = class_says(r"(?:^|[\s_-])(?:ads?|teasers?|signup|cta|download|podcast|video)(?:$|[\s_-])")


def card_names(run: Sequence[Unit], before: Unit, after: Unit, host: str) -> set[int]:
    """The ids of the headings among units between two chosen ones that are a card of what the text below is about.

    host: the page's own, to which no link of such a card leads.
    """
    names = [unit for unit in run if unit.block.kind == "HEADING"]
    run = run[run.index(names[0]) :] if names else ()
    if len(run) < 2 or sum(unit.block.kind == "FIGURE" for unit in run) > 1:
        return set()
    if not all(_may_be_of_card(unit, host.removeprefix("www.")) for unit in run):
        return set()
    if sum(len(unit.block.text) for unit in run) > MOST or not _stands_between(names, before, after):
        return set()
    return set(map(id, names))


def _may_be_of_card(unit: Unit, host: str) -> bool:
    """Whether a unit is a name, a picture, a price or a button, or the sentence that sums a thing up."""
    block = unit.block
    if any(span.kind == "LINK" and _host(span.href or "") == host for span in block.spans):
        return bool(_is_paid(unit.element))
    if block.kind == "HEADING":
        return not (belongs_to_page(block.text) or is_label(block.text) or shares(block.text) or invites(block.text))
    if block.kind not in ("PARAGRAPH", "FIGURE") or block.inside:
        return False
    if unit.element.tag != "figcaption" and belongs_to_page(block.text):
        return False  # another story says who wrote it, and when
    return len(block.text) <= LINE or ends_as_sentence(block.text)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_paid(element: HtmlElement) -> bool:
    """Whether the link around an element, or in it, is one that a shop pays for."""
    links = [*element.iter("a"), *islice(element.iterancestors("a"), 1)]
    return bool(links) and all(_PAID & set((link.get("rel") or "").lower().split()) for link in links)


def _stands_between(names: Sequence[Unit], before: Unit, after: Unit) -> bool:
    """Whether names stand in the box that holds the text above and below them, in none that is of the site."""
    above, below = set(before.element.iterancestors()), set(after.element.iterancestors())
    for name in names:
        if is_promoted(name.element):
            return False
        for box in islice(name.element.iterancestors(), DEEP):
            if box.tag in ("aside", "nav", "footer", "form", "body") or _is_of_site(box):
                return False
            if box in above and box in below:
                break
        else:
            return False
    return True
