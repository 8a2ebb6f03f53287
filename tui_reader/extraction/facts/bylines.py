"""Who wrote an article, as its page says it beside the title: "By Ada Quay", or a name in a box called author."""

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import names_of
from tui_reader.extraction.facts.beside_title import pieces
from tui_reader.extraction.facts.names import BY, is_name, names_in

LONGEST = 160
"""Characters of an element that says little more than names."""
MOST_INSIDE = 20
"""Elements within a byline that are read each for itself."""
LARGEST_BOX = 300
"""Characters of the box in which several authors stand one by one."""
_BY = re.compile(r"(?:by|von|par|por)\s", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|writer|autor|auteur|fn|p-author|username)(?:[-_]*(?:names?|link|text|by))?(?:$|\s)"
    r"|author[\w-]{0,12}(?:name|link)\b|by-?line[-_]{0,2}(?:name|link|author)"
)
# The day that a line in signs says before it says who wrote.
_DAY_BEFORE = re.compile(r"^\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일](?: ?\d{1,2}[:：時时]\d{2}分?)?[ \u3000|]+")
_PICTURE = re.compile(r"caption|credit|(?:\b|_)(?:photo|picture)")
_PEOPLE = re.compile(
    r"/(?:authors?|autor(?:es|en|in)?|auteurs?|staff|profiles?|writers?|contributors?|journalists?|columnists?|editors?|"
    r"redakt\w*|reporters?)/(?:[\w.%-]+/){0,2}([\w.%~@-]+?)/?(?:\.html?)?$",
    re.IGNORECASE,
)


def near_title(beside: Sequence[HtmlElement]) -> tuple[str, ...]:
    """The names that the elements beside a title say first; empty when none does."""
    for at, element in enumerate(beside):
        if (names := _said(element)) and not _is_of_picture(element):
            inside = [here for here in range(at + 1, len(beside)) if element in beside[here].iterancestors()]
            lists = [_with_others(_said(beside[here]), beside[here:]) for here in (at, *inside[:MOST_INSIDE])]
            return max(names, *lists, key=len)
    return ()


def _with_others(names: tuple[str, ...], beside: Sequence[HtmlElement]) -> tuple[str, ...]:
    """These names, and those in boxes beside theirs that are called alike."""
    first = beside[0]
    called = first.get("class"), first.get("rel"), first.tag
    box = _box(first)
    found = list(names)
    for element in beside[1:]:
        alike = (element.get("class"), element.get("rel"), element.tag) == called and any(called[:2])
        if alike and box is not None and box in element.iterancestors():
            found += _said(element)
    return tuple(dict.fromkeys(found))


def _is_of_picture(element: HtmlElement) -> bool:
    """Whether an element says who took a picture."""
    if element.tag == "figure" or next(element.iterancestors("figure", "figcaption"), None) is not None:
        return True
    boxes = (element, *list(element.iterancestors())[:2])
    return any(_PICTURE.search(names_of(box)) for box in boxes if box.tag not in ("body", "main", "article"))


def _box(element: HtmlElement) -> HtmlElement | None:
    """The box of a byline: what an element stands in, as long as that says little."""
    box = None
    for above in element.iterancestors():
        if above.tag in ("body", "article", "main") or next(above.iter("h1", "h2", "h3", "h4"), None) is not None:
            break
        if sum(len(text.strip()) for text in above.itertext()) > LARGEST_BOX:
            break
        box = above
    return box


def _said(element: HtmlElement) -> tuple[str, ...]:
    """The names an element says, when it says that they are names and little else; else those in the text behind it."""
    text = _DAY_BEFORE.sub("", pieces(element))
    if 1 < len(text) <= LONGEST:
        named = element.get("rel") == "author" or _NAMED.search(names_of(element)) is not None
        if named or BY.match(text):
            if names := names_in(text, marked=named):
                return names
        elif element.tag == "a" and _leads_to(element, text):
            return (text,)
    above = element.getprevious()
    behind = [element.tail or "", (above.tail or "") if above is not None and above.tag in ("h1", "h2", "h3") else ""]
    return next((names_in(text) for text in map(one_line, behind) if len(text) < LONGEST and _BY.match(text)), ())


def _leads_to(link: HtmlElement, text: str) -> bool:
    """Whether a link leads to the page of the person it names."""
    match = _PEOPLE.search(urlsplit(one_line(link.get("href") or "")).path)
    if match is None or not is_name(text):
        return False
    there = re.sub(r"\W+|_", "", unquote(match[1]).lower())
    return any(len(word) > 2 and word in there for word in re.findall(r"\w+", text.lower()))
