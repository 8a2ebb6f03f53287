from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len
from rich.segment import Segment

from tui_reader.article.cells import Counting, cell_len, clusters, count_as, fitting, is_even
from tui_reader.ui.output.private_textual import count_cells_as_we_do

# Rich's table of Unicode is newer than Python's: what Python does not know yet can not be compared.
_ASSIGNED = st.characters(exclude_categories=("Cs", "Cn"))
_TEXTS = st.text(
    st.one_of(st.sampled_from("ae 日文한é\u0301\u200d\ufe0f☺1👍🏽🇫🇷👩👧\tम\u093e"), _ASSIGNED), max_size=12
)


_COUNTINGS = st.builds(Counting, st.booleans(), st.booleans(), st.booleans(), st.booleans())


@contextmanager
def counted(found: Counting) -> Iterator[None]:
    count_as(found)
    count_cells_as_we_do()
    try:
        yield
    finally:
        count_as(Counting())
        count_cells_as_we_do()


@given(_TEXTS, st.integers(0, 12), _COUNTINGS)
def test_cells_are_counted_and_cut_as_the_screen_does_it(text: str, cut: int, found: Counting) -> None:
    with counted(found):
        assert cell_len(text) == rich_cell_len(text)
        before, after = Segment(text).split_cells(min(cut, cell_len(text)))
        assert cell_len(before.text) == min(cut, cell_len(text))
        assert cell_len(before.text) + cell_len(after.text) == cell_len(text)


@pytest.mark.parametrize(
    ("found", "widths"),
    [
        (Counting(), (2, 2, 2, 2, 3)),
        (Counting(spacing=False), (1, 2, 2, 2, 2)),
        (Counting(tones=True), (2, 4, 2, 2, 3)),
        (Counting(apart=True), (2, 2, 6, 2, 3)),
        (Counting(styled=False), (2, 2, 2, 1, 3)),
    ],
)
def test_cells_are_counted_as_the_terminal_says(found: Counting, widths: tuple[int, ...]) -> None:
    texts = ("की", "👍🏽", "👩\u200d👩\u200d👧", "❤\ufe0f", "क्षा")
    with counted(found):
        assert tuple(map(cell_len, texts)) == widths
        assert [list(clusters(text))[-1][1] for text in texts] == [len(text) for text in texts]


@given(_TEXTS)
def test_clusters_cover_the_text_and_its_cells(text: str) -> None:
    found = list(clusters(text))
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert sum(cells for _, _, cells in found) == cell_len(text)


@given(_TEXTS, st.integers(0, 12))
def test_what_fits_is_as_much_as_can(text: str, width: int) -> None:
    end = fitting(text, width)
    assert cell_len(text[:end]) <= width
    following = next((cells for start, _, cells in clusters(text) if start == end), None)
    assert following is None or cell_len(text[:end]) + following > width


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("ferry", 5), ("日本", 4), ("e\u0301", 1), ("👩\u200d👩\u200d👧", 2), ("👍🏽", 2), ("🇫🇷", 2), ("☺\ufe0f", 2),
        ("☺", 1), ("1\ufe0f\u20e3", 2), ("한", 2), ("\u1112\u1161\u11ab", 2), ("’—…“", 4),
        ("\u200b", 0), ("", 0), ("─┃•", 3), ("की", 2), ("क्षा", 3), ("কো", 2), ("கொ", 2), ("తి", 1), ("കൊ", 2), ("ได้", 2),
        ("កា", 2), ("ကို", 1), ("مُحَمَّد", 4), ("שָׁלוֹם", 4), ("می\u200cخواهم", 7), ("ن\u200dم", 2), ("க்\u200dஷ", 2),
    ],
)  # fmt: skip
def test_known_widths(text: str, cells: int) -> None:
    assert cell_len(text) == cells


def test_even_texts_are_told_apart() -> None:
    assert is_even("The “ferry” – été, Ñandú, Ελλάδα")
    assert not is_even("日本")
    assert is_even("日本 ferry", 3)
