"""A feed as a document: a list of articles, and the same as a text."""

from tui_reader.article.document import Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.dom.parsing import readable
from tui_reader.extraction.listing.json_feed import read_json
from tui_reader.extraction.listing.list_document import list_document, text_document
from tui_reader.extraction.listing.xml_feed import read_xml


def read_feed(text: str, address: str, *, whole: bool = False) -> Document:
    """The list; whole: all that its entries say, as a text. Raises NothingToRead when there is no entry."""
    is_json = text.lstrip("\ufeff \t\r\n").startswith("{")
    told = read_json(text, address) if is_json else read_xml(readable(text), address)
    if not told.items:
        raise NothingToRead("The feed lists no articles", "It may have some later.")
    return text_document(told) if whole else list_document(told, "feed")
