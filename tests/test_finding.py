"""What is asked of all that is kept: queries as they are typed, and their words in a text."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import lines
from tui_reader.article.document import Block, Position
from tui_reader.article.search import START, SearchText
from tui_reader.finding.expression import any_of, expression
from tui_reader.finding.in_text import in_text
from tui_reader.finding.letters import indexed
from tui_reader.finding.moments import moment
from tui_reader.finding.passage import BEFORE, Finder, Passage
from tui_reader.finding.query import LONGEST, MOST_WORDS, Narrowing, Query, Words, parsed

NOON = 1_779_364_800.0  # 21 May 2026, 12:00 UTC
DAY = 86_400.0

# Queries


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("ferry bell", Query((Words("ferry"), Words("bell")))),
        ('"ferry bell" quay', Query((Words("ferry bell"), Words("quay")))),
        ("“ferry bell” „old quay“ «le quai»", Query((Words("ferry bell"), Words("old quay"), Words("le quai")))),
        ('"ferry bell', Query((Words("ferry bell"),))),
        ("lamp*", Query((Words("lamp", begins=True),))),
        ('"old lamp"*', Query((Words("old lamp", begins=True),))),
        ("ferry -noon", Query((Words("ferry"),), (Words("noon"),))),
        ('-"at noon" ferry', Query((Words("ferry"),), (Words("at noon"),))),
        ("well-known", Query((Words("well-known"),))),
        ("title:bell", Query((Words("bell", in_title=True),))),
        ('title:"the bell"', Query((Words("the bell", in_title=True),))),
        ("-title:bell*", Query((), (Words("bell", begins=True, in_title=True),))),
        ("site:Coast.example", Query(narrowings=(Narrowing("site", "coast.example"),))),
        ("by:Ødegård", Query(narrowings=(Narrowing("by", "ødegård"),))),
        ('tag:"two words" -tag:#Old', Query(narrowings=(Narrowing("tag", "two words"), Narrowing("tag", "old", True)))),
        ("in:queue has:note", Query(narrowings=(Narrowing("in", "queue"), Narrowing("has", "note")))),
        ("in:q has:highlights", Query(narrowings=(Narrowing("in", "queue"), Narrowing("has", "highlight")))),
        ("IN:Read", Query(narrowings=(Narrowing("in", "read"),))),
        ("after:2026-05", Query(after=NOON - 20.5 * DAY)),
        ("before:30d", Query(before=NOON - 30 * DAY)),
        ("-after:30d", Query(before=NOON - 30 * DAY)),
        ("after:30d after:7d before:1d before:2d", Query(after=NOON - 7 * DAY, before=NOON - 2 * DAY)),
        ("in:reach", Query(unclear=("in: knows queue, unread, reading, read, archived",))),
        ("tag: in: ferry", Query((Words("ferry"),))),
        ("https://coast.example", Query((Words("https://coast.example"),))),
        ("at 12:30", Query((Words("at"), Words("12:30")))),
        ("- -- ''", Query(unclear=("“''” has no letters",))),
        ("ferry AND NOT NEAR(bell)", Query(tuple(map(Words, ("ferry", "AND", "NOT", "NEAR(bell)"))))),
    ],
)
def test_what_is_typed_is_a_query(typed: str, query: Query) -> None:
    assert parsed(typed, NOON) == query


def test_a_query_has_bounds() -> None:
    many = parsed(" ".join(f"w{number}" for number in range(100)), NOON)
    assert len(many.words) == MOST_WORDS
    assert many.unclear == ("the first 32 words are looked for",)
    assert len(parsed("x" * 10 * LONGEST, NOON).words[0].text) == LONGEST


def test_a_query_is_empty_when_nothing_of_it_says_anything() -> None:
    assert parsed("in:reach !!!", NOON).is_empty
    assert not parsed("in:read", NOON).is_empty


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2026", NOON - 140.5 * DAY),
        ("2026-05-20", NOON - 1.5 * DAY),
        ("2w", NOON - 14 * DAY),
        ("today", NOON - 0.5 * DAY),
        ("yesterday", NOON - 1.5 * DAY),
        ("2026-02-31", None),
        ("0000", None),
        ("99999y", NOON - 99999 * 365 * DAY),
        ("soon", None),
        ("٣٠d", NOON - 30 * DAY),
    ],
)
def test_moments(typed: str, at: float | None) -> None:
    assert moment(typed, NOON) == at


# The index


@contextmanager
def _index(texts: Sequence[str]) -> Iterator[sqlite3.Connection]:
    """An index as the library's, with these texts from row 1 on; the first line is the title."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(
            "CREATE VIRTUAL TABLE found USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        for number, text in enumerate(texts, 1):
            title, _, rest = indexed(text).partition("\n")
            db.execute("INSERT INTO found (rowid, title, text) VALUES (?, ?, ?)", (number, title, rest))
        yield db


def _rows(db: sqlite3.Connection, asked: str) -> list[int]:
    return [row for (row,) in db.execute("SELECT rowid FROM found WHERE found MATCH ?", (asked,))]


def _matching(texts: Sequence[str], typed: str) -> list[int]:
    query = parsed(typed, NOON)
    with _index(texts) as db:
        return _rows(db, expression(query.words, query.without))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ferry", [1, 2]),
        ("ferry bell", [1]),
        ('"ferry bell"', []),
        ('"bell of the ferry"', [1]),
        ("ferr*", [1, 2, 3]),
        ("ferry -bell", [2]),
        ("title:ferry", [2]),
        ("cafe", [3]),
        ("CAFÉ", [3]),
        ("don't", [2]),
        ("harbour", [3]),
        ("図書館", [4]),
        ("書館", [4]),
        ("館書", []),
        ("図書館 東京", [4]),
        ("とうきょう", [5]),
        ("도서관", [6]),
        ("title:図書", []),
    ],
)
def test_what_a_query_finds(typed: str, found: list[int]) -> None:
    texts = [
        "Lindhavn\nThe bell of the ferry.",
        "The ferry\nIt isn’t late, don’t run.",
        "Ferries\nA café at the har\u00adbour.",
        "記事\n昨日、東京の図書館で本を読んだ。",
        "記事\nとうきょうにいく。",
        "기사\n어제 도서관에서 책을 읽었다.",
    ]
    assert _matching(texts, typed) == found


anything = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["ferry", '"', "*", "-", "title:", "in:", "AND", "NOT", "(", ")", "NEAR(", "{", "^", ":", "+", "\0",
             "\ud800", "図", "'", " ", ",", "after:", "30d", "tag:", "“", "\\", ";", "--", "/*", "e\u0301", "ß",
             "\u0e01", "a_b"]
        ),
        max_size=12,
    ).map("".join),
)  # fmt: skip


@given(anything)
@example("ferry\0bell")
@example("\ud800")
@example('"' * 7)
def test_no_text_that_is_typed_is_an_error_of_the_index(typed: str) -> None:
    query = parsed(typed, NOON)
    with _index(["The ferry\nrings"]) as db:
        for asked in (expression(query.words, query.without), any_of(query.without), any_of(query.words)):
            if asked:
                _rows(db, asked)


@given(lines, lines, lines)
def test_what_stands_in_a_text_is_found_by_any_words_of_it(before: str, words: str, behind: str) -> None:
    wanted = Words(words)
    if (asked := expression([wanted])) and any(map(str.isalnum, words)):
        with _index([f"T\n{before} {words} {behind}"]) as db:
            assert _rows(db, asked) == [1]


# Passages


def _passage(typed: str, *texts: str) -> Passage | None:
    return Finder(parsed(typed, NOON).words).passage([(0, texts)])


def _bold(passage: Passage | None) -> list[str]:
    assert passage is not None
    return [passage.text[start:end] for start, end in passage.found]


@pytest.mark.parametrize(
    ("typed", "text", "bold"),
    [
        ("ferry", "The ferry left; no ferryman, no Ferry.", ["ferry", "Ferry"]),
        ("ferr*", "The ferry left; a ferryman, no sferr.", ["ferry", "ferryman"]),
        ("cafe", "A café, a cafe\u0301.", ["café", "cafe\u0301"]),
        ("café", "A cafe.", ["cafe"]),
        ('"ferry bell"', "The ferry’s bell, the ferry bell, a ferry – bell.", ["ferry bell", "ferry – bell"]),
        ("don't", "They don’t.", ["don’t"]),
        ("bell ferry", "A ferry and its bell.", ["ferry", "bell"]),
        ("harbour", "The har\u00adbour wall.", ["harbour"]),
        ("図書館", "昨日、東京の図書館で", ["図書館"]),
        ("AI図書", "新しいAI図書。AIの", ["AI図書"]),
        ("straße", "Die Straße.", ["Straße"]),
        ("a_b", "x a_b y", ["a_b"]),
    ],
)
def test_the_words_of_a_passage_are_those_that_were_found(typed: str, text: str, bold: list[str]) -> None:
    assert _bold(_passage(typed, text)) == bold


def test_a_passage_is_where_most_of_the_words_stand_together() -> None:
    passage = _passage("ferry bell", "The ferry left.", "A bell.", "No ferry without its bell. " + "It rained. " * 90)
    assert passage is not None
    assert passage.text.startswith("No ferry without its bell. It rained.") and passage.text.endswith("rained. …")
    assert passage.at == Position(2, 3)


def test_a_passage_begins_and_ends_with_whole_words_in_one_line() -> None:
    passage = _passage("bell", "It rained a lot.\n" * 30 + "The\tbell  rang." + "\nAgain it rained." * 40)
    assert passage is not None
    assert passage.text.startswith("… a lot. It rained") and " The bell rang. Again it " in passage.text
    assert len(passage.text) < 500 and passage.text.index("bell") <= BEFORE + 2


def test_without_any_of_the_words_a_passage_is_the_beginning() -> None:
    assert _passage("bell", "", "The ferry left.", "More.") == Passage("The ferry left.")
    assert _passage("bell", "", " ") is None


def test_no_more_of_a_text_is_asked_for_once_the_words_were_seen_together() -> None:
    chunks = iter([(0, ["The ferry."]), (1, ["A ferry, a bell."]), (2, ["More."])])
    passage = Finder(parsed("ferry bell", NOON).words).passage(chunks)
    assert passage is not None and passage.at == Position(1, 2)
    assert [*chunks] == [(2, ["More."])]


@given(st.lists(lines, min_size=1, max_size=4), lines)
def test_ranges_lie_in_their_line_one_behind_the_other(texts: list[str], typed: str) -> None:
    passage = _passage(typed, *texts, f"x {typed} y")
    if passage is not None:
        edges = [edge for found in passage.found for edge in found]
        assert edges == sorted(edges) and all(0 <= edge <= len(passage.text) for edge in edges)
        assert "\n" not in passage.text
    assert all(0 <= a < b <= len(typed) for a, b in Finder(parsed(typed, NOON).words).ranges(typed))


# In the text that was found


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("ferry bell", "The ferry’s bell, no ferryman.", ["ferry", "bell"]),
        ("ferr* -noon", "The ferryman at noon.", ["ferr"]),
        ('"ferry bell"', "A ferry, a bell: ferry-bell.", ["ferry-bell"]),
        ("図書館", "東京の図書館で", ["図書館"]),
    ],
)
def test_in_the_text_the_same_words_are_searched_for(typed: str, text: str, found: list[str]) -> None:
    hits = SearchText([Block("PARAGRAPH", text)]).find(in_text(parsed(typed, NOON).words))
    here, at = [], START
    while (hit := hits.at_or_after(at)) is not None:
        here.append(text[hit.start.offset : hit.end.offset])
        at = hit.end
    assert here == found
