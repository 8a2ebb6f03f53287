"""Ranges of a plain text found again in the blocks that were made of it, which differ in blanks and have less."""

from bisect import bisect_right
from collections.abc import Sequence

from tui_reader.article.document import Block

CONTEXTS = ((24, 24), (12, 12), (24, 0), (0, 24), (12, 0), (6, 6))
"""Signs before and behind a range that must be the same: the first that are found count, for a page may end there."""
SURE = 24
"""Signs that must follow a range without words of its own."""


class PlacedRanges:
    """text: the plain text; blocks: what was made of it, in the same order. Ranges are asked for in reading order."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._signs, self._places = _signs(text)
        self._made = ""
        self._at: list[tuple[int, int]] = []
        for number, block in enumerate(blocks):
            signs, places = _signs(block.text)
            self._made += signs
            self._at += [(number, place) for place in places]
        self._from = 0

    def place(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The block of `[start, end)` of the text, and where in it the same words begin and end; None when it is gone.

        An empty range stands before the word that follows it.
        """
        first, last = bisect_right(self._places, start - 1), bisect_right(self._places, end - 1)
        size = last - first
        for before, after in CONTEXTS if size else ((0, SURE),):
            found = self._made.find(self._signs[max(0, first - before) : last + after], self._from)
            at = found + min(before, first)
            if found >= 0 and at + max(size, 1) <= len(self._at):
                self._from = found
                block, begin = self._at[at]
                stop = self._at[at + size - 1] if size else (block, begin - 1)
                return (block, begin, stop[1] + 1) if stop[0] == block else None
        return None


def _signs(text: str) -> tuple[str, list[int]]:
    """The signs of a text without its blanks, and where each of them stands."""
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    return "".join([text[at] for at in places]), places
