"""What stands beside a link in its card: when, by whom, and what it is about."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import names_of, text_of
from tui_reader.extraction.listing.entry_text import cut, iso_moment
from tui_reader.extraction.listing.told_list import LONGEST_SUMMARY

STEPS = 6
"""Elements around a link that may be its card."""
LONGEST_NAME = 80
LEAST_SUMMARY = 40
"""Characters of a name at most, and of a text at least that says more than a name."""
_BYLINE = re.compile(r"(?:^|[\s_-])(?:author|authors|byline|by-line|writer)(?:$|[\s_-])")
_BY = re.compile(r"\A(?:by|von|par|por|di)\s+", re.IGNORECASE)
_RANK = re.compile(r"#?(\d{1,4})[.):]?\s*")
_WRITERS = etree.XPath(".//*[@rel='author' or @itemprop='author' or @class]")
_MOMENTS = etree.XPath(".//time[@datetime]/@datetime | .//*[@itemprop='datePublished']/@content")


class Beside(NamedTuple):
    """published: a day or moment as `Item` has it. All of them are empty where the card does not say."""

    published: str = ""
    byline: str = ""
    summary: str = ""


class Cards:
    """The cards of links: what holds a link and none of the others'. links: each with its address."""

    def __init__(self, links: Iterable[tuple[HtmlElement, str]]) -> None:
        self._held: dict[HtmlElement, str] = {}
        """The address of the only entry below an element, "" where there are several."""
        for link, url in links:
            for element, _ in zip(link.iterancestors(), range(STEPS), strict=False):
                self._held[element] = url if self._held.get(element, url) == url else ""

    def beside(self, link: HtmlElement, url: str, title: str) -> Beside:
        """What the card of a link says."""
        card = self._card(link, url)
        if card is None:
            return Beside()
        moments: list[str] = _MOMENTS(card)  # type: ignore[assignment]  # this path gives attributes
        published = next(filter(None, map(iso_moment, moments)), "")
        texts = (text_of(paragraph) for paragraph in card.iter("p"))
        longest = max((text for text in texts if title not in text), key=len, default="")
        summary = cut(longest, LONGEST_SUMMARY) if len(longest) >= LEAST_SUMMARY else ""
        return Beside(published, _byline(card), summary)

    def says(self, link: HtmlElement, url: str) -> int:
        """How many characters the longest text in a link's card has."""
        card = self._card(link, url)
        if card is None:
            return 0
        return max((len(text_of(one)) for one in card.iter("p", "dd", "div", "span") if not len(one)), default=0)

    def rank(self, link: HtmlElement, url: str, title: str) -> int:
        """The number that stands before a link's title where its card begins; 0 without one."""
        card = self._card(link, url)
        begins = None if card is None else _RANK.match(text_of(card))
        return int(begins[1]) if begins and begins.string.startswith(title, begins.end()) else 0

    def _card(self, link: HtmlElement, url: str) -> HtmlElement | None:
        around = [element for element, _ in zip(link.iterancestors(), range(STEPS), strict=False)]
        card = next((element for element in reversed(around) if self._held.get(element) == url), None)
        return None if card is None or card.tag in ("body", "html") else card


def _byline(card: HtmlElement) -> str:
    writers: list[HtmlElement] = _WRITERS(card)  # type: ignore[assignment]  # this path gives elements
    for element in writers:
        if element.get("rel") == "author" or element.get("itemprop") == "author" or _BYLINE.search(names_of(element)):
            name = _BY.sub("", text_of(element))
            if name and len(name) <= LONGEST_NAME:
                return name
    return ""
