"""Transcripts, interviews and chats: who speaks stands before the words."""

import pytest

from tui_reader.article.document import Block, Container, Span
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


def code(text: str) -> Block:
    return Block("CODE", text)


def term(text: str, inside: str = "TERM") -> Block:
    return Block("PARAGRAPH", text, inside=(Container("TERM" if inside == "TERM" else "DEFINITION", 1),))


def test_initials_are_the_people_whom_the_article_names() -> None:
    blocks = paragraphs(
        "Anna Berg keeps the weir. Jon Dahl met her at the quay.",
        *("JD: Do you ever leave?", "AB: I have not, in nine years.") * 2,
    )
    assert [speaker for speaker, _ in said(blocks)] == ["Jon Dahl", "Anna Berg"] * 2


def test_labels_in_capitals_are_people_where_one_of_them_is() -> None:
    blocks = paragraphs(
        "The moderator was Anna Berg.",
        "BERG: Where does the money come from?",
        "KELDOR: From the reserve, I should say.",
        "UNIDENTIFIED PERSON #1: Never!",
        "BERG: Let us go on.",
    )
    assert [speaker for speaker, _ in said(blocks)] == ["Anna Berg", "Keldor", "Unidentified Person #1", "Anna Berg"]


def test_terms_that_come_back_are_those_who_speak() -> None:
    lines = [("CHAIR HOLM", "Good morning to you."), ("ANNA BERG", "We measured it."), ("CHAIR HOLM", "And?")]
    blocks = [one for name, text in (*lines, ("ANNA BERG", "It was low.")) for one in (term(name), term(text, "SAID"))]
    assert [speaker for speaker, _ in said(blocks)] == ["Chair Holm", "Anna Berg"] * 2


def test_a_glossary_says_nothing() -> None:
    lines = [("Weir", "What you walk on."), ("Quay", "Where we land."), ("Lock", "What do you think?")]
    assert said([one for name, text in lines for one in (term(name), term(text, "SAID"))]) == []


def test_the_log_of_a_chat_has_its_people() -> None:
    log = "<mira> the disk is full, I cannot log in\n<jon_d> did you rotate the logs?\n<mira> I thought so\n<jon_d> no"
    found = find([code(log)], "en")
    assert [(quote.speaker, quote.text) for quote in found[:2]] == [
        ("mira", "the disk is full, I cannot log in"), ("jon_d", "did you rotate the logs?"),
    ]  # fmt: skip
    assert [log[one.offset : other.offset] for one, other in found[1].parts] == ["did you rotate the logs?"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "[12:03] Mira: does anyone want soup?",
            "[12:04] Jonas: I do",
            "[12:05] Mira: then come",
            "[12:06] Tove: me too",
        ),
        ("3/14/26, 12:03 - mira: does anyone want soup?", "3/14/26, 12:04 - jonas: I do") * 2,
    ],
)
def test_a_chat_tells_the_time(lines: tuple[str, ...]) -> None:
    assert [speaker.lower() for speaker, _ in said(paragraphs(*lines)) if speaker][:2] == ["mira", "jonas"]


@pytest.mark.parametrize(
    "blocks",
    [
        paragraphs("9:00 Registration: bring your card.", "9:30 Opening: who are you?", "10:15 Lunch: you may sit."),
        [code("<li> Do you know?\n<dt> I do\n<li> Why?\n<dt> Because</dt>")],
        [
            Block("PARAGRAPH", f"{name}, born at sea, said I and you.", spans=(Span(0, 9, "STRONG"),))
            for name in ("Anna Berg", "Jon Dahlm")
        ],
    ],
    ids=["a timetable", "markup", "bold names in a sentence"],
)
def test_nobody_speaks_in(blocks: list[Block]) -> None:
    assert said(blocks) == []


def test_lines_of_one_paragraph_are_turns() -> None:
    blocks = paragraphs(
        "Anna Berg: Why do you stay?\nJon Dahl: Somebody has to.\nAnd I like it.\nAnna Berg: Thank you."
    )
    assert said(blocks) == [
        ("Anna Berg", "Why do you stay?"), ("Jon Dahl", "Somebody has to. And I like it."), ("Anna Berg", "Thank you."),
    ]  # fmt: skip


def test_a_guest_behind_a_name_answers_questions_that_have_none() -> None:
    asked = ("What do you burn?", "Who helps you?", "And the winter?")
    blocks = paragraphs("We asked Zdrafka Ilk of the mill.")
    for question in asked:
        blocks += [Block("HEADING", question, 3), Block("PARAGRAPH", "Zdrafka Ilk: We take what I find.")]
    assert said(blocks) == [("Zdrafka Ilk", "We take what I find.")] * 3


def test_a_question_of_nobody_ends_the_turn_above() -> None:
    blocks = paragraphs(
        "Anna Berg: I said it all.", "But why did nobody listen to her?", "Jon Dahl: I did.", "Anna Berg: You did."
    )
    assert said(blocks)[0] == ("Anna Berg", "I said it all.")


def test_what_is_heard_and_not_said_is_left_out() -> None:
    blocks = paragraphs("Anna Berg: I said it.", "[Applause]", "And I will again.", "Jon Dahl: Will you?")
    assert said(blocks)[0] == ("Anna Berg", "I said it.\nAnd I will again.")
    closed = paragraphs("Anna Berg: I said it.", "[Applause]", "Jon Dahl: Will you?")
    assert find(closed, "en")[0].parts[0][1].block == 0


def test_who_has_no_known_name_is_a_person_beside_one_who_has() -> None:
    blocks = paragraphs(*("Anna Berg: And what did you do?", "Zdrafka Ilk: I went home.") * 3)
    assert [speaker for speaker, _ in said(blocks)] == ["Anna Berg", "Zdrafka Ilk"] * 3


def test_a_last_name_is_whom_the_text_names_in_full_beside_one_who_is_known() -> None:
    blocks = paragraphs("Interview mit Zdrafka Ilk und Anna Berg", *("Ilk: Das sehen wir so.", "Berg: „Ich auch.“") * 3)
    assert said(blocks, "de")[:2] == [("Zdrafka Ilk", "Das sehen wir so."), ("Anna Berg", "Ich auch.")]


def test_names_and_who_asks_them_are_read_in_chinese() -> None:
    blocks = paragraphs("李明在港口工作。", *("记者：您第一次看到大海是什么时候？", "李明：我九岁的时候。") * 2)
    assert said(blocks, "zh")[:2] == [("记者", "您第一次看到大海是什么时候？"), ("李明", "我九岁的时候。")]


def test_what_is_said_twice_in_a_talk_stands_twice() -> None:
    lines = ("Anna Berg: Thank you all for coming here.", "Jon Dahl: Why do you thank us?")
    assert len(said(paragraphs(*lines * 2))) == 4
