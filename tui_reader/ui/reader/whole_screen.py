"""A wide table or code block over the whole screen."""

from collections.abc import Callable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui_reader.article.document import Block
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
    """The block; the keys that move the text move it, Esc and q leave. copy: sends a text to the clipboard."""

    def __init__(
        self,
        program: Program,
        block: Block,
        glyphs: Glyphs,
        plain: bool,
        reading: Reading,
        copy: Callable[[str, str], None],
    ) -> None:
        super().__init__(program)
        self._head = name_of(block).upper()
        self.body = whole(block, glyphs, plain, program.keymap.key_of)
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
        self.tell()

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
