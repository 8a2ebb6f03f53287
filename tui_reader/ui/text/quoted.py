"""Quotations as what can be folded: below the line above them, which says whose words they are."""

from collections.abc import Iterable, Iterator

from tui_reader.article.document import Document
from tui_reader.layout.layout import Fold


def quotation_at(document: Document, block: int) -> Fold | None:
    """The innermost quotation that a block stands in; None where it stands in none."""
    inside = document.blocks[block].inside if block < len(document.blocks) else ()
    own = next((one.id for one in reversed(inside) if one.kind == "QUOTATION"), None)
    return None if own is None else _fold(document, block, own)


def quotations(document: Document, depth: int) -> list[Fold]:
    """All quotations of a text that stand in so many at least, themselves among them; none within another of these."""
    found: list[Fold] = []
    for at, block in enumerate(document.blocks):
        if found and at < found[-1].stop:
            continue
        levels = [one.id for one in block.inside if one.kind == "QUOTATION"]
        if len(levels) >= depth:
            found.append(_fold(document, at, levels[depth - 1]))
    return found


def first_quotation(document: Document, seen: Iterable[int]) -> Fold | None:
    """The first quotation among blocks."""
    return next(_quoted(document, seen), None)


def _quoted(document: Document, seen: Iterable[int]) -> Iterator[Fold]:
    for block in seen:
        if found := quotation_at(document, block):
            yield found


def _fold(document: Document, block: int, own: int) -> Fold:
    blocks = document.blocks
    start, stop = block, block + 1
    while start > 0 and any(one.id == own for one in blocks[start - 1].inside):
        start -= 1
    while stop < len(blocks) and any(one.id == own for one in blocks[stop].inside):
        stop += 1
    count = stop - start
    words = f" · {count} paragraphs" if count > 1 else " · 1 paragraph"
    return Fold(max(0, start - 1), stop, words)
