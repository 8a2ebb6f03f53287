"""A limit on the time that one engine may take, so that the others can still answer for it."""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

Answer = TypeVar("Answer")


class _TooSlow(BaseException):
    """Not an Exception: engines that catch those would go on."""


def within(seconds: float, work: Callable[[], Answer], otherwise: Answer) -> Answer:
    """What `work` answers, or `otherwise` after so many seconds of this process's own computing.

    Only Python code can be stopped, between two of its steps, and only in the main thread: elsewhere there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        try:
            return work()
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except _TooSlow:
        return otherwise
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooSlow
