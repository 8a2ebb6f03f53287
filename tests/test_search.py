"""Finding words in a document, whatever stands between their letters."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.article.document import Block, Position
from tui_reader.article.search import SLICE, START, Hits, PatternError, Range, SearchText


def _blocks(*texts: str) -> list[Block]:
    return [Block("PARAGRAPH", text) for text in texts]


def _find(blocks: list[Block], typed: str, title: str = "") -> Hits:
    """All hits, the whole text looked through."""
    hits = SearchText(blocks, title).find(typed)
    while not hits.look_on(1):
        pass
    return hits


def _all(hits: Hits) -> list[Range]:
    found: list[Range] = []
    at = START
    while (hit := hits.at_or_after(at)) is not None:
        found.append(hit)
        at = hit.end
    return found


def _words(blocks: list[Block], typed: str) -> list[str]:
    """What stands where the search found something."""
    hits = _find(blocks, typed)
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


@pytest.mark.hostile
@pytest.mark.parametrize("typed", [r"\v(a|a)*\1c", r"\v(.*)*(.*)*(.*)*x\1", r"\v(a?){40}a{40}b"])
def test_an_expression_that_would_never_end_is_stopped(typed: str) -> None:
    started = time.process_time()
    hits = _find(_blocks("a" * 3000), typed)
    assert time.process_time() - started < 2
    assert _all(hits) == [] or not hits.complete


def test_hits_have_numbers_and_can_be_walked_both_ways() -> None:
    hits = _find(_blocks("one two one", "one"), "one")
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
    hits = _find(blocks, typed)
    found = list(hits.within(Position(0, 0), Position(len(blocks) - 1, len(texts[-1]))))
    assert len(found) == hits.total
    assert all(start < end and start.block == end.block for start, end in found)
    assert all(end.offset <= len(texts[end.block]) for _, end in found)
    assert hits.last() == (found[-1] if found else None)


def test_the_title_counts_as_a_block_before_the_first() -> None:
    hits = _find(_blocks("The ferry"), "ferry", title="A ferry comes back")
    assert [hit.start for hit in _all(hits)] == [Position(-1, 2), Position(0, 4)]
    assert hits.total == 2 and hits.number(_all(hits)[1]) == 2
    assert hits.before(Position(0, 0)) == _all(hits)[0]
    assert list(hits.within(Position(-1, 0), Position(-1, 4))) == _all(hits)[:1]


def test_a_long_text_is_looked_through_from_the_place_on_and_then_from_the_beginning() -> None:
    blocks = _blocks(*(f"number {number} of many" for number in range(6 * SLICE)))
    place = Position(4 * SLICE + 5, 0)
    hits = SearchText(blocks).find("number", place)
    assert hits.total == 0 and not hits.is_counted
    hits.look_on(1e-9)
    first = hits.seen_from(place)
    assert hits.total == SLICE and first is not None and first.start == place
    with pytest.raises(LookupError):
        hits.seen_from(START)
    counts = []
    while not hits.look_on(1e-9):
        counts.append(hits.total)
    assert counts == [2 * SLICE, 3 * SLICE, 4 * SLICE, 5 * SLICE, 6 * SLICE] and hits.is_counted
    assert hits.number(first) == place.block + 1
    assert hits.last() == hits.before(Position(6 * SLICE, 0))


def test_on_the_way_back_the_slices_before_the_place_are_looked_through_first() -> None:
    blocks = _blocks(*(f"number {number} of many" for number in range(6 * SLICE)))
    place = Position(2 * SLICE + 5, 0)
    hits = SearchText(blocks).find("number", place, back=True)
    with pytest.raises(LookupError):
        hits.seen_before(place)
    hits.look_on(1e-9)
    first = hits.seen_before(place)
    assert first is not None and first.start == Position(place.block - 1, 0) and hits.total == SLICE
    with pytest.raises(LookupError):
        hits.seen_before(hits.end)
    for total in (2, 3, 4):
        hits.look_on(1e-9)
        assert hits.total == total * SLICE
    last = hits.seen_before(hits.end)
    assert last is not None and last.start.block == 6 * SLICE - 1
    with pytest.raises(LookupError):
        hits.seen_from(Position(3 * SLICE, 0))


def test_what_is_asked_for_is_found_before_all_is_looked_through() -> None:
    blocks = _blocks(*(f"number {number} of many" for number in range(6 * SLICE)))
    hits = SearchText(blocks).find("number 700 ", Position(3, 0))
    hit = hits.at_or_after(Position(3, 0))
    assert hit is not None and hit.start.block == 700 and hits.last() == hit
    assert hits.before(Position(700, 0)) is None


def test_a_text_is_made_ready_piece_by_piece() -> None:
    searched = SearchText(_blocks(*["A line."] * (3 * SLICE)))
    steps = 1
    while not searched.get_ready(Position(0, 0), 1e-9):
        steps += 1
    assert 1 <= steps <= 4 and searched.get_ready(Position(0, 0), 0)
