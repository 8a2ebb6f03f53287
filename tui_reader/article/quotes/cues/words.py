"""What the rules need to know of a language."""

from typing import NamedTuple


def listed(text: str) -> frozenset[str]:
    """The words of `text`, one list to a paragraph of source instead of one word to a line."""
    return frozenset(text.split())


def phrases(text: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases between bars, by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in text.split("|"):
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


class Words(NamedTuple):
    """Word lists of one language, all in lower case.

    verbs: finite forms that attribute; participles: forms without a subject of their own ("adding");
    bases: infinitives, cues only behind one of the modals ("would say"); coordinates: "and", "but";
    by: phrases that name the speaker behind them ("according to"), as tuples of words;
    pronouns: personal pronoun -> gender: "m", "f", "n" (things), "p" (several), "1" (I, we), "" (unknown);
    relatives: "who"; determiners: what a noun phrase may begin with; prepositions: what ends a name's phrase;
    starters: prepositions and subordinators that open a phrase before the subject; joins: words that end a clause;
    between: adverbs and auxiliaries between subject and verb; titles: title before a name -> gender;
    kin: noun -> gender of the person it names; not_names: capitalised words at a sentence's start that name nobody;
    particles: lower-case parts of names; female, male: given names. bridges: words
    that lead into words quoted as a part of the sentence ("was", "to"); naming: verbs with an object before the words ("called the plan"); suffix: endings of unlisted verbs of speech.
    """

    verbs: frozenset[str]
    participles: frozenset[str]
    bases: frozenset[str]
    modals: frozenset[str]
    coordinates: frozenset[str]
    by: dict[str, tuple[tuple[str, ...], ...]]
    pronouns: dict[str, str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    starters: frozenset[str]
    joins: frozenset[str]
    between: frozenset[str]
    titles: dict[str, str]
    kin: dict[str, str]
    not_names: frozenset[str]
    particles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    bridges: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    suffix: tuple[str, ...] = ()
    nouns_capitalised: bool = False
    oblique: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    inverted: frozenset[str] = frozenset()
    behind_name: frozenset[str] = frozenset()
