"""Finding words in a document, whatever stands between their letters."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.article.document import Block, Position
from tui_reader.article.search import Hits, PatternError, Range, SearchText


def _blocks(*texts: str) -> list[Block]:
    return [Block("PARAGRAPH", text) for text in texts]


def _all(hits: Hits) -> list[Range]:
    found: list[Range] = []
    at = Position(0, 0)
    while (hit := hits.at_or_after(at)) is not None:
        found.append(hit)
        at = hit.end
    return found


def _words(blocks: list[Block], typed: str) -> list[str]:
    """What stands where the search found something."""
    hits = SearchText(blocks).find(typed)
    return [blocks[start.block].text[start.offset : end.offset] for start, end in _all(hits)]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("the old quay", "old quay", ["old quay"]),
        ("a line\nbreak", "line break", ["line\nbreak"]),
        ("no\u00a0break space", "no break", ["no\u00a0break"]),
        ("thin\u2009space", "thin space", ["thin\u2009space"]),
        ("a har\u00adbour wall", "harbour", ["har\u00adbour"]),
        ("“We never left”", '"we never', ["“We never"]),
        ('"We never left"', "“We", ['"We']),
        ("the mayor’s", "mayor's", ["mayor’s"]),
        ("a café here", "cafe", ["café"]),
        ("a cafe here", "café", ["cafe"]),
        ("a cafe\u0301 here", "café", ["cafe\u0301"]),
        ("die Straße", "strasse", ["Straße"]),
        ("the ﬁrst", "first", ["ﬁrst"]),
        ("1998–2007", "1998-2007", ["1998–2007"]),
        ("ΟΔΟΣ οδός", "οδος", ["ΟΔΟΣ", "οδός"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("пошёл паром", "пошел", ["пошёл"]),
        ("がか", "か", ["か"]),
        ("x  =   1", "x = 1", ["x  =   1"]),
        ("Ferry ferry", "ferry", ["Ferry", "ferry"]),
        ("Ferry ferry", "Ferry", ["Ferry"]),
        ("aaaa aaa", "aa", ["aa", "aa", "aa"]),
        ("nothing", "else", []),
        ("nothing", "", []),
    ],
)
def test_words_are_found_whatever_stands_between_their_letters(text: str, typed: str, found: list[str]) -> None:
    assert _words(_blocks("before", text, "after"), typed) == found


def test_no_hit_goes_from_one_block_to_the_next() -> None:
    assert _words(_blocks("one", "two"), "one two") == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (r"\vf\w+y", ["ferry", "Ferry"]),
        (r"\vF\w+y", ["Ferry"]),
        (r"\v^The", ["The"]),
        (r"\vquay$", ["quay"]),
        (r"\v\S+ quay", ["old quay"]),
        (r"\vé", ["e", "e", "e", "e"]),
        (r"\v", []),
        (r"\vx*", []),
    ],
)
def test_after_a_mark_it_is_a_regular_expression(typed: str, found: list[str]) -> None:
    assert _words(_blocks("The ferry, the old quay", "Ferry"), typed) == found


def test_an_expression_that_is_none_says_why() -> None:
    with pytest.raises(PatternError, match="missing"):
        SearchText(_blocks("x")).find(r"\v(")


@pytest.mark.parametrize("typed", [r"\v(a|a)*\1c", r"\v(.*)*(.*)*(.*)*x\1", r"\v(a?){40}a{40}b"])
def test_an_expression_that_would_never_end_is_stopped(typed: str) -> None:
    started = time.process_time()
    hits = SearchText(_blocks("a" * 3000)).find(typed)
    assert time.process_time() - started < 2
    assert _all(hits) == [] or not hits.complete


def test_hits_have_numbers_and_can_be_walked_both_ways() -> None:
    hits = SearchText(_blocks("one two one", "one")).find("one")
    first, second, third = _all(hits)
    assert (hits.total, [hits.number(hit) for hit in (first, second, third)]) == (3, [1, 2, 3])
    assert hits.before(third.start) == second
    assert hits.before(first.start) is None
    assert hits.at_or_after(third.end) is None
    assert hits.last() == third
    assert list(hits.within(Position(0, 9), Position(1, 1))) == [second, third]
    assert list(hits.within(Position(0, 3), Position(0, 8))) == []


@given(
    st.lists(st.text(alphabet="aAbé\u00ad  “ß\n…", max_size=12), min_size=1, max_size=4),
    st.text(alphabet='abe "s.', min_size=1, max_size=3),
)
def test_every_way_of_asking_gives_the_same_hits(texts: list[str], typed: str) -> None:
    blocks = _blocks(*texts)
    hits = SearchText(blocks).find(typed)
    found = list(hits.within(Position(0, 0), Position(len(blocks) - 1, len(texts[-1]))))
    assert len(found) == hits.total
    assert all(start < end and start.block == end.block for start, end in found)
    assert all(end.offset <= len(texts[end.block]) for _, end in found)
    assert hits.last() == (found[-1] if found else None)


def test_a_keystroke_in_five_megabytes_takes_a_fraction_of_a_start() -> None:
    """The start of a Textual program takes 0.26 s of CPU here; a keystroke may take 0.12 of it, on any machine."""
    blocks = _blocks(*["The ferry tied up at the “old” quay, and some people had come to see the café. "] * 64_000)
    searched = SearchText(blocks)
    searched.find("e")

    def spent() -> float:
        started = time.process_time()
        hits = searched.find("ferry")
        hit = hits.at_or_after(Position(32_000, 0))
        assert hit is not None and hits.number(hit) == 32_001
        return time.process_time() - started

    def yardstick() -> float:
        """Going over the same letters once, as a measure of the machine."""
        started = time.process_time()
        searched.lower.count("e")
        return time.process_time() - started

    assert min(spent() for _ in range(5)) < 4 * min(yardstick() for _ in range(5))
