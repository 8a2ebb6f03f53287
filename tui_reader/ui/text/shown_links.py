"""What the text shows of its links: the selected one, those that lead to kept articles, and the hints."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_reader.article.document import Block, Document, Position
from tui_reader.article.links import Links
from tui_reader.layout.lines import Line
from tui_reader.ui.text.drawing import RAGGED, Fit, Highlight, column_of

if TYPE_CHECKING:
    from tui_reader.ui.text.hint_names import Hint


class ShownLinks:
    """The links of the text and how they are marked. Whatever of it changes, the text is drawn anew.

    kept: those that lead to kept articles, of the parts of the text that were `asked` about. span: the first position
    on the screen and the first one below it.
    """

    def __init__(
        self,
        document: Document | None = None,
        span: Callable[[], tuple[Position, Position]] = lambda: (Position(0, 0), Position(0, 0)),
        redraw: Callable[[], None] = lambda: None,
    ) -> None:
        self.links = Links(document or Document())
        self._span = span
        self._redraw = redraw
        self.asked: set[int] = set()
        self.selected: int | None = None
        self.kept: frozenset[int] = frozenset()
        self.hints: tuple[Hint, ...] = ()
        self.typed = ""

    @property
    def seen(self) -> range:
        """The indices of the links that begin on the screen."""
        return self.links.between(*self._span())

    @property
    def parts_seen(self) -> range:
        """The numbers of the parts of the links that are on the screen."""
        return self.links.parts(*self._span())

    def select(self, index: int | None) -> None:
        """Mark a link as the selected one, or none."""
        self.selected = index
        self._redraw()

    def mark_kept(self, kept: frozenset[int]) -> None:
        """Mark these as leading to kept articles."""
        self.kept = kept
        self._redraw()

    def show_hints(self, hints: "tuple[Hint, ...]", typed: str = "") -> None:
        """Show those of the hints that begin with what was typed."""
        self.hints, self.typed = hints, typed
        self._redraw()

    def highlights(self, block: int) -> list[Highlight]:
        """How the links of a block differ from the others."""
        if not self.kept and self.selected is None:
            return []
        found = []
        for index in self.links.of(block):
            link = self.links[index]
            if index in self.kept:
                found.append(Highlight(link.at.offset, link.end, "kept"))
            if index == self.selected:
                found.append(Highlight(link.at.offset, link.end, "selected"))
        return found

    def hints_on(
        self, line: Line, block: Block, shift: int = 0, gutter: bool = False, fit: Fit = RAGGED
    ) -> list[tuple[int, str]]:
        """The hints of a line as (cell of the text column, capitals): on the blank before the link, else over it.

        gutter: the cell to the left of the column is free.
        """
        if not self.hints:
            return []
        from tui_reader.ui.text.hint_names import matching

        found = []
        for hint in matching(self.hints, self.typed):
            link = self.links[hint.link]
            if link.at.block == line.block and link.at.offset == link.end and is_picture_alone(line, block):
                found.append((max(0, line.indent - 1), hint.name.upper()))
                continue
            if link.at.block != line.block or not begins_on(line, link.at.offset):
                continue
            x = column_of(line, block, link.at.offset, shift, fit)
            if x is None:
                continue
            start = link.at.offset
            is_free = block.text[start - 1 : start] in (" ", "\t") if start > line.start else gutter or x > 0
            found.append((x - 1 if is_free else x, hint.name.upper()))
        return found


def is_picture_alone(line: Line, block: Block) -> bool:
    """Whether a line is the first of a picture without a caption, whose link lies over no words."""
    return line.role == "ALT" and not block.text and bool(line.ornament[: line.indent].strip())


def begins_on(line: Line, offset: int) -> bool:
    """Whether the text at an offset is drawn on this line."""
    if line.pieces:
        return any(piece.start <= offset < piece.end for piece in line.pieces)
    return line.start <= offset < line.end
