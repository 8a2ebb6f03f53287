"""The one JSON form of a document: the child's pipe, the library and `--format json`."""

import json
from collections.abc import Sequence
from typing import Any, get_args

from tui_reader.article.document import (
    LIST,
    Block,
    BlockKind,
    Cell,
    Container,
    ContainerKind,
    Continuation,
    ContinuationKind,
    Document,
    Image,
    Item,
    NumberStyle,
    Omission,
    Position,
    Quote,
    QuoteKind,
    Section,
    Sources,
    Span,
    SpanKind,
)

VERSION = 1
_BLOCK_KINDS = frozenset(get_args(BlockKind))
_SPAN_KINDS = frozenset(get_args(SpanKind))
_CONTAINER_KINDS = frozenset(get_args(ContainerKind))
_NUMBER_STYLES = frozenset(get_args(NumberStyle))
_QUOTE_KINDS = frozenset(get_args(QuoteKind))
_CONTINUATION_KINDS = frozenset(get_args(ContinuationKind))


class DocumentError(ValueError):
    """The JSON is not a document of this version."""


def to_json(document: Document) -> str:
    """The document as JSON."""
    return json.dumps(to_dict(document), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | bytes) -> Document:
    """The document of `text`; raises DocumentError for anything that is not one."""
    try:
        return from_dict(json.loads(text))
    except DocumentError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise DocumentError(f"not a document: {error}") from error


def to_dict(document: Document) -> dict[str, Any]:
    """The document as plain JSON values; a list has "kind" and "items" besides."""
    listing: dict[str, Any] = {}
    if document.is_list:
        listing = {"kind": LIST, "items": [item._asdict() for item in document.items]}
    beside: dict[str, Any] = {"listed": document.listed} if document.listed else {}
    beside |= {"feed": document.feed} if document.feed else {}
    beside |= {"sources": document.sources._asdict()} if any(document.sources) else {}
    beside |= {"omitted": [omission._asdict() for omission in document.omitted]} if document.omitted else {}
    beside |= {"pages": list(document.pages)} if document.pages else {}
    beside |= {"comments": document.comments} if document.comments else {}
    beside |= {"continued": document.continued._asdict()} if document.continued else {}
    return {
        "version": VERSION,
        "url": document.url,
        "final_url": document.final_url,
        "title": document.title,
        "byline": document.byline,
        "site": document.site,
        "published": document.published,
        "language": document.language,
        "excerpt": document.excerpt,
        "engine": document.engine,
        "kept": document.kept,
        "trust": document.trust,
        "read_as": document.read_as,
        "saved": document.saved,
        "words": document.words,
        "minutes": document.minutes,
        "blocks": blocks_to_list(document.blocks),
        "outline": outline_to_list(document.outline),
        "quotes": quotes_to_list(document.quotes),
        **beside,
        **listing,
    }


def from_dict(value: Any) -> Document:
    """The document of plain JSON values; raises DocumentError or what a wrong shape raises (see from_json)."""
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise DocumentError("not a document of this version")
    return Document(
        url=_text(value.get("url", "")),
        final_url=_text(value.get("final_url", "")),
        title=_text(value.get("title", "")),
        byline=_text(value.get("byline", "")),
        site=_text(value.get("site", "")),
        published=_text(value.get("published", "")),
        language=_text(value.get("language", "")),
        excerpt=_text(value.get("excerpt", "")),
        engine=_text(value.get("engine", "")),
        kept=float(value.get("kept", 1.0)),
        trust=float(value.get("trust", 1.0)),
        read_as=_text(value.get("read_as", "article")),
        listed=_count(value.get("listed", 0)),
        feed=_text(value.get("feed", "")),
        sources=Sources(*[_text(value.get("sources", {}).get(name, "")) for name in Sources._fields]),
        omitted=tuple([_omission(one) for one in value.get("omitted", [])]),
        pages=tuple(map(_text, value.get("pages", []))),
        comments=_count(value.get("comments", 0)),
        continued=_continuation(value.get("continued")),
        saved=_text(value.get("saved", "")),
        words=_count(value.get("words", 0)),
        minutes=_count(value.get("minutes", 0)),
        blocks=blocks_from_list(value.get("blocks", [])),
        outline=outline_from_list(value.get("outline", [])),
        quotes=quotes_from_list(value.get("quotes", [])),
        items=tuple([_item(one) for one in value.get("items", [])]),
    )


def _item(value: Any) -> Item:
    return Item(_text(value["url"]), _text(value["title"]), *[_text(value.get(name, "")) for name in Item._fields[2:]])


def _omission(value: Any) -> Omission:
    return Omission(_text(value["reason"]), _count(value["lines"]), _text(value["first"]))


def _continuation(value: Any) -> Continuation | None:
    if value is None:
        return None
    if value["kind"] not in _CONTINUATION_KINDS:
        raise DocumentError("a continuation that is none")
    number, of = _count(value.get("number", 0)), _count(value.get("of", 0))
    return Continuation(value["kind"], _text(value["url"]), _text(value.get("title", "")), number, of)


def blocks_to_list(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Blocks as JSON values; what has its default is left out."""
    return [_block_to_dict(block) for block in blocks]


def _block_to_dict(block: Block) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": block.kind, "text": block.text}
    if block.level:
        value["level"] = block.level
    if block.language:
        value["language"] = block.language
    if block.direction:
        value["direction"] = block.direction
    if block.inside:
        value["inside"] = [
            {"kind": kind, "id": id}
            | ({} if number is None else {"number": number})
            | ({"style": style} if style else {})
            | ({"author": author} if author else {})
            | ({"time": time} if time else {})
            for kind, id, number, style, author, time in block.inside
        ]
    if block.spans:
        value["spans"] = [_span_to_dict(span) for span in block.spans]
    if block.cells:
        value["cells"] = [cell._asdict() for cell in block.cells]
    if block.image is not None:
        value["image"] = block.image._asdict()
    return value


def _span_to_dict(span: Span) -> dict[str, Any]:
    value: dict[str, Any] = {"start": span.start, "end": span.end, "kind": span.kind}
    if span.href is not None:
        value["href"] = span.href
    if span.to is not None:
        value["to"] = span.to
    return value


def blocks_from_list(values: Any) -> tuple[Block, ...]:
    """Blocks of JSON values, every offset checked against its text."""
    return tuple([_block_from_dict(value) for value in values])


def _block_from_dict(value: Any) -> Block:
    kind, text = value["kind"], _text(value["text"])
    if kind not in _BLOCK_KINDS:
        raise DocumentError(f"no block kind {kind!r}")
    size = len(text)
    image = value.get("image")
    language = value.get("language")
    direction = value.get("direction")
    if direction not in (None, "ltr", "rtl"):
        raise DocumentError(f"no direction {direction!r}")
    return Block(
        kind,
        text,
        _count(value.get("level", 0)),
        tuple([_span_from_dict(span, size) for span in value["spans"]]) if "spans" in value else (),
        tuple([_container_from_dict(container) for container in value["inside"]]) if "inside" in value else (),
        tuple([_cell_from_dict(cell, size) for cell in value["cells"]]) if "cells" in value else (),
        None if image is None else Image(_text(image["src"]), _text(image["alt"])),
        None if language is None else _text(language),
        direction,
    )


def _span_from_dict(value: Any, size: int) -> Span:
    start, end, kind = _count(value["start"]), _count(value["end"]), value["kind"]
    if kind not in _SPAN_KINDS or start > end or end > size:
        raise DocumentError("a span that is none")
    href, to = value.get("href"), value.get("to")
    return Span(start, end, kind, None if href is None else _text(href), None if to is None else _position(to))


def _container_from_dict(value: Any) -> Container:
    kind, number, style = value["kind"], value.get("number"), value.get("style", "")
    if kind not in _CONTAINER_KINDS or not (number is None or type(number) is int) or style not in _NUMBER_STYLES:
        raise DocumentError("a container that is none")
    author, time = _text(value.get("author", "")), _text(value.get("time", ""))
    return Container(kind, _count(value["id"]), number, style, author, time)


def _cell_from_dict(value: Any, size: int) -> Cell:
    names = ("start", "end", "row", "column", "rowspan", "colspan")
    start, end, row, column, rowspan, colspan = (_count(value[name]) for name in names)
    if start > end or end > size:
        raise DocumentError("a cell outside its table's text")
    return Cell(start, end, row, column, rowspan, colspan, bool(value["header"]))


def outline_to_list(sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Sections as JSON values."""
    return [
        {"level": at.level, "title": at.title, "at": at.at, "children": outline_to_list(at.children)}
        | ({"post": at.post, "author": at.author} if at.post else {})
        for at in sections
    ]


def outline_from_list(values: Any) -> tuple[Section, ...]:
    """Sections of JSON values."""
    return tuple(
        Section(
            _text(value["title"]),
            _count(value["level"]),
            _position(value["at"]),
            outline_from_list(value["children"]),
            _count(value.get("post", 0)),
            _text(value.get("author", "")),
        )
        for value in values
    )


def quotes_to_list(quotes: Sequence[Quote]) -> list[dict[str, Any]]:
    """Quotes as JSON values."""
    return [
        {
            "text": quote.text,
            "speaker": quote.speaker,
            "mention": quote.mention,
            "cue": quote.cue,
            "kind": quote.kind,
            "parts": quote.parts,
            "sure": quote.sure,
        }
        for quote in quotes
    ]


def quotes_from_list(values: Any) -> tuple[Quote, ...]:
    """Quotes of JSON values."""
    return tuple(_quote_from_dict(value) for value in values)


def _quote_from_dict(value: Any) -> Quote:
    if value["kind"] not in _QUOTE_KINDS:
        raise DocumentError("a quote that is none")
    names = (value[name] for name in ("speaker", "mention", "cue"))
    speaker, mention, cue = (None if name is None else _text(name) for name in names)
    parts = tuple((_position(start), _position(end)) for start, end in value["parts"])
    # Documents that were kept before it was told have no "sure".
    return Quote(_text(value["text"]), speaker, mention, cue, value["kind"], parts, value.get("sure", True) is True)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise DocumentError("not a text")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise DocumentError("not a count")
    return value


def _position(value: Any) -> Position:
    block, offset = value
    return Position(_count(block), _count(offset))
