"""A clause as tokens: what the rules of grammar look at."""

import re
from bisect import bisect_left

from tui_reader.quotes.cues.lexicon import NONE, Lexicon, describes, listed

# The Dutch articles 't and 'n begin with their apostrophe.
_TOKEN = re.compile(r"[^\W_][\w’'&/]*+(?:[-.](?=\w)[\w’'&/]++)*+\.?+|[,:;()\[\]—–…-]|(?<!\w)['’][tn](?!\w)")
BREAKS = frozenset(",:;()[]—–…-")
# How far a clause is read on each side of a quotation: longer ones name no speaker near enough to be sure of.
REACH = 400
# The tokens of the longest remark in brackets that a clause is read without: "(D-Ohio)", "(45)".
_ASIDE = 15
# Titles: the full stop is theirs, not the sentence's.
_KEEPS_DOT = listed(
    "mr. mrs. ms. mx. dr. sen. rep. gov. gen. lt. col. sgt. prof. rev. capt. maj. adm. fr. st. jr. sr. sens. reps. "
    "mme. hr. fr. dhr. mevr. sig. avv. ing. sra. srta. abg."
)


class Clause:
    """The tokens of `text[start:end]`, their lower case, where they lie, and the word lists of their language.

    Most are asked for words alone, so that where a token lies is looked up when it is asked for: it is found behind the
    one before it, since no token begins in what stands between two.
    """

    __slots__ = ("_starts", "_text", "_until", "lower", "tokens", "words")

    def __init__(self, text: str, start: int, end: int, words: Lexicon) -> None:
        self.words = words
        self._text = text
        self._starts: list[int] = []
        self._until = start
        self.tokens: list[str] = _TOKEN.findall(text, start, end)
        if text.find("(", start, end) >= 0:
            self._leave_asides()
        is_parted = text.find("’", start, end) >= 0 or text.find("'", start, end) >= 0
        is_parted = is_parted and bool(words.elisions or words.contractions or words.enclitics)
        if is_parted:
            self._part()
        if text.find(".", start, end) >= 0:
            self.tokens = [one[:-1] if one[-1] == "." and not _keeps_dot(one) else one for one in self.tokens]
        self.lower = [*map(str.lower, self.tokens)]
        if is_parted:
            self.lower = [
                word.replace("’", "'") if "’" in word and "’" in (word[0], word[-1]) else word for word in self.lower
            ]

    def _part(self) -> None:
        """What is written together with an apostrophe as two tokens: `l’opposition`, `dell’opera`, `he’d`."""
        for at in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[at]
            cut = self._cut(token) if "’" in token or "'" in token else 0
            if cut:
                self.tokens[at : at + 1] = (token[:cut], token[cut:])
                if self._starts:
                    start = self._starts[at]
                    self._starts[at : at + 1] = (start, start + cut)

    def _cut(self, token: str) -> int:
        """Where a token is parted, 0 for nowhere: `L’Oréal` and `D’Alema` are names."""
        mark = max(token.find("’"), token.find("'"))
        if mark <= 0:
            return 0
        before, behind = token[:mark].lower(), token[mark + 1 :]
        ending, words = behind.rstrip(".").lower(), self.words
        if ending in words.contractions and before in words.pronouns:
            return mark
        if ending in words.enclitics and any(before in one for one in (words.verbs, words.joins, words.prepositions)):
            return mark
        is_elided = f"{before}'" in self.words.elisions and behind not in ("", ".")
        return mark + 1 if is_elided and not (token[0].isupper() and behind[0].isupper()) else 0

    def _leave_asides(self) -> None:
        """Drop the tokens in brackets; what a bracket that is not closed soon holds stays."""
        self._find(len(self.tokens) - 1)
        tokens, starts = self.tokens, self._starts
        kept: list[int] = []
        at = 0
        while at < len(tokens):
            if tokens[at] == "(":
                limit = min(len(tokens), at + _ASIDE)
                at = next((place for place in range(at, limit) if tokens[place] == ")"), at)
            else:
                kept.append(at)
            at += 1
        self.tokens = [tokens[at] for at in kept]
        self._starts = [starts[at] for at in kept]

    def _find(self, last: int) -> None:
        """Look up where the tokens up to `last` begin."""
        find, until, tokens = self._text.find, self._until, self.tokens
        for at in range(len(self._starts), last + 1):
            start = find(tokens[at], until)
            self._starts.append(start)
            until = start + len(tokens[at])
        self._until = until

    def start(self, at: int) -> int:
        """Where the token begins."""
        if at >= len(self._starts):
            self._find(at)
        return self._starts[at]

    def end(self, at: int) -> int:
        """Where the token ends, without a sentence's full stop."""
        return self.start(at) + len(self.tokens[at])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens `first` to `last`, both included."""
        return self.start(first), self.end(last)

    def within(self, span: tuple[int, int]) -> range:
        """The tokens that begin within a span."""
        self._find(len(self.tokens) - 1)
        return range(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1]))

    def first_word(self, span: tuple[int, int]) -> str:
        """The token that begins where a span does, in lower case."""
        self._find(len(self.tokens) - 1)
        at = bisect_left(self._starts, span[0])
        return self.lower[at] if at < len(self.lower) else ""

    def is_name(self, at: int) -> bool:
        """Whether the token is capitalised as a name is, and not for standing first."""
        token = self.tokens[at]
        low = self.lower[at]
        if not token[0].isupper() or low in self.words.first_words or low in self.words.elisions:
            return False
        if "-" in token and describes(token):
            return False
        return self.lower[at].rstrip(".") not in self.words.not_names or (len(token) == 2 and token[1] == ".")

    def cues(self, also: frozenset[str] = NONE) -> list[int]:
        """Where an attribution may begin, or one of the words `also` stands."""
        cues, clitics = self.words.cues, self.words.clitics
        return [
            at
            for at, word in enumerate(self.lower)
            if word in cues or word in also or (word.endswith(clitics) and self.has_clitic(at))
        ]

    def is_cue(self, at: int) -> bool:
        """Whether an attribution may begin here: a listed word, or a verb with its pronoun (`balbutia-t-elle`)."""
        return self.lower[at] in self.words.cues or self.has_clitic(at)

    def has_clitic(self, at: int) -> bool:
        """Whether the token is a verb written together with its pronoun."""
        return self.lower[at].endswith(self.words.clitics) and self.tokens[at][0].islower()

    def only_first(self, at: int) -> bool:
        """Whether the token is capitalised for standing first, here or elsewhere in the article."""
        return self.tokens[at][0].isupper() and self.lower[at] in self.words.first_words

    def in_name(self, at: int) -> bool:
        """Whether the token may stand in a name: Anna, van, Berg."""
        return self.is_name(at) or self.lower[at] in self.words.particles


def _keeps_dot(token: str) -> bool:
    """Whether the full stop of a token is a part of it: an initial, a title, letters with a stop each."""
    if len(token) == 2:
        return token[0].isupper()
    return "." in token[:-1] or token.lower() in _KEEPS_DOT
