"""An article of a sentence or two, below which readers wrote more than it says."""

import re
from collections.abc import Container, Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.choice.page_furniture import SENTENCE, ends_as_sentence
from tui_reader.extraction.dom.element_text import names_of
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.comments import named_after_comments, outermost

_NAMED = re.compile(r"(?:\b|_)comments?(?:\b|_|list|area|section)|disqus|(?:\b|_)respond\b")


def above_comments(
    root: HtmlElement, chosen: Sequence[Unit], standfirst: Container[int], *, is_article: bool
) -> list[Unit]:
    """What of the chosen units is the article, where a page that says it is one has a sentence or two of its own, and
    the rest are comments on it; none where they are not.

    standfirst: the units, by id, that the page describes itself with.
    """
    if not is_article:
        return []
    named = [box for box in named_after_comments(root) if _NAMED.search(names_of(box))]
    boxes = [box for box in outermost(named) if box.find(".//h1") is None]
    within = {element for box in boxes for element in box.iter()}
    own = [unit for unit in chosen if unit.element not in within]
    if 2 * _size(own) > _size(chosen) or not any(id(unit) in standfirst or _is_story(unit, boxes) for unit in own):
        return []
    return own


def _size(units: Sequence[Unit]) -> int:
    return sum(len(unit.block.text) for unit in units)


def _is_story(unit: Unit, boxes: Sequence[HtmlElement]) -> bool:
    """Whether a unit is a sentence in an <article> that the comments do not stand in."""
    article = next(unit.element.iterancestors("article"), None)
    sentence = len(unit.block.text) >= SENTENCE and ends_as_sentence(unit.block.text)
    return sentence and article is not None and all(article not in box.iterancestors() for box in boxes)
