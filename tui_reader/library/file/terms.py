"""On what terms the library's file is opened."""

from collections.abc import Callable
from typing import NamedTuple

BUSY_SECONDS = 5.0

Told = Callable[[str], None]
"""Hears how far something is that takes long, in words; "" when it is over."""


def tell_nobody(words: str) -> None:
    """Nobody waits for it."""


class Terms(NamedTuple):
    """busy_seconds: how long another program is waited for. leaves_damaged: a damaged file stays, and is an error."""

    busy_seconds: float = BUSY_SECONDS
    leaves_damaged: bool = False
    told: Told = tell_nobody
