"""The feed that a page names."""

from lxml.html import HtmlElement

from tui_reader.extraction.dom.link_addresses import absolute

_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json")
)


def named_feed(root: HtmlElement, base: str) -> str:
    """Its address: the first feed that is none of comments, which most blogs name second; "" when there is none."""
    for link in root.iter("link"):
        media = (link.get("type") or "").partition(";")[0].strip().lower()
        if media not in _TYPES or "alternate" not in (link.get("rel") or "").lower().split():
            continue
        url = absolute(base, link.get("href") or "")
        said = f"{link.get('title') or ''} {url}".lower()
        # WordPress names its interface for programs the same way.
        if url.startswith(("http://", "https://")) and "comment" not in said and "/wp-json/" not in said:
            return url
    return ""
