"""The paragraphs that quotations are looked for in: an article's blocks without code, tables and headings."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tui_reader.article.document import Block
from tui_reader.quotes.marks.references import is_reference
from tui_reader.quotes.marks.segments import Segment

# Empty lines within one block part its paragraphs.
_GAP = re.compile(r"\n[ \t]*\n\s*")
# Marks that only the word behind them tells from closing ones, and that word is blanked.
_AS_OPENING = {"»": "“", "›": "“", "”": "“"}
# Stands for each letter of inline code, whose words and marks are no prose.
MASK = "ˣ"
_CLOSING = frozenset("'’”»")
# More quotations than any article has; what lies behind them is a text made to keep a reader busy.
MOST = 20_000


class Paragraph(NamedTuple):
    """One paragraph: where it lies, its quotations, and its text with their insides blanked.

    block, offset: the place of its first character. above: the index of the paragraph before it in the same run of
    prose, -1 behind a heading and for a caption, which goes with nothing. shown: the text with its inline code, which
    `text` has masked.
    """

    block: int
    offset: int
    text: str
    segments: list[Segment]
    narration: str
    above: int
    shown: str
    caption: bool


def paragraphs(
    blocks: Sequence[Block], skipped: frozenset[int], find: Callable[[str], list[Segment]]
) -> list[Paragraph]:
    """All paragraphs in reading order. skipped: blocks that are quotations as a whole. find: the marks of a text."""
    found: list[Paragraph] = []
    above, left = -1, MOST
    for index, block in enumerate(blocks):
        if block.kind == "HEADING":
            above = -1
        if index in skipped or block.kind not in ("PARAGRAPH", "FIGURE"):
            continue
        masked = _without_code(block)
        for start, end in _pieces(masked):
            text = masked[start:end]
            segments = find(text)[:left] if left else []
            if segments and is_reference(text):
                segments = []
            left -= len(segments)
            caption = block.kind == "FIGURE"
            told, shown = narration(text, segments), block.text[start:end]
            found.append(Paragraph(index, start, text, segments, told, -1 if caption else above, shown, caption))
            above = above if caption else len(found) - 1
    return found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    if "\n" not in text:
        yield 0, len(text)
        return
    at = 0
    for match in _GAP.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _without_code(block: Block) -> str:
    """The block's text with inline code hidden behind as many letters: its quotation marks quote nobody."""
    text = block.text
    if not block.spans:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in sorted((span.start, span.end) for span in block.spans if span.kind == "CODE"):
        if end > at:
            pieces += (text[at:start], MASK * (end - max(start, at)))
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def narration(text: str, segments: Sequence[Segment]) -> str:
    """`text` with the inside of its quotations blanked, as long as before; their last two characters stay, or three."""
    if not segments:
        return text
    pieces: list[str] = []
    at = 0
    for segment in segments:
        pieces.append(text[at : segment.start])
        inside = segment.end - segment.start
        nested = text[segment.end - 2] in _CLOSING  # `'So it was.'" Berg came`: the stop is the third from behind
        keep = min(2 + nested, inside - 1)
        mark = _AS_OPENING.get(text[segment.start], text[segment.start])
        pieces.append(mark + " " * (inside - 1 - keep) + text[segment.end - keep : segment.end])
        at = segment.end
    pieces.append(text[at:])
    return "".join(pieces)
