"""What an element contains its blocks as, and the number it says it has."""

import re
from functools import lru_cache
from typing import TypeVar

from lxml.html import HtmlElement

from tui_reader.article.document import ContainerKind
from tui_reader.extraction.building.tag_table import CONTAINERS
from tui_reader.extraction.dom.evidence import CALLOUT

Default = TypeVar("Default", int, None)
_QUOTED = re.compile(
    r"(?:^|\s)(?:gmail_quote|yahoo_quoted|quote|quotation|quoteblock|bbcode_quote|epigraph|quoted-text)(?:\s|$)"
)


def container_kind(element: HtmlElement, tag: str) -> ContainerKind | None:
    """What an element contains its blocks as; mail, forums and manuals have boxes of their own."""
    if tag == "div" and (names := element.get("class")):
        return _box_kind(names)
    return CONTAINERS.get(tag)


@lru_cache(4096)
def _box_kind(names: str) -> ContainerKind | None:
    """The same of a box by the names of its class, which are few on a page."""
    if _QUOTED.search(names):
        return "QUOTATION"
    return "ASIDE" if CALLOUT.search(names) else None


def number_of(element: HtmlElement, kind: ContainerKind) -> int | None:
    """Where an ordered list starts, or which number an item says it has."""
    if element.tag == "ol":
        items = sum(1 for _ in element.iterchildren("li")) if counts_down(element) else 1
        return integer(element.get("start"), items)
    return integer(element.get("value"), None) if kind == "ITEM" else None


def counts_down(element: HtmlElement) -> bool:
    """Whether an element is a list whose numbers fall."""
    return element.tag == "ol" and element.get("reversed") is not None


def integer(text: str | None, default: Default) -> int | Default:
    """The number that an attribute says; `default` where it says none."""
    return int(text) if text and text.strip().lstrip("-").isdecimal() and len(text) < 9 else default
