"""A clause beside a quotation becomes an attribution: the words that name the speaker, and the cue."""

import re
from typing import NamedTuple

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.phrases import phrase_ending
from tui_reader.quotes.grammar.speech_verbs import acts, inserted, main_subject, subject_of
from tui_reader.quotes.grammar.subjects import first_subject, subject_after, subject_before
from tui_reader.quotes.grammar.tokens import BREAKS, REACH, Clause


class Attribution(NamedTuple):
    """Who and how, as offsets into the text.

    mention: with the role before a name ("the mayor, Anna Berg"). strong: a listed verb or phrase, no guess from form.
    """

    mention: tuple[int, int]
    cue: tuple[int, int] | None
    strong: bool = True


def behind(text: str, start: int, end: int, words: Lexicon, awaited: bool) -> Attribution | None:
    """The attribution in a clause that follows a quotation. awaited: the quotation ended with a comma or ? or !, so
    that somebody's verb should come now, listed or not.
    """
    clause = Clause(text, start, min(end, start + REACH), words)
    lower = clause.lower
    first = 0
    while first < len(lower) and lower[first] in BREAKS:
        first += 1
    for at in range(first, len(lower)):
        word = lower[at]
        if word not in words.cues:
            continue
        if acts(clause, at) or word in words.participles:
            found = _around(clause, first, at)
            if found:
                return found
        elif word in words.by or word in words.behind_name:
            found = _by(clause, first, at)
            if found:
                return found
    return _unlisted(clause, first) if awaited else None


def before(text: str, start: int, end: int, words: Lexicon) -> Attribution | None:
    """The attribution in a clause that leads to a quotation: the last cue of it."""
    if end - start > REACH:
        start = end - REACH
    clause = Clause(text, start, end, words)
    lower = clause.lower
    for at in range(len(lower) - 1, -1, -1):
        word = lower[at]
        if word not in words.cues:
            continue
        if acts(clause, at):
            subject = inserted(clause, at) or subject_of(clause, 0, at)
            if subject:
                return Attribution(subject, clause.span(at, at))
        elif word in words.participles:
            subject = main_subject(clause, at)
            if subject:
                return Attribution(subject, clause.span(at, at))
        elif word in words.by or word in words.behind_name:
            found = _by(clause, 0, at)
            if found:
                return found
    return None


def attributes_at(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether an attribution begins right here: `he said`, `Anna Berg told`, `said the mayor`."""
    clause = Clause(text, start, end, words)
    lower = clause.lower
    if not lower:
        return False
    if lower[0] in words.verbs and words.clitics and lower[0].endswith(words.clitics):
        return True
    if len(lower) < 2:
        return False
    if lower[0] in words.verbs and clause.tokens[0][0].islower():
        return lower[1] in words.pronouns or lower[1] in words.determiners or clause.is_name(1)
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


def cue_in(text: str, start: int, end: int, words: Lexicon) -> tuple[int, int] | None:
    """The last verb of speech of a clause, whoever its subject is."""
    clause = Clause(text, max(start, end - REACH), end, words)
    for at in range(len(clause.tokens) - 1, -1, -1):
        if clause.lower[at] in words.participles or acts(clause, at):
            return clause.span(at, at)
    return None


def leading(text: str, start: int, end: int, words: Lexicon) -> Attribution | None:
    """The subject of a clause with no listed cue: its first noun phrase, and the word behind it."""
    clause = Clause(text, start, min(end, start + REACH), words)
    subject = _label(clause) or first_subject(clause, 0, len(clause.tokens))
    if subject is None:
        return None
    for at in range(len(clause.tokens)):
        word = clause.lower[at]
        if clause.start(at) >= subject[1] and word not in words.between and word not in BREAKS:
            verb = word not in words.relatives and word not in words.determiners
            return Attribution(subject, clause.span(at, at) if verb else None, False)
    return Attribution(subject, None, False)


def _label(clause: Clause) -> tuple[int, int] | None:
    """`BERG: "`, `- Anna Berg: "`: a name alone before a colon."""
    last = len(clause.tokens) - 2
    if last < 0 or clause.tokens[-1] != ":":
        return None
    at = last
    while at >= 0 and (clause.in_name(at) or clause.lower[at] == "and"):
        at -= 1
    return clause.span(at + 1, last) if at < last and (at < 0 or clause.lower[at] in BREAKS) else None


def signed(text: str, start: int, end: int, words: Lexicon) -> Attribution | None:
    """`” — Anna Berg, mayor`: a name behind a dash."""
    match = _SIGNATURE.match(text, start, end)
    return opening_name(text, match.end(), end, words) if match else None


def opening_name(text: str, start: int, end: int, words: Lexicon) -> Attribution | None:
    """The name that `text[start:end]` begins with, in a line that is little more than that."""
    clause = Clause(text, start, end, words)
    if not clause.tokens or len(clause.tokens) > SIGNATURE or not clause.is_name(0):
        return None
    last = 0
    while last + 1 < len(clause.tokens) and (clause.in_name(last + 1)):
        last += 1
    return Attribution(clause.span(0, last), None)


# The most words of a line that is a signature.
SIGNATURE = 30
_SIGNATURE = re.compile(r"\s*(?:[―—–]|--?)\s*(?=\w)")


def _by(clause: Clause, first: int, at: int) -> Attribution | None:
    """`according to X`, `so X`, `X zufolge`: the name beside the phrase."""
    word = clause.lower[at]
    if word in clause.words.behind_name:
        before = phrase_ending(clause, first, at - 1) if at > first else None
        return Attribution(before, clause.span(at, at)) if before else None
    if word in clause.words.inverted and at > first and clause.lower[at - 1] not in BREAKS:
        return None
    for phrase in clause.words.by[word]:
        if tuple(clause.lower[at : at + len(phrase)]) == phrase:
            subject = subject_after(clause, at + len(phrase))
            if subject and phrase[-1] in clause.words.reports:
                return Attribution((clause.start(at + len(phrase) - 1), subject[1]), clause.span(at, at))
            if subject:
                return Attribution(subject, clause.span(at, at + len(phrase) - 1))
    return None


def _around(clause: Clause, first: int, verb: int) -> Attribution | None:
    """The subject of the verb of a clause that follows a quotation."""
    cue = clause.span(verb, verb)
    if clause.lower[verb] in clause.words.participles:
        named = verb > first and clause.is_name(verb - 1)
        subject = phrase_ending(clause, first, verb - 1) if named else None
    else:
        subject = subject_of(clause, first, verb)
    return Attribution(subject, cue) if subject else None


def _unlisted(clause: Clause, first: int) -> Attribution | None:
    """`," Berg grinned.`: after an awaited attribution the form is enough: a name or pronoun, then a verb's ending."""
    for at in range(first, min(len(clause.tokens), first + 7)):
        word = clause.lower[at]
        if word in BREAKS:
            return None
        if clause.tokens[at][0].islower() and word.endswith(clause.words.suffix):
            subject = subject_before(clause, first, at) if at > first else subject_after(clause, at + 1)
            return Attribution(subject, clause.span(at, at), False) if subject else None
    return None
