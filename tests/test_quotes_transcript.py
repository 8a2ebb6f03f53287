"""Transcripts, interviews and chats: who speaks stands before the words."""

import pytest

from tui_reader.article.document import Block, Span
from tui_reader.quotes.finding import find


def paragraphs(*texts: str) -> list[Block]:
    return [Block("PARAGRAPH", text) for text in texts]


def said(blocks: list[Block], language: str = "en") -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in find(blocks, language)]


def test_two_names_with_their_words_are_a_conversation() -> None:
    blocks = paragraphs("Anna Berg: We never wanted that here.", "Jon Dahl: Nor did we, to be honest.")
    assert said(blocks) == [("Anna Berg", "We never wanted that here."), ("Jon Dahl", "Nor did we, to be honest.")]


def test_a_short_form_is_the_person_and_capitals_are_not_kept() -> None:
    blocks = paragraphs(
        "ANNA BERG, HOST: What did you see at the quay?",
        "JON DAHL: I saw nothing.",
        "BERG: Nothing at all?",
        "DAHL: Fog, and what I took for a bell.",
    )
    assert [speaker for speaker, _ in said(blocks)] == ["Anna Berg", "Jon Dahl", "Anna Berg", "Jon Dahl"]


def test_paragraphs_between_two_labels_go_on_with_the_first() -> None:
    blocks = paragraphs(
        "Anna Berg: Why do you stay?",
        "Jon Dahl: Somebody has to.",
        "And I like it here in March.",
        "Anna Berg: Thank you.",
        "The conversation was shortened.",
    )
    assert said(blocks)[1:] == [
        ("Jon Dahl", "Somebody has to.\nAnd I like it here in March."),
        ("Anna Berg", "Thank you."),
    ]


def test_a_last_name_is_the_person_whom_the_article_names_and_a_paper_asks() -> None:
    blocks = paragraphs(
        "Thomas Dahl has kept the weir for thirty years.",
        *("Coast Weekly: And what did you do then?", "Mr Dahl: I waited for my brother.") * 3,
    )
    assert [speaker for speaker, _ in said(blocks)] == ["Coast Weekly", "Thomas Dahl"] * 3


def test_a_bold_name_needs_no_colon() -> None:
    blocks = [
        Block("PARAGRAPH", f"{name} {text}", spans=(Span(0, len(name), "STRONG"),))
        for name, text in (("Anna Berg", "Why do you stay?"), ("Jon Dahl", "Because I like it."))
    ]
    assert said(blocks) == [("Anna Berg", "Why do you stay?"), ("Jon Dahl", "Because I like it.")]


def test_a_name_on_a_line_of_its_own_is_a_label_where_it_comes_back() -> None:
    lines = ("ANNA BERG", "Why do you stay?", "JON DAHL", "Somebody has to.", "And I like it here.")
    blocks = [Block("HEADING" if text.isupper() else "PARAGRAPH", text, 3 * text.isupper()) for text in lines * 2]
    assert said(blocks) == [
        ("Anna Berg", "Why do you stay?"),
        ("Jon Dahl", "Somebody has to.\nAnd I like it here."),
        ("Anna Berg", "Why do you stay?"),
        ("Jon Dahl", "Somebody has to."),
    ]


def test_sections_about_people_are_nobodys_words() -> None:
    lines = ("Anna Berg", "She was born in 1950.", "Jon Dahl", "He built the bridge.")
    assert (
        said([Block("PARAGRAPH" if text.endswith(".") else "HEADING", text, 2 * text.istitle()) for text in lines])
        == []
    )


def test_a_chat_has_times_and_nicknames() -> None:
    blocks = paragraphs(
        "[12:03] <anna> is anybody there?", "[12:04] <jon_d> I am.", "[12:05] <anna> good", "[12:06] <jon_d> why?"
    )
    assert said(blocks)[:2] == [("anna", "is anybody there?"), ("jon_d", "I am.")]


def test_what_follows_a_name_and_a_colon_is_no_verb_of_it() -> None:
    text = "Kurt Holm: Künstliche Häfen sind groß. „Der Hafen ist der Versuch, eine Bucht nachzubilden“ (Hafenlexikon)."
    [quote] = find(paragraphs(text), "de")
    assert (quote.mention, quote.cue, quote.sure) == ("Kurt Holm", None, False)


def test_quotations_within_a_turn_are_the_turns() -> None:
    blocks = paragraphs("Anna Berg: I said “never again” to him.", "Jon Dahl: “Never” is long, you know.")
    assert len(said(blocks)) == 2


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        ("de", "Anna Berg: Warum bleiben Sie hier?", "Jan Dahl: Weil ich es mag, und weil einer bleiben muss."),
        ("fr", "Anne Berger : Pourquoi restez-vous ?", "Jean Dahl : Parce que j’aime ce lieu, et vous aussi."),
        ("es", "Ana Berger: ¿Por qué se queda usted?", "Juan Dahl: Porque me gusta mi casa."),
    ],
)
def test_a_conversation_is_known_in_other_languages(language: str, question: str, answer: str) -> None:
    speakers = [speaker for speaker, _ in said(paragraphs(question, answer), language)]
    assert speakers == [text.partition(":")[0].strip() for text in (question, answer)]


@pytest.mark.parametrize(
    "texts",
    [
        ("Note: The gate is closed.", "Warning: You must not open it.", "Note: It will open by itself."),
        ("Price: 12 crowns.", "Hours: 9 to 5.", "Place: the quay."),
        ("Anna Berg: director", "Jon Dahl: camera", "Mari Holm: sound"),
        ("Anna Berg: She was born in 1950 and moved to the coast.", "Jon Dahl: He built the second bridge in 1971."),
        ("North Sea: Rain at first.", "New York: You may see the sun."),
        ("Anna Berg: I never said that.", *("The boat came late, as it did each day of that week." for _ in range(9))),
        ("Step One: Take your coat.", "Step Two: Take my hat.", "Step Three: Go."),
    ],
)
def test_notes_lists_and_places_speak_no_words(texts: tuple[str, ...]) -> None:
    assert said(paragraphs(*texts)) == []
