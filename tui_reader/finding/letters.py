"""Text as it is given to the index, and a query's words with it: in both each letter of an unspaced script is a word.

The index parts words at what is no letter (SQLite's unicode61), so that a sentence of Chinese or Japanese is one word
to it; with a blank on both sides of every letter, any words within it are found as a phrase.
"""

import re
from functools import cache
from unicodedata import normalize

UNSPACED = (
    "\u3005-\u3007\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003fffd"
)
"""Han, kana and Hangul, for a class of a regular expression."""
# Marks within a word that are no letters: where it may be broken, where it may not.
_WITHIN = re.compile("[\u00ad\u2060\ufeff]")


@cache
def _unspaced() -> re.Pattern[str]:
    """Compiled when something is indexed: 4 ms."""
    return re.compile(f"([{UNSPACED}])")


def indexed(text: str) -> str:
    """The text as the index takes it: its letters composed, its words without hyphens that are not seen."""
    return text if text.isascii() else _unspaced().sub(r" \1 ", _WITHIN.sub("", normalize("NFC", text)))


def has_letters(text: str) -> bool:
    """Whether there is a letter or a digit in it, so that the index can hold it."""
    return any(map(str.isalnum, text))
