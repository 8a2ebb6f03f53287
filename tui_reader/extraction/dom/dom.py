"""The page's DOM: parsed once, whatever state it is in, and small questions asked of it."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from tui_reader.clean import clean, one_line

_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")
_FORBIDDEN = re.compile("[\ufffe\uffff\ufdd0-\ufdef]")
_NO_PLACE = re.compile(r"<\s*/?\s*(?:noframes|frameset|frame)\b[^>]{0,500}>", re.IGNORECASE)
_PLAIN_ADDRESS = re.compile(r"[!-~]*\Z")
_WHOLE = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?(?:/[!-Z\\^-~]*)?(?<![?#])\Z")
_ROOTED = re.compile(r"/(?:[!-.0-Z\\^-~][!-Z\\^-~]*)?(?<![?#])\Z")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?(?=[/?#]|\Z)")
DEEPEST = 2000
"""libxml2 drops what is nested deeper than 2048 even in its huge mode, without an error."""


def parse(text: str) -> HtmlElement:
    """The page's root element, `html` with a `body`. Characters no terminal and no engine may see are gone."""
    text = readable(text)
    if _NO_PLACE.search(text):
        text = _NO_PLACE.sub("", text)
    if "<pre" in text:
        text = _with_closed_code(text)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    # lxml.html's own parser asks a Python function for the class of every element, each time one is met.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.ParserError:  # there is nothing but comments and blanks
        root = html.document_fromstring(b"<html/>", ensure_head_body=True)
    assert isinstance(root, HtmlElement)
    return root


def _with_closed_code(text: str) -> str:
    """The markup with the boxes that a <pre> leaves open closed at its end: libxml2 would read the rest of the page
    into it, a browser does not.
    """
    parts = []
    at = 0
    while (start := text.find("<pre", at)) >= 0 and (end := text.find("</pre>", start)) >= 0:
        missing = text.count("<div", start, end) - text.count("</div>", start, end)
        parts += [text[at:end], "</div>" * min(missing, 50), "</pre>"]
        at = end + len("</pre>")
    parts.append(text[at:])
    return "".join(parts)


def readable(text: str) -> str:
    """Markup without characters, or references to them, that no terminal and no parser may see."""
    text = clean(text)
    # In UTF-8 all of them begin alike, which is found in a tenth of the time.
    if not text.isascii() and any(lead in text.encode() for lead in (b"\xef\xb7", b"\xef\xbf")):
        text = _FORBIDDEN.sub("", text)
    return _REFERENCE.sub(_reference, text) if "&#" in text else text


def _reference(match: re.Match[str]) -> str:
    """The reference itself, or nothing where it stands for a control: one of those costs trafilatura the article."""
    digits, base = (match.group(1), 16) if match.group(1) else (match.group(2), 10)
    code = int(digits, base)
    if 0x80 <= code <= 0x9F:  # what browsers read as windows-1252
        return match.group()
    if (
        code > 0x10FFFF
        or 0xD800 <= code <= 0xDFFF
        or code in (0xFFFE, 0xFFFF)
        or (code < 32 and code not in (9, 10, 13))
    ):
        return ""
    return match.group()


def content_of(element: HtmlElement) -> str:
    """All text below an element as it stands there. lxml joins it itself, in a fifth of the time of its itertext()."""
    return str(etree.tostring(element, encoding="unicode", method="text", with_tail=False))


def text_of(element: HtmlElement) -> str:
    """All text below an element, cleaned, blanks as one."""
    return one_line(content_of(element))


def size_of(element: HtmlElement) -> int:
    """How many characters of text an element holds, runs of blanks as one."""
    return len(" ".join(content_of(element).split()))


def names_of(element: HtmlElement) -> str:
    """Class and id in lower case, for patterns."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def absolute(base: str, address: str) -> str:
    """`address` as an absolute one, cleaned; empty when it leads nowhere one can go."""
    if not _PLAIN_ADDRESS.match(address):
        address = one_line(address).replace(" ", "%20")
    if not address or address.lower().startswith(("javascript:", "data:", "about:", "blob:", "vbscript:")):
        return ""
    # Joining costs 50 us, and most links are whole or begin at the root.
    if _WHOLE.match(address):
        return address
    if _ROOTED.match(address) and "/." not in address and (origin := _origin(base)):
        return origin + address
    return _joined(base, address)


@lru_cache(16)
def _origin(base: str) -> str:
    """Scheme and host of an address, "" when it has none."""
    match = _ORIGIN.match(base)
    return match.group() if match else ""


@lru_cache(4096)
def _joined(base: str, address: str) -> str:
    """The two joined; pages repeat their links, and joining costs 20 us."""
    try:
        joined = urljoin(base, address)
        urlsplit(joined)
    except ValueError:
        return ""
    return joined
