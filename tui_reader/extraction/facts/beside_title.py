"""The head of an article: what stands beside its title, where pages say who wrote it and when."""

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import names_of, text_of
from tui_reader.extraction.facts.title_headings import headings_of

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
    heading = _title_heading(root, title)
    if heading is None:
        return []
    elements = list(root.iter("*"))
    at = elements.index(heading)
    read = 0
    after = []
    for element in islice(filter(_may_say, elements[at + 1 :]), AFTER):
        if _COMMENTS.search(names_of(element)) and not _is_small(element):
            break
        if element.tag == "p":
            read += len(text_of(element))
            if read > TEXT:
                break
        after.append(element)
    near = [*after, *islice(filter(_may_say, elements[:at][::-1]), BEFORE)]
    # Old pages stand in a table as a whole, and those of some programs in a form.
    around = set(heading.iterancestors(*_ELSEWHERE))
    return [
        element
        for element in near
        if len(element) <= MOST_BELOW
        and _is_small(element)
        and all(box in around for box in element.iterancestors(*_ELSEWHERE))
    ]


def _may_say(element: HtmlElement) -> bool:
    return element.tag not in _NONE


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


def _title_heading(root: HtmlElement, title: str) -> HtmlElement | None:
    """The heading that says the title, else one with it in its text, else the first h1; None without any."""
    key = _key(title)
    first: HtmlElement | None = None
    around: HtmlElement | None = None
    for element in filter(_may_say, headings_of(root)):
        text = _key(text_of(element))
        if key and text == key:
            return element
        if around is None and len(key) > SHORTEST_PART and key in text:
            around = element
        if first is None and element.tag == "h1":
            first = element
    return first if around is None else around


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
