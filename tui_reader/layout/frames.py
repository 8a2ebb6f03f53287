"""What stands around a block's text: blank lines above, columns and marks on its left, its part in the page."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Container, Document
from tui_reader.article.numerals import numeral
from tui_reader.article.outline import post_author
from tui_reader.layout.typography import Typography

Role = Literal[
    "TITLE", "META", "BLANK", "TEXT", "RUN_IN", "HEADING", "POST", "CODE", "TABLE", "CAPTION", "ALT", "RULE", "TERM",
    "END",
]  # fmt: skip


MOSTLY = 0.75
"""The share of a list's items that are links, and of an item's words that are a link's, in a list of links."""
HUNG = 2
"""Columns from the head of a post to its text, and from a post to its answers."""
DEEPEST = 6
"""Posts below which answers stand no further in: their heads say to whom they are."""
NARROWEST = 40
"""Columns that the text of a post has at least, if there are so many."""
LONG_LINK = 24
"""Characters that the links of a list have on average from which on they stand apart: headlines, not names."""


class Frame(NamedTuple):
    """One block's surroundings, in cells of the text column.

    gap: blank lines above. first, rest: what is drawn from column 0 of the first line and of the others; the text
    follows at their width. A hung heading has hang columns to the left instead. behind: what is said behind its text.
    """

    gap: int
    first: str
    rest: str
    role: Role
    hang: int = 0
    behind: str = ""


def levels(document: Document) -> frozenset[int]:
    """The levels of the headings of a document, as far as its outline has been made without making all blocks."""
    if document.outline:
        return frozenset(inner.level for top in document.outline for inner in top.walk() if inner is not top)
    return frozenset(block.level for block in document.blocks if block.kind == "HEADING")


def ranks(levels: Iterable[int]) -> dict[int, int]:
    """Heading level -> its rank: 2 for the highest level that is used, then 3, and 4 for all below."""
    return {level: min(rank, 4) for rank, level in enumerate(sorted(set(levels)), 2)}


def runs_in(blocks: Sequence[Block], index: int, ranks: dict[int, int], room: int) -> bool:
    """Whether the heading `index` stands on the first line of the paragraph that follows."""
    block = blocks[index]
    if block.kind != "HEADING" or post_author(block) or ranks.get(block.level, 2) < 4 or index + 1 >= len(blocks):
        return False
    after = blocks[index + 1]
    return after.kind == "PARAGRAPH" and after.inside == block.inside and cell_len(block.text) < room // 2


def frames(blocks: Sequence[Block], typography: Typography) -> list[Frame]:
    """The surroundings of every block."""
    found = (block.level for block in blocks if block.kind == "HEADING")
    return Framer(blocks, found, typography).frames(0, len(blocks))


class Framer:
    """Finds the surroundings of any run of blocks by looking at the blocks next to it, never at the whole document.

    levels: those of all headings of the document.
    """

    def __init__(self, blocks: Sequence[Block], levels: Iterable[int], typography: Typography) -> None:
        self._blocks = blocks
        self._room, self._spacing, self._hang, self._glyphs, _ = typography[:5]
        self._ranks = ranks(levels)
        self._numbers: dict[int, int] = {}
        self._airy: dict[int, bool] = {}

    def frames(self, start: int, stop: int) -> list[Frame]:
        """The surroundings of blocks `[start, stop)`."""
        self._count_items(start, stop)
        result: list[Frame] = []
        blocks = self._blocks[start:stop]
        run_in = self._run_in(start - 1) if start else ""
        before = self._blocks[start - 1] if start else None
        for index, block in enumerate(blocks, start):
            first, rest = self._margins(block.inside, before) if block.inside else ("", "")
            gap = self._gap(before, block, index) if before is not None else 0
            if run_in:
                result.append(Frame(0, first + run_in, rest, "RUN_IN"))
                run_in = ""
            elif block.kind == "HEADING" and (run_in := self._run_in(index)):
                result.append(Frame(max(gap, self._spacing), first, rest, "RUN_IN"))
            else:
                result.append(self._frame(block, gap, first, rest))
            before = block
        return result

    def _run_in(self, index: int) -> str:
        """What of a heading stands before the words of the paragraph after it; "" when it has lines of its own."""
        if self._blocks[index].kind != "HEADING" or self._glyphs.heading:
            return ""
        runs = runs_in(self._blocks, index, self._ranks, self._room)
        return _with_stop(self._blocks[index].text) + " " if runs else ""

    def _count_items(self, start: int, stop: int) -> None:
        """Find how wide the numbers of every list in `[start, stop)` are, also of those that reach beyond."""
        first, last = start, stop
        while first > 0 and self._goes_on(first, first - 1):
            first -= 1
        while last < len(self._blocks) and self._goes_on(last - 1, last):
            last += 1
        for list_, size in _widest_numbers(self._blocks[first:last]).items():
            self._numbers.setdefault(list_, size)

    def _goes_on(self, inner: int, outer: int) -> bool:
        """Whether a numbered list that was not counted goes on from one block to the next; `outer` may be costly."""
        uncounted = self._lists(inner) - self._numbers.keys()
        return bool(uncounted) and not uncounted.isdisjoint(self._lists(outer))

    def _lists(self, index: int) -> set[int]:
        """The numbered lists that a block stands in."""
        inside = self._blocks[index].inside
        return {parent.id for parent, item in pairwise(inside) if item.kind == "ITEM" and item.number is not None}

    def _frame(self, block: Block, gap: int, first: str, rest: str) -> Frame:
        if block.kind == "HEADING":
            mark = self._glyphs.heading.format(block.level, "#" * block.level)
            if post_author(block):
                # It hangs out of its text like a title, further in for an answer to it.
                return Frame(gap, first[HUNG:] + mark, rest[HUNG:], "POST", 0 if rest else self._hang)
            hung = self._hang if self._ranks.get(block.level, 2) == 2 and not rest else 0
            return Frame(gap, first + mark, rest, "HEADING", hung)
        if block.kind == "CODE":
            mark = f"{self._glyphs.code} " if self._glyphs.code else ""
            return Frame(gap, first + mark, rest + mark, "CODE")
        if block.kind == "FIGURE":
            return Frame(gap, f"{first}{self._glyphs.picture} ", f"{rest}  ", "CAPTION")
        if block.kind == "TABLE":
            return Frame(gap, first, rest, "TABLE")
        if block.kind == "RULE":
            return Frame(gap, first, rest, "RULE")
        return Frame(gap, first, rest, "TERM" if block.inside and block.inside[-1].kind == "TERM" else "TEXT")

    def _gap(self, before: Block, block: Block, index: int) -> int:
        if post_author(before):
            return 0
        if post_author(block):
            return self._spacing or 1
        after_heading = before.kind == "HEADING" and self._ranks.get(before.level, 2) == 2
        if block.kind == "HEADING":
            return max(1 if after_heading else 0, 2 if self._ranks.get(block.level, 2) == 2 else 1)
        if before.kind == "HEADING":
            return 1 if after_heading or block.kind in ("CODE", "TABLE", "FIGURE") else 0
        if not self._tight(before, block):
            return self._spacing
        return self._spacing if block.inside[-1].kind == "ITEM" and self._is_airy(index) else 0

    def _is_airy(self, index: int) -> bool:
        """Whether the block is an item of a list of links that are long: underlined lines in a row are hard to part."""
        item = self._blocks[index].inside[-1].id
        airy = self._airy.get(item)
        if airy is None:
            items = self._items_beside(index)
            links = [block for block in items if _is_link(block)]
            average = sum(len(block.text) for block in links) / max(1, len(links))
            airy = len(items) > 1 and len(links) >= MOSTLY * len(items) and average >= LONG_LINK
            self._airy.update((block.inside[-1].id, airy) for block in items)
        return airy

    def _items_beside(self, index: int) -> Sequence[Block]:
        """The items of one block around `index` that stand in its list one after the other, itself among them."""
        blocks, outer = self._blocks, self._blocks[index].inside[:-1]
        first, stop = index, index + 1
        while first > 0 and _is_item(blocks[first - 1], outer):
            first -= 1
        while stop < len(blocks) and _is_item(blocks[stop], outer):
            stop += 1
        return blocks[first:stop]

    def _tight(self, before: Block, block: Block) -> bool:
        """Items of one list, a term and its definition, and one note after another stand without a blank between."""
        if not before.inside or not block.inside:
            return False
        if before.kind in ("CODE", "TABLE", "FIGURE") or block.kind in ("CODE", "TABLE", "FIGURE"):
            return False
        shared = 0
        for one, other in zip(before.inside, block.inside, strict=False):
            if one.id != other.id:
                break
            shared += 1
        begins = block.inside[shared].kind if shared < len(block.inside) else None
        if begins == "DEFINITION":
            return True
        if begins == "NOTE":
            return before.inside[shared].kind == "NOTE" if shared < len(before.inside) else False
        in_list = shared > 0 and block.inside[shared - 1].kind in ("LIST", "ITEM")
        return in_list and begins in ("ITEM", "LIST")

    def _margins(self, inside: tuple[Container, ...], before: Block | None) -> tuple[str, str]:
        first = rest = ""
        depth = 0
        begun = {container.id for container in before.inside} if before is not None else ()
        for place, container in enumerate(inside):
            begins = container.id not in begun
            if container.kind == "ITEM":
                depth += 1
                mark = self._mark(container, inside[place - 1] if place else None, depth)
                first += mark if begins else " " * cell_len(mark)
                rest += " " * cell_len(mark)
            elif container.kind == "LIST":
                if place and inside[place - 1].kind == "LIST":
                    first, rest = f"{first}    ", f"{rest}    "
            elif container.kind == "POST":
                # What answers nothing stands at the margin, answers further in, as long as there is room for text.
                if place and len(rest) < min(HUNG * DEEPEST, self._room - NARROWEST):
                    first, rest = first + " " * HUNG, rest + " " * HUNG
            elif not _is_numbered(container, inside[place - 1] if place else None):
                bar = self._bar(container)
                first += self._note_mark(container) if container.kind == "NOTE" and begins else bar
                rest += bar
        return self._limited(first, rest)

    def _mark(self, item: Container, parent: Container | None, depth: int) -> str:
        if item.number is None:
            return f"  {self._glyphs.bullets[(depth - 1) % len(self._glyphs.bullets)]} "
        own = numeral(item.number, item.style)
        size = self._numbers.get(parent.id, 1) if parent else 1
        return f"  {own:>{size}}. "

    def _bar(self, container: Container) -> str:
        if container.kind == "QUOTATION":
            return f"  {self._glyphs.quotation} " if self._glyphs.quotation else ""
        if container.kind == "ASIDE":
            return f"{self._glyphs.aside} " if self._glyphs.aside else ""
        if container.kind == "NOTE":
            return " " * len(self._note_mark(container))
        return {"DEFINITION": "    ", "DETAILS": "  "}.get(container.kind, "")

    @staticmethod
    def _note_mark(container: Container) -> str:
        return f"{container.number}. " if container.number is not None else "   "

    def _limited(self, first: str, rest: str) -> tuple[str, str]:
        """Deep nesting stops moving right where less than half of the column would be left for text."""
        limit = self._room // 2
        if len(rest) <= limit:
            return first, rest
        mark = first[len(first.rstrip()) - 1 :] if first.strip() else ""
        return (first[: limit - len(mark)] + mark if mark.strip() else first[:limit]), rest[:limit]


def _is_item(block: Block, outer: tuple[Container, ...]) -> bool:
    inside = block.inside
    return bool(inside) and inside[-1].kind == "ITEM" and inside[:-1] == outer


def _is_link(block: Block) -> bool:
    """Whether all words of a block, a few aside, are those of links."""
    linked = sum(span.end - span.start for span in block.spans if span.kind == "LINK")
    return linked >= MOSTLY * max(1, len(block.text))


def _is_numbered(container: Container, parent: Container | None) -> bool:
    """Whether a note is the item of a list that has its number already."""
    if parent is None or parent.kind != "ITEM" or container.kind != "NOTE":
        return False
    return parent.number == container.number is not None


def _widest_numbers(blocks: Sequence[Block]) -> dict[int, int]:
    """List id -> the characters of the longest number of its items."""
    widest: dict[int, int] = {}
    for block in blocks:
        for parent, item in zip(block.inside, block.inside[1:], strict=False):
            if item.kind == "ITEM" and item.number is not None:
                size = len(numeral(item.number, item.style))
                widest[parent.id] = max(widest.get(parent.id, 0), size)
    return widest


def _with_stop(title: str) -> str:
    return title if title[-1:] in ".:?!…。！？" else f"{title}."
