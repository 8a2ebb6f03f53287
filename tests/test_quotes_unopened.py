"""Quotations whose opening mark is missing, and closing marks that show none."""

import pytest

from tests.test_quotes import paragraphs
from tui_reader.quotes import quotes

FOUND = [
    (
        "a text that begins within them",
        "de",
        "Der Hafen ist heute leer, und niemand kommt.“ So schloss der Brief aus Lund.",
        "Der Hafen ist heute leer, und niemand kommt.",
        "der Brief",
    ),
    (
        "a first letter for the mark",
        "en",
        "The quay was full.\n\nWe sailed at night and saw nobody,” said Anna Berg.",
        "We sailed at night and saw nobody",
        "Anna Berg",
    ),
    (
        "a verb and a colon",
        "de",
        "Der Kai war voll. Da erwiderte Anna Berg: Wir rudern heute nicht hinaus.“ Dahl schwieg dazu.",
        "Wir rudern heute nicht hinaus.",
        "Anna Berg",
    ),
    (
        "a dash behind another's words",
        "de",
        "Es war spät. „Fährt das Boot noch heute hinaus?“ — Nein, es liegt seit Mai am Kai.“ Dahl schwieg.",
        "Nein, es liegt seit Mai am Kai.",
        None,
    ),
]
NONE = [
    ("inches", "de", "Der Hafen kauft Geräte mit 15“, 17“ und 19“ für die Lotsen, die dort warten."),
    (
        "a narrator's paragraph",
        "en",
        "The quay was full.\n\nThe ferry came late, and everybody went home.” It was dark.",
    ),
    ("a mark that opens in the wrong way", "en", "The quay was full.\n\n” … and nobody of them came,” the paper read."),
]


@pytest.mark.parametrize(("fact", "language", "text", "words", "name"), FOUND)
def test_a_closing_mark_shows_what_nobody_opened(
    fact: str, language: str, text: str, words: str, name: str | None
) -> None:
    assert (words, name) in [(quote.text, quote.speaker) for quote in quotes(paragraphs(text), language)]


@pytest.mark.parametrize(("fact", "language", "text"), NONE)
def test_a_closing_mark_alone_shows_nothing(fact: str, language: str, text: str) -> None:
    assert quotes(paragraphs(text), language) == ()


def test_many_closing_marks_alone_are_another_use_of_marks() -> None:
    lines = "\n\n".join(f"The ferry came late to quay {number} again,” said Anna Berg." for number in range(9))
    assert quotes(paragraphs(lines), "en") == ()


def test_no_word_is_a_speaker_of_which_none_was_said() -> None:
    (found,) = quotes(paragraphs("»Wir fahren heute wohl nicht hinaus?« August sprach kein Wort; er lachte."), "de")
    assert found.speaker != "Wort"
