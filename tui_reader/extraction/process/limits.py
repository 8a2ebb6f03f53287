"""What a process that reads a page may use, and what it is started with."""

import math

SECONDS = 15.0
"""Of CPU that a child may take, since a machine that is busy with other things makes no page slower to read."""
PATIENCE = 4
"""How many times as long a child is waited for."""
MEMORY = 450_000_000
"""Bytes of data a child may hold (RLIMIT_DATA); its engines alone take about 60 MB."""
LARGEST_ANSWER = 256_000_000


def limits(seconds: float = SECONDS, memory: int = MEMORY) -> tuple[str, str]:
    """The worker's first arguments.

    It is given up after a time; a second more, and it is ended even if nobody waits.
    """
    return str(memory), str(math.ceil(seconds) + 5)
