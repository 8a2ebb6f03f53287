"""The last check of what Textual draws itself: nothing in its text that a terminal obeys."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui_reader.ui.output.terminal_cells import printable


class PrintableFilter(LineFilter):
    """Sends no control, whatever a text holds."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without any."""
        return [
            segment if text == segment.text else Segment(text, segment.style)
            for segment, text in ((segment, printable(segment.text)) for segment in segments if not segment.control)
        ]
