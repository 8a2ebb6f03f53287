"""A clause beside a quotation becomes an attribution: the words that name the speaker, and the cue."""

import re
from typing import NamedTuple

from tui_reader.article.quotes.cues.words import Words, listed

_TOKEN = re.compile(r"[^\W_](?:[\w’'&/]|-(?=\w)|\.(?=\w))*\.?|[,:;()\[\]—–…-]")
_BREAKS = frozenset(",:;()[]—–…-")
# How far a clause is read on each side of a quotation: longer ones name no speaker near enough to be sure of.
REACH = 400
# The tokens of the longest remark in brackets that a clause is read without: "(D-Ohio)", "(45)".
ASIDE = 15


class Attribution(NamedTuple):
    """Who and how, as offsets into the text.

    mention: with the role before a name ("the mayor, Anna Berg"). strong: a listed verb or phrase, no guess from form.
    """

    mention: tuple[int, int]
    cue: tuple[int, int] | None
    strong: bool = True


class Clause:
    """The tokens of `text[start:end]`: words, their lower case, and where they lie."""

    __slots__ = ("_found", "lower", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        found = list(_TOKEN.finditer(text, start, end))
        if text.find("(", start, end) >= 0:
            found = _without_asides(found)
        self._found = found
        self.words = [match.group() for match in found]
        for at, word in enumerate(self.words):
            if word[-1] == "." and len(word) > 3 and "." not in word[:-1] and word.lower() not in _KEEPS_DOT:
                self.words[at] = word[:-1]
        self.lower = [word.lower() for word in self.words]

    def start(self, at: int) -> int:
        """Where the token begins."""
        return self._found[at].start()

    def end(self, at: int) -> int:
        """Where the token ends, without a sentence's full stop."""
        return self._found[at].start() + len(self.words[at])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens `first` to `last`, both included."""
        return self.start(first), self.end(last)


def _without_asides(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The tokens outside of brackets; a bracket that is not closed soon stays."""
    kept: list[re.Match[str]] = []
    at = 0
    while at < len(found):
        if found[at].group() == "(":
            limit = min(len(found), at + ASIDE)
            closing = next((place for place in range(at, limit) if found[place].group() == ")"), at)
            at = closing + 1
            continue
        kept.append(found[at])
        at += 1
    return kept


_KEEPS_DOT = listed("mrs. sen. rep. gov. gen. col. sgt. prof. rev. capt. sens. reps. mme.")


def behind(text: str, start: int, end: int, words: Words, awaited: bool) -> Attribution | None:
    """The attribution in a clause that follows a quotation. awaited: the quotation ended with a comma or ? or !, so
    that somebody's verb should come now, listed or not.
    """
    clause = Clause(text, start, min(end, start + REACH))
    lower = clause.lower
    first = 0
    while first < len(lower) and lower[first] in _BREAKS:
        first += 1
    for at in range(first, len(lower)):
        word = lower[at]
        if _acts(clause, at, words) or word in words.participles:
            found = _around(clause, first, at, words)
            if found:
                return found
        elif word in words.by or word in words.behind_name:
            found = _by(clause, first, at, words)
            if found:
                return found
    return _unlisted(clause, first, words) if awaited else None


def before(text: str, start: int, end: int, words: Words) -> Attribution | None:
    """The attribution in a clause that leads to a quotation: the last cue of it."""
    if end - start > REACH:
        start = end - REACH
    clause = Clause(text, start, end)
    lower = clause.lower
    for at in range(len(lower) - 1, -1, -1):
        word = lower[at]
        if _acts(clause, at, words):
            subject = _inserted(clause, at, words) or _subject(clause, 0, at, words)
            if subject:
                return Attribution(subject, clause.span(at, at))
        elif word in words.participles:
            subject = _main_subject(clause, at, words)
            if subject:
                return Attribution(subject, clause.span(at, at))
        elif word in words.by or word in words.behind_name:
            found = _by(clause, 0, at, words)
            if found:
                return found
    return None


def attributes_at(text: str, start: int, end: int, words: Words) -> bool:
    """Whether an attribution begins right here: `he said`, `Anna Berg told`, `said the mayor`."""
    clause = Clause(text, start, end)
    lower = clause.lower
    if len(lower) < 2:
        return False
    if lower[0] in words.verbs and clause.words[0][0].islower():
        return lower[1] in words.pronouns or lower[1] in words.determiners or _name_like(clause, 1, words)
    at = 0
    if lower[0] in words.pronouns and words.pronouns[lower[0]] != "1":
        at = 1
    else:
        while at < min(len(lower), 6) and (_name_like(clause, at, words) or (at and lower[at] in words.particles)):
            at += 1
    if at == 0:
        return False
    while at < len(lower) - 1 and lower[at] in words.between:
        at += 1
    return at < len(lower) and lower[at] in words.verbs


def cue_in(text: str, start: int, end: int, words: Words) -> tuple[int, int] | None:
    """The last verb of speech of a clause, whoever its subject is."""
    clause = Clause(text, max(start, end - REACH), end)
    for at in range(len(clause.words) - 1, -1, -1):
        if clause.lower[at] in words.participles or _acts(clause, at, words):
            return clause.span(at, at)
    return None


def _acts(clause: Clause, at: int, words: Words) -> bool:
    """Whether the token is a verb of speech here: no name (United States), no noun (her claims, a call)."""
    word = clause.lower[at]
    if word in words.verbs:
        if at == 0:
            return True
        return clause.words[at][0].islower() and clause.lower[at - 1] not in words.determiners
    return word in words.bases and at > 0 and clause.lower[at - 1] in words.modals


def _inserted(clause: Clause, verb: int, words: Words) -> tuple[int, int] | None:
    """`..., explained Berg, "`: an inverted verb between commas."""
    if verb == 0 or clause.lower[verb - 1] != ",":
        return None
    if verb + 1 >= len(clause.words) or not _name_like(clause, verb + 1, words):
        return None
    subject = _subject_after(clause, verb + 1, words)
    if subject and (subject[1] == clause.end(-1) or (clause.start(-1) >= subject[1] and clause.lower[-1] in _BREAKS)):
        return subject
    return None


def _main_subject(clause: Clause, participle: int, words: Words) -> tuple[int, int] | None:
    """`Berg said, adding`: the subject of the verb before the participle, else the first of the clause."""
    lower = clause.lower
    if participle and clause.words[participle - 1][0].isupper() and _name_like(clause, participle - 1, words):
        return _phrase_ending(clause, 0, participle - 1, words)
    for at in range(participle - 1, 0, -1):
        if _acts(clause, at, words) or (lower[at] in words.participles and _name_like(clause, at - 1, words)):
            subject = subject_before(clause, 0, at, words)
            if subject:
                return subject
    return first_subject(clause, 0, participle, words) if lower else None


def leading(text: str, start: int, end: int, words: Words) -> Attribution | None:
    """The subject of a clause with no listed cue: its first noun phrase, and the word behind it."""
    clause = Clause(text, start, min(end, start + REACH))
    subject = _label(clause, words) or first_subject(clause, 0, len(clause.words), words)
    if subject is None:
        return None
    for at in range(len(clause.words)):
        if clause.start(at) >= subject[1] and clause.lower[at] not in words.between and clause.lower[at] not in _BREAKS:
            return Attribution(subject, clause.span(at, at), False)
    return Attribution(subject, None, False)


def _label(clause: Clause, words: Words) -> tuple[int, int] | None:
    """`BERG: "`, `- Anna Berg: "`: a name alone before a colon."""
    last = len(clause.words) - 2
    if last < 0 or clause.words[-1] != ":":
        return None
    at = last
    while at >= 0 and (
        _name_like(clause, at, words) or clause.lower[at] in words.particles or clause.lower[at] == "and"
    ):
        at -= 1
    return clause.span(at + 1, last) if at < last and (at < 0 or clause.lower[at] in _BREAKS) else None


def signed(text: str, start: int, end: int, words: Words) -> Attribution | None:
    """`” — Anna Berg, mayor`: a name behind a dash."""
    match = _SIGNATURE.match(text, start, end)
    return opening_name(text, match.end(), end, words) if match else None


def opening_name(text: str, start: int, end: int, words: Words) -> Attribution | None:
    """The name that `text[start:end]` begins with, in a line that is little more than that."""
    clause = Clause(text, start, end)
    if not clause.words or len(clause.words) > SIGNATURE or not _name_like(clause, 0, words):
        return None
    last = 0
    while last + 1 < len(clause.words) and (
        _name_like(clause, last + 1, words) or clause.lower[last + 1] in words.particles
    ):
        last += 1
    return Attribution(clause.span(0, last), None)


# The most words of a line that is a signature.
SIGNATURE = 30
_SIGNATURE = re.compile(r"\s*(?:[―—–]|--?)\s*(?=\w)")


def _by(clause: Clause, first: int, at: int, words: Words) -> Attribution | None:
    """`according to X`, `so X`, `X zufolge`: the name beside the phrase."""
    word = clause.lower[at]
    if word in words.behind_name:
        before = _phrase_ending(clause, first, at - 1, words) if at > first else None
        return Attribution(before, clause.span(at, at)) if before else None
    if word in words.inverted and at > first and clause.lower[at - 1] not in _BREAKS:
        return None
    for phrase in words.by[word]:
        if tuple(clause.lower[at : at + len(phrase)]) == phrase:
            subject = _subject_after(clause, at + len(phrase), words)
            if subject and phrase[-1] in words.reports:
                return Attribution((clause.start(at + len(phrase) - 1), subject[1]), clause.span(at, at))
            if subject:
                return Attribution(subject, clause.span(at, at + len(phrase) - 1))
    return None


def _subject(clause: Clause, first: int, verb: int, words: Words) -> tuple[int, int] | None:
    """The subject of a finite verb: before it, else behind it; where the verb stands second, behind it if a phrase
    that is no subject leads ("In Bonn sagte Berg").
    """
    if words.nouns_capitalised:
        found = _verb_second(clause, first, verb, words)
        if found:
            return found
    return subject_before(clause, first, verb, words) or _subject_after(clause, verb + 1, words)


def _verb_second(clause: Clause, first: int, verb: int, words: Words) -> tuple[int, int] | None:
    """The subject behind a verb that something else stands before: an adverb, a phrase, an object."""
    lower = clause.lower
    if lower[verb] in words.impersonal and "es" in lower[verb + 1 : verb + 2]:
        return _source(clause, first, verb, words)
    if lower[verb] in words.cited:
        passive = next((at for at in range(first, verb) if lower[at] in words.passives), None)
        if passive is not None:
            return _verb_second(clause, first, passive, words) or subject_before(clause, first, passive, words)
    while first < verb and (lower[first] in _BREAKS or lower[first] in words.coordinates):
        first += 1
    if first >= verb:
        return None
    if lower[verb - 1] in words.coordinates:
        return first_subject(clause, first, verb - 1, words)
    after = lower[verb + 1] if verb + 1 < len(lower) else ""
    if words.pronouns.get(after) in ("m", "1"):
        return clause.span(verb + 1, verb + 1)
    lead = lower[first]
    leads = lead in words.starters or lead in words.between or lead in words.oblique or lead.isdigit()
    leads = leads or (lead in words.not_names and lead not in words.determiners and lead not in words.pronouns)
    if leads and after not in words.oblique:
        return _subject_after(clause, verb + 1, words)
    return None


def _source(clause: Clause, first: int, verb: int, words: Words) -> tuple[int, int] | None:
    """`In dem Bericht heißt es`, `heißt es im Bericht`: the thing that says it."""
    lower = clause.lower
    if verb - first >= 2 and lower[first] in words.starters:
        return clause.span(first + 1, verb - 1)
    if verb + 3 < len(lower) and lower[verb + 2] in words.starters:
        return _subject_after(clause, verb + 3, words)
    return None


def _around(clause: Clause, first: int, verb: int, words: Words) -> Attribution | None:
    """The subject of the verb of a clause that follows a quotation."""
    cue = clause.span(verb, verb)
    if clause.lower[verb] in words.participles:
        named = verb > first and _name_like(clause, verb - 1, words)
        subject = _phrase_ending(clause, first, verb - 1, words) if named else None
    elif verb == first:
        subject = _subject_after(clause, verb + 1, words)
    else:
        subject = _subject(clause, first, verb, words)
    return Attribution(subject, cue) if subject else None


def _unlisted(clause: Clause, first: int, words: Words) -> Attribution | None:
    """`," Berg grinned.`: after an awaited attribution the form is enough: a name or pronoun, then a verb's ending."""
    for at in range(first, min(len(clause.words), first + 7)):
        word = clause.lower[at]
        if word in _BREAKS:
            return None
        if clause.words[at][0].islower() and word.endswith(words.suffix):
            subject = subject_before(clause, first, at, words) if at > first else _subject_after(clause, at + 1, words)
            return Attribution(subject, clause.span(at, at), False) if subject else None
    return None


def subject_before(clause: Clause, first: int, verb: int, words: Words) -> tuple[int, int] | None:
    """The noun phrase that a finite verb at `verb` belongs to, in the tokens `first` to `verb`."""
    lower = clause.lower
    at = verb - 1
    while (
        at >= first and (lower[at] in words.between or lower[at].endswith("ly")) and not _name_like(clause, at, words)
    ):
        at -= 1
    if at < first:
        return None
    if lower[at] in words.pronouns:
        return clause.span(at, at)
    if lower[at] in words.relatives:
        return _antecedent(clause, first, at, words)
    if lower[at] in words.joins and lower[at] in words.coordinates:
        return first_subject(clause, first, at, words)
    if lower[at] in _BREAKS and "then" in lower[at:verb]:
        return first_subject(clause, first, at, words)
    if lower[at] in _BREAKS:
        return _behind_apposition(clause, first, at, words)
    return _phrase_ending(clause, first, at, words)


def _antecedent(clause: Clause, first: int, who: int, words: Words) -> tuple[int, int] | None:
    at = who - 1
    while at >= first and clause.lower[at] in _BREAKS:
        at -= 1
    name = at
    while name >= first and (_name_like(clause, name, words) or clause.lower[name] in words.particles):
        name -= 1
    if name < at:
        return clause.span(name + 1, at)
    return _phrase_ending(clause, first, at, words) if at >= first else None


def _behind_apposition(clause: Clause, first: int, comma: int, words: Words) -> tuple[int, int] | None:
    """`Berg, 45, a teacher in Lund, said`: back over what stands between commas to the name before it."""
    chunks: list[tuple[int, int]] = []
    end = comma - 1
    at = end
    while at >= first:
        if clause.lower[at] in _BREAKS and not (clause.lower[at] == "-"):
            if at < end:
                chunks.append((at + 1, end))
            end = at - 1
        at -= 1
    if first <= end:
        chunks.append((first, end))
    for index, (start, last) in enumerate(chunks):
        further = index + 1 < len(chunks)
        head = clause.lower[start]
        if further and (
            head in words.determiners
            or head in words.relatives
            or head in words.prepositions
            or head in words.joins
            or not clause.words[start][0].isupper()
            or (start == last and _party(clause.words[start]))
        ):
            continue
        if (
            further
            and not _full_name(clause, start, last, words)
            and not _role_before(clause, chunks[index + 1], words)
        ):
            earlier = chunks[index + 1]
            if clause.words[earlier[1]][0].isupper() and earlier[1] - earlier[0] <= 4:
                continue
        if further and _role_before(clause, chunks[index + 1], words) and _full_name(clause, start, last, words):
            return clause.span(chunks[index + 1][0], last)
        return _phrase_ending(clause, start, last, words, True)
    return None


def _party(word: str) -> bool:
    """`R-Texas`, `D`, `Jr.`: what stands alone between commas behind a name."""
    return len(word) <= 3 or word[1] == "-"


def _role_before(clause: Clause, chunk: tuple[int, int], words: Words) -> bool:
    return clause.lower[chunk[0]] in words.determiners


def _full_name(clause: Clause, start: int, last: int, words: Words) -> bool:
    return 1 <= last - start <= 4 and all(
        _name_like(clause, at, words) or clause.lower[at] in words.particles for at in range(start, last + 1)
    )


def _name_like(clause: Clause, at: int, words: Words) -> bool:
    word = clause.words[at]
    return word[0].isupper() and clause.lower[at].rstrip(".") not in words.not_names


def _phrase_ending(clause: Clause, first: int, last: int, words: Words, whole: bool = False) -> tuple[int, int] | None:
    """The noun phrase that ends with token `last`; whole: its prepositional phrases are behind its head.

    Walks back over names, nouns and prepositional phrases to the start of the phrase, then drops what leads to it.
    """
    lower = clause.lower
    start = last + 1
    for at in range(last, max(first, last - 16) - 1, -1):
        word = lower[at]
        if word in _BREAKS and word != "-":
            break
        if word in words.joins and word != "and":
            break
        if word in words.verbs or word in words.participles or word in words.relatives:
            if not clause.words[at][0].isupper() and not (at > first and lower[at - 1] in words.determiners):
                break
        if word in words.pronouns and at < last:
            break
        start = at
    if start > last:
        return None
    start = _head_start(clause, start, last, words)
    if start is None:
        return None
    named = _name_before_comma(clause, first, start, words)
    if named:
        return named
    end = last
    if whole:
        for at in range(start + 1, last + 1):
            if lower[at] in words.prepositions:
                end = at - 1
                break
    return clause.span(start, end)


def _name_before_comma(clause: Clause, first: int, start: int, words: Words) -> tuple[int, int] | None:
    """`Anna Berg, a teacher in Lund said`: the comma behind the apposition is missing."""
    if start - 3 < first or clause.lower[start - 1] != "," or clause.lower[start] not in words.determiners:
        return None
    at = start - 2
    while at >= first and (_name_like(clause, at, words) or clause.lower[at] in words.particles):
        at -= 1
    return clause.span(at + 1, start - 2) if _full_name(clause, at + 1, start - 2, words) else None


def _head_start(clause: Clause, start: int, last: int, words: Words) -> int | None:
    """Where the subject begins in `start..last`: behind conjunctions and phrases that lead to it."""
    lower = clause.lower
    while start <= last:
        word = lower[start]
        if word in words.determiners or _name_like(clause, start, words):
            return start
        if word in words.starters or word in words.prepositions:
            start = _after_prepositional(clause, start, last, words)
            continue
        if word in words.not_names or word in words.joins or word in words.between or word == "-":
            start += 1
            continue
        return start
    return None


def _after_prepositional(clause: Clause, start: int, last: int, words: Words) -> int:
    """`In an interview Berg`: the last run of names is the subject when there is no comma to tell."""
    at = last
    while at > start and (_name_like(clause, at, words) or clause.lower[at] in words.particles):
        at -= 1
    if at < last:
        return at + 1
    for place in range(last, start, -1):
        if clause.lower[place] in words.determiners:
            return place
    return last + 1


def _subject_after(clause: Clause, first: int, words: Words) -> tuple[int, int] | None:
    """The noun phrase that begins right behind an inverted verb: `said Anna Berg, the mayor`."""
    lower = clause.lower
    while first < len(lower) and (lower[first] in words.between or lower[first].endswith("ly")):
        first += 1
    if first >= len(lower):
        return None
    word = lower[first]
    if word in words.pronouns:
        return clause.span(first, first)
    named = _name_like(clause, first, words)
    if not named and word not in words.determiners and not _role_of_name(clause, first, words):
        return None
    last = first
    while last + 1 < len(lower):
        after = lower[last + 1]
        if after in _BREAKS or after in words.verbs or after in words.pronouns:
            break
        if after in words.prepositions and after not in words.particles:
            break
        if (
            clause.words[last][0].isupper()
            and clause.words[last + 1][0].islower()
            and (after in words.between or (words.nouns_capitalised and after in words.determiners))
        ):
            break
        last += 1
    if last == first and word in words.determiners:
        return None
    if word in words.determiners and last + 2 < len(lower) and lower[last + 1] == ",":
        end = last + 2
        while end + 1 < len(lower) and (_name_like(clause, end + 1, words) or lower[end + 1] in words.particles):
            end += 1
        if _full_name(clause, last + 2, end, words):
            return clause.span(first, end)
    return clause.span(first, last)


def _role_of_name(clause: Clause, first: int, words: Words) -> bool:
    """`said spokeswoman Anna Berg`: lower-case words that a name follows."""
    for at in range(first, min(first + 7, len(clause.words))):
        if clause.lower[at] in _BREAKS or clause.lower[at] in words.prepositions:
            return False
        if _name_like(clause, at, words):
            return True
    return False


def first_subject(clause: Clause, first: int, end: int, words: Words) -> tuple[int, int] | None:
    """The subject of the clause's main verb: its first noun phrase that no preposition leads to."""
    lower = clause.lower
    at = first
    while at < end:
        word = lower[at]
        if word in _BREAKS or word in words.joins:
            at += 1
        elif (word in words.starters or word in words.between or word.endswith(("ing", "ly"))) and (
            word not in words.determiners
        ):
            comma = next((place for place in range(at, end) if lower[place] == ","), None)
            if comma is None:
                verb = next((place for place in range(at, end) if lower[place] in words.verbs), None)
                if verb is not None and words.nouns_capitalised:
                    return _subject_after(clause, verb + 1, words)
                break
            at = comma + 1
        else:
            break
    while at < end:
        word = lower[at]
        if word in words.pronouns:
            return clause.span(at, at)
        if word in words.determiners or _name_like(clause, at, words):
            return _phrase_from(clause, at, end, words)
        at += 1
    return None


def _name_soon(clause: Clause, at: int, end: int, words: Words) -> bool:
    """`Republican presidential nominee Berg`: a capital follows before any verb."""
    for place in range(at, min(at + 3, end)):
        word = clause.lower[place]
        if word in _BREAKS or word in words.verbs or word in words.prepositions or word in words.between:
            return False
        if clause.words[place][0].isupper():
            return True
        if word.endswith(("ed", "s")):
            return False
    return False


def _phrase_from(clause: Clause, start: int, end: int, words: Words) -> tuple[int, int] | None:
    lower = clause.lower
    last = start
    seen = _name_like(clause, start, words)
    while last + 1 < end:
        after = lower[last + 1]
        if after in _BREAKS or after in words.verbs or after in words.pronouns or after in words.between:
            break
        if after in words.prepositions and after not in words.particles:
            break
        capital = clause.words[last + 1][0].isupper()
        if seen and not capital and after not in words.particles and not _name_soon(clause, last + 1, end, words):
            break
        seen = seen or capital
        last += 1
    if last == start and lower[start] in words.determiners:
        return None
    return clause.span(start, last)
