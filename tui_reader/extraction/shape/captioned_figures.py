"""Figures: pictures with the caption that a page gives them."""

import re

from lxml.html import HtmlElement

from tui_reader.article.document import Block, Container, Image, Span
from tui_reader.extraction.building.edits import Edit, Edits
from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.element_text import content_of, size_of
from tui_reader.extraction.dom.embedded import EMBEDDED
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.shape.page_text import in_one_line
from tui_reader.extraction.shape.pictures import image, leads_to

_is_captioned = class_says(r"(?:^|\s)(?:wp-caption|thumbinner|captioned-image|image-with-caption)(?:\s|$)")
_CAPTION = re.compile(r"(?:^|\s)(?:wp-caption-text|gallery-caption|thumbcaption|image-caption)(?:\s|$)")
_DRAWING = re.compile(r"\.svg(?:[?#]|$)", re.IGNORECASE)
LABEL = 12
"""Characters that a page may write beside the caption for those who can not see the picture, such as "Image"."""


LEAST_WORDS = 3
"""Words that are no caption's beginning by chance."""


def figure(element: HtmlElement, base: str, inside: tuple[Container, ...]) -> list[Block]:
    """A <figure> of pictures as blocks, the last with the caption; empty when it holds more, to be read as blocks."""
    inner = (node for node in element.iterdescendants("table", "pre", "blockquote", "ul", "ol", "figure"))
    if any(not _is_in_caption(node, element) for node in inner):
        return []
    pictures: list[tuple[Image | None, tuple[Span, ...]]] = [*_distinct(element, base)]
    caption = next((node for node in element.iterdescendants() if _is_caption(node)), None)
    played = next((node for node in element.iter("iframe") if node.get(EMBEDDED)), None)
    if played is not None and not pictures:
        return [film(played, caption, base, inside)]
    # A picture that only comes by program, or a film: its caption is all there is of it.
    if not pictures and (caption is None or size_of(element) > size_of(caption) + LABEL):
        return []
    pictures = pictures or [(None, ())]
    text, spans = in_one_line(element if caption is None else caption, base, "\n")
    text, spans = _said_once(text, spans)
    blocks = [Block("FIGURE", "", 0, link, inside, image=picture) for picture, link in pictures[:-1]]
    last, link = pictures[-1]
    return [*blocks, Block("FIGURE", text, 0, link + spans, inside, image=last)]


def film(played: HtmlElement, caption: HtmlElement | None, base: str, inside: tuple[Container, ...]) -> Block:
    """What a page plays: a figure that leads there, without a picture, described by its kind and what it is called."""
    link = Span(0, 0, "LINK", absolute(base, played.get(EMBEDDED) or ""))
    text, spans = ("", ()) if caption is None else in_one_line(caption, base, "\n")
    return Block("FIGURE", text, 0, (link, *spans), inside, image=Image("", played.get("title") or ""))


def _said_once(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """A caption without its own beginning again: pages write it for each of their layouts."""
    words = [*re.finditer(r"\w+", text.casefold())]
    plain = [word.group() for word in words]
    for size in range(len(words) // 2, LEAST_WORDS - 1, -1):
        if plain[:size] == plain[size : 2 * size]:
            start, end = words[size].start(), words[2 * size].start() if 2 * size < len(words) else len(text)
            gone = frozenset(span for span in spans if start <= span.start and span.end <= end)
            once = Edits([Edit(start, end, "")], gone)
            block = once.applied(Block("FIGURE", text, 0, spans))
            kept = block.text.rstrip()
            return kept, tuple([span._replace(end=min(span.end, len(kept))) for span in block.spans])
    return text, spans


def is_figure(element: HtmlElement) -> bool:
    """A <figure>, or the box that WordPress and MediaWiki put round a picture and its caption."""
    if element.tag == "dl":
        return _is_of_gallery(element)
    return element.tag == "figure" or (element.tag == "div" and _is_captioned(element))


def _is_of_gallery(pair: HtmlElement) -> bool:
    """Whether a <dl> pairs one picture with its caption, as WordPress's galleries did."""
    terms = list(pair.iterchildren("dt"))
    if len(terms) != 1 or len(pair) > 2 or next(terms[0].iter("img"), None) is None:
        return False
    return not content_of(terms[0]).strip()


def _is_in_caption(node: HtmlElement, figure: HtmlElement) -> bool:
    for around in node.iterancestors():
        if around is figure:
            return False
        if _is_caption(around):
            return True
    return False


def _is_caption(node: HtmlElement) -> bool:
    return node.tag == "figcaption" or bool(_CAPTION.search(node.get("class") or ""))


def _distinct(element: HtmlElement, base: str) -> list[tuple[Image, tuple[Span, ...]]]:
    """The pictures of a figure and the links they stand in; of a blurred placeholder and the picture itself, which
    come last, only that one. A drawing beside a photograph is the sign of a button: larger, play, close.
    """
    found: dict[object, tuple[Image, tuple[Span, ...]]] = {}
    for number, node in enumerate(element.iter("img", "amp-img")):
        if picture := image(node, base):
            same = (node.get("width"), node.get("height"), picture.src.partition("?")[0].rpartition("/")[2])
            found[same if all(same) else number] = picture, leads_to(node, base)
    photographs = [shown for shown in found.values() if not _DRAWING.search(shown[0].src)]
    return photographs or list(found.values())
