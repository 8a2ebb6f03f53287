"""Figures: pictures with the caption that a page gives them."""

import re

from lxml.html import HtmlElement

from tui_reader.article.document import Block, Container, Image, Span
from tui_reader.extraction.dom.element_text import size_of
from tui_reader.extraction.shape.page_text import in_one_line
from tui_reader.extraction.shape.pictures import image, leads_to

_CAPTIONED = re.compile(r"(?:^|\s)(?:wp-caption|thumbinner|captioned-image|image-with-caption)(?:\s|$)")
_CAPTION = re.compile(r"(?:^|\s)(?:wp-caption-text|thumbcaption|image-caption)(?:\s|$)")
LABEL = 12
"""Characters that a page may write beside the caption for those who can not see the picture, such as "Image"."""


def figure(element: HtmlElement, base: str, inside: tuple[Container, ...]) -> list[Block]:
    """A <figure> of pictures as blocks, the last with the caption; empty when it holds more, to be read as blocks."""
    if next(element.iter("table", "pre", "blockquote", "ul", "ol"), None) is not None:
        return []
    pictures: list[tuple[Image | None, tuple[Span, ...]]] = [*_distinct(element, base)]
    caption = next((node for node in element.iterdescendants() if _is_caption(node)), None)
    if not pictures:
        # A picture that only comes by program, or a film: its caption is all there is of it.
        if caption is None or size_of(element) > size_of(caption) + LABEL:
            return []
        pictures = [(None, ())]
    text, spans = in_one_line(element if caption is None else caption, base, "\n")
    blocks = [Block("FIGURE", "", 0, link, inside, image=picture) for picture, link in pictures[:-1]]
    last, link = pictures[-1]
    return [*blocks, Block("FIGURE", text, 0, link + spans, inside, image=last)]


def is_figure(element: HtmlElement) -> bool:
    """A <figure>, or the box that WordPress and MediaWiki put round a picture and its caption."""
    return element.tag == "figure" or (element.tag == "div" and bool(_CAPTIONED.search(element.get("class") or "")))


def _is_caption(node: HtmlElement) -> bool:
    return node.tag == "figcaption" or bool(_CAPTION.search(node.get("class") or ""))


def _distinct(element: HtmlElement, base: str) -> list[tuple[Image, tuple[Span, ...]]]:
    """The pictures of a figure and the links they stand in; of a blurred placeholder and the picture itself, which
    come last, only that one.
    """
    found: dict[object, tuple[Image, tuple[Span, ...]]] = {}
    for number, node in enumerate(element.iter("img", "amp-img")):
        if picture := image(node, base):
            measure = (node.get("width"), node.get("height"))
            found[measure if all(measure) else number] = picture, leads_to(node, base)
    return list(found.values())
