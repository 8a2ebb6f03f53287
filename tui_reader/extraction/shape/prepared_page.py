"""A page as everything that chooses from it sees it: its markup, its DOM, its facts and its units."""

from typing import NamedTuple

from lxml.html import HtmlElement

from tui_reader.extraction.dom.formulas import settle_formulas
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.dom.mending import mended
from tui_reader.extraction.dom.page_links import OnwardLink, onward_links
from tui_reader.extraction.dom.painted_pictures import settle_pictures
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.dom.programs import without_programs
from tui_reader.extraction.dom.query_codes import code_queries
from tui_reader.extraction.dom.set_manuals import as_definitions
from tui_reader.extraction.dom.thinning import thinned
from tui_reader.extraction.dom.unseen import drop_unseen
from tui_reader.extraction.dom.written_formulas import settle_written
from tui_reader.extraction.facts.metadata import Facts, facts
from tui_reader.extraction.listing.named_feed import named_feed
from tui_reader.extraction.shape.captions import with_captions
from tui_reader.extraction.shape.gallery_copies import without_copies
from tui_reader.extraction.shape.left_out import beginning
from tui_reader.extraction.shape.preformatted.code_blocks import settle_pasted
from tui_reader.extraction.shape.quoted_sources import settle_sources
from tui_reader.extraction.shape.units import Unit, units


class PreparedPage(NamedTuple):
    """base: what its relative links belong to. feed: the address of the one it names. hidden: how that begins which
    it does not show. links: those that may lead on.

    elements: all that the DOM had. lxml makes an element's Python object anew each time it is met, unless somebody
    holds it: 15 % of all the time.
    """

    markup: str
    root: HtmlElement
    base: str
    facts: Facts
    units: list[Unit]
    elements: list[HtmlElement]
    feed: str
    hidden: list[str]
    links: list[OnwardLink]


def prepared_page(text: str, address: str, codec: str = "utf-8") -> PreparedPage:
    """The page of `text`: thinned, parsed, its facts read, what nobody sees taken out, and its blocks read."""
    markup = mended(thinned(without_programs(text)))
    root = parse(markup)
    elements = list(root.iter())
    base = base_of(root, address)
    if not text.isascii() and not codec.startswith("utf"):
        code_queries(root, codec)
    said, feed, links = facts(root, base), named_feed(root, base), onward_links(root, base)
    settle_formulas(root, markup)
    settle_written(root, markup)
    as_definitions(root, markup)
    settle_sources(root)
    hidden = list(map(beginning, drop_unseen(root)))
    settle_pictures(root, markup)
    settle_pasted(root, markup)
    found = without_copies(with_captions(units(root, base), galleries=True))
    return PreparedPage(markup, root, base, said, found, elements, feed, hidden, links)


def base_of(root: HtmlElement, address: str) -> str:
    """The address that relative links belong to."""
    for element in root.iter("base"):
        if href := element.get("href"):
            return absolute(address, href) or address
    return address
