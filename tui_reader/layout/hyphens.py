"""Where words may be divided, by language (the patterns of pyphen, which are those of LibreOffice and TeX)."""

import re
from collections.abc import Callable
from functools import lru_cache

from tui_reader.layout.wrap import LONGEST

SHORTEST = 6
"""Letters of the shortest word that is divided; three stand on both sides of the hyphen at least."""
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = 20_000
_NAMES = {"no": "nb", "iw": "he", "in": "id"}
"""Tags that the patterns know by another name."""


@lru_cache(16)
def hyphens(language: str) -> Callable[[str], list[int]] | None:
    """Places in a word, its marks included, where a line may end with a hyphen; None for a language without patterns.

    language: a tag like "en" or "de-CH".
    """
    import pyphen  # 6 ms, and only where words are divided

    first, _, rest = language.partition("-")
    name = _NAMES.get(first.lower(), first.lower()) + (f"_{rest}" if rest else "")
    found = pyphen.language_fallback(name) if language else None
    if found is None:
        return None
    dictionary = pyphen.Pyphen(lang=found)

    @lru_cache(_WORDS)
    def places(word: str) -> list[int]:
        result: list[int] = []
        if len(word) > LONGEST:
            return result
        for run in _LETTERS.finditer(word):
            letters = run.group()
            if len(letters) >= SHORTEST:
                at = run.start()
                result += [at + p for p in dictionary.positions(letters.lower()) if 3 <= p <= len(letters) - 3]
        return result

    return places


def can_divide(language: str) -> bool:
    """Whether there are patterns for a language."""
    return hyphens(language) is not None
