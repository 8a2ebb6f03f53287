"""What a page says of itself: title, byline, site, date, language, excerpt. Wrong is worse than none."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.article.document import Sources
from tui_reader.extraction.facts import beside_title, dates
from tui_reader.extraction.facts.authors import authors
from tui_reader.extraction.facts.linked_data import ARTICLE, PAGE, is_post, linked_data, name_in, text_in, types_of
from tui_reader.extraction.facts.meta_elements import first_of, meta_elements
from tui_reader.extraction.facts.page_title import page_title
from tui_reader.extraction.facts.sourced import ADDRESS, BESIDE, LINKED, MARKED, Sourced, meta_source


class Facts(NamedTuple):
    """A page's own words about its article; empty where it says nothing one can believe. published: ISO date, a month
    where the page says no day.

    posts: the objects of its JSON-LD that are posts of a thread, each with its answers. is_article: whether it tells
    machines that it is one.
    """

    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    language: str = ""
    excerpt: str = ""
    posts: tuple[dict[str, Any], ...] = ()
    sources: Sources = Sources()
    is_article: bool = False


_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date.created", "pubdate", "parsely-pub-date", "sailthru.date",
    "article.published", "publish-date", "publish_date", "publication_date", "published", "published_on",
    "published_at", "article_date_original", "citation_publication_date", "citation_online_date", "citation_date",
)  # fmt: skip
_TOLD_OF_ARTICLES = frozenset(("article:published_time", "article:author", "article:section", "article:publisher"))
"""What boards that call each of their posts an article do not tell."""
_PUBLISHED_TOO = re.compile(r"(?:^|[:._-])pub(?:li(?:sh(?:ed)?|cation|c))?[-_]?(?:date|time)$")
# By way of the attributes, of which there are few: to ask every element for each takes three times as long.
_DATED = etree.XPath(
    "//@itemprop[. = 'datePublished' or . = 'dateCreated']/.. | //@pubdate/.. | //@property[contains(., 'dc:date')]/.. "
    "| //@class[contains(., 'dt-published')]/.."
)


def facts(root: HtmlElement, address: str) -> Facts:
    """Facts from meta elements, JSON-LD and the page's own markup, in this order of trust."""
    metas = meta_elements(root)
    linked = list(linked_data(root))
    of_article = [item for item in linked if ARTICLE.search(types_of(item)) or PAGE.search(types_of(item))]
    article = next(iter(of_article), {})
    site = first_of(metas, "og:site_name", "application-name", "twitter:site_name") or name_in(article.get("publisher"))
    language = _language(root, metas)
    title = page_title(root, metas, text_in(article.get("headline")), site, address)
    beside = cache(lambda: beside_title.beside_title(root, title.text))
    byline = authors(root, of_article and linked, beside, site, title.text, address)
    published = _published(root, metas, of_article, beside, address, language)
    return Facts(
        title=title.text,
        byline=byline.text,
        site=site,
        published=published.text,
        language=language,
        excerpt=first_of(metas, "og:description", "description", "twitter:description", "dc.description")
        or text_in(article.get("description")),
        posts=tuple(filter(is_post, linked)),
        sources=Sources(title.source, byline.source, published.source),
        is_article=(metas.get("og:type") == "article" and not _TOLD_OF_ARTICLES.isdisjoint(metas))
        or any(ARTICLE.search(types_of(item)) and not is_post(item) for item in linked),
    )


def _published(
    root: HtmlElement,
    metas: dict[str, str],
    linked: Sequence[dict[str, Any]],
    beside: Callable[[], list[HtmlElement]],
    address: str,
    language: str,
) -> Sourced:
    """The day of publication: what machines are told, else what stands beside the title, else in an address; the month
    where none of them says a day.
    """
    told = [
        *((metas[name], meta_source(name)) for name in _PUBLISHED if name in metas),
        *((text, meta_source(name)) for name, text in metas.items() if _PUBLISHED_TOO.search(name)),
        *((text_in(item.get("datePublished")), LINKED) for item in linked),
    ]
    if found := _first(told, language):
        return found
    marked: list[HtmlElement] = list(_DATED(root))  # type: ignore[arg-type]  # this path gives elements
    attributes = [next(filter(None, map(element.get, ("content", "datetime", "title"))), "") for element in marked]
    if found := _first(((text, MARKED) for text in attributes), language):
        return found
    if day := dates.near_title(beside(), language):
        return Sourced(day, BESIDE)
    canonical = next((link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"), "")
    if day := dates.in_address(address) or dates.in_address(canonical):
        return Sourced(day, ADDRESS)
    times = [(element.get("datetime") or "", "the first <time>") for element in root.iter("time")]
    if found := _first(times, ""):
        return found
    told += [(text, MARKED) for text in attributes]
    if found := _first_month(told):
        return found
    if month := dates.month_near_title(beside(), language):
        return Sourced(month, BESIDE)
    month = dates.month_in_address(address) or dates.month_in_address(canonical)
    return Sourced(month, ADDRESS) if month else Sourced()


def _first(told: Iterable[tuple[str, str]], language: str) -> Sourced | None:
    """The first day that these texts say, each with its source."""
    return next((Sourced(day, source) for text, source in told if (day := dates.iso(text, language))), None)


def _first_month(told: Iterable[tuple[str, str]]) -> Sourced | None:
    """The first month without a day that these texts are, each with its source."""
    return next((Sourced(month, source) for text, source in told if (month := _month_alone(text))), None)


def _month_alone(text: str) -> str:
    text = text.strip().replace("/", "-")
    return text if re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", text) else ""


def _language(root: HtmlElement, metas: dict[str, str]) -> str:
    told = (
        root.get("lang")
        or root.get("xml:lang")
        or first_of(metas, "og:locale", "content-language", "language", "dc.language")
    )
    found = re.match(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z]{2,4})?\b", told.strip())
    return found.group().replace("_", "-") if found else ""
