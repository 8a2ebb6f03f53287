"""What takes long on a connection: somebody hears that it goes on, and Ctrl-C ends it."""

import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tui_reader.library.file.terms import Told

_STEPS = 50_000
"""SQLite looks up after so many of its instructions: some milliseconds."""
_TELLS_EVERY = 0.2
_SAYS = "The library is brought up to date: {:.0f} s; Ctrl-C leaves it as it was"


@contextmanager
def stoppable(db: sqlite3.Connection, told: Told) -> Iterator[Told]:
    """Raises KeyboardInterrupt where Ctrl-C was pressed; statements of `db` that run are ended, and fail.

    Answers what to tell in between. An interrupt that strikes in a function that SQLite calls would come out as a fault
    of SQLite: so it is remembered, and raised outside.
    """
    began = last = time.monotonic()
    is_stopped = False

    def stop(_: int, __: FrameType | None) -> None:
        nonlocal is_stopped
        is_stopped = True

    def tell(words: str) -> None:
        nonlocal last
        if is_stopped:
            raise KeyboardInterrupt
        if time.monotonic() - last > _TELLS_EVERY:
            last = time.monotonic()
            told(words)

    def look() -> int:
        if not is_stopped:
            tell(_SAYS.format(time.monotonic() - began))
        return is_stopped

    with _instead(stop):
        db.set_progress_handler(look, _STEPS)
        try:
            yield tell
        except sqlite3.Error:
            if not is_stopped:
                raise
        finally:
            db.set_progress_handler(None, 0)
            told("")
    if is_stopped:
        raise KeyboardInterrupt


@contextmanager
def _instead(stop: "signal._HANDLER") -> Iterator[None]:
    """Ctrl-C means this for a while; signals come to the main thread alone, and there it may be set."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield
        return
    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
