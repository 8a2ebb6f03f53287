"""A process of ours that begins as a copy of this one: an interpreter is there already, and next to nothing in it."""

import _thread
import os
import sys
import time

TYPE_CHECKING = False  # typing takes as long as the fork
if TYPE_CHECKING:
    from typing import NoReturn

_MOST_FILES = 1024
"""Files that are closed where the system does not list those that are open."""
_LOOK_SECONDS = 0.005


class Forked:
    """What `subprocess.Popen` is of a program: its pipes and its end."""

    def __init__(self, pid: int, question: int, answer: int) -> None:
        self.pid = pid
        self.stdin, self.stdout = open(question, "wb"), open(answer, "rb")  # noqa: SIM115
        self._code: int | None = None
        self._waiting = _thread.allocate_lock()
        """Whoever has it may ask the system, which tells an end once."""

    def poll(self) -> int | None:
        """The exit code, negative for a signal's; None while it runs, or while another thread waits for it."""
        if self._code is None and self._waiting.acquire(blocking=False):
            try:
                self._ask(os.WNOHANG)
            finally:
                self._waiting.release()
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        """The exit code once it has ended; raises subprocess.TimeoutExpired after `timeout` seconds."""
        if timeout is None:
            with self._waiting:
                if self._code is None:
                    self._ask(0)
        else:
            until = time.monotonic() + timeout
            while self.poll() is None:
                if time.monotonic() > until:
                    from subprocess import TimeoutExpired

                    raise TimeoutExpired(str(self.pid), timeout)
                time.sleep(_LOOK_SECONDS)
        assert self._code is not None
        return self._code

    def _ask(self, how: int) -> None:
        pid, status = os.waitpid(self.pid, how)
        if pid:
            self._code = os.waitstatus_to_exitcode(status)


def forked(module: str, *arguments: str) -> Forked | None:
    """The process, which runs `main` of the module; for a program that has just begun, in its only thread.

    None where it would not be what one with an interpreter of its own is, or can not be started: that one will say why.
    """
    if sys.platform != "linux" or not _is_plain():
        return None
    pipes: list[int] = []
    ours = os.getpid()
    try:
        pipes += os.pipe()
        pipes += os.pipe()
        pid = os.fork()
    except OSError:
        for each in pipes:
            os.close(each)
        return None
    if pid == 0:
        _be(module, arguments, ours, question=pipes[0], answer=pipes[3])
    os.close(pipes[0])
    os.close(pipes[3])
    return Forked(pid, pipes[1], pipes[2])


def _is_plain() -> bool:
    """Whether modules are taken from where any process of ours takes them, and the three usual files are open."""
    if "PYTHONPATH" in os.environ or None in (sys.stdin, sys.stdout, sys.stderr):
        return False
    try:
        here = os.getcwd()  # noqa: PTH109  # pathlib takes 2 ms
    except OSError:
        return False
    return all(entry.startswith("/") and os.path.realpath(entry) != here for entry in sys.path)


def _be(module: str, arguments: tuple[str, ...], parent: int, *, question: int, answer: int) -> "NoReturn":
    """Be that process: in a session of its own, with no file of its parent's but the two pipes."""
    code = 1
    try:
        os.setsid()
        for number, file in enumerate((question, answer, os.open(os.devnull, os.O_RDWR))):
            os.dup2(file, number)
        _close_others()
        # What these were may know of a terminal, or have no buffer; and the last of a stream's names closes its file.
        sys.stdin = sys.__stdin__ = open(0)  # type: ignore[misc]  # noqa: SIM115
        sys.stdout = sys.__stdout__ = open(1, "w")  # type: ignore[misc]  # noqa: SIM115
        sys.stderr = sys.__stderr__ = open(2, "w")  # type: ignore[misc]  # noqa: SIM115
        sys.argv = [module, *arguments]
        from tui_reader.process.entry import run
        from tui_reader.process.inside import die_with_parent

        die_with_parent(parent)
        code = run(module)
        sys.stdout.flush()
    finally:
        os._exit(code)


def _close_others() -> None:
    try:
        found = [int(name) for name in os.listdir("/proc/self/fd")]  # noqa: PTH208
    except OSError:
        found = [*range(_MOST_FILES)]
    for number in found:
        if number > 2:
            try:  # noqa: SIM105  # contextlib takes a millisecond
                os.close(number)
            except OSError:  # the one that listed them
                pass
