"""In-page addresses: where the links and notes of a document lead within it."""

from collections.abc import Callable, Sequence

from tui_reader.article.document import Block, Position, Span


def anchor(at: Position) -> str:
    """The in-page address of a position."""
    return f"at-{at.block}-{at.offset}"


def targets(
    blocks: Sequence[Block], leads: Callable[[Block, Span], bool] = lambda block, span: True
) -> dict[int, list[int]]:
    """Block index -> the offsets in it that links and notes lead to. leads: which of a block's spans count."""
    found: dict[int, set[int]] = {}
    for block in blocks:
        for span in block.spans:
            if span.to is not None and span.to.block < len(blocks) and leads(block, span):
                found.setdefault(span.to.block, set()).add(min(span.to.offset, len(blocks[span.to.block].text)))
    return {index: sorted(offsets) for index, offsets in found.items()}
