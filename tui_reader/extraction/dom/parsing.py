"""The page's DOM: parsed once, whatever state its markup is in."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

from tui_reader.clean import clean
from tui_reader.extraction.dom.mending import unheaded

_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,8})|0*([0-9]{1,8}));?")
_FORBIDDEN = re.compile("[\ufffe\uffff\ufdd0-\ufdef]")
# Looking ahead for a letter first, it passes over other tags in half the time.
_NO_PLACE = re.compile(r"<(?=[\s/nf])\s*/?\s*(?=[nf])(?:noframes|frameset|frame)\b[^>]{0,500}>", re.IGNORECASE)


def parse(text: str) -> HtmlElement:
    """The page's root element, `html` with a `body`. Characters no terminal and no engine may see are gone."""
    text = readable(text)
    if "frame" in text or "FRAME" in text:
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
    unheaded(root)
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
    # In UTF-8 all of them begin alike, which is found in a tenth of the time, and one byte in a tenth of that of two.
    if not text.isascii():
        data = text.encode()
        if b"\xef" in data and (b"\xef\xb7" in data or b"\xef\xbf" in data):
            text = _FORBIDDEN.sub("", text)
    if "&#" not in text or not any(_is_none(*each) for each in set(_REFERENCE.findall(text))):
        return text
    return _REFERENCE.sub(lambda found: "" if _is_none(found[1], found[2]) else found[0], text)


def _is_none(hexadecimal: str | None, decimal: str | None) -> bool:
    """Whether a reference stands for a control or nothing: one of those costs trafilatura the article."""
    code = int(hexadecimal, 16) if hexadecimal else int(decimal or "0")
    if 0x80 <= code <= 0x9F:  # what browsers read as windows-1252
        return False
    return code > 0x10FFFF or code in (0xFFFE, 0xFFFF) or not clean(chr(code))
