"""The part of the reading screen that keeps places: the word on its row, and what makes it come back there quickly."""

from tui_reader.article.document import Place, Position
from tui_reader.article.place import find, place_of
from tui_reader.layout.layout import Layout
from tui_reader.reading import Heights
from tui_reader.ui.panes.arranging import PanesScreen
from tui_reader.ui.reader.visit import Visit
from tui_reader.ui.text.viewport import Anchor

WIDTHS_KEPT = 8
"""Of so many widths the heights of a text are kept."""


class PlacesScreen(PanesScreen):
    """What is kept of an article is a place: it is found again in another version of the text."""

    def place(self) -> Place:
        """The word that keeps its row when the shape of the text changes."""
        return self.place_of(self.body.held)

    def place_of(self, held: Anchor) -> Place:
        """The place of a word that the text holds on its row; of the beginning when it holds none."""
        blocks = self.visit.document.blocks if self.visit and self.visit.document else ()
        return place_of(blocks, *held) if held is not None else place_of(blocks, Position(0, 0))

    def hold_place(self, place: Place) -> None:
        """Show a place of this article, its word on its row."""
        self.body.hold(self._held(place))

    def jump_to_place(self, place: Place, kind: str) -> None:
        """The same, as a jump that can be gone back."""
        self.body.jump(self._held(place), kind)

    def _held(self, place: Place) -> Anchor:
        at, found = find(place, self.visit.document.blocks if self.visit and self.visit.document else ())
        if place.row is None:
            return (at, 0) if at > (0, 0) else None
        if not found:
            self.status.say("its words are gone: this is the nearest")
        return at, place.row if found else 0

    def new_heights(self, visit: Visit, layout: Layout) -> Heights | None:
        """How long the text is at the widths it was seen in, the last one not forgotten; None when that is kept."""
        visit.heights.pop(layout.typography.key, None)
        visit.heights[layout.typography.key] = layout.heights
        if visit.heights != visit.kept_heights and visit.offered is None and visit.view is not None:
            visit.kept_heights = dict(list(visit.heights.items())[-WIDTHS_KEPT:])
            return Heights(visit.view, visit.kept_heights)
        return None

    @property
    def opens_like_this(self) -> bool:
        """Whether opening the article again draws the screen as it is: nothing is open that was not at the start."""
        panes = all(self.shown_panes.values()) and not self.text_only and not self.over
        return panes and self.focused is self.body and not self.is_asking and not self.waiting_for
