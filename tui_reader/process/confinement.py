"""What a process that reads foreign pages may use, set once and for good."""

import os
import resource
import sys

OUT_OF_MEMORY = 12
"""The exit code of a child whose memory was not enough."""
LOOK_SECONDS = 0.05
"""How often the memory is looked at where the system takes a limit of it and does not keep it, as a Mac's."""


def confine(memory: int, seconds: int) -> None:
    """Limit this process: bytes of memory, seconds of CPU, no core file, and not one more open file or socket."""
    restrain(memory, seconds)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, _first_free_descriptor())


def restrain(memory: int, seconds: int) -> None:
    """Limit this process: bytes of memory, seconds of CPU."""
    if sys.platform == "linux":
        _limit(resource.RLIMIT_DATA, memory)
    else:
        watch_memory(memory)
    _limit(resource.RLIMIT_CPU, seconds)


def watch_memory(memory: int) -> None:
    """Look at the memory again and again, in a thread that ends the process when it was more."""
    import threading
    import time

    unit = 1 if sys.platform == "darwin" else 1024  # of its most: getrusage(2)
    # What a process begins with may be the most of the one that started it.
    allowed = max(memory, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)

    def look() -> None:
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= allowed:
            time.sleep(LOOK_SECONDS)
        os._exit(OUT_OF_MEMORY)

    threading.Thread(target=look, name="memory", daemon=True).start()


def _limit(kind: int, limit: int) -> None:
    _, most = resource.getrlimit(kind)
    new = limit if most == resource.RLIM_INFINITY else min(limit, most)
    resource.setrlimit(kind, (new, new))


def _first_free_descriptor() -> int:
    """Every descriptor below it is taken, so that a limit of this number leaves none."""
    free = os.dup(2)
    os.close(free)
    return free
