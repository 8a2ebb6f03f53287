"""The links of a page that may lead on, as they are found before anything is taken out of it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import content_of
from tui_reader.extraction.dom.link_addresses import absolute

_NUMBER = re.compile(r"\d")
_LONGEST = 60
"""Characters of a link's words."""
_HIGHEST = 8
"""Boxes around a link that are asked whether they are those of comments."""
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|disqus|respond|replies)(?:$|[\s_-])", re.IGNORECASE)


class OnwardLink(NamedTuple):
    """A link: its address, its words, whether the page calls it the next one, and its element."""

    url: str
    words: str
    is_next: bool
    element: HtmlElement


def onward_links(root: HtmlElement, base: str) -> list[OnwardLink]:
    """Those that the page calls next, and those with a number in their address and hardly any words.

    A page has hundreds of links: only what these few are is looked at.
    """
    return [link for link in _links(root, base) if not _is_of_comments(link.element)]


def _links(root: HtmlElement, base: str) -> Iterator[OnwardLink]:
    for element in root.iter("a", "link"):
        href = element.get("href")
        if not href or href[0] == "#":
            continue
        is_next = _is_next(element)
        if not is_next and (element.tag == "link" or not _NUMBER.search(href)):
            continue
        words = "" if element.tag == "link" else _words(element, is_next)
        if (is_next or words) and (url := absolute(base, href)):
            yield OnwardLink(url, words, is_next, element)


def _is_next(element: HtmlElement) -> bool:
    rel = element.get("rel")
    return rel is not None and "next" in rel.lower().split()


def _words(element: HtmlElement, is_next: bool) -> str:
    """What a link says, else what it is said to be; "" for one that says too much to be a number or a sign."""
    words = one_line(content_of(element))
    if len(words) > _LONGEST:
        return words if is_next else ""
    return words or one_line(element.get("aria-label") or element.get("title") or "")


@lru_cache(1024)
def _names_comments(names: str) -> bool:
    """Whether a box is called after comments; the links of a page stand in the same ones."""
    return _COMMENTS.search(names) is not None


def _is_of_comments(element: HtmlElement) -> bool:
    """Whether it leads through the comments below a text."""
    for above, _ in zip(element.iterancestors(), range(_HIGHEST), strict=False):
        if above.tag in ("body", "html", "article", "main"):
            return False
        if _names_comments(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
    return False
