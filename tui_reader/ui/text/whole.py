"""A wide table or code block over the whole screen, the rows that head its columns staying on top."""

from collections.abc import Sequence

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
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.reader.searching import Search
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.viewport import Edges

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


def whole(block: Block, glyphs: Glyphs, plain: bool) -> Body:
    """A pane for one block as a text of its own, as wide as the screen."""
    body = Body(Edges(head_lines, BELOW))
    body.glyphs, body.plain, body.wanted = glyphs, plain, AS_WIDE_AS_THE_SCREEN
    count = len({cell.row for cell in block.cells}) if block.cells else block.text.count("\n") + 1
    unit = "rows" if block.kind == "TABLE" else "lines"
    only = Document(blocks=(block._replace(inside=()),))
    body.show(only, f"{name_of(block).upper()} · {count:,} {unit}", "", Position(0, 0))
    return body


class WholeScreen(KeyedScreen):
    """The block; the keys that move the text move it, Esc and q leave."""

    has_text = True

    def __init__(self, block: Block, glyphs: Glyphs, plain: bool) -> None:
        super().__init__()
        self._block = block
        self.body = whole(block, glyphs, plain)
        self.search = Search(self)
        self._verbs: Verbs = {
            "copy": lambda count: self.reader.copy(block.text),
            "close": lambda count: self._close(),
            "interrupt": lambda count: self._leave(),
            "quit": lambda count: self._leave(),
            "peek": lambda count: self._leave(),
            "search": self.search.do_search,
            "search.next": self.search.do_search_next,
            "search.prev": self.search.do_search_prev,
        }

    def compose(self) -> ComposeResult:
        """The block over the status row."""
        with Horizontal(id="panes"):
            yield self.body
        yield self.status

    def on_mount(self) -> None:
        """Give it the keys."""
        self.body.focus()

    def places(self) -> Sequence[Where]:
        """The keys of the text."""
        return ("text",)

    def offers(self) -> Sequence[Verbs]:
        """The block moves and is searched, copied and left; the app does the rest."""
        return (self.body.motions.verbs, self._verbs)

    def hit_found(self, hit: Range) -> None:
        """A search led to another hit: nothing goes along."""

    def forget_jump(self) -> None:
        """No way leads back here."""

    def on_moved(self, message: Moved) -> None:
        """The block moved."""
        message.stop()
        self.body.view.has_moved = False
        self.tell()

    def tell(self) -> None:
        """Say how far one is, which hit is the current one, and what else can be done."""
        layout = self.body.view.layout
        ids = ("table.left", "table.right") if layout is not None and layout.overflow(0) > 0 else ()
        sideways = " ".join(filter(None, map(self.keymap.key_of, ids)))
        words = [
            (sideways, "sideways"),
            (self.keymap.key_of("search"), "search"),
            (self.keymap.key_of("copy"), "copies"),
        ]
        hint = "" if self.found else ", ".join(f"{key} {word}" for key, word in words if key)
        percent = f"{int(self.body.view.shown * 100)} %"
        self.status.show(Status(name_of(self._block).upper(), "", hint, percent, "Esc back", self.found))

    @property
    def found(self) -> str:
        """Which hit of a search is the current one; "" when nothing is marked."""
        return self.search.label

    def _close(self) -> None:
        """The marks of a search away; without any, back to the text."""
        if not self.search.clear():
            self._leave()

    def _leave(self) -> None:
        """Back to the text."""
        self.dismiss()
