"""Textual's terminal driver, which the app knows and which nothing that is typed or pasted ends."""

from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.message import Message

if TYPE_CHECKING:
    from tui_reader.ui.output.output_app import OutputApp

# A terminal that tells its size in a sequence is believed up to this many cells: anything pasted can look like one.
_WIDEST = 5000


class SteadyDriver(LinuxDriver):
    """Asks nothing of Textual that has no public name, so that every version can have it."""

    def __init__(self, app: "OutputApp", **options: Any) -> None:
        super().__init__(app, **options)
        app.driver = self

    def run_input_thread(self) -> None:
        """Keys as events. What is no text, or a sequence with senseless numbers, ends Textual's reading: begin anew."""
        while True:
            try:
                return super().run_input_thread()
            except OSError:
                raise
            except Exception:  # whatever a parser of another version raises  # noqa: S112
                continue

    def process_message(self, message: Message) -> None:
        """Hand on an event, but no size that a terminal can not have."""
        if not isinstance(message, Resize) or max(message.size) <= _WIDEST:
            super().process_message(message)
