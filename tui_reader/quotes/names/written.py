"""How names are written: runs of capitals with particles, initials and titles between them."""

import re
from functools import lru_cache

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽА-ЯЁ"
# A full stop within a name is an initial's or a title's: "Anna. Berg" is the end of a sentence, and another one.
# The capital stands before both ways it may go on, so that re skips to the next one at the speed of C.
_TITLES = (
    "(?<=M)(?:rs?|s|me)|(?<=D)r|(?<=S)(?:en|gt|t|ig|ra?)|(?<=R)e[pv]|(?<=G)(?:ov|en)|(?<=L)t|(?<=C)(?:ol|apt)|"
    "(?<=P)rof|(?<=J)r|(?<=H)r|(?<=F)r"
)
_PART = rf"[{UPPER}](?:(?=[a-z]{{0,3}}+\.)(?:{_TITLES})?\.(?=\s[{UPPER}])|[\w’'-]*+)"
NAME = re.compile(
    rf"{_PART}(?:\s(?:(?:de|von|van|bin|al|el|la|der|du|di|da|dos|del|ibn|ten|den|zu)\s){{0,2}}{_PART}){{1,4}}"
)
CAPITALISED = re.compile(rf"[{UPPER}]\S*")
_POSSESSIVE = re.compile(r"(?:'s|’s|[’'])$")


def is_initial(word: str) -> bool:
    """Whether a word is a letter with its full stop."""
    return len(word) == 2 and word[1] == "."


@lru_cache(4_096)
def bare(word: str) -> str:
    """A word of a name without its possessive ending or full stop."""
    if (word[1:2] == "." and word[-1] == ".") or (word[-1:].isalnum() and word[-2:-1] not in ("'", "’")):
        return word
    return _POSSESSIVE.sub("", word).rstrip(".,")
