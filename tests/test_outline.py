"""The outline: headings nest below the title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.article.document import Block, Document, Position, Section
from tui_reader.article.labels import LONGEST, label
from tui_reader.article.outline import outline
from tui_reader.complete import complete


def headings(*levels: int) -> list[Block]:
    blocks = []
    for number, level in enumerate(levels):
        blocks += [Block("HEADING", f"H{number}", level), Block("PARAGRAPH", "text")]
    return blocks


def shape(section: Section) -> tuple[str, tuple[object, ...]]:
    return section.title, tuple(shape(child) for child in section.children)


def test_page_without_headings_has_one_entry() -> None:
    assert outline("A title", [Block("PARAGRAPH", "text")]) == (Section("A title", 1, Position(0, 0)),)


def test_levels_nest() -> None:
    (root,) = outline("T", headings(2, 3, 3, 2))
    assert shape(root) == ("T", (("H0", (("H1", ()), ("H2", ()))), ("H3", ())))


def test_skipped_level_nests_as_the_next_one() -> None:
    (root,) = outline("T", headings(2, 5, 3))
    assert shape(root) == ("T", (("H0", (("H1", ()), ("H2", ()))),))


def test_first_headings_deeper_than_later_ones_stand_beside_them() -> None:
    (root,) = outline("T", headings(4, 2))
    assert shape(root) == ("T", (("H0", ()), ("H1", ())))


def test_entry_leads_to_its_heading() -> None:
    (root,) = outline("T", headings(2, 2))
    assert [section.at for section in root.walk()] == [Position(0, 0), Position(0, 0), Position(2, 0)]


@given(st.lists(st.integers(1, 6), max_size=30))
def test_every_heading_is_in_the_outline_once_and_in_order(levels: list[int]) -> None:
    (root,) = outline("T", headings(*levels))
    assert [section.title for section in list(root.walk())[1:]] == [f"H{number}" for number in range(len(levels))]


@given(st.lists(st.integers(1, 6), max_size=30))
def test_child_lies_deeper_than_its_parent(levels: list[int]) -> None:
    (root,) = outline("T", headings(*levels))
    for section in list(root.walk())[1:]:
        assert all(child.level > section.level for child in section.children)


def test_a_megabyte_that_is_called_a_heading_is_no_entry_of_a_megabyte() -> None:
    (root,) = outline("a " * 500_000, [Block("HEADING", "b" * 1_000_000, 2)])
    assert [len(section.title) for section in root.walk()] == [LONGEST, LONGEST]
    assert all(section.title.endswith("…") for section in root.walk())


def test_names_of_an_article_have_an_end_and_its_text_has_none() -> None:
    long = "word " * 200_000
    blocks = (Block("HEADING", long, 2),)
    document = complete(Document(title=long, byline=long, site=long, language=long, blocks=blocks))
    assert max(map(len, (document.title, document.byline, document.site, document.language))) <= LONGEST
    assert document.blocks == blocks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" a \n b\t", "a b"),
        ("a" * LONGEST, "a" * LONGEST),
        ("a" * (LONGEST + 1), "a" * (LONGEST - 1) + "…"),
        ("long " * LONGEST, "long " * (LONGEST // 5 - 1) + "long…"),
        ("", ""),
    ],
)
def test_a_name_that_is_none_any_more_is_cut_at_a_word(text: str, name: str) -> None:
    assert label(text) == name
