"""A feed as a document: a list of its articles, each a link."""

import html
import re

from lxml import etree

from tui_reader.article.document import Block, Container, Document, Span
from tui_reader.clean import one_line
from tui_reader.errors import NothingToRead
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.dom.parsing import readable

_TAGS = re.compile(r"</?[a-zA-Z][^>]*>")
_ATOM = "{http://www.w3.org/2005/Atom}"


def read_feed(text: str, address: str) -> Document:
    """RSS, Atom and RDF feeds. Raises NothingToRead when no entry can be read."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", readable(text))
    root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    if root is None:
        raise NothingToRead("The feed can not be read", "It is not well-formed XML.")
    entries = [element for element in root.iter() if _name(element) in ("item", "entry")]
    blocks = tuple(_entry(entry, number, address) for number, entry in enumerate(entries, 1))
    if not blocks:
        raise NothingToRead("The feed lists no articles", "It may have some later.")
    top = next((element for element in root.iter() if _name(element) in ("channel", "feed")), root)
    return Document(title=_child(top, "title") or "Feed", engine="feed", blocks=blocks)


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _child(element: etree._Element, *names: str) -> str:
    for name in names:
        for child in element:
            if _name(child) == name and (text := _text(child)):
                return text
    return ""


def _text(element: etree._Element) -> str:
    """What an element says. Atom's text is plain unless its type is html (RFC 4287, 3.1.1), RSS's is HTML once more."""
    text = "".join(map(str, element.itertext()))
    plain = str(element.tag).startswith(_ATOM) and element.get("type", "text") in ("text", "xhtml")
    return one_line(text if plain else html.unescape(_TAGS.sub("", text)))


def _link(entry: etree._Element) -> str:
    """An entry's address: Atom's alternate link, RSS's link or a permanent guid."""
    links = [child for child in entry if _name(child) == "link"]
    for child in sorted(links, key=lambda child: (child.get("rel") or "alternate") != "alternate"):
        if target := child.get("href") or (child.text or "").strip():
            return target
    return next(
        (child.text or "" for child in entry if _name(child) == "guid" and child.get("isPermaLink") != "false"), ""
    )


def _entry(entry: etree._Element, number: int, address: str) -> Block:
    title = _child(entry, "title") or _child(entry, "description", "summary", "content")[:80] or "Untitled"
    when = _child(entry, "published", "pubdate", "updated", "date")
    link = absolute(address, _link(entry))
    spans = (Span(0, len(title), "LINK", link),) if link else ()
    text = f"{title}\n{when}" if when else title
    return Block("PARAGRAPH", text, 0, spans, (Container("LIST", 0), Container("ITEM", number)))
