"""How long a text is: words, and minutes to read them."""

import re
from collections.abc import Iterable

# Words a minute of silent reading: Brysbaert 2019, meta-analysis, 238 for English non-fiction.
WORDS_A_MINUTE = 238
# How the same texts take in other languages, in words a minute where English takes 228: Trauzettel-Klosinski and
# Dietz 2012, Standardized Assessment of Reading Performance, table 2.
_ENGLISH = 228
_ELSEWHERE = {
    "ar": 138, "zh": 158, "nl": 202, "fi": 161, "fr": 195, "de": 179, "he": 187, "it": 188, "ja": 193, "pl": 166,
    "pt": 181, "ru": 184, "sl": 180, "es": 218, "sv": 199, "tr": 166,
}  # fmt: skip
# Scripts written without blanks are counted by character; one word is taken as 1.6 of them.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
CHARACTERS_A_WORD = 1.6


def words(texts: Iterable[str]) -> int:
    """Words of all texts; scripts without blanks count by character."""
    total = 0.0
    for text in texts:
        unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
        spaced = _UNSPACED.sub(" ", text) if unspaced else text
        total += len(spaced.split()) + unspaced / CHARACTERS_A_WORD
    return round(total)


def minutes(count: int, language: str = "") -> int:
    """Whole minutes to read `count` words of a language ("de", "de-AT"; English when not known), at least one."""
    pace = WORDS_A_MINUTE * _ELSEWHERE.get(language.lower()[:2], _ENGLISH) / _ENGLISH
    return max(1, round(count / pace))
