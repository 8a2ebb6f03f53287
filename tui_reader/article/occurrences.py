"""Where words stand in a text that is searched, and what every way of looking says of it."""

from typing import Protocol


class Finds(Protocol):
    """Where something stands in a text, as `(start, end)`. complete: False when looking was stopped."""

    total: int
    complete: bool

    def first_from(self, at: int) -> tuple[int, int] | None:
        """The first that begins at or behind `at`."""

    def last_before(self, at: int) -> tuple[int, int] | None:
        """The last that begins before `at`."""

    def count_before(self, at: int) -> int:
        """How many begin before `at`."""


class Occurrences:
    """Of words as they are. They do not overlap: each is the first behind the one before, from its block's start on."""

    complete = True

    def __init__(self, text: str, needle: str) -> None:
        self._text = text
        self._needle = needle
        self._size = len(needle)
        self.total = text.count(needle) if needle else 0
        overlaps = any(needle.startswith(needle[at:]) for at in range(1, self._size))
        # No hit lies across such a character, so behind it hits can be told without those before.
        self._border = "" if not overlaps else "\n" if " " in needle else " "

    def first_from(self, at: int) -> tuple[int, int] | None:
        """The first that begins at or behind `at`."""
        if not self.total:
            return None
        found = self._text.find(self._needle, self._sure(at))
        while 0 <= found < at:
            found = self._text.find(self._needle, found + self._size)
        return (found, found + self._size) if found >= 0 else None

    def last_before(self, at: int) -> tuple[int, int] | None:
        """The last that begins before `at`."""
        if not self.total:
            return None
        last = self._text.rfind(self._needle, 0, max(0, at - 1 + self._size))
        found = self._text.find(self._needle, self._sure(last)) if last >= 0 and self._border else last
        while 0 <= found < at:
            last, found = found, self._text.find(self._needle, found + self._size) if self._border else -1
        return (last, last + self._size) if last >= 0 else None

    def count_before(self, at: int) -> int:
        """How many begin before `at`."""
        return self._text.count(self._needle, 0, at)

    def _sure(self, at: int) -> int:
        """An offset at or before `at` from where the hits can be told."""
        if not self._border:
            return at
        borders = (self._border, "\n")
        return max(self._text.rfind(border, 0, at) for border in borders) + 1
