"""A process of our own: one of our modules in its own interpreter, asked once through its pipes, killed whole."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import tui_reader
from tui_reader.process.endings import ending, not_started
from tui_reader.process.modules import environment, folders

if TYPE_CHECKING:
    import asyncio

    from tui_reader.process.forked import Forked

_ROOT = str(Path(tui_reader.__file__).parent.parent)
# The package is the one that runs here, and nothing else of the folder that it lies in.
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); import tui_reader; del sys.path[0]; "
    "from tui_reader.process.entry import main; sys.exit(main())"
)
MOST = 64_000_000
"""Bytes of the longest answer that nobody gave a limit."""


class Process:
    """It runs from now on, in a session of its own; no event loop is needed to start it.

    seconds: how long its answer may take, from when it is waited for; most: the bytes of its answer. It is killed when
    either is used up. forked: the module's process, where it was begun as a copy of this one. On Linux it ends with
    the thread that started it, which should be the main one. Raises ReaderError when the system does not let it start.
    """

    def __init__(
        self, module: str, *arguments: str, seconds: float, most: int = MOST, forked: "Forked | None" = None
    ) -> None:
        self._program = forked or _started(module, arguments)
        self.pid = self._program.pid
        self.stopped = ""
        """Why its answer was cut short by us, as the rest of a sentence."""
        self._seconds, self._most = seconds, most
        self._asked = False
        self._transport: asyncio.ReadTransport | None = None
        self._deadline: asyncio.TimerHandle | None = None

    def tell(self, question: bytes) -> None:
        """Write the whole question and close; blocks while the pipe is full and nobody reads."""
        assert self._program.stdin is not None
        self._asked = True
        with contextlib.suppress(OSError, ValueError), self._program.stdin:  # it died, or was killed
            self._program.stdin.write(question)

    async def ask(self, question: bytes) -> "asyncio.StreamReader":
        """Write the question in a thread; what comes back is to be read meanwhile."""
        answer = await self.answer()
        # A thread, for a pipe takes 64 KB and the process may first have to import what reads them.
        threading.Thread(target=self.tell, args=(question,), daemon=True).start()
        return answer

    async def answer(self) -> "asyncio.StreamReader":
        """What it writes, to its end or to where it is stopped."""
        import asyncio  # 30 ms, for which a process that is only started need not wait

        from tui_reader.process.pipe import Answer

        loop = asyncio.get_running_loop()
        answer = Answer(self._most, lambda: self._stop(f"wrote more than {self._most / 1e6:g} MB"))
        self._transport, _ = await loop.connect_read_pipe(lambda: answer, self._program.stdout)
        self._deadline = loop.call_later(self._seconds, self._stop, f"took longer than {self._seconds:g} s")
        return answer.reader

    async def wait(self) -> int:
        """Its exit code, negative for a signal's, once it has ended."""
        import asyncio

        return await asyncio.to_thread(self._program.wait)

    async def ending(self) -> str:
        """How it ended, as the rest of a sentence, for one whose answer is not whole; it is killed if it still runs."""
        import asyncio

        if not self.stopped:
            with contextlib.suppress(subprocess.TimeoutExpired):
                await asyncio.to_thread(self._program.wait, 0.1)  # its pipe is closed, so it is about to end
        self.kill()
        return ending(await self.wait(), self.stopped)

    def kill(self) -> None:
        """End it and whatever it started; harmless when it has ended."""
        if self._program.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            # Somebody has to hear of its end, or it stays as a zombie; freeing its memory can take a while.
            threading.Thread(target=self._program.wait, daemon=True).start()
        if self._deadline is not None:
            self._deadline.cancel()
        if self._transport is not None:
            self._transport.close()
        elif self._program.stdout is not None:
            self._program.stdout.close()
        if not self._asked:
            self.tell(b"")

    def _stop(self, why: str) -> None:
        self.stopped = self.stopped or why
        self.kill()


def _started(module: str, arguments: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """The module's process with an interpreter of its own."""
    more = folders(sys.path, _here(), os.environ)
    start = (sys.executable or "", "-P", "-s", "-S", "-c", _START, _ROOT, str(os.getpid()), str(len(more)))
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(
            (*start, *more, module, *arguments),
            stdin=pipe, stdout=pipe, stderr=nowhere, start_new_session=True, env=environment(os.environ),
        )  # fmt: skip
    except (OSError, MemoryError) as error:
        raise not_started(error, sys.executable or "") from error


def _here() -> str:
    """The current folder; "" when it was deleted."""
    try:
        return str(Path.cwd())
    except OSError:
        return ""
