"""What a page says of itself: title, byline, site, date, language, excerpt. Wrong is worse than none."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.dom import text_of
from tui_reader.extraction.facts import beside_title, bylines, dates


class Facts(NamedTuple):
    """A page's own words about its article; empty where it says nothing one can believe. published: ISO date."""

    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    language: str = ""
    excerpt: str = ""
    types: frozenset[str] = frozenset()


_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Recipe|HowTo|Review|WebPage|Product|QAPage", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:/\\~]+\s+|\s*[|»]\s*")
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
    metas = _metas(root)
    linked = list(_linked_data(root))
    article = next((item for item in linked if _ARTICLE_TYPES.search(_types(item))), {})
    site = _first(metas, "og:site_name", "application-name", "twitter:site_name") or _name(article.get("publisher"))
    title = _title(root, metas, article, site, _host(address))
    beside = cache(lambda: beside_title.beside_title(root, title))
    return Facts(
        title=title,
        byline=_byline(root, metas, article, beside),
        site=site,
        published=_published(root, metas, linked, beside, address),
        language=_language(root, metas),
        excerpt=_first(metas, "og:description", "description", "twitter:description", "dc.description")
        or _text(article.get("description")),
        types=frozenset(_types(item) for item in linked),
    )


def _metas(root: HtmlElement) -> dict[str, str]:
    """Meta elements by lower-case name or property; the first of each counts. A property may name several."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = one_line(element.get("content") or "")
        names = element.get("property") or element.get("name") or element.get("itemprop") or ""
        for name in names.lower().split():
            if content and name not in found:
                found[name] = content
    return found


def _first(metas: dict[str, str], *names: str) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object of the page, those of a graph or list one by one."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > 1_000_000:
            continue
        try:
            value = json.loads(
                re.sub(r"^\s*(?:<!\[CDATA\[|//.*?\n|/\*.*?\*/)|\]\]>\s*$", "", script.text), strict=False
            )
        except (ValueError, RecursionError):
            continue
        stack = [value]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(reversed(item))
            elif isinstance(item, dict):
                yield item
                if "@graph" in item:
                    stack.append(item["@graph"])
                if isinstance(item.get("mainEntity"), dict):
                    stack.append(item["mainEntity"])


def _types(item: dict[str, Any]) -> str:
    value = item.get("@type", "")
    return " ".join(str(part) for part in value) if isinstance(value, list) else str(value)


def _text(value: Any) -> str:
    return one_line(re.sub(r"<[^>]+>", "", value)) if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """The name of a JSON-LD person or organisation, or of several joined by commas."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_name, value))))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return _text(value)


def _title(root: HtmlElement, metas: dict[str, str], article: dict[str, Any], site: str, host: str) -> str:
    """The page's title without the site's name; the heading of the page decides between candidates."""
    page = next((text_of(element) for element in root.iter("title")), "")
    headings = [text for element in root.iter("h1") if (text := text_of(element))]
    named = _first(metas, "og:title", "twitter:title", "dc.title", "title")
    # Encyclopedias say in the headline what a thing is, not what it is called.
    headline = _text(article.get("headline"))
    if not named and any(headline.lower() in text.lower() for text in (page, *headings)):
        named = headline
    best = named or page or headline
    if not best:
        return headings[0] if headings else ""
    for heading in headings:
        if len(heading) > 8 and heading.lower() in best.lower() and len(heading) >= 0.3 * len(best):
            return _without_site(heading, site, host)
    return _first_piece(_without_site(best, site, host))


def _without_site(title: str, site: str, host: str) -> str:
    pieces = _SEPARATOR.split(title)
    if len(pieces) < 2:
        return title
    if (site and _same(pieces[-1], site)) or _is_of_host(pieces[-1], host):
        return title[: title.rfind(pieces[-1])].rstrip(" |-–—·•»«:/\\~")
    if site and _same(pieces[0], site):
        return title[len(pieces[0]) :].lstrip(" |-–—·•»«:/\\~")
    return title


def _first_piece(title: str) -> str:
    """What stands before a bar, unless it is one word: behind it come the site, its section, and what it sells."""
    first = title.split(" | ", 1)[0].strip()
    return first if first.count(" ") else title


def _is_of_host(piece: str, host: str) -> bool:
    """Whether the name of a host is most of what a piece of a title says."""
    key = re.sub(r"\W+", "", piece.lower())
    return bool(host) and host in key and len(host) > 0.4 * len(key)


def _host(address: str) -> str:
    """The word that names a host: the longest label but the last. "" where it is short enough to be any word."""
    labels = (urlsplit(address).hostname or "").removeprefix("www.").split(".")[:-1]
    name = max(labels, key=len, default="").replace("-", "")
    return name if len(name) > 4 else ""


def _same(left: str, right: str) -> bool:
    left, right = (re.sub(r"\W+|^the|\.com$", "", text.lower()) for text in (left, right))
    return bool(left) and (left == right or (len(left) > 4 and (left in right or right in left)))


def _byline(
    root: HtmlElement, metas: dict[str, str], article: dict[str, Any], beside: Callable[[], list[HtmlElement]]
) -> str:
    told = _name(article.get("author")) or _first(
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
        *(_text(item.get("datePublished")) for item in linked if _ARTICLE_TYPES.search(_types(item))),
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
        or _first(metas, "og:locale", "content-language", "language", "dc.language")
    )
    found = re.match(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z]{2,4})?\b", told.strip())
    return found.group().replace("_", "-") if found else ""
