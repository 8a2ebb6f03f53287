"""A wide table or code block over the whole screen, the rows that head its columns staying on top."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui_reader.article.document import Block, Document, Position
from tui_reader.article.search import Range
from tui_reader.layout.layout import Layout
from tui_reader.layout.tables import fit
from tui_reader.layout.typography import Glyphs
from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.messages import Moved
from tui_reader.ui.keys.status import Status
from tui_reader.ui.reader.searching import Search
from tui_reader.ui.text.body import Body

AS_WIDE_AS_THE_SCREEN = 10_000
BELOW = 2
"""Lines of a layout below its last block."""


def name_of(block: Block) -> str:
    """What the block is called where its keys are told."""
    return "table" if block.kind == "TABLE" else "code"


def head_lines(layout: Layout) -> int:
    """The lines above the first row of a layout's only block, a table: title, rules and the rows that head columns."""
    block = layout.document.blocks[0]
    if block.kind != "TABLE":
        return 0
    table = fit(block, layout.width)
    heading = sum(len(row.lines) for row in table.rows[: table.head])
    below = bool(layout.typography.glyphs.line) and 0 < table.head < len(table.rows)
    return layout.top_of(0) + 1 + heading + below


class Whole(Body):
    """One block as a text of its own, as wide as the screen."""

    def __init__(self, block: Block, glyphs: Glyphs, plain: bool) -> None:
        super().__init__()
        self.glyphs, self.plain, self.wanted = glyphs, plain, AS_WIDE_AS_THE_SCREEN
        self._only = Document(blocks=(block._replace(inside=()),))

    def on_mount(self) -> None:
        """Show the block."""
        block = self._only.blocks[0]
        count = len({cell.row for cell in block.cells}) if block.cells else block.text.count("\n") + 1
        unit = "rows" if block.kind == "TABLE" else "lines"
        self.show(self._only, f"{name_of(block).upper()} · {count:,} {unit}", "", Position(0, 0))

    @property
    def fixed(self) -> int:
        """The rows that stay on top; none where they would leave less than half of the screen."""
        head = head_lines(self.layout_) if self.layout_ is not None else 0
        return head if head <= self.size.height // 2 else 0

    @property
    def rows(self) -> int:
        """The rows that move."""
        return max(1, self.size.height - self.fixed)

    def row_of(self, position: Position) -> int:
        """The row among those that move; what stays on top is always seen."""
        line = self._line_of(position)
        return 0 if line < self.fixed else line - self.top - self.fixed

    def bring_into_view(self, position: Position, jump: str = "") -> None:
        """Show a position: when it is not on the screen it goes to one third of the rows that move."""
        if not self.is_seen(position):
            self._scroll(max(0, self._line_of(position) - self.fixed - self.rows // 3), jump)

    @property
    def last_top(self) -> int:
        """The top line when the block's last line stands on the last row."""
        return max(0, self.layout_.height - BELOW - self.size.height) if self.layout_ else 0

    def line_on(self, y: int, top: int) -> int:
        """The first lines are where they always are."""
        return y if y < self.fixed else top + y


class WholeScreen(KeyedScreen):
    """The block; the keys that move the text move it, Esc and q leave."""

    def __init__(self, block: Block, glyphs: Glyphs, plain: bool) -> None:
        super().__init__()
        self._block = block
        self.body = self.whole = Whole(block, glyphs, plain)
        self.search = Search(self)

    def compose(self) -> ComposeResult:
        """The block over the status row."""
        with Horizontal(id="panes"):
            yield self.whole
        yield self.status

    def on_mount(self) -> None:
        """Give it the keys."""
        self.whole.focus()

    def places(self) -> Sequence[Where]:
        """The keys of the text."""
        return ("text",)

    def targets(self) -> Sequence[Any]:
        """The block moves; the screen, the search and the app do the rest."""
        return (self.whole, self, self.search, self.app)

    has_text = True

    def hit_found(self, hit: Range) -> None:
        """A search led to another hit: nothing goes along."""

    def forget_jump(self) -> None:
        """No way leads back here."""

    def on_moved(self, message: Moved) -> None:
        """The block moved."""
        message.stop()
        self.whole.has_moved = False
        self.tell()

    def tell(self) -> None:
        """Say how far one is, which hit is the current one, and what else can be done."""
        layout = self.whole.layout_
        ids = ("table.left", "table.right") if layout is not None and layout.overflow(0) > 0 else ()
        sideways = " ".join(filter(None, map(self.keymap.key_of, ids)))
        words = [
            (sideways, "sideways"),
            (self.keymap.key_of("search"), "search"),
            (self.keymap.key_of("copy"), "copies"),
        ]
        hint = "" if self.found else ", ".join(f"{key} {word}" for key, word in words if key)
        percent = f"{int(self.whole.shown * 100)} %"
        self.status.show(Status(name_of(self._block).upper(), "", hint, percent, "Esc back", self.found))

    @property
    def found(self) -> str:
        """Which hit of a search is the current one; "" when nothing is marked."""
        return self.search.label

    def do_copy(self, count: int | None) -> None:
        """The whole block: a table with tabs between its cells."""
        self.reader.copy(self._block.text)

    def do_close(self, count: int | None) -> None:
        """The marks of a search away; without any, back to the text."""
        if not self.search.clear():
            self.dismiss()

    def do_quit(self, count: int | None) -> None:
        """Back to the text."""
        self.dismiss()

    def do_peek(self, count: int | None) -> None:
        """The key that showed it takes it away."""
        self.dismiss()

    def do_interrupt(self, count: int | None) -> None:
        """Ctrl-c closes like Esc."""
        self.dismiss()
