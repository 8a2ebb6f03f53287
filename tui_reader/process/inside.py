"""What both sides of the pipes need, and the process itself; it imports next to nothing."""

import signal
import sys

from tui_reader import errors
from tui_reader.errors import ReaderError

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Let the system end this process when the one that started it has ended, however it did; Linux alone can.

    Elsewhere a process that waits ends with its question, and one at work with its seconds of CPU.
    """
    if sys.platform == "linux":
        import ctypes  # 3 ms that the program itself can do without

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def told(error: ReaderError) -> list[object]:
    """An error of ours as plain values, to be sent."""
    return [type(error).__name__, error.title, error.detail, getattr(error, "status", 0)]


def heard(values: list[object]) -> ReaderError:
    """The error of `told`; raises ValueError for anything else."""
    name, title, detail, status = values
    kind = getattr(errors, str(name), None)
    if not isinstance(kind, type) or not issubclass(kind, ReaderError):
        raise ValueError("no error of ours")
    if issubclass(kind, errors.Refused):
        return kind(str(title), str(detail), int(str(status)))
    return kind(str(title), str(detail))
