"""Where a regular expression matches in a text that is searched, within bounds of time and number."""

import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from tui_reader.article.compared import ComparedText
from tui_reader.article.occurrences import Finds

MOST_MATCHES = 20_000
"""Each takes a microsecond, and nobody goes through more."""
SECONDS = 0.25
"""CPU seconds after which it is stopped."""
SLICE_SECONDS = 0.05
"""And in one slice."""
_LONGEST_PATTERN = 400


class PatternError(ValueError):
    """The regular expression is none; the message says what is wrong with it."""


class _Clock:
    """How long a regular expression may still be looked for, and how many of it."""

    def __init__(self) -> None:
        self.seconds = SECONDS
        self.matches = MOST_MATCHES


def matches(pattern: str, cased: bool) -> Callable[[ComparedText], Finds]:
    """What looks for a regular expression; raises PatternError."""
    import regex  # 25 ms; unlike re it can be told when to stop

    if len(pattern) > _LONGEST_PATTERN:
        raise PatternError("the expression is too long")
    try:
        compiled = regex.compile(pattern, regex.MULTILINE)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise PatternError(str(error)) from error
    clock = _Clock()
    return lambda text: Matches(text.cased if cased else text.lower, compiled if pattern else None, clock)


class Matches:
    """The matches of a regular expression. Only where they are looked at they are more than a number."""

    def __init__(self, text: str, compiled: Any, clock: _Clock) -> None:
        self._text = text
        self._compiled = compiled
        self.complete = compiled is None or (clock.seconds > 0 and clock.matches > 0)
        self.total = 0
        self._spans: tuple[Sequence[int], Sequence[int]] | None = None
        if compiled is None or not self.complete:
            self._compiled = None
            return
        began = time.thread_time()
        try:
            self.total = sum(map(bool, compiled.findall(text, timeout=SLICE_SECONDS))) if not compiled.groups else -1
        except TimeoutError:
            self.total, self.complete = -1, False
        if self.total < 0:
            self.total = len(self._looked_at()[0])
        clock.seconds -= time.thread_time() - began
        clock.matches -= self.total

    def _looked_at(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where the matches begin and end, those that are not empty."""
        if self._spans is None:
            begins, ends = array("I"), array("I")
            self._spans = begins, ends
            try:
                for match in self._compiled.finditer(self._text, timeout=SLICE_SECONDS) if self._compiled else ():
                    if match.end() > match.start():
                        begins.append(match.start())
                        ends.append(match.end())
            except TimeoutError:
                self.complete = False
        return self._spans

    def first_from(self, at: int) -> tuple[int, int] | None:
        """The first that begins at or behind `at`."""
        return self._span(bisect_left(self._looked_at()[0], at)) if self.total else None

    def last_before(self, at: int) -> tuple[int, int] | None:
        """The last that begins before `at`."""
        return self._span(bisect_left(self._looked_at()[0], at) - 1) if self.total else None

    def count_before(self, at: int) -> int:
        """How many begin before `at`."""
        return bisect_left(self._looked_at()[0], at)

    def _span(self, index: int) -> tuple[int, int] | None:
        begins, ends = self._looked_at()
        return (begins[index], ends[index]) if 0 <= index < len(begins) else None
