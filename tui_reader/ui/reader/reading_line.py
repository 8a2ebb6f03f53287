"""Where the terminal's own cursor belongs: on what is being read, since screen readers follow it."""

from typing import TYPE_CHECKING

from textual.widget import Widget

from tui_reader.ui.lists.listing import Listing

if TYPE_CHECKING:
    from tui_reader.ui.keys.keyed_screen import KeyedScreen
    from tui_reader.ui.reader.reader_screen import ReaderScreen

# Commands after which the line being read is another than the one on the top row.
_LINKS = frozenset(("link.next", "link.prev", "later", "peek"))
_QUOTES = frozenset(("quote.next", "quote.prev"))
_HITS = frozenset(("search", "search.next", "search.prev"))
_STAYS = frozenset(("info", "help", "redraw", "copy", "copy.address", "close", "looks", "browser", "hints.outside"))


class ReadingLine:
    """Which row of the text is being read: the top one, or that of the link, quote or hit gone to last."""

    def __init__(self) -> None:
        self._last = ""

    def after(self, id: str) -> None:
        """A command was done."""
        if id not in _STAYS:
            self._last = id

    def row(self, screen: "ReaderScreen") -> int:
        """The row of the body."""
        body = screen.body
        at = None
        if self._last in _LINKS and screen.selected_link is not None:
            at = screen.selected_link.at
        elif self._last in _QUOTES and body.current_parts():
            at = body.current_parts()[0][0]
        elif self._last in _HITS and body.marked.hit is not None:
            at = body.marked.hit.start
        elif body.marked.pointed is not None:
            at = body.marked.pointed
        row = body.row_of(at) if at is not None else 0
        return row if 0 <= row < body.rows else 0


def cursor_place(screen: "KeyedScreen") -> tuple[int, int]:
    """The column and row of the first word of what is being read or typed, in cells of the screen."""
    status = screen.status
    if screen.is_asking:
        return status.region.x + status.cursor, status.region.y
    focused = screen.focused
    if screen.being_read is not None:
        return first_word(*screen.being_read)
    if isinstance(focused, Listing):
        return first_word(focused, focused.cursor_row)
    return first_word(focused, 0) if focused is not None else (0, 0)


def first_word(widget: Widget, row: int) -> tuple[int, int]:
    """The column and row, on the screen, of the first word of a row of a widget, or of the next row that has one."""
    height = widget.size.height
    for y in range(max(0, row), height):
        text = widget.render_line(y).text
        words = text.lstrip()
        if words.strip():
            return widget.region.x + len(text) - len(words), widget.region.y + y
    return widget.region.x, widget.region.y + min(max(0, row), max(0, height - 1))
