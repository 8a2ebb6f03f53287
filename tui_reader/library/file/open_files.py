"""The library files that this process has open, for whoever would open one beside SQLite.

Closing any descriptor of a file lets go all locks of the process on it (POSIX), those of SQLite's connections too:
another program would take the library for left, and throw away what was kept. Source: sqlite.org, "How To Corrupt An
SQLite Database File", section 2.2.
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FileId = tuple[int, int]
"""Device and inode."""

_turn = threading.RLock()
_open: Counter[FileId] = Counter()


def file_at(path: Path) -> FileId | None:
    """Which file lies there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def opening(path: Path) -> Iterator[bool]:
    """One opens at a time; whether the file is open already, so that only SQLite may touch it."""
    with _turn:
        yield _open[file_at(path) or (0, 0)] > 0


def opened(file: FileId | None) -> None:
    """A connection to the file is open; to be said within `opening`."""
    if file is not None:
        _open[file] += 1


def left(file: FileId | None) -> None:
    """A connection to the file was closed."""
    with _turn:
        if file is not None and _open[file] > 0:
            _open[file] -= 1
