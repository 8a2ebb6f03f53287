"""What reading a page will need is imported before the limits are set: no file can be opened after them."""

import importlib

from tui_reader.errors import NothingToRead
from tui_reader.extraction import charset
from tui_reader.extraction.page_kind import Kind, kind
from tui_reader.web.page import Page

_READERS: dict[Kind, str] = {
    "html": "html_page",
    "plain": "plaintext.plain_text",
    "markdown": "commonmark",
    "feed": "listing.feed",
}


def for_html() -> None:
    """The reader of web pages, its engines warmed up, and the finder of quotations."""
    from tui_reader.extraction.html_page import warm_up

    warm_up()
    _for_quotations()


def for_page(page: Page, *, plainly: bool = False) -> None:
    """What `page` needs, or every reader when that can not be told before something foreign has looked at it."""
    _for_quotations()
    try:
        page.body.decode()
        kinds = [kind(page, charset.decode(page.body, page.content_type))]
    except NothingToRead:
        return
    except UnicodeDecodeError:
        kinds = list(_READERS)
        charset.preload()
        importlib.import_module("resiliparse.parse.encoding")
    for name in kinds:
        if name != "html":
            importlib.import_module(f"tui_reader.extraction.{_READERS[name]}")
            if name == "feed":
                from tui_reader.extraction.listing.xml_feed import warm_up

                warm_up()
        elif plainly:
            importlib.import_module("tui_reader.extraction.plain_reading")
        else:
            for_html()


def _for_quotations() -> None:
    from tui_reader.quotes import cues
    from tui_reader.quotes import finding as finding
    from tui_reader.quotes.casting.casting import grown_forest

    cues.preload()
    grown_forest()
