"""A program on a pseudo-terminal, timed: when a text shows, what a key costs and sends, how much memory it takes."""

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean, median
from types import TracebackType
from typing import Self

import pyte

_PATIENCE = 120.0
_QUIET_SECONDS = 0.25
# Keys that do nothing the second time.
_ONCE = ("end", "top")
_IDLE_MS = 4.0
# What pyte can not read: private margins, which w3m takes back, and the keyboard's protocol.
_UNKNOWN = re.compile(rb"\x1b\[[?<>=][0-9;]*[rsu]")
_ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;22c", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}


class Session:
    """One run of a command; times are in ms since its start, CPU in ms, memory in KB."""

    def __init__(self, command: Sequence[str], size: tuple[int, int], environment: Mapping[str, str]) -> None:
        width, height = size
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
            given = {**os.environ, **environment}
            for name in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "TMUX"):
                given.pop(name, None)
            os.execvpe(command[0], list(command), given)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = 0
        self._came = 0.0
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._ended:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _now(self) -> float:
        return (time.perf_counter() - self.began) * 1000

    def _read(self, seconds: float) -> bool:
        """Whether something came in that time."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self._came = self._now()  # not when the screen below has taken it in, which takes 10 ms and more
        self.sent += len(data)
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self.fd, answer)
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return bool(data)

    def shown(self) -> str:
        """The rows of the screen."""
        return "\n".join(self.screen.display)

    def wait_for(self, text: str) -> float:
        """Until the text shows: when that was."""
        while text not in self.shown():
            came = self._read(1.0)
            if not came and self._now() > _PATIENCE * 1000:
                raise TimeoutError(f"{text!r} did not come:\n{self.shown()}")
        return self._came

    def settle(self) -> None:
        """Until nothing has come, and nothing was done, for a quarter of a second."""
        cpu = self.cpu()
        while self._read(_QUIET_SECONDS) or self.cpu() - cpu > _IDLE_MS:
            cpu = self.cpu()

    def rest(self, seconds: float) -> None:
        """Read for so long."""
        until = self._now() + seconds * 1000
        while (left := until - self._now()) > 0:
            self._read(left / 1000)

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen.resize(height, width)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.fd, keys.encode())

    def answer(self, key: str) -> float:
        """Press a key now: when the screen changed."""
        while self._read(0.01):
            pass  # the rest of what is being painted
        before = self.shown().split("\n")[:-1]
        self.press(key)
        while self.shown().split("\n")[:-1] == before and self._now() < _PATIENCE * 1000:
            self._read(1.0)
        return self._came

    def answers_until(self, text: str, key: str, seconds: float) -> list[float]:
        """Press a key every so many seconds until the text shows: how long each took to change the screen."""
        found = []
        while text not in self.shown():
            before, began = self.shown(), self._now()
            self.press(key)
            while self.shown() == before:
                if not self._read(1.0) and self._now() > _PATIENCE * 1000:
                    raise TimeoutError(f"{text!r} did not come:\n{self.shown()}")
            found.append(self._now() - began)
            while (left := began + seconds * 1000 - self._now()) > 0:
                self._read(left / 1000)
        return found

    def cpu(self) -> float:
        """CPU of all threads so far, and of children that ended."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        children = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[13:15]
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6 + sum(map(int, children)) * 10

    def rss(self) -> float:
        """Resident memory of the program and of the processes it started."""
        total, pids = 0.0, [str(self.pid)]
        while pids:
            process = Path("/proc", pids.pop())
            pids += [pid for task in process.glob("task/*/children") for pid in task.read_text().split()]
            lines = (process / "status").read_text().splitlines()
            total += float(next(line.split()[1] for line in lines if line.startswith("VmRSS")))
        return total

    def steps(self, steps: Mapping[str, str], times: int = 8) -> dict[str, float]:
        """For each named key: its CPU (median), the bytes sent and those of the cells that changed (means)."""
        found: dict[str, float] = {}
        for name, key in steps.items():
            runs = [self._step(key) for _ in range(1 if name in _ONCE else times)]
            for what in runs[0]:
                found[f"{name} {what}"] = (median if what == "cpu" else mean)([run[what] for run in runs])
        return found

    def _step(self, key: str) -> dict[str, float]:
        cpu, sent, before = self.cpu(), self.sent, self._cells()
        self.press(key)
        self.settle()
        changed = sum(len(new.encode()) for old, new in zip(before, self._cells(), strict=True) if old != new)
        return {"cpu": self.cpu() - cpu, "bytes": self.sent - sent, "changed": changed}

    def _cells(self) -> list[str]:
        return [self.screen.buffer[y][x].data for y in range(self.screen.lines) for x in range(self.screen.columns)]

    def quit(self, key: str) -> float:
        """Press the key that leaves: how long it took."""
        began = self._now()
        self.press(key)
        self.wait()
        return self._now() - began

    def wait(self) -> None:
        """Until the program has ended."""
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            self._read(0.002)
        self._ended = True
