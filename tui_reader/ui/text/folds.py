"""Sections, posts and quotations that are folded: their heads stand, the rest is not shown until they are opened."""

from collections.abc import Callable

from tui_reader.article.document import Document, Position, Section
from tui_reader.layout.layout import Fold, Layout
from tui_reader.ui.text.current_section import CurrentSection
from tui_reader.ui.text.quoted import first_quotation, quotation_at, quotations
from tui_reader.ui.text.viewport import Viewport


class Folds:
    """The folds of one text. They are kept through every change of its shape, and go with the text.

    redraw: draws every line anew. say: has a word for the person.
    """

    def __init__(
        self, view: Viewport, sections: CurrentSection, redraw: Callable[[], None], say: Callable[[str], None]
    ) -> None:
        self._view = view
        self._sections = sections
        self._redraw = redraw
        self._say = say
        self._folds: list[Fold] = []
        view.reveal = self.open_at

    def show(self) -> None:
        """Another text: none of it is folded."""
        self._folds = []

    def lay(self, layout: Layout) -> None:
        """The same text in another shape."""
        if self._folds:
            layout.fold(self._folds)

    def turn(self, count: int | None) -> None:
        """Fold the quotation, else the section on the top row, or open it again.

        count: all quotations of the text at that depth and below, or all of them open again.
        """
        layout = self._view.layout
        if layout is None:
            return
        if count is not None:
            self._turn_all(layout, count)
            return
        top = self._view.position.block
        found = self._folded_at(top) or quotation_at(layout.document, top) or self._section(layout)
        if found := found or self._seen(layout):
            self._turn_one(layout, found)
        else:
            self._say("nothing to fold here: go to a section, a post or a quotation first")

    def _turn_one(self, layout: Layout, found: Fold) -> None:
        closed = [fold for fold in self._folds if fold.heading == found.heading]
        if closed:
            self._set(layout, [fold for fold in self._folds if fold not in closed])
            return
        self._set(layout, [*self._folds, found])
        self._view.scroll(min(self._view.top, layout.top_of(found.heading)))

    def _turn_all(self, layout: Layout, depth: int) -> None:
        found = quotations(layout.document, depth)
        if not found:
            self._say("no quotations so deep here" if depth > 1 else "no quotations here")
            return
        others = [fold for fold in self._folds if fold not in found]
        self._set(layout, others if len(self._folds) - len(others) == len(found) else [*others, *found])

    def _folded_at(self, block: int) -> Fold | None:
        return next((fold for fold in self._folds if fold.heading == block), None)

    def _section(self, layout: Layout) -> Fold | None:
        found = self._sections.at_top()
        if found is None:
            return None
        stop, posts = self._reach(layout.document, found)
        words = f" · {posts} posts" if posts > 1 else " · 1 post" if posts else ""
        return Fold(found.at.block, stop, words)

    def _seen(self, layout: Layout) -> Fold | None:
        """The first fold or quotation on the screen, of a text that is too short to be moved."""
        first = self._view.position.block
        last = layout.position_at(min(self._view.top + self._view.rows, layout.height) - 1).block
        shown = range(first, last + 1)
        return next(filter(None, map(self._folded_at, shown)), None) or first_quotation(layout.document, shown)

    def open_at(self, position: Position) -> None:
        """Open what hides a position: something there is to be seen."""
        layout = self._view.layout
        if layout is not None and layout.is_hidden(position.block):
            hides = [fold for fold in self._folds if fold.heading < position.block < fold.stop]
            self._set(layout, [fold for fold in self._folds if fold not in hides])

    def _set(self, layout: Layout, folds: list[Fold]) -> None:
        """Show these folds alone. The word on the top row stays there if it is still shown."""
        self._folds = folds
        layout.fold(folds)
        self._view.restore()
        self._redraw()

    def _reach(self, document: Document, section: Section) -> tuple[int, int]:
        """Where what belongs to a section ends, and how many posts that are answers to its post it holds."""
        blocks, heading = document.blocks, section.at.block
        below = self._sections.below(section)
        if section.author:
            own = next(each.id for each in reversed(blocks[heading].inside) if each.kind == "POST")
            stop = below[-1].at.block if below else heading
            while stop + 1 < len(blocks) and any(each.id == own for each in blocks[stop + 1].inside):
                stop += 1
            return stop + 1, sum(bool(each.author) for each in below)
        after = self._sections.after(section)
        return (after.at.block if after is not None else len(blocks)), 0
