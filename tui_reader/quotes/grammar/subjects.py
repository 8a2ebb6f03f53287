"""Subjects: the noun phrase a finite verb belongs to, before it or behind it."""

from tui_reader.quotes.grammar.phrases import full_name, phrase_ending, phrase_from, role_of_name, with_name
from tui_reader.quotes.grammar.tokens import BREAKS, Clause


def subject_before(clause: Clause, first: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase that a finite verb at `verb` belongs to, in the tokens `first` to `verb`."""
    lower = clause.lower
    at = verb - 1
    while at >= first and (lower[at] in clause.words.between or lower[at].endswith("ly")) and not clause.is_name(at):
        at -= 1
    if at < first:
        return None
    if lower[at] in clause.words.pronouns:
        return clause.span(at, at)
    if lower[at] in clause.words.relatives:
        return _antecedent(clause, first, at)
    if lower[at] in clause.words.joins and lower[at] in clause.words.coordinates:
        return first_subject(clause, first, at)
    if lower[at] in BREAKS and "then" in lower[at:verb]:
        return first_subject(clause, first, at)
    if lower[at] in BREAKS:
        return _behind_apposition(clause, first, at)
    return phrase_ending(clause, first, at)


def _antecedent(clause: Clause, first: int, who: int) -> tuple[int, int] | None:
    at = who - 1
    while at >= first and clause.lower[at] in BREAKS:
        at -= 1
    name = at
    while name >= first and (clause.in_name(name)):
        name -= 1
    if name < at:
        return clause.span(name + 1, at)
    return phrase_ending(clause, first, at) if at >= first else None


def _behind_apposition(clause: Clause, first: int, comma: int) -> tuple[int, int] | None:
    """`Berg, 45, a teacher in Lund, said`: back over what stands between commas to the name before it."""
    chunks: list[tuple[int, int]] = []
    end = comma - 1
    at = end
    while at >= first:
        if clause.lower[at] in BREAKS and clause.lower[at] != "-":
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
            head in clause.words.determiners
            or head in clause.words.relatives
            or head in clause.words.prepositions
            or head in clause.words.joins
            or not clause.tokens[start][0].isupper()
            or (start == last and _party(clause.tokens[start]))
        ):
            continue
        if further and not full_name(clause, start, last) and not _role_before(clause, chunks[index + 1]):
            earlier = chunks[index + 1]
            if clause.tokens[earlier[1]][0].isupper() and earlier[1] - earlier[0] <= 4:
                continue
        if further and full_name(clause, start, last) and _is_role(clause, *chunks[index + 1]):
            return clause.span(chunks[index + 1][0], last)
        return phrase_ending(clause, start, last, True)
    return None


def _party(word: str) -> bool:
    """`R-Texas`, `D`, `Jr.`: what stands alone between commas behind a name."""
    return len(word) <= 3 or word[1] == "-"


def _role_before(clause: Clause, chunk: tuple[int, int]) -> bool:
    return clause.lower[chunk[0]] in clause.words.determiners


def _is_role(clause: Clause, start: int, last: int) -> bool:
    """`the mayor`, `Lund's chief of police`: what stands before a name and its comma."""
    head = clause.lower[start]
    if head in clause.words.determiners:
        return True
    if head in clause.words.starters or head.endswith(clause.words.adverbs) or not clause.is_name(start):
        return False
    words = clause.lower[start : last + 1]
    return clause.tokens[last][0].islower() and len(words) < 12 and clause.words.verbs.isdisjoint(words)


def subject_after(clause: Clause, first: int) -> tuple[int, int] | None:
    """The noun phrase that begins right behind an inverted verb: `said Anna Berg, the mayor`."""
    lower = clause.lower
    while first < len(lower) and (lower[first] in clause.words.between or lower[first].endswith("ly")):
        first += 1
    if first >= len(lower):
        return None
    word = lower[first]
    if word in clause.words.pronouns:
        return clause.span(first, first)
    named = clause.is_name(first)
    if not named and word not in clause.words.determiners and not role_of_name(clause, first):
        return None
    last = first
    if word in clause.words.determiners and "of" in lower[first + 1 : first + 2]:
        last = first + 2 if first + 2 < len(lower) else first  # one of the advisers
    while last + 1 < len(lower):
        after = lower[last + 1]
        if after in BREAKS or after in clause.words.verbs or after in clause.words.pronouns:
            break
        if after in clause.words.prepositions and after not in clause.words.particles:
            break
        if (
            clause.tokens[last][0].isupper()
            and clause.tokens[last + 1][0].islower()
            and (
                after in clause.words.between or (clause.words.nouns_capitalised and after in clause.words.determiners)
            )
        ):
            break
        last += 1
    if last == first and word in clause.words.determiners:
        return None
    return with_name(clause, first, last)


def first_subject(clause: Clause, first: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause's main verb: its first noun phrase that no preposition leads to."""
    lower = clause.lower
    at = first
    while at < end:
        word = lower[at]
        if word in BREAKS or word in clause.words.joins:
            at += 1
        elif (
            word in clause.words.starters or word in clause.words.between or word.endswith(clause.words.adverbs)
        ) and (word not in clause.words.determiners):
            comma = next((place for place in range(at, end) if lower[place] == ","), None)
            if comma is None:
                verb = next((place for place in range(at, end) if lower[place] in clause.words.verbs), None)
                if verb is not None and clause.words.nouns_capitalised:
                    return subject_after(clause, verb + 1)
                break
            at = comma + 1
        else:
            break
    while at < end:
        word = lower[at]
        if word in clause.words.pronouns:
            return clause.span(at, at)
        if word in clause.words.determiners or clause.is_name(at):
            return phrase_from(clause, at, end)
        at += 1
    return None
