"""One line of the layout as styled segments."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui_reader.article.cells import cell_len, clusters, is_even
from tui_reader.article.document import Block, SpanKind
from tui_reader.layout.inserts import Insert
from tui_reader.layout.lines import Line

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


class Fit(NamedTuple):
    """How lines fill the column of `room` cells: with `justified` both edges are straight."""

    room: int = 0
    justified: bool = False


class Highlight(NamedTuple):
    """A range of one block's text drawn in one more style."""

    start: int
    end: int
    style: str


RAGGED = Fit()
FLOWING = frozenset(("TEXT", "RUN_IN", "HEADING", "POST", "TERM", "CAPTION"))
"""Lines of running text: those that are justified, and set to the right when they run from right to left."""
MOST_STRETCH = 3
"""Cells that a blank is widened by at most; a line that needs more stays ragged."""


def segments(
    line: Line, block: Block, highlights: Sequence[Highlight], style_of: StyleOf, shift: int = 0, fit: Fit = RAGGED
) -> list[Segment]:
    """The ornament and the text of a line of `block`, from the text column's left edge (or the hung heading's) on.

    shift: cells of a code line that lie to the left of the column.
    """
    role = ROLE_STYLES.get(line.role, "")
    base = (role,) if role else ()
    if line.pieces:
        return _row(line, block, highlights, style_of)
    if line.start == line.end:
        if line.role == "ALT" and not block.text:
            # The link of a picture lies over no words: the description stands for it.
            base = (*base, *(one.style for one in highlights if one.start == one.end))
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
    wider = stretch(line, block, fit)
    styled = styled_text(block, line.start, line.end, highlights, base, wider, line.inserted)
    if pad := push(line, block, fit):
        result.append(Segment(" " * pad, style_of(())))
    if line.role == "CODE":
        return result + _code(styled, style_of, shift)
    result += [Segment(text, style_of(styles)) for text, styles in styled]
    if line.tail:
        result.append(Segment(line.tail, style_of(("quiet",) if line.role == "POST" else base)))
    return result


def styled_text(
    block: Block,
    start: int,
    end: int,
    highlights: Iterable[Highlight],
    base: tuple[str, ...] = (),
    wider: Mapping[int, int] = {},
    inserted: Sequence[Insert] = (),
) -> list[tuple[str, tuple[str, ...]]]:
    """Text `[start, end)` cut where its styles change; soft hyphens are not drawn. wider: cells added to blanks."""
    ranges = [
        (max(span.start, start), min(span.end, end), SPAN_STYLES[span.kind])
        for span in block.spans
        if span.start < end and span.end > start and span.kind in SPAN_STYLES
    ]
    ranges += [(max(h.start, start), min(h.end, end), h.style) for h in highlights if h.start < end and h.end > start]
    if not ranges:
        return [(_drawn(block.text, start, end, wider, inserted), base)]
    if not is_even(block.text, start, end):
        starts = [at for at, _, _ in clusters(block.text, start, end)]
        ranges = [(_whole(starts, low, end)[0], _whole(starts, high - 1, end)[1], style) for low, high, style in ranges]
    cuts = sorted({start, end, *(at for low, high, _ in ranges for at in (low, high))})
    return [
        (
            _drawn(block.text, low, high, wider, inserted),
            base + tuple(style for a, b, style in ranges if a <= low and high <= b),
        )
        for low, high in pairwise(cuts)
    ]


def _whole(starts: Sequence[int], at: int, end: int) -> tuple[int, int]:
    """Begin and end of what must stay together around an offset. starts: where such things begin, up to `end`."""
    number = bisect_right(starts, at)
    return starts[number - 1], starts[number] if number < len(starts) else end


def stretch(line: Line, block: Block, fit: Fit) -> Mapping[int, int]:
    """The cells added to each blank of a justified line, by the blank's offset; a paragraph's last line has none."""
    if not fit.justified or line.role not in ("TEXT", "RUN_IN") or block.direction == "rtl":
        return {}
    text, end = block.text, line.end
    blanks = [at for at in range(line.start, end) if text[at] == " "]
    rest = text[end:].lstrip(" ")
    missing = fit.room - _width(line, block)
    if not blanks or not rest or rest[0] == "\n" or not 0 < missing <= MOST_STRETCH * len(blanks):
        return {}
    count = len(blanks)
    return {at: (row + 1) * missing // count - row * missing // count for row, at in enumerate(blanks)}


def push(line: Line, block: Block, fit: Fit) -> int:
    """The blank cells before a line that runs from right to left: it ends at the right edge."""
    if block.direction != "rtl" or not fit.room or line.role not in FLOWING:
        return 0
    return max(0, fit.room - _width(line, block))


def _width(line: Line, block: Block) -> int:
    """The cells from the column's left edge to the end of the line's text and hyphen."""
    left = cell_len(line.ornament) + min(0, line.indent)
    drawn = _drawn(block.text, line.start, line.end, {}, line.inserted)
    return left + cell_len(drawn) + cell_len(line.tail)


def column_of(line: Line, block: Block, offset: int, shift: int = 0, fit: Fit = RAGGED) -> int | None:
    """The cell of the text column (negative: left of it) where the text at `offset` is drawn; None when it is not."""
    left = cell_len(line.ornament)
    if line.pieces:
        piece = next((piece for piece in line.pieces if piece.start <= offset < piece.end), None)
        return None if piece is None else left + piece.x + cell_len(_drawn(block.text, piece.start, offset))
    before = cell_len(_drawn(block.text, line.start, offset, stretch(line, block, fit), line.inserted))
    if line.role == "CODE" and before < shift:
        return None
    return left + min(0, line.indent) + push(line, block, fit) + before - shift


def _drawn(text: str, start: int, end: int, wider: Mapping[int, int] = {}, inserted: Sequence[Insert] = ()) -> str:
    """Text `[start, end)` as it is drawn."""
    part = text[start:end]
    words = [insert for insert in inserted if insert.is_in(start, end)]
    if wider or words:
        before = {insert.at: insert.words for insert in words if not insert.after}
        after = {insert.at - 1: insert.words for insert in words if insert.after}
        part = "".join(
            [before.get(at, "") + c + after.get(at, "") + " " * wider.get(at, 0) for at, c in enumerate(part, start)]
        )
    return part.replace("\u00ad", "").replace("\t", " ").replace("\n", " ")


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
        if piece.more:
            result.append(Segment(piece.more, style_of(("quiet",))))
            x += cell_len(piece.more)
    return result
