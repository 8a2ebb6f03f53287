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


def test_a_narrator_told_of_in_an_open_letter_ends_it_no_sooner() -> None:
    letter = "Die Lotsin schrieb: „Das Boot liegt fest. Noch ruhig, sagte der Alte, und ging zum Kai."
    found = quotes(paragraphs(f"{letter}\n\n{CLOSED}"), "de")
    assert [quote.text for quote in found] == [
        "Das Boot liegt fest. Noch ruhig, sagte der Alte, und ging zum Kai. Wir warten auf den Sommer."
    ]


def test_words_in_marks_do_not_end_what_an_earlier_mark_holds_open() -> None:
    found = quotes(paragraphs(f"{OPENED}\n\nSie nennen es „Lotte“, und es wartet.\n\n{CLOSED}"), "de")
    assert "Sie nennen es „Lotte“, und es wartet." in " ".join(quote.text for quote in found)


def test_a_name_that_an_abbreviation_breaks_in_two_paragraphs_is_no_speech() -> None:
    told = "Das Gericht sprach ihn am Montag frei. („Lund."
    assert quotes(paragraphs(f"{told}\n\nNachr.“)\n\nDer Kai ist wieder frei."), "de") == ()


def test_marks_that_repeat_what_stands_above_them_open_no_quotation() -> None:
    rows = "Heringe 40 Kisten\n\n150 „ „ Dorsch, und ganz frische Ware am Kai von Lund, täglich von acht bis zwölf Uhr."
    assert quotes(paragraphs(rows), "de") == ()
    assert quotes(paragraphs("Dorsch 1748 2006 „ gemeiner 38 47 Hering, roher 12 80 Krabben, frische 3 9"), "de") == ()


def test_a_mark_behind_a_word_closes_where_a_comma_follows_it() -> None:
    found = quotes(paragraphs("Der Kai“, und weiter nichts, stand an der Wand, wo das Boot seit Mai lag."), "de")
    assert found == ()


def test_a_talk_within_one_pair_of_marks_is_no_letter() -> None:
    talk = "»Nicht rudern, ruf ich! rief Berg, der am Kai stand, uns zu.\n\n– Warum? – Lass es!« Das Boot lag still."
    assert quotes(paragraphs(talk), "de")[0].text == "Nicht rudern, ruf ich!"


def test_a_single_mark_closes_behind_the_blank_that_parts_it_from_another() -> None:
    text = "‘I call it “the old fleet,” ’ Anna Berg said. ‘It sails on, ’ she added. ‘Nobody asked us about it.’"
    found = quotes(paragraphs(text), "en")
    assert [quote.text for quote in found] == ["I call it “the old fleet,”", "It sails on. Nobody asked us about it."]


def test_a_forgotten_mark_is_closed_where_somebody_speaks_before_the_next_one() -> None:
    text = "“They took the boats, the man in the old coat shouted. “Nobody asked us about them at all.”"
    (found,) = quotes(paragraphs(text), "en")
    assert found.text == "They took the boats. Nobody asked us about them at all."
    assert found.speaker == "the man in the old coat"


def test_a_straight_mark_behind_a_comma_closes_where_the_blank_is_missing() -> None:
    text = '"The fleet has no boats for us,"Anna Berg said in a letter. "Nobody asked us about it at all."'
    assert [quote.speaker for quote in quotes(paragraphs(text), "en")] == ["Anna Berg"]
