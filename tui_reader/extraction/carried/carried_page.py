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
_HEAD = re.compile(r"<body\b", re.IGNORECASE)
_ASIDE = re.compile(r"<(template|noscript)\b[^>]{0,2000}>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)


def carried_page(markup: str, own: int) -> str:
    """The page with the text that it carries as its article; "" where it has none. own: characters of its own text."""
    if own > LITTLE:
        return ""
    found = [one for one in _texts(markup) if one.size >= max(LEAST, TIMES * own)]
    if not found:
        return ""
    largest = max(one.size for one in found)
    best = max(found, key=lambda one: (one.size >= NEARLY * largest and one.is_marked, one.size))
    body = _HEAD.search(markup)
    head = markup[: body.start()] if body else ""
    return f"{head}<body><article>{best.html}</article></body></html>"


def _texts(markup: str) -> Iterator[Told]:
    for _, inner in _ASIDE.findall(markup):
        yield Told(inner, prose_size(re.sub(r"(?is)<(script|style)\b.*?</\1", "", inner)), True)
    for value in state_values(markup):
        yield told(value)
