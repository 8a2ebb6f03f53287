"""What the layout tells: an interview that names nobody, and sections that a person heads."""

from collections.abc import Callable

import pytest

from tui_reader.article.document import Block, Span
from tui_reader.quotes import quotes

INTRODUCTION = Block("PARAGRAPH", "Anna Berg has run the ferry for nineteen years. Berg sat down with us on the quay.")
ANSWERS = ("I never counted them.", "My father rang it. I still hear it.", "I will stay on the quay.")


def asked(text: str) -> Block:
    """A question in bold letters."""
    return Block("PARAGRAPH", text, spans=(Span(0, len(text), "STRONG"),))


def bold(introduction: Block = INTRODUCTION, answers: tuple[str, ...] = ANSWERS) -> list[Block]:
    """An interview of three questions."""
    questions = ("How many boats were there?", "Who rang the bell?", "And what will you do now?")
    pairs = zip(questions, answers, strict=True)
    return [introduction, *(one for question, answer in pairs for one in (asked(question), Block("PARAGRAPH", answer)))]


def test_who_is_introduced_answers_and_is_not_sure() -> None:
    found = quotes(bold(), "en")
    assert [(quote.text, quote.said_by) for quote in found] == [(answer, "Anna Berg?") for answer in ANSWERS]


def test_questions_may_be_headings_where_they_speak_to_the_guest() -> None:
    def headed(*questions: str) -> list[Block]:
        pairs = zip(questions, ANSWERS, strict=True)
        return [INTRODUCTION, *(one for q, a in pairs for one in (Block("HEADING", q, 2), Block("PARAGRAPH", a)))]

    found = quotes(headed("How many boats did you see?", "And who rang the bell for you?", "What comes next?"), "en")
    assert [quote.said_by for quote in found] == ["Anna Berg?"] * 3
    assert quotes(headed("How many boats are there?", "Who rings the bell?", "What do you need?"), "en") == ()


def test_an_answer_goes_on_up_to_the_next_question() -> None:
    blocks = bold()
    blocks.insert(3, Block("PARAGRAPH", "There were too many."))
    assert quotes(blocks, "en")[0].text == "I never counted them.\nThere were too many."


def test_bold_letters_before_a_colon_tell_questions_from_answers() -> None:
    told = ["Q: How many boats?", "A: I never counted.", "Q: Who rang?", "A: My father.", "Q: And now?", "A: I stay."]
    blocks = [INTRODUCTION, *(Block("PARAGRAPH", text, spans=(Span(0, 2, "STRONG"),)) for text in told)]
    assert [(quote.text, quote.speaker) for quote in quotes(blocks, "en")] == [
        ("I never counted.", "Anna Berg"), ("My father.", "Anna Berg"), ("I stay.", "Anna Berg"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "blocks"),
    [
        ("two are introduced", bold(Block("PARAGRAPH", "Anna Berg and Jon Dahl sat down with us on the quay."))),
        ("nobody is", bold(Block("PARAGRAPH", "We sat down on the quay."))),
        ("a house answers", bold(answers=("We have nine boats.", "You ring it.", "We sail daily."))),
        ("two questions are no interview", bold()[:5]),
    ],
)
def test_nobody_answers_where(fact: str, blocks: list[Block]) -> None:
    assert quotes(blocks, "en") == ()


@pytest.mark.parametrize("heading", ["ANNA BERG: NOBODY ASKED US", "Anna Berg", "Anna Berg, ferry captain"])
def test_a_paragraph_that_is_a_quotation_is_from_whom_its_heading_names(heading: str) -> None:
    blocks = [Block("HEADING", heading, 2), Block("PARAGRAPH", "“Nobody asked us about the boat that year.”")]
    assert [quote.said_by for quote in quotes(blocks, "en")] == ["Anna Berg?"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Anna Berg waits", "“Nobody asked us about the boat that year.”"),
        ("The Old Quay", "“Nobody asked us about the boat that year.”"),
        ("Anna Berg", "“Nobody asked us about the boat that year.” The quay was long."),
    ],
)
def test_a_heading_names_nobody_else(heading: str, text: str) -> None:
    blocks = [Block("HEADING", heading, 2), Block("PARAGRAPH", text)]
    assert [quote.speaker for quote in quotes(blocks, "en")] == [None]


QUESTIONS = ("How many boats did you see?", "Who rang the bell for you?", "And what will you do now?")


def pairs(question: Callable[[str], Block], answers: tuple[str, ...] = ANSWERS) -> list[Block]:
    """Questions in letters of their own with their answers."""
    return [
        one
        for asked, answer in zip(QUESTIONS, answers, strict=True)
        for one in (question(asked), Block("PARAGRAPH", answer))
    ]


def slanted(text: str) -> Block:
    return Block("PARAGRAPH", text, spans=(Span(0, len(text), "EMPHASIS"),))


def test_questions_may_be_in_italics() -> None:
    assert [quote.said_by for quote in quotes([INTRODUCTION, *pairs(slanted)], "en")] == ["Anna Berg?"] * 3


def test_an_answer_may_begin_in_the_paragraph_of_its_question() -> None:
    blocks = [
        Block("PARAGRAPH", f"{question} {answer}", spans=(Span(0, len(question), "STRONG"),))
        for question, answer in zip(QUESTIONS, ANSWERS, strict=True)
    ]
    assert [quote.text for quote in quotes([INTRODUCTION, *blocks], "en")] == [*ANSWERS]


def test_a_dash_before_an_answer_is_none_of_its_words() -> None:
    answers = tuple(f"– {answer}" for answer in ANSWERS)
    assert [quote.text for quote in quotes([INTRODUCTION, *pairs(asked, answers)], "en")] == [*ANSWERS]


def test_letters_tell_questions_from_answers_without_bold_letters() -> None:
    told = ["Q: How many boats?", "A: I never counted.", "Q: Who rang?", "A: A ghost.", "Q: And now?", "A: Nothing."]
    found = quotes([INTRODUCTION, *(Block("PARAGRAPH", text) for text in told)], "en")
    assert [quote.text for quote in found] == ["I never counted.", "A ghost.", "Nothing."]


def test_a_name_before_the_first_answer_is_sure() -> None:
    answers = ("ANNA BERG: I never counted.", *ANSWERS[1:])
    found = quotes(pairs(asked, answers), "en")
    assert [(quote.speaker, quote.sure) for quote in found] == [("Anna Berg", True)] * 3
    assert found[0].text == "I never counted."


def test_who_is_named_in_the_title_answers_and_who_wrote_it_does_not() -> None:
    blocks = [Block("PARAGRAPH", "It rained on the quay."), *pairs(asked)]
    found = quotes(blocks, "en", "Nine years of fog: Anna Berg talks to Jon Dahl", "Jon Dahl")
    assert [quote.said_by for quote in found] == ["Anna Berg?"] * 3


def test_a_page_that_says_it_is_an_interview_needs_fewer_who_say_i() -> None:
    answers = ("Nobody counted them.", "My father.", "The bell is old.")
    blocks = [Block("PARAGRAPH", "Anna Berg has run the ferry for years."), *pairs(asked, answers)]
    assert quotes(blocks, "en", "On bells") == ()
    assert len(quotes(blocks, "en", "An interview on bells")) == 3


def test_polite_questions_speak_to_the_guest() -> None:
    asked = ("Wo sind Sie an Land gegangen?", "Wie war Ihre Zeit auf dem Kai?", "Was kommt jetzt?")
    answers = ("Ich bin hier an Land gegangen.", "Mir war kalt.", "Ich bleibe.")
    blocks = [Block("PARAGRAPH", "Anna Berg lebt auf dem Kai.")]
    for question, answer in zip(asked, answers, strict=True):
        blocks += [Block("HEADING", question, 2), Block("PARAGRAPH", answer)]
    assert [quote.speaker for quote in quotes(blocks, "de")] == ["Anna Berg"] * 3


def test_what_stands_behind_the_last_answer_is_not_the_guests() -> None:
    blocks = [INTRODUCTION, *pairs(asked), Block("PARAGRAPH", "The talk was led by Jon Dahl."), asked("More")]
    blocks.append(Block("PARAGRAPH", "My newsletter comes on Mondays."))
    assert [quote.text for quote in quotes(blocks, "en")] == [*ANSWERS]


def test_headings_ask_where_the_page_is_called_an_interview_in_a_language_without_pronouns() -> None:
    answers = ("Tenía nueve años, y a mi padre.", "Para mí no.", "Que salgan, como yo.")
    blocks = [Block("PARAGRAPH", "Zdrafka Ilk es marinera.")]
    for question, answer in zip(("¿Cuándo vio el mar?", "¿Es un misterio?", "¿Qué les dice?"), answers, strict=True):
        blocks += [Block("HEADING", question, 3), Block("PARAGRAPH", answer)]
    assert quotes(blocks, "es", "Zdrafka Ilk: la marea") == ()
    found = quotes(blocks, "es", "Entrevista a Zdrafka Ilk: la marea")
    assert [quote.said_by for quote in found] == ["Zdrafka Ilk?"] * 3


def test_a_house_behind_its_article_is_no_guest() -> None:
    blocks = [Block("PARAGRAPH", "Anna Berg is a member of the Marine Study."), *pairs(asked)]
    assert [quote.said_by for quote in quotes(blocks, "en")] == ["Anna Berg?"] * 3


def test_answers_of_several_behind_their_names_are_not_one_guests() -> None:
    answers = ("Berg: „I never counted.“", "Dahl: „My father.“", "Berg: „I stay.“")
    assert {quote.speaker for quote in quotes([INTRODUCTION, *pairs(asked, answers)], "en")} != {"Anna Berg"}
