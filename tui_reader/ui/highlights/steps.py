"""From highlight to highlight in the text: the row below says which one it is, with its label and its note."""

from bisect import bisect_left
from collections.abc import Callable

from tui_reader.clean import one_line
from tui_reader.library.marked.highlights import Highlight
from tui_reader.ui.keys.commands import ids_of
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.lit_passages import Lit

STAYS = frozenset((*ids_of("motions"), "highlight.next", "highlight.prev", "select.words"))
"""The commands after which the highlight that was gone to is meant still."""


class HighlightSteps:
    """The keys that go to the next highlight and to the one before. of: the one that is drawn as this.

    at: the one that was gone to last, None when something else was done since.
    """

    def __init__(self, body: Body, means: Means, of: Callable[[Lit], Highlight | None]) -> None:
        self._body = body
        self._means = means
        self._of = of
        self.at: Lit | None = None
        self.verbs: Verbs = {
            "highlight.next": lambda count: self._step(count or 1),
            "highlight.prev": lambda count: self._step(-(count or 1)),
        }

    def before(self, id: str) -> None:
        """A command is to be run."""
        if id not in STAYS:
            self.at = None

    def _step(self, by: int) -> None:
        """So many on from the one that was gone to, while it is seen, else from the top of the screen."""
        lit, view = self._body.overlay.lit, self._body.view
        if not lit.all:
            select, keep = (
                self._means.keymap.word("select.words", "selects"),
                self._means.keymap.word("highlight", "highlights"),
            )
            self._means.say(f"nothing is highlighted in this text: {select}, {keep}")
            return
        here = lit.at(self.at.start, self.at.stop) if self.at is not None else None
        if here is not None and view.is_seen(here.start):
            index = lit.all.index(here) + by
        else:
            index = bisect_left([one.start for one in lit.all], view.position) + (by - 1 if by > 0 else by)
        last = len(lit.all) - 1
        beyond = "" if 0 <= index <= last else "the last: " if by > 0 else "the first: "
        index = max(0, min(index, last))
        self._go(lit.all[index])
        self._means.say(beyond + self._told(lit.all[index], f"highlight {index + 1} of {last + 1}"))

    def _go(self, lit: Lit) -> None:
        self.at = lit
        self._body.view.bring_into_view(lit.start, "highlight")
        self._body.view.point_at(lit.start)

    def _told(self, lit: Lit, which: str) -> str:
        """Which one it is, with all that its signs stand for."""
        one = self._of(lit)
        note = "" if one is None or not one.note else f"note: {one_line(one.note)}"
        return " · ".join(filter(None, (which, f"label {lit.label}" if lit.label else "", note)))
