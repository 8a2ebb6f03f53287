"""Who wrote an article, as its page says it beside the title: "By Ada Quay", or a name in a box called author."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import names_of

LONGEST = 80
"""Characters of an element that says little more than a name."""
_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|story|words|text|reported) by|by|von|par|por|di|door|av|author:?)[\s|]+",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:^|[\s_-])(?:by-?line|author)(?:[-_]+(?:name|link|text))?(?:$|\s)")
_END = re.compile(r"\s*(?:[|·•,;/()\n]|\s[-–—]\s|\d|\b(?:on|in|for|and|updated|published|posted)\b)", re.IGNORECASE)
_NAME = re.compile(
    r"[^\W\d_][^\W\d_.'’-]*\.?(?:['’-][^\W\d_]+)*(?:\s+[^\W\d_][^\W\d_.'’-]*\.?(?:['’-][^\W\d_]+)*){1,4}"
)
_SMALL = frozenset(
    ("de", "da", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "al", "bin", "el", "y")
)
_NO_NAME = re.compile(
    r"\b(?:about|view|more|posts?|articles?|author|by|read|min|minutes?|share|follow|written|the|our|staff|comments?|"
    r"published|updated|advertis\w*|contact|subscribe|all|news|editor|guest|contributor|profile|website)\b",
    re.IGNORECASE,
)


def near_title(beside: Sequence[HtmlElement]) -> str:
    """The first name that one of the elements beside a title says, "" when none does."""
    return next((name for element in beside if (name := _said(element))), "")


def _said(element: HtmlElement) -> str:
    text = one_line(" | ".join(part.strip() for part in element.itertext(with_tail=False) if part.strip()))
    if not 4 < len(text) <= LONGEST:
        return ""
    by = _BY.match(text)
    named = element.get("rel") == "author" or _NAMED.search(names_of(element)) is not None
    if not by and not named:
        return ""
    rest = text[by.end() :] if by else text
    end = _END.search(rest)
    name = rest[: end.start()].strip() if end else rest.strip()
    return name if _is_name(name) else ""


def _is_name(text: str) -> bool:
    """Two to five words that begin with capitals, small ones of family names aside, and none of a page's own words."""
    words = text.split()
    capitals = [word for word in words if word.lower() not in _SMALL]
    return (
        _NAME.fullmatch(text) is not None
        and not _NO_NAME.search(text)
        and len(capitals) > 1
        and all(word[0].isupper() for word in capitals)
    )
