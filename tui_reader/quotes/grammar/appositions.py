"""What stands between commas behind a name, and is said of it."""

from collections.abc import Sequence

from tui_reader.quotes.grammar.phrases import full_name, phrase_ending
from tui_reader.quotes.grammar.tokens import BREAKS, Clause
from tui_reader.quotes.grammar.voice import is_person

# The parts of a full name, and the most words of a role before it.
_NAME = 2
_ROLE = 3


def behind_apposition(clause: Clause, first: int, comma: int) -> tuple[int, int] | None:
    """`Berg, 45, a teacher in Lund, said`: back over what stands between commas to the name before it."""
    chunks = between_commas(clause, first, comma - 1)
    for (start, last), earlier in zip(chunks, [*chunks[1:], None], strict=False):
        if not clause.words.phrases_between and clause.words.pronouns.get(clause.lower[start]) in ("m", "1"):
            return clause.span(start, start)  # "he knew the road, declared"
        if earlier is not None:
            if _is_named_role(clause, start, last):
                return clause.span(start, last)
            named = full_name(clause, start, last)
            if _says_more(clause, start, last) or (not named and _may_be_name(clause, *earlier)):
                continue
            if _is_place(clause, start, earlier, chunks):
                continue
            if named and _is_role(clause, *earlier):
                return clause.span(earlier[0], last)
        return phrase_ending(clause, start, last, True)
    return None


def between_commas(clause: Clause, first: int, end: int) -> list[tuple[int, int]]:
    """The runs of tokens `(first, last)` that breaks part, from the last one backwards."""
    chunks: list[tuple[int, int]] = []
    for at in range(end, first - 1, -1):
        if clause.lower[at] in BREAKS and clause.lower[at] != "-":
            if at < end:
                chunks.append((at + 1, end))
            end = at - 1
    return [*chunks, (first, end)] if first <= end else chunks


def _says_more(clause: Clause, start: int, last: int) -> bool:
    """`a teacher in Lund`, `45`, `R-Texas`: what is said of the name before it, and is no name."""
    head, words = clause.lower[start], clause.words
    if head in words.determiners or head in words.relatives or head in words.prepositions or head in words.joins:
        return True
    return not clause.tokens[start][0].isupper() or (start == last and _party(clause.tokens[start]))


def _is_place(clause: Clause, start: int, earlier: tuple[int, int], chunks: Sequence[tuple[int, int]]) -> bool:
    """`Anna Berg, from Lund, North Sandvik,`: behind a place the larger one it is in, where a name stands before."""
    words, at = clause.words, _before_name(clause, *earlier)
    if clause.lower[start] in words.female or clause.lower[start] in words.male:
        return False
    if at < earlier[0] or at == earlier[1] or clause.lower[at] not in words.prepositions:
        return False
    return any(_ends_in_name(clause, *chunk) for chunk in chunks[chunks.index(earlier) + 1 :])


def _is_named_role(clause: Clause, start: int, last: int) -> bool:
    """`marine engineer Anna Berg`: whether a full name stands behind up to three small words for who that is."""
    at, words = _before_name(clause, start, last), clause.words
    if last - at < _NAME or not start <= at < start + _ROLE or not clause.is_name(at + 1):
        return False
    if not is_person(clause.lower[at], words):
        return False
    lists = (words.determiners, words.prepositions, words.joins, words.relatives, words.verbs, words.between)
    return all(
        clause.tokens[one][0].islower() and not any(clause.lower[one] in each for each in lists)
        for one in range(start, at + 1)
    )


def _ends_in_name(clause: Clause, start: int, last: int) -> bool:
    """Whether a full name that no preposition leads to ends a run of tokens."""
    at = _before_name(clause, start, last)
    return last - at >= _NAME and (at < start or clause.lower[at] not in clause.words.prepositions)


def _before_name(clause: Clause, start: int, last: int) -> int:
    """The token before the name that ends a run of them."""
    while last >= start and clause.in_name(last):
        last -= 1
    return last


def _may_be_name(clause: Clause, start: int, last: int) -> bool:
    """Whether up to five tokens end as a name does, with no article, and no `In an interview with` before them."""
    words, head = clause.words, clause.lower[start]
    led = head in words.determiners or head in words.starters or head in words.prepositions
    return not led and clause.tokens[last][0].isupper() and last - start <= 4


def _party(word: str) -> bool:
    """`R-Texas`, `D`, `Jr.`: what stands alone between commas behind a name."""
    return len(word) <= 3 or word[1] == "-"


def _is_role(clause: Clause, start: int, last: int) -> bool:
    """`the mayor`, `Lund's chief of police`: what stands before a name and its comma."""
    head = clause.lower[start]
    if head in clause.words.determiners:
        return True
    if head in clause.words.starters or head.endswith(clause.words.adverbs) or not clause.is_name(start):
        return False
    words = clause.lower[start : last + 1]
    return clause.tokens[last][0].islower() and len(words) < 12 and clause.words.verbs.isdisjoint(words)
