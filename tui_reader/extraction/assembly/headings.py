"""Headings that are marked as such and are none, and those that nothing follows."""

import re
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from tui_reader.article.document import Block, Span
from tui_reader.extraction.assembly.heading_like import lines_titled, titled
from tui_reader.extraction.assembly.term_sections import terms_titled
from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.element_text import is_alone, names_of, size_of
from tui_reader.extraction.dom.evidence import invites
from tui_reader.extraction.shape.units import Unit

OFTEN = 3
"""A heading that stands in the page so often may be a label of its theme."""
MOST_AGAIN = 4
"""A heading that stands in it more often is one, unless the page is a manual."""
MANY = 3
"""Sections that are no refrain, and teasers that are a list of articles."""
PROSE = 60
"""Characters of a paragraph that is no label."""
LONG = 200
"""Characters of a paragraph that is no teaser."""
# Boxes whose titles are no sections of an article: names of people, answers to it, what else there is to see.
_BESIDE = re.compile(
    r"comment|repl(?:y|ies)\b|user-?_?(?:details|info|name|title|card|profile)|author-?_?(?:box|bio|card|info|name)|"
    r"(?:\b|_)bio(?:\b|_)|related|recommend|read-?more|more-?stories|up-?next|trending|(?:\b|_)(?:review|rating)|"
    r"testimonial|upsell|cross-?sell|also-?like|newsletter|subscri"
)
_ASKING = re.compile(
    r"related|recommend|read-?more|more-?stories|up-?next|trending|also-?like|newsletter|subscri|sign-?up|donat",
    re.IGNORECASE,
)
# Titles that themes write over what surrounds a text; those of the second kind name sections of articles as well.
_THEME = re.compile(
    r"(?:site |main |post )(?:menu|navigation)|follow us|sign in|log in|your answer|create an account.*|"
    r"[\d,. ]*\d (?:answers?|comments?|products?|results?|items?|reviews?|replies)|"
    r"comments? \(\d+\)|recently (?:viewed|browsing).*|notify me.*|we (?:care about|value) your privacy|"
    r"choose (?:your|a) (?:language|country|region).*|(?:table of contents|on this page|in this article|jump to|"
    r"in-page links)|share (?:this|on|via)\b.*|best ?sellers|breaking news emails?",
    re.IGNORECASE,
)
_MAYBE_THEME = re.compile(r"menu|navigation|filters?|sort by|loading|linked|contents", re.IGNORECASE)
_is_spoken = class_says(r"(?:\b|_)(?:sr-only|visually-?hidden|screen-?reader(?:-text)?)\b")
_AROUND = 4
"""How many elements up a box's name speaks of a heading."""


def with_headings(units: Sequence[Unit]) -> list[Unit]:
    """The units, paragraphs that behave like headings made headings, and labels of the theme made paragraphs."""
    found = _demoted(titled(terms_titled(units)))
    if sum(unit.block.kind == "HEADING" for unit in found) < 2:
        found = _demoted(lines_titled(found))
    return found


def without_empty(units: Sequence[Unit]) -> list[Unit]:
    """Without headings at the end, without linked ones that nothing follows, for those lead to other articles, and
    without sections told twice.

    A list of such headings stays where the line before it announces it with a colon, and where it is the page.
    """
    kept = _told_once(units)
    if all(unit.block.kind in ("HEADING", "RULE") for unit in kept):
        return kept
    index = _is_index(kept)
    while kept[-1].block.kind in ("HEADING", "RULE") and not (index and _is_linked(kept[-1])):
        kept.pop()
    return kept if index else _without_teasers(_without_tail(kept))


def without_spoken(units: Sequence[Unit]) -> list[Unit]:
    """Without headings that a page has for those alone who have it read out: no one else sees them."""
    return [unit for unit in units if unit.block.kind != "HEADING" or not _is_spoken(unit.element)]


def without_bare_titles(units: Sequence[Unit]) -> list[Unit]:
    """Without the titles of boxes that ask for subscriptions or list other stories, where nothing else of the box was
    chosen.
    """
    result = []
    for at, unit in enumerate(units):
        box = _asking(unit.element) if unit.block.kind == "HEADING" else None
        below = units[at + 1].element if at + 1 < len(units) else None
        if box is None or (below is not None and box in below.iterancestors()):
            result.append(unit)
    return result


def _asking(element: HtmlElement) -> HtmlElement | None:
    """The box close around a heading whose names say that it asks, or leads away."""
    for node in list(element.iterancestors())[:_AROUND]:
        if node.tag in ("body", "main", "article"):
            return None
        if _ASKING.search(node.get("class") or ""):
            return node
    return None


def _without_tail(units: list[Unit]) -> list[Unit]:
    """Without headings at the end under which nothing stands but silent pictures that lead elsewhere."""
    end = len(units)
    while end and (units[end - 1].block.kind in ("HEADING", "RULE") or _is_way(units[end - 1].block)):
        end -= 1
    return units[: next((at for at in range(end, len(units)) if units[at].block.kind == "HEADING"), len(units))]


def _is_way(block: Block) -> bool:
    """Whether a block is a picture without words that is a link."""
    return block.kind == "FIGURE" and not block.text and any(span.kind == "LINK" for span in block.spans)


def _is_index(units: Sequence[Unit]) -> bool:
    """Whether the page is a list of articles: more linked headings than paragraphs of some length."""
    linked = sum(unit.block.kind == "HEADING" and _is_linked(unit) for unit in units)
    long = sum(unit.block.kind == "PARAGRAPH" and len(unit.block.text) > LONG for unit in units)
    return linked >= MANY and linked > long


def _is_linked(unit: Unit) -> bool:
    """Whether a heading is a link that leads away; manuals link each of theirs to itself."""
    links = [*unit.element.iter("a"), *unit.element.iterancestors("a")]
    if links and all((link.get("href") or "#").startswith("#") for link in links):
        return False
    linked = sum(span.end - span.start for span in unit.block.spans if span.kind == "LINK")
    return linked > 0.8 * len(unit.block.text)


def _without_teasers(units: Sequence[Unit]) -> list[Unit]:
    result = []
    announced = False
    for at, unit in enumerate(units):
        block = unit.block
        listed = any(container.kind == "ITEM" for container in block.inside)
        announced = listed and announced if block.kind == "HEADING" else block.text.endswith(":")
        below = next((one for one in units[at + 1 :] if one.block.kind != "RULE"), None)
        alone = below is not None and below.block.kind == "HEADING" and not announced
        if not (block.kind == "HEADING" and alone and _is_linked(unit)):
            result.append(unit)
    return result


def _told_once(units: Sequence[Unit]) -> list[Unit]:
    """Without runs of MANY sections that stood before in another box: themes write them for narrow screens and wide
    ones. Fewer stay, as refrains do, and so does what one box tells twice.
    """
    first: dict[str, int] = {}
    result: list[Unit] = []
    at = 0
    while at < len(units):
        block = units[at].block
        size = 0
        if block.kind == "HEADING":
            size = _repeated(units, first.setdefault(block.text, at), at)
        if not size:
            result.append(units[at])
        at += size or 1
    return result


def _repeated(units: Sequence[Unit], before: int, at: int) -> int:
    """How many units from `at` on are those from `before` on; 0 when they hold fewer than MANY headings."""
    size = headings = 0
    while before + size < at and at + size < len(units):
        left, right = units[before + size].block, units[at + size].block
        if left.kind != right.kind or left.text != right.text:
            break
        headings += right.kind == "HEADING"
        size += 1
    another = _box_of(units[before].element) is not _box_of(units[at].element)
    return size if headings >= MANY and another else 0


def _box_of(heading: HtmlElement) -> HtmlElement | None:
    """The box a heading stands in; one of its own around it is none."""
    parent = heading.getparent()
    while parent is not None and is_alone(heading) and parent.tag not in ("body", "main", "article"):
        heading, parent = parent, parent.getparent()
    return parent


def _demoted(units: list[Unit]) -> list[Unit]:
    """Labels made paragraphs: what recurs (see _recurring); what themes write, unless prose follows; titles of boxes
    beside the text; and linked titles that were linked before.
    """
    recurring = _recurring(units)
    whole = sum(len(unit.block.text) for unit in units)
    shown: set[str] = set()
    result = []
    for at, unit in enumerate(units):
        title = unit.block.text
        if unit.block.kind == "HEADING":
            label = at in recurring or (title in shown and _is_linked(unit))
            theme = _is_theme(title.strip(" :.…!♥→»"), _text_below(units, at))
            if label or theme or _is_beside(unit.element, whole):
                unit = _as_paragraph(unit)
            else:
                shown.add(title)
        result.append(unit)
    return result


def _recurring(units: Sequence[Unit]) -> set[int]:
    """Where a heading says again what others said, and is a label of a theme, or who speaks: with nothing or the same
    below it, with no other title since; and all but the first of very many, unless the page is a manual, whose
    sections have their form.
    """
    places = [at for at, unit in enumerate(units) if unit.block.kind == "HEADING"]
    often = Counter(units[at].block.text for at in places)
    manual = any(unit.block.kind == "CODE" for unit in units)
    first: set[str] = set()
    since: set[str] = set()
    below: set[tuple[str, str]] = set()
    found = set()
    for at in places:
        title, text = units[at].block.text, _text_below(units, at)
        if often[title] < OFTEN:
            since = set()
            continue
        again = title in first and not manual and often[title] > MOST_AGAIN
        if not text or title in since or (title, text) in below or again:
            found.add(at)
        else:
            first.add(title)
            since = since | {title}
            below.add((title, text))
    return found


def _is_theme(title: str, first: str) -> bool:
    """Whether themes write such a title; `first` is the text below it."""
    return bool(_THEME.fullmatch(title) or (_MAYBE_THEME.fullmatch(title) and not _is_prose(first)))


def _text_below(units: Sequence[Unit], at: int) -> str:
    """The text that stands straight below a heading; "" before another heading."""
    below = units[at + 1].block if at + 1 < len(units) else None
    return "" if below is None or below.kind == "HEADING" else below.text or below.kind


def _is_prose(text: str) -> bool:
    """Whether a text is a sentence that asks for nothing but reading."""
    return len(text) >= PROSE and not invites(text)


def _is_beside(element: HtmlElement, whole: int) -> bool:
    """Whether a heading's own names, or those of the boxes straight around it, say it is none of the article's.

    whole: how much text was chosen; a box of half of it is the article.
    """
    node: HtmlElement | None = element
    for _ in range(_AROUND):
        if node is None or node.tag in ("body", "main", "article"):
            return False
        # The id of a heading or a section is often made of the words of its title.
        names = names_of(node) if node.tag == "div" else (node.get("class") or "").lower()
        if _BESIDE.search(names) and size_of(node) < whole / 2:
            return True
        node = node.getparent()
    return False


def _as_paragraph(unit: Unit) -> Unit:
    block = unit.block
    strong = Span(0, len(block.text), "STRONG")
    return unit._replace(block=block._replace(kind="PARAGRAPH", level=0, spans=(strong, *block.spans)))
