"""A list as a document: its entries as values, and as blocks for whoever reads them as a text."""

from collections.abc import Iterator

from tui_reader.address import host
from tui_reader.article.document import LIST, Block, Container, Document, Item, Span
from tui_reader.extraction.listing.told_list import ToldList


def list_document(told: ToldList, engine: str) -> Document:
    """The list, its blocks an entry each."""
    blocks = tuple(_entry(item, number) for number, item in enumerate(told.items, 1))
    return _document(told, engine, blocks).with_(read_as=LIST, items=told.items)


def text_document(told: ToldList) -> Document:
    """What the entries say, each below its title."""
    return _document(told, "feed", tuple(block for item in told.items for block in _section(item)))


def _document(told: ToldList, engine: str, blocks: tuple[Block, ...]) -> Document:
    title = told.title or (host(told.home).removeprefix("www.") if told.home else "") or "Feed"
    return Document(title=title, language=told.language, engine=engine, blocks=blocks)


def _entry(item: Item, number: int) -> Block:
    facts = _facts(item)
    text = f"{item.title}\n{facts}" if facts else item.title
    return Block("PARAGRAPH", text, 0, _link(item), (Container("LIST", 0), Container("ITEM", number)))


def _section(item: Item) -> Iterator[Block]:
    yield Block("HEADING", item.title, 2, _link(item))
    if facts := _facts(item):
        yield Block("PARAGRAPH", facts)
    yield from (Block("PARAGRAPH", line) for line in item.summary.split("\n") if line)


def _facts(item: Item) -> str:
    """Who wrote it, and the day."""
    return " · ".join(filter(None, (item.byline, item.published[:10])))


def _link(item: Item) -> tuple[Span, ...]:
    return (Span(0, len(item.title), "LINK", item.url),) if item.url else ()
