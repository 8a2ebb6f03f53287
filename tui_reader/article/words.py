"""How long a text is: words, and minutes to read them."""

import re
from collections.abc import Iterable

# Words a minute of silent reading: Brysbaert 2019, meta-analysis, 238 for English non-fiction.
WORDS_A_MINUTE = 238
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


def minutes(count: int) -> int:
    """Whole minutes to read `count` words, at least one."""
    return max(1, round(count / WORDS_A_MINUTE))
