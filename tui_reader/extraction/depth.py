"""Markup nested so deeply that readers of it fail is made shallow before anybody reads it.

libxml2 drops what lies deeper than 2048 elements without an error, and resiliparse's choice of the main text takes
time with the square of the depth. No page made for people reaches a tenth of that.
"""

import re

DEEPEST = 500
"""Elements open at once from which on a page is made shallow."""
SHALLOW = 200
"""Elements around the text that stay of such a page; tags that say what a text is stay up to DEEPEST."""

# Stops at the next <, so that its time grows with the page and no faster.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
# Nothing lies in the first ones; the others end where the next one begins, closed or not.
_UNCOUNTED = frozenset(
    "area base br col embed frame hr img input link meta param source track wbr"
    " p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption".split()
)
_KEPT = frozenset("h1 h2 h3 h4 h5 h6 pre a ul ol figure figcaption".split())
# An end tag looks no further back for its start: wrongly nested tags are few, or they are an attack.
_REACH = 8


def shallow(markup: str) -> str:
    """`markup` as it is, or, too deep, without the tags that only wrap what is deep; every other tag and all text stay."""
    if markup.count("<") <= DEEPEST or _depth(markup) <= DEEPEST:
        return markup
    parts: list[str] = []
    at = 0
    opened: list[tuple[str, bool]] = []
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if name not in _UNCOUNTED and (_is_closed_away(opened, name) if tag[1] else _is_too_deep(opened, name)):
            parts.append(markup[at : tag.start()])
            at = tag.end()
    parts.append(markup[at:])
    return " ".join(parts)


def _depth(markup: str) -> int:
    """How many elements are open at once at most; tags that close nothing may make it smaller."""
    deepest = now = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() not in _UNCOUNTED:
            now = max(0, now - 1) if tag[1] else now + 1
            deepest = max(deepest, now)
    return deepest


def _is_too_deep(opened: list[tuple[str, bool]], name: str) -> bool:
    """Open an element; whether its tag goes."""
    goes = len(opened) >= (DEEPEST if name in _KEPT else SHALLOW)
    opened.append((name, goes))
    return goes


def _is_closed_away(opened: list[tuple[str, bool]], name: str) -> bool:
    """Close an element; whether its tag goes, as its start did or as one without a start so deep down."""
    for index in range(len(opened) - 1, max(-1, len(opened) - 1 - _REACH), -1):
        if opened[index][0] == name:
            goes = opened[index][1]
            del opened[index:]
            return goes
    return len(opened) >= SHALLOW
