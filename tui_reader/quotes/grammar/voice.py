"""Who can speak: names, people, papers and bodies; not a lilt, a law or a silence."""

from typing import Literal

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.tokens import BREAKS, Clause

Voice = Literal["heard", "doubtful", "none"]


def voice(clause: Clause, verb: int, subject: tuple[int, int]) -> Voice:
    """What a verb makes of its subject: one that says many things besides (`continued`, `adds`) makes a speaker only of
    who can be one; beside the words, a phrase that may be what they stand in.
    """
    opens = BREAKS.issuperset(clause.lower[:verb])  # `”, continues the report`
    if clause.lower[verb] not in clause.words.weak or opens or can_speak(clause, subject):
        return "heard"
    return "doubtful" if _beside(clause, verb, subject) else "none"


def can_speak(clause: Clause, subject: tuple[int, int]) -> bool:
    """Whether a noun phrase is somebody, as far as its form tells."""
    words = clause.words
    lower = [clause.lower[at] for at in clause.within(subject)]
    if not lower or lower[0] in words.pronouns:
        return bool(lower)
    names = [at for at in clause.within(subject) if clause.is_name(at)]
    noun = words.nouns_capitalised and lower[0] in words.determiners
    # "Striden fortsatte": where the article is a noun's ending, its capital may be the sentence's.
    first = words.bare_nouns and names == [0] and not {lower[0]} & (words.female | words.male)
    if names and not noun and not first:
        return True
    end = next((at for at, word in enumerate(lower) if at and (word in words.prepositions or word in BREAKS)), None)
    # Where adjectives follow their noun, any word may be it.
    nouns = lower[:end] if words.phrases_between else lower[:end][-1:]
    return any(is_person(noun, words) for noun in nouns if noun not in words.determiners)


def is_person(noun: str, words: Lexicon) -> bool:
    """Whether a noun is of those that speak: by the lists, or by the ending of who does something."""
    one = noun.removesuffix("s")
    lists = (words.kin, words.titles, words.people, words.things)
    if noun.endswith(words.agents) or any(noun in each or one in each for each in lists):
        return True
    # "Vorstandschef": of a noun made of two, the last.
    return words.nouns_capitalised and any(noun[at:] in each for at in range(1, len(noun) - 3) for each in lists)


def is_mute(noun: str, words: Lexicon) -> bool:
    """Whether a noun is, by the lists or the ending of what is felt, done or made, of those that never speak."""
    return noun in words.mute or (noun.endswith(words.mute_endings) and not is_person(noun, words))


def _beside(clause: Clause, verb: int, subject: tuple[int, int]) -> bool:
    """Whether nothing but its subject and adverbs stands between a verb and the words it leads to."""
    lower, words = clause.lower, clause.words
    return all(
        lower[at] in BREAKS
        or lower[at] in words.between
        or lower[at].endswith("ly")
        or subject[0] <= clause.start(at) < subject[1]
        for at in range(verb + 1, len(lower))
    )
