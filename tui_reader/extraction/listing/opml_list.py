"""OPML, https://opml.org/spec2.opml: lists that somebody follows, as a list of them."""

from tui_reader.address import host
from tui_reader.article.document import Item
from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import text_of
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.listing.entry_text import LONGEST_TITLE
from tui_reader.extraction.listing.item_ids import Told, with_ids
from tui_reader.extraction.listing.told_list import MOST_ITEMS, ToldList


def read_opml(text: str, address: str) -> ToldList:
    """Its feeds, and its links to pages and other files of this kind, without the folders they stand in.

    A parser of HTML reads it: it expands no entities, and takes elements for open that are not closed.
    """
    root = parse(text)
    told: list[Told] = []
    for outline in root.iter("outline"):
        url = absolute(address, (outline.get("xmlurl") or outline.get("url") or "").strip())
        if url and len(told) < MOST_ITEMS:
            name = one_line(outline.get("title") or outline.get("text") or "")[:LONGEST_TITLE]
            summary = one_line(outline.get("description") or "")[:LONGEST_TITLE]
            told.append(Told(Item(url, name or url, host(url).removeprefix("www."), "", "", summary), ""))
    title = next((text_of(element) for element in root.iter("title")), "")
    return ToldList(title, "", "", with_ids(told))
