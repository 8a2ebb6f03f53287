"""Words and minutes."""

from tui_reader.article.words import minutes, words


def test_words_are_what_stands_between_blanks() -> None:
    assert words(["one two", "three"]) == 3


def test_scripts_without_blanks_count_by_character() -> None:
    assert words(["汉" * 16]) == 10


def test_german_words_take_longer() -> None:
    assert minutes(2380) == minutes(2380, "en-GB") == 10
    assert minutes(2380, "de-AT") == 13


def test_nothing_takes_a_minute() -> None:
    assert minutes(0) == 1
