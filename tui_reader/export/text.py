"""A document as plain text for a pipe: wrapped, with underlined headings and no escape sequence."""

from collections.abc import Sequence
from itertools import pairwise

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Document
from tui_reader.article.figures import described
from tui_reader.article.meta import meta
from tui_reader.export.link_numbers import Numbers
from tui_reader.export.table_text import drawn
from tui_reader.layout.frames import Frame, frames
from tui_reader.layout.typography import Typography
from tui_reader.layout.wrap import breaks

WIDTH = 72
# Columns of text that are left beside the deepest nesting.
_LEAST_ROOM = 16
_CODE_INDENT = "    "


def text(document: Document, width: int = WIDTH, links: bool = True) -> str:
    """The article in lines of at most `width` cells; only code and addresses may be longer.

    links: number the links as [1] and list their addresses at the end.
    """
    numbers = Numbers(document.blocks) if links else None
    lines = _head(document, width)
    before: Block | None = None
    blocks = _two_levels(document.blocks)
    for block, frame in zip(blocks, frames(blocks, Typography(width, hang=0)), strict=True):
        gap = max(frame.gap, 1) if before is None or "HEADING" in (before.kind, block.kind) else frame.gap
        lines += [""] * (gap if lines else 0)
        room = max(_LEAST_ROOM, width - cell_len(frame.rest))
        shown = numbers.shown(block) if numbers else block
        lines += _framed(_block_lines(shown, room, is_silent=not block.text), block, frame)
        before = block
    if numbers and numbers.addresses:
        lines += ["", "", "Links", "-----", ""]
        lines += [f"[{number}] {address}" for number, address in enumerate(numbers.addresses, 1)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of `text` at `width` cells."""
    starts = [*breaks(text, width), len(text)]
    return [text[start:end].strip(" \n") for start, end in pairwise(starts)]


def underlined(text: str, mark: str, width: int) -> list[str]:
    """A heading with a line of marks below, as long as its longest line."""
    lines = wrapped(" ".join(text.split()), width)
    return [*lines, mark * max(map(cell_len, lines))]


def _head(document: Document, width: int) -> list[str]:
    lines = underlined(document.title, "=", width) if document.title else []
    if line := meta(document):
        lines += wrapped(line, width)
    if address := document.final_url or document.url:
        lines.append(address)
    return lines


def _two_levels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Headings at level 2 and 3 only: plain text has two kinds of underline and no titles that run in."""
    top = min((block.level for block in blocks if block.kind == "HEADING"), default=0)
    return tuple(
        [block._replace(level=2 if block.level == top else 3) if block.kind == "HEADING" else block for block in blocks]
    )


def _block_lines(block: Block, room: int, *, is_silent: bool) -> list[str]:
    """The lines of a block; a silent one has no text but the numbers of its links."""
    if block.kind == "CODE":
        return [_CODE_INDENT + line for line in block.text.expandtabs(4).split("\n")]
    if block.kind == "TABLE":
        return drawn(block, room)
    if block.kind == "RULE":
        return [(f"- {block.text} -" if block.text else "* * *").center(room).rstrip()]
    if block.kind == "FIGURE":
        return _figure_lines(block._replace(text=""), room, block.text) if is_silent else _figure_lines(block, room)
    return wrapped(block.text, room)


def _figure_lines(block: Block, room: int, numbers: str = "") -> list[str]:
    """A picture and its caption; the numbers of its links stand beside it where it has none."""
    alt = described(block)
    if block.text and not alt:
        return wrapped(f"[Image: {block.text}]", room)
    is_played = block.image is not None and not block.image.src
    picture = f"[{alt}]" if is_played else f"[Image: {alt}]" if alt else "[Image]"
    return wrapped(f"{picture} {numbers}".rstrip(), room) + (wrapped(block.text, room) if block.text else [])


def _framed(lines: list[str], block: Block, frame: Frame) -> list[str]:
    """The lines behind their list marks and bars."""
    if block.kind == "HEADING":
        lines = [*lines, ("=" if block.level == 2 else "-") * max(map(cell_len, lines))]
    drop = 2 if block.kind in ("CODE", "FIGURE") else 0
    first, rest = frame.first[: len(frame.first) - drop], frame.rest[: len(frame.rest) - drop]
    return [(rest if index else first) + line for index, line in enumerate(lines)]
