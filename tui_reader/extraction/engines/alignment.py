"""An engine's answer laid back onto the page: which of the page's own texts it holds."""

import re
from collections.abc import Sequence
from functools import lru_cache

# Scripts written without blanks, of which every sign counts as a word.
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_ALONE}]|[^\\W{_ALONE}]+")
_ASCII_WORD = re.compile(r"\w+", re.ASCII)
_USUAL_WORD = re.compile(r"\w+")
_DENSE = re.compile(f"[{_ALONE}]")
SHINGLE = 4
SHORT = 600
"""Characters of a text whose words are remembered: a page's units, the engines' answers and the choice ask again."""
ENOUGH = 0.5
"""Share of a text's shingles that must be in the answer."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case."""
    return _remembered(text) if len(text) <= SHORT else _words(text)


def _words(text: str) -> tuple[str, ...]:
    if text.isascii():
        return tuple(_ASCII_WORD.findall(text.lower()))
    return tuple((_WORD if _DENSE.search(text) else _USUAL_WORD).findall(text.lower()))


_remembered = lru_cache(1024)(_words)


def weight(text: str) -> int:
    """How much text a text is, in letters of an alphabet: a sign of a script without blanks says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_DENSE.findall(text))


def held(texts: Sequence[tuple[str, ...]], answer: Sequence[str]) -> list[bool]:
    """For every text, given as its words, whether `answer` holds it: by shingles, a short one by its whole line."""
    lines = set(map(words, answer))
    shingles = {shingle for line in lines for shingle in _shingles(line)}
    result = []
    for text in texts:
        if text in lines or len(text) < SHINGLE:  # a whole line, as most are, is held without its shingles
            result.append(bool(text) and text in lines)
        else:
            own = _shingles(text)
            result.append(sum(map(shingles.__contains__, own)) >= ENOUGH * len(own))
    return result


def _shingles(text: tuple[str, ...]) -> list[tuple[str, ...]]:
    if len(text) < SHINGLE:
        return [text]
    return list(zip(text, text[1:], text[2:], text[3:], strict=False))
