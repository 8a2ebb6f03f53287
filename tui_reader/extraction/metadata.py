"""What a page says of itself: title, byline, site, date, language, excerpt. Wrong is worse than none."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom import text_of


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
_DATE = re.compile(r"(19[89]\d|20[0-4]\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|written by|posted by|author:?|text:?)\s+", re.IGNORECASE)


def facts(root: HtmlElement, address: str) -> Facts:
    """Facts from meta elements, JSON-LD and the page's own markup, in this order of trust."""
    metas = _metas(root)
    linked = list(_linked_data(root))
    article = next((item for item in linked if _ARTICLE_TYPES.search(_types(item))), {})
    site = _first(metas, "og:site_name", "application-name", "twitter:site_name") or _name(article.get("publisher"))
    title = _title(root, metas, article, site)
    return Facts(
        title=title,
        byline=_byline(root, metas, article),
        site=site,
        published=_published(root, metas, article, address),
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


def _title(root: HtmlElement, metas: dict[str, str], article: dict[str, Any], site: str) -> str:
    """The page's title without the site's name; the heading of the page decides between candidates."""
    page = next((text_of(element) for element in root.iter("title")), "")
    headings = [text for element in root.iter("h1") if (text := text_of(element))]
    named = _first(metas, "og:title", "twitter:title", "dc.title", "title") or _text(article.get("headline"))
    best = named or page
    if not best:
        return headings[0] if headings else ""
    for heading in headings:
        if len(heading) > 8 and heading.lower() in best.lower() and len(heading) >= 0.3 * len(best):
            return heading
    return _without_site(best, site)


def _without_site(title: str, site: str) -> str:
    pieces = _SEPARATOR.split(title)
    if len(pieces) < 2:
        return title
    if site and _same(pieces[-1], site):
        return title[: title.rfind(pieces[-1])].rstrip(" |-–—·•»«:/\\~")
    if site and _same(pieces[0], site):
        return title[len(pieces[0]) :].lstrip(" |-–—·•»«:/\\~")
    return title


def _same(left: str, right: str) -> bool:
    left, right = (re.sub(r"\W+|^the|\.com$", "", text.lower()) for text in (left, right))
    return bool(left) and (left == right or (len(left) > 4 and (left in right or right in left)))


def _byline(root: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str:
    told = _name(article.get("author")) or _first(
        metas, "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"
    )
    if not told or "://" in told:
        told = ""
        for element in root.iter():
            if isinstance(element.tag, str) and (
                element.get("rel") == "author" or (element.get("itemprop") or "") == "author"
            ):
                text = text_of(element)
                if 2 < len(text) < 80:
                    told = text
                    break
    return _BY.sub("", told).strip(" ,;|")


def _published(root: HtmlElement, metas: dict[str, str], article: dict[str, Any], address: str) -> str:
    told = (
        _first(
            metas,
            "article:published_time",
            "og:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "pubdate",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "publish-date",
            "publication_date",
        )
        or _text(article.get("datePublished"))
        or next((element.get("datetime") or "" for element in root.iter("time") if element.get("datetime")), "")
    )
    if found := _DATE.search(told):
        return found.group()
    if found := re.search(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/", address):
        return "-".join(found.groups())
    return ""


def _language(root: HtmlElement, metas: dict[str, str]) -> str:
    told = (
        root.get("lang")
        or root.get("xml:lang")
        or _first(metas, "og:locale", "content-language", "language", "dc.language")
    )
    found = re.match(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z]{2,4})?\b", told.strip())
    return found.group().replace("_", "-") if found else ""
