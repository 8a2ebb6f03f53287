"""The queries of a page's links in the page's own encoding: old forums and catalogues know no other."""

import re
from urllib.parse import quote

from lxml.html import HtmlElement

_QUERY = re.compile(r"([^?#]*\?)([^#]*)(.*)\Z", re.DOTALL)
# What stands in a query as it is, the sign of codes that are there among it; blanks are left to `one_word`.
_KEPT_IN_QUERIES = "!$%&'()*+,/:;=?@[\\]^`{|}~ \t\r\n"


def code_queries(root: HtmlElement, codec: str) -> None:
    """Percent-code the queries of a page's links in the page's own encoding, as browsers do (WHATWG URL, 4.4)."""
    for link in root.iter("a", "area"):
        address = link.get("href") or ""
        if not address.isascii() and (match := _QUERY.match(address)):
            before, query, fragment = match.groups()
            octets = b"".join(_octets(character, codec) for character in query)
            link.set("href", f"{before}{quote(octets, safe=_KEPT_IN_QUERIES)}{fragment}")


def _octets(character: str, codec: str) -> bytes:
    """A character as it is encoded; as a reference, its signs coded already, where the encoding has it not."""
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return b"%%26%%23%d%%3B" % ord(character)
