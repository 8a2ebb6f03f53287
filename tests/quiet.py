"""When an app has nothing left to do: its event loop is asked, where Textual would watch the processor for 20 ms."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

SOON = 0.05
"""Seconds within which a timer is waited for: the next frame, a pause in the typing."""
MOST = 1.0
"""Seconds after which an app is taken as it is: a clock on the screen never rests."""


async def quiet(*_: float) -> None:
    """Until nothing is ready to run, no timer is due soon, and no thread that the loop started is at work."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, asyncio.BaseEventLoop)
    end = loop.time() + MOST
    while loop.time() < end:
        await asyncio.sleep(0)
        # The loop tells this to nobody; the others' turns come before the next one of this task.
        if loop._ready:  # type: ignore[attr-defined]
            continue
        waits = [timer.when() - loop.time() for timer in loop._scheduled if not timer.cancelled()]  # type: ignore[attr-defined]
        soonest = min(waits, default=MOST)
        if soonest <= SOON:
            await asyncio.sleep(max(soonest, 0))
        elif _is_working(loop._default_executor):  # type: ignore[attr-defined]
            await asyncio.sleep(0.001)
        else:
            return


def _is_working(threads: ThreadPoolExecutor | None) -> bool:
    # Each thread that waits for work has counted itself.
    return threads is not None and threads._idle_semaphore._value < len(threads._threads)
