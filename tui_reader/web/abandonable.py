"""Work that may hang, in a thread that nobody has to wait for."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Result = TypeVar("Result")
Given = ParamSpec("Given")


async def abandonable(work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """What `work` returns or raises; when the waiting is cancelled, its thread is left to itself.

    A daemon thread: Python waits at its end for those of the loop, and a dead name server or disk holds them for long.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result) -> None:
        if not answer.done():
            answer.set_result(result)

    def fail(error: Exception) -> None:
        if not answer.done():
            answer.set_exception(error)

    def run() -> None:
        with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile: nobody is waiting
            try:
                result = work(*given, **named)
            except Exception as error:  # raised where it is waited for
                loop.call_soon_threadsafe(fail, error)
            else:
                loop.call_soon_threadsafe(settle, result)

    threading.Thread(target=run, name=work.__name__, daemon=True).start()
    return await answer
