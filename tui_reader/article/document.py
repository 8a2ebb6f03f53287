"""The extracted article as immutable values, and their one JSON form.

The values are named tuples: those that exist by the ten thousand are built three times as fast as frozen dataclasses,
and each dataclass takes a millisecond of every start to be declared. Only Document is one.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, Self, get_args

VERSION = 1

BlockKind = Literal["HEADING", "PARAGRAPH", "CODE", "TABLE", "FIGURE", "RULE"]
SpanKind = Literal["EMPHASIS", "STRONG", "CODE", "LINK", "STRIKE", "SUP", "SUB", "IMAGE", "NOTE"]
ContainerKind = Literal["LIST", "ITEM", "QUOTATION", "ASIDE", "NOTE", "DETAILS", "TERM", "DEFINITION"]
QuoteKind = Literal["SPEECH", "PART", "BLOCK"]
Direction = Literal["ltr", "rtl"]


class Position(NamedTuple):
    """A place in one document: block index and offset into its text, in Unicode code points."""

    block: int
    offset: int


class Span(NamedTuple):
    """A style or link over `[start, end)` of its block's text; `to` is where an in-page link or note leads."""

    start: int
    end: int
    kind: SpanKind
    href: str | None = None
    to: Position | None = None


class Container(NamedTuple):
    """What a block stands in; blocks with the same `id` share it.

    number: an ordered list's start, an item's own number in an ordered list, or a note's number.
    """

    kind: ContainerKind
    id: int
    number: int | None = None


class Cell(NamedTuple):
    """A table cell: `[start, end)` of the block's text, its place in the grid, and whether it heads a row or column."""

    start: int
    end: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


class Image(NamedTuple):
    """A figure's picture: its absolute address and alternative text."""

    src: str
    alt: str = ""


class Block(NamedTuple):
    """A flat leaf of the article inside its path of containers.

    text: a table's is its cells joined by tab and newline, a figure's its caption; LF in a paragraph is a line break.
    level: 1-6 for a heading, else 0. language: the programming language of CODE, else a language tag if it differs
    from the document's.
    """

    kind: BlockKind
    text: str
    level: int = 0
    spans: tuple[Span, ...] = ()
    inside: tuple[Container, ...] = ()
    cells: tuple[Cell, ...] = ()
    image: Image | None = None
    language: str | None = None
    direction: Direction | None = None


class Section(NamedTuple):
    """A heading and what follows it; `children` are the sections nested below."""

    title: str
    level: int
    at: Position
    children: tuple["Section", ...] = ()

    def walk(self) -> Iterator["Section"]:
        """The section itself and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Quote(NamedTuple):
    """What somebody said or wrote. `parts` are `(start, end)` ranges, marks included, in reading order.

    speaker: the full name, None when not sure; mention: how the text names the speaker there ("he").
    """

    text: str
    speaker: str | None
    mention: str | None
    cue: str | None
    kind: QuoteKind
    parts: tuple[tuple[Position, Position], ...]


class Place(NamedTuple):
    """A position that survives its document: 32 characters on both sides find the sentence in another version.

    fraction: how far through the text it lies, 0 to 1, for when the sentence is gone. row: how many rows of the screen
    stood above it; None when it was not taken from a screen.
    """

    position: Position
    before: str
    after: str
    fraction: float
    row: int | None = None


class DocumentError(ValueError):
    """The JSON is not a document of this version."""


@dataclass(frozen=True, slots=True)
class Document:
    """An extracted article. The title is not a block; positions are good within this document only.

    url: as it was asked for; final_url: after redirects. published: ISO date. engine: what chose the text; kept: the
    share of the page's text that was chosen, 0 to 1. words, minutes, outline and quotes are filled by
    `article.complete.complete`.
    """

    url: str = ""
    final_url: str = ""
    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    language: str = ""
    excerpt: str = ""
    engine: str = ""
    kept: float = 1.0
    words: int = 0
    minutes: int = 0
    blocks: Sequence[Block] = ()
    outline: tuple[Section, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def with_(self, **changes: Any) -> Self:
        """A copy with these fields changed."""
        return replace(self, **changes)

    def to_json(self) -> str:
        """The one JSON form: the child's pipe, the library and `--format json`."""
        return json.dumps(to_dict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> "Document":
        """The document of `text`; raises DocumentError for anything that is not one."""
        try:
            return from_dict(json.loads(text))
        except DocumentError:
            raise
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
            raise DocumentError(f"not a document: {error}") from error


_BLOCK_KINDS = frozenset(get_args(BlockKind))
_SPAN_KINDS = frozenset(get_args(SpanKind))
_CONTAINER_KINDS = frozenset(get_args(ContainerKind))
_QUOTE_KINDS = frozenset(get_args(QuoteKind))
_TEXTS = ("url", "final_url", "title", "byline", "site", "published", "language", "excerpt", "engine")


def to_dict(document: Document) -> dict[str, Any]:
    """The document as plain JSON values."""
    return {
        "version": VERSION,
        **{name: getattr(document, name) for name in _TEXTS},
        "kept": document.kept,
        "words": document.words,
        "minutes": document.minutes,
        "blocks": blocks_to_list(document.blocks),
        "outline": outline_to_list(document.outline),
        "quotes": quotes_to_list(document.quotes),
    }


def from_dict(value: Any) -> Document:
    """The document of plain JSON values; raises DocumentError or what a wrong shape raises (see from_json)."""
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise DocumentError("not a document of this version")
    texts = {name: _text(value.get(name, "")) for name in _TEXTS}
    blocks = blocks_from_list(value.get("blocks", []))
    return Document(
        **texts,
        kept=float(value.get("kept", 1.0)),
        words=_count(value.get("words", 0)),
        minutes=_count(value.get("minutes", 0)),
        blocks=blocks,
        outline=outline_from_list(value.get("outline", [])),
        quotes=quotes_from_list(value.get("quotes", [])),
    )


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
            {"kind": kind, "id": id} if number is None else {"kind": kind, "id": id, "number": number}
            for kind, id, number in block.inside
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
    kind, number = value["kind"], value.get("number")
    if kind not in _CONTAINER_KINDS or not (number is None or type(number) is int):
        raise DocumentError("a container that is none")
    return Container(kind, _count(value["id"]), number)


def _cell_from_dict(value: Any, size: int) -> Cell:
    names = ("start", "end", "row", "column", "rowspan", "colspan")
    start, end, row, column, rowspan, colspan = (_count(value[name]) for name in names)
    if start > end or end > size:
        raise DocumentError("a cell outside its table's text")
    return Cell(start, end, row, column, rowspan, colspan, bool(value["header"]))


def outline_to_list(sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Sections as JSON values."""
    return [
        {"level": at.level, "title": at.title, "at": at.at, "children": outline_to_list(at.children)} for at in sections
    ]


def outline_from_list(values: Any) -> tuple[Section, ...]:
    """Sections of JSON values."""
    return tuple(
        Section(
            _text(value["title"]), _count(value["level"]), _position(value["at"]), outline_from_list(value["children"])
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
    return Quote(_text(value["text"]), speaker, mention, cue, value["kind"], parts)


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
