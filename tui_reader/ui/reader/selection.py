"""Selecting by keyboard: by words or paragraphs, with vim's motions; the status row says so all the while."""

from typing import TYPE_CHECKING, Literal

from tui_reader.article import boundaries
from tui_reader.article.document import Block, Position
from tui_reader.article.search import Range
from tui_reader.export.excerpt import cited, excerpt
from tui_reader.ui.reader.copying import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui_reader.ui.reader.reader_screen import ReaderScreen

Unit = Literal["words", "paragraphs"]
MOTIONS = "h l w b e ) ( } {"


class Selection:
    """The keys v and V of the reading screen, and those that move the end of what is selected."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self._body = screen.body
        self._unit: Unit = "words"
        self._fixed = Position(0, 0)
        self._moving = Position(0, 0)

    @property
    def is_on(self) -> bool:
        """Whether something is being selected."""
        return self._body.marked.selected is not None

    @property
    def range(self) -> Range:
        """What is selected: whole paragraphs when it is by them."""
        start, end = sorted((self._fixed, self._moving))
        if self._unit == "paragraphs":
            return Range(Position(start.block, 0), Position(end.block, len(self._blocks[end.block].text)))
        return Range(start, end)

    @property
    def label(self) -> str:
        """What the status row says; "" when nothing is being selected."""
        if not self.is_on:
            return ""
        count = len(self.text(cited_=False).split())
        own = "v" if self._unit == "words" else "V"
        return f"{count:,} word{'s' if count != 1 else ''} · {MOTIONS} · y copies · {own} other end · Esc"

    def text(self, cited_: bool) -> str:
        """The selected text as it is copied, with its citation if wanted."""
        document = self._body.document
        if document is None:
            return ""
        if not cited_:
            return excerpt(document.blocks, *self.range)
        markdown = self._screen.reader.reading.settings.quote_format == "markdown"
        return cited(shared(document), *self.range, markdown)

    def end(self) -> bool:
        """Select nothing; whether something was."""
        was = self.is_on
        if was:
            self._body.marked.selected = None
            self._body.marks_changed()
            self._screen.tell()
        return was

    def to_hit(self, hit: Range) -> None:
        """A search takes the moving end along."""
        self._move_to(hit.end if hit.start >= self._fixed else hit.start)

    # Keys

    def do_select_words(self, count: int | None) -> None:
        """Begin, or take the other end."""
        self._begin("words")

    def do_select_paragraphs(self, count: int | None) -> None:
        """The same by paragraphs."""
        self._begin("paragraphs")

    def do_select_letter_next(self, count: int | None) -> None:
        """A letter on."""
        self._step(boundaries.letter_after, count)

    def do_select_letter_prev(self, count: int | None) -> None:
        """A letter back."""
        self._step(boundaries.letter_before, count)

    def do_select_word_next(self, count: int | None) -> None:
        """To where the next word begins."""
        self._step(boundaries.word_after, count)

    def do_select_word_prev(self, count: int | None) -> None:
        """To where the word before begins."""
        self._step(boundaries.word_before, count)

    def do_select_word_end(self, count: int | None) -> None:
        """To the end of a word."""
        self._step(boundaries.word_end, count)

    def do_select_sentence_next(self, count: int | None) -> None:
        """To the end of the sentence."""
        self._step(boundaries.sentence_after, count)

    def do_select_sentence_prev(self, count: int | None) -> None:
        """To the beginning of the sentence."""
        self._step(boundaries.sentence_before, count)

    def do_select_paragraph_next(self, count: int | None) -> None:
        """To the end of the paragraph; by paragraphs, one more."""
        if self._unit == "paragraphs":
            self._moving = Position(self._moving.block, len(self._blocks[self._moving.block].text))
        self._step(boundaries.paragraph_after, count)

    def do_select_paragraph_prev(self, count: int | None) -> None:
        """To the beginning of the paragraph; by paragraphs, one more."""
        if self._unit == "paragraphs":
            self._moving = Position(self._moving.block, 0)
        self._step(boundaries.paragraph_before, count)

    def do_select_line_next(self, count: int | None) -> None:
        """A line of the screen on."""
        self._line(count or 1)

    def do_select_line_prev(self, count: int | None) -> None:
        """A line of the screen back."""
        self._line(-(count or 1))

    # What moves

    @property
    def _blocks(self) -> "Sequence[Block]":
        return self._body.document.blocks if self._body.document is not None else ()

    def _begin(self, unit: Unit) -> None:
        if not self._screen.has_text or not any(block.text for block in self._blocks):
            self._screen.status.say("there is no text to select")
        elif self.is_on and self._unit == unit:
            self._fixed, self._moving = self._moving, self._fixed
            self._show()
        elif self.is_on:
            self._unit = unit
            self._show()
        else:
            self._unit = unit
            self._fixed, self._moving = self._first()
            self._show()

    def _first(self) -> tuple[Position, Position]:
        """The search hit, the selected link, the current quote on the screen, else the first sentence on it."""
        body = self._body
        hit, link = body.marked.hit, self._screen.selected_link
        if hit is not None and hit.start >= (0, 0) and body.is_seen(hit.start):
            return hit
        if link is not None:
            return link.at, Position(link.at.block, link.end)
        parts = body.current_parts()
        if parts:
            return parts[0][0], parts[-1][1]
        return self._first_sentence()

    def _first_sentence(self) -> tuple[Position, Position]:
        """The first sentence that begins on the screen; a heading is none while there is other text."""
        blocks, body = self._blocks, self._body
        start, end = boundaries.sentence_at(blocks, body.position)
        if start < body.position and body.is_seen(following := boundaries.sentence_after(blocks, body.position)):
            start, end = boundaries.sentence_at(blocks, following)
        at = start.block
        while at + 1 < len(blocks) and blocks[at].kind in ("HEADING", "RULE") and body.is_seen(Position(at + 1, 0)):
            at += 1
            start, end = boundaries.sentence_at(blocks, Position(at, 0))
        return start, end

    def _step(self, step: boundaries.Step, count: int | None) -> None:
        at = self._moving
        for _ in range(min(count or 1, 1000)):
            at = step(self._blocks, at)
        self._move_to(at)

    def _line(self, count: int) -> None:
        """To the same column of another line that has a text."""
        layout = self._body.layout_
        if layout is None:
            return
        y = layout.line_of(self._moving)
        column = self._moving.offset - layout.line(y).start
        step = 1 if count > 0 else -1
        while count and 0 <= y + step < layout.height:
            y += step
            line = layout.line(y)
            if line.end > line.start and layout.has_text(y):
                count -= step
                self._moving = Position(line.block, min(line.start + column, line.end))
        self._move_to(self._moving)

    def _move_to(self, at: Position) -> None:
        self._moving = at
        self._show()

    def _show(self) -> None:
        self._body.marked.selected = self.range
        self._body.marks_changed()
        self._body.keep_in_view(self._moving)
        self._screen.tell()
