"""The words that changed in an article: what went and what came, each in its place in the text."""

from collections.abc import Callable, Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui_reader.article.document import Position
from tui_reader.revision.merging import Revision
from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.messages import Moved
from tui_reader.ui.keys.program import Program
from tui_reader.ui.keys.status import Status
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.strips import EndLine


class ChangesScreen(KeyedScreen):
    """The text with both versions in it; the keys of the text move it, n and N go from change to change.

    like: the pane of the article, whose looks it has. take, keep: what is done when one goes back to it.
    """

    def __init__(
        self, program: Program, revision: Revision, like: Body, take: Callable[[], None], keep: Callable[[], None]
    ) -> None:
        super().__init__(program)
        self._revision = revision
        self._take = take
        self._keep = keep
        self._at = 0
        self.body = Body(program.keymap.key_of)
        self.body.glyphs, self.body.plain = like.glyphs, like.plain
        self.body.wanted, self.body.spacing = like.wanted, like.spacing
        self.body.justified, self.body.hyphenate = like.justified, like.hyphenate
        count = len(revision.changes)
        self._length = f"{count:,} change{'s' if count != 1 else ''}"
        self.body.show(revision.document, revision.document.title, self._length, Position(0, 0))
        self.body.show_end(EndLine(f"— end · {self._length}"))
        self.verbs: Verbs = {
            "change.next": lambda count: self._step(count or 1),
            "change.prev": lambda count: self._step(-(count or 1)),
            "change.take": lambda count: self._leave(self._take),
        }
        self._ends: Verbs = dict.fromkeys(("close", "quit", "interrupt"), lambda count: self._leave(self._keep))

    def compose(self) -> ComposeResult:
        """The text over the status row."""
        with Horizontal(id="panes"):
            yield self.body
        yield self.status

    def on_mount(self) -> None:
        """Give it the keys, and begin at the first change."""
        self.body.focus()
        self.call_after_refresh(self._show)

    def places(self) -> Sequence[Where]:
        """Its own keys come before those of the text."""
        return ("changes", "text")

    def offers(self) -> Iterator[Verbs]:
        """The changes are gone through and taken or not, the text moves; the app does the rest."""
        yield from (self.verbs, self._ends, self.body.motions.verbs, self.program.verbs)

    def on_moved(self, message: Moved) -> None:
        """The text moved."""
        message.stop()
        self.body.view.has_moved = False
        self.tell()

    def tell(self) -> None:
        """Say which change is the current one, and what can be done."""
        keymap = self.keymap
        found = f"change {self._at + 1:,} of {len(self._revision.changes):,}"
        steps = " ".join(filter(None, map(keymap.key_of, ("change.next", "change.prev"))))
        words = (steps, keymap.word("change.take", "takes the new text"), keymap.word("close", "keeps the old"))
        percent = f"{int(self.body.view.shown * 100)} %"
        self.status.show(Status(" · ".join(filter(None, (found, *words))), percent=percent, wide=True))

    def _step(self, by: int) -> None:
        last = len(self._revision.changes) - 1
        if not 0 <= self._at + by <= last and self._at == (last if by > 0 else 0):
            self.status.say("the last change" if by > 0 else "the first change")
        self._at = max(0, min(self._at + by, last))
        self._show()

    def _show(self) -> None:
        """Show the current change, marked as what is selected is."""
        change = self._revision.changes[self._at]
        self.body.overlay.select(change)
        view = self.body.view
        if not (view.is_seen(change.start) and view.is_seen(change.end)):
            view.scroll(max(0, view.line_of(change.start) - view.rows // 3))
        self.tell()

    def _leave(self, then: Callable[[], None]) -> None:
        """Back to the article, and what is done there."""
        self.dismiss()
        then()
