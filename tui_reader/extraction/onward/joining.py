"""The pages of one text become one document: what each of them repeats is there once, a rule says where each begins."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui_reader.address import identity
from tui_reader.article.document import Block, Continuation, Document, Image, Position, Span

MOST = 20
"""Pages of one text that are set below one another; what comes then is another article."""


class _Part(NamedTuple):
    """What is taken of a page's blocks, `first` to `stop`, and what stands before them."""

    page: Document
    first: int
    stop: int
    before: tuple[Block, ...] = ()


def joined(documents: Sequence[Document], addresses: Iterable[str]) -> Document:
    """The documents of the pages of one text as the first of them; addresses: all that these pages go by.

    A page that brings nothing new is left out. What follows the whole is what follows its last page, unless it leads
    back.
    """
    parts = [*_parts(documents)]
    blocks: list[Block] = []
    for part in parts:
        ids = 1 + max((container.id for block in blocks for container in block.inside), default=-1)
        blocks += part.before
        blocks += _moved(part, len(blocks), ids)
    known = {identity(address) for address in addresses}
    return documents[0].with_(
        blocks=tuple(blocks),
        pages=tuple([part.page.url for part in parts[1:]]),
        continued=onward(documents[-1].continued, known, len(documents)),
        trust=min(document.trust for document in documents),
        kept=sum(document.kept for document in documents) / len(documents),
        omitted=tuple({(each.reason, each.first): each for one in documents for each in one.omitted}.values()),
    )


def _parts(documents: Sequence[Document]) -> Iterator[_Part]:
    """What is new in each page that brings anything."""
    seen: set[object] = set()
    for number, document in enumerate(documents):
        behind = documents[number + 1] if number + 1 < len(documents) else None
        keys = [*map(_key, document.blocks)]
        first = next((at for at, key in enumerate(keys) if key not in seen), len(keys))
        stop = len(keys) - (_same_end(keys, [*map(_key, behind.blocks)]) if behind else 0)
        seen.update(keys)
        if not number:
            yield _Part(document, 0, stop)
        elif first < stop:
            seam = documents[number - 1].continued
            name = seam.name if seam is not None and seam.kind == "page" else f"page {number + 1}"
            heading = _heading(documents[0].title, document, first)
            yield _Part(document, first, stop, (Block("RULE", name), *heading))


def _key(block: Block) -> tuple[str, str, Image | None]:
    return block.kind, block.text, block.image


def _same_end(keys: Sequence[object], others: Sequence[object]) -> int:
    """How many blocks stand at the end of both, where they are not all there is: who wrote it, what else there is."""
    same = 0
    while same < min(len(keys), len(others)) and keys[-1 - same] == others[-1 - same]:
        same += 1
    return 0 if same in (len(keys), len(others)) else same


def _heading(title: str, page: Document, first: int) -> tuple[Block, ...]:
    """The title of a page that has one of its own: it is that of a part."""
    own, whole = page.title.casefold(), title.casefold()
    begins = page.blocks[first]
    if not own or own in whole or whole in own or (begins.kind == "HEADING" and begins.text.casefold() == own):
        return ()
    return (Block("HEADING", page.title, 2),)


def _moved(part: _Part, to: int, ids: int) -> Iterator[Block]:
    """The blocks of a part as they stand from block `to` on, their containers told apart from those before."""
    by = to - part.first
    for block in part.page.blocks[part.first : part.stop]:
        inside = tuple([container._replace(id=container.id + ids) for container in block.inside])
        spans = tuple([_span(span, part, by) for span in block.spans])
        yield block._replace(inside=inside, spans=tuple([span for span in spans if span is not None]))


def _span(span: Span, part: _Part, by: int) -> Span | None:
    """A span that leads to the same words; None for one that led to what was left out."""
    if span.to is None:
        return span
    if part.first <= span.to.block < part.stop:
        return span._replace(to=Position(span.to.block + by, span.to.offset))
    return span._replace(to=None) if span.href else None


def onward(last: Continuation | None, known: set[str], pages: int) -> Continuation | None:
    """What follows so many pages of which the last is followed by this; known: the identities of these pages."""
    if last is None or identity(last.url) in known:
        return None
    return last._replace(kind="chapter") if last.kind == "page" and pages >= MOST else last
