"""What stands where in a piece of code, as the program and its lexer's process both say it."""

from collections.abc import Sequence
from typing import NamedTuple

STYLES = ("keyword", "name", "string", "comment")
"""The styles of code, all that is told apart; the others' tokens are drawn as they are."""


class Code(NamedTuple):
    """A piece of code. language: as its page names it."""

    language: str
    text: str


class Styled(NamedTuple):
    """`[start, end)` of a text is drawn in a style, one of STYLES."""

    start: int
    end: int
    style: str


def to_numbers(styled: Sequence[Styled]) -> list[int]:
    """Ranges in their order as gap, length and number of the style, three for each."""
    numbers: list[int] = []
    at = 0
    for start, end, style in styled:
        numbers += (start - at, end - start, STYLES.index(style))
        at = end
    return numbers


def from_numbers(numbers: object, size: int) -> tuple[Styled, ...]:
    """The ranges of a text of `size` characters; raises ValueError for what are none."""
    if not isinstance(numbers, list) or len(numbers) % 3 or not all(type(one) is int and one >= 0 for one in numbers):
        raise ValueError("no ranges")
    styled: list[Styled] = []
    at = 0
    for gap, length, style in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        start, at = at + gap, at + gap + length
        if at > size or style >= len(STYLES):
            raise ValueError("no range of this text")
        styled.append(Styled(start, at, STYLES[style]))
    return tuple(styled)
