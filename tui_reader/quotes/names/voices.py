"""Who is meant by the words that name a speaker: names in full, pronouns resolved, roles known."""

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.clauses import Attribution
from tui_reader.quotes.grammar.voice import is_mute, is_person
from tui_reader.quotes.marks.paragraphs import MASK
from tui_reader.quotes.names.people import People
from tui_reader.quotes.names.pronouns import Pronouns
from tui_reader.quotes.names.written import UPPER

_MARKS = re.compile('["“”„«»]')
# Characters behind a pronoun in which its clause may name somebody else.
_NEAR = 120
_STOP = re.compile('[.!?"“”„«»]')
# "she, Anna Berg,": the name behind a pronoun.
_APPOSED = re.compile(rf",\s([{UPPER}][\w’'-]*(?:\s[{UPPER}][\w’'-]*){{0,3}}),")
_MANY = frozenset("we wir nous nosotros nosotras nós noi wij vi my мы".split())
# The most words of a speaker without a name.
NOUN = 8
# And of several people without an article.
_SEVERAL = 3


class Said(NamedTuple):
    """Who a quotation is from, as far as the text tells. sure: its own sentence says so by a listed verb."""

    speaker: str | None
    mention: str | None
    cue: str | None
    sure: bool = False


NOBODY = Said(None, None, None)


class Voices:
    """Says of each attribution who is meant; to be asked in reading order, since a pronoun looks back."""

    def __init__(self, texts: Sequence[str], words: Lexicon, captions: Set[int] = frozenset()) -> None:
        self._words = words
        self.people = People(texts, words)
        self._pronouns = Pronouns(texts, self.people, words, captions)
        self._roles: dict[str, set[str]] = {}

    def said(self, text: str, paragraph: int, attribution: Attribution | None) -> Said:
        """The speaker of an attribution in `text`, which is the paragraph of that index."""
        if attribution is None or not attribution.voiced:
            return NOBODY
        start, end = attribution.mention
        mention = " ".join(text[start:end].split())
        if '"' in mention or not mention.isascii():
            mention = " ".join(_MARKS.sub("", mention).split())
        if MASK in mention:
            return NOBODY  # "The `Result` type"
        cue = " ".join(text[slice(*attribution.cue)].split()) if attribution.cue else None
        gender = self._words.pronouns.get(mention.lower())
        if (
            self._words.nouns_capitalised
            and mention == "Sie"
            and text[max(0, start - _NEAR) : start].rstrip()[-1:].isalpha()
        ):
            return Said(None, mention, cue) if attribution.strong else NOBODY  # "Kennen Sie": whoever reads
        if gender is not None:
            return self._pronoun(text, paragraph, attribution, mention, cue, gender)
        name, gender = self.people.name_in(mention)
        if not name or not self.people.is_name(name):
            return self._nameless(attribution, mention, cue, is_named=bool(name))
        if self._words.declined:
            name, several = self._undeclined(name, cue or "")
            if several:
                return Said(None, mention, cue)
        likely = " " not in name and not self._words.nouns_capitalised
        if not attribution.strong and not likely and not self.people.known(name):
            return Said(None, mention, cue)  # "Best Actress", "Ernster Nachsatz": a guess, of what may be no person
        namesakes = self.people.namesakes(name, gender) if " " not in name else []
        if namesakes and not self.people.stands_out(namesakes):
            return Said(None, mention, cue)  # where two people fit, nobody is named
        speaker = namesakes[0] if namesakes else self.people.full(name, gender)
        role = mention[: mention.find(name)].rstrip(", ").rpartition(" ")[2].lower()
        if role not in self._words.determiners:
            self._roles.setdefault(role, set()).add(speaker)
        if attribution.strong:
            self.people.voice(speaker)
        self._pronouns.heard(paragraph, start, speaker)
        is_sure = attribution.listed and not namesakes and (" " in name or not self.people.has_rival(speaker))
        return Said(speaker, mention, cue, is_sure)

    def _pronoun(
        self, text: str, paragraph: int, attribution: Attribution, mention: str, cue: str | None, gender: str
    ) -> Said:
        """Whom a pronoun means."""
        start, end = attribution.mention
        one = gender in ("m", "f") and (attribution.strong or self._words.marks_inside)
        meant = self._pronouns.meant(paragraph, start, gender) if one else None
        apposed = _APPOSED.match(text, end) if one else None
        if apposed and self.people.gender_of(apposed.group(1)) == gender:
            return Said(self.people.full(apposed.group(1), gender), mention, cue, attribution.listed)
        if meant and meant.split()[-1] in _STOP.split(text[end : end + _NEAR])[0]:
            meant = None  # "he accuses Jan Berg of": of somebody else
        if gender == "n" and not attribution.strong:
            return NOBODY  # "es wurde laut": nobody
        led = ":" in _STOP.split(text[end : end + _NEAR])[0]
        if gender == "2" or (mention.lower() in _MANY and not attribution.strong and not led):
            return NOBODY  # what one might say, and what happens to all of us
        # "I" is whoever writes: there is nobody else to find.
        first = mention if mention == "I" else mention.lower()
        return Said(first, mention, cue, attribution.listed) if gender == "1" else Said(meant, mention, cue)

    def _nameless(self, attribution: Attribution, mention: str, cue: str | None, *, is_named: bool) -> Said:
        """Who speaks behind words that are no name: a noun is a speaker where a verb of speech says so, not where only
        the form suggests it. is_named: the words have a name that is no person's.
        """
        noun = attribution.strong and not is_named and (self._is_noun(mention) or self._is_bare(mention))
        if not noun and not attribution.strong and mention.split()[0].lower() not in self._words.determiners:
            return NOBODY  # a guess, and no phrase that could be somebody
        if not attribution.strong and (self._words.phrases_between or not self._is_noun(mention)):
            return Said(None, None, cue)
        role = self._in_role(mention) if noun else None
        if role or not noun:
            return Said(role, mention if self._is_phrase(mention) else None, cue)
        if self._is_mute(mention):
            return Said(None, mention, cue)
        return Said(self.people.core(mention), mention, cue, attribution.listed)

    def _undeclined(self, name: str, cue: str) -> tuple[str, bool]:
        """The nominative of a name where the article has it, else its fullest form; and whether it may be several.

        A phrase (`по словам`) and a verb that passes on (`cituje`) have a name behind them that is declined.
        """
        first = cue.lower().partition(" ")[0]
        if first in self._words.by or first in self._words.quoting:
            found = self.people.declined(name)
            return (found[0], len(found) > 1) if found else (name, False)
        if " " in name or self.people.full(name) != name:
            return name, False
        found = self.people.forms_of(name)
        return (found[0] if len(found) == 1 else name), False

    def _in_role(self, mention: str) -> str | None:
        """`the mayor`, where the article named one mayor and no other."""
        determiner, _, role = mention.lower().partition(" ")
        named = self._roles.get(role, ()) if determiner in self._words.definite else ()
        return next(iter(named)) if len(named) == 1 else None

    def _is_mute(self, mention: str) -> bool:
        """Whether a phrase without a name is about a thing that never speaks: `the environment`, `die Sicherheit`."""
        words, lists = self.people.core(mention).lower().split(), self._words
        end = next((at for at, word in enumerate(words) if at and word in lists.prepositions), None)
        return is_mute(words[:end][-1], lists)

    def _is_phrase(self, mention: str) -> bool:
        """Whether the words can stand for somebody as they are: `the woman beside him`, `Lund police`, not `day`."""
        words = mention.lower().split()
        elided = words[0].replace("’", "'").partition("'")[0] + "'" in self._words.elisions
        return elided or words[0] in self._words.determiners or any(map(str.isupper, mention))

    def _is_bare(self, mention: str) -> bool:
        """`посол`, `harbour officials`: a noun in a language without articles, several people in one with compounds."""
        words = mention.split()
        if self._words.bare_nouns:
            return mention.islower() and len(words) <= NOUN
        several = self._words.compounds and mention.islower() and mention.endswith("s") and len(words) <= _SEVERAL
        return several and is_person(words[-1], self._words)

    def _is_noun(self, mention: str) -> bool:
        """`the company`, `Berg's lawyer`: a short phrase with a determiner, and no verb that slipped in."""
        words = self.people.core(mention).lower().replace("’", "'").split()
        lists = self._words
        article, cut, noun = words[0].partition("'")
        if noun and article + cut in lists.elisions:
            words[:1] = [article + cut, noun]
        if len(words) > NOUN or not (words[0] in lists.determiners or words[0].endswith(("'s", "’s", "s'", "s’"))):
            return False
        if words[-1] in lists.times or not lists.be.isdisjoint(words):
            return False
        return lists.verbs.isdisjoint(words[:-1]) and not any(word in lists.pronouns for word in words[1:])
