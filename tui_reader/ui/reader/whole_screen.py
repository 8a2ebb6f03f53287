"""A wide table or code block over the whole screen."""

from collections.abc import Callable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui_reader.article.document import Block, Position
from tui_reader.layout.typography import Glyphs
from tui_reader.reading import Reading
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.messages import Moved
from tui_reader.ui.keys.program import Program
from tui_reader.ui.keys.status import Status
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.passages.searching import Searching
from tui_reader.ui.text.sideways import name_of
from tui_reader.ui.text.whole import whole


class WholeScreen(KeyedScreen):
    """The block; the keys that move the text move it, Esc and q leave. copy: sends a text to the clipboard.

    seen: the offset in the block that was on the top row of the text, and how far it was moved sideways there. name:
    what it is called, "" for what it is.
    """

    def __init__(
        self,
        program: Program,
        block: Block,
        glyphs: Glyphs,
        plain: bool,
        reading: Reading,
        copy: Callable[[str, str], None],
        seen: tuple[int, int] = (0, 0),
        name: str = "",
    ) -> None:
        super().__init__(program)
        self._head = name or name_of(block).upper()
        self._seen: tuple[int, int] | None = seen
        self.body = whole(block, glyphs, plain, program.keymap.key_of, self._head)
        means = Means(
            self.status.say, self.tell, self.asking, self.run_worker, program.keymap, reading, self.hold_keys,
            self.release_keys,
        )  # fmt: skip
        self.searching = Searching(self.body, means)
        self._verbs: Verbs = {
            **self.searching.verbs,
            "copy": lambda count: copy(block.text, ""),
            "close": self._close,
            "interrupt": self._leave,
            "quit": self._leave,
            "peek": self._leave,
        }

    def compose(self) -> ComposeResult:
        """The block over the status row."""
        with Horizontal(id="panes"):
            yield self.body
        yield self.status

    def on_mount(self) -> None:
        """Give it the keys."""
        self.body.focus()

    def offers(self) -> Iterator[Verbs]:
        """The block moves and is searched, copied and left; the app does the rest."""
        yield from (self.body.motions.verbs, self._verbs, self.program.verbs)

    def on_moved(self, message: Moved) -> None:
        """The block moved."""
        message.stop()
        self.body.view.has_moved = False
        self._begin_where_it_was()
        self.tell()

    def _begin_where_it_was(self) -> None:
        """When it is laid out: go to the row that was on top, and as far to the side."""
        view, seen = self.body.view, self._seen
        if seen is None or view.layout is None:
            return
        self._seen = None
        at, shifted = seen
        view.layout.shift(0, shifted)
        if at:
            view.scroll(max(0, min(view.line_of(Position(0, at)) - view.fixed, view.last_top)))
        self.body.redraw()

    def tell(self) -> None:
        """Say how far one is, which hit is the current one, and what else can be done."""
        layout, keymap, found = self.body.view.layout, self.keymap, self.searching.label
        ids = ("table.left", "table.right") if layout is not None and layout.overflow(0) > 0 else ()
        sideways = " ".join(filter(None, map(keymap.key_of, ids)))
        words = (
            f"{sideways} sideways" if sideways else "", keymap.word("search", "search"), keymap.word("copy", "copies")
        )  # fmt: skip
        hint = "" if found else ", ".join(filter(None, words))
        percent = f"{int(self.body.view.shown * 100)} %"
        self.status.show(Status(self._head, "", hint, percent, keymap.word("close", "back"), found))

    def _close(self, count: int | None) -> None:
        """The marks of a search away; without any, back to the text."""
        if not self.searching.clear():
            self.dismiss()

    def _leave(self, count: int | None) -> None:
        """Back to the text."""
        self.dismiss()
