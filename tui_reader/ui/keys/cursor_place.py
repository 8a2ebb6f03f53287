"""Where the terminal's own cursor belongs: on what is being read or typed, since screen readers follow it."""

from textual.widget import Widget

from tui_reader.ui.keys.keyed_screen import KeyedScreen


def cursor_place(screen: KeyedScreen) -> tuple[int, int]:
    """The column and row of the first word of what is being read or typed, in cells of the screen."""
    if screen.asking.is_open:
        return screen.status.region.x + screen.status.cursor, screen.status.region.y
    read = screen.being_read
    return first_word(*read) if read is not None else (0, 0)


def first_word(widget: Widget, row: int) -> tuple[int, int]:
    """The column and row, on the screen, of the first word of a row of a widget, or of the next row that has one."""
    height = widget.size.height
    for y in range(max(0, row), height):
        text = widget.render_line(y).text
        words = text.lstrip()
        if words.strip():
            return widget.region.x + len(text) - len(words), widget.region.y + y
    return widget.region.x, widget.region.y + min(max(0, row), max(0, height - 1))
