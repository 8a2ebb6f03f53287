"""Where words nearly stand in a text.

Source: Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming" (1999).
The bits of a column are one Python integer, so that a pattern may have any length.
"""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

SHORTEST, LONGEST = 6, 24
"""Characters of the pieces that say where to look."""
_PIECES = 10
_FINDS = 20
"""Occurrences of one piece that are looked at: one that is everywhere says nothing."""
_NEIGHBOURHOODS = 6
"""Those that are looked at, of those that hold most pieces the nearest."""


class Columns(NamedTuple):
    """What is known of a pattern's columns: whether the errors grow (plus) or fall (minus) from bit to bit."""

    plus: list[int]
    minus: list[int]


def best_ends(pattern: str, text: str, most: int, columns: Columns | None = None) -> tuple[int, int, int]:
    """The fewest errors with which `pattern` stands in `text`, and the first and last offset where it ends so.

    More than `most` errors are not looked for: `most + 1` and two zeros then. columns: is filled, one for each
    character and one before the first.
    """
    size = len(pattern)
    mask, high = (1 << size) - 1, 1 << max(0, size - 1)
    where: dict[str, int] = {}
    for bit, character in enumerate(pattern):
        where[character] = where.get(character, 0) | 1 << bit
    plus, minus, errors = mask, 0, size
    fewest, first, last = most + 1, 0, 0
    if columns is not None:
        columns.plus.append(plus)
        columns.minus.append(minus)
    for at, equal in enumerate(map(where.get, text, repeat(0)), 1):
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | (mask ^ ((horizontal | plus) & mask))
        down = plus & horizontal
        if up & high:
            errors += 1
        elif down & high:
            errors -= 1
        up = up << 1 & mask
        plus = (down << 1 & mask) | (mask ^ (vertical | up))
        minus = up & vertical
        if columns is not None:
            columns.plus.append(plus)
            columns.minus.append(minus)
        if errors < fewest:
            fewest, first, last = errors, at, at
        elif errors == fewest <= most:
            last = at
    return fewest, first, last


def likeness(found: str, wanted: str) -> float:
    """How much of `wanted` stands in `found`, in this order: 1 for all of it, 0 for nothing."""
    if not wanted or wanted == found:
        return 1.0
    if not found:
        return 0.0
    return 1 - best_ends(wanted, found, len(wanted))[0] / len(wanted)


class Aligned(NamedTuple):
    """Where the parts of a pattern stand: the offsets between them, one more than there are, and their errors."""

    cuts: tuple[int, ...]
    errors: tuple[int, ...]


def aligned(parts: Sequence[str], text: str, most: int, hint: int) -> Iterator[Aligned]:
    """Where the parts stand one behind the other with at most so many errors, the best of each neighbourhood.

    hint: the offset where they are expected; of much that is alike the nearest is looked at.
    """
    pattern = "".join(parts)
    for low, high in _neighbourhoods(pattern, text, most, hint):
        errors, first, last = best_ends(pattern, text[low:high], most)
        for end in {first, last} if errors <= most else ():
            begin = max(low, low + end - len(pattern) - errors)
            yield _traced(parts, text, begin, low + end)


def _traced(parts: Sequence[str], text: str, begin: int, end: int) -> Aligned:
    """The alignment that ends at `end`, followed back to its begin."""
    pattern = "".join(parts)
    columns = Columns([], [])
    best_ends(pattern, text[begin:end], len(pattern), columns)
    row, column = len(pattern), end - begin
    cuts, errors = [end], []
    for part in reversed(parts):
        stop, wrong = row - len(part), 0
        while row > stop:
            bit = 1 << (row - 1)
            if not column or columns.plus[column] & bit:
                row -= 1
                wrong += 1
            elif columns.minus[column - 1] & bit:
                column -= 1
                wrong += 1
            else:
                row -= 1
                column -= 1
                wrong += pattern[row] != text[begin + column]
        cuts.append(begin + column)
        errors.append(wrong)
    return Aligned(tuple(reversed(cuts)), tuple(reversed(errors)))


def _neighbourhoods(pattern: str, text: str, most: int, hint: int) -> list[tuple[int, int]]:
    """Where it is worth looking: where most of the pattern's pieces stand as they do in it, none in another."""
    size = len(pattern)
    piece = max(SHORTEST, min(LONGEST, size // _PIECES))
    begins: list[int] = []
    for within in range(0, size - piece + 1, piece):
        at = text.find(pattern[within : within + piece])
        for _ in range(_FINDS):
            if at < 0:
                break
            begins.append(at - within)
            at = text.find(pattern[within : within + piece], at + 1)
    begins.sort()
    spans: list[tuple[int, int, int, int]] = []
    for begin in begins:
        if spans and begin - spans[-1][3] <= most:
            votes, _, low, _ = spans[-1]
            spans[-1] = (votes - 1, abs(begin - hint), low, begin)
        else:
            spans.append((-1, abs(begin - hint), begin, begin))
    return [
        (max(0, low - most), min(len(text), high + size + most)) for _, _, low, high in sorted(spans)[:_NEIGHBOURHOODS]
    ]
