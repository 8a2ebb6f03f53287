"""The text of markup by its tags alone, in linear time: what is read where neither engine nor tree can be had."""

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Within them nothing is text, until they end.
_UNREAD = frozenset("script style template noscript svg math iframe object select textarea".split())
# What stands in them is seldom the article.
_AROUND = frozenset("nav header footer aside form button".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong"
    " sub sup time tt u var wbr".split()
)


def bare_text(markup: str) -> tuple[str, str]:
    """The title of a page and its text, paragraphs parted by empty lines: without menus, unless nothing is left."""
    title: list[str] = []
    inner: list[str] = []
    whole: list[str] = []
    for text, is_title, is_around in _pieces(markup):
        if is_title:
            title.append(text)
        else:
            whole.append(text)
            if not is_around:
                inner.append(text)
    found = "".join(inner)
    return html.unescape("".join(title)), html.unescape(found if found.strip() else "".join(whole))


def _pieces(markup: str) -> Iterator[tuple[str, bool, bool]]:
    """Every piece of text, whether it is the title's, whether it stands around the article; breaks are empty lines."""
    unread = ""
    is_title, around = False, 0
    text, *parts = markup.split("<")
    yield text, False, False
    is_comment = False
    for part in parts:
        if is_comment or part.startswith("!--"):
            _, end, text = part.partition("-->")
            is_comment = not end
            if end and not unread:
                yield text, is_title, around > 0
            continue
        found = _TAG.match(part)
        ends, name = (bool(found[1]), found[2].lower()) if found else (False, "")
        if unread:
            if not (ends and name == unread):
                continue
            unread = ""
        elif name in _UNREAD and not ends:
            unread = name
            continue
        if name == "title":
            is_title = not ends
        elif name in _AROUND:
            around = max(0, around + (-1 if ends else 1))
        if name and name not in _INLINE:
            yield "\n\n", False, around > 0
        yield (part.partition(">")[2] if found or part[:1] in "!?/" else f"<{part}"), is_title, around > 0
