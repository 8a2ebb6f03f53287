"""Keys that come before what they are meant for: they wait for it, and come again in their order."""

from collections.abc import Callable
from typing import NamedTuple

AT_ONCE = ("close", "interrupt")
"""The commands that wait for nothing: they give up what does."""


class Typed(NamedTuple):
    """A key as the terminal named it, and the letter it types."""

    key: str
    character: str | None


class TypedAhead:
    """again: takes a key that waited."""

    def __init__(self, again: Callable[[Typed], object]) -> None:
        self._again = again
        self._waiting: list[Typed] | None = None

    def hold(self) -> None:
        """From now on keys wait."""
        self._waiting = self._waiting or []

    def holds(self, typed: Typed, command: str | None) -> bool:
        """Whether the key has to wait; command: the id of what it would do."""
        if command in AT_ONCE:
            self._waiting = None
        if self._waiting is None:
            return False
        self._waiting.append(typed)
        return True

    def let_go(self) -> None:
        """What was waited for is there, or will not come soon: nothing waits any more."""
        waiting, self._waiting = self._waiting or [], None
        for typed in waiting:
            self._again(typed)
