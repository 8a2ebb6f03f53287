"""Formulas that a page has drawn elsewhere: the LaTeX that is asked for in the address of the picture."""

import re
from urllib.parse import unquote

from lxml.html import HtmlElement

_COMMAND = re.compile(r"\\[A-Za-z]|[\^{}]")
_DRAWN = re.compile(
    r"[/.?&](?:latex|tex|mathtex|mimetex|cht=tx|formula|equation|math)\b|(?:svg|png|gif)\.(?:image|latex)\?"
)
_QUERY = re.compile(r"(?:^|&)(?:latex|tex|chl|eq|formula|equation)=([^&]+)")
_ENCODED = re.compile(r"%5c[a-z]", re.IGNORECASE)
_LOOKS = re.compile(
    r"\\(?:dpi|bg|fn|fg|color)(?:_\w+|\{[^{}]*\})\s*|\\(?:inline|tiny|small|large|Large|huge|bg_white)\b\s*"
)
"""What tells the service how to draw, not what."""
LONGEST = 1000


def may_draw_formulas(markup: str) -> bool:
    """Whether a page can have pictures of formulas: only such addresses have commands of LaTeX or its name."""
    return any(sign in markup for sign in ("%5C", "%5c", "latex", "cht=tx"))


def drawn_formula(image: HtmlElement) -> str:
    """The LaTeX of an <img> that a service draws; "" for any other picture."""
    address = image.get("src") or image.get("data-src") or ""
    if len(address) > 3 * LONGEST or address.startswith("data:"):
        return ""
    if not (_DRAWN.search(address) or _ENCODED.search(address)):
        return ""
    path, _, query = address.partition("?")
    if named := _QUERY.search(query):
        written = unquote(named[1].replace("+", " "))
    else:
        written = unquote(query.partition("#")[0] or path.rpartition("/")[2])
        if not _COMMAND.search(written):
            return ""
    latex = _LOOKS.sub("", written.replace("&space;", " ")).strip()
    return latex if len(latex) <= LONGEST else ""
