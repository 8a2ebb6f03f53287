"""The text between two positions as it is copied: without the line ends, hyphens and indents of the screen."""

from collections.abc import Sequence

from tui_reader.article.document import Block, Document, Position, Quote
from tui_reader.export.citation import citation

MARKS = '“”„‟"‘’‚«»‹›「」『』'
_NOT_COPIED = str.maketrans({"\u00ad": None, "\u200b": None, "\u00a0": " ", "\u202f": " "})


def excerpt(blocks: Sequence[Block], start: Position, end: Position) -> str:
    """The text of `[start, end)`: items of a list on lines of their own, other blocks a blank line apart."""
    pieces: list[str] = []
    before: Block | None = None
    for index in range(start.block, min(end.block, len(blocks) - 1) + 1):
        block = blocks[index]
        text = block.text[
            start.offset if index == start.block else 0 : end.offset if index == end.block else len(block.text)
        ]
        if not text.strip():
            continue
        if before is not None:
            pieces.append("\n" if _share_a_list(before, block) else "\n\n")
        pieces.append(text if block.kind == "CODE" else text.strip())
        before = block
    return "".join(pieces).translate(_NOT_COPIED)


def cited(document: Document, start: Position, end: Position, markdown: bool = False) -> str:
    """The same with who said it, when it lies within one quote, and where it stands."""
    text = excerpt(document.blocks, start, end)
    within = (quote for quote in document.quotes if any(first <= start and end <= last for first, last in quote.parts))
    quote = next(within, None)
    if quote is None:
        return citation(Quote(text, None, None, None, "BLOCK", ((start, end),)), document, markdown)
    said = Quote(text.strip(MARKS), quote.speaker, None, None, quote.kind, (), quote.sure)
    return citation(said, document, markdown)


def _share_a_list(before: Block, after: Block) -> bool:
    """Whether two blocks stand in the same list."""
    lists = {container.id for container in before.inside if container.kind == "LIST"}
    return any(container.id in lists for container in after.inside)
