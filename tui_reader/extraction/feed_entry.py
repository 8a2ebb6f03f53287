"""One article out of a feed that carries it whole: what the feed says of the page at an address, as that page."""

import re
from html import escape

from tui_reader.address import identity
from tui_reader.article.document import Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.dom.parsing import readable
from tui_reader.extraction.html_page import read_carried
from tui_reader.extraction.listing.json_feed import json_entries
from tui_reader.extraction.listing.told_entry import Entry
from tui_reader.extraction.listing.xml_feed import xml_entries

SHORT = 500
"""Characters of a text that is most likely the beginning of one, where the feed does not call it the content."""
DOUBTED = 0.5
"""What such a text is trusted to be of the article; see `ui.opening.opening.DOUBTFUL`."""
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;|&#8230;)\]|&hellip;|&#8230;)\s*(?:</\w+>\s*)*\Z")
_ENDS = re.compile(r"^https?://(?:www\.)?|/+$")


def read_entry(text: str, address: str) -> Document:
    """The text that the feed has of the page at `address`. Raises NothingToRead when it has none."""
    is_json = text.lstrip("\ufeff \t\r\n").startswith("{")
    wanted = _name(address)
    for entry in json_entries(text, address) if is_json else xml_entries(readable(text), address):
        if wanted in map(_name, entry.addresses):
            return _document(entry, address)
    raise NothingToRead("The feed does not have this article", "Most feeds hold the newest ones alone.")


def _name(address: str) -> str:
    """One name for the spellings of an address under which servers give the same page."""
    return _ENDS.sub("", identity(address)) if address else ""


def _document(entry: Entry, address: str) -> Document:
    item = entry.item
    document = read_carried(
        f"<html><head><title>{escape(item.title)}</title></head><body><article>{entry.markup}</article></body></html>",
        address,
    )
    if not document.blocks:
        raise NothingToRead("The feed has no text of this article", "It names it, and no more.")
    size = sum(len(block.text) for block in document.blocks)
    is_whole = entry.is_content or (size > SHORT and not _CUT_OFF.search(entry.markup))
    return document.with_(
        title=item.title, byline=item.byline, site=item.site, published=item.published[:10],
        engine="the feed, which carries it", trust=1.0 if is_whole else DOUBTED,
    )  # fmt: skip
