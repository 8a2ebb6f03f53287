"""A clause beside a quotation becomes an attribution: the words that name the speaker, and the cue."""

import re
from typing import NamedTuple

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.phrases import phrase_ending
from tui_reader.quotes.grammar.speech_verbs import acts, inserted, main_subject, subject_of
from tui_reader.quotes.grammar.subjects import first_subject, subject_after, subject_before
from tui_reader.quotes.grammar.tokens import BREAKS, REACH, Clause
from tui_reader.quotes.grammar.voice import can_speak, voice


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


# Words behind a dash from which on they are a clause of their own.
_CLAUSE = 3


_DASHES = frozenset("—–")


def _is_compared(clause: Clause, subject: tuple[int, int], verb: int) -> bool:
    """`contrary to what she says, the harbour is`: what somebody says, closed by a comma before the words begin."""
    at, lower = next(iter(clause.within(subject)), verb), clause.lower
    if at >= verb or verb + 2 >= len(lower) or lower[verb + 1] != ",":
        return False
    return lower[at - 1 : at] in (["what"], ["was"], ["wat"]) or tuple(lower[max(0, at - 2) : at]) in _THAT_WHICH


# What stands before what somebody says.
_THAT_WHICH = frozenset((("ce", "que"), ("ce", "qu'"), ("lo", "que"), ("o", "que"), ("quello", "che")))


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
    told = len(word) >= _VERB and word.endswith(words.told)
    return told or word in words.verbs or word.endswith(words.clitics)


_WORDING = frozenset(
    "phrase refrain line claim charge term slogan expression remark reference motto catchphrase".split()
)
# Words that a name and what stands between it and its verb may have.
_NEAR = 14
_WORDS = re.compile(r"[^\W_][\w&/]*+(?:-\w++)*+")
# What parts the first word from the rest of its token.
_JOINS = ("'", "’", ".", "-")


def _past(clause: Clause, at: int) -> bool:
    """Whether the token has the ending of a narrator's verb: `balbutia`."""
    word = clause.lower[at]
    return len(word) >= _VERB and bool(clause.words.told) and word.endswith(clause.words.told)


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


# Letters of the longest word that opens such a paragraph.
_THUS = 8


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
    if first + 1 >= len(lower) or not clause.tokens[first][0].islower() or len(lower[first]) < _VERB:
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


# No shorter word that is on no list is a verb of speech.
_VERB = 4
