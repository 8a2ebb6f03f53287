"""A page without a text of its own, as the page that its program would make of what it carries."""

import re
from collections.abc import Iterator

from tui_reader.extraction.carried.state_values import state_values
from tui_reader.extraction.carried.told_text import Told, prose_size, told

LEAST = 400
"""Characters of prose that make a text; a shell carries sentences about itself."""
LITTLE = 1500
"""Characters of a page's own text above which it is not looked for another one."""
TIMES = 2.5
"""A text that is carried has so many times the characters of the page's own."""
NEARLY = 0.75
"""The share of the largest text that one with paragraphs must have to be taken in its stead."""
HELD = 0.5
"""The share of a page's own text that stands in the text which it is the beginning of."""
MOST_TYPED = 3
"""Ends of a board's own marks from which on a text is one as it was typed."""
_TYPED = re.compile(r"\[/(?:b|i|u|url|quote|img|list|size|color|code)\]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEAD = re.compile(r"<body\b", re.IGNORECASE)
_ASIDE = re.compile(r"<(template|noscript)\b[^>]{0,2000}>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)


def carried_page(markup: str, own: str) -> str:
    """The page with the text that it carries as its article; "" where it has none.

    own: the text that it shows itself, "" where that is none of an article: of a text, what is carried is the whole.
    """
    if len(own) > LITTLE:
        return ""
    found = [one for one in _texts(markup) if one.size >= max(LEAST, TIMES * len(own)) and _holds(one.html, own)]
    if own:  # a post as it was typed is no better than as it is shown
        found = [one for one in found if len(_TYPED.findall(one.html)) < MOST_TYPED]
    if not found:
        return ""
    largest = max(one.size for one in found)
    best = max(found, key=lambda one: (one.size >= NEARLY * largest and one.is_marked, one.size))
    body = _HEAD.search(markup)
    head = markup[: body.start()] if body else ""
    return f"{head}<body><article>{best.html}</article></body></html>"


def _holds(html: str, own: str) -> bool:
    """Whether a text begins with most of what the page shows of it."""
    shown = _phrases(own)
    start = _TAG.sub("", html)[: 2 * len(own) + 500]
    return not shown or len(shown & _phrases(start)) >= HELD * len(shown)


def _phrases(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


def _texts(markup: str) -> Iterator[Told]:
    for _, inner in _ASIDE.findall(markup):
        yield Told(inner, prose_size(re.sub(r"(?is)<(script|style)\b.*?</\1", "", inner)), True)
    for value in state_values(markup):
        yield told(value)
