"""Where the people of a dialogue are named: the mentions of each paragraph, without what is said in it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.marks.paragraphs import Paragraph
from tui_reader.quotes.names.written import UPPER

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_CAPITAL = re.compile(_WORD)
# The same where it begins with a capital; the letter stands first, so that re skips to the next one at the speed of C.
_CAPITALISED = re.compile(rf"[{UPPER}](?<![^\W\d_].)(?<![^\W\d_]-.){_WORD.replace('+', '*', 1)}")


class PeopleNear:
    """The people of an article by the words of their names, and where the narrator and the speakers name them."""

    def __init__(self, paragraphs: Sequence[Paragraph], speakers: Sequence[str], words: Lexicon) -> None:
        self._paragraphs = paragraphs
        self._by_word: dict[str, str] = {}
        self._told: dict[int, list[tuple[int, str]]] = {}
        skipped = set(words.titles) | words.particles | words.determiners | words.prepositions
        shared: set[str] = set()
        for name in dict.fromkeys(speakers):
            for word in _CAPITAL.findall(name):
                if word[0].isupper() and word.lower() not in skipped:
                    other = self._by_word.setdefault(word, name)
                    if other != name:
                        shared.add(word)
        for word in shared:
            del self._by_word[word]

    def named(self, index: int) -> list[tuple[int, str]]:
        """`(offset, name)` of who the narrator names in the paragraph, in order."""
        if index not in self._told:
            self._told[index] = self._in(self._paragraphs[index].narration)
        return self._told[index]

    def _in(self, text: str) -> list[tuple[int, str]]:
        by_word = self._by_word
        return [
            (match.start(), by_word[word])
            for match in _CAPITALISED.finditer(text)
            if (word := match.group()) in by_word
        ]

    def addressed(self, text: str) -> frozenset[str]:
        """Who is named in what somebody says."""
        return frozenset(map(self._by_word.__getitem__, self._by_word.keys() & _CAPITALISED.findall(text)))

    def nearest(self, index: int, start: int, end: int) -> tuple[dict[str, int], dict[str, int]]:
        """Characters from each name in the paragraph to a quotation `[start, end)` behind it, and from it to each."""
        named = self.named(index)
        cut = bisect_left(named, (start,))
        before = {name: start - offset for offset, name in named[:cut]}
        behind: dict[str, int] = {}
        for offset, name in named[cut:]:
            if offset >= end:
                behind.setdefault(name, offset - end)
        return before, behind
