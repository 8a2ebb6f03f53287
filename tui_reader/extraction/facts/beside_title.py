"""The head of an article: what stands beside its title, where pages say who wrote it and when."""

import re

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import names_of, text_of

AFTER = 150
BEFORE = 25
"""Elements that may belong to the head behind the title, and before it."""
TEXT = 700
"""Characters of paragraphs behind the title, after which the head is over."""
MOST_BELOW = 6
"""An element of more children is a box of the head, not a line of it."""
LONGEST = 160
"""Characters of an element that may be a line of the head."""
SHORTEST_PART = 10
"""Letters of a title from which on it is known in a heading that says more, such as a kicker."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_PROGRAMS = ("script", "style")
_TEXTS = etree.XPath(".//text()[not(parent::style or parent::script)]")
_NONE = frozenset(("script", "style", "head", "meta", "link", "svg", "path", "img", "br", "noscript"))
# Boxes of what readers wrote; the head of an article is over where one begins.
_COMMENTS = re.compile(
    r"(?:^|\s)(?:comments?(?:[-_]?(?:list|area|section|wrapper|container|thread|box))?|disqus_thread|respond)(?:\s|$)"
)
_ELSEWHERE = ("nav", "footer", "aside", "td", "th", "form", "table")


def shown_text(element: HtmlElement) -> str:
    """The text of an element without its programs, blanks as one."""
    return one_line("".join(_texts(element)))


def pieces(element: HtmlElement) -> str:
    """The pieces of an element's text with bars between them, without its programs."""
    return one_line(" | ".join(filter(None, map(str.strip, _texts(element)))))


def _texts(element: HtmlElement) -> list[str]:
    found: list[str] = _TEXTS(element)  # type: ignore[assignment]  # this path gives texts
    return found


def beside_title(root: HtmlElement, title: str) -> list[HtmlElement]:
    """The small elements behind the heading that says the title, and those before it, nearest first."""
    elements = [element for element in root.iter("*") if element.tag not in _NONE]
    at = _title_at(elements, title)
    if at < 0:
        return []
    read = 0
    after = []
    for element in elements[at + 1 : at + 1 + AFTER]:
        if _COMMENTS.search(names_of(element)) and not _is_small(element):
            break
        if element.tag == "p":
            read += len(text_of(element))
            if read > TEXT:
                break
        after.append(element)
    near = after + elements[max(0, at - BEFORE) : at][::-1]
    # Old pages stand in a table as a whole, and those of some programs in a form.
    around = set(elements[at].iterancestors(*_ELSEWHERE))
    return [
        element
        for element in near
        if len(element) <= MOST_BELOW
        and _is_small(element)
        and all(box in around for box in element.iterancestors(*_ELSEWHERE))
    ]


def _is_small(element: HtmlElement) -> bool:
    """Whether an element says little, counted only as far as that takes: one may hold the whole article."""
    size = 0
    for node in element.iter():
        if node.tag not in _PROGRAMS:
            size += len((node.text or "").strip())
        if node is not element:
            size += len((node.tail or "").strip())
        if size > LONGEST:
            return False
    return True


def _title_at(elements: list[HtmlElement], title: str) -> int:
    """Where the heading stands that says the title, else one with it in its text, else the first h1; -1 without any."""
    key = _key(title)
    first = around = -1
    for at, element in enumerate(elements):
        if element.tag in _HEADINGS or element.get("itemprop") == "headline":
            text = _key(text_of(element))
            if key and text == key:
                return at
            if around < 0 and len(key) > SHORTEST_PART and key in text:
                around = at
            if first < 0 and element.tag == "h1":
                first = at
    return around if around >= 0 else first


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
