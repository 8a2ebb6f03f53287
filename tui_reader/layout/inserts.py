"""Words of ours within a block's text, for those who can not see that a link is underlined."""

from collections.abc import Callable, Sequence
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


def around_links(block: Block, opening: str, closing: str) -> tuple[Insert, ...]:
    """The words before and after each link of a block, in their order; the marks of notes have brackets already."""
    found: list[Insert] = []
    for span in block.spans:
        words = block.text[span.start : span.end]
        if span.kind == "LINK" and (span.href or span.to is not None) and not is_note_mark(words):
            found += [Insert(span.start, opening)] if opening else []
            found += [Insert(span.end, closing, True)] if closing else []
    return tuple(sorted(found, key=lambda insert: (insert.at, not insert.after)))


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
