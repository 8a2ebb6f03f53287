import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.clean import MARKS_PER_CELL, clean, one_line

_HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x07\x9b\x9d\r\n\t\x00\x7f\u202e\u2066\u2028\u2029\u0301\u0489\u200d\ufe0f\U000e0041a "),
    )
)


def _is_obeyed(character: str) -> bool:
    """Whether a terminal could act on it, said another way than the code does."""
    code = ord(character)
    return (
        (unicodedata.category(character) == "Cc" and character not in "\t\n")
        or 0xD800 <= code <= 0xDFFF
        or unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        or 0xE0000 <= code <= 0xE007F
    )


@given(_HOSTILE)
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    assert not any(map(_is_obeyed, clean(text)))


@given(_HOSTILE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(_HOSTILE)
def test_no_cell_carries_more_marks_than_are_allowed(text: str) -> None:
    height = 0
    for character in clean(text):
        height = height + 1 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 0
        assert height <= MARKS_PER_CELL


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_letters_digits_and_punctuation_stay(text: str) -> None:
    assert clean(text) == text


@given(_HOSTILE)
def test_one_line_is_one_line_without_blanks_around_it(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split())
    assert not any(map(_is_obeyed, line))
    assert "\n" not in line and "\t" not in line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("a\tb", "a\tb"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]52;c;aGk=\x07text", "]52;c;aGk=text"),
        ("\x1b]0;never ended, and the text behind it", "]0;never ended, and the text behind it"),
        ("\x9b31mred", "31mred"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("a\U000e0041b", "ab"),
        ("a\ud800b", "ab"),
        ("\ufefftext", "\ufefftext"),
        ("e\u0301te\u0301", "e\u0301te\u0301"),
        ("a" + "\u0301" * 50 + "b", "a" + "\u0301" * 8 + "b"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("हिन्दी และ ไทย", "हिन्दी และ ไทย"),
    ],
)
def test_each_kind_of_control(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_piles_of_marks_of_any_kind_are_lowered() -> None:
    assert len(clean("a" + "\u0301\u200d\u0489" * 30)) == 1 + MARKS_PER_CELL
