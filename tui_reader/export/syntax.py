"""Which of a document's containers Markdown can say by itself, and which it says in HTML."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Block, Container, Span
from tui_reader.export.anchors import targets
from tui_reader.export.elements import element, term_list

_LARGEST_NUMBER = 999_999_999


class Step(NamedTuple):
    """A container on a block's path: an element with its attributes, or one that Markdown has a mark for."""

    key: tuple[str, int]
    container: Container
    element: str = ""
    attributes: str = ""


class Syntax:
    """notes: block index -> number of the footnote that begins there. targets: block index -> offsets led to."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._html_lists = _html_lists(blocks)
        self._colons = _colons(blocks)
        self.notes = _footnotes(blocks)
        self._note_ids = {blocks[index].inside[0].id for index in self.notes}
        self.targets = targets(blocks, lambda block, span: not is_footnote(block, span, self.notes))

    def steps(self, path: Sequence[Container]) -> list[Step]:
        """A block's path, outermost first."""
        found: list[Step] = []
        for depth, container in enumerate(path):
            if self._is_markdown(path, depth):
                found.append(Step((container.kind, container.id), container))
                continue
            if container.kind in ("TERM", "DEFINITION"):
                around = term_list(path, depth)
                found.append(Step(around.key, container, around.tag))
            own = element(path, depth)
            found.append(Step(own.key, container, own.tag, own.attributes))
        return found

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


def _footnotes(blocks: Sequence[Block]) -> dict[int, int]:
    """Block index -> number of each note, when all notes stand at the end in the order they are first referred to."""
    starts: dict[int, int] = {}
    ids: list[int] = []
    for index, block in enumerate(blocks):
        note = block.inside[0] if block.inside and block.inside[0].kind == "NOTE" else None
        if note is None:
            if ids:
                return {}
        elif not ids or note.id != ids[-1]:
            if not _is_bare(block) or not block.text or not note.number or not 0 < note.number <= _LARGEST_NUMBER:
                return {}
            ids.append(note.id)
            starts[index] = note.number
    referred = dict.fromkeys(
        span.to.block
        for block in blocks[: next(iter(starts), 0)]
        for span in sorted(block.spans)
        if span.to is not None and is_footnote(block, span, starts)
    )
    unique = len(set(ids)) == len(ids) and len(set(starts.values())) == len(starts)
    return starts if unique and list(referred) == list(starts) else {}


def is_footnote(block: Block, span: Span, notes: dict[int, int]) -> bool:
    """Whether the span is written as a footnote's number: it says just that, where Markdown is read."""
    if span.kind != "NOTE" or span.to is None or span.to.offset:
        return False
    number = notes.get(span.to.block)
    where = block.kind in ("PARAGRAPH", "HEADING") or (block.kind == "TABLE" and is_simple(block))
    return number is not None and where and block.text[span.start : span.end] == f"[{number}]"
