"""JSON Feed, https://www.jsonfeed.org/version/1.1/."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tui_reader.address import host
from tui_reader.article.document import Item
from tui_reader.clean import one_line
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.listing.entry_text import LONGEST_TITLE, cut, iso_moment, plain
from tui_reader.extraction.listing.item_ids import Told, with_ids
from tui_reader.extraction.listing.told_entry import Entry, paragraphs
from tui_reader.extraction.listing.told_list import LONGEST_SUMMARY, MOST_ITEMS, ToldList, summary_size


def read_json(text: str, address: str) -> ToldList:
    """What the feed says; a list without entries for what can not be read."""
    feed = _parsed(text)
    entries = _entries(feed)
    size, others = summary_size(len(entries)), _names(feed)
    told = [Told(_item(entry, address, size, others), _line(entry.get("id"))) for entry in entries]
    home = absolute(address, _said(feed.get("home_page_url")))
    return ToldList(_line(feed.get("title")), home, _line(feed.get("language"))[:35], with_ids(told))


def json_entries(text: str, address: str) -> Iterator[Entry]:
    """Its entries with their texts."""
    feed = _parsed(text)
    for entry in _entries(feed):
        names = (_said(entry.get(name)) for name in ("url", "external_url", "id"))
        markup, plain = _said(entry.get("content_html")), _said(entry.get("content_text"))
        said = markup or paragraphs(plain or _said(entry.get("summary")))
        addresses = tuple(absolute(address, name) for name in names if name)
        yield Entry(_item(entry, address, LONGEST_SUMMARY, _names(feed)), addresses, said, bool(markup or plain))


def _parsed(text: str) -> dict[str, Any]:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return feed if isinstance(feed, dict) else {}


def _entries(feed: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry for entry in _list(feed.get("items")) if isinstance(entry, dict)][:MOST_ITEMS]


def _item(entry: dict[str, Any], address: str, size: int, others: str) -> Item:
    url = absolute(address, _said(entry.get("url")) or _said(entry.get("external_url")))
    said = _said(entry.get("summary")) or _said(entry.get("content_text"))
    summary = "\n".join(map(one_line, said.splitlines())) or plain(_said(entry.get("content_html")))
    title = _line(entry.get("title")) or cut(one_line(summary), 80) or url or "Untitled"
    when = _said(entry.get("date_published")) or _said(entry.get("date_modified"))
    site = host(url).removeprefix("www.") if url else ""
    return Item(url, title, site, _names(entry) or others, iso_moment(when), cut(summary.strip(), size))


def _names(said: dict[str, Any]) -> str:
    """Its authors; version 1 of the format had one."""
    authors: Iterable[Any] = _list(said.get("authors")) or [said.get("author")]
    return ", ".join(filter(None, (_line(author.get("name")) for author in authors if isinstance(author, dict))))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _said(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _line(value: object) -> str:
    return one_line(_said(value))[:LONGEST_TITLE]
