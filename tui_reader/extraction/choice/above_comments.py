"""An article of a sentence or two, below which readers wrote more than it says."""

from collections.abc import Container, Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.choice.page_furniture import SENTENCE, ends_as_sentence
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.comments import named_after_comments, outermost


def above_comments(
    root: HtmlElement, chosen: Sequence[Unit], standfirst: Container[int], *, is_article: bool
) -> list[Unit]:
    """What of the chosen units is the article, where a page that says it is one has a sentence or two of its own, and
    the rest are comments on it; none where they are not.

    standfirst: the units, by id, that the page describes itself with.
    """
    if not is_article:
        return []
    boxes = [box for box in outermost(named_after_comments(root)) if box.find(".//h1") is None]
    own = [unit for unit in chosen if not any(_is_in(unit.element, box) for box in boxes)]
    if len(own) == len(chosen) or not any(id(unit) in standfirst or _is_story(unit, boxes) for unit in own):
        return []
    return own


def _is_story(unit: Unit, boxes: Sequence[HtmlElement]) -> bool:
    """Whether a unit is a sentence in an <article> that the comments do not stand in."""
    article = next(unit.element.iterancestors("article"), None)
    sentence = len(unit.block.text) >= SENTENCE and ends_as_sentence(unit.block.text)
    return sentence and article is not None and not any(_is_in(box, article) for box in boxes)


def _is_in(element: HtmlElement, box: HtmlElement) -> bool:
    return element is box or box in element.iterancestors()
