"""Sections and posts that are folded: their headings stand, what follows them is not shown until they are opened."""

from collections.abc import Callable

from tui_reader.article.document import Document, Position, Section
from tui_reader.layout.layout import Fold, Layout
from tui_reader.ui.text.current_section import CurrentSection
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
        """Fold the section on the top row, or open it again."""
        layout, found = self._view.layout, self._sections.at_top()
        if layout is None or found is None:
            self._say("nothing to fold here: go to a section or a post first")
            return
        heading = found.at.block
        closed = [fold for fold in self._folds if fold.heading == heading]
        if closed:
            self._set(layout, [fold for fold in self._folds if fold not in closed])
            return
        stop, posts = self._reach(layout.document, found)
        words = f" · {posts} posts" if posts > 1 else " · 1 post" if posts else ""
        self._set(layout, [*self._folds, Fold(heading, stop, words)])
        self._view.scroll(min(self._view.top, layout.top_of(heading)))

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
