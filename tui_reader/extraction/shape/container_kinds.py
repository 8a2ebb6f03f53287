"""What an element contains its blocks as."""

import re
from functools import lru_cache

from lxml.html import HtmlElement

from tui_reader.article.document import ContainerKind
from tui_reader.extraction.building.tag_table import CONTAINERS
from tui_reader.extraction.dom.evidence import CALLOUT

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
