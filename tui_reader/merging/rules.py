"""What a register is after another machine told what it wrote: the rule of each kind.

The newest write stands. Two kinds are more than that: a note keeps every text that somebody has not seen (`notes`),
and an article was kept when it was kept first. What is made of two writes is a write of its own, or a third machine
would hear of one of them alone; made of the same two it has the same value everywhere, so that it is made once or
twice and never more.
"""

from typing import Literal, NamedTuple

from tui_reader.merging.notes import joined_texts, known_texts, texts_of, with_texts
from tui_reader.merging.writes import SAME, Value, Write

Outcome = Literal["known", "older", "taken", "won", "lost", "made"]
"""What came of a write that was told.

known: it is what stands here. older: what stands here was made upon it. taken: it stands from now on, made upon what
stood here. won, lost: neither knew of the other, and it stands from now on, or does not. made: something new of both.
"""
BOTH_STAY = ("n",)
"""Kinds of which nothing is lost when neither knew of the other."""


class Merged(NamedTuple):
    """What a register is from now on. `made`: its value is to be written anew, having seen what `write.seen` has."""

    write: Write
    outcome: Outcome


def merged(held: Write | None, told: Write) -> Merged:
    """What stands after a write was told; the same whichever of the two came first."""
    if held is None:
        return Merged(told, "taken")
    if held.order == told.order:
        return Merged(held, "known")
    if told.kind in BOTH_STAY:
        return _merged_notes(held, told)
    newest, other = (told, held) if told.order > held.order else (held, told)
    value = _article(newest, other) if told.kind == "a" else newest.value
    if value != newest.value:
        return Merged(newest._replace(value=value), "made")
    if newest is told:
        return Merged(told, "taken" if told.builds_upon(held) else "won")
    return Merged(held, "older" if held.builds_upon(told) else "lost")


def _article(newest: Write, other: Write) -> Value | None:
    """An article's value, kept as early as either of two says.

    One that was found to be another one stays that, unless who wrote it anew knew so: the other one was no more.
    """
    mine, theirs = newest.value, other.value
    if mine is None or theirs is None:
        return mine
    if SAME in theirs and SAME not in mine:
        return mine if newest.builds_upon(other) else theirs
    if SAME in mine:
        return {SAME: min(one[SAME] for one in (mine, theirs) if SAME in one)}
    earliest = {
        name: min(mine[name], theirs[name]) for name in ("kept_at", "added_at") if name in mine and name in theirs
    }
    return {**mine, **earliest}


def _merged_notes(held: Write, told: Write) -> Merged:
    texts, seen = joined_texts(held, told)
    newest = told if told.order > held.order else held
    if texts == texts_of(newest) and seen == known_texts(newest):
        return Merged(newest, "taken" if newest is told else "older")
    value = held.value or told.value
    return Merged(newest._replace(value=with_texts(value, texts) if value and texts else None, seen=seen), "made")
