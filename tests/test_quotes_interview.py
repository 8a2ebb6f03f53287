"""What the layout tells: an interview that names nobody, and sections that a person heads."""

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
