"""The words of one text that stayed, went and came when it became another."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tui_reader.revision.matching import matches

Change = Literal["same", "removed", "added"]
# Han, kana and Hangul have no blanks between their words: each letter is one.
_TOKEN = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|.")


class Piece(NamedTuple):
    """A stretch of text and what became of it."""

    text: str
    change: Change


def words(text: str) -> list[str]:
    """The words of a text, for counting them."""
    return [token for token in _TOKEN.findall(text) if token[0].isalnum()]


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The new text with what went put in where it stood; without what went it is the new text, letter by letter."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[Piece] = []
    at = to = 0
    for same in (*matches(before, after), None):
        end, end_to = (same.old, same.new) if same is not None else (len(before), len(after))
        found += [Piece("".join(before[at:end]), "removed"), Piece("".join(after[to:end_to]), "added")]
        if same is None:
            break
        at, to = same.old + same.size, same.new + same.size
        found.append(Piece("".join(after[end_to:to]), "same"))
    return tuple(_smoothed([piece for piece in found if piece.text]))


def _smoothed(found: Sequence[Piece]) -> Iterator[Piece]:
    """A blank alone between two changes belongs to them: what was replaced is seen as a whole."""
    went = came = ""
    for number, piece in enumerate(found):
        inner = piece.change == "same" and not piece.text.strip()
        if inner and (went or came) and number + 1 < len(found):
            went, came = went + piece.text, came + piece.text
        elif piece.change == "same":
            yield from _replaced(went, came)
            went = came = ""
            yield piece
        elif piece.change == "removed":
            went += piece.text
        else:
            came += piece.text
    yield from _replaced(went, came)


def _replaced(went: str, came: str) -> Iterator[Piece]:
    """A change without the blanks that both of its sides begin and end with, which stay."""
    if went.split() == came.split():
        if came:
            yield Piece(came, "same")
        return
    lead, went, came = _shared(went, came)
    tail, went, came = (part[::-1] for part in _shared(went[::-1], came[::-1]))
    parts: tuple[tuple[str, Change], ...] = (
        (lead, "same"), (went, "removed"), (came, "added"), (tail, "same"),
    )  # fmt: skip
    for text, change in parts:
        if text:
            yield Piece(text, change)


def _shared(went: str, came: str) -> tuple[str, str, str]:
    """The blanks that both sides begin with, as they are now, and both sides without them."""
    bare_went, bare_came = went.lstrip(), came.lstrip()
    if bare_went == went or bare_came == came:
        return "", went, came
    return came[: len(came) - len(bare_came)], bare_went, bare_came
