"""What a page says of itself: title, byline, site, date, language, excerpt. Wrong is worse than none."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import text_of
from tui_reader.extraction.facts import beside_title, bylines, dates
from tui_reader.extraction.facts.linked_data import linked_data, name_in, text_in, types_of
from tui_reader.extraction.facts.meta_elements import first_of, meta_elements
from tui_reader.extraction.facts.page_title import page_title


class Facts(NamedTuple):
    """A page's own words about its article; empty where it says nothing one can believe. published: ISO date."""

    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    language: str = ""
    excerpt: str = ""


_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Recipe|HowTo|Review|WebPage|Product|QAPage", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date.created", "pubdate", "parsely-pub-date", "sailthru.date",
    "article.published", "publish-date", "publish_date", "publication_date", "published", "published_on",
    "published_at", "citation_publication_date", "citation_online_date", "citation_date",
)  # fmt: skip
_DATED = etree.XPath(
    "//*[@itemprop='datePublished' or @itemprop='dateCreated' or @pubdate or contains(@property, 'dc:date') "
    "or contains(@class, 'dt-published')]"
)
_AUTHORS = etree.XPath("//*[@rel='author' or @itemprop='author']")
_NO_BYLINE = re.compile(r"\b(?:view|more|posts?|read|see all)\b|\d{4}|\d,\d|badges?\b|://|\.txt$", re.IGNORECASE)
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|written by|posted by|author|text)(?:\s*:\s*|\s+)", re.IGNORECASE)


def facts(root: HtmlElement, address: str) -> Facts:
    """Facts from meta elements, JSON-LD and the page's own markup, in this order of trust."""
    metas = meta_elements(root)
    linked = list(linked_data(root))
    article = next((item for item in linked if _ARTICLE_TYPES.search(types_of(item))), {})
    site = first_of(metas, "og:site_name", "application-name", "twitter:site_name") or name_in(article.get("publisher"))
    title = page_title(root, metas, text_in(article.get("headline")), site, address)
    beside = cache(lambda: beside_title.beside_title(root, title))
    return Facts(
        title=title,
        byline=_byline(root, metas, article, beside),
        site=site,
        published=_published(root, metas, linked, beside, address),
        language=_language(root, metas),
        excerpt=first_of(metas, "og:description", "description", "twitter:description", "dc.description")
        or text_in(article.get("description")),
    )


def _byline(
    root: HtmlElement, metas: dict[str, str], article: dict[str, Any], beside: Callable[[], list[HtmlElement]]
) -> str:
    told = name_in(article.get("author")) or first_of(
        metas, "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"
    )
    if not told or "://" in told:
        told = _marked_author(root)
    return _BY.sub("", told).strip(" ,;|") or bylines.near_title(beside())


def _marked_author(root: HtmlElement) -> str:
    """The name in the first element marked as the author; a box that says more than a name, and no name, has none."""
    marked: list[HtmlElement] = list(_AUTHORS(root))  # type: ignore[arg-type]  # this path gives elements
    for element in marked:
        named = [element.find(".//*[@itemprop='name']"), element, *element.iterdescendants("a")]
        texts: list[str] = [text_of(box) for box in named if box is not None] + [element.get("content") or ""]
        for text in texts:
            if 2 < len(text) < 80 and not _NO_BYLINE.search(text):
                return text
        if element.get("itemprop") is not None:
            return ""
    return ""


def _published(
    root: HtmlElement,
    metas: dict[str, str],
    linked: Sequence[dict[str, Any]],
    beside: Callable[[], list[HtmlElement]],
    address: str,
) -> str:
    """The day of publication: what machines are told, else what stands beside the title, else in the address."""
    told = [
        *(metas[name] for name in _PUBLISHED if name in metas),
        *(text_in(item.get("datePublished")) for item in linked if _ARTICLE_TYPES.search(types_of(item))),
    ]
    if found := next((day for text in told if (day := dates.iso(text))), ""):
        return found
    marked: list[HtmlElement] = list(_DATED(root))  # type: ignore[arg-type]  # this path gives elements
    told = [next(filter(None, map(element.get, ("content", "datetime", "title"))), "") for element in marked]
    if found := next((day for text in told if (day := dates.iso(text))), ""):
        return found
    if found := dates.near_title(beside()) or dates.in_address(address):
        return found
    times = (element.get("datetime") or "" for element in root.iter("time"))
    return next((day for text in times if (day := dates.iso(text))), "")


def _language(root: HtmlElement, metas: dict[str, str]) -> str:
    told = (
        root.get("lang")
        or root.get("xml:lang")
        or first_of(metas, "og:locale", "content-language", "language", "dc.language")
    )
    found = re.match(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z]{2,4})?\b", told.strip())
    return found.group().replace("_", "-") if found else ""
