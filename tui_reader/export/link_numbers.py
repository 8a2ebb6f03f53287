"""Links and notes as numbers in plain text."""

from collections.abc import Sequence

from tui_reader.article.document import Block, Span


class Numbers:
    """The addresses of a document's links, numbered from 1 in reading order; a link into the document has none."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._numbers: dict[str, int] = {}
        for block in blocks:
            for span in sorted(block.spans):
                if _leads_outside(span):
                    self._numbers.setdefault(span.href or "", len(self._numbers) + 1)

    @property
    def addresses(self) -> list[str]:
        """The addresses in the order of their numbers."""
        return list(self._numbers)

    def shown(self, block: Block) -> Block:
        """The block with [1] behind its links and [^2] for its notes; its cells moved along, its spans used up."""
        size = len(block.text) if block.kind == "FIGURE" else 0
        # The link of a picture lies over no words: its number stands behind the caption.
        spans = [span if span.end else span._replace(start=size, end=size) for span in sorted(block.spans)]
        edits = [edit for span in spans if (edit := self._edit(span))]
        return _edited(block, edits) if edits else block

    def _edit(self, span: Span) -> tuple[int, int, str] | None:
        """What is put in place of `[start, end)`."""
        if span.kind == "NOTE" and span.to is not None and span.to.block < len(self._blocks):
            for container in self._blocks[span.to.block].inside:
                if container.kind == "NOTE" and container.number is not None:
                    return span.start, span.end, f"[^{container.number}]"
        if _leads_outside(span):
            return span.end, span.end, f"[{self._numbers[span.href or '']}]"
        return None


def _leads_outside(span: Span) -> bool:
    return span.kind in ("LINK", "NOTE") and span.to is None and bool(span.href)


def _edited(block: Block, edits: list[tuple[int, int, str]]) -> Block:
    """The block with ranges of its text replaced; overlapping ones after the first are left out."""
    parts: list[str] = []
    moves: list[tuple[int, int]] = []
    at = shift = 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        if start < at:
            continue
        parts += [block.text[at:start], new]
        at = end
        shift += len(new) - (end - start)
        moves.append((end, shift))
    parts.append(block.text[at:])
    cells = tuple(
        [cell._replace(start=_moved(cell.start, moves, 0), end=_moved(cell.end, moves, 1)) for cell in block.cells]
    )
    return block._replace(text="".join(parts), cells=cells, spans=())


def _moved(offset: int, moves: list[tuple[int, int]], inclusive: int) -> int:
    """Where `offset` lies after the edits; what was put exactly there belongs to the text before it."""
    shift = 0
    for end, moved in moves:
        if end < offset + inclusive:
            shift = moved
    return offset + shift
