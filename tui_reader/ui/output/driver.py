"""Textual's terminal driver with four more differences: it takes over a painted screen, it leaves at once, it says when
the terminal was another program's meanwhile, and a terminal that is gone does not end it.
"""

import os
import selectors
import signal
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.events import Key

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


_INTRODUCERS = "[]^_"
"""What begins a longer sequence after Esc."""


class KeyParser(XTermParser):
    """Textual's parser, to which Esc and a mark that come together are the mark, and Esc and a digit something else."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        """Over a slow line Esc and the next key often come together: they stay two; a letter may be an alt key."""
        key = sequence[1:] if sequence[:1] == "\x1b" and len(sequence) == 2 else sequence if alt else ""
        if len(key) == 1 and key.isprintable() and not key.isalpha() and key not in _INTRODUCERS:
            yield Key("escape", "\x1b")
            sequence, alt = key, False
        yield from super()._sequence_to_key_events(sequence, alt)


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
        parser = KeyParser()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._waking, selectors.EVENT_READ)
            while True:
                # After Esc the rest of a key is waited for until a point in time.
                until = parser._timeout_time
                ready = {key.fd for key, _ in selector.select(until and max(0.0, until - time.monotonic()))}
                if self._waking in ready:
                    return
                if ready:
                    data = self._typed()
                    if not data:
                        # The kernel says so too, unless the program was told to outlive its terminal.
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    # Half a character is no text yet, and no text means to the parser that there is no more.
                    if text := decode(data):
                        parser = self._fed(parser, text)
                for event in parser.tick():
                    self.process_message(event)

    def _typed(self) -> bytes:
        """What was typed; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _fed(self, parser: KeyParser, text: str) -> KeyParser:
        """Make events of what was typed. A sequence with senseless numbers ends the parser: a new one goes on."""
        if self._output.answers is not None and not (text := self._output.answers.without(text)):
            return parser
        try:
            for event in parser.feed(text):
                self.process_message(event)
        except (ValueError, OverflowError, ParseError, RuntimeError):
            return KeyParser()
        return parser
