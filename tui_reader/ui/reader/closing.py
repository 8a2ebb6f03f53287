"""Closing one thing after the other: what is loading, what lies over the text, what is marked in it; then all."""

from collections.abc import Callable
from typing import NamedTuple

from textual.widget import Widget

from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.listing import Listing
from tui_reader.ui.opening.opening import Opening
from tui_reader.ui.opening.state import Current, Loading
from tui_reader.ui.reader.arranging import Arranging
from tui_reader.ui.reader.following import Following
from tui_reader.ui.reader.looking_closer import LookingCloser
from tui_reader.ui.reader.looks import Looks
from tui_reader.ui.text.body import Body

INTERRUPTED = 130
"""The exit code of a program that Ctrl-c ended."""


class Home(NamedTuple):
    """Where one is when the article is closed.

    back: to the list that the article was opened from, if it was; whether it was. leave: to the shell, with a code.
    """

    back: Callable[[], bool]
    leave: Callable[[int | None], None]


class Closing:
    """The keys Esc, q and Ctrl-c.

    focused: where the keys go. end_selection, clear_hits: take away what is selected, what was found. stop_piping: ends
    the program that a text was given to; whether one ran.
    """

    def __init__(
        self,
        current: Current,
        body: Body,
        opening: Opening,
        boxes: LookingCloser,
        looks: Looks,
        panes: Arranging,
        following: Following,
        means: Means,
        home: Home,
        focused: Callable[[], Widget | None],
        end_selection: Callable[[], object],
        clear_hits: Callable[[], object],
        stop_piping: Callable[[], bool],
    ) -> None:
        self._current = current
        self._body = body
        self._opening = opening
        self._boxes = boxes
        self._looks = looks
        self._panes = panes
        self._following = following
        self._means = means
        self._home = home
        self._focused = focused
        self._end_selection = end_selection
        self._clear_hits = clear_hits
        self._stop_piping = stop_piping
        self.verbs: Verbs = {"close": self._close, "quit": self._quit, "interrupt": self._interrupt}

    def _close(self, count: int | None) -> None:
        """One thing a press: loading, an overlay, a filter, a docked pane. Never quits."""
        pane = self._focused()
        if self._opening.stop() or self._boxes.stop() or self._boxes.close() or self._stop_piping():
            return
        if self._looks.is_open:
            self._looks.show(False)
        elif isinstance(pane, Listing) and pane.filter:
            pane.set_filter("")
        elif self._panes.over:
            self._panes.leave()
        elif self._body.overlay.selected is not None:
            self._end_selection()
        elif self._body.links.selected is not None:
            self._following.select(None)
        elif self._body.overlay.hits is not None:
            self._clear_hits()
        elif isinstance(pane, Listing):
            self._panes.leave()

    def _quit(self, count: int | None) -> None:
        """Close an overlay, else leave: to the list when the article came from it, else to the shell."""
        if self._looks.is_open or self._boxes.is_open:
            self._close(None)
        elif self._panes.over:
            self._panes.leave()
        elif self._current.document is None or not self._home.back():
            self._home.leave(None)

    def _interrupt(self, count: int | None) -> None:
        """Loading with nothing shown: leave. Else stop the load, or close like Esc."""
        loading = isinstance(self._current.state, Loading)
        covered = self._panes.over or self._boxes.is_open or self._looks.is_open
        if loading and self._current.document is None:
            self._home.leave(INTERRUPTED)
        elif loading or covered or isinstance(self._focused(), Listing):
            self._close(None)
        else:
            self._means.say(self._means.keymap.word("quit", "quits"))
