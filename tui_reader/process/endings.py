"""Sentences for a process that could not be started, and for one that ended without its answer."""

import errno
import signal

from tui_reader.errors import ReaderError
from tui_reader.process.entry import NOT_LOADED

_AGAIN = "Close other programs, then try again."
_NO_ROOM = ("No process could be started: the memory is full", _AGAIN)
_TOO_MANY = ("No process could be started: too many files are open", _AGAIN)
_FORBIDDEN = ("The Python that runs this may not be started: {}", "Look at the owner and the mode of this file.")
_GONE = ("The Python that runs this is gone: {}", "Was it upgraded? Start the program anew, or install it again.")
_REASONS = {
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOMEM: _NO_ROOM,
    errno.EAGAIN: ("No process could be started: there are too many", _AGAIN),
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
}


def not_started(error: OSError | MemoryError, program: str) -> ReaderError:
    """Why `program`, the Python of our processes, could not be started."""
    number = errno.ENOMEM if isinstance(error, MemoryError) else error.errno if program else errno.ENOENT
    if number in _REASONS:
        title, detail = _REASONS[number]
        return ReaderError(title.format(program), detail)
    words = error.strerror if isinstance(error, OSError) else ""
    return ReaderError("No process could be started", f"The system says: {words or 'nothing'}")


def ending(code: int, stopped: str = "") -> str:
    """How a process ended that gave no answer, as the rest of a sentence. code: its exit code, negative for a signal's.

    stopped: why we ended it ourselves, which comes first.
    """
    if stopped:
        return stopped
    if code == NOT_LOADED:
        return "could not load what it needs; the installation is damaged"
    if code == -signal.SIGKILL:
        return "was killed; the memory of this machine may be full"
    if code == -signal.SIGXCPU:
        return "computed for too long"
    return f"ended by signal {-code}" if code < 0 else "broke off"
