"""How the text moves: the keys that go through it by lines, screens, sections, paragraphs and quotes, and sideways."""

from bisect import bisect_left, bisect_right
from math import ceil

from tui_reader.article.document import Position
from tui_reader.layout.layout import Layout
from tui_reader.ui.keys.messages import Said
from tui_reader.ui.text.drawing import column_of
from tui_reader.ui.text.viewport import Standing

CODE_STEP = 8


class Motions(Standing):
    """The body's own keys. The body draws; this moves."""

    # Keys

    def do_line_down(self, count: int | None) -> None:
        """`count` lines down, to the end at most."""
        self._down(count or 1)

    def do_line_up(self, count: int | None) -> None:
        """`count` lines up."""
        self._up(count or 1)

    def do_page_down(self, count: int | None) -> None:
        """A screen less one line; at the end it says so."""
        self._down(max(1, self.rows - 1) * (count or 1))

    def do_page_up(self, count: int | None) -> None:
        """A screen less one line, up."""
        self._up(max(1, self.rows - 1) * (count or 1))

    def do_half_down(self, count: int | None) -> None:
        """Half a screen down."""
        self._down(max(1, self.rows // 2) * (count or 1))

    def do_half_up(self, count: int | None) -> None:
        """Half a screen up."""
        self._up(max(1, self.rows // 2) * (count or 1))

    def do_top(self, count: int | None) -> None:
        """The title."""
        if count is not None:
            self.post_message(Said("g takes no number · 50% goes to the middle"))
            return
        self._scroll(0, "top")

    def do_bottom(self, count: int | None) -> None:
        """The last line on the last row."""
        if count is not None:
            self.post_message(Said("G takes no number · 50% goes to the middle"))
            return
        if self.layout_ is not None:
            self.layout_.settled(self.layout_.height - 1, self.rows)
        self._scroll(self.last_top, "bottom")

    def do_percent(self, count: int | None) -> None:
        """So far that the status row says `count` percent."""
        if count is None:
            self.post_message(Said("type a number first: 50% goes to the middle"))
        elif self.layout_ is not None:
            share = min(count, 100) / 100
            for _ in range(2):
                # What is estimated there moves the place that has so much above it.
                target = ceil(self.layout_.height * share) - self.rows
                self.layout_.settled(max(0, target), self.rows)
            self._scroll(min(self.last_top, ceil(self.layout_.height * share) - self.rows), "percent")

    def do_section_next(self, count: int | None) -> None:
        """The `count`th section title below the top row goes to the top row."""
        index = self._section_at_top() + (count or 1)
        if index >= len(self._sections):
            self.post_message(Said("last section"))
            return
        self._scroll(self._section_line(index), "section")

    def do_section_prev(self, count: int | None) -> None:
        """The start of this section, then the ones before it."""
        index = self._section_at_top()
        if self._section_line(index) < self.top:
            index += 1
        index -= count or 1
        if index < 0:
            self.post_message(Said("first section"))
        self._scroll(self._section_line(max(0, index)), "section")

    def do_paragraph_next(self, count: int | None) -> None:
        """The first line of the `count`th block below the top row."""
        self._to_block(count or 1)

    def do_paragraph_prev(self, count: int | None) -> None:
        """The first line of the `count`th block above the top row."""
        self._to_block(-(count or 1))

    def do_quote_next(self, count: int | None) -> None:
        """The next quote becomes the current one; it is brought into view if it is not."""
        if self._quotes:
            step = (count or 1) if self._current is not None else (count or 1) - 1
            self.enter_quote((self._current if self._current is not None else self._quote_below()) + step)
        else:
            self.post_message(Said("this article quotes nobody"))

    def do_quote_prev(self, count: int | None) -> None:
        """The quote before."""
        if self._quotes:
            self.enter_quote((self._current if self._current is not None else self._quote_below()) - (count or 1))
        else:
            self.post_message(Said("this article quotes nobody"))

    def do_table_left(self, count: int | None) -> None:
        """The wide block nearest the top: to its left side."""
        self._sideways(-(count or 1))

    def do_table_right(self, count: int | None) -> None:
        """The wide block nearest the top: to its right side."""
        self._sideways(count or 1)

    def go_to_section(self, index: int) -> None:
        """Jump to a section: its title goes to the top row; 0 is the article's."""
        self._scroll(self._section_line(index), "outline")

    def enter_quote(self, index: int, jump: str = "quote") -> None:
        """Make a quote the current one; when it is not on the screen its first line goes to one third of the height."""
        if not 0 <= index < len(self._quotes):
            self.post_message(Said("last quote" if index > 0 else "first quote"))
            return
        self._entered = index
        if not self._is_seen(index):
            self._scroll(max(0, self._line(index) - self.rows // 3), jump)
            self._entered = index
        self._find_quote()
        self.tell_moved()

    def _down(self, lines: int) -> None:
        if self.at_end:
            self.post_message(Said("end"))
            return
        self._settle(lines)
        self._scroll(min(self.top + lines, self.last_top))

    def _up(self, lines: int) -> None:
        self._settle(-lines)
        self._scroll(self.top - lines)

    def _settle(self, by: int) -> None:
        """Have no estimates between here and the line `by` lines away."""
        if self.layout_ is not None:
            self.layout_.settled(self.top, self.rows, by)

    def _section_line(self, index: int) -> int:
        at = self._section_starts[index] if self._section_starts else Position(0, 0)
        return self.layout_.line_of(at) if self.layout_ and index > 0 else 0

    def _section_at_top(self) -> int:
        """The index of the last section that begins at or above the top row."""
        if self.layout_ is None:
            return 0
        index = max(0, bisect_right(self._section_starts, self.layout_.position_at(self.top)) - 1)
        while index > 0 and self._section_line(index) > self.top:
            index -= 1
        return index

    def _quote_below(self) -> int:
        if self.layout_ is None:
            return 0
        return bisect_left(self._quote_starts, self.layout_.position_at(self.top))

    def _to_block(self, count: int) -> None:
        layout = self.layout_
        if layout is None or not layout.document.blocks:
            return
        last = len(layout.document.blocks) - 1
        block = layout.position_at(self.top).block
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            while 0 <= block <= last and (layout.top_of(block) - self._target_top()) * step <= 0:
                block += step
            if not 0 <= block <= last:
                break
            self._scroll(layout.top_of(block), "paragraph")
        if block < 0:
            self._scroll(0, "paragraph")
        elif block > last:
            self.post_message(Said("last paragraph"))

    def _target_top(self) -> int:
        return self.top

    def reveal(self, position: Position) -> None:
        """Move a wide block sideways until a position in it is seen."""
        layout, block = self.layout_, position.block
        if layout is None or not layout.overflow(block) or self._is_between_edges(layout, position):
            return
        layout.shift(block, -layout.shifted(block))
        step = CODE_STEP if layout.document.blocks[block].kind == "CODE" else 1
        before = -1
        while before != layout.shifted(block) and not self._is_between_edges(layout, position):
            before = layout.shifted(block)
            layout.shift(block, step)
        if step > 1:
            # The words that begin there are wanted as well.
            layout.shift(block, 2 * step)
        self.forget(block)

    def _is_between_edges(self, layout: Layout, position: Position) -> bool:
        block = layout.document.blocks[position.block]
        shift = layout.shifted(position.block) if block.kind == "CODE" else 0
        column = column_of(layout.line(layout.line_of(position)), block, position.offset, shift)
        return column is not None and column < layout.width

    def wide_block(self) -> int | None:
        """The index of the first table or code block on the screen that is wider than the text; None: there is none."""
        layout = self.layout_
        if layout is None:
            return None
        stop = self.top + self.rows
        for block in range(layout.position_at(self.top).block, len(layout.document.blocks)):
            if layout.top_of(block) >= stop:
                break
            if layout.document.blocks[block].kind in ("CODE", "TABLE") and layout.overflow(block):
                return block
        return None

    def _sideways(self, by: int) -> None:
        layout, block = self.layout_, self.wide_block()
        if layout is None or block is None:
            self.post_message(Said("nothing wide on the screen"))
            return
        layout.shift(block, by * (CODE_STEP if layout.document.blocks[block].kind == "CODE" else 1))
        self.forget(block)
