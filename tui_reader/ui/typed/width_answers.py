"""How a terminal counts the cells of what terminals disagree about: it is shown samples, and says where it stands."""

import re
from collections.abc import Callable, Mapping
from typing import Protocol

from tui_reader.article.cells import Counting

SAMPLES = {"spacing": "\u0915\u093e", "tones": "👍🏽", "apart": "👩\u200d👩", "styled": "❤\ufe0f"}
"""What is counted -> a sample of it."""
_WHERE = re.compile(r"\x1b\[(\d+);(\d+)R")
_HIDDEN, _PLAIN = "\x1b[8m", "\x1b[m"


class Hears(Protocol):
    """What takes answers out of what is typed."""

    def hear(self, unit: str) -> bool:
        """Whether a sequence or a string is an answer."""


def width_question(row: int) -> str:
    """What writes the samples at the begin of a row, from 1, one over the other, unseen, and asks behind each.

    In the first row an answer would look like a function key.
    """
    return _HIDDEN + "".join(f"\x1b[{row}H{sample}\x1b[6n" for sample in SAMPLES.values()) + _PLAIN


class WidthAnswers:
    """Hears the answers of `width_question(row)`. done: is called, in the thread that reads, with what they say.

    other: hears what is no answer of these.
    """

    def __init__(self, row: int, done: Callable[[Counting], object], other: Hears | None = None) -> None:
        self._row = row
        self._done = done
        self._other = other
        self._columns: list[int] = []

    def hear(self, unit: str) -> bool:
        """Whether it is one of the answers."""
        found = _WHERE.fullmatch(unit)
        if found is None or int(found[1]) != self._row or len(self._columns) == len(SAMPLES):
            return self._other is not None and self._other.hear(unit)
        self._columns.append(int(found[2]) - 1)
        if len(self._columns) == len(SAMPLES):
            self._done(said(dict(zip(SAMPLES, self._columns, strict=True))))
        return True


def said(cells: Mapping[str, int]) -> Counting:
    """What it means that the samples took so many cells."""
    return Counting(
        spacing=cells["spacing"] > 1, tones=cells["tones"] > 3, apart=cells["apart"] > 3, styled=cells["styled"] > 1
    )
