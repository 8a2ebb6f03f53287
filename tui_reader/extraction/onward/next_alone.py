"""What comes after a page of which it is known that it is one of a text's pages: nothing else of it is read."""

from tui_reader.article.document import Continuation
from tui_reader.extraction.decoding.charset import decoded
from tui_reader.extraction.dom.mending import mended
from tui_reader.extraction.dom.page_links import onward_links
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.dom.query_codes import code_queries
from tui_reader.extraction.dom.thinning import thinned
from tui_reader.extraction.onward.pager import next_page
from tui_reader.extraction.shape.prepared_page import base_of
from tui_reader.web.page import Page


def next_alone(page: Page) -> Continuation | None:
    """The page after `page`; None behind the last one."""
    text, codec = decoded(page.body, page.content_type)
    address = page.final_url or page.url
    root = parse(mended(thinned(text)))
    if not text.isascii() and not codec.startswith("utf"):
        code_queries(root, codec)
    return next_page(onward_links(root, base_of(root, address)), address)
