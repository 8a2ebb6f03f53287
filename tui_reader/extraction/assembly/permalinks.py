"""Links that lead to the place where they stand: they are there to be copied, and lead a reader nowhere."""

import re
from collections.abc import Sequence

from tui_reader.article.document import Block, Span

_SIGN = re.compile(r"\s*[¶§#🔗]\s*")


def without_permalinks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without links to themselves, and without the signs at their ends that were such links."""
    return tuple([_without(at, block) if block.spans else block for at, block in enumerate(blocks)])


def _without(at: int, block: Block) -> Block:
    leading = [span for span in block.spans if _leads_here(at, block, span)]
    if not leading:
        return block
    block = block._replace(spans=tuple([span for span in block.spans if span not in leading]))
    last = leading[-1]
    if last.end != len(block.text) or not last.start or not _SIGN.fullmatch(block.text[last.start :]):
        return block
    size = len(block.text[: last.start].rstrip())
    spans = [span._replace(end=min(span.end, size)) for span in block.spans if span.start < size]
    return block._replace(text=block.text[:size], spans=tuple(spans))


def _leads_here(at: int, block: Block, span: Span) -> bool:
    """Whether a link leads to where its own block begins, or is a sign or stands in a heading or term and leads there;
    a sign behind the text may lead to the box around it.
    """
    if span.kind != "LINK" or span.to is None or span.to.block > at:
        return False
    is_sign = _SIGN.fullmatch(block.text[span.start : span.end]) is not None
    if span.to.block < at:
        return is_sign and span.end == len(block.text)
    is_named = block.kind == "HEADING" or (bool(block.inside) and block.inside[-1].kind == "TERM")
    return span.to.offset == 0 or is_sign or (is_named and span.to.offset <= span.start)
