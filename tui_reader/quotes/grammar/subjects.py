"""Subjects: the noun phrase a finite verb belongs to, before it or behind it."""

from tui_reader.quotes.grammar.appositions import behind_apposition, between_commas
from tui_reader.quotes.grammar.phrases import (
    full_name,
    name_behind_office,
    name_soon,
    office_of_name,
    phrase_ending,
    phrase_from,
    role_of_name,
    with_name,
)
from tui_reader.quotes.grammar.tokens import BREAKS, Clause
from tui_reader.quotes.grammar.voice import can_speak, is_person

# Letters of a place in capitals, and the tokens of a dateline.
_PLACE = 3
_DATELINE = 9
_DASHES = frozenset("—–-")
# Tokens of a remark between a verb and its subject, with its first comma.
_REMARK = 7
# Tokens of a phrase without an article.
_FEW = 3
_OBJECTS = frozenset(("lo", "la", "li", "le", "l'", "o", "os", "los", "las"))
# Small words that a last name begins with: "said de Lind".
_SMALL = frozenset(("von", "van", "de", "di", "du", "da", "del", "della", "ten", "ter", "zu"))


def subject_before(clause: Clause, first: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase that a finite verb at `verb` belongs to, in the tokens `first` to `verb`."""
    lower = clause.lower
    at = verb - 1
    while at >= first and (_stands_between(clause, at) or (at + 1 < verb and _is_object(clause, at))):
        if lower[at] in clause.words.pronouns:
            break  # "Ele destacou"
        at -= 1
    if at < first or (lower[at + 1] == "to" and at + 2 == verb and not clause.is_name(at)):
        return None  # "a mission to tell": nobody's finite verb
    if lower[at] in clause.words.pronouns:
        return clause.span(at, at)
    if lower[at] in clause.words.relatives:
        return _antecedent(clause, first, at)
    if lower[at] in clause.words.joins and lower[at] in clause.words.coordinates:
        return _nearest(clause, first, at) or first_subject(clause, first, at)
    if lower[at] in BREAKS and "then" in lower[at:verb]:
        return first_subject(clause, first, at)
    if lower[at] in BREAKS:
        return behind_apposition(clause, first, at)
    return phrase_ending(clause, first, at)


def _stands_between(clause: Clause, at: int) -> bool:
    """Whether the token is an adverb or an auxiliary between a subject and its verb."""
    return (clause.lower[at] in clause.words.between or clause.lower[at].endswith("ly")) and not clause.is_name(at)


def _is_object(clause: Clause, at: int) -> bool:
    """`lo ha detto Anna Berg`: an article that stands alone before an auxiliary is an object."""
    return clause.words.phrases_between and clause.lower[at] in _OBJECTS


def _nearest(clause: Clause, first: int, end: int) -> tuple[int, int] | None:
    """`When it rained, she laughed and said`: the pronoun behind the last comma."""
    comma = next((at for at in range(end - 2, first - 1, -1) if clause.lower[at] == ","), None)
    if comma is None or clause.words.pronouns.get(clause.lower[comma + 1]) not in ("1", "m", "f"):
        return None
    return clause.span(comma + 1, comma + 1)


def _antecedent(clause: Clause, first: int, who: int) -> tuple[int, int] | None:
    at = who - 1
    while at >= first and clause.lower[at] in BREAKS:
        at -= 1
    name = at
    while name >= first and (clause.in_name(name)):
        name -= 1
    if any(map(clause.is_name, range(name + 1, at + 1))):
        return clause.span(name + 1, at)
    led = at - (at > first and clause.lower[at] in clause.words.determiners)
    if led >= first and clause.words.phrases_between and clause.lower[led] in clause.words.prepositions:
        return first_subject(clause, first, led)  # "Berg sent a note in which (en la que) he said"
    phrase = phrase_ending(clause, first, at) if at >= first else None
    if phrase is None or can_speak(clause, phrase):
        return phrase
    return _name_between(clause, first, at) or phrase


def _name_between(clause: Clause, first: int, end: int) -> tuple[int, int] | None:
    """`Sie fragte den Wirt, Jan Berg, nach seiner Meinung, der`: a full name alone between commas."""
    chunks = between_commas(clause, first, end)
    return next((clause.span(*chunk) for chunk in chunks[1:] if full_name(clause, *chunk)), None)


def subject_after(clause: Clause, first: int) -> tuple[int, int] | None:
    """The noun phrase that begins right behind an inverted verb: `said Anna Berg, the mayor`."""
    lower, words = clause.lower, clause.words
    if words.phrases_between:
        first = _past_phrases(clause, _past_remark(clause, first))
    else:
        first = _past_adverbs(clause, first)
    if first >= len(lower) or lower[first] in words.joins:
        return None  # "alleged that Berg"
    if lower[first] in words.pronouns and not _is_its_article(clause, first):
        return clause.span(first, first)
    determined = lower[first] in words.determiners
    von = lower[first] in _SMALL and lower[first] in words.particles and clause.is_name(min(first + 1, len(lower) - 1))
    if not determined and not von and not clause.is_name(first) and not role_of_name(clause, first):
        return _bare_noun(clause, first) if words.bare_nouns else _several(clause, first)
    last = first + von
    if determined and "of" in lower[first + 1 : first + 2]:
        last = first + 2 if first + 2 < len(lower) else first  # one of the advisers
    while last + 1 < len(lower) and not _ends_at(clause, first, last):
        last += 1
    if words.nouns_capitalised and determined:
        first, last = _behind_and(clause, first, last)
    while last > first + determined and clause.tokens[last][0].islower() and lower[last].endswith(words.adverbs):
        last -= 1  # said the mayor quietly
    if last == first and determined:
        return None
    if words.compounds and not words.modals.isdisjoint(lower[first + 1 : last + 1]):
        return None  # "said the candidate could be": what was said
    return (office_of_name(clause, last + 1) if determined and words.phrases_between else None) or with_name(
        clause, first, last
    )


def _is_its_article(clause: Clause, at: int) -> bool:
    """`schrijft het bedrijf`: a pronoun that is the article of the noun behind it."""
    lower, words = clause.lower, clause.words
    if not words.verb_second or words.nouns_capitalised or lower[at] not in words.determiners or at + 1 >= len(lower):
        return False
    after = lower[at + 1]
    lists = (words.between, words.prepositions, words.verbs, words.joins, words.pronouns, words.not_names)
    return after not in BREAKS and not any(after in one for one in lists) and not after.endswith(words.suffix)


def _behind_and(clause: Clause, first: int, last: int) -> tuple[int, int]:
    """The phrase `first..last`, of two roles the second, with the name behind it: `die Autorin und Lehrerin Anna Berg`;
    of a role in two words both: `die Kunst- und Sportministerin`.
    """
    tokens, lower = clause.tokens, clause.lower
    hyphen = lower[last + 1 : last + 3] == ["-", "und"]
    at = last + 3 if hyphen else last + 2
    if not hyphen and lower[last + 1 : last + 2] != ["und"]:
        return first, last
    end = at
    while end < len(tokens) and tokens[end][0].isupper():
        end += 1
    if end - at < (1 if hyphen else 3):
        return first, last
    return (first if hyphen else at), end - 1


def _bare_noun(clause: Clause, first: int) -> tuple[int, int] | None:
    """`сообщил посол.`: up to three small words right behind the verb, before the clause or a preposition ends them."""
    lower, words = clause.lower, clause.words
    last = first
    while last < len(lower) and not (lower[last] in BREAKS or lower[last] in words.prepositions):
        if lower[last] in words.verbs or lower[last] in words.joins or lower[last] in words.not_names:
            return None
        last += 1
    if not first < last <= first + 3:
        return None
    return name_behind_office(clause, last) or clause.span(first, last - 1)


def _several(clause: Clause, first: int) -> tuple[int, int] | None:
    """`said researchers.`, `said harbour officials in`: who several people are needs no article in English."""
    lower, words = clause.lower, clause.words
    last = first
    while last + 1 < min(first + _FEW, len(lower)) and not _ends_at(clause, first, last):
        last += 1
    several = words.compounds and lower[last].endswith("s") and is_person(lower[last], words)
    closed = last + 1 >= len(lower) or _ends_at(clause, first, last)
    return clause.span(first, last) if several and closed and words.verbs.isdisjoint(lower[first : last + 1]) else None


def _past_adverbs(clause: Clause, first: int) -> int:
    """The token behind adverbs that stand between a verb and its subject; German has many, and no list of them."""
    lower, words = clause.lower, clause.words
    at = first
    while at < len(lower) and lower[at] != "to" and (lower[at] in words.between or lower[at].endswith("ly")):
        at += 1
    if not words.nouns_capitalised:
        return at
    for place in range(at, min(at + 4, len(lower))):
        if lower[place] in words.determiners or lower[place] in words.pronouns or clause.is_name(place):
            return place
        if lower[place] in BREAKS or lower[place] in words.prepositions:
            break
    return at


def _past_remark(clause: Clause, first: int) -> int:
    """The token behind a few words between commas: `lamenta, por su parte, Ana Reis`."""
    lower, words = clause.lower, clause.words
    if lower[first : first + 1] != [","] or first + 1 >= len(lower) or lower[first + 1] not in words.prepositions:
        return first
    end = next((at for at in range(first + 2, min(first + _REMARK, len(lower))) if lower[at] in BREAKS), None)
    if end is None or lower[end] != "," or end + 1 >= len(lower):
        return first
    return end + 1 if clause.is_name(end + 1) or lower[end + 1] in words.determiners else first


def _past_phrases(clause: Clause, first: int) -> int:
    """The token behind phrases that stand between a verb and its subject: `disse ontem, no Porto, o patrão`."""
    lower, words = clause.lower, clause.words
    at, seen = first, False
    while at < len(lower):
        adverb = lower[at] in words.between and lower[at] not in words.determiners
        if adverb or lower[at].endswith(words.adverbs or ("ly",)):
            at += 1
        elif not seen and _is_article(clause, at):
            return at
        elif lower[at] in words.prepositions and lower[at] not in words.relatives and at + 1 < len(lower):
            at, seen = _behind_object(clause, at + 1), True
        elif lower[at] == "," and at > first and at + 1 < len(lower):
            after = lower[at + 1]
            goes_on = after in words.prepositions or after in words.between
            if not goes_on and not (seen and (after in words.determiners or clause.is_name(at + 1))):
                return at
            at += 1
        else:
            return at
    return at


def _is_article(clause: Clause, at: int) -> bool:
    """Whether a word that is both a preposition and an article leads to one person: `disse a jornalista`."""
    lower, words = clause.lower, clause.words
    if lower[at] not in words.prepositions or lower[at] not in words.determiners or at + 1 >= len(lower):
        return False
    after = lower[at + 1]
    if clause.tokens[at + 1][0].isupper():
        return after in words.female
    lists = (words.determiners, words.pronouns, words.prepositions, words.between)
    noun = after in words.kin or after in words.people or not after.endswith(("s", "ar", "er", "ir"))
    return noun and not any(after in one for one in lists)


def _behind_object(clause: Clause, at: int) -> int:
    """The token behind the noun that a preposition leads to; of several capitals the first is the paper spoken to."""
    lower, words = clause.lower, clause.words
    if lower[at] in words.determiners and at + 1 < len(lower):
        at += 1
    if not clause.is_name(at):
        return at + 1
    last = at
    while last + 1 < len(lower) and clause.in_name(last + 1):
        last += 1
    loud = clause.tokens[at].isupper() and len(clause.tokens[at]) > 2
    return at + 1 if last > at and (loud or last - at > 1) else last + 1


def _ends_at(clause: Clause, first: int, last: int) -> bool:
    """Whether the noun phrase behind an inverted verb ends with the token `last`, which is not the clause's last."""
    after, words = clause.lower[last + 1], clause.words
    noun = last == first and clause.lower[first] in words.determiners  # "répond le juge", who might be a verb
    if after in BREAKS or (after in words.verbs and not noun) or after in words.pronouns:
        return True
    if words.nouns_capitalised and after in ("dem", "den", "einem", "einen") and last > first:
        return True  # "sagte der 86-Jährige dem Sender"
    if after in words.prepositions and (after not in words.particles or _is_small_noun(clause, last)):
        return True
    if not clause.tokens[last][0].isupper() or not clause.tokens[last + 1][0].islower():
        return False
    if after in words.between:
        return True
    if after in words.particles:
        return last + 2 >= len(clause.lower) or not _leads_to_name(clause, last + 1)
    if words.nouns_capitalised:
        return True
    if not clause.is_name(last) or clause.lower[last].endswith(("'s", "’s", "s'", "s’")):
        return False
    if clause.lower[first] in words.determiners or name_soon(clause, last + 1, len(clause.lower)):
        return False  # "a senior Berg adviser", "Coast Guard officer Jon Dahl"
    return full_name(clause, first, last) or not words.compounds


def _is_small_noun(clause: Clause, at: int) -> bool:
    """`een woordvoerder van`: a noun that a preposition follows, where no name has begun."""
    low, words = clause.lower[at], clause.words
    small = words.verb_second and not words.nouns_capitalised and clause.tokens[at][0].islower()
    return small and low not in words.particles and low not in words.determiners


def _leads_to_name(clause: Clause, at: int) -> bool:
    """Whether a capital follows the particles from `at` on: `von der Leyen`."""
    while at < len(clause.lower) and clause.lower[at] in clause.words.particles:
        at += 1
    return at < len(clause.lower) and clause.tokens[at][0].isupper()


def first_subject(clause: Clause, first: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause's main verb: its first noun phrase that no preposition leads to."""
    lower, words = clause.lower, clause.words
    at = _past_dateline(clause, first, end)
    while at < end:
        if lower[at] in BREAKS or (lower[at] in words.joins and not _opens_aside(clause, at, end)):
            at += 1
            continue
        if not _leads(clause, at):
            break
        comma = next((place for place in range(at, end) if lower[place] == "," and not _is_year(clause, place)), None)
        if comma is None:
            verb = next((place for place in range(at, end) if lower[place] in words.verbs), None)
            if verb is not None and words.nouns_capitalised:
                return subject_after(clause, verb + 1)
            break
        at = comma + 1
    led = False
    for start in range(at, end):
        if lower[start] in words.pronouns:
            return clause.span(start, start)
        led = clause.is_name(start) and start > at and (led or lower[start - 1] in words.prepositions)
        if led:
            continue  # "answered via Lund", "a letter to Mayor Berg"
        if lower[start] in words.determiners or clause.is_name(start):
            return phrase_from(clause, start, end)
    return None


def _past_dateline(clause: Clause, first: int, end: int) -> int:
    """The token behind the dash of `LINDHAVN, March 3 — The mayor`, else the first."""
    if first >= end or len(clause.tokens[first]) < _PLACE or not clause.tokens[first].isupper():
        return first
    dash = next((at for at in range(first + 1, min(end, first + _DATELINE)) if clause.lower[at] in _DASHES), None)
    return first if dash is None else dash + 1


def _is_year(clause: Clause, comma: int) -> bool:
    """Whether a comma stands within a date: `On March 15, 2023, the mayor`."""
    after = clause.lower[comma + 1] if comma + 1 < len(clause.lower) else ""
    return after.isdigit() and clause.lower[comma - 1].isdigit()


def _opens_aside(clause: Clause, at: int, end: int) -> bool:
    """`As a sign of thanks, she`: a phrase with more behind its comma; not all there is, as in `As Berg wrote,`."""
    comma = next((place for place in range(at, end) if clause.lower[place] == ","), end)
    return clause.lower[at] == "as" and comma + 1 < end


def _leads(clause: Clause, at: int) -> bool:
    """Whether the token opens a phrase that stands before the subject: `In`, `Recently`."""
    word, words = clause.lower[at], clause.words
    if word in words.determiners:
        return False
    after = clause.lower[at + 1] if at + 1 < len(clause.lower) else ""
    if (word.endswith("ed") and after == "by") or (word.endswith(words.asked) and after in words.prepositions):
        return True  # "Influenced by Berg, she", "Consultado por Berg, el alcalde"
    return word in words.starters or word in words.between or word.endswith(words.adverbs)
