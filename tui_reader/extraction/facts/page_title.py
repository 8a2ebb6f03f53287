"""What an article is called: the page's title without the name of its site."""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import text_of
from tui_reader.extraction.facts.meta_elements import first_of

_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:/\\~]+\s+|\s*[|»]\s*")


def page_title(root: HtmlElement, metas: dict[str, str], headline: str, site: str, address: str) -> str:
    """The page's title without the site's name; the heading of the page decides between candidates.

    headline: the article's in JSON-LD.
    """
    host = _host(address)
    page = next((text_of(element) for element in root.iter("title")), "")
    headings = [text for element in root.iter("h1") if (text := text_of(element))]
    named = first_of(metas, "og:title", "twitter:title", "dc.title", "title")
    # Encyclopedias say in the headline what a thing is, not what it is called.
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
    """Without the last piece that names the site or its host, or the first that names the site."""
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
