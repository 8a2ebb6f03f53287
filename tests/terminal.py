"""The program on a terminal of its own: a pseudo-terminal whose other end is read byte by byte and emulated."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

PATIENCE = 40.0
"""Seconds after which something awaited is taken for never coming, on a machine that does other things too."""
# What the program itself may send, and nothing else: looks, moves, erasing, scrolling, modes, questions, the keyboard.
OWN = re.compile(
    r"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*[ABCDHJKLMPXr@]|\x1b\[\?(?:1049|25|7|1004|2004|2026|2048|100[0236]|1015|1016)[hl]"
    r"|\x1b\]22;default\x07|\x1b\[\?(?:2026|2048)\$p|\x1b\[[<>][0-9]*u"
)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


class Terminal:
    """Runs a command on a pseudo-terminal while its `with` block runs. stdin: what fd 0 is instead of the terminal.

    program: what Python runs.
    """

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        environment: dict[str, str | None] | None = None,
        stdin: Any = None,
        stdout: Any = None,
        folder: Path | None = None,
        program: tuple[str, ...] = ("-m", "tui_reader"),
    ) -> None:
        self.master, slave = os.openpty()
        self.resize(*size)
        self.state = termios.tcgetattr(slave)
        self.output = bytearray()
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        changes = environment or {}
        given = {**os.environ, **{name: value for name, value in changes.items() if value is not None}}
        given = {name: value for name, value in given.items() if changes.get(name, "") is not None}
        self.process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            stdin=slave if stdin is None else stdin, stdout=slave if stdout is None else stdout, stderr=slave,
            env=given, cwd=folder, start_new_session=True, preexec_fn=lambda: _own(slave),
        )  # fmt: skip
        self.slave = slave

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()
        for descriptor in (self.master, self.slave):
            if descriptor >= 0:
                os.close(descriptor)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def send(self, data: bytes | str) -> None:
        """Type; what the program says meanwhile is read, so that neither waits for the other."""
        rest = data.encode() if isinstance(data, str) else data
        while rest:
            reads, writes, _ = select.select([self.master], [self.master], [], PATIENCE)
            if reads:
                self._read()
            if writes:
                rest = rest[os.write(self.master, rest[:512]) :]
            assert reads or writes, "the program reads no keys"

    def wait_for(self, seen: str | Callable[[], bool]) -> None:
        """Until a text is on the screen, or something holds."""
        holds = seen if callable(seen) else lambda: seen in self.text
        end = time.monotonic() + PATIENCE
        while not holds():
            ready, _, _ = select.select([self.master], [], [], 0.05)
            alive = self._read() if ready else self.process.poll() is None
            assert holds() or alive or self._drained(), f"the program ended: {self.output[-2000:]!r}"
            assert time.monotonic() < end, f"{seen!r} did not come:\n{self.text}"

    def read_for(self, seconds: float) -> None:
        """Read what the program says in so many seconds, or until it ends."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.process.poll() is None:
            if select.select([self.master], [], [], left)[0]:
                self._read()

    def wait(self) -> int:
        """The program's exit code (128 + n after signal n) when it has ended, all it said read."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            ready, _, _ = select.select([self.master], [], [], 0.05)
            if ready:
                self._read()
            assert time.monotonic() < end, f"the program did not end:\n{self.text}"
        self._drained()
        code = self.process.returncode
        return 128 - code if code < 0 else code

    def wait_for_stop(self) -> None:
        """Until the program is stopped, as by Ctrl-z; raises when it ends instead."""
        end = time.monotonic() + PATIENCE
        while (state := _state(self.process.pid)) != "T":
            assert state != "Z", "the program ended"
            ready, _, _ = select.select([self.master], [], [], 0.05)
            if ready:
                self._read()
            assert time.monotonic() < end, "the program did not stop"
        self._drained()

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self.process.pid, number)

    def resize(self, width: int, height: int) -> None:
        """Another size of the terminal, as its window tells it."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        if hasattr(self, "screen"):
            self.screen.resize(height, width)

    def hang_up(self) -> None:
        """The window is closed: the terminal is gone, and the kernel says so."""
        for descriptor in (self.slave, self.master):
            os.close(descriptor)
        self.slave = self.master = -1

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as it was: first screen, cursor, line wrap, pasting, the state of its tty."""
        said = self.output.decode(errors="replace")
        modes = dict(re.findall(r"\x1b\[\?(\d+)([hl])", said))
        wanted = {"1049": "l", "25": "h", "7": "h", "1004": "l", "2004": "l"}
        return termios.tcgetattr(self.slave) == self.state and all(modes.get(m, v) == v for m, v in wanted.items())

    @property
    def controls(self) -> list[str]:
        """What was sent that is neither text nor the program's own."""
        return CONTROLS.findall(OWN.sub("", self.output.decode("utf-8", "surrogateescape")))

    def _read(self) -> bool:
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.output += data
        self._stream.feed(data)
        return bool(data)

    def _drained(self) -> bool:
        """Read what is left; False."""
        while select.select([self.master], [], [], 0)[0] and self._read():
            pass
        return False


def _own(slave: int) -> None:
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
