"""Attributions that no listed verb makes: a line that leads to a quotation, closes the speech above, or signs it."""

import re

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.clauses import Attribution
from tui_reader.quotes.grammar.subjects import first_subject, subject_after
from tui_reader.quotes.grammar.tokens import BREAKS, REACH, Clause
from tui_reader.quotes.grammar.voice import can_speak, voice

# The most words of a line that is a signature.
SIGNATURE = 30
_SIGNATURE = re.compile(r"\s*(?:[―—–]|--?)\s*(?=\w)")
# Letters of the longest word that opens such a paragraph.
_THUS = 8


def leading(text: str, start: int, end: int, words: Lexicon) -> Attribution | None:
    """The subject of a clause with no listed cue: its first noun phrase, and the word behind it."""
    clause = Clause(text, start, min(end, start + REACH), words)
    subject = _label(clause) or first_subject(clause, 0, len(clause.tokens))
    if subject is None or (words.nouns_capitalised and clause.first_word(subject) == "des"):
        return None
    if words.nouns_capitalised and clause.tokens[-1] == ":" and _behind_verb(clause, subject):
        return Attribution(subject, None, True, False)
    if words.marks_inside and not can_speak(clause, subject):
        return Attribution(subject, None, False, False, False)  # "A word of caution, it is easy to say"
    for at in range(len(clause.tokens)):
        word = clause.lower[at]
        if clause.start(at) >= subject[1] and word == ":":
            # `Anna Berg: Old harbours are large. "…"`: what she says begins here, not what she does
            within = leading(text, clause.end(at), end, words) if at + 1 < len(clause.tokens) else None
            if within and within.voiced and words.marks_inside:
                return within
            break
        if clause.start(at) >= subject[1] and word not in words.between and word not in BREAKS:
            if voice(clause, at, subject) != "heard":
                return None
            verb = word not in words.relatives and word not in words.determiners
            return Attribution(subject, clause.span(at, at) if verb else None, False, False)
    return Attribution(subject, None, False, False)


def _behind_verb(clause: Clause, subject: tuple[int, int]) -> bool:
    """`Dann schickt Berg ein Fax:`: a name without an article where German has its subject."""
    at = next((at for at in range(len(clause.tokens)) if clause.start(at) >= subject[0]), 0)
    return at > 0 and clause.is_name(at) and clause.tokens[at - 1][0].islower() and clause.lower[at - 1].endswith("t")


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
    return opening_name(text, match.end(), end, words) if match and not text[match.end()].islower() else None


def closing(text: str, words: Lexicon) -> Attribution | None:
    """`So sprach der Alte, und ging`: the attribution of a paragraph that closes the speech above it."""
    if text[:_THUS].partition(" ")[0].lower() not in words.thus:
        return None
    clause = Clause(text, 0, min(len(text), REACH), words)
    verb = next((at for at in range(1, min(4, len(clause.tokens))) if clause.lower[at] in words.verbs), None)
    subject = subject_after(clause, verb + 1) if verb is not None else None
    return Attribution(subject, clause.span(verb, verb)) if subject and verb is not None else None


def opening_name(text: str, start: int, end: int, words: Lexicon) -> Attribution | None:
    """The name that `text[start:end]` begins with, in a line that is little more than that."""
    clause = Clause(text, start, end, words)
    if not clause.tokens or len(clause.tokens) > SIGNATURE or not clause.is_name(0):
        return None
    last = 0
    while last + 1 < len(clause.tokens) and (clause.in_name(last + 1)):
        last += 1
    return Attribution(clause.span(0, last), None)
