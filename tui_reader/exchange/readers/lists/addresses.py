"""Addresses a line each: what OneTab, org files, lists in Markdown and any pipe give, and newsboat's urls."""

import re
from collections.abc import Iterator

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Read
from tui_reader.exchange.making import item

_ADDRESS = r"https?://[^\s<>\]|)\"]+"
_ORG = re.compile(rf"(?:[-+*]\s+)?\[\[({_ADDRESS})\](?:\[([^\]]*)\])?\]\s*$", re.IGNORECASE)
_MARKDOWN = re.compile(r"(?:[-+*]|\d+[.)])?\s*\[([^\]]*)\]\(<?(https?://[^\s>]+?)>?\)\s*$", re.IGNORECASE)
_PLAIN = re.compile(r"(?:[-+*]\s+)?<?(https?://\S+?)>?(?:\s+\|?\s*(.*))?$", re.IGNORECASE)
_NEWSBOAT_TAG = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_NEWSBOAT = re.compile(rf'{_ADDRESS}(?:\s+(?:"[^"]*"|[^\s"]+))*\s+"[^"]*"', re.IGNORECASE)
_FEED_ENDING = re.compile(
    r"(?:^|[/._-])(?:rss2?|atom|feeds?|rdf)(?:\.xml|\.rss|\.atom)?/?$|\.(?:rss|atom|rdf)$", re.IGNORECASE
)
_LONGEST_LINE = 20_000


def is_list(head: str) -> bool:
    """Whether two of three of the first lines that say something are addresses, or what newsboat writes beside them."""
    lines = list(_said(head.split("\n")[:50]))[:20]
    addresses = sum(bool(_read(line)) for line in lines)
    return addresses > 0 and addresses + sum(map(_is_newsboats_own, lines)) >= 2 * len(lines) / 3


def read(given: Given) -> Iterator[Read]:
    """The lines with their numbers; of feeds alone each is a list to follow."""
    lines = given.text.split("\n")
    is_newsboats = any(_NEWSBOAT.match(line.strip()) or _is_newsboats_own(line) for line in lines[:200])
    are_feeds = is_newsboats or all(_is_feeds(line) for line in _said(lines[:200]))
    for number, line in enumerate(lines, 1):
        text = line.strip()[:_LONGEST_LINE]
        if not text or text.startswith("#"):
            continue
        yield _newsboats(number, text) if is_newsboats else _item(number, text, are_feeds)


def _item(number: int, line: str, is_feed: bool) -> Read:
    found = _read(line)
    address, title = found or (line, "")
    return item(number, address, title=title, is_feed=is_feed)


def _read(line: str) -> tuple[str, str] | None:
    """The address of a line and what it is called."""
    if found := _ORG.match(line):
        return found[1], found[2] or ""
    if found := _MARKDOWN.match(line):
        return found[2], found[1]
    found = _PLAIN.match(line)
    return (found[1], found[2] or "") if found else None


def _newsboats(number: int, line: str) -> Read:
    """`ADDRESS "tag" "~title" "!"`."""
    address, _, rest = line.partition(" ")
    words = [quoted or plain for quoted, plain in _NEWSBOAT_TAG.findall(rest)]
    title = next((word[1:] for word in words if word.startswith("~")), "")
    return item(number, address, title=title, tags=[word for word in words if word[:1] not in "~!"], is_feed=True)


def _is_newsboats_own(line: str) -> bool:
    return line.lstrip().strip('"').startswith(("query:", "exec:", "filter:"))


def _is_feeds(line: str) -> bool:
    found = _read(line)
    return bool(found and _FEED_ENDING.search(found[0].partition("?")[0]))


def _said(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if (text := line.strip()) and not text.startswith("#"):
            yield text[:_LONGEST_LINE]
