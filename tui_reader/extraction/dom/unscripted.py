"""What a page has for readers without programs: the pictures that a program would load, addresses it would write."""

import re

from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import text_of

PLACEHOLDER = re.compile(
    r"^data:|(?:^|/)(?:blank|spacer|placeholder|pixel|transparent|loading|lazy|grey|1x1)[\w-]*\.(?:gif|png|svg|jpe?g)",
    re.IGNORECASE,
)
"""The address of a picture that only keeps the place of another."""
LONGEST_LINE = 120
"""Characters of a noscript that are words of the line it stands in."""
_APOLOGY = re.compile(r"java\s*script|enable|browser", re.IGNORECASE)


def settle_noscript(noscript: HtmlElement) -> None:
    """A picture gives its address to the placeholder that keeps its place, or stands for itself; words in a line that
    a program would write stay in it; the rest goes.
    """
    picture = next(noscript.iter("img"), None)
    if picture is None or not picture.get("src"):
        if _is_of_a_line(noscript):
            noscript.tag = "span"
        else:
            drop(noscript)
    elif (twin := _twin(noscript, picture)) is not None:
        if not twin.get("srcset"):
            twin.set("src", picture.get("src"))
        if not twin.get("alt") and picture.get("alt"):
            twin.set("alt", picture.get("alt"))
        drop(noscript)
    else:
        noscript.tag = "span"


def _twin(noscript: HtmlElement, picture: HtmlElement) -> HtmlElement | None:
    """The picture beside a noscript, or alone in its box, that keeps the place of this one or shows it."""
    before, around = noscript.getprevious(), noscript.getparent()
    beside = [] if before is None else [*before.iter("img")]
    within = [] if around is None else [found for found in around.iter("img") if found is not picture]
    near = (*beside, *(within if len(within) == 1 else ()))
    return next((found for found in near if _stands_for(found, picture)), None)


def _stands_for(found: HtmlElement, picture: HtmlElement) -> bool:
    own = (found.get("src") or "").strip()
    if not own or PLACEHOLDER.search(own):
        return True
    name = _file(picture.get("src") or "")
    return any(name and name in str(value) for value in found.values())


def _file(address: str) -> str:
    """The name of a picture's file, which its other sizes share."""
    return address.partition("?")[0].rstrip("/").rpartition("/")[2]


def _is_of_a_line(noscript: HtmlElement) -> bool:
    """Whether a noscript is a few words of a paragraph, where pages keep addresses from those who collect them."""
    around = noscript.getparent()
    if around is None or around.tag not in ("p", "li", "dd", "td", "span") or any(node.tag != "a" for node in noscript):
        return False
    text = text_of(noscript)
    return 0 < len(text) <= LONGEST_LINE and _APOLOGY.search(text) is None


def drop(element: HtmlElement) -> None:
    """Take an element that still stands in the page out of it, what follows it kept."""
    if element.getparent() is not None:
        element.drop_tree()
