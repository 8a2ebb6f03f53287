"""Page -> Document in one process: the dispatch by kind."""

import contextlib
from collections.abc import Callable

from tui_reader.article.document import Block, Document
from tui_reader.clean import clean, one_line
from tui_reader.complete import complete
from tui_reader.errors import Advice, NothingToRead
from tui_reader.extraction import no_article
from tui_reader.extraction.archived import as_original
from tui_reader.extraction.building.raised import told_apart
from tui_reader.extraction.carried.carried_page import carried_page
from tui_reader.extraction.decoding.charset import decode, decoded
from tui_reader.extraction.onward.joining import joined
from tui_reader.extraction.packed.inner import ReadInner
from tui_reader.extraction.packed.packing import Packing, packing
from tui_reader.extraction.packed.saved_page import as_saved, from_comment
from tui_reader.extraction.page_kind import Kind, kind
from tui_reader.extraction.page_view import BESIDE, View
from tui_reader.extraction.site_rules import SiteRules
from tui_reader.web.page import ENTRY, Page

READ_AS: dict[Kind, str] = {"plain": "text", "markdown": "markdown"}
PACKED: dict[Packing, str] = {"mhtml": "saved page", "mail": "mail", "epub": "epub", "pdf": "pdf"}
"""What a document says that it was read as, where its reader does not say it."""


def read(page: Page, view: View = "article", rules: SiteRules | None = None) -> Document:
    """The completed document of `page`. Raises NothingToRead when there is none, UsageError for a bad selector.

    What a file says of its address is believed; what came over the network has the one that it came from. Of the pages
    that its text goes on in, those that can not be read are left out.
    """
    document = _alone(page, view, rules)
    if page.following and not document.is_list and view != "comments":
        document = _joined(page, document, lambda one: _alone(one, view, rules))
    return complete(document)


def _joined(page: Page, first: Document, read_one: Callable[[Page], Document]) -> Document:
    """The document of a page and of those that its text goes on in."""
    documents, addresses = [first], [page.url, page.final_url]
    for one in page.following:
        with contextlib.suppress(NothingToRead):
            document = read_one(one)
            documents += [] if document.is_list or document.listed else [document]
        addresses += one.url, one.final_url
    return joined(documents, addresses)


def _alone(page: Page, view: View, rules: SiteRules | None) -> Document:
    """The document of one page, not completed."""
    if packed := packing(page):
        if view == "source" and packed in ("epub", "pdf"):
            raise NothingToRead("It has no source that could be read", "It is a file for programs, packed.")
        document = _packed(page, packed, view, rules)
    elif saved := from_comment(page):
        document = _named(as_saved(saved, view == "whole", _inner(view, rules)), "saved page")
    else:
        document = _unpacked(page, view, rules)
    if page.original:
        return as_original(document, page).with_(url=page.url)
    came_over_network = page.final_url.startswith(("http:", "https:"))
    here = "" if came_over_network else document.final_url
    return document.with_(url=page.url, final_url=here or page.final_url or page.url)


def _packed(page: Page, packed: Packing, view: View, rules: SiteRules | None) -> Document:
    """Its readers are imported when they are needed."""
    from tui_reader.extraction.packed.unpacking import unpacked

    return _named(unpacked(page, packed, view == "whole", _inner(view, rules)), PACKED[packed])


def _named(document: Document, read_as: str) -> Document:
    """The document, saying what it was read as: what a packed page lists is a list all the same."""
    return document if document.is_list else document.with_(read_as=read_as)


def _inner(view: View, rules: SiteRules | None) -> ReadInner:
    """Reads what is packed in a page, in the view that was asked for unless all of it is wanted."""
    return lambda page, whole: _unpacked(page, "whole" if whole else view, rules)


def _unpacked(page: Page, view: View, rules: SiteRules | None) -> Document:
    """The document of a page of text, not completed."""
    text, codec = decoded(page.body, page.content_type)
    sort = kind(page, text)
    document = _source(page, text, sort) if view == "source" else _read(page, text, codec, sort, view, rules)
    if not document.blocks and view == "article" and sort == "html":
        # A page without a text may be the list that it is.
        listing = _read(page, text, codec, sort, "list", None)
        document = listing if listing.listed else document
    if sort == "html" and view not in BESIDE and (made := _carried(text, document)):
        from tui_reader.extraction.html_page import read_carried

        document = read_carried(made, page.final_url or page.url, codec)
    if not document.blocks:
        raise _nothing(view) if sort != "html" or not no_article.needs_program(text) else no_article.made_by_program()
    if view == "article" and sort == "html" and not document.is_list and (reason := no_article.refusal(document, text)):
        raise reason
    blocks = told_apart(document.blocks)
    return document.with_(blocks=blocks, read_as=READ_AS.get(sort, document.read_as))


def _carried(text: str, document: Document) -> str:
    """The page that a program would have made, where this one has hardly a text, or none that is an article."""
    own = "" if no_article.refusal(document, text) else "\n".join(block.text for block in document.blocks)
    return carried_page(text, own)


def _nothing(view: View) -> NothingToRead:
    if view == "list":
        return NothingToRead("This page lists no articles", "Its links are in the text.")
    if view == "comments":
        return NothingToRead("Nobody wrote anything below this article", "The whole page may show more.")
    more = [Advice("view", "shows the whole page")] if view == "article" else []
    return NothingToRead("No article found", "A browser may show more.", more)


def read_plainly(page: Page, view: View = "article") -> Document:
    """The completed document of `page` by the cheapest engine, for pages that cost the others too much."""
    document = _plainly_alone(page, view)
    if page.following:
        document = _joined(page, document, lambda one: _plainly_alone(one, view))
    return complete(document)


def _plainly_alone(page: Page, view: View) -> Document:
    from tui_reader.extraction.plain_reading import plain_reading

    if packing(page):
        return _alone(page, view, None)
    text = decode(page.body, page.content_type)
    sort = kind(page, text)
    if view == "source" or sort != "html":
        return _alone(page, view, None)
    document = plain_reading(text)
    if not document.blocks:
        raise NothingToRead("No article found", "A browser may show more.")
    return document.with_(url=page.url, final_url=page.final_url or page.url)


def _read(page: Page, text: str, codec: str, sort: Kind, view: View, rules: SiteRules | None) -> Document:
    """Each reader is imported when it is needed: lxml and trafilatura take 400 ms that plain text does not owe."""
    address = page.final_url or page.url
    if (view == "list" and sort not in ("html", "feed")) or (view == "comments" and sort != "html"):
        return Document()
    if sort == "plain":
        from tui_reader.extraction.plaintext.plain_text import read_plain

        return read_plain(text, address)
    if sort == "markdown":
        from tui_reader.extraction.commonmark import read_markdown

        return read_markdown(text, address)
    if sort == "feed" and page.content_type.endswith(ENTRY):
        from tui_reader.extraction.feed_entry import read_entry

        return read_entry(text, address)
    if sort == "feed":
        from tui_reader.extraction.listing.feed import read_feed

        return read_feed(text, address, whole=view == "whole")
    from tui_reader.extraction.html_page import read_comments, read_html, read_page_list

    if view == "comments":
        return read_comments(text, address, codec)
    if view == "list":
        return read_page_list(text, address, codec)
    return read_html(text, address, whole=view == "whole", rules=rules, codec=codec)


def _source(page: Page, text: str, sort: Kind) -> Document:
    language = {"html": "html", "feed": "xml", "markdown": "markdown", "plain": None}[sort]
    title = one_line((page.final_url or page.url).rstrip("/").rpartition("/")[2]) or "Source"
    code = Block("CODE", clean(text).strip("\n"), language=language)
    return Document(title=title, engine="source", blocks=(code,))
