"""Pictures with their captions, and the best address a picture has."""

import re

from lxml.html import HtmlElement

from tui_reader.article.document import Block, Container, Image, Span
from tui_reader.clean import one_line
from tui_reader.extraction.dom.dom import absolute, size_of
from tui_reader.extraction.shape.mathematics import is_boxed, latex_text, math_text
from tui_reader.extraction.shape.page_line import Inline, Piece

_PLACEHOLDER = re.compile(
    r"^data:|(?:^|/)(?:blank|spacer|placeholder|pixel|transparent|loading|lazy|grey|1x1)[\w-]*\.(?:gif|png|svg|jpe?g)",
    re.IGNORECASE,
)
_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-url", "data-hi-res-src", "data-actualsrc", "data-full-src",
    "data-image", "data-img-src", "data-large_image", "data-orig-file", "data-src-large", "data-native-src",
)  # fmt: skip
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "data-responsive", "data-sizes-srcset")
_EMOJI = re.compile(r"emoji|smil(?:ey|ie)|wp-smiley|emoticon|icon|latex|tex\b|math|formula|equation", re.IGNORECASE)
_CAPTIONED = re.compile(r"(?:^|\s)(?:wp-caption|thumbinner|captioned-image|image-with-caption)(?:\s|$)")
_CAPTION = re.compile(r"(?:^|\s)(?:wp-caption-text|thumbcaption|image-caption)(?:\s|$)")
# "File:quay.jpg" is the name of MediaWiki's page about the picture.
_PICTURE_FILE = re.compile(r"(?:^|/)[^/:]*\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:\?[^/]*)?$", re.IGNORECASE)
_TEXT_LIMIT = 24
LABEL = 12
"""Characters that a page may write beside the caption for those who can not see the picture, such as "Image"."""
# Wider than this no terminal shows, and pages offer the full scan of a print beside it.
WIDEST = 1600
NAMELESS = "\u25a3"
"""What stands in a table's cell for a picture without alternative text."""


def image(element: HtmlElement, base: str) -> Image | None:
    """The picture of an <img>: its best address and alternative text; None for a tracking pixel or a spacer."""
    if element.get("width") in ("0", "1") or element.get("height") in ("0", "1"):
        return None
    address = best_address(element)
    src = absolute(base, address) if address else ""
    alt = one_line(element.get("alt") or "")
    return Image(src, latex_text(alt) if is_boxed(alt) else alt) if src else None


def leads_to(element: HtmlElement, base: str) -> tuple[Span, ...]:
    """The link that a picture stands in, as a span over none of its block's text; one to the picture's file is none."""
    around = next(element.iterancestors("a"), None)
    href = "" if around is None else absolute(base, around.get("href") or "")
    return (Span(0, 0, "LINK", href),) if href and not _PICTURE_FILE.search(href) else ()


def best_address(element: HtmlElement) -> str:
    """The widest picture of the source sets up to WIDEST pixels, else a lazily loaded address, else `src`."""
    sets = [element.get("srcset") or ""] + [element.get(name) or "" for name in _LAZY_SETS]
    # libxml2 does not know that <source> is empty: what follows it stands in it.
    picture = next(element.iterancestors("picture"), None)
    for source in () if picture is None else picture.iter("source"):
        if not (source.get("type") or "").endswith(("avif", "webp")) or not element.get("src"):
            sets += [source.get("srcset") or "", source.get("data-srcset") or ""]
    choices = [choice for text in sets for choice in _choices(text)]
    fitting = [choice for choice in choices if choice[0] <= WIDEST] or choices[:1]
    lazy = next((element.get(name) for name in _LAZY if element.get(name)), None)
    plain = element.get("src") or ""
    if _PLACEHOLDER.search(plain):
        plain = ""
    if fitting:
        width, address = max(fitting, key=lambda choice: choice[0])
        if width > 1 or not (lazy or plain):
            return address
    return lazy or plain


def _choices(text: str) -> list[tuple[float, str]]:
    """(width or density, address) of a srcset; addresses may hold commas, so a comma counts only before a blank."""
    choices = []
    for part in re.split(r",\s+|,(?=https?://|/)", text.strip()):
        address, _, size = part.strip().rpartition(" ")
        if not address:
            address, size = size, "1x"
        number = size[:-1]
        if re.fullmatch(r"\d+(?:\.\d+)?", number) and size[-1] in "wx" and not _PLACEHOLDER.search(address):
            choices.append((float(number), address.strip().rstrip(",")))
    return choices


def is_part_of_text(element: HtmlElement, image: Image) -> bool:
    """A picture that stands for characters: an emoji, a small sign or a formula inside a line."""
    if not image.alt or len(image.alt) > 200:
        return False
    names = f"{element.get('class') or ''} {image.src}"
    small = all(
        (element.get(side) or "99").rstrip("px").isdigit()
        and int((element.get(side) or "99").rstrip("px")) <= _TEXT_LIMIT
        for side in ("width", "height")
    )
    return (small or _EMOJI.search(element.get("class") or "") is not None or "/emoji/" in names) and (
        len(image.alt) <= 8 or bool(re.search(r"latex|tex\b|math|formula|equation", names, re.IGNORECASE))
    )


def figure(element: HtmlElement, base: str, inside: tuple[Container, ...]) -> list[Block]:
    """A <figure> of pictures as blocks, the last with the caption; empty when it holds more, to be read as blocks."""
    if next(element.iter("table", "pre", "blockquote", "ul", "ol"), None) is not None:
        return []
    pictures: list[tuple[Image | None, tuple[Span, ...]]] = [*_distinct(element, base)]
    line = Inline()
    caption = next((node for node in element.iterdescendants() if _is_caption(node)), None)
    if not pictures:
        # A picture that only comes by program, or a film: its caption is all there is of it.
        if caption is None or size_of(element) > size_of(caption) + LABEL:
            return []
        pictures = [(None, ())]
    read_inline(line, element if caption is None else caption, base)
    text, spans = joined(line.take(), "\n")
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


def joined(pieces: list[Piece], between: str) -> tuple[str, tuple[Span, ...]]:
    """Several pieces as one text with its spans."""
    text = ""
    spans: list[Span] = []
    for piece in pieces:
        text += between if text else ""
        spans += [span._replace(start=span.start + len(text), end=span.end + len(text)) for span in piece.spans]
        text += piece.text
    return text, tuple(spans)


def read_inline(line: Inline, element: HtmlElement, base: str, *, pictures: bool = False) -> None:
    """Read everything below `element` as one run of text: blocks are parted by a blank, links kept.

    pictures: whether a picture's alternative text stands for it.
    """
    from tui_reader.extraction.shape.units import BLOCKS, SKIPPED, STYLES

    if element.text:
        line.text(element.text)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "img" and pictures:
            if found := image(child, base):
                line.open("IMAGE", found.src)
                line.text(found.alt or NAMELESS)
                line.close()
        elif child.tag in SKIPPED or child.tag == "img":
            pass
        elif child.tag == "br":
            line.text(" ")
        elif child.tag == "a":
            line.open("LINK", absolute(base, child.get("href") or ""))
            read_inline(line, child, base, pictures=pictures)
            line.close()
        elif child.tag in STYLES:
            line.open(STYLES[child.tag])
            read_inline(line, child, base, pictures=pictures)
            line.close()
        elif child.tag == "math":
            line.text(math_text(child))
        else:
            if child.tag in BLOCKS:
                line.text(" ")
            read_inline(line, child, base, pictures=pictures)
            if child.tag in BLOCKS:
                line.text(" ")
        if child.tail:
            line.text(child.tail)
