"""A program of the person that is given a text: what it writes is read up to a limit, and it is killed whole."""

import contextlib
import os
import select
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from typing import NamedTuple

MOST = 1_000_000
"""Bytes that are read at most."""
LAST_SECONDS = 0.2
"""How long its output is waited for when it has ended: what it left running may hold that open."""


class Answered(NamedTuple):
    """What became of it. code: the exit code, negative for a signal's. is_cut: it wrote more than was to be read."""

    code: int
    written: bytes
    is_cut: bool = False


class Filter:
    """It runs from now on, in a session of its own: it has no terminal, and a signal to its group reaches all of it.

    given: its standard input. more: variables beside ours. Its errors come with its output. Raises OSError when it can
    not be started, ValueError for a NUL in its words.
    """

    def __init__(self, command: Sequence[str], given: bytes, more: Mapping[str, str], most: int = MOST) -> None:
        self._most = most
        self._program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
            env={**os.environ, **more},
        )  # fmt: skip
        self._ended, self._end = os.pipe()
        threading.Thread(target=self._give, args=(given,), daemon=True).start()
        threading.Thread(target=self._wait, daemon=True).start()

    def read(self) -> Answered:
        """All it writes until it ends, or until it wrote too much, for which it is killed; blocks, and only once."""
        assert self._program.stdout is not None
        written = bytearray()
        with self._program.stdout as output:
            try:
                while len(written) <= self._most and self._has_more(output.fileno()):
                    piece = os.read(output.fileno(), 1 << 16)
                    if not piece:
                        break
                    written += piece
            finally:
                os.close(self._ended)
        is_cut = len(written) > self._most
        if is_cut:
            self.kill()
        return Answered(self._program.wait(), bytes(written[: self._most]), is_cut)

    def kill(self) -> None:
        """End it with all it started; harmless when it has ended."""
        if self._program.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._program.pid, signal.SIGKILL)

    def _has_more(self, output: int) -> bool:
        """Wait until it writes, closes its output, or has ended and writes nothing more."""
        ready = select.select([output, self._ended], [], [])[0]
        return output in ready or bool(select.select([output], [], [], LAST_SECONDS)[0])

    def _give(self, given: bytes) -> None:
        assert self._program.stdin is not None
        with contextlib.suppress(OSError), self._program.stdin:  # it may not want to read it all
            self._program.stdin.write(given)

    def _wait(self) -> None:
        self._program.wait()
        os.close(self._end)
