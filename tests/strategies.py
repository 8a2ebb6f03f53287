"""Documents made by hypothesis: every kind of block, container and span, nested as real ones are."""

from collections.abc import Callable
from typing import NamedTuple, get_args

from hypothesis import strategies as st

from tui_reader.article.document import (
    Block,
    Cell,
    Container,
    ContainerKind,
    Direction,
    Document,
    Image,
    Omission,
    Position,
    Quote,
    QuoteKind,
    Sources,
    Span,
    SpanKind,
)
from tui_reader.article.outline import outline
from tui_reader.clean import clean, one_line

_MARKS = list("*_`[]<>&\\!|~#+-=.:()^'\"%$@{}/;0123456789 \u00a0")
_WORDS = [
    "ferry", "harbour", "Lindhavn", "été", "“road”", "1.", "- ", "a_b", "**", "&amp;", "<b>", "](", "`x`", "日本語",
    "👩‍👩‍👧",
    "é", "مرحبا", "\u00ad", "#", "==", "---", "[^1]", ": ", "| a |", "http://x.example/", "\\", "e\u0301", "x" * 30,
]  # fmt: skip
_STYLES: list[SpanKind] = ["EMPHASIS", "STRONG", "CODE", "STRIKE", "SUP", "SUB"]
_HREFS = ["https://a.example/", "https://a.example/x_y?q=1&amp=2#p", "https://b.example/(a) b", "mailto:a@b.example"]

characters = st.one_of(st.sampled_from(_MARKS), st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from(_WORDS))
lines = st.lists(characters, min_size=1, max_size=12).map("".join).map(clean).filter(str.strip)
names = lines.map(one_line).filter(bool)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
code = (
    st.lists(st.one_of(characters, st.sampled_from(["\n", "\t", "    ", "```", "</pre>"])), max_size=15)
    .map("".join)
    .map(clean)
)


class Run(NamedTuple):
    """A piece of a line: its text and what lies over exactly that."""

    text: str
    span: tuple[SpanKind, str | None] | None


_runs = st.one_of(
    texts.map(lambda text: Run(text, None)),
    st.builds(lambda text, kind: Run(text, (kind, None)), texts, st.sampled_from(_STYLES)),
    st.builds(lambda text, href: Run(text, ("LINK", href)), texts, st.sampled_from(_HREFS)),
    st.builds(lambda alt: Run(alt, ("IMAGE", "https://a.example/i.png")), names),
)


@st.composite
def inline(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    """A text with spans: links and pictures apart, styles over any of its pieces, so that styles overlap."""
    pieces = draw(st.lists(_runs, min_size=1, max_size=4))
    spans: list[Span] = []
    edges = [0]
    for piece in pieces:
        if piece.span:
            spans.append(Span(edges[-1], edges[-1] + len(piece.text), piece.span[0], piece.span[1]))
        edges.append(edges[-1] + len(piece.text))
    for kind in draw(st.lists(st.sampled_from(_STYLES), max_size=2)):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(pieces))] * 2)))
        if start < end:
            spans.append(Span(edges[start], edges[end], kind))
    text = "".join(piece.text for piece in pieces)
    if all(piece.span and piece.span[0] == "IMAGE" for piece in pieces):
        text += " ferry"
    return text, tuple(sorted(spans))


def _about(block: Block, language: str | None, direction: Direction | None) -> Block:
    return block._replace(language=block.language or language, direction=direction)


@st.composite
def tables(draw: st.DrawFn) -> Block:
    """A table: headers in the first row or column or nowhere, and sometimes a cell over a whole row or two rows."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    headers = draw(st.sampled_from(["row", "column", "none"]))
    spanned = draw(st.sampled_from(["", "", "row", "column"])) if rows > 1 and columns > 1 else ""
    text = ""
    cells: list[Cell] = []
    spans: list[Span] = []
    for row in range(rows):
        for column in range(columns):
            if (spanned == "row" and row == 0 and column) or (spanned == "column" and row == 1 and not column):
                continue
            content, over = draw(st.one_of(inline(), st.just(("", ()))))
            if not text.strip():
                content, over = content or "ferry", over
            text += "" if not cells else "\t" if cells[-1].row == row else "\n"
            start = len(text)
            text += content
            spans += [span._replace(start=span.start + start, end=span.end + start) for span in over]
            wide = columns if spanned == "row" and row == 0 else 1
            tall = 2 if spanned == "column" and row == 0 and not column else 1
            header = (headers == "row" and row == 0) or (headers == "column" and column == 0)
            cells.append(Cell(start, len(text), row, column, tall, wide, header))
    return Block("TABLE", text, spans=tuple(spans), cells=tuple(cells))


images = st.builds(
    Image, st.sampled_from(["https://a.example/a.png", "https://a.example/b%20c.jpg"]), st.one_of(st.just(""), names)
)
paragraphs = inline().map(lambda made: Block("PARAGRAPH", made[0], 0, made[1]))
leaves: st.SearchStrategy[Block] = st.one_of(
    paragraphs,
    paragraphs,
    st.builds(lambda made, level: Block("HEADING", made[0], level, made[1]), inline(), st.integers(1, 6)),
    st.builds(
        lambda text, language: Block("CODE", text, language=language),
        code,
        st.sampled_from([None, "python", "c++", "objective c", "`"]),
    ),
    tables(),
    st.builds(lambda image: Block("FIGURE", "", image=image), images),
    st.builds(
        lambda made, image: Block("FIGURE", made[0], 0, made[1], image=image), inline(), st.one_of(st.none(), images)
    ),
    st.just(Block("RULE", "")),
)
described = st.one_of(
    leaves,
    leaves,
    st.builds(
        _about,
        leaves.filter(lambda block: block.kind not in ("CODE", "RULE", "FIGURE")),
        st.sampled_from([None, "de", "ar"]),
        st.sampled_from([None, "ltr", "rtl"]),
    ),
)


class Tree(NamedTuple):
    """A container with what stands in it."""

    kind: ContainerKind
    number: int | None
    children: list["Tree | Block"]


def _tree(kind: ContainerKind, number: int | None = None) -> Callable[[list["Tree | Block"]], Tree]:
    return lambda children: Tree(kind, number, children)


@st.composite
def _lists(draw: st.DrawFn, inner: st.SearchStrategy["Tree | Block"]) -> Tree:
    start = draw(st.one_of(st.none(), st.integers(0, 12)))
    gap = draw(st.integers(1, 2))
    contents = draw(st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=3))
    numbers = [None if start is None else start + gap * index for index in range(len(contents))]
    return Tree("LIST", start, [Tree("ITEM", number, held) for number, held in zip(numbers, contents, strict=True)])


def _containers(inner: st.SearchStrategy["Tree | Block"]) -> st.SearchStrategy["Tree | Block"]:
    held = st.lists(inner, min_size=1, max_size=3)
    kinds: list[ContainerKind] = ["QUOTATION", "ASIDE", "DETAILS", "DEFINITION", "TERM"]
    return st.one_of(_lists(inner), *[held.map(_tree(kind)) for kind in kinds])


@st.composite
def _glossaries(draw: st.DrawFn) -> list["Tree | Block"]:
    parts: list[Tree | Block] = []
    for _ in range(draw(st.integers(1, 2))):
        parts.append(Tree("TERM", None, [Block("PARAGRAPH", draw(lines))]))
        parts.append(Tree("DEFINITION", None, [*draw(st.lists(paragraphs, min_size=1, max_size=2))]))
    return parts


trees: st.SearchStrategy["Tree | Block"] = st.recursive(described, _containers, max_leaves=6)
bodies = st.lists(st.one_of(trees.map(lambda tree: [tree]), _glossaries()), max_size=4).map(
    lambda parts: [tree for part in parts for tree in part]
)


class _Flat:
    """Trees as blocks, containers numbered as they begin."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._ids = 0

    def add(self, tree: "Tree | Block", inside: tuple[Container, ...] = ()) -> None:
        if isinstance(tree, Block):
            self.blocks.append(tree._replace(inside=inside))
            return
        self._ids += 1
        path = (*inside, Container(tree.kind, self._ids, tree.number))
        for child in tree.children:
            self.add(child, path)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    """Blocks with links among them, and notes at the end that some of them refer to."""
    flat = _Flat()
    for tree in draw(bodies):
        flat.add(tree)
    found = flat.blocks
    notes = draw(st.lists(st.lists(paragraphs, min_size=1, max_size=2), max_size=2))
    numbers = draw(st.permutations(range(1, len(notes) + 1)))
    # What Markdown calls a footnote comes back behind all other text, in the order in which it is referred to.
    at, last = 0, len(found) - 1
    referring = draw(st.booleans()) and last >= 0
    for number, held in zip(numbers, notes, strict=True):
        first = len(found)
        flat.add(Tree("NOTE", number, [*held]))
        if referring:
            at = draw(st.integers(at, last))
            _refer(found, at, number, Position(first, 0))
    for _ in range(draw(st.integers(0, 2)) if found else 0):
        _lead(
            found, draw(st.integers(0, len(found) - 1)), draw(st.integers(0, len(found) - 1)), draw(st.integers(0, 20))
        )
    return tuple(found)


def _refer(found: list[Block], index: int, number: int, to: Position) -> None:
    """Put a note's number at the end of a paragraph or heading."""
    block = found[index]
    if block.kind in ("PARAGRAPH", "HEADING"):
        size = len(block.text)
        text = f"{block.text}[{number}]"
        found[index] = block._replace(text=text, spans=(*block.spans, Span(size, len(text), "NOTE", None, to)))


def _lead(found: list[Block], index: int, target: int, offset: int) -> None:
    """Put a link into the document at the end of a paragraph."""
    block, there = found[index], found[target]
    marked = any(span.kind in ("CODE", "IMAGE", "NOTE") for span in there.spans)
    if block.kind == "PARAGRAPH" and there.text:
        to = Position(target, min(offset, len(there.text)) if there.kind == "PARAGRAPH" and not marked else 0)
        size = len(block.text)
        found[index] = block._replace(
            text=block.text + " there", spans=(*block.spans, Span(size + 1, size + 6, "LINK", None, to))
        )


positions = st.builds(Position, st.integers(0, 99), st.integers(0, 999))
quotes = st.builds(
    Quote,
    texts,
    st.one_of(st.none(), names),
    st.one_of(st.none(), names),
    st.one_of(st.none(), names),
    st.sampled_from(get_args(QuoteKind)),
    st.lists(st.tuples(positions, positions), max_size=3).map(tuple),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Whole documents, completed."""
    some = st.one_of(st.just(""), names)
    body = draw(blocks())
    title = draw(some)
    return Document(
        url="https://e.example/a",
        final_url="https://e.example/a/b",
        title=title,
        byline=draw(some),
        site=draw(some),
        published=draw(st.sampled_from(["", "2026-06-12", "2026-06-12T10:00:00+02:00"])),
        language=draw(st.sampled_from(["", "en", "de-AT"])),
        excerpt=draw(some),
        engine=draw(st.sampled_from(["", "own"])),
        kept=draw(st.floats(0, 1)),
        sources=Sources(draw(some), draw(some), draw(some)),
        omitted=tuple(draw(st.lists(st.builds(Omission, names, st.integers(1, 999), names), max_size=2))),
        words=draw(st.integers(0, 10**6)),
        minutes=draw(st.integers(0, 4000)),
        blocks=body,
        outline=outline(title, body),
        quotes=tuple(draw(st.lists(quotes, max_size=2))),
    )
