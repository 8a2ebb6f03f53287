"""What is kept of an article when it is left: where reading stopped, whether it was finished, how long the text is."""

from collections.abc import Callable

from tui_reader.extraction.page_view import BESIDE
from tui_reader.layout.layout import Layout
from tui_reader.reading import DrawnScreen, Heights, Reading, Stopped
from tui_reader.ui.opening.standpoint import Standpoint
from tui_reader.ui.opening.state import Current
from tui_reader.ui.opening.trail import Trail
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.text.body import Body

WIDTHS_KEPT = 8
"""Of so many widths the heights of a text are kept."""
DOWNWARD = ("line.down", "page.down", "half.down")


class Leaving:
    """Keeps it in the library.

    drawn_screen: what stands on the screen, for the next start; None where opening would not draw it again.
    """

    def __init__(
        self,
        current: Current,
        body: Body,
        standpoint: Standpoint,
        trail: Trail,
        reading: Reading,
        drawn_screen: Callable[[], DrawnScreen | None],
    ) -> None:
        self._current = current
        self._body = body
        self._standpoint = standpoint
        self._trail = trail
        self._reading = reading
        self._drawn_screen = drawn_screen
        self._finished = False

    def begin(self) -> None:
        """Another text is shown, which nobody has read to its end yet."""
        self._finished = False

    def moved_by(self, id: str, was_at_end: bool) -> None:
        """A command was done: reading to the end by going down finishes the article, unless it has a next page."""
        view, document = self._body.view, self._current.document
        if id in DOWNWARD and document is not None and view.at_end and not document.goes_on:
            # Going down at the end that G led to reads nothing; a text of one screen is all read.
            self._finished = self._finished or not was_at_end or view.last_top == 0

    def save(self) -> None:
        """Keep where reading stopped."""
        visit, view, layout = self._current.visit, self._body.view, self._body.view.layout
        if visit is None or visit.document is None or visit.article is None or layout is None:
            return
        if visit.view in BESIDE:
            return  # the place in the article was kept when it was left for them
        left = max(1, round(visit.document.minutes * (1 - view.shown)))
        place, finished = visit.kept_place, self._finished or visit.was_finished
        is_moved = place is None or finished != visit.was_finished or not self._standpoint.is_at(place)
        if place is None or is_moved:
            place = self._standpoint.place()
        visit.was_finished = finished
        stopped = Stopped(
            visit.article,
            place,
            finished,
            self._body.sections.title or visit.document.title,
            left,
            view.shown if view.top else 0.0,  # nothing is read by opening it
            tuple(self._trail.named_jumps(visit)),
            _new_heights(visit, layout),
            self._drawn_screen(),
            None if is_moved else place,
        )
        visit.kept_place = place
        self._reading.shelf.save_stopped(stopped)


def _new_heights(visit: Visit, layout: Layout) -> Heights | None:
    """How long the text is at the widths it was seen in, the last one not forgotten; None when that is kept."""
    visit.heights.pop(layout.typography.key, None)
    visit.heights[layout.typography.key] = layout.heights
    if visit.heights != visit.kept_heights and visit.offered is None and visit.view is not None:
        visit.kept_heights = dict(list(visit.heights.items())[-WIDTHS_KEPT:])
        return Heights(visit.view, visit.kept_heights)
    return None
