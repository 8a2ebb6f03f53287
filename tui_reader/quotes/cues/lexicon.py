"""What the rules need to know of a language."""

from typing import NamedTuple


def listed(text: str) -> frozenset[str]:
    """The words of `text`, a list as a paragraph of source instead of one word to a line."""
    return frozenset(text.split())


def conjugated(stems: str, endings: str) -> frozenset[str]:
    """Every stem with every ending: the forms of regular verbs."""
    return frozenset(stem + ending for stem in stems.split() for ending in endings.split())


def phrases(text: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases between bars, by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in text.split("|"):
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def describes(word: str) -> bool:
    """Whether a word is a name made into an adjective: `Lund-based`, `Danish-speaking`."""
    tail = word.rpartition("-")[2]
    return len(tail) < len(word) and (tail in _DESCRIBING or (tail.islower() and tail.endswith(("ing", "ed"))))


_DESCRIBING = listed("born led made style run wide era area held built bound")

NONE: frozenset[str] = frozenset()


class Lexicon(NamedTuple):
    """Word lists of one language, all in lower case; what a language does not need is empty."""

    # Finite verbs that attribute: "said".
    verbs: frozenset[str]
    # Personal pronoun -> gender: "m", "f", "n" (things), "p" (several), "1" (I, we), "2" (you), "" (unknown).
    pronouns: dict[str, str]
    # What a noun phrase may begin with.
    determiners: frozenset[str]
    # What ends a name's phrase: "of", "in", "who".
    prepositions: frozenset[str]
    # Prepositions and subordinators that open a phrase before the subject.
    starters: frozenset[str]
    # Words that end a clause: "that", "because".
    joins: frozenset[str]
    # Adverbs and auxiliaries between subject and verb.
    between: frozenset[str]
    # Capitalised words at a sentence's start that name nobody.
    not_names: frozenset[str]
    # Phrases that name the speaker behind them ("according to"), by their first word.
    by: dict[str, tuple[tuple[str, ...], ...]] = {}  # noqa: RUF012 - a named tuple's default, never changed
    # All words an attribution may begin at; filled in where a language is read.
    cues: frozenset[str] = NONE
    # Words that one article capitalises only because they stand first; filled in for each article.
    first_words: frozenset[str] = NONE
    # Forms that take over the subject of the verb before them: "adding".
    participles: frozenset[str] = NONE
    # Infinitives, cues only behind one of the modals ("would say").
    bases: frozenset[str] = NONE
    modals: frozenset[str] = NONE
    # Verbs of many things besides speech, which make a speaker only of who can be one: "continued", "adds".
    weak: frozenset[str] = NONE
    # Nouns of people, bodies and papers that speak, and endings of who does something.
    people: frozenset[str] = NONE
    agents: tuple[str, ...] = ()
    # Nouns of things that nobody speaks by, and endings of what is felt, done or made.
    mute: frozenset[str] = NONE
    mute_endings: tuple[str, ...] = ()
    # "and", "but".
    coordinates: frozenset[str] = NONE
    # "who".
    relatives: frozenset[str] = NONE
    # Title before a name, and noun for a person -> gender.
    titles: dict[str, str] = {}  # noqa: RUF012 - as above
    kin: dict[str, str] = {}  # noqa: RUF012 - as above
    # Last words of names that are no person's: "House", "Party".
    things: frozenset[str] = NONE
    # Lower-case parts of names: "von".
    particles: frozenset[str] = NONE
    # Given names.
    female: frozenset[str] = NONE
    male: frozenset[str] = NONE
    # Words that lead into words quoted as a part of the sentence: "was", "to".
    bridges: frozenset[str] = NONE
    # Verbs with an object before the words: "called the plan".
    naming: frozenset[str] = NONE
    # Verbs whose object speaks, before a colon: "the report quotes Anna Berg:".
    quoting: frozenset[str] = NONE
    # Pronouns behind a verb of naming: "called her".
    objects: frozenset[str] = NONE
    # Pronouns a verb is written together with: "-elle".
    clitics: tuple[str, ...] = ()
    # Articles, prepositions and pronouns that are written together with the next word: "l'".
    elisions: frozenset[str] = NONE
    # Auxiliaries that are written together with the pronoun before them: "he'd".
    contractions: frozenset[str] = NONE
    # Articles that are written together with the word before them: "vroeg't".
    enclitics: frozenset[str] = NONE
    # Verbs that do what they say: "declared a truce".
    deeds: frozenset[str] = NONE
    # Articles that mean somebody known: "the".
    definite: frozenset[str] = NONE
    # Endings of verbs of speech in no list.
    suffix: tuple[str, ...] = ()
    # Endings of a narrator's verbs, before a name in a dialogue: "balbutia Anne".
    told: tuple[str, ...] = ()
    # Words of who speaks and who is spoken to: "je", "votre".
    persons: frozenset[str] = NONE
    # Endings of words that open a sentence before its subject: "Recently", "Smiling".
    adverbs: tuple[str, ...] = ()
    # The closing mark stands before the sentence's comma and full stop.
    marks_inside: bool = False
    # German: nouns are capitalised and the verb stands second.
    nouns_capitalised: bool = False
    # A noun follows a name that says what it is of: "Time magazine".
    compounds: bool = False
    # The verb stands second: behind a quotation, before its subject.
    verb_second: bool = False
    # Nouns have no article, or none before them: "сообщил посол", "säger rektorn".
    bare_nouns: bool = False
    # Names have cases: "zdaniem Jana Kota" is Jan Kot's.
    declined: bool = False
    # Phrases may stand between a verb and the subject behind it: "disse ao jornal Ana Reis".
    phrases_between: bool = False
    # Articles of a case no subject stands in.
    oblique: frozenset[str] = NONE
    # "so Berg": no verb, but inverted like one; "Berg zufolge".
    inverted: frozenset[str] = NONE
    behind_name: frozenset[str] = NONE
    # "nach Angaben der Polizei": nouns between the phrase and the speaker.
    reports: frozenset[str] = NONE
    # "teilte mit": verbs in two words, and what the second may be.
    separable: frozenset[str] = NONE
    particles_of_verbs: frozenset[str] = NONE
    # "wird zitiert": participles whose subject stands by the auxiliary.
    cited: frozenset[str] = NONE
    passives: frozenset[str] = NONE
    # "was called": forms of to be, and adverbs between them and the participle.
    be: frozenset[str] = NONE
    often: frozenset[str] = NONE
    # Nouns of time, which speak to nobody: "some years later".
    times: frozenset[str] = NONE
    # What has a title: "the song", before which marks quote nobody.
    works: frozenset[str] = NONE
    # Participles of who is given a name, before words that are it ("nommé"), and what may stand between ("comme").
    called: frozenset[str] = NONE
    alike: frozenset[str] = NONE
    # All that may stand right before a name that is given; filled in by `words_of`.
    may_call: frozenset[str] = NONE
    # Verbs that give a name as well as say one, which they do behind something that is new: "a folder called".
    named: frozenset[str] = NONE
    indefinite: frozenset[str] = NONE
    # Endings of participles that are in the list of verbs, which need one of these before them: "a lancé".
    participle_ends: tuple[str, ...] = ()
    auxiliaries: frozenset[str] = NONE
    # Participles in the list of verbs that say nothing without one of these: "werd gezegd".
    perfects: frozenset[str] = NONE
    # Endings of participles that open a sentence before its subject, with a preposition: "Consultado por Berg".
    asked: tuple[str, ...] = ()
    # Forms of verbs that tell what somebody else said: "sei", "habe".
    reporting: frozenset[str] = NONE
    # Infinitives that attribute behind a form of making or letting: "ha fatto sapere", "laat weten".
    known: frozenset[str] = NONE
    lets: frozenset[str] = NONE
    # "Also sprach der Alte": what opens a line that closes a speech.
    thus: frozenset[str] = NONE
    # "heißt es": verbs without anybody as their subject.
    impersonal: frozenset[str] = NONE
