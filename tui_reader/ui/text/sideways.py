"""Tables and code blocks that are wider than the text: they are moved sideways."""

from collections.abc import Callable

from tui_reader.article.document import Block, Position
from tui_reader.layout.layout import Layout
from tui_reader.ui.text.drawing import column_of
from tui_reader.ui.text.viewport import Viewport

CODE_STEP = 8
"""Cells of a code block that a key moves it by; a table is moved by a column."""


class Sideways:
    """The wide block nearest the top is the one that is moved."""

    def __init__(self, view: Viewport, redraw: Callable[[], None], say: Callable[[str], None]) -> None:
        self._view = view
        self._redraw = redraw
        self._say = say

    @property
    def wide_block(self) -> int | None:
        """The index of the first table or code block on the screen that is wider than the text; None: there is none."""
        layout = self._view.layout
        if layout is None:
            return None
        top, blocks = self._view.top, layout.document.blocks
        stop = top + self._view.rows
        for block in range(layout.position_at(top).block, len(blocks)):
            if layout.top_of(block) >= stop:
                break
            if blocks[block].kind in ("CODE", "TABLE") and layout.overflow(block):
                return block
        return None

    def step(self, by: int) -> None:
        """Move the wide block by so many steps; negative: to its left side."""
        layout, block = self._view.layout, self.wide_block
        if layout is None or block is None:
            self._say("nothing wide on the screen")
            return
        layout.shift(block, by * _step(layout, block))
        self._redraw()

    def reveal(self, position: Position) -> None:
        """Move a wide block until a position in it is seen."""
        layout, block = self._view.layout, position.block
        if layout is None or not layout.overflow(block) or _is_between_edges(layout, position):
            return
        layout.shift(block, -layout.shifted(block))
        step = _step(layout, block)
        before = -1
        while before != layout.shifted(block) and not _is_between_edges(layout, position):
            before = layout.shifted(block)
            layout.shift(block, step)
        if step > 1:
            # The words that begin there are wanted as well.
            layout.shift(block, 2 * step)
        self._redraw()


def name_of(block: Block) -> str:
    """What a wide block is called where its keys are told."""
    return "table" if block.kind == "TABLE" else "code"


def _step(layout: Layout, block: int) -> int:
    """What a key moves a block by: cells of code, columns of a table."""
    return CODE_STEP if layout.document.blocks[block].kind == "CODE" else 1


def _is_between_edges(layout: Layout, position: Position) -> bool:
    """Whether a position is drawn within the column."""
    block = layout.document.blocks[position.block]
    shift = layout.shifted(position.block) if block.kind == "CODE" else 0
    column = column_of(layout.line(layout.line_of(position)), block, position.offset, shift)
    return column is not None and column < layout.width
