"""Whom "he" or "she" means: the last subject or speaker of that gender, sentence by sentence backwards."""

from collections.abc import Sequence

from tui_reader.article.quotes.clauses import Clause, first_subject
from tui_reader.article.quotes.cues.words import Words
from tui_reader.article.quotes.names.people import People
from tui_reader.article.quotes.sentences import sentence_ends

# Paragraphs looked at above the pronoun's own: farther back somebody else has been spoken of.
REACH = 5


class Pronouns:
    """Answers for one article; what its sentences are about is read once, and only where a pronoun asks."""

    def __init__(self, texts: Sequence[str], people: People, words: Words) -> None:
        self._texts = texts
        self._people = people
        self._words = words
        self._subjects: dict[int, list[tuple[int, str]]] = {}
        self._speakers: dict[int, list[tuple[int, str]]] = {}

    def heard(self, paragraph: int, offset: int, name: str) -> None:
        """Somebody was found to speak at this place."""
        self._speakers.setdefault(paragraph, []).append((offset, name))

    def meant(self, paragraph: int, offset: int, gender: str) -> str | None:
        """The full name a pronoun at this place stands for, None when nobody fits."""
        for at in range(paragraph, max(-1, paragraph - 1 - REACH), -1):
            end = offset if at == paragraph else len(self._texts[at]) + 1
            named = [item for item in self._named(at) if item[0] < end]
            for _, name in sorted(named, reverse=True):
                if self._people.fits(name, gender):
                    return name
        return None

    def _named(self, paragraph: int) -> list[tuple[int, str]]:
        if paragraph not in self._subjects:
            self._subjects[paragraph] = self._about(paragraph)
        return self._subjects[paragraph] + self._speakers.get(paragraph, [])

    def _about(self, paragraph: int) -> list[tuple[int, str]]:
        """Each sentence's subject that is a name, in full."""
        text = self._texts[paragraph]
        ends = sentence_ends(text)
        found: list[tuple[int, str]] = []
        for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
            clause = Clause(text, start, min(end, start + 200))
            subject = first_subject(clause, 0, len(clause.words), self._words)
            if subject is None:
                continue
            name, gender = self._people.name_in(text[slice(*subject)])
            if name:
                found.append((subject[0], self._people.full(name, gender)))
        return found
