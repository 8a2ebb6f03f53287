"""Whom "he" or "she" means: the last subject or speaker of that gender, sentence by sentence backwards."""

from bisect import bisect_left, insort
from collections.abc import Sequence, Set

from tui_reader.article.sentences import sentence_ends
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.speech_verbs import acts, inserted
from tui_reader.quotes.grammar.subjects import first_subject
from tui_reader.quotes.grammar.tokens import Clause
from tui_reader.quotes.names.people import People

# Paragraphs looked at above the pronoun's own, and names in each: farther back somebody else has been spoken of.
PARAGRAPHS = 3
NAMES = 24
# How much of a sentence is read for its subject.
_SENTENCE = 250
# What opens a clause about somebody, with the name right behind it.
_WHILE = frozenset(
    "while although though während obwohl pendant tandis mientras aunque mentre enquanto terwijl".split()
)
# How far before a pronoun a name that is no subject may stand.
_BEFORE = 200


class Pronouns:
    """Answers for one article; what its sentences are about is read once, and only where a pronoun asks."""

    def __init__(self, texts: Sequence[str], people: People, words: Lexicon, captions: Set[int]) -> None:
        self._texts = texts
        self._people = people
        self._words = words
        self._captions = captions
        self._named: dict[int, list[tuple[int, str]]] = {}
        self._heard: dict[int, list[tuple[int, str]]] = {}
        self._spoken: dict[int, list[str]] = {}
        self._opens: dict[int, set[int]] = {}

    def heard(self, paragraph: int, offset: int, name: str) -> None:
        """Somebody was found to speak at this place."""
        self._spoken.setdefault(paragraph, []).append(name)
        if paragraph in self._named:
            insort(self._named[paragraph], (offset, name))
        else:
            self._heard.setdefault(paragraph, []).append((offset, name))

    def meant(self, paragraph: int, offset: int, gender: str) -> str | None:
        """The full name a pronoun at this place stands for, None when nobody fits."""
        above, passed = self._above(paragraph), False
        for at in (paragraph, *above):
            if at not in self._named:
                self._named[at] = sorted(self._about(at) + self._heard.pop(at, []))
            named = self._named[at]
            end = bisect_left(named, (offset,)) if at == paragraph else len(named)
            spoken = set(self._spoken.get(at, ())) if [at] == above[:1] else set()
            if len(spoken) == 1 and all(self._people.fits(name, gender) for name in spoken):
                return spoken.pop()  # who spoke just above goes on, whoever was named since
            nearest = [name for _, name in reversed(named[max(0, end - NAMES) : end])]
            for place, name in enumerate(nearest):
                if self._people.fits(name, gender):
                    return None if passed or self._is_doubtful(nearest, place, gender) else name
            if at == paragraph:
                # "She and her deputy, Jon Dahl, came": named beside the subject, just before the pronoun.
                near = self._people.only_in(self._texts[at][max(0, offset - _BEFORE) : offset], gender)
                if near is not None:
                    return near or None
                if at not in self._opens:
                    self._opens[at] = {0, *sentence_ends(self._texts[at])}
                # not "When the Hall opened, she"
                nearest = [name for place, name in named[max(0, end - NAMES) : end] if place in self._opens[at]]
            passed = passed or any(map(self._people.may_be_person, nearest))
        return None

    def _above(self, paragraph: int) -> list[int]:
        """The paragraphs above one that a pronoun in it may look back to; what a picture shows is none of them."""
        near = range(paragraph - 1, max(-1, paragraph - 1 - PARAGRAPHS), -1)
        return [at for at in near if at not in self._captions]

    def _is_doubtful(self, nearest: Sequence[str], place: int, gender: str) -> bool:
        """Whether somebody else may be meant as well as the name at `place`, whose own gender nothing tells."""
        if self._people.may_be_noun(nearest[place]):
            return True
        if any(self._people.may_be_person(name) for name in nearest[:place]):
            return True
        if self._people.gender_of(nearest[place]):
            return False
        others = {name for name in nearest if name != nearest[place]}
        return any(self._people.gender_of(name) == gender for name in others)

    def _about(self, paragraph: int) -> list[tuple[int, str]]:
        """The full names of each sentence's subject, and of who speaks at the end of it ("..., said Berg")."""
        text = self._texts[paragraph]
        ends = sentence_ends(text)
        found: list[tuple[int, str]] = []
        for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
            if not self._people.may_name(text, start, min(end, start + _SENTENCE)):
                continue
            clause = Clause(text, start, min(end, start + _SENTENCE), self._words)
            last = len(clause.tokens)
            opening = _opening(clause)
            subject = first_subject(clause, 0, last)
            commas = [
                at for at in range(1, last) if clause.lower[at - 1] == "," and clause.lower[at] in self._words.cues
            ]
            verb = next((at for at in commas if acts(clause, at)), None)
            speaker = inserted(clause, verb) if verb is not None else None
            for span in (opening, subject, speaker):
                name, gender = self._people.name_in(text[slice(*span)]) if span else ("", "")
                if span and name and "/" not in name:  # "Anna Berg/Post": who took a picture
                    full = self._people.full(name, gender)
                    found.append((span[0], full))
                    if span is speaker:
                        self._people.voice(full)
        return found


def _opening(clause: Clause) -> tuple[int, int] | None:
    """Whom a sentence names before its subject: `According to Berg, it is`, `While Berg rows,`."""
    words, lower = clause.words, clause.lower
    phrases = words.by.get(lower[0], ()) if lower else ()
    led = next(
        (len(one) for one in phrases if tuple(lower[: len(one)]) == one), int(bool(lower) and lower[0] in _WHILE)
    )
    last = led - 1
    while last + 1 < len(lower) and clause.in_name(last + 1):
        last += 1
    return clause.span(led, last) if led and last >= led and clause.is_name(led) else None
