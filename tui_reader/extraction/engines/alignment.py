"""An engine's answer laid back onto the page: which of the page's own texts it holds."""

import re
from collections import Counter
from collections.abc import Sequence

# Scripts written without blanks, of which every sign counts as a word.
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_ALONE}]|[^\\W{_ALONE}]+")
_ASCII_WORD = re.compile(r"\w+", re.ASCII)
_DENSE = re.compile(f"[{_ALONE}]")
SHINGLE = 4
ENOUGH = 0.5
"""Share of a text's shingles that must be in the answer."""


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text.lower())


def weight(text: str) -> int:
    """How much text a text is, in letters of an alphabet: a sign of a script without blanks says as much as three."""
    return len(text) + 2 * len(_DENSE.findall(text)) if text and max(text) >= "\u0e00" else len(text)


def held(texts: Sequence[Sequence[str]], answer: Sequence[str]) -> list[bool]:
    """For every text, given as its words, whether `answer` holds it: by shingles, a short one by its whole line."""
    split = [words(line) for line in answer]
    lines = Counter(map(tuple, split))
    shingles = {shingle for line in split for shingle in _shingles(line)}
    result = []
    for text in texts:
        if len(text) < SHINGLE:
            result.append(bool(text) and lines[tuple(text)] > 0)
        else:
            own = _shingles(text)
            result.append(sum(map(shingles.__contains__, own)) >= ENOUGH * len(own))
    return result


def _shingles(text: Sequence[str]) -> list[tuple[str, ...]]:
    if len(text) < SHINGLE:
        return [tuple(text)]
    return list(zip(text, text[1:], text[2:], text[3:], strict=False))
