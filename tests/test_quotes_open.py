"""A quotation that is opened once and closed paragraphs later has all of them; one whose mark was forgotten has not."""

from tests.test_quotes import paragraphs
from tui_reader.article.document import Block
from tui_reader.quotes import quotes

OPENED = "Die Lotsin schrieb aus Lund: „Das Boot liegt seit Mai im Hafen."
MIDDLE = "Der Kai ist leer, und niemand kommt."
CLOSED = "Wir warten auf den Sommer.“ Mehr stand nicht in ihrem Brief."


def test_a_letter_over_three_paragraphs_has_one_voice() -> None:
    found = quotes(paragraphs(f"{OPENED}\n\n{MIDDLE}\n\n{CLOSED}"), "de")
    assert {quote.speaker for quote in found} == {"Die Lotsin"}
    words = " ".join(quote.text for quote in found)
    assert MIDDLE in words and "Wir warten auf den Sommer." in words and "Mehr stand" not in words


def test_a_mark_that_nobody_closes_opens_its_own_paragraph_alone() -> None:
    found = quotes(paragraphs(f"{OPENED}\n\n{MIDDLE}\n\nMehr stand nicht in ihrem Brief."), "de")
    assert [quote.text for quote in found] == ["Das Boot liegt seit Mai im Hafen."]


def test_a_heading_ends_what_was_left_open() -> None:
    blocks = [Block("PARAGRAPH", OPENED), Block("HEADING", "Der Kai", level=2), Block("PARAGRAPH", CLOSED)]
    assert all("Wir warten" not in quote.text for quote in quotes(blocks, "de"))


def test_a_narrator_who_goes_on_behind_a_comma_gives_the_floor_back_at_his_full_stop() -> None:
    lines = "- Haast je toch, Paul! zeide zij, bijna smeekend. Is het nog niet klaar?\n\n- Ja, ik kom! riep hij."
    found = quotes(paragraphs(lines), "nl")
    assert [quote.text for quote in found] == ["Haast je toch, Paul! Is het nog niet klaar?", "Ja, ik kom!"]


def test_an_open_mark_reaches_over_paragraphs_that_hold_no_word() -> None:
    blocks = [Block("PARAGRAPH", text) for text in ("« The ferry, he said, ", "", "…", "‘»", "It was late.")]
    assert [quote.text for quote in quotes(blocks, "en")] == ["The ferry"]
