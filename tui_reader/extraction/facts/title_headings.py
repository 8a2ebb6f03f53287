"""The headings of a page that may say what its article is called."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import names_of, text_of

LONGEST = 300
"""Characters of a heading; a longer one is a paragraph."""
BELOW = 9
"""The level of what is no heading, and is marked as the headline."""
MOST = 60
"""Headings that are asked: lists of stories have hundreds of them."""
_LEVELS = ("h1", "h2", "h3", "h4")
_MARKED = etree.XPath("//@itemprop[. = 'headline']/..")
_ELSEWHERE = ("nav", "footer", "dialog", "template", "noscript", "li", "form", "button")
_ELSEWHERE_NAMED = re.compile(
    r"breadcrumb|bread-?bar|cookie|consent|modal|dialog|overlay|popup|skiptranslate|related|sidebar|newsletter|comment"
)
_SITE_NAMED = re.compile(
    r"(?:\b|_)(?:logo|brand(?:ing)?|site-?(?:title|name|branding|logo|header)|blog-?(?:title|name)|masthead|menu-?(?:title|bar)|"
    r"header-?(?:logo|inner|left)|titlewrapper|navbar)(?:\b|_)"
)
_HEADLINE_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:post|entry|article|story)[-_]*(?:title|headline|heading)|headline|p-name)(?:$|[\s_-])"
)
_SIGNS = re.compile(r"(?:\s*(?:[#¶§🔗]|\[\s*edit[^\]]*\]|\(edit\)))+\s*$", re.IGNORECASE)


class TitleHeading(NamedTuple):
    """text: without the signs that link to it. of_site: it stands where a page says its site's name.

    headline: its page names it as the title of an article. kicker: what its first element says, when more follows.
    """

    text: str
    level: int
    of_site: bool
    headline: bool
    kicker: str


def title_headings(root: HtmlElement, address: str) -> list[TitleHeading]:
    """Headings of the upper levels, and what is marked as the headline, as far as they stand where titles stand."""
    found: list[TitleHeading] = []
    for element in headings_of(root):
        level = _LEVELS.index(element.tag) + 1 if element.tag in _LEVELS else BELOW
        text = _SIGNS.sub("", _text(element))
        if text and len(text) <= LONGEST and not _is_elsewhere(element, level):
            found.append(_heading(element, text, level, address))
            if len(found) == MOST:
                break
    return found


def headings_of(root: HtmlElement) -> list[HtmlElement]:
    """The headings of the upper levels, and what is marked as the headline, in the page's order."""
    marked: list[HtmlElement] = list(_MARKED(root))  # type: ignore[arg-type]  # this path gives elements
    if all(element.tag in _LEVELS for element in marked):
        return list(root.iter(*_LEVELS))
    every = set(marked)
    return [element for element in root.iter() if element.tag in _LEVELS or element in every]


def _text(element: HtmlElement) -> str:
    """What a heading says, without readings of its signs and places where it may be parted."""
    if next(element.iter("rt", "rp", "br"), None) is not None:
        element = deepcopy(element)
        etree.strip_elements(element, "rt", "rp", with_tail=False)
        for line_end in element.iter("br"):
            line_end.tail = f" {line_end.tail or ''}"
    return text_of(element).replace("\u00ad", "")


def _heading(element: HtmlElement, text: str, level: int, address: str) -> TitleHeading:
    return TitleHeading(text, level, _is_of_site(element, address), _is_headline(element), _kicker(element, text))


def _is_headline(element: HtmlElement) -> bool:
    return element.get("itemprop") == "headline" or _HEADLINE_NAMED.search(names_of(element)) is not None


def _kicker(element: HtmlElement, text: str) -> str:
    """What the first element in a heading says, when it stands before the rest."""
    first = next(iter(element), None)
    if first is None or (element.text or "").strip():
        return ""
    kicker = text_of(first)
    return kicker if text.startswith(kicker) and kicker != text else ""


def _is_elsewhere(element: HtmlElement, level: int) -> bool:
    """Whether a heading stands in a part of the page that is not the article. A box beside it may hold the only h1."""
    elsewhere = _ELSEWHERE if level == 1 else (*_ELSEWHERE, "aside")
    if next(element.iterancestors(*elsewhere), None) is not None:
        return True
    return any(_ELSEWHERE_NAMED.search(names_of(box)) for box in _boxes(element, 4))


def _is_of_site(element: HtmlElement, address: str) -> bool:
    """Whether a heading links to the page's home, or its boxes are called after a site's name."""
    if any(_SITE_NAMED.search(names_of(box)) for box in _boxes(element, 3)):
        return True
    links = [*element.iter("a"), *element.iterancestors("a")]
    return any(_is_home(link.get("href") or "", address) for link in links)


def _is_home(href: str, address: str) -> bool:
    try:
        there = urlsplit(urljoin(address, one_line(href)))
    except ValueError:
        return False
    return bool(href) and there.path in ("", "/", "/index.html") and not there.query


def _boxes(element: HtmlElement, count: int) -> Iterator[HtmlElement]:
    """The element and those it stands in, the page's own aside."""
    node: HtmlElement | None = element
    for _ in range(count):
        if node is None or node.tag in ("body", "html", "main", "article"):
            return
        yield node
        node = node.getparent()
