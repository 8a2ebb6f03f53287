"""A program that one talks with over its pipes, until either side ends."""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from typing import IO

MOST_SAID = 20_000
"""Bytes of what it says on standard error that are kept."""


class Conversation:
    """It runs from now on; reads: what it writes, writes: what it reads. Raises OSError when it can not be started.

    background: in a session of its own, so that it can ask for nothing on the terminal, nor hear its Ctrl-C.
    """

    def __init__(self, command: Sequence[str], background: bool) -> None:
        pipe = subprocess.PIPE
        self._program = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=background, bufsize=-1
        )
        assert self._program.stdin is not None and self._program.stdout is not None
        self.reads: IO[bytes] = self._program.stdout
        self.writes: IO[bytes] = self._program.stdin
        self._group = background
        self._said = bytearray()
        self._hearing = threading.Thread(target=self._hear, daemon=True)
        self._hearing.start()

    def end(self, seconds: float) -> tuple[int, str]:
        """Its exit code and what it said on standard error; it is killed when it does not end in time."""
        with contextlib.suppress(OSError):
            self.writes.close()
        try:
            code = self._program.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            code = self._program.wait()
        self._hearing.join(0.5)
        with contextlib.suppress(OSError):
            self.reads.close()
        return code, self._said.decode("utf-8", "replace")

    def kill(self) -> None:
        """End it at once, from any thread; harmless when it has ended."""
        if self._program.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if self._group:
                    os.killpg(self._program.pid, signal.SIGKILL)
                else:
                    self._program.kill()

    def _hear(self) -> None:
        assert self._program.stderr is not None
        with self._program.stderr as errors:
            while piece := os.read(errors.fileno(), 4096):
                self._said += piece[: max(0, MOST_SAID - len(self._said))]
