"""The lines of single blocks: how many there are, and each of them when it is looked at."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Document
from tui_reader.article.figures import described
from tui_reader.layout.frames import Frame, Role
from tui_reader.layout.inserts import Insert, breaks_with, inserts
from tui_reader.layout.table_part import TablePart, table_part
from tui_reader.layout.tables import Piece, TableLayout, fit
from tui_reader.layout.typography import Typography
from tui_reader.layout.wrap import breaks, word_at

_CACHED_BLOCKS = 512
Hyphens = Callable[[str], list[int]]


class Line(NamedTuple):
    """One row of the text column.

    block: -1 above the first block, the number of blocks below the last. `[start, end)`: the text it shows, drawn at
    `indent` (negative: hung into the margin, its ornament as well). ornament: what is drawn from column 0, or from
    `indent` when there is no text. tail: a hyphen after the text, or what is said of a fold.
    pieces: the text in several places instead, for a table's row. inserted: words of ours.
    """

    block: int
    start: int
    end: int
    indent: int = 0
    role: Role = "TEXT"
    ornament: str = ""
    tail: str = ""
    pieces: tuple[Piece, ...] = ()
    inserted: tuple[Insert, ...] = ()


class Lines:
    """Makes the lines of a document's blocks, each block within its frame. more: what else is inserted into a block."""

    def __init__(
        self, document: Document, typography: Typography, more: Callable[[int], Sequence[Insert]] = lambda block: ()
    ) -> None:
        self._document = document
        self._more = more
        self._width = typography.width
        self._glyphs = typography.glyphs
        self._hyphenate = typography.hyphenate
        self._tables: dict[int, TableLayout] = {}
        self._shifts: dict[int, int] = {}
        self._overflows: dict[int, int] = {}
        self._lines: dict[int, tuple[Line, ...]] = {}

    def of(self, index: int, frame: Frame) -> tuple[Line, ...]:
        """The lines of one block, without the blank ones above."""
        lines = self._lines.get(index)
        if lines is None:
            if len(self._lines) >= _CACHED_BLOCKS:
                self._lines.clear()
            lines = self._lines[index] = tuple(self._make(index, self._document.blocks[index], frame))
        return lines

    def forget(self, index: int) -> None:
        """Make a block's lines anew: its frame is another."""
        self._lines.pop(index, None)

    def overflow(self, index: int, frame: Frame) -> int:
        """How many cells (code) or columns (a table) of a block lie outside the text column; 0 when it fits."""
        outside = self._overflows.get(index)
        if outside is None:
            outside = self._overflows[index] = self._outside(index, frame)
        return outside

    def _outside(self, index: int, frame: Frame) -> int:
        if frame.role == "CODE":
            text = self._document.blocks[index].text.expandtabs(4)
            return max(0, max(map(cell_len, text.split("\n"))) - self._room(frame))
        if frame.role == "TABLE" and (table := self._table(index, frame)).width > self._room(frame):
            return max(0, len(table.columns) - 2)
        return 0

    def shift(self, index: int, frame: Frame, by: int) -> None:
        """Move a wide table or code block sideways, by columns or cells; it stops at both ends. No height changes."""
        self._shifts[index] = max(0, min(self.overflow(index, frame), self._shifts.get(index, 0) + by))
        self._lines.pop(index, None)

    def shifted(self, index: int) -> int:
        """How far a block is moved sideways."""
        return self._shifts.get(index, 0)

    def _label(self, block: Block) -> str:
        """What is said in a line above code."""
        return self._glyphs.language.format(block.language or "no language named") if block.kind == "CODE" else ""

    def height(self, index: int, block: Block, frame: Frame) -> int:
        """How many lines a block has: text is counted without making them."""
        role = frame.role
        if role in ("TEXT", "TERM", "HEADING", "POST") or (role == "RUN_IN" and block.kind != "HEADING"):
            room = self._room(frame)
            if (
                len(block.text) <= room
                and "\n" not in block.text
                and block.text.isascii()
                and len(frame.first) == len(frame.rest)
                and not self._inserted(index, block)
            ):
                return 1
            return len(self._starts(index, block, frame))
        if role == "CODE":
            return block.text.count("\n") + 1 + bool(self._label(block))
        return len(self.of(index, frame))

    def _make(self, index: int, block: Block, frame: Frame) -> list[Line]:
        if frame.role == "CODE":
            return _code_lines(index, block, frame, self._label(block))
        if frame.role == "TABLE":
            return self._table_lines(index, frame)
        if frame.role == "CAPTION":
            return self._figure_lines(index, block, frame)
        if frame.role == "RULE":
            glyph = self._glyphs.rule
            if block.text:
                return [self._named_rule(index, block.text)]
            return [Line(index, 0, 0, max(0, (self._width - len(glyph)) // 2), "RULE", glyph)]
        if frame.role == "RUN_IN" and block.kind == "HEADING":
            return []
        return self._text_lines(index, block, frame, frame.role)

    def _named_rule(self, index: int, text: str) -> Line:
        """A rule that says what begins below it."""
        line = self._glyphs.line
        around = (f"{line} ", f" {line}") if line else ("", "")
        indent = max(0, (self._width - cell_len(text) - 4) // 2) if line else 0
        ornament = " " * indent + around[0]
        return Line(index, 0, len(text), len(ornament), "RULE", ornament, around[1])

    def _text_lines(self, index: int, block: Block, frame: Frame, role: Role) -> list[Line]:
        indent, rest = cell_len(frame.first), len(frame.rest)
        divided = self._hyphens(block)
        starts = self._starts(index, block, frame)
        lines: list[Line] = []
        for row, start in enumerate(starts):
            end = starts[row + 1] if row + 1 < len(starts) else len(block.text)
            shown = _shown_end(block.text, start, end)
            if row == 0:
                lines.append(Line(index, start, shown, -frame.hang or indent, role, frame.first))
            else:
                role = "TEXT" if role == "RUN_IN" else role
                tail = _tail(block.text, start, shown, end, divided)
                lines.append(Line(index, start, shown, -frame.hang or rest, role, frame.rest, tail))
        if len(lines) > 1:
            first_end = starts[1]
            lines[0] = lines[0]._replace(tail=_tail(block.text, 0, lines[0].end, first_end, divided))
        if frame.behind:
            lines[-1] = self._followed(lines[-1], block, frame.behind)
        if inserted := self._inserted(index, block):
            lines = [
                line._replace(inserted=tuple(insert for insert in inserted if insert.is_in(line.start, line.end)))
                for line in lines
            ]
        return lines

    def _followed(self, line: Line, block: Block, words: str) -> Line:
        """A line with words behind it, where there is room for them."""
        length = cell_len(line.ornament) + cell_len(block.text[line.start : line.end]) + cell_len(words)
        return line._replace(tail=words) if length <= self._width else line

    def _starts(self, index: int, block: Block, frame: Frame) -> Sequence[int]:
        """Where the lines of a block begin in its text, room made for the words of ours in them."""
        rest, first = self._room(frame), self._width - cell_len(frame.first)
        inserted = self._inserted(index, block)
        if not inserted:
            return breaks(block.text, rest, first, self._hyphens(block))
        return breaks_with(inserted, block.text, rest, first, self._hyphens(block))

    def _inserted(self, index: int, block: Block) -> tuple[Insert, ...]:
        """What is written around the links and the code of a block, and whatever else."""
        found = inserts(block, self._glyphs.link, self._glyphs.inline) if block.spans else ()
        more = self._more(index)
        return tuple(sorted((*more, *found), key=lambda one: (one.at, not one.after))) if more else found

    def _figure_lines(self, index: int, block: Block, frame: Frame) -> list[Line]:
        """The picture's alternative text, or the word image, then the caption; the caption alone when they agree."""
        alt = described(block)
        if block.text and not alt:
            return self._text_lines(index, block, frame, "CAPTION")
        label = alt or "image"
        indent = len(frame.rest)
        lines = [
            Line(index, 0, 0, indent, "ALT", (frame.first if row == 0 else frame.rest) + label[start:end])
            for row, (start, end) in enumerate(ranges(label, self._width - indent))
        ]
        if block.text:
            lines += self._text_lines(index, block, frame._replace(first=frame.rest), "CAPTION")
        return lines

    def _table_lines(self, index: int, frame: Frame) -> list[Line]:
        """Three rules and the rows; moved sideways, the first column stays and the next ones go.

        The first rule says on which side there is more.
        """
        table, indent = self._table(index, frame), len(frame.rest)
        part = table_part(self._document.blocks[index].text, table, self._shifts.get(index, 0), self._room(frame))
        drawn = bool(self._glyphs.line)
        rule = Line(index, 0, 0, indent, "TABLE", frame.rest + self._glyphs.line * part.width)
        head = self._glyphs.table.format(len(table.columns), len(table.rows)) or self._first_rule(part)
        lines = [rule._replace(ornament=frame.first + head)]
        for row, pieces_of_lines in enumerate(part.rows):
            if drawn and row == table.head and row > 0:
                lines.append(rule)
            for pieces in pieces_of_lines:
                start = min((piece.start for piece in pieces), default=lines[-1].start)
                end = max((piece.end for piece in pieces), default=start)
                lines.append(Line(index, start, end, indent, "TABLE", frame.rest, pieces=pieces))
        if drawn:
            lines.append(rule._replace(start=lines[-1].start, end=lines[-1].start))
        return lines

    def _first_rule(self, part: TablePart) -> str:
        left, right = self._glyphs.beyond
        before, after = f"{left} " if part.left else "", f" {right}" if part.right else ""
        return before + self._glyphs.line * (part.width - len(before) - len(after)) + after

    def _hyphens(self, block: Block) -> Hyphens | None:
        """Where the words of a block may be divided."""
        if not self._hyphenate or block.kind != "PARAGRAPH":
            return None
        from tui_reader.layout.hyphens import hyphens  # most readers divide no words

        return hyphens(block.language or self._document.language)

    def _room(self, frame: Frame) -> int:
        return self._width - len(frame.rest)

    def _table(self, index: int, frame: Frame) -> TableLayout:
        table = self._tables.get(index)
        if table is None:
            if len(self._tables) >= _CACHED_BLOCKS:
                self._tables.clear()
            table = self._tables[index] = fit(self._document.blocks[index], self._room(frame))
        return table


def ranges(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a text as (start, end of what is shown)."""
    starts = breaks(text, width)
    ends = [*starts[1:], len(text)]
    return [(start, _shown_end(text, start, end)) for start, end in zip(starts, ends, strict=True)]


def _shown_end(text: str, start: int, end: int) -> int:
    """The end of a line without the line break and blanks it ends with."""
    while end > start and text[end - 1] in " \n":
        end -= 1
    return end


def _tail(text: str, start: int, shown: int, end: int, hyphens: Hyphens | None) -> str:
    """A hyphen where the line ends inside a word: at a soft hyphen, or where `hyphens` divides it."""
    if shown != end or end >= len(text):
        return ""
    if text[end - 1] == "\u00ad":
        return "-"
    if hyphens is None or not (text[end - 1].isalpha() and text[end].isalpha()):
        return ""
    word = max(start, text.rfind(" ", start, end) + 1)
    return "-" if end - word in hyphens(word_at(text, word, len(text))) else ""


def _code_lines(index: int, block: Block, frame: Frame, label: str = "") -> list[Line]:
    lines = [Line(index, 0, 0, cell_len(frame.first), "ALT", frame.first + label)] if label else []
    start = 0
    for row, text in enumerate(block.text.split("\n")):
        ornament = frame.first if row == 0 else frame.rest
        lines.append(Line(index, start, start + len(text), cell_len(ornament), "CODE", ornament))
        start += len(text) + 1
    return lines
