"""What reading a page will need is imported before the limits are set: no file can be opened after them."""

import importlib

from tui_reader.address import url
from tui_reader.errors import NothingToRead
from tui_reader.extraction.decoding import charset
from tui_reader.extraction.packed.packing import Packing, packing
from tui_reader.extraction.page_kind import Kind, kind
from tui_reader.process.stand_ins import without
from tui_reader.web.page import ENTRY, Page

_PACKED: dict[Packing, tuple[str, ...]] = {
    "mhtml": ("packed.unpacking",),
    "mail": ("packed.unpacking", "plaintext.plain_text"),
    "epub": ("packed.unpacking", "epub.book"),
    "pdf": ("packed.unpacking", "pdf.pdf_document"),
}
_READERS: dict[Kind, str] = {
    "html": "html_page",
    "plain": "plaintext.plain_text",
    "markdown": "commonmark",
    "feed": "listing.feed",
}


def for_html() -> None:
    """The reader of web pages, its engines warmed up, and the finder of quotations."""
    with without("inspect"):  # for parsers that call into Python, of which there are none here; 4 ms
        import lxml.etree  # noqa: F401

    from tui_reader.extraction.html_page import warm_up

    warm_up()
    url.preload()
    _for_quotations()


def for_page(page: Page, how: str = "") -> None:
    """What `page` needs, or every reader when that can not be told before something foreign has looked at it.

    how: as the worker's argument has it.
    """
    url.preload()
    if how == "next":
        importlib.import_module("tui_reader.extraction.onward.next_alone")
        charset.preload()
        return
    _for_quotations()
    if how == "plainly":
        importlib.import_module("tui_reader.extraction.plain_reading")
        importlib.import_module("tui_reader.extraction.bare_text")
    if packed := packing(page):
        _for_packed(packed)
        return
    try:
        page.body.decode()
        text = charset.decode(page.body, page.content_type)
        kinds = [kind(page, text)]
    except NothingToRead:
        return
    except UnicodeDecodeError:
        text, kinds = "", list(_READERS)
        charset.preload()
    for name in kinds:
        if name != "html":
            importlib.import_module(f"tui_reader.extraction.{_READERS[name]}")
            if name == "feed":
                from tui_reader.extraction.listing.xml_feed import warm_up

                warm_up()
            if page.content_type.endswith(ENTRY):
                importlib.import_module("tui_reader.extraction.feed_entry")
                for_html()
                _for_letters(text)
        elif how != "plainly":
            for_html()
            _for_letters(text)


def for_rules() -> None:
    """What a site's own selectors need."""
    from tui_reader.extraction.selectors import preload

    preload()


def _for_packed(packed: Packing) -> None:
    """What is packed in a page is known when it is unpacked."""
    charset.preload()
    for name in _PACKED[packed]:
        importlib.import_module(f"tui_reader.extraction.{name}")
    for_html()


def _for_letters(text: str) -> None:
    from tui_reader.extraction.threads.printed_letters import preload

    preload(text)


def _for_quotations() -> None:
    from tui_reader.quotes import cues
    from tui_reader.quotes import finding as finding
    from tui_reader.quotes.casting.casting import grown_forest
    from tui_reader.quotes.east import reading as reading

    cues.preload()
    grown_forest()
