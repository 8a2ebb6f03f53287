"""A thread behind the loop: what it is asked is done in order, whoever stops waiting for it."""

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Answer = TypeVar("Answer")

SHARE = 0.1
"""The part of a core that work behind the reading takes at most, where nobody waits for it."""


class Background:
    """Does one thing after the other, in a thread that begins with the first and holds up no end of the program."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._has_begun = False

    def ask(self, work: Callable[[], Answer]) -> "Future[Answer]":
        """Have this done after all that was asked before; called from one thread."""
        from concurrent.futures import Future  # with logging 5 ms; where a loop runs, it is imported

        answer: Future[Answer] = Future()
        answer.set_running_or_notify_cancel()  # from here on nobody can cancel it
        self._asked.put(partial(_do, work, answer))
        if not self._has_begun:
            self._has_begun = True
            threading.Thread(target=self._work, daemon=True).start()
        return answer

    def _work(self) -> None:
        while True:
            self._asked.get()()


def _do(work: Callable[[], Answer], answer: "Future[Answer]") -> None:
    try:
        result = work()
    except BaseException as error:  # raised where it is waited for; the thread goes on
        answer.set_exception(error)
    else:
        answer.set_result(result)


async def answered(answer: "Future[Answer]") -> Answer:
    """The answer, waited for without holding up the loop."""
    import asyncio  # 30 ms; the processes for a first page are started before

    return await asyncio.wrap_future(answer)
