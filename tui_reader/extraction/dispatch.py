"""Page -> Document in one process: the dispatch by kind."""

from tui_reader.article.document import Block, Document
from tui_reader.clean import clean, one_line
from tui_reader.complete import complete
from tui_reader.errors import Advice, NothingToRead
from tui_reader.extraction import no_article
from tui_reader.extraction.building.raised import told_apart
from tui_reader.extraction.charset import decode, decoded
from tui_reader.extraction.page_kind import Kind, kind
from tui_reader.extraction.page_view import View
from tui_reader.extraction.site_rules import SiteRules
from tui_reader.web.page import Page


def read(page: Page, view: View = "article", rules: SiteRules | None = None) -> Document:
    """The completed document of `page`. Raises NothingToRead when there is none, UsageError for a bad selector."""
    text, codec = decoded(page.body, page.content_type)
    sort = kind(page, text)
    document = _source(page, text, sort) if view == "source" else _read(page, text, codec, sort, view, rules)
    if not document.blocks:
        raise _nothing(view) if sort != "html" or not no_article.needs_program(text) else no_article.made_by_program()
    if view == "article" and sort == "html" and (reason := no_article.refusal(document, text)):
        raise reason
    blocks = told_apart(document.blocks)
    return complete(document.with_(url=page.url, final_url=page.final_url or page.url, blocks=blocks))


def _nothing(view: View) -> NothingToRead:
    more = [Advice("view", "shows the whole page")] if view == "article" else []
    return NothingToRead("No article found", "A browser may show more.", more)


def read_plainly(page: Page, view: View = "article") -> Document:
    """The completed document of `page` by the cheapest engine, for pages that cost the others too much."""
    from tui_reader.extraction.plain_reading import plain_reading

    text = decode(page.body, page.content_type)
    sort = kind(page, text)
    if view == "source" or sort != "html":
        return read(page, view)
    document = plain_reading(text)
    if not document.blocks:
        raise NothingToRead("No article found", "A browser may show more.")
    return complete(document.with_(url=page.url, final_url=page.final_url or page.url))


def _read(page: Page, text: str, codec: str, sort: Kind, view: View, rules: SiteRules | None) -> Document:
    """Each reader is imported when it is needed: lxml and trafilatura take 400 ms that plain text does not owe."""
    address = page.final_url or page.url
    if sort == "plain":
        from tui_reader.extraction.plaintext.plain_text import read_plain

        return read_plain(text, address)
    if sort == "markdown":
        from tui_reader.extraction.commonmark import read_markdown

        return read_markdown(text, address)
    if sort == "feed":
        from tui_reader.extraction.listing.feed import read_feed

        return read_feed(text, address, whole=view == "whole")
    from tui_reader.extraction.html_page import read_html

    return read_html(text, address, whole=view == "whole", rules=rules, codec=codec)


def _source(page: Page, text: str, sort: Kind) -> Document:
    language = {"html": "html", "feed": "xml", "markdown": "markdown", "plain": None}[sort]
    title = one_line((page.final_url or page.url).rstrip("/").rpartition("/")[2]) or "Source"
    code = Block("CODE", clean(text).strip("\n"), language=language)
    return Document(title=title, engine="source", blocks=(code,))
