"""Verbs of speech: which token is one, and whose it is."""

from tui_reader.quotes.grammar.naming import gives_name
from tui_reader.quotes.grammar.phrases import full_name, phrase_ending
from tui_reader.quotes.grammar.subjects import first_subject, subject_after, subject_before
from tui_reader.quotes.grammar.tokens import BREAKS, Clause
from tui_reader.quotes.grammar.voice import can_speak, is_person

# What an English noun stands behind, and no finite verb: "with labels", "by claims of".
_BEFORE_NOUNS = frozenset(("of", "with", "by", "for", "from", "at", "into"))
# "has to say", "is supposed to say": what is said by nobody yet.
_HYPOTHETICAL = frozenset("has have needs need ought supposed wants want wanted required asked told".split())
# Endings of whose something is.
_OWNERS = ("'s", "’s", "s'", "s’")
# Articles that lead to whom something is told.
_DATIVE = frozenset(("dem", "einem", "seinem", "ihrem", "diesem"))
# The tokens of a phrase that names where something is written.
_SOURCE = 9
# The tokens of one that leads a clause.
_LEAD = 4


def acts(clause: Clause, at: int) -> bool:
    """Whether the token is a verb of speech here: no name (United States), no noun (her claims, a call)."""
    word = clause.lower[at]
    if clause.has_clitic(at):
        return True
    if word in clause.words.known and (at == 0 or clause.lower[at - 1] not in clause.words.lets):
        return False
    if word in clause.words.verbs:
        if word in clause.words.perfects and clause.words.auxiliaries.isdisjoint(clause.lower):
            return False  # "werd gezegd"
        if at == 0:
            return True
        if clause.words.compounds and clause.lower[at - 1].endswith(_OWNERS):
            return False  # "called Berg's answers"
        if clause.words.be and (_passive(clause, at) or clause.lower[at - 1] in _BEFORE_NOUNS):
            return False
        if clause.words.compounds and clause.lower[at - 1] == "to" and clause.lower[at - 2] in _HYPOTHETICAL:
            return False
        if word in clause.words.separable and not _has_particle(clause, at):
            return False
        if clause.words.participle_ends and _is_attribute(clause, at):
            return False
        if word in clause.words.named and at > 1 and clause.lower[at - 2] in clause.words.definite:
            # "the technique called": what is named, unless it is somebody who names.
            return clause.is_name(at - 1) or is_person(clause.lower[at - 1], clause.words)
        if word in clause.words.named and at + 3 > len(clause.lower) and gives_name(clause.tokens, clause.words):
            return False
        return clause.tokens[at][0].islower() and clause.lower[at - 1] not in clause.words.determiners
    return word in clause.words.bases and at > 0 and clause.lower[at - 1] in clause.words.modals


def _has_particle(clause: Clause, at: int) -> bool:
    """`teilte sie mit`: whether the rest of a verb in two words stands where a whole clause must have it."""
    whole = clause.lower[-1] == ":" or clause.lower[0] in BREAKS
    return not whole or not clause.words.particles_of_verbs.isdisjoint(clause.lower[at + 1 :])


def _is_attribute(clause: Clause, at: int) -> bool:
    """`un projet lancé par Berg`: a participle that no auxiliary makes a verb."""
    lower, words = clause.lower, clause.words
    if not lower[at].endswith(words.participle_ends) or "par" not in lower[at + 1 : at + 2]:
        return False
    return not any(word in words.auxiliaries or clause.has_clitic(before) for before, word in enumerate(lower[:at]))


def _passive(clause: Clause, at: int) -> bool:
    """`was called`, `is often referred`, `(sometimes called`: its subject does not speak."""
    lower, words = clause.lower, clause.words
    if not lower[at].endswith(("ed", "told", "found", "read", "known", "cited")):
        return False
    before = at - 1
    while before >= 0 and (lower[before].endswith("ly") or lower[before] in words.often):
        before -= 1
    led = before < at - 1 and (before < 0 or lower[before] in BREAKS)
    return led or (before >= 0 and lower[before] in words.be)


def subject_of(clause: Clause, first: int, verb: int, leads: bool = False) -> tuple[int, int] | None:
    """The subject of a finite verb: before it, else behind it; where the verb stands second, behind it if a phrase
    that is no subject leads ("In Bonn sagte Berg"). leads: the clause leads to a quotation, behind its object.
    """
    joined = _clitic(clause, verb)
    if joined:
        return joined
    if clause.words.bare_nouns and _is_told_how(clause, first, verb):
        return subject_after(clause, verb + 1)
    if clause.words.nouns_capitalised:
        found = _verb_second(clause, first, verb)
        impersonal = clause.lower[verb] in clause.words.impersonal and clause.lower[verb + 1 : verb + 2] == ["es"]
        if found or (impersonal and not BREAKS.issuperset(clause.lower[first:verb])):
            return found  # "Bald heißt es wieder": nobody
    elif clause.words.verb_second and _leads_alone(clause, first, verb):
        found = subject_after(clause, verb + 1)
        if found:
            return found
    if clause.words.phrases_between and verb > first and clause.lower[verb - 1] == ",":
        found = _alone(clause, subject_after(clause, verb + 1), leads)
        if found:
            return found
    found = _past_object(clause, first, _told_as(clause, first, verb) or subject_before(clause, first, verb))
    if found and clause.first_word(found) not in clause.words.oblique:
        return found
    if verb + 1 >= len(clause.lower) or clause.lower[verb + 1] in clause.words.oblique:
        return None
    if clause.words.compounds and verb and clause.lower[verb - 1] == "to":
        return None  # "is loath to describe the harbour": its object
    after = subject_after(clause, verb + 1)
    # "En ese sentido expresó su apoyo": its object, unless it is somebody.
    led = clause.words.phrases_between and _opens_led(clause, first, verb)
    return after if after is None or not led or can_speak(clause, after) else None


def _is_told_how(clause: Clause, first: int, verb: int) -> bool:
    """`твёрдо сказала Анна Берг`: one small word, which is no pronoun, opens the clause of a name behind its verb."""
    while first < verb and clause.lower[first] in BREAKS:
        first += 1
    alone = verb == first + 1 < len(clause.tokens) - 1 and clause.tokens[first][0].islower()
    return alone and clause.lower[first] not in clause.words.pronouns and clause.is_name(verb + 1)


def _told_as(clause: Clause, first: int, verb: int) -> tuple[int, int] | None:
    """`Wie Berg, Wirt in Lund, der Zeitung sagte`: the name that opens the clause, where its verb stands last."""
    lower = clause.lower
    led = _opening_pronoun(clause, first, verb)
    if led is not None:
        return clause.span(led, led)
    had = _behind_auxiliary(clause, first, verb)
    if had:
        return had
    while first < verb and lower[first] in BREAKS:
        first += 1
    if not clause.words.nouns_capitalised or lower[first] != "wie" or not clause.is_name(first + 1):
        return None
    last = first + 1
    while last + 1 < verb and clause.in_name(last + 1):
        last += 1
    parted = last + 1 < verb and lower[last + 1] == ","
    return clause.span(first + 1, last) if parted and (verb + 1 == len(lower) or lower[verb + 1] in BREAKS) else None


def _opening_pronoun(clause: Clause, first: int, verb: int) -> int | None:
    """`wie er dem Kapitän erklärt`, `Ich hatte mir eine Hütte erwartet`: the pronoun a verb that is last has."""
    lower, words = clause.lower, clause.words
    if not words.nouns_capitalised or (verb + 1 < len(lower) and lower[verb + 1] not in BREAKS):
        return None
    opens = next((at + 1 for at in range(verb - 1, first - 1, -1) if lower[at] in BREAKS), first)
    for at in (opens, opens + 1):
        person = at < verb and words.pronouns.get(lower[at]) in ("m", "f", "1") and lower[at] != "sie"
        if person and (lower[at - 1 : at] == ["wie"] if at > opens else lower[at + 1] in _AUXILIARIES):
            return at
    return None


def _behind_auxiliary(clause: Clause, first: int, verb: int) -> tuple[int, int] | None:
    """`1953 hat Jan Berg, Wirt in Lund, so etwas wie das Motiv formuliert:`: the full name behind the auxiliary."""
    lower = clause.lower
    if not clause.words.nouns_capitalised or (verb + 1 < len(lower) and lower[verb + 1] not in BREAKS):
        return None
    at = next((place for place in range(first, verb) if lower[place] in ("hat", "hatte")), None)
    last = at
    while last is not None and last + 1 < verb and clause.in_name(last + 1):
        last += 1
    return (
        clause.span(at + 1, last) if at is not None and last is not None and full_name(clause, at + 1, last) else None
    )


# What a verb at the end of its clause stands with.
_AUXILIARIES = frozenset("habe hatte hat haben hatten bin war ist will wollte kann konnte würde werde wird".split())


def _past_object(clause: Clause, first: int, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """`wie Berg dem Wirt Dahl zurief`: the phrase before one that an article of another case leads to."""
    if found is None or not clause.words.nouns_capitalised:
        return found
    inside = clause.within(found)
    dative = next((at for at in inside[1:] if clause.lower[at] in _DATIVE and clause.is_name(at - 1)), None)
    if dative is not None:
        return clause.span(inside[0], dative - 1)
    at = inside[0] - 1
    if at <= first or clause.lower[at] not in clause.words.oblique:
        return found
    return phrase_ending(clause, first, at - 1)


def _alone(clause: Clause, subject: tuple[int, int] | None, leads: bool) -> tuple[int, int] | None:
    """`..., explica la alcaldesa.`: a subject behind its verb, where nothing but a break follows it."""
    behind = clause.within((subject[1], clause.end(len(clause.tokens) - 1) + 1)) if subject else range(0)
    alone = clause.lower[behind[0]] in BREAKS if behind else not leads
    return subject if alone else None


def _opens_led(clause: Clause, first: int, verb: int) -> bool:
    """Whether a preposition opens the clause before its verb."""
    words = clause.words
    return first < verb and clause.lower[first] in words.prepositions and clause.lower[first] not in words.joins


def _clitic(clause: Clause, verb: int) -> tuple[int, int] | None:
    """`dit-elle`: the pronoun within the token."""
    if not clause.has_clitic(verb):
        return None
    return clause.start(verb) + clause.lower[verb].rindex("-") + 1, clause.end(verb)


def inserted(clause: Clause, verb: int) -> tuple[int, int] | None:
    """`..., explained Berg, "`: an inverted verb between commas."""
    if verb == 0 or clause.lower[verb - 1] != ",":
        return None
    if verb + 1 >= len(clause.tokens) or not clause.is_name(verb + 1):
        return None
    if clause.lower[verb] in clause.words.naming and not clause.words.relatives.isdisjoint(clause.lower[:verb]):
        return None  # "Anna Berg, who waited, told Reuters, "
    subject = subject_after(clause, verb + 1)
    if subject is None:
        return None
    behind = next((at for at in range(verb + 1, len(clause.tokens)) if clause.start(at) >= subject[1]), None)
    return subject if behind is None or clause.lower[behind] in BREAKS else None


def main_subject(clause: Clause, participle: int) -> tuple[int, int] | None:
    """`Berg said, adding`: the subject of the verb before the participle, else the first of the clause."""
    lower = clause.lower
    beside = _accompanied(clause, participle)
    if beside:
        return beside
    if participle and clause.tokens[participle - 1][0].isupper() and clause.is_name(participle - 1):
        return phrase_ending(clause, 0, participle - 1)
    for at in range(participle - 1, 0, -1):
        if acts(clause, at) or (lower[at] in clause.words.participles and clause.is_name(at - 1)):
            subject = subject_before(clause, 0, at)
            if subject:
                return subject
    return first_subject(clause, 0, participle) if lower else None


def _accompanied(clause: Clause, participle: int) -> tuple[int, int] | None:
    """`ends with a voice saying`, `footage of Berg asking`: what `with`, or a name that `of` leads to."""
    name = participle
    while name and clause.in_name(name - 1):
        name -= 1
    if 1 < name < participle and clause.lower[name - 1] == "of" and not is_person(clause.lower[name - 2], clause.words):
        return clause.span(name, participle - 1)
    led = next(
        (at for at in range(participle - 1, max(-1, participle - _SOURCE), -1) if clause.lower[at] == "with"), -1
    )
    if led < 0 or not BREAKS.isdisjoint(clause.lower[led:participle]):
        return None
    found = phrase_ending(clause, led + 1, participle - 1)
    return found if found and found[0] == clause.start(led + 1) else None


def _verb_second(clause: Clause, first: int, verb: int) -> tuple[int, int] | None:
    """The subject behind a verb that something else stands before: an adverb, a phrase, an object."""
    lower = clause.lower
    if lower[verb] in clause.words.impersonal and "es" in lower[verb + 1 : verb + 2]:
        return _source(clause, first, verb)
    if lower[verb] in clause.words.cited:
        passive = next((at for at in range(first, verb) if lower[at] in clause.words.passives), None)
        if passive is not None:
            return _verb_second(clause, first, passive) or subject_before(clause, first, passive)
    while first < verb and (lower[first] in BREAKS or lower[first] in clause.words.coordinates):
        first += 1
    if first >= verb:
        return None
    if lower[verb - 1] in clause.words.coordinates:
        return first_subject(clause, first, verb - 1)
    after = lower[verb + 1] if verb + 1 < len(lower) else ""
    if clause.words.pronouns.get(after) in ("m", "1") or (lower[verb - 1] == "," and after in clause.words.pronouns):
        return clause.span(verb + 1, verb + 1)
    lead = lower[first]
    lists = clause.words
    leads = lead in lists.starters or lead in lists.between or lead in lists.oblique or lead.isdigit()
    leads = leads or lead.endswith(lists.adverbs)
    leads = leads or (lead in lists.not_names and lead not in lists.determiners and lead not in lists.pronouns)
    if leads and after not in clause.words.oblique:
        return subject_after(clause, verb + 1)
    return None


def _leads_alone(clause: Clause, first: int, verb: int) -> bool:
    """`På X skriver Berg`, `Op de radio zei Berg`: nothing but a short phrase stands before the verb."""
    lower, words = clause.lower, clause.words
    while first < verb and lower[first] in BREAKS:
        first += 1
    lead = lower[first]
    opens = lead in words.starters and lead not in words.coordinates and lead not in words.determiners
    inside = lower[first + 1 : verb]
    return opens and 0 < len(inside) <= _LEAD and BREAKS.isdisjoint(inside) and words.relatives.isdisjoint(inside)


def _source(clause: Clause, first: int, verb: int) -> tuple[int, int] | None:
    """`In dem Bericht heißt es`, `heißt es im Bericht`: the thing that says it."""
    lower = clause.lower
    if 2 <= verb - first <= _SOURCE and lower[first] in clause.words.starters and "," not in lower[first:verb]:
        return clause.span(first + 1, verb - 1)
    if verb + 3 < len(lower) and lower[verb + 2] in clause.words.starters:
        return subject_after(clause, verb + 3)
    return None
