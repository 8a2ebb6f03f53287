"""A file read in a process of its own: what it holds comes as it is read."""

import json
import signal
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.errors import NothingToRead, OverLimit, ReaderError
from tui_reader.exchange.form import heard
from tui_reader.exchange.items import Read
from tui_reader.exchange.unpacking import PACKED
from tui_reader.process.confinement import OUT_OF_MEMORY
from tui_reader.process.endings import ending
from tui_reader.process.inside import heard as error_heard
from tui_reader.process.program import Process

if TYPE_CHECKING:
    import asyncio

SECONDS = 60
"""Seconds of computing; whoever takes what is read may take longer."""
LONGEST = 3600.0
MEMORY = 1_200_000_000
"""Bytes of data: a file of 100 MB as text, where a character may take four bytes, and what is made of it."""
MOST = 2_000_000_000


class Recognised(NamedTuple):
    """What follows comes from a file of this format. file: its name within an archive, else ""."""

    format: str
    file: str


async def reads(
    body: bytes, *, seconds: int = SECONDS, memory: int = MEMORY
) -> "AsyncGenerator[Recognised | tuple[Read, ...]]":
    """What a file holds, some at a time. Closing the iterator ends the process.

    Raises NothingToRead when it is of no known format, OverLimit when it is too much, whatever came before.
    """
    if len(body) > PACKED:
        raise OverLimit("The file is too large", f"{PACKED // 10**6} MB are read.")
    process = Process(
        "tui_reader.exchange.process.import_worker", str(memory), str(seconds), seconds=LONGEST, most=MOST
    )
    try:
        answer = await process.ask(body)
        while True:
            try:
                frame = await _frame(answer)
                told = [] if frame is None else _made(frame)
            except EOFError:
                raise _cause(await process.wait(), process.stopped) from None
            except (ValueError, TypeError, KeyError, RecursionError):
                raise NothingToRead(
                    "The file could not be read", "The process that reads it answers nonsense."
                ) from None
            if frame is None:
                return
            yield told if isinstance(told, Recognised) else tuple(told)
    finally:
        process.kill()


async def _frame(answer: "asyncio.StreamReader") -> object:
    size = await answer.readline()
    if not size.endswith(b"\n"):
        raise EOFError
    return json.loads(await answer.readexactly(int(size)))


def _made(frame: object) -> "Recognised | list[Read]":
    if isinstance(frame, dict) and "error" in frame:
        raise error_heard(frame["error"])
    if isinstance(frame, dict):
        return Recognised(str(frame["format"]), str(frame["file"]))
    assert isinstance(frame, list)
    return [heard(values) for values in frame]


def _cause(code: int, stopped: str) -> ReaderError:
    """Why it was given up. What was read until then counts."""
    if code in (OUT_OF_MEMORY, -signal.SIGXCPU, -signal.SIGKILL) and not stopped:
        needs = "memory" if code == OUT_OF_MEMORY else "time"
        return OverLimit(f"The file needs too much {needs}", "What came before that is taken in. Give it in parts.")
    return NothingToRead("The file could not be read", f"The process that reads it {ending(code, stopped)}.")
