"""Hints: a letter or a number beside every link that is seen, and what the keys typed so far mean."""

from collections.abc import Sequence
from typing import NamedTuple

LETTERS = "asdfghjkl"


class Hint(NamedTuple):
    """What is typed for a link, and the index of the link."""

    name: str
    link: int


def names(count: int, numbers: bool = False) -> list[str]:
    """`count` names, none the beginning of another unless they are numbers; one letter as far as that goes."""
    if numbers:
        return [str(number) for number in range(1, count + 1)]
    found = list(LETTERS)
    while len(found) < count:
        # The last of the shortest names makes room for nine that begin with it.
        size = len(found[0])
        stem = found.pop(max(index for index, name in enumerate(found) if len(name) == size))
        found += [stem + letter for letter in LETTERS]
    return found[:count]


def hints_for(indices: Sequence[int], numbers: bool = False) -> tuple[Hint, ...]:
    """A hint for each of these links."""
    return tuple(Hint(name, index) for name, index in zip(names(len(indices), numbers), indices, strict=True))


def matching(hints: Sequence[Hint], typed: str) -> tuple[Hint, ...]:
    """The hints that begin with what was typed, in any case."""
    return tuple(hint for hint in hints if hint.name.startswith(typed.casefold()))


def chosen(hints: Sequence[Hint], typed: str, entered: bool = False) -> Hint | None:
    """The hint that is meant: the only one left and typed whole, or, after Enter, the one typed."""
    left = matching(hints, typed)
    if len(left) == 1 and left[0].name == typed.casefold():
        return left[0]
    return next((hint for hint in left if entered and hint.name == typed.casefold()), None)
