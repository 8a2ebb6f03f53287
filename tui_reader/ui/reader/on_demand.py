"""The parts that only a key needs: made, and imported, with the first of their keys. Together 12 ms of every start."""

from functools import cached_property
from typing import TYPE_CHECKING

from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs, later
from tui_reader.ui.opening.state import Current
from tui_reader.ui.opening.trail import Trail
from tui_reader.ui.outside import Outside
from tui_reader.ui.panes.quotes_pane import Quotes
from tui_reader.ui.reader.following import Following
from tui_reader.ui.reader.looking_closer import LookingCloser
from tui_reader.ui.text.body import Body

if TYPE_CHECKING:
    from tui_reader.article.search import Range
    from tui_reader.ui.passages.copying import Copying
    from tui_reader.ui.passages.searching import Searching
    from tui_reader.ui.passages.selection import Selection
    from tui_reader.ui.passages.writing import Writing


class OnDemand:
    """Searching, selecting, copying and writing. outside: the clipboard."""

    def __init__(
        self,
        current: Current,
        body: Body,
        quotes: Quotes,
        boxes: LookingCloser,
        following: Following,
        trail: Trail,
        means: Means,
        outside: Outside,
    ) -> None:
        self._current = current
        self._body = body
        self._quotes = quotes
        self._boxes = boxes
        self._following = following
        self._trail = trail
        self._means = means
        self._outside = outside
        self.verbs: Verbs = {
            **later("searching", lambda: self.searching.verbs),
            **later("selection", lambda: self.selection.verbs),
            **later("copying", lambda: self.copying.verbs),
            **later("writing", lambda: self.writing.verbs),
        }

    @cached_property
    def searching(self) -> "Searching":
        """Finding words in the text."""
        from tui_reader.ui.passages.searching import Searching

        return Searching(self._body, self._means, self._hit_found, self._trail.forget_last)

    @cached_property
    def selection(self) -> "Selection":
        """Selecting text."""
        from tui_reader.ui.passages.selection import Selection

        return Selection(self._body, self._means, lambda: self._following.selected)

    @cached_property
    def copying(self) -> "Copying":
        """Copying text and addresses."""
        from tui_reader.ui.passages.copying import Copying
        from tui_reader.ui.reader.picked import Picked

        picked = Picked(self._body, self._quotes, self._boxes, self._following, lambda: self.selection)
        return Copying(self._current, picked, self._means, self._outside)

    @cached_property
    def writing(self) -> "Writing":
        """Writing the article to a file."""
        from tui_reader.ui.passages.writing import Writing

        return Writing(self._current, self._means)

    @property
    def found(self) -> str:
        """Which hit of a search is the current one; "" when nothing is marked."""
        return self.searching.label if self._body.overlay.hits is not None else ""

    @property
    def selecting(self) -> str:
        """What is said of the selection; "" when nothing is being selected."""
        return self.selection.label if self._body.overlay.selected is not None else ""

    def _hit_found(self, hit: "Range") -> None:
        """A search led to another hit; a selection goes along."""
        if self._body.overlay.selected is not None:
            self.selection.to_hit(hit)
