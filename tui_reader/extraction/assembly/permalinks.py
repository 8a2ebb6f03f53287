"""Links of headings that are no words of theirs: to the place where they stand, to be copied, and to edit it."""

import re
from collections.abc import Sequence

from tui_reader.article.document import Block, Span

_SIGN = re.compile(r"\s*[¶§#🔗]\s*")


_EDIT = re.compile(
    r"\s*[\[(|]\s*(?:edit(?: source| section| this section)?|bearbeiten|modifier(?: le code)?|editar|modifica|bewerken|"
    r"redigera|rediger|muokkaa|edytuj|править|редагувати|編集|编辑|編輯|편집|تعديل)\s*[\])|]?\s*$",
    re.IGNORECASE,
)


def without_permalinks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without links to themselves and without the signs at their ends that were such links; headings without
    the link that edits their section.
    """
    return tuple([_without(at, _unedited(block)) if block.spans else block for at, block in enumerate(blocks)])


def _unedited(block: Block) -> Block:
    """A heading without "[edit]" behind it, where that is a link."""
    match = _EDIT.search(block.text) if block.kind == "HEADING" else None
    if match is None or not match.start():
        return block
    if not any(span.kind == "LINK" and span.start >= match.start() for span in block.spans):
        return block
    return _cut(block, match.start())


def _cut(block: Block, size: int) -> Block:
    spans = [span._replace(end=min(span.end, size)) for span in block.spans if span.start < size]
    return block._replace(text=block.text[:size], spans=tuple(spans))


def _without(at: int, block: Block) -> Block:
    leading = [span for span in block.spans if _leads_here(at, block, span)]
    if not leading:
        return block
    block = block._replace(spans=tuple([span for span in block.spans if span not in leading]))
    last = leading[-1]
    if last.end != len(block.text) or not last.start or not _SIGN.fullmatch(block.text[last.start :]):
        return block
    return _cut(block, len(block.text[: last.start].rstrip()))


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
