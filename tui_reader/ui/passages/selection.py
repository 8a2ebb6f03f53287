"""Selecting by keyboard: by words or paragraphs, with vim's motions; the status row says so all the while."""

from collections.abc import Callable, Sequence
from typing import Literal

from tui_reader.article import boundaries
from tui_reader.article.document import Block, Position
from tui_reader.article.links import Link
from tui_reader.article.search import Range
from tui_reader.export.excerpt import cited, excerpt
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verb, Verbs
from tui_reader.ui.passages.copying import shared
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.lit_passages import Lit

Unit = Literal["words", "paragraphs"]
MOTIONS = (
    "select.letter.prev", "select.letter.next", "select.word.next", "select.word.prev", "select.word.end",
    "select.sentence.next", "select.sentence.prev", "select.paragraph.next", "select.paragraph.prev",
)  # fmt: skip
"""The commands whose keys the status row shows."""
MOST_STEPS = 1000


class Selection:
    """The keys v and V, and those that move the end of what is selected.

    link: the selected one. gone_to: the highlight that the keys before went to; None when there is none.
    """

    def __init__(
        self, body: Body, means: Means, link: Callable[[], Link | None], gone_to: Callable[[], Lit | None]
    ) -> None:
        self._body = body
        self._means = means
        self._link = link
        self._gone_to = gone_to
        self._unit: Unit = "words"
        self._fixed = Position(0, 0)
        self._moving = Position(0, 0)
        self.verbs: Verbs = {
            "select.words": lambda count: self._begin("words"),
            "select.paragraphs": lambda count: self._begin("paragraphs"),
            "select.swap": lambda count: self._swap(),
            "select.letter.next": self._steps(boundaries.letter_after),
            "select.letter.prev": self._steps(boundaries.letter_before),
            "select.word.next": self._steps(boundaries.word_after),
            "select.word.prev": self._steps(boundaries.word_before),
            "select.word.end": self._steps(boundaries.word_end),
            "select.sentence.next": self._steps(boundaries.sentence_after),
            "select.sentence.prev": self._steps(boundaries.sentence_before),
            "select.paragraph.next": self._paragraph_next,
            "select.paragraph.prev": self._paragraph_prev,
            "select.line.next": lambda count: self._line(count or 1),
            "select.line.prev": lambda count: self._line(-(count or 1)),
        }

    @property
    def is_on(self) -> bool:
        """Whether something is being selected."""
        return self._body.overlay.selected is not None

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
        keymap = self._means.keymap
        document = self._body.document
        count = len(excerpt(document.blocks, *self.range).split()) if document is not None else 0
        parts = (
            f"{count:,} word{'s' if count != 1 else ''}",
            keymap.word("highlight", "removes" if self.is_taken_up else "highlights"),
            keymap.word("highlight.note", "note"),
            keymap.word("copy", "copies"),
            keymap.key_of("close"),
            "" if self._is_cited else keymap.word("copy.address", "cites"),
            keymap.word("select.swap", "other end"),
            # Last, as all of them go where there is no room.
            " ".join(filter(None, map(keymap.key_of, MOTIONS))),
        )
        return " · ".join(filter(None, parts))

    @property
    def is_taken_up(self) -> bool:
        """Whether what is selected is a highlight."""
        found = self.range
        return self._body.overlay.lit.at(found.start, found.end) is not None

    @property
    def _is_cited(self) -> bool:
        """Whether it is copied with its citation without being asked: whole paragraphs are, and all by a setting."""
        return self._unit == "paragraphs" or self._means.reading.settings.copy_citation

    @property
    def words(self) -> str:
        """The selected text without a citation."""
        return excerpt(self._blocks, *self.range)

    def text(self, cited_: bool) -> str:
        """The selected text as it is copied; with its citation if that is wanted or usual."""
        document = self._body.document
        if document is None:
            return ""
        if not cited_ and not self._is_cited:
            return excerpt(document.blocks, *self.range)
        markdown = self._means.reading.settings.quote_format == "markdown"
        return cited(shared(document), *self.range, markdown)

    def end(self) -> bool:
        """Select nothing; whether something was."""
        was = self.is_on
        if was:
            self._body.overlay.select(None)
            self._means.tell()
        return was

    def take(self, found: Range) -> None:
        """Select this by words."""
        self._unit = "words"
        self._fixed, self._moving = found
        self._show()

    def to_hit(self, hit: Range) -> None:
        """A search takes the moving end along."""
        self._move_to(hit.end if hit.start >= self._fixed else hit.start)

    # Keys

    def _steps(self, step: boundaries.Step) -> Verb:
        return lambda count: self._step(step, count)

    def _paragraph_next(self, count: int | None) -> None:
        """To the end of the paragraph; by paragraphs, one more."""
        if self._unit == "paragraphs":
            self._moving = Position(self._moving.block, len(self._blocks[self._moving.block].text))
        self._step(boundaries.paragraph_after, count)

    def _paragraph_prev(self, count: int | None) -> None:
        """To the beginning of the paragraph; by paragraphs, one more."""
        if self._unit == "paragraphs":
            self._moving = Position(self._moving.block, 0)
        self._step(boundaries.paragraph_before, count)

    # What moves

    @property
    def _blocks(self) -> Sequence[Block]:
        return self._body.document.blocks if self._body.document is not None else ()

    def _begin(self, unit: Unit) -> None:
        if not any(block.text for block in self._blocks):
            self._means.say("there is no text to select")
        elif self.is_on and self._unit == unit:
            self._swap()
        elif self.is_on:
            self._unit = unit
            self._show()
        else:
            self._unit = unit
            self._fixed, self._moving = self._first()
            is_lit = self._body.overlay.lit.at(self._fixed, self._moving) is not None
            lit = self._body.overlay.lit.around(self._fixed) if unit == "words" and not is_lit else None
            if lit is not None:
                self._fixed, self._moving = lit.start, lit.stop
            self._show()

    def _swap(self) -> None:
        """The other end is the one that moves."""
        self._fixed, self._moving = self._moving, self._fixed
        self._show()

    def _first(self) -> tuple[Position, Position]:
        """The highlight gone to, the hit, the selected link, the current quote, else the first sentence, if seen."""
        body = self._body
        lit, hit, link = self._gone_to(), body.overlay.hit, self._link()
        if lit is not None and body.view.is_seen(lit.start):
            return lit.start, lit.stop
        if hit is not None and hit.start >= (0, 0) and body.view.is_seen(hit.start):
            return hit
        if link is not None:
            return link.at, Position(link.at.block, link.end)
        parts = body.quotes.parts
        if parts:
            return parts[0][0], parts[-1][1]
        return self._first_sentence()

    def _first_sentence(self) -> tuple[Position, Position]:
        """The first sentence that begins on the screen; a heading is none while there is other text."""
        blocks, body = self._blocks, self._body
        start, end = boundaries.sentence_at(blocks, body.view.position)
        if start < body.view.position and body.view.is_seen(
            following := boundaries.sentence_after(blocks, body.view.position)
        ):
            start, end = boundaries.sentence_at(blocks, following)
        at = start.block
        while (
            at + 1 < len(blocks) and blocks[at].kind in ("HEADING", "RULE") and body.view.is_seen(Position(at + 1, 0))
        ):
            at += 1
            start, end = boundaries.sentence_at(blocks, Position(at, 0))
        return start, end

    def _step(self, step: boundaries.Step, count: int | None) -> None:
        at = self._moving
        for _ in range(min(count or 1, MOST_STEPS)):
            at = step(self._blocks, at)
        self._move_to(at)

    def _line(self, count: int) -> None:
        """To the same column of another line that has a text."""
        layout = self._body.view.layout
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
        self._body.overlay.select(self.range)
        self._body.view.keep_in_view(self._moving)
        self._means.tell()
