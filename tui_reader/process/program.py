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
from tui_reader.errors import ReaderError

if TYPE_CHECKING:
    import asyncio

# The package is the one that runs here; -P keeps a json.py that lies in the current folder from being taken for json.
_START = (
    "import sys\nroot, module = sys.argv.pop(1), sys.argv.pop(1)\nif root not in sys.path: sys.path.insert(0, root)\n"
    "from importlib import import_module\nsys.exit(import_module(module).main())"
)
_ROOT = str(Path(tui_reader.__file__).parent.parent)


class Process:
    """It runs from now on, in a session of its own; no event loop is needed to start it.

    On Linux it ends with the thread that started it, which should be the main one. Raises ReaderError when the system
    does not let it start.
    """

    def __init__(self, module: str, *arguments: str) -> None:
        try:
            self._program = subprocess.Popen(
                (sys.executable, "-P", "-c", _START, _ROOT, module, *arguments),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise ReaderError("No process could be started", f"The system says: {error.strerror}") from error
        self.pid = self._program.pid
        self._asked = False
        self._transport: asyncio.ReadTransport | None = None

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
        """What it writes."""
        import asyncio  # 30 ms, for which a process that is only started need not wait

        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(1 << 20)
        self._transport, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), self._program.stdout
        )
        return reader

    async def wait(self) -> int:
        """Its exit code, negative for a signal's, once it has ended."""
        import asyncio

        return await asyncio.to_thread(self._program.wait)

    def kill(self) -> None:
        """End it and whatever it started; harmless when it has ended."""
        if self._program.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            # Somebody has to hear of its end, or it stays as a zombie; freeing its memory can take a while.
            threading.Thread(target=self._program.wait, daemon=True).start()
        if self._transport is not None:
            self._transport.close()
        elif self._program.stdout is not None:
            self._program.stdout.close()
        if not self._asked:
            self.tell(b"")
