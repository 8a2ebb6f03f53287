"""Headings and lines that stand straight among the chosen text, in the very boxes that hold it."""

import re
from itertools import islice

from lxml.html import HtmlElement

from tui_reader.article.document import Block
from tui_reader.extraction.building.tag_table import HEADINGS
from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.element_text import size_of
from tui_reader.extraction.dom.evidence import belongs_to_page, is_label, shares
from tui_reader.extraction.shape.captions import in_gallery
from tui_reader.extraction.shape.units import Unit

NEAR = 3
"""How many elements up two units may share a box to stand beside one another."""
LINKED = 0.8
"""Share of a heading that is a link: then it is the title of something else."""
SENTENCE = 60
"""Characters of a paragraph that is no title of another story."""
_is_named_promoted = class_says(
    r"promo|related|recommend|author|(?:^|[\s_-])(?:bio|more)(?:$|[\s_-])|newsletter|subscri|share"
)
LONGEST_QUOTATION = 3_000
"""Characters of a quotation; old pages set all of their text in one such box."""
_is_embedded_post = class_says(
    r"(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed-bq|"
    r"reddit-card|fb-post|fb-xfbml-parse-ignore|text-post-media)(?:\s|$)"
)
_APART = frozenset(("aside", "nav", "footer", "header", "form"))
_ENDS = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019\u00bb)\]]*(?:\[?\d{1,2}\]?)?\s*$")
# What is written as a text of its own, and shown whole: a readme, an answer.
_is_document = class_says(r"(?:^|\s)(?:markdown-body|s-prose)(?:\s|$)")


def heads(unit: Unit, below: Unit) -> bool:
    """Whether a heading stands straight above a chosen unit, in a box that holds it as well; that unit may be a
    heading of a lower level, which was chosen so.
    """
    block = unit.block
    if block.kind != "HEADING" or not _says(block) or linked(block) > LINKED or is_promoted(unit.element):
        return False
    deeper = below.block.kind == "HEADING" and below.block.level > block.level
    if not deeper and (below.block.kind not in ("PARAGRAPH", "CODE", "TABLE") or linked(below.block) > 0.5):
        return False
    box = next(unit.element.iterancestors(*HEADINGS), unit.element)
    return _box(box, below.element) is not None


def follows(unit: Unit, heading: Unit) -> bool:
    """Whether a sentence is all there is below a chosen heading, which would stand over nothing without it."""
    block = unit.block
    if is_promoted(unit.element) or in_gallery(unit.element):
        return False
    if heading.block.kind != "HEADING" or block.kind != "PARAGRAPH" or linked(block) > 0.5:
        return False
    return bool(_ENDS.search(block.text)) and _says(block) and _box(unit.element, heading.element) is not None


def is_promoted(element: HtmlElement) -> bool:
    """Whether the boxes around an element say that it is about something else: another story, who wrote this one."""
    return any(_is_named_promoted(node) for node in islice(element.iterancestors(), NEAR))


def is_alike(unit: Unit, before: Unit, after: Unit) -> bool:
    """Whether a sentence stands in a box of its own just like those of the chosen text before and after it."""
    block = unit.block
    if block.kind != "PARAGRAPH" or len(block.text) < SENTENCE or not _ENDS.search(block.text):
        return False
    own, above, below = (_chain(one.element) for one in (unit, before, after))
    if own is None or above is None or below is None:
        return False
    return own[1] is above[1] is below[1] and own[0] in (above[0], below[0])


def is_of_document(unit: Unit, before: Unit) -> bool:
    """Whether a unit stands in the box of a written document that holds chosen text."""
    if not any(map(str.isalnum, unit.block.text)):
        return False
    boxes = (node for node in unit.element.iterancestors() if _is_document(node))
    box = next(boxes, None)
    return box is not None and box in before.element.iterancestors()


def is_of_quotation(unit: Unit, beside: Unit) -> bool:
    """Whether a unit stands in the very quotation of a chosen one: words and whose they are go together."""
    box = next(unit.element.iterancestors("blockquote"), None)
    if box is None or box not in beside.element.iterancestors() or size_of(box) > LONGEST_QUOTATION:
        return False
    return next(box.iter("input", "textarea"), None) is None


def is_of_embedded_post(unit: Unit, before: Unit, after: Unit) -> bool:
    """Whether a unit is a post of a network that stands in the row of the text above and below it."""
    box = next((node for node in unit.element.iterancestors() if _is_embedded_post(node)), None)
    if box is None:
        return False
    above, below = set(before.element.iterancestors()), set(after.element.iterancestors())
    return any(node in above and node in below for node in islice(box.iterancestors(), NEAR))


def linked(block: Block) -> float:
    """The share of a block's text that is links."""
    if not block.spans:
        return 0.0
    size = sum(span.end - span.start for span in block.spans if span.kind == "LINK")
    return size / len(block.text) if block.text else 0.0


def _says(block: Block) -> bool:
    text = block.text
    return any(map(str.isalnum, text)) and not (belongs_to_page(text) or is_label(text) or shares(text))


def _box(one: HtmlElement, other: HtmlElement) -> HtmlElement | None:
    """The box that two units share not far above either; None where one stands in a part of the page apart."""
    above = list(one.iterancestors())[:NEAR]
    beside = set(list(other.iterancestors())[: NEAR + 1])
    for node in above:
        if node in beside:
            return node
        if node.tag in _APART:
            return None
    return None


def _chain(element: HtmlElement) -> tuple[str, HtmlElement] | None:
    """What a paragraph stands in: names of its box and of the one around it, and that which holds all of them."""
    box = element.getparent()
    if element.tag != "p" or box is None or box.tag != "div" or not box.get("class"):
        return None
    around = box.getparent()
    return None if around is None or len(box) > 2 else (box.get("class") or "", around)
