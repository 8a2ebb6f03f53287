"""Two versions of a document as one that shows both: what went and what came stand in marks, each in its place."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui_reader.article.compared import Range
from tui_reader.article.document import Block, Document, Position, Span
from tui_reader.article.outline import outline
from tui_reader.revision.pairing import Pair, paired
from tui_reader.revision.pieces import Piece, pieces

OLD_IDS = 1_000_000
"""Added to what containers of the old text are known by, so that they are none of the new one's."""


class Marks(NamedTuple):
    """What stands before and behind words that went, and that came; no colour is needed to tell them."""

    before_removed: str = "[-"
    after_removed: str = "-]"
    before_added: str = "{+"
    after_added: str = "+}"


SIGNS = Marks()
"""As wdiff and git write them."""
WORDS = Marks("(removed: ", ")", "(added: ", ")")
"""For those who hear them."""


class Revision(NamedTuple):
    """document: the new text with the old one's words in it. changes: where they lie; none when no word differs."""

    document: Document
    changes: tuple[Range, ...]


class _Marked(NamedTuple):
    """A text with marks in it. spans: over what is marked. changes: where. starts, shifts: the way from the new text's
    offsets.
    """

    text: str
    spans: tuple[Span, ...]
    changes: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Where the character at an offset of the new text stands."""
        return offset + self.shifts[max(0, bisect_right(self.starts, offset) - 1)]


def merged(old: Document, new: Document, marks: Marks = SIGNS) -> Revision:
    """The new document with what changed since the old one; a table of another shape is shown twice."""
    before, after = tuple(old.blocks), tuple(new.blocks)
    blocks: list[Block] = []
    changes: list[Range] = []
    moved: dict[int, int] = {}
    for pair in paired(before, after):
        for block, found in _blocks(before, after, pair, marks):
            changes += [Range(Position(len(blocks), start), Position(len(blocks), end)) for start, end in found]
            if pair.new is not None:
                moved[pair.new] = len(blocks)
            blocks.append(block)
    shown = tuple([_led(block, moved) for block in blocks])
    title = _marked(pieces(old.title, new.title), marks).text
    return Revision(new.with_(title=title, blocks=shown, outline=outline(title, shown), quotes=()), tuple(changes))


def _blocks(
    before: Sequence[Block], after: Sequence[Block], pair: Pair, marks: Marks
) -> Iterator[tuple[Block, Sequence[tuple[int, int]]]]:
    """What a pair of blocks is shown as, and where in it the changes lie."""
    if pair.new is not None and pair.is_same:
        yield after[pair.new], ()
    elif pair.new is None and pair.old is not None:
        yield from _whole(before[pair.old], "removed", marks)
    elif pair.old is None and pair.new is not None:
        yield from _whole(after[pair.new], "added", marks)
    elif pair.old is not None and pair.new is not None:
        one, other = before[pair.old], after[pair.new]
        if [cell[2:4] for cell in one.cells] != [cell[2:4] for cell in other.cells]:
            yield from _whole(one, "removed", marks)
            yield from _whole(other, "added", marks)
        else:
            found = _marked(_pieces(one, other), marks)
            yield _with_marks(other, found), found.changes


def _pieces(old: Block, new: Block) -> Sequence[Piece]:
    """The pieces of a block; a table's cell by cell, so that its grid stays."""
    if not new.cells:
        return pieces(old.text, new.text)
    found: list[Piece] = []
    at = 0
    for before, after in zip(old.cells, new.cells, strict=True):
        found.append(Piece(new.text[at : after.start], "same"))
        found += pieces(old.text[before.start : before.end], new.text[after.start : after.end])
        at = after.end
    return [*found, Piece(new.text[at:], "same")]


def _whole(block: Block, change: str, marks: Marks) -> Iterator[tuple[Block, Sequence[tuple[int, int]]]]:
    """A block that went or came as a whole; one without words is nothing to tell of."""
    removed = change == "removed"
    if not block.text.strip():
        if not removed:
            yield block, ()
        return
    if removed:
        block = block._replace(
            spans=(), inside=tuple([one._replace(id=one.id + OLD_IDS) for one in block.inside]), image=None
        )
    first, last = (marks.before_removed, marks.after_removed) if removed else (marks.before_added, marks.after_added)
    text = f"{first}{block.text}{last}"
    over = Span(len(first), len(first) + len(block.text), "STRIKE" if removed else "STRONG")
    found = _Marked(text, (over,), ((0, len(text)),), (0,), (len(first),))
    whole = _with_marks(block, found)
    if whole.cells:
        cells = [*whole.cells]
        cells[0] = cells[0]._replace(start=0)
        cells[-1] = cells[-1]._replace(end=len(text))
        whole = whole._replace(cells=tuple(cells))
    yield whole, found.changes


class _Marking:
    """Puts pieces together, with marks round what changed, inside its blanks."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._parts: list[str] = []
        self._length = self._at = 0
        self._spans: list[Span] = []
        self._changes: list[tuple[int, int]] = []
        self._starts, self._shifts = [0], [0]

    def add(self, piece: Piece, joins: bool) -> None:
        """Put one more piece to the others; joins: it came in the stead of the one before, and both are one change."""
        if piece.change == "same":
            self._write(piece.text, piece.text)
            return
        start = self._changes.pop()[0] if joins else -1
        bare = piece.text.lstrip()
        lead, words = piece.text[: len(piece.text) - len(bare)], bare.rstrip()
        removed = piece.change == "removed"
        first, last = self._marks[:2] if removed else self._marks[2:]
        self._write(lead, "" if removed else lead)
        start = self._length if start < 0 else start
        self._write(first, "")
        self._spans.append(Span(self._length, self._length + len(words), "STRIKE" if removed else "STRONG"))
        self._write(words, "" if removed else words)
        self._write(last, "")
        self._changes.append((start, self._length))
        self._write(bare[len(words) :], "" if removed else bare[len(words) :])

    def _write(self, text: str, new: str) -> None:
        """Write a text; new: what of it the new text has, all or nothing."""
        if new:
            self._starts.append(self._at)
            self._shifts.append(self._length - self._at)
            self._at += len(new)
        self._parts.append(text)
        self._length += len(text)

    def marked(self) -> _Marked:
        """All of them."""
        changes = tuple(self._changes)
        return _Marked("".join(self._parts), tuple(self._spans), changes, tuple(self._starts), tuple(self._shifts))


def _marked(found: Sequence[Piece], marks: Marks) -> _Marked:
    marking = _Marking(marks)
    for before, piece in pairwise((Piece("", "same"), *found)):
        marking.add(piece, (before.change, piece.change) == ("removed", "added"))
    return marking.marked()


def _with_marks(block: Block, found: _Marked) -> Block:
    """A block with the marked text in the place of its own, its spans and cells moved along."""

    def moved(one: Span) -> Span:
        return one._replace(start=found.at(one.start), end=found.at(one.end - 1) + 1)

    spans = tuple(sorted([*(moved(one) for one in block.spans if one.end > one.start), *found.spans], key=_edges))
    # A cell lies between two separators, which never change.
    cells = [
        cell._replace(
            start=found.at(cell.start - 1) + 1 if cell.start else 0,
            end=found.at(cell.end) if cell.end < len(block.text) else len(found.text),
        )
        for cell in block.cells
    ]
    return block._replace(text=found.text, spans=spans, cells=tuple(cells))


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _led(block: Block, moved: dict[int, int]) -> Block:
    """A block whose links within the article lead to where their blocks are now."""
    if not any(span.to is not None for span in block.spans):
        return block
    spans = [
        span if span.to is None else span._replace(to=Position(moved.get(span.to.block, 0), 0)) for span in block.spans
    ]
    return block._replace(spans=tuple(spans))
