"""Where one is in the article, as a place: it is found again in another version of the text."""

from collections.abc import Callable

from tui_reader.article.document import Place, Position
from tui_reader.article.place import find, place_of
from tui_reader.ui.opening.state import Current
from tui_reader.ui.text.viewport import Anchor, Viewport


class Standpoint:
    """Turns what the text holds on its row into a place, and back. say: a word on the status row."""

    def __init__(self, current: Current, view: Viewport, say: Callable[[str], None]) -> None:
        self._current = current
        self._view = view
        self._say = say

    def place(self) -> Place:
        """The word that keeps its row when the shape of the text changes."""
        return self.place_of(self._view.held)

    def place_of(self, held: Anchor) -> Place:
        """The place of a word that the text holds on its row; of the beginning when it holds none."""
        document = self._current.document
        blocks = document.blocks if document is not None else ()
        return place_of(blocks, *held) if held is not None else place_of(blocks, Position(0, 0))

    def is_at(self, place: Place) -> bool:
        """Whether the text stands where opening it at this place would put it."""
        view, document = self._view, self._current.document
        if view.layout is None or document is None:
            return False
        at, found = find(place, document.blocks)
        row = min(place.row, view.rows - 1) if found and place.row is not None else 0
        return view.top == (max(0, view.layout.line_of(at) - row) if at > (0, 0) else 0)

    def hold(self, place: Place) -> None:
        """Show a place of this article, its word on its row."""
        self._view.hold(self._anchor(place))

    def jump(self, place: Place, kind: str) -> None:
        """The same, as a jump that can be gone back."""
        self._view.jump(self._anchor(place), kind)

    def _anchor(self, place: Place) -> Anchor:
        document = self._current.document
        at, found = find(place, document.blocks if document is not None else ())
        if place.row is None:
            return (at, 0) if at > (0, 0) else None
        if not found:
            self._say("its words are gone: this is the nearest")
        return at, place.row if found else 0
