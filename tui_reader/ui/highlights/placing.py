"""Placing by hand: a highlight that is not in the text any more is given the passage that is selected."""

from collections.abc import Callable

from tui_reader.clean import one_line
from tui_reader.library.marked.highlights import Highlight
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.passages.selection import Selection

NAMED = 30
"""Cells of its words on the status row."""


class Placing:
    """As long as something is selected, the highlight waits for its place; what ends the selection leaves it as it was.

    one: the highlight, None when none waits.
    """

    def __init__(self, selection: Callable[[], Selection], means: Means) -> None:
        self._selection = selection
        self._means = means
        self.one: Highlight | None = None

    def begin(self, one: Highlight) -> None:
        """Select something on the screen, and say what it is for."""
        self._selection().verbs["select.words"](None)
        self.one = one if self._selection().is_on else None
        self._means.say("")
        self._means.tell()

    def before(self) -> None:
        """A command is to be run."""
        if self.one is not None and not self._selection().is_on:
            self.one = None

    def end(self) -> Highlight | None:
        """The highlight, which waits no more."""
        one, self.one = self.one, None
        return one

    @property
    def label(self) -> str:
        """What the status row says; "" when none waits."""
        if self.one is None:
            return ""
        keymap = self._means.keymap
        parts = (
            f"where is “{shortened(one_line(self.one.passage.quote), NAMED)}”?",
            keymap.word("highlight", "here"),
            keymap.word("highlight.sentence", "sentence"),
            keymap.word("close", "leaves it"),
        )
        return " · ".join(filter(None, parts))
