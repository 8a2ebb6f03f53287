"""What a picture's description says that its caption does not."""

import re

from tui_reader.article.document import Block

SAME = 0.8
"""Share of a description's words that stand in the caption, above which it says nothing of its own."""
_NOTHING = frozenset(("image", "picture", "photo", "refer to caption", "see caption", "photograph", "figure"))


def described(block: Block) -> str:
    """A FIGURE's alternative text; "" where it has none, or its caption says as much."""
    alt = block.image.alt if block.image else ""
    if not block.text or not alt:
        return alt
    if alt.casefold().strip(" .") in _NOTHING:
        return ""
    words = re.findall(r"\w+", alt.casefold())
    said = set(re.findall(r"\w+", block.text.casefold()))
    return "" if sum(word in said for word in words) >= SAME * len(words) else alt


def figure_link(block: Block) -> str:
    """Where the picture of a FIGURE leads, its link lying over none of the caption's words; "" where nowhere."""
    links = (span.href for span in block.spans if span.kind == "LINK" and span.end == 0)
    return next(links, None) or ""
