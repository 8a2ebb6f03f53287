"""What a process that reads foreign pages may use, set once and for good."""

import os
import resource

OUT_OF_MEMORY = 12
"""The exit code of a child whose memory was not enough."""


def confine(memory: int, seconds: int) -> None:
    """Limit this process: bytes of memory, seconds of CPU, no core file, and not one more open file or socket."""
    limits = (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _first_free_descriptor()),
    )
    for kind, limit in limits:
        _, most = resource.getrlimit(kind)
        new = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(kind, (new, new))


def _first_free_descriptor() -> int:
    """Every descriptor below it is taken, so that a limit of this number leaves none."""
    free = os.dup(2)
    os.close(free)
    return free
