"""RSS .9x to 2.0, Atom and RDF: read by feedparser, which knows what real feeds do to their format."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import feedparser

from tui_reader.address import host
from tui_reader.article.document import Item
from tui_reader.clean import one_line
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.listing.entry_text import LONGEST_TITLE, cut, moment, plain, plain_line
from tui_reader.extraction.listing.item_ids import Told, with_ids
from tui_reader.extraction.listing.told_entry import Entry, paragraphs
from tui_reader.extraction.listing.told_list import LONGEST_SUMMARY, MOST_ITEMS, ToldList, summary_size

# The declaration says how it was encoded. Of a document type nothing is needed but its entities, which are small jokes
# or bombs: expat expands them up to 8 MB, and feedparser takes them piece by piece.
_BEFORE_ROOT = re.compile(r"<\?xml\b[^>]*+\?>|<!doctype\b[^>\[]*+(?:\[[^\]]*+\]\s*+)?>", re.IGNORECASE)
_MARKUP = frozenset(("text/html", "application/xhtml+xml"))
MOST_DOMAIN = 4


_FIRST = "<rss><channel><item><title>a&nbsp;<b>c</title><pubDate>Sat, 21 Nov 2026 08:02:00 GMT</pubDate></item>"


def warm_up() -> None:
    """Read a small broken feed, which needs both of feedparser's parsers: what they import late is there then."""
    read_xml(_FIRST, "https://a.example/")


def read_xml(text: str, address: str) -> ToldList:
    """What the feed says; a list without entries for what can not be read. text: without controls."""
    found = _parsed(text, address)
    feed, entries = found.feed, found.entries[:MOST_ITEMS]
    size = summary_size(len(entries))
    items = with_ids([Told(_item(entry, address, size), one_line(entry.get("id", ""))) for entry in entries])
    home = absolute(address, feed.get("link", ""))
    return ToldList(_text(feed, "title"), home, one_line(feed.get("language", ""))[:35], items)


def xml_entries(text: str, address: str) -> Iterator[Entry]:
    """Its entries with their texts. text: without controls."""
    for entry in _parsed(text, address).entries[:MOST_ITEMS]:
        names = [entry.get(name, "") for name in ("link", "feedburner_origlink", "id")]
        content: Mapping[str, Any] = max(entry.get("content") or ({},), key=lambda part: len(part.get("value", "")))
        said = content if content.get("value") else entry.get("summary_detail") or {}
        markup = str(said.get("value", ""))
        if said.get("type") == "text/plain":
            markup = paragraphs(markup)
        addresses = tuple(absolute(address, str(name)) for name in names if name)
        yield Entry(_item(entry, address, LONGEST_SUMMARY), addresses, markup, said is content)


def _parsed(text: str, address: str) -> Any:
    """What feedparser makes of it."""
    body = _BEFORE_ROOT.sub("", text, count=2).encode("utf-8", "replace")
    # Decoded once already, by whoever knows more about wrong declarations.
    headers = {"content-type": "application/xml; charset=utf-8"}
    if "xml:base" in text:
        # Told its address, feedparser joins it to every element's base: a quarter of the time. Without other bases
        # links stay as they are written, and are joined here.
        headers["content-location"] = address
    return feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _item(entry: Mapping[str, Any], address: str, size: int) -> Item:
    url = absolute(address, entry.get("link", ""))
    summary = plain(_summary(entry))
    title = _text(entry, "title") or cut(one_line(summary), 80) or url or "Untitled"
    source = entry.get("source") or {}
    site = _text(source, "title") or (host(url).removeprefix("www.") if url else "")
    return Item(url, title, site, _byline(entry), _moment(entry), cut(summary, size))


def _summary(entry: Mapping[str, Any]) -> str:
    said = entry.get("summary", "")
    return said or next((str(part.get("value", "")) for part in entry.get("content") or ()), "")


def _moment(entry: Mapping[str, Any]) -> str:
    # `in` first: for a date that is missing feedparser gives another, and warns.
    when = next((name for name in ("published", "updated") if name in entry), "")
    return moment(str(entry.get(when, "")), entry.get(f"{when}_parsed")) if when else ""


def _byline(entry: Mapping[str, Any]) -> str:
    authors = [author for author in entry.get("authors") or () if author] or [{"name": entry.get("author", "")}]
    names = (plain_line(_name(str(one.get("name", "")), str(one.get("email", "")))) for one in authors)
    return ", ".join(filter(None, dict.fromkeys(names)))[:LONGEST_TITLE]


def _name(name: str, email: str) -> str:
    """An author's name. feedparser takes domains to have four letters at most: the rest of one stands in the name."""
    if len(email.rpartition(".")[2]) == MOST_DOMAIN:
        if "(" in name and ")" not in name:
            return name.partition("(")[2]
        if name.isascii() and name.isalpha() and name.islower():
            return ""
    return name


def _text(element: Mapping[str, Any], name: str) -> str:
    """A text construct: Atom's is plain unless its type is one of markup (RFC 4287, 3.1.1), RSS's is HTML once more."""
    said = str(element.get(name, ""))
    if (element.get(f"{name}_detail") or {}).get("type", "") in _MARKUP:
        return plain_line(said)
    return one_line(said)[:LONGEST_TITLE]
