"""Noun phrases: where one that ends or begins at a token lies."""

from tui_reader.quotes.grammar.tokens import BREAKS, Clause

# What opens a clause with its subject right behind: "wie Berg in seiner Rede sagte".
_OPENS = frozenset(("wie", "als", "nachdem", "zoals", "som"))
# Tokens before the last one of a phrase.
_LONGEST = 16
# Tokens of the office of a role.
_OFFICE = 5


def full_name(clause: Clause, start: int, last: int) -> bool:
    """Whether the tokens are a name of two to five parts and nothing else."""
    return 1 <= last - start <= 4 and all(clause.in_name(at) for at in range(start, last + 1))


def role_of_name(clause: Clause, first: int) -> bool:
    """`said spokeswoman Anna Berg`: lower-case words that a name follows."""
    for at in range(first, min(first + 7, len(clause.tokens))):
        if clause.lower[at] in BREAKS or clause.lower[at] in clause.words.prepositions:
            return False
        if clause.is_name(at):
            return True
    return False


def office_of_name(clause: Clause, at: int) -> tuple[int, int] | None:
    """`le commissaire [à la mer Anna Berg]`: the full name behind the office of a role."""
    lower, words = clause.lower, clause.words
    if at >= len(lower) or lower[at] not in words.prepositions:
        return None
    first = at + 1
    while first < min(at + _OFFICE, len(lower)) and clause.tokens[first][0].islower() and not clause.is_cue(first):
        first += 1
    last = first
    while last + 1 < len(lower) and clause.in_name(last + 1):
        last += 1
    noun = first > at + 1 and lower[first - 1] not in words.prepositions and lower[first - 1] not in words.determiners
    closed = last + 1 >= len(lower) or lower[last + 1] in BREAKS
    return clause.span(first, last) if noun and closed and full_name(clause, first, last) else None


def name_behind_office(clause: Clause, at: int) -> tuple[int, int] | None:
    """`sier havnesjef [i Lund, Anna Berg]`: the full name behind the comma of an office that a preposition opens."""
    lower, words = clause.lower, clause.words
    if at >= len(lower) or lower[at] not in words.prepositions:
        return None
    comma = next((place for place in range(at + 1, min(at + _OFFICE + 2, len(lower))) if lower[place] in BREAKS), None)
    if comma is None or lower[comma] != "," or not words.verbs.isdisjoint(lower[at:comma]):
        return None
    last = comma
    while last + 1 < len(lower) and clause.in_name(last + 1):
        last += 1
    closed = last + 1 >= len(lower) or lower[last + 1] in BREAKS
    return clause.span(comma + 1, last) if closed and full_name(clause, comma + 1, last) else None


def phrase_ending(clause: Clause, first: int, last: int, whole: bool = False) -> tuple[int, int] | None:
    """The noun phrase that ends with token `last`; whole: its prepositional phrases are behind its head.

    Walks back over names, nouns and prepositional phrases to the start of the phrase, then drops what leads to it.
    """
    head = _head_start(clause, _phrase_start(clause, first, last), last)
    if head is None:
        return None
    named = _name_before_comma(clause, first, head)
    last = _without_tail(clause, head, last)
    if named or not whole:
        return named or clause.span(head, last)
    prepositions = (at for at in range(head + 1, last + 1) if clause.lower[at] in clause.words.prepositions)
    return clause.span(head, next(prepositions, last + 1) - 1)


def _without_tail(clause: Clause, head: int, last: int) -> int:
    """The last token of the name at `head` where auxiliaries or adverbs follow: `Jeanne Petit a un jour dit`."""
    if not clause.is_name(head):
        return last
    at = head
    while at < last and clause.in_name(at + 1):
        at += 1
    return at if at < last and clause.is_name(at) and clause.lower[at + 1] in clause.words.between else last


def _phrase_start(clause: Clause, first: int, last: int) -> int:
    """How far back the words before and with token `last` may be one phrase; behind it when it is in none."""
    start = last + 1
    for at in range(last, max(first, last - _LONGEST) - 1, -1):
        if _parts_phrases(clause, first, at) or (clause.lower[at] in clause.words.pronouns and at < last):
            break
        start = at
    return start


def _parts_phrases(clause: Clause, first: int, at: int) -> bool:
    """Whether the token is a break, a conjunction or a verb."""
    word, words = clause.lower[at], clause.words
    if (word in BREAKS and word != "-") or (word in words.joins and word != "and"):
        return True
    # "das Amt der Nordischen Häfen": behind no comma the article is the noun's.
    relative = word in words.relatives and not (
        words.nouns_capitalised and at > first and clause.tokens[at - 1][0].isupper()
    )
    verb = word in words.verbs or word in words.participles or relative
    noun = at > first and clause.lower[at - 1] in words.determiners
    return verb and clause.tokens[at][0].islower() and not noun


def _name_before_comma(clause: Clause, first: int, start: int) -> tuple[int, int] | None:
    """`Anna Berg, a teacher in Lund said`: the comma behind the apposition is missing."""
    if start - 3 < first or clause.lower[start - 1] != "," or clause.lower[start] not in clause.words.determiners:
        return None
    at = last = start - 2
    while at >= first and (clause.in_name(at)):
        at -= 1
    led = at >= first and clause.lower[at] in clause.words.prepositions
    if led and clause.words.compounds:
        # "Anna Berg, head of the Harbour, a firm in Lund said": back over what she is.
        comma = next((place for place in range(at, first - 1, -1) if clause.lower[place] == ","), None)
        if comma is None or comma + 1 >= at or not clause.tokens[comma + 1][0].islower():
            return None
        at = last = comma - 1
        while at >= first and clause.in_name(at):
            at -= 1
        led = at >= first and clause.lower[at] in clause.words.prepositions
    if led:
        return None  # "In an interview with Anna Berg, the mayor said"
    return clause.span(at + 1, last) if full_name(clause, at + 1, last) else None


def _head_start(clause: Clause, start: int, last: int) -> int | None:
    """Where the subject begins in `start..last`: behind conjunctions and phrases that lead to it."""
    lower = clause.lower
    if _is_doing(clause, start, last):
        return None
    while start <= last:
        word = lower[start]
        if word in clause.words.determiners or clause.is_name(start):
            return start
        if word in clause.words.starters or word in clause.words.prepositions:
            opens = clause.words.verb_second and word in _OPENS and start < last and clause.is_name(start + 1)
            start = start + 1 if opens else _after_prepositional(clause, start, last)
            continue
        if start == last and clause.only_first(start) and clause.words.compounds:
            return start  # "Prosecutors alleged": a noun that stands first
        skipped = word in clause.words.not_names or word in clause.words.joins or word in clause.words.between
        if skipped or word == "-" or clause.only_first(start):
            start += 1
            continue
        return start
    return None


def _is_doing(clause: Clause, start: int, last: int) -> bool:
    """`Working on Row and Row allowed her to`: what somebody does is the subject, and no name within it."""
    lower = clause.lower
    if not clause.words.compounds or not lower[start : start + 1] or not lower[start].endswith("ing"):
        return False
    led = lower[start + 1 : start + 2]
    return (
        start + 1 < last
        and led[0] in clause.words.prepositions
        and all(map(clause.in_name, range(start + 2, last + 1)))
    )


def _after_prepositional(clause: Clause, start: int, last: int) -> int:
    """`In an interview Berg`: the last run of names is the subject when there is no comma to tell."""
    at = last
    while at > start and (clause.in_name(at)):
        at -= 1
    if at < last:
        return last + 1 if _is_led(clause, start, at + 1) else at + 1
    for place in range(last, start, -1):
        if clause.lower[place] in clause.words.determiners:
            return last + 1 if _is_led(clause, start, place) else place
    return last + 1


def _is_led(clause: Clause, start: int, at: int) -> bool:
    """`En ese sentido dijo`, `Sobre el caso de Berg dijo`: a preposition's noun, where a verb needs no subject."""
    if not clause.words.phrases_between:
        return False
    leads = clause.words.prepositions - clause.words.joins - clause.words.relatives
    return clause.lower[at] in leads or (clause.lower[at - 1] in leads and (at - 1 > start or not clause.is_name(at)))


def name_soon(clause: Clause, at: int, end: int) -> bool:
    """`Republican presidential nominee Berg`: a capital follows before any verb."""
    for place in range(at, min(at + 3, end)):
        word = clause.lower[place]
        if (
            word in BREAKS
            or word in clause.words.verbs
            or word in clause.words.prepositions
            or word in clause.words.between
        ):
            return False
        if clause.tokens[place][0].isupper():
            return True
        if word.endswith(("ed", "s")):
            return False
    return False


def phrase_from(clause: Clause, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that begins with token `start`, up to its verb, its prepositional phrase or a comma."""
    lower = clause.lower
    last = start
    seen = clause.is_name(start)
    while last + 1 < end:
        after = lower[last + 1]
        if (
            after in BREAKS
            or after in clause.words.verbs
            or after in clause.words.pronouns
            or after in clause.words.between
        ):
            break
        if after in clause.words.prepositions and after not in clause.words.particles:
            break
        capital = clause.tokens[last + 1][0].isupper()
        small = seen and not capital and after not in clause.words.particles
        if small and clause.words.nouns_capitalised:
            break
        if small and (full_name(clause, start, last) or not name_soon(clause, last + 1, end)):
            break
        seen = seen or capital
        last += 1
    if last == start and lower[start] in clause.words.determiners:
        return None
    return with_name(clause, start, last)


def with_name(clause: Clause, first: int, last: int) -> tuple[int, int]:
    """The phrase `first..last`, with the name behind its comma: `his wife, Jane`, `the mayor, Anna Berg`."""
    lower = clause.lower
    apart = last + 2 < len(lower) and lower[last + 1] == "," and clause.is_name(last + 2)
    if lower[first] in clause.words.determiners and apart:
        end = last + 1
        while end + 1 < len(lower) and clause.in_name(end + 1):
            end += 1
        closed = end + 1 >= len(lower) or lower[end + 1] in BREAKS
        # "selon un ami, Anna Berg se tait": the name is the next clause's.
        goes_on = not closed and lower[end + 1] in clause.words.between and clause.words.phrases_between
        if (full_name(clause, last + 2, end) and not goes_on) or (end == last + 2 and closed):
            return clause.span(first, end)
    return clause.span(first, last)
