"""Textual's terminal driver with four more differences: it takes over a painted screen, it leaves at once, it says when
the terminal was another program's meanwhile, and a terminal that is gone does not end it.
"""

import os
import selectors
import signal
import time
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from textual.message import Message

from tui_reader.ui.output.key_reader import KeyReader
from tui_reader.ui.output.steady_driver import SteadyDriver

if TYPE_CHECKING:
    from tui_reader.ui.output.output_app import OutputApp

_SECOND_SCREEN = "\x1b[?1049h"


class _Sink:
    """A file that lets go what it can not take: who writes to a terminal that is gone must not wait for it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


class TerminalDriver(SteadyDriver):
    """The driver of an app that may have been painted before it ran."""

    def __init__(self, app: "OutputApp", **options: Any) -> None:
        super().__init__(app, **options)
        if self._file is not None:
            self._file = _Sink(self._file)  # type: ignore[assignment]  # what Textual needs of a file
        self._output = app
        self._terminal = app.terminal
        self._state_before = app.painted.state if app.painted else None
        self._is_painted = app.painted is not None
        self._waking, self._wake = os.pipe()
        os.set_blocking(self._waking, False)

    def start_application_mode(self) -> None:
        """Take the terminal: at first perhaps as it was painted on, later as the shell left it."""
        if not self._is_painted:
            self._terminal.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives it no types
        if self._state_before is not None:
            # Textual found the terminal raw, as painting left it, and would leave it to the shell like this.
            self.attrs_before, self._state_before = self._state_before, None

    def write(self, data: str) -> None:
        """Textual enters the second screen once more, which would erase what is painted on it."""
        if self._is_painted and data == _SECOND_SCREEN:
            self._is_painted = False
        else:
            super().write(data)

    def disable_input(self) -> None:
        """Wake the thread that waits for keys, so that it ends."""
        os.write(self._wake, b"x")
        super().disable_input()

    def run_input_thread(self) -> None:
        """Keys as events, until woken; Textual's own looks up every 100 ms, and once more when it ends."""
        with suppress(BlockingIOError):
            os.read(self._waking, 16)
        reader = KeyReader()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._waking, selectors.EVENT_READ)
            while True:
                # After Esc the rest of a key is waited for until a point in time.
                until = reader.until
                ready = {key.fd for key, _ in selector.select(until and max(0.0, until - time.monotonic()))}
                if self._waking in ready:
                    return
                reader.answers = self._output.answers
                events: list[Message] = []
                if ready:
                    data = self._typed()
                    if not data:
                        # The kernel says so too, unless the program was told to outlive its terminal.
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    # Half a character is no text yet.
                    if text := decode(data):
                        events = reader.feed(text)
                for event in (*events, *reader.tick()):
                    self.process_message(event)

    def _typed(self) -> bytes:
        """What was typed; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""
