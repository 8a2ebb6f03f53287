"""The keys that come before the first entries of a list: they wait for them, and come again in their order."""

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
        self._waiting: list[Typed] = []
        self._is_over = False

    def holds(self, typed: Typed, command: str | None) -> bool:
        """Whether the key has to wait; command: the id of what it would do."""
        if self._is_over or command in AT_ONCE:
            return False
        self._waiting.append(typed)
        return True

    def let_go(self) -> None:
        """The entries are there: nothing waits for them any more."""
        self._is_over = True
        waiting, self._waiting = self._waiting, []
        for typed in waiting:
            self._again(typed)
