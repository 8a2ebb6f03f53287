"""A feed, or a list of feeds, as a document: a list of articles, and the same as a text."""

import re

from tui_reader.article.document import Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.dom.parsing import readable
from tui_reader.extraction.listing.json_feed import read_json
from tui_reader.extraction.listing.list_document import list_document, text_document
from tui_reader.extraction.listing.opml_list import read_opml
from tui_reader.extraction.listing.told_list import ToldList
from tui_reader.extraction.listing.xml_feed import read_xml

_ROOT = re.compile(r"<(rss|feed|rdf:RDF|opml)\b", re.IGNORECASE)


def read_feed(text: str, address: str, *, whole: bool = False) -> Document:
    """The list; whole: all that its entries say, as a text. Raises NothingToRead when there is no entry."""
    told = _told(text, address)
    if not told.items:
        raise NothingToRead("The feed lists no articles", "It may have some later.")
    return text_document(told) if whole else list_document(told, "feed")


def _told(text: str, address: str) -> ToldList:
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return read_json(text, address)
    root = _ROOT.search(text)
    is_opml = root is not None and root[1].lower() == "opml"
    return read_opml(text, address) if is_opml else read_xml(readable(text), address)
