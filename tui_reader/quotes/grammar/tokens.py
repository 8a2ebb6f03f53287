"""A clause as tokens: what the rules of grammar look at."""

import re

from tui_reader.quotes.cues.lexicon import Lexicon, listed

_TOKEN = re.compile(r"[^\W_](?:[\w’'&/]|-(?=\w)|\.(?=\w))*\.?|[,:;()\[\]—–…-]")
BREAKS = frozenset(",:;()[]—–…-")
# How far a clause is read on each side of a quotation: longer ones name no speaker near enough to be sure of.
REACH = 400
# The tokens of the longest remark in brackets that a clause is read without: "(D-Ohio)", "(45)".
_ASIDE = 15
# Titles longer than three letters: the full stop is theirs, not the sentence's.
_KEEPS_DOT = listed("mrs. sen. rep. gov. gen. col. sgt. prof. rev. capt. sens. reps. mme.")


class Clause:
    """The tokens of `text[start:end]`, their lower case, where they lie, and the word lists of their language."""

    __slots__ = ("_found", "lower", "tokens", "words")

    def __init__(self, text: str, start: int, end: int, words: Lexicon) -> None:
        found = list(_TOKEN.finditer(text, start, end))
        if text.find("(", start, end) >= 0:
            found = _without_asides(found)
        self._found = found
        self.words = words
        self.tokens = [match.group() for match in found]
        for at, token in enumerate(self.tokens):
            if token[-1] == "." and len(token) > 3 and "." not in token[:-1] and token.lower() not in _KEEPS_DOT:
                self.tokens[at] = token[:-1]
        self.lower = [token.lower() for token in self.tokens]

    def start(self, at: int) -> int:
        """Where the token begins."""
        return self._found[at].start()

    def end(self, at: int) -> int:
        """Where the token ends, without a sentence's full stop."""
        return self._found[at].start() + len(self.tokens[at])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens `first` to `last`, both included."""
        return self.start(first), self.end(last)

    def is_name(self, at: int) -> bool:
        """Whether the token is capitalised as a name is, and not for standing first."""
        token = self.tokens[at]
        if not token[0].isupper():
            return False
        return self.lower[at].rstrip(".") not in self.words.not_names or (len(token) == 2 and token[1] == ".")

    def in_name(self, at: int) -> bool:
        """Whether the token may stand in a name: Anna, van, Berg."""
        return self.is_name(at) or self.lower[at] in self.words.particles


def _without_asides(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The tokens outside of brackets; what a bracket that is not closed soon holds stays."""
    kept: list[re.Match[str]] = []
    at = 0
    while at < len(found):
        if found[at].group() == "(":
            limit = min(len(found), at + _ASIDE)
            at = next((place for place in range(at, limit) if found[place].group() == ")"), at)
        else:
            kept.append(found[at])
        at += 1
    return kept
