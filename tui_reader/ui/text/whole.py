"""A wide table or code block as a text of its own, the rows that head its columns staying on top."""

from collections.abc import Callable

from tui_reader.article.document import Block, Document, Position
from tui_reader.layout.layout import Layout
from tui_reader.layout.tables import fit
from tui_reader.layout.typography import Glyphs
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.sideways import name_of
from tui_reader.ui.text.viewport import Edges

AS_WIDE_AS_THE_SCREEN = 10_000
BELOW = 2
"""Lines of a layout below its last block."""


def head_lines(layout: Layout) -> int:
    """The lines above the first row of a layout's only block, a table: title, rules and the rows that head columns."""
    block = layout.document.blocks[0]
    if block.kind != "TABLE":
        return 0
    table = fit(block, layout.width)
    heading = sum(len(row.lines) for row in table.rows[: table.head])
    below = bool(layout.typography.glyphs.line) and 0 < table.head < len(table.rows)
    return layout.top_of(0) + 1 + heading + below


def whole(block: Block, glyphs: Glyphs, plain: bool, key_of: Callable[[str], str], name: str = "") -> Body:
    """A pane for one block as a text of its own, as wide as the screen. name: what it is called, if it is no table."""
    body = Body(key_of, Edges(head_lines, BELOW))
    body.glyphs, body.plain, body.wanted = glyphs, plain, AS_WIDE_AS_THE_SCREEN
    count = len({cell.row for cell in block.cells}) if block.cells else block.text.count("\n") + 1
    unit = "rows" if block.kind == "TABLE" else "lines"
    only = Document(blocks=(block._replace(inside=()),))
    body.show(only, f"{name or name_of(block).upper()} · {count:,} {unit}", "", Position(0, 0))
    return body
