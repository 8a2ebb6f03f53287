"""Hybrid logical clocks: the time of the machine while it goes, and never behind what a change builds upon.

An hlc is milliseconds since the epoch times 65,536 (Kulkarni et al., "Logical Physical Clocks", 2014). A change of a
register is always above the one before it, whatever the clocks of the machines say.
"""

TICKS = 16
"""Bits of an hlc below its milliseconds."""
AHEAD_SECONDS = 24 * 3600
"""A clock that is further ahead than this is wrong, and takes no other one with it."""


def clock(seconds: float) -> int:
    """The hlc of a time in seconds since the epoch."""
    return max(0, int(seconds * 1000)) << TICKS


def seconds(hlc: int) -> float:
    """The time of an hlc, in seconds since the epoch."""
    return (hlc >> TICKS) / 1000


def next_hlc(last: int, now: float, upon: int = 0) -> int:
    """The hlc of a change that is made now, above the last one made here and above `upon`, which it builds upon.

    now: seconds since the epoch. When the clock was once wrong by more than a day, the last one counts no longer.
    """
    return max(clock(now), last + 1 if last <= ahead_from(now) else 0, upon + 1)


def carried_along(last: int, told: int, now: float) -> int:
    """The last hlc of this machine after it was told of one; that of a wrong clock carries it a day ahead at most."""
    return max(last, min(told, ahead_from(now)))


def ahead_from(now: float) -> int:
    """A clock that says more than this is wrong by more than a day, as far as this machine can know."""
    return clock(now + AHEAD_SECONDS)
