"""A wide table or code block over the whole screen, the rows that head its columns staying on top."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui_reader.article.document import Block, Document, Position
from tui_reader.article.frames import Glyphs
from tui_reader.article.layout import Layout
from tui_reader.article.tables import fit
from tui_reader.ui.body import Body
from tui_reader.ui.keys import Where
from tui_reader.ui.messages import Moved
from tui_reader.ui.screen import KeyedScreen
from tui_reader.ui.status import Status

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
    below = bool(layout.looks.glyphs.line) and 0 < table.head < len(table.rows)
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
        self._called = name_of(block)
        self.whole = Whole(block, glyphs, plain)

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
        """The block moves; the screen and the app do the rest."""
        return (self.whole, self, self.app)

    def on_moved(self, message: Moved) -> None:
        """The block moved: say how far."""
        message.stop()
        self.whole.has_moved = False
        layout = self.whole.layout_
        wide = layout is not None and layout.overflow(0) > 0
        keys = " ".join(filter(None, map(self.keymap.key_of, ("table.left", "table.right"))))
        hint = f"{keys} sideways" if wide and keys else ""
        self.status.show(Status(self._called.upper(), "", hint, f"{int(self.whole.shown * 100)} %", "Esc back"))

    def do_close(self, count: int | None) -> None:
        """Back to the text."""
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
