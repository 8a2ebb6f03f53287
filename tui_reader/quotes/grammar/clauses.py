"""A clause beside a quotation becomes an attribution: the words that name the speaker, and the cue."""

from typing import NamedTuple

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.beginnings import SHORTEST
from tui_reader.quotes.grammar.phrases import phrase_ending
from tui_reader.quotes.grammar.speech_verbs import acts, inserted, main_subject, subject_of
from tui_reader.quotes.grammar.subjects import subject_after, subject_before
from tui_reader.quotes.grammar.tokens import BREAKS, REACH, Clause
from tui_reader.quotes.grammar.voice import can_speak, voice

_WORDING = frozenset(
    "phrase refrain line claim charge term slogan expression remark reference motto catchphrase".split()
)
_DASHES = frozenset("—–")
# Words behind a dash from which on they are a clause of their own.
_CLAUSE = 3
# What stands before what somebody says.
_THAT_WHICH = frozenset((("ce", "que"), ("ce", "qu'"), ("lo", "que"), ("o", "que"), ("quello", "che")))


class Attribution(NamedTuple):
    """Who and how, as offsets into the text.

    mention: with the role before a name ("the mayor, Anna Berg"). strong: a listed verb or phrase, or an order of words
    that nothing else has; no guess from a subject alone. listed: by a verb or phrase of the lists. voiced: by somebody;
    else the sentence is about a thing, and whoever spoke before does not speak in it.
    """

    mention: tuple[int, int]
    cue: tuple[int, int] | None
    strong: bool = True
    listed: bool = True
    voiced: bool = True


def behind(text: str, start: int, end: int, words: Lexicon, awaited: bool) -> Attribution | None:
    """The attribution in a clause that follows a quotation. awaited: the quotation ended with a comma or ? or !, so
    that somebody's verb should come now, listed or not.
    """
    clause = Clause(text, start, min(end, start + REACH), words)
    lower = clause.lower
    first = 0
    while first < len(lower) and lower[first] in BREAKS:
        first += 1
    if first < len(lower) and text[start : clause.start(first)].endswith("("):
        return None  # "(The Post reported that": an aside of several sentences
    if first + 1 < len(lower) and lower[first] in words.indefinite and lower[first + 1] in _WORDING:
        return None  # "...,” a phrase critics have said"
    for at in clause.cues():  # no break is one
        word = lower[at]
        found = _by(clause, first, at) if word in words.by or word in words.behind_name else None
        if found is None and (acts(clause, at) or word in words.participles):
            found = _around(clause, first, at)
        if found:
            return found
    return _unlisted(clause, first) if awaited else None


def before(text: str, start: int, end: int, words: Lexicon) -> Attribution | None:
    """The attribution in a clause that leads to a quotation: the last cue of it."""
    if end - start > REACH:
        start = end - REACH
    clause = Clause(text, start, end, words)
    lower = clause.lower
    put = _as_put(clause)
    if put:
        return put
    for at in reversed(clause.cues(words.quoting)):
        word = lower[at]
        if _is_dashed_off(clause, at):
            continue
        quoted = _quoted(clause, at) if word in words.quoting else None
        if quoted:
            return Attribution(quoted, clause.span(at, at))
        if acts(clause, at):
            found = _given_voice(clause, at, inserted(clause, at) or subject_of(clause, 0, at, True))
            if found and not _is_compared(clause, found.mention, at):
                return found
        elif word in words.participles and not (at and _makes_noun(clause, at - 1)):
            found = _given_voice(clause, at, main_subject(clause, at))
            if found:
                return found
        elif word in words.by or word in words.behind_name:
            found = _by(clause, 0, at)
            if found:
                return found
    return None


def _is_dashed_off(clause: Clause, verb: int) -> bool:
    """`Berg had told of it – the town lures him with “...”`: whether a dash that closes nothing parts the verb off."""
    behind = clause.lower[verb + 1 :]
    dashes = [at for at, word in enumerate(behind) if word in _DASHES]
    if clause.words.bare_nouns:
        return False  # where a dash opens what is said
    return len(dashes) == 1 and len(behind) - dashes[0] > _CLAUSE and ":" not in behind


def _is_compared(clause: Clause, subject: tuple[int, int], verb: int) -> bool:
    """`contrary to what she says, the harbour is`: what somebody says, closed by a comma before the words begin."""
    at, lower = next(iter(clause.within(subject)), verb), clause.lower
    if at >= verb or verb + 2 >= len(lower) or lower[verb + 1] != ",":
        return False
    return lower[at - 1 : at] in (["what"], ["was"], ["wat"]) or tuple(lower[max(0, at - 2) : at]) in _THAT_WHICH


def _as_put(clause: Clause) -> Attribution | None:
    """`As Berg puts it, we must tell ourselves:`: whose words the whole sentence is."""
    lower = clause.lower
    if lower[:1] != ["as"]:
        return None
    verb = next((at for at in range(2, len(lower) - 1) if lower[at] in ("put", "puts") and lower[at + 1] == "it"), None)
    subject = subject_before(clause, 1, verb) if verb is not None else None
    return Attribution(subject, clause.span(verb, verb)) if subject and verb is not None else None


def _makes_noun(clause: Clause, at: int) -> bool:
    """Whether a participle behind this token is nobody's: `the saying`, `a way of saying`."""
    return clause.lower[at] in clause.words.determiners or clause.lower[at] == "of"


def _given_voice(clause: Clause, verb: int, subject: tuple[int, int] | None) -> Attribution | None:
    """The attribution to a verb's subject, where it can speak."""
    heard = voice(clause, verb, subject) if subject else "none"
    sure = heard == "heard"
    return Attribution(subject, clause.span(verb, verb), sure, sure) if subject and heard != "none" else None


def _quoted(clause: Clause, verb: int) -> tuple[int, int] | None:
    """`The report quotes the keeper, Anna Berg:`: the one whose words the verb's subject passes on."""
    if clause.tokens[-1] != ":" or verb + 1 >= len(clause.tokens):
        return None
    subject = subject_after(clause, verb + 1)
    return subject if subject and clause.lower[verb + 1] not in clause.words.pronouns else None


def _by(clause: Clause, first: int, at: int) -> Attribution | None:
    """`according to X`, `so X`, `X zufolge`: the name beside the phrase."""
    word = clause.lower[at]
    if word in clause.words.behind_name:
        before = phrase_ending(clause, first, at - 1) if at > first else None
        return Attribution(before, clause.span(at, at)) if before else None
    if word in clause.words.inverted and at > first and clause.lower[at - 1] not in BREAKS:
        return None
    for phrase in clause.words.by[word]:
        after = at + len(phrase)
        if tuple(clause.lower[at:after]) == phrase and after < len(clause.lower):
            if clause.words.phrases_between and not _may_open(clause, after, word in clause.words.inverted):
                continue
            subject = subject_after(clause, after)
            if subject and phrase[0] in clause.words.elisions and not can_speak(clause, subject):
                continue  # "d'après le récit qu'elle livre"
            if subject and phrase[-1] in clause.words.reports:
                return Attribution((clause.start(at + len(phrase) - 1), subject[1]), clause.span(at, at))
            if subject:
                return Attribution(subject, clause.span(at, at + len(phrase) - 1))
    return None


def _may_open(clause: Clause, at: int, named: bool) -> bool:
    """Whether a speaker may begin here: not `selon lui, ...`; named: a name, not `pour sa défense`."""
    return clause.is_name(at) or (not named and clause.lower[at] not in clause.words.between)


def _around(clause: Clause, first: int, verb: int) -> Attribution | None:
    """The subject of the verb of a clause that follows a quotation."""
    cue = clause.span(verb, verb)
    if clause.lower[verb] in clause.words.participles:
        named = verb > first and clause.is_name(verb - 1)
        subject = phrase_ending(clause, first, verb - 1) if named else None
    else:
        led = clause.words.compounds and clause.lower[first] in clause.words.prepositions
        if led and clause.lower[verb] in clause.words.weak and not clause.has_clitic(verb):
            return None  # `"A" in history, puts Berg among`: what the sentence is about, and whom that concerns
        subject = (inserted(clause, verb) if led else None) or subject_of(clause, first, verb)
        if subject and clause.words.compounds and not can_speak(clause, subject):
            subject = inserted(clause, verb) or subject  # `," a town in the north, said Berg.`
    if subject is None or voice(clause, verb, subject) == "heard":
        return Attribution(subject, cue) if subject else None
    opens = clause.within(subject)
    return Attribution(subject, cue, False, False) if opens[0] == first and opens[-1] == verb - 1 else None


def _unlisted(clause: Clause, first: int) -> Attribution | None:
    """`," Berg grinned.`: after an awaited attribution the form is enough: a name or pronoun, then a verb's ending."""
    if clause.words.phrases_between or clause.words.verb_second:
        found = _inverted(clause, first)
        if found or clause.words.phrases_between:
            return found
    for at in range(first, min(len(clause.tokens), first + 7)):
        word = clause.lower[at]
        if word in BREAKS:
            return None
        if clause.tokens[at][0].islower() and word.endswith(clause.words.suffix):
            subject = subject_before(clause, first, at) if at > first else subject_after(clause, at + 1)
            return Attribution(subject, clause.span(at, at), False, False) if subject else None
    return None


def _inverted(clause: Clause, first: int) -> Attribution | None:
    """`», glisse Anna Berg.`: a small word that is on no list, then somebody, where the verb comes first."""
    words, lower = clause.words, clause.lower
    if first + 1 >= len(lower) or not clause.tokens[first][0].islower() or len(lower[first]) < SHORTEST:
        return None
    if lower[first] in words.impersonal:
        return None
    lists = (words.determiners, words.prepositions, words.joins, words.between, words.starters, words.relatives)
    if any(lower[first] in one for one in lists) or lower[first] in words.pronouns or lower[first] in words.titles:
        return None
    if words.nouns_capitalised and lower[first].endswith("en") and _is_alone(clause, first + 1):
        return None  # "stärken Kinder besser": several, and no name
    if words.verb_second and lower[first + 1] not in words.oblique:
        after = words.pronouns.get(lower[first + 1]) in ("m", "f", "1")
        subject = clause.span(first + 1, first + 1) if after else subject_after(clause, first + 1)
    elif clause.is_name(first + 1) or lower[first + 1] in words.determiners:
        subject = subject_after(clause, first + 1)
    elif (
        words.bare_nouns and first + 2 < len(lower) and lower[first + 1] in words.between and clause.is_name(first + 2)
    ):
        subject = subject_after(clause, first + 2)  # "přidává se Berg"
    else:
        return None
    return Attribution(subject, clause.span(first, first), True, False) if subject else None


def _is_alone(clause: Clause, at: int) -> bool:
    """Whether one capitalised word stands here, without an article and another name."""
    return clause.is_name(at) and not (at + 1 < len(clause.tokens) and clause.in_name(at + 1))
