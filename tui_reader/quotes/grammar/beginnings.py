"""Whether an attribution begins at a place, and where a clause has a verb of speech: asked before one is read whole."""

import re

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.speech_verbs import acts
from tui_reader.quotes.grammar.tokens import BREAKS, REACH, Clause

SHORTEST = 4
"""Letters: no shorter word that is on no list is a verb of speech."""
# Words that a name and what stands between it and its verb may have.
_NEAR = 14
_WORDS = re.compile(r"[^\W_][\w&/]*+(?:-\w++)*+")
# What parts the first word from the rest of its token.
_JOINS = ("'", "’", ".", "-")


def attributes_at(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether an attribution begins right here: `he said`, `Anna Berg told`, `said the mayor`."""
    if not _may_attribute(text, start, end, words):
        return False
    clause = Clause(text, start, end, words)
    lower = clause.lower
    if not lower:
        return False
    at = 0
    while words.phrases_between and at < min(3, len(lower) - 1) and lower[at] in words.between:
        at += 1  # lui dit-elle, s'écria le maire
    if words.bare_nouns and words.phrases_between and _is_adverb_before_verb(clause, at):
        at += 1  # твёрдо сказала Анна Берг
    if clause.has_clitic(at):
        return True
    if len(lower) < at + 2:
        return False
    if clause.tokens[at][0].islower() and (lower[at] in words.verbs or _past(clause, at)):
        person = lower[at + 1] in words.pronouns or lower[at + 1] in words.determiners
        bare = words.bare_nouns and words.verb_second and lower[at] in words.verbs and _is_bare_noun(clause, at + 1)
        return (person and lower[at] in words.verbs) or clause.is_name(at + 1) or bare
    at = 0
    if lower[0] in words.pronouns and words.pronouns[lower[0]] != "1":
        at = 1
    else:
        while at < min(len(lower), 6) and (clause.is_name(at) or (at and lower[at] in words.particles)):
            at += 1
    if at == 0:
        return False
    while at < len(lower) - 1 and lower[at] in words.between:
        at += 1
    return at < len(lower) and lower[at] in words.verbs


def _is_adverb_before_verb(clause: Clause, at: int) -> bool:
    """Whether one small word that is on no list stands before a verb of speech."""
    words, lower = clause.words, clause.lower
    if (
        at + 1 >= len(lower)
        or clause.tokens[at][0].isupper()
        or lower[at] in BREAKS
        or lower[at + 1] not in words.verbs
    ):
        return False
    lists = (words.pronouns, words.prepositions, words.joins, words.determiners, words.verbs, words.not_names)
    return not any(lower[at] in one for one in lists)


def _is_bare_noun(clause: Clause, at: int) -> bool:
    """`säger rektorn.`, `säger rektorn Anna Berg`: a small word and then a name, a preposition or the clause's end."""
    words, lower = clause.words, clause.lower
    lists = (words.prepositions, words.joins, words.between, words.not_names, words.relatives, words.verbs)
    if lower[at] in BREAKS or any(lower[at] in one for one in lists):
        return False
    return (
        at + 1 >= len(lower) or lower[at + 1] in BREAKS or lower[at + 1] in words.prepositions or clause.is_name(at + 1)
    )


def _may_attribute(text: str, start: int, end: int, words: Lexicon) -> bool:
    """What most places fail at a tenth of the cost of a clause: neither a verb first, nor somebody and a verb near."""
    match = _WORDS.search(text, start, end)
    if match is None:
        return False
    first = match.group().lower()
    told_how = words.bare_nouns and words.phrases_between
    subject = told_how or match.group()[0].isupper() or first in words.pronouns or first in words.between
    if not subject and text[match.end() : match.end() + 1] not in _JOINS:
        return _looks_said(first, words)
    near = [*map(str.lower, _WORDS.findall(text, start, end)[:_NEAR])]
    at = 0
    while at < min(3, len(near) - 1) and (near[at] in words.between or f"{near[at]}'" in words.between):
        at += 1
    return not words.verbs.isdisjoint(near) or _looks_said(near[at] if words.phrases_between else first, words)


def _looks_said(word: str, words: Lexicon) -> bool:
    """Whether a small word may be a verb of speech: by the list, by its ending, or with its pronoun."""
    told = len(word) >= SHORTEST and word.endswith(words.told)
    return told or word in words.verbs or word.endswith(words.clitics)


def _past(clause: Clause, at: int) -> bool:
    """Whether the token has the ending of a narrator's verb: `balbutia`."""
    word = clause.lower[at]
    return len(word) >= SHORTEST and bool(clause.words.told) and word.endswith(clause.words.told)


def cue_in(text: str, start: int, end: int, words: Lexicon) -> tuple[int, int] | None:
    """The last verb of speech of a clause, whoever its subject is."""
    clause = Clause(text, max(start, end - REACH), end, words)
    for at in range(len(clause.tokens) - 1, -1, -1):
        if clause.lower[at] in words.participles or acts(clause, at):
            return clause.span(at, at)
    return None
