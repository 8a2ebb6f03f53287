"""Captions outside of a <figure>: boxes that are named so, right below the picture they are about."""

import re
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from tui_reader.extraction.building.tag_table import HEADINGS
from tui_reader.extraction.dom.element_text import content_of, size_of
from tui_reader.extraction.dom.painted_pictures import is_gallery
from tui_reader.extraction.shape.units import Unit

_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:(?:img|image|photo|pic|picture|media|thumb|gallery|slide|figure|carousel|lightbox|wp)?-?_?"
    r"caption(?:-?text)?|gallerytext|cutline|legend|figcaption|(?:image|photo|slide)-(?:title|description))(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_PICTURES = re.compile(r"table|code|video|sub-?title|closed", re.IGNORECASE)
LONGEST = 800
"""Characters of a caption, at most."""
_UP = 2
"""How many elements up a box may be named a caption."""
_DEEP = 6
"""How many elements up a gallery begins."""
_BOX = 4
"""How many elements up a picture and its caption share a box."""


def with_captions(units: Sequence[Unit], *, galleries: bool = False) -> list[Unit]:
    """The units, a paragraph that is a picture's caption made that of the FIGURE before it.

    One below pictures that have theirs already, such as a gallery's, is a FIGURE without a picture. galleries: only
    where pictures and captions stand in rows, which no engine takes for text.
    """
    result: list[Unit] = []
    for unit in units:
        before = result[-1] if result else None
        is_one = before is not None and before.block.kind == "FIGURE" and _is_caption(unit, before)
        if before is not None and not galleries and _repeats(unit, before):
            continue
        if before is None or not is_one or (galleries and not _is_sure(unit, before)):
            result.append(unit)
        elif before.block.text and _is_titled(unit, before):
            result[-1] = _continued(before, unit)
        elif before.block.text:
            result.append(unit._replace(block=unit.block._replace(kind="FIGURE")))
        else:
            block = before.block._replace(text=unit.block.text, spans=(*before.block.spans, *unit.block.spans))
            result[-1] = before._replace(block=block, anchors=(*before.anchors, *unit.anchors))
    return result


def _is_sure(unit: Unit, before: Unit) -> bool:
    """Whether a caption stands in a gallery, or is called nothing else."""
    return in_gallery(before.element) or unit.element.tag == "figcaption"


def _is_titled(unit: Unit, before: Unit) -> bool:
    """Whether the caption before is a title in the very box that a caption stands in."""
    named = _named(unit.element)
    title = None if named is None else next(named.iter(*HEADINGS), None)
    return title is not None and _key(content_of(title)) == _key(before.block.text)


def _continued(figure: Unit, unit: Unit) -> Unit:
    """A figure with another line of its caption."""
    by = len(figure.block.text) + 1
    spans = tuple(span._replace(start=span.start + by, end=span.end + by) for span in unit.block.spans)
    block = figure.block._replace(text=f"{figure.block.text}\n{unit.block.text}", spans=(*figure.block.spans, *spans))
    anchors = tuple((name, offset + by) for name, offset in unit.anchors)
    return figure._replace(block=block, anchors=(*figure.anchors, *anchors))


def _repeats(unit: Unit, before: Unit) -> bool:
    """Whether a paragraph only says what the caption of the picture above it says."""
    block = before.block
    if block.kind != "FIGURE" or unit.block.kind != "PARAGRAPH":
        return False
    return bool(block.text) and _key(unit.block.text) == _key(block.text)


def _describes(unit: Unit, before: Unit) -> bool:
    """Whether a paragraph says just what the description of the picture above it says."""
    image = before.block.image
    return image is not None and bool(image.alt) and _key(unit.block.text) == _key(image.alt)


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def in_gallery(element: HtmlElement) -> bool:
    """Whether a picture stands in a box of several: a gallery, slides, the steps of how a thing is done."""
    for node in (element, *islice(element.iterancestors(), _DEEP)):
        if node.tag in ("body", "main", "article"):
            return False
        if is_gallery(node) and len(list(islice(node.iter("img", "amp-img"), 2))) > 1:
            return True
    return False


def _is_caption(unit: Unit, before: Unit) -> bool:
    block = unit.block
    if len(block.text) > LONGEST:
        return False
    if block.kind == "HEADING":
        return in_gallery(before.element) and not before.block.text and _is_in_caption_of(unit, before)
    if block.kind != "PARAGRAPH":
        return False
    if _describes(unit, before):
        return True
    return _is_in_caption_of(unit, before)


def _is_in_caption_of(unit: Unit, before: Unit) -> bool:
    """Whether a unit stands in a box that is called a caption and shares a box with the picture before it."""
    named = _named(unit.element)
    if named is None or named.tag in ("table", "body"):
        return False
    around = set(list(before.element.iterancestors())[:_BOX]) | {before.element}
    box = next((node for node in list(named.iterancestors())[:_BOX] if node in around), None)
    if box is None or box.tag in ("body", "html", "main"):
        return False
    # A box named so that holds much besides is one of text.
    return size_of(named) <= LONGEST


def _named(element: HtmlElement) -> HtmlElement | None:
    """The outermost box around a paragraph that is named a caption."""
    found = None
    lines = [inner for inner in element.iterchildren("span", "small", "em") if size_of(inner)]
    if len(lines) == 1 and size_of(lines[0]) == size_of(element):
        element = lines[0]
    for node in (element, *islice(element.iterancestors(), _UP)):
        names = node.get("class") or ""
        if node.tag == "figcaption" or (_CAPTION.search(names) and not _NOT_PICTURES.search(names)):
            if next(node.iter("img"), None) is not None:
                break
            found = node
    return found
