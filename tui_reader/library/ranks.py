"""Ranks of an ordered list that several machines change: strings between any two of which there is another one.

A rank is a whole number, whose first letter says how many digits it has, and a fraction of digits; compared as bytes
they stand in their order. Adding at an end lengthens a rank by one digit for every 62 times as many entries. Source:
David Greenspan, "Implementing Fractional Indexing" (2020), with digits of base 62.
"""

from itertools import pairwise

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ZERO, _LAST = DIGITS[0], DIGITS[-1]
_FIRST = "a0"
_SMALLEST = "A" + _ZERO * 26


def between(before: str | None, after: str | None) -> str:
    """A rank behind `before` and ahead of `after`; None for the ends of the list.

    Two machines may give one rank to two entries: between equal ones, and whatever is no rank, the answer is one
    behind `before`.
    """
    before, after = _valid(before), _valid(after)
    if before is not None and after is not None and before >= after:
        after = None
    if before is None and after is None:
        return _FIRST
    if before is None:
        return _ahead_of(after or _FIRST)
    whole, fraction = _parted(before)
    if after is None:
        following = _stepped(whole, 1)
        return whole + _middle(fraction, None) if following is None else following
    other, other_fraction = _parted(after)
    if whole == other:
        return whole + _middle(fraction, other_fraction)
    following = _stepped(whole, 1)
    if following is not None and following < after:
        return following
    return whole + _middle(fraction, None)


def ranks(count: int, behind: str | None = None) -> list[str]:
    """So many ranks one behind the other, the first behind `behind`."""
    found = list[str]()
    for _ in range(count):
        behind = between(behind, None)
        found.append(behind)
    return found


def are_in_order(found: list[str]) -> bool:
    """Whether these are ranks, each behind the one before."""
    return all(_valid(rank) is not None for rank in found) and all(one < other for one, other in pairwise(found))


def _ahead_of(after: str) -> str:
    whole, fraction = _parted(after)
    if fraction:
        return whole if whole != _SMALLEST else whole + _middle("", fraction)
    before = _stepped(whole, -1)
    if before is None or before == _SMALLEST:
        return _SMALLEST + _middle("", fraction or None)
    return before


def _middle(low: str, high: str | None) -> str:
    """A fraction between two, high None for one; none of them ends with a zero."""
    common = 0
    if high is not None:
        while common < len(high) and (low[common] if common < len(low) else _ZERO) == high[common]:
            common += 1
        if common:
            return high[:common] + _middle(low[common:], high[common:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high else len(DIGITS)
    if last - first > 1:
        return DIGITS[(first + last + 1) // 2]
    if high and len(high) > 1:
        return high[0]
    return DIGITS[first] + _middle(low[1:], None)


def _stepped(whole: str, by: int) -> str | None:
    """The whole number before or behind this one; None at the ends of what can be said."""
    head, digits = whole[0], list(whole[1:])
    last, over = (_LAST, _ZERO) if by > 0 else (_ZERO, _LAST)
    for at in reversed(range(len(digits))):
        if digits[at] != last:
            digits[at] = DIGITS[DIGITS.index(digits[at]) + by]
            return head + "".join(digits)
        digits[at] = over
    if by > 0:
        return None if head == "z" else _with_digits("a" if head == "Z" else chr(ord(head) + 1), _ZERO)
    return None if head == "A" else _with_digits("Z" if head == "a" else chr(ord(head) - 1), _LAST)


def _with_digits(head: str, digit: str) -> str:
    return head + digit * _digits_of(head)


def _digits_of(head: str) -> int:
    """How many digits a whole number has: `a` and `Z` one, `z` and `A` 26."""
    return ord(head) - ord("a") + 1 if head >= "a" else ord("Z") - ord(head) + 1


def _parted(rank: str) -> tuple[str, str]:
    stop = 1 + _digits_of(rank[0])
    return rank[:stop], rank[stop:]


def _valid(rank: str | None) -> str | None:
    """The rank, or None for what another program may have written in its place."""
    if not rank or not (rank.isascii() and rank.isalnum()) or rank[0].isdigit():
        return None
    whole, fraction = _parted(rank)
    is_whole = len(whole) == 1 + _digits_of(rank[0])
    return rank if is_whole and not fraction.endswith(_ZERO) and rank != _SMALLEST else None
