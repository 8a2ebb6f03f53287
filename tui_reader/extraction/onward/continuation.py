"""What comes after a page: its next one, or the next chapter; nothing behind a list."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from tui_reader.address import identity
from tui_reader.article.document import Block, Continuation, Document
from tui_reader.extraction.dom.page_links import OnwardLink
from tui_reader.extraction.listing.page_list import LEAST_LISTED, page_items
from tui_reader.extraction.onward.next_chapter import next_chapter
from tui_reader.extraction.onward.pager import next_page

_STORIES = 2
"""Headings that lead to pages of their own, from which on a page shows stories one after the other."""


def continuation(
    document: Document, links: Sequence[OnwardLink], root: HtmlElement, base: str, address: str
) -> Continuation | None:
    """What comes after the page at `address` that was read as `document`.

    A page of many stories goes on with older ones, and one of a blog with what was written next: neither is a part of
    it. What has a date, an author or a feed is no chapter of a manual; what has neither, and lists others, is no story.
    """
    if not links or not address.startswith(("http://", "https://")) or _is_of_stories(document, address):
        return None
    is_signed = bool(document.published or document.byline or document.read_as != "article")
    if found := next_page(links, address):
        return found if is_signed or len(page_items(root, base)) < LEAST_LISTED else None
    return None if is_signed or document.feed else next_chapter(links, root, base, address)


def _is_of_stories(document: Document, address: str) -> bool:
    """Whether it lists stories, or shows several: at the root of a site, or below headings that lead to each."""
    if document.is_list or document.listed or (identity(address).count("/") <= 3 and identity(address).endswith("/")):
        return True
    headings = [block for block in document.blocks if block.kind == "HEADING"]
    leading = sum(_leads_elsewhere(block, address) for block in headings)
    return leading >= _STORIES and 2 * leading >= len(headings)


def _leads_elsewhere(heading: Block, address: str) -> bool:
    return any(
        span.kind == "LINK" and span.href and span.to is None and 2 * (span.end - span.start) > len(heading.text)
        and identity(span.href) != identity(address)
        for span in heading.spans
    )  # fmt: skip
