"""The one door for foreign strings: nothing that passed here can act on a terminal."""

import re
import unicodedata

MARKS_PER_CELL = 8

# C0 without tab and newline, DEL, C1, bidi overrides and isolates, tag characters, surrogates.
# Compiled for the first text that needs it: Python calls none of these printable.
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\ud800-\udfff]"
_NEWLINE = "\r\n?|[\u2028\u2029]"
# Whatever takes no cell is neither a word character nor below U+0300, so a run of these holds every pile of marks.
_PILE = re.compile(rf"[^\w\x00-\u02ff]{{{MARKS_PER_CELL + 1},}}")
_ZERO_WIDTH = ("Mn", "Me", "Cf")


def clean(text: str) -> str:
    """`text` without anything a terminal obeys: line ends become LF, tabs stay, other controls go.

    Characters are deleted one by one; sequences are never matched, so no text behind a broken one is lost.
    """
    if not text.isprintable():
        text = re.sub(_CONTROL, "", re.sub(_NEWLINE, "\n", text))
    return _PILE.sub(_lower_pile, text)


def one_line(text: str) -> str:
    """`text` cleaned, with every run of white space as one blank: for titles, names, addresses and messages."""
    return " ".join(clean(text).split())


def _lower_pile(match: re.Match[str]) -> str:
    kept: list[str] = []
    height = 0
    for character in match.group():
        height = height + 1 if unicodedata.category(character) in _ZERO_WIDTH else 0
        if height <= MARKS_PER_CELL:
            kept.append(character)
    return "".join(kept)
