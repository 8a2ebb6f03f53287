"""One line of the layout as styled segments."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, SpanKind
from tui_reader.article.layout import Line

# The component class that draws each kind of span; the ones left out look like the text around them.
SPAN_STYLES: dict[SpanKind, str] = {
    "EMPHASIS": "emphasis",
    "STRONG": "strong",
    "CODE": "code",
    "LINK": "link",
    "NOTE": "link",
    "STRIKE": "strike",
    "IMAGE": "quiet",
}
ROLE_STYLES = {
    "TITLE": "title",
    "META": "quiet",
    "HEADING": "heading",
    "TERM": "strong",
    "CAPTION": "quiet",
    "ALT": "quiet",
    "RULE": "quiet",
    "END": "quiet",
}

StyleOf = Callable[[tuple[str, ...]], Style]


class Highlight(NamedTuple):
    """A range of one block's text drawn in one more style."""

    start: int
    end: int
    style: str


def segments(
    line: Line, block: Block, highlights: Sequence[Highlight], style_of: StyleOf, shift: int = 0
) -> list[Segment]:
    """The ornament and the text of a line of `block`, from the text column's left edge (or the hung heading's) on.

    shift: cells of a code line that lie to the left of the column.
    """
    role = ROLE_STYLES.get(line.role, "")
    base = (role,) if role else ()
    if line.pieces:
        return _row(line, block, highlights, style_of)
    if line.start == line.end:
        indent = max(0, line.indent - cell_len(line.ornament)) if line.role == "RULE" else 0
        return [
            Segment(
                " " * max(indent, line.indent if line.role == "RULE" else 0) + line.ornament,
                style_of(base or ("quiet",)),
            )
        ]
    result: list[Segment] = []
    if line.ornament:
        result.append(Segment(line.ornament, style_of(("heading",) if line.role == "RUN_IN" else ("quiet",))))
    styled = styled_text(block, line.start, line.end, highlights, base)
    if line.role == "CODE":
        return result + _code(styled, style_of, shift)
    result += [Segment(text, style_of(styles)) for text, styles in styled]
    if line.tail:
        result.append(Segment(line.tail, style_of(base)))
    return result


def styled_text(
    block: Block, start: int, end: int, highlights: Iterable[Highlight], base: tuple[str, ...] = ()
) -> list[tuple[str, tuple[str, ...]]]:
    """Text `[start, end)` cut where its styles change; soft hyphens are not drawn."""
    ranges = [
        (max(span.start, start), min(span.end, end), SPAN_STYLES[span.kind])
        for span in block.spans
        if span.start < end and span.end > start and span.kind in SPAN_STYLES
    ]
    ranges += [(max(h.start, start), min(h.end, end), h.style) for h in highlights if h.start < end and h.end > start]
    if not ranges:
        return [(_drawn(block.text[start:end]), base)]
    cuts = sorted({start, end, *(at for low, high, _ in ranges for at in (low, high))})
    return [
        (_drawn(block.text[low:high]), base + tuple(style for a, b, style in ranges if a <= low and high <= b))
        for low, high in pairwise(cuts)
    ]


def column_of(line: Line, block: Block, offset: int, shift: int = 0) -> int | None:
    """The cell of the text column (negative: left of it) where the text at `offset` is drawn; None when it is not."""
    left = cell_len(line.ornament)
    if line.pieces:
        piece = next((piece for piece in line.pieces if piece.start <= offset < piece.end), None)
        return None if piece is None else left + piece.x + cell_len(_drawn(block.text[piece.start : offset]))
    before = cell_len(_drawn(block.text[line.start : offset]))
    if line.role == "CODE" and before < shift:
        return None
    return left + min(0, line.indent) + before - shift


def _drawn(text: str) -> str:
    return text.replace("\u00ad", "").replace("\t", " ").replace("\n", " ")


def _code(styled: list[tuple[str, tuple[str, ...]]], style_of: StyleOf, shift: int) -> list[Segment]:
    pieces = [Segment(text, style_of(styles)) for text, styles in styled]
    if not shift:
        return pieces
    kept = list(Segment.divide(pieces, [shift, sum(cell_len(piece.text) for piece in pieces) + 1]))
    return list(kept[1]) if len(kept) > 1 else []


def _row(line: Line, block: Block, highlights: Sequence[Highlight], style_of: StyleOf) -> list[Segment]:
    """A table's row: the pieces of its cells at their columns."""
    result = [Segment(line.ornament, style_of(("quiet",)))] if line.ornament else []
    x = 0
    for piece in sorted(line.pieces, key=lambda piece: piece.x):
        if piece.x > x:
            result.append(Segment(" " * (piece.x - x), style_of(())))
            x = piece.x
        base = ("strong",) if piece.header else ()
        for text, styles in styled_text(block, piece.start, piece.end, highlights, base):
            result.append(Segment(text, style_of(styles)))
            x += cell_len(text)
    return result
