"""The process that reads a page, started: with little imported, for it has much to import itself."""

import math

from tui_reader.process.program import Process

SECONDS = 15.0
"""Of CPU that a child may take, since a machine that is busy with other things makes no page slower to read."""
PATIENCE = 4
"""How many times as long a child is waited for."""
MEMORY = 450_000_000
"""Bytes of data a child may hold (RLIMIT_DATA); its engines alone take about 60 MB."""
LARGEST_ANSWER = 256_000_000


def started(*how: str, seconds: float = SECONDS, memory: int = MEMORY) -> Process:
    """A process that imports its engines at once. how: as the worker's argument has it."""
    limits = (str(memory), str(math.ceil(seconds) + 5))
    # It is given up after a time; a second more, and it is ended even if nobody waits.
    return Process(
        "tui_reader.extraction.process.page_worker",
        *limits,
        *how,
        seconds=seconds * PATIENCE + 1,
        most=LARGEST_ANSWER,
    )
