"""The files of a book's spine as units of one text: addresses within the book lead to places in it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.article.document import Block, Image, Span
from tui_reader.extraction.decoding.charset import decode
from tui_reader.extraction.dom.mending import mended
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.dom.thinning import thinned
from tui_reader.extraction.dom.unseen import drop_unseen
from tui_reader.extraction.epub.archive import path_of
from tui_reader.extraction.shape.units import Unit, units

BOOK = "https://book.invalid/"
"""The address of a book's files while they are read (RFC 2606: it is nobody's)."""
# XHTML closes elements that HTML leaves open.
_CLOSED = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([a-zA-Z][\w:-]*)([^<>]*?)/>"
)
_ROLES = {"noteref": "doc-noteref", "footnote": "doc-footnote", "endnote": "doc-endnote", "rearnote": "doc-endnote"}


class Chapter(NamedTuple):
    """path: in the archive. units: their anchors and links within the book are names of `place`."""

    path: str
    units: list[Unit]


def chapter(path: str, data: bytes, numbers: Mapping[str, int]) -> Chapter:
    """One file of the spine. numbers: path -> its number there, for links."""
    markup = _CLOSED.sub(r"<\1\2></\1>", decode(data, "application/xhtml+xml"))
    root = parse(mended(thinned(markup)))
    _with_roles(root)
    drop_unseen(root)
    own = numbers[path]
    found = [_named(unit, path, own, numbers) for unit in units(root, BOOK + quote(path))]
    if found:
        found[0] = found[0]._replace(anchors=((place("", own), 0), *found[0].anchors))
    return Chapter(path, [unit for unit in found if not _is_empty(unit.block)])


def place(fragment: str, number: int) -> str:
    """The name in the whole book of a place in the file of a number."""
    return f"{fragment}.{number}"


def _with_roles(root: HtmlElement) -> None:
    """What EPUB calls a note has the role that the web gives it, and its mark is raised."""
    for element in root.iter():
        words = (element.get("epub:type") or "").split()
        role = next((_ROLES[word] for word in words if word in _ROLES), "") or element.get("role") or ""
        if role.startswith("doc-") and not element.get("role"):
            element.set("role", role)
            element.tag = "div" if element.tag == "aside" else element.tag  # a note, and no box beside the text
        if role == "doc-noteref" and element.tag == "a" and not _is_raised(element):
            _raise(element)


def _is_raised(element: HtmlElement) -> bool:
    parent = element.getparent()
    return next(element.iter("sup"), None) is not None or (parent is not None and parent.tag == "sup")


def _raise(element: HtmlElement) -> None:
    raised = etree.SubElement(element, "sup")
    raised.text, element.text = element.text, None
    for child in list(element)[:-1]:
        raised.append(child)


def _named(unit: Unit, path: str, own: int, numbers: Mapping[str, int]) -> Unit:
    block = unit.block
    spans = tuple(filter(None, (_led(span, path, numbers) for span in block.spans)))
    image = block.image
    if image is not None and image.src.startswith(BOOK):
        image = Image("", image.alt)
    anchors = tuple((place(name, own), offset) for name, offset in unit.anchors)
    return unit._replace(block=block._replace(spans=spans, image=image), anchors=anchors)


def _led(span: Span, path: str, numbers: Mapping[str, int]) -> Span | None:
    """A span whose link leads to a place of the book; None for a link to what is not read of it."""
    if span.href is None or not span.href.startswith(BOOK):
        return span
    if span.kind == "IMAGE":
        return span._replace(href=None)
    file, fragment = path_of("", span.href.removeprefix(BOOK))
    number = numbers.get(unquote(file))
    return None if number is None else span._replace(href=f"{BOOK}#{place(fragment, number)}")


def _is_empty(block: Block) -> bool:
    """Whether nothing would be seen of it: pictures of a book can not be shown."""
    return block.kind == "FIGURE" and not block.text and not (block.image and (block.image.alt or block.image.src))


def all_units(chapters: Sequence[Chapter]) -> list[Unit]:
    """The text of all of them, the containers of each apart from those of the others."""
    found: list[Unit] = []
    last = 0
    for one in chapters:
        first = last
        for unit in one.units:
            inside = tuple([container._replace(id=container.id + first) for container in unit.block.inside])
            last = max([last, *(container.id for container in inside)])
            found.append(unit._replace(block=unit.block._replace(inside=inside)))
    return found
