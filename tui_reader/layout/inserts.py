"""Words of ours within a block's text: around links that are not seen to be underlined, around code in a sentence."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tui_reader.article.document import Block
from tui_reader.article.links import is_note_mark
from tui_reader.layout.wrap import breaks


class Insert(NamedTuple):
    """Words of ours within a block's text: before the character at `at`, or after the one that ends there."""

    at: int
    words: str
    after: bool = False

    def is_in(self, start: int, end: int) -> bool:
        """Whether they belong to `[start, end)` of the text."""
        return start < self.at <= end if self.after else start <= self.at < end


def inserts(block: Block, link: tuple[str, str], inline: tuple[str, str]) -> tuple[Insert, ...]:
    """What is written around the links and the code within a block's text, in the order of the text.

    The marks of notes have brackets already. Where both begin or end at one place, a link is around its code.
    """
    before: dict[int, str] = {}
    after: dict[int, str] = {}
    if any(link):
        for start, end in _links(block):
            before[start], after[end] = link
    if any(inline):
        for start, end in _code(block):
            before[start] = before.get(start, "") + inline[0]
            after[end] = inline[1] + after.get(end, "")
    found = [Insert(at, words) for at, words in before.items() if words]
    found += [Insert(at, words, True) for at, words in after.items() if words]
    return tuple(sorted(found, key=lambda insert: (insert.at, not insert.after)))


def _links(block: Block) -> Iterator[tuple[int, int]]:
    for span in block.spans:
        leads = span.kind == "LINK" and (span.href or span.to is not None)
        if leads and not is_note_mark(block.text[span.start : span.end]):
            yield span.start, span.end


def _code(block: Block) -> Iterator[tuple[int, int]]:
    """The code within the text; what overlaps or touches is one, and blanks alone are none."""
    begun: tuple[int, int] | None = None
    for start, end in sorted((span.start, span.end) for span in block.spans if span.kind == "CODE"):
        if begun is not None and start <= begun[1]:
            begun = begun[0], max(end, begun[1])
            continue
        if begun is not None:
            yield begun
        begun = (start, end) if block.text[start:end].strip() else None
    if begun is not None:
        yield begun


def breaks_with(
    inserted: Sequence[Insert], text: str, width: int, first: int, hyphens: Callable[[str], list[int]] | None
) -> list[int]:
    """As `breaks`, with room for what is inserted; the starts are offsets into `text` all the same."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    before = added = 0
    for insert in inserted:
        parts += [text[before : insert.at], insert.words]
        places.append((insert.at + added, len(insert.words)))
        before, added = insert.at, added + len(insert.words)
    starts = breaks("".join([*parts, text[before:]]), width, first, hyphens)
    return sorted({start - sum(min(size, max(0, start - at)) for at, size in places) for start in starts})
