"""Which of a document's containers Markdown can say by itself, and which it says in HTML."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Block, Container, Span
from tui_reader.article.slugs import slug
from tui_reader.export.anchors import targets
from tui_reader.export.elements import element, term_list

_LARGEST_NUMBER = 999_999_999
_BACK = frozenset("\u21a9\u2191^\u21d1\u2934")


class Step(NamedTuple):
    """A container on a block's path: an element with its attributes, or one that Markdown has a mark for."""

    key: tuple[str, int]
    container: Container
    element: str = ""
    attributes: str = ""


class Syntax:
    """slugs: block index -> in-page address of a heading that needs no other. notes: block index -> number of the
    footnote that begins there. targets: block index -> offsets led to.
    """

    def __init__(self, blocks: Sequence[Block], title: str = "") -> None:
        self.slugs = _slugs(blocks, title)
        self._html_lists = _html_lists(blocks)
        self._colons = _colons(blocks)
        self.notes = _footnotes(blocks)
        self._note_ids = {blocks[index].inside[0].id for index in self.notes}
        self.targets = targets(blocks, self._needs_address)

    def _needs_address(self, block: Block, span: Span) -> bool:
        """Whether what a span leads to must be given an address: it is no footnote, and no heading that has one."""
        if is_footnote(block, span, self.notes) or self.is_back(block, span):
            return False
        to = span.to
        slugged = span.kind == "LINK" and to is not None and not to.offset and to.block in self.slugs
        return not (slugged and _is_written(block))

    def steps(self, path: Sequence[Container]) -> list[Step]:
        """A block's path, outermost first."""
        found: list[Step] = []
        for depth, container in enumerate(path):
            if container.kind == "POST":
                continue  # its head says whose it is, and to whom
            if self._is_markdown(path, depth):
                found.append(Step((container.kind, container.id), container))
                continue
            if container.kind in ("TERM", "DEFINITION"):
                around = term_list(path, depth)
                found.append(Step(around.key, container, around.tag))
            own = element(path, depth)
            found.append(Step(own.key, container, own.tag, own.attributes))
        return found

    def _is_led_by_address(self, block: Block, span: Span) -> bool:
        return not (is_footnote(block, span, self.notes) or self.is_back(block, span))

    def is_back(self, block: Block, span: Span) -> bool:
        """Whether a span is the way back from a footnote, which Markdown has by itself."""
        within = bool(block.inside) and block.inside[0].id in self._note_ids
        return within and is_way_back(block, span, self.notes)

    def _is_markdown(self, path: Sequence[Container], depth: int) -> bool:
        kind, id, *_ = path[depth]
        if kind == "LIST":
            return id not in self._html_lists
        if kind == "ITEM":
            return depth > 0 and path[depth - 1].kind == "LIST" and path[depth - 1].id not in self._html_lists
        if kind in ("TERM", "DEFINITION"):
            return depth == 0 and id in self._colons
        return kind == "QUOTATION" or (kind == "NOTE" and depth == 0 and id in self._note_ids)


def is_simple(block: Block) -> bool:
    """Whether Markdown can say the table: one row of headers, then rows as long, nothing spanned."""
    width = sum(cell.row == 0 for cell in block.cells)
    return (
        width > 0
        and all(
            (cell.row, cell.column) == divmod(index, width)
            and cell.rowspan == cell.colspan == 1
            and cell.header == (cell.row == 0)
            for index, cell in enumerate(block.cells)
        )
        and len(block.cells) % width == 0
    )


def _html_lists(blocks: Sequence[Block]) -> set[int]:
    """The lists that hold something else than items, or whose numbers Markdown would change."""
    found: set[int] = set()
    begun: set[int] = set()
    for block in blocks:
        for depth, container in enumerate(block.inside):
            if container.kind != "LIST":
                continue
            item = block.inside[depth + 1] if depth + 1 < len(block.inside) else None
            if (
                container.style
                or item is None
                or item.style
                or item.kind != "ITEM"
                or not _numbers_agree(container, item, container.id in begun)
            ):
                found.add(container.id)
            begun.add(container.id)
    return found


def _numbers_agree(around: Container, item: Container, begun: bool) -> bool:
    if around.number is None or item.number is None:
        return around.number is None and item.number is None
    return 0 <= item.number <= _LARGEST_NUMBER and (begun or item.number == around.number)


def _colons(blocks: Sequence[Block]) -> set[int]:
    """The terms and definitions that can be written with a colon: one line each, then what it means."""
    found: set[int] = set()
    run: list[Block] = []
    for block in [*blocks, Block("RULE", "")]:
        if block.inside and block.inside[0].kind in ("TERM", "DEFINITION"):
            run.append(block)
            continue
        if run and _is_glossary(run):
            found |= {one.inside[0].id for one in run}
        run = []
    return found


def _is_glossary(run: Sequence[Block]) -> bool:
    """Whether each term is one line with what it means behind it."""
    before: Container | None = None
    for block in run:
        here = block.inside[0]
        begins = before is None or here.id != before.id
        if here.kind == "TERM" and (not begins or "\n" in block.text or (before and before.kind == "TERM")):
            return False
        if begins and (not _is_bare(block) or (before is None and here.kind == "DEFINITION")):
            return False
        before = here
    return before is not None and before.kind == "DEFINITION"


def _is_bare(block: Block) -> bool:
    """Whether it is a paragraph right within its one container, with nothing to be said about it."""
    return block.kind == "PARAGRAPH" and len(block.inside) == 1 and not block.language and not block.direction


def _slugs(blocks: Sequence[Block], title: str) -> dict[int, str]:
    """The addresses that hosts of Markdown give to headings, of those that are alone with theirs."""
    named = {index: slug(block.text) for index, block in enumerate(blocks) if block.kind == "HEADING"}
    often = Counter([*named.values(), slug(title)])
    return {index: name for index, name in named.items() if name.strip("-") and often[name] == 1}


def _footnotes(blocks: Sequence[Block]) -> dict[int, int]:
    """Block index -> number of each note that the text refers to, and that has a number of its own and begins with a
    paragraph.
    """
    starts: dict[int, int] = {}
    ids: list[int] = []
    for index, block in enumerate(blocks):
        note = block.inside[0] if block.inside and block.inside[0].kind == "NOTE" else None
        if note is None or (ids and note.id == ids[-1]):
            continue
        if _is_bare(block) and block.text and note.number and 0 < note.number <= _LARGEST_NUMBER:
            starts[index] = note.number
        ids.append(note.id)
    often = Counter(starts.values())
    parts = Counter(ids)
    starts = {
        index: number for index, number in starts.items() if often[number] == parts[blocks[index].inside[0].id] == 1
    }
    referred = {
        span.to.block
        for block in blocks
        if not any(container.kind == "NOTE" for container in block.inside)
        for span in block.spans
        if span.to is not None and is_footnote(block, span, starts)
    }
    return {index: number for index, number in starts.items() if index in referred}


def is_footnote(block: Block, span: Span, notes: dict[int, int]) -> bool:
    """Whether the span is written as a footnote's number, where Markdown is read."""
    if span.kind != "NOTE" or span.to is None or span.to.offset:
        return False
    return _is_written(block) and span.to.block in notes


def _is_written(block: Block) -> bool:
    """Whether the text of a block is written as Markdown."""
    return block.kind in ("PARAGRAPH", "HEADING") or (block.kind == "TABLE" and is_simple(block))


def is_way_back(block: Block, span: Span, notes: dict[int, int]) -> bool:
    """Whether the span only leads from a footnote back to its mark, which every reader of Markdown does by itself."""
    if span.kind != "LINK" or span.to is None or block.text[span.start : span.end].strip("\ufe0e\ufe0f") not in _BACK:
        return False
    return bool(block.inside) and block.inside[0].kind == "NOTE" and span.to.block not in notes
