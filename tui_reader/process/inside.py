"""What both sides of the pipes need, and the process itself; it imports next to nothing."""

import os
import signal
import sys
from collections.abc import Mapping

from tui_reader import errors
from tui_reader.errors import Advice, ReaderError

_PR_SET_PDEATHSIG = 1
LOOK_SECONDS = 1.0
"""How often a process looks for its parent where the system does not tell it."""


def die_with_parent(parent: int) -> None:
    """Let this process end when the one of this id, which started it, has ended, however it did."""
    if sys.platform == "linux":
        import ctypes  # 3 ms that the program itself can do without

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        watch(parent)
    if os.getppid() != parent:  # it ended before this was asked for
        os._exit(0)


def watch(parent: int) -> None:
    """Look for the parent again and again, in a thread that ends the process."""
    import threading
    import time

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os._exit(0)

    threading.Thread(target=look, name="parent", daemon=True).start()


KINDS: Mapping[str, type[ReaderError]] = {
    kind.__name__: kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ReaderError)
}


def told(error: ReaderError) -> list[object]:
    """An error of ours as plain values, to be sent."""
    return [type(error).__name__, error.title, error.detail, [*map(list, error.advice)], error.status, error.wait]


def heard(values: list[object]) -> ReaderError:
    """The error of `told`; raises ValueError for anything else."""
    name, title, detail, advice, status, wait = values
    kind = KINDS.get(str(name))
    if kind is None or not isinstance(advice, list):
        raise ValueError("no error of ours")
    error = kind(str(title), str(detail), [Advice(str(command), str(words)) for command, words in advice])
    error.status, error.wait = int(str(status)), float(str(wait))
    return error
