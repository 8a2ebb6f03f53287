"""Boxes that stand alike: what was chosen of most is chosen of all, and questions come with their answers."""

import pytest

from tests.test_extraction_shape import SENTENCE, TEXT
from tui_reader.extraction.choice.questions import with_questions
from tui_reader.extraction.choice.series import with_whole_series
from tui_reader.extraction.dom.evidence import Sign, Signs
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.shape.units import Unit, units

SCHOOLS = range(1, 9)


def everything_of(body: str) -> list[Unit]:
    return units(parse(f"<body><main><div class=story>{body}</div></main></body>"), "https://page.invalid/")


def wanted(everything: list[Unit], vote: list[bool]) -> Votes:
    """Votes of which one engine alone says something."""
    nothing = [False] * len(everything)
    return Votes(nothing, nothing, vote, [len(unit.block.text) for unit in everything])


@pytest.mark.parametrize(("stay", "whole"), [(5, True), (4, True), (2, False)])
def test_a_line_that_stays_in_half_of_the_boxes_of_one_kind_stays_in_all(stay: int, whole: bool) -> None:
    school = "<div class='school school-{0}'><h2>{0}. A school</h2><ul class=stats><li>Size: {0}00</li></ul></div>"
    everything = everything_of(TEXT + "".join(map(school.format, SCHOOLS)))
    kept = [True] * len(everything)
    weighed = [not text.startswith("Size") or int(text[6]) <= stay for text in (unit.block.text for unit in everything)]
    assert all(with_whole_series(everything, wanted(everything, kept), kept, weighed)) is whole


def test_paragraphs_of_a_text_are_no_series() -> None:
    everything = everything_of(TEXT * 8 + "<p>Sent from the mill.</p>")
    kept = [True] * len(everything)
    weighed = [*kept[:-1], False]
    assert with_whole_series(everything, wanted(everything, kept), kept, weighed) == weighed


ITEM = (
    "<div class=accordion-item><h3>{0}</h3><div class=accordion-panel><p>{1} It is asked every spring.</p></div></div>"
)
ASKED = ("Why does the wheel stand still?", "Who opens the sluice?", "How much flour is a bag?", "When is it ground?")


def faq(name: str = "faq", items: int = 4, answer: str = SENTENCE) -> str:
    boxes = "".join(ITEM.format(question, answer) for question in ASKED[:items])
    return f"<div class={name}><h2>Questions</h2>{boxes}</div>"


def asked_of(body: str, *, told: bool = True) -> list[str]:
    """What of the questions comes, where the paragraphs of the text were chosen and one engine wants the answers."""
    everything = everything_of(body)
    kept = [unit.element.getparent().get("class") == "story" for unit in everything]
    said = wanted(everything, [told] * len(everything))
    found = with_questions(everything, said, kept, Signs())
    return [unit.block.text for unit, yes, was in zip(everything, found, kept, strict=True) if yes and not was]


def test_questions_behind_a_text_come_with_their_answers_and_their_heading() -> None:
    found = asked_of(TEXT * 3 + faq() + "<div class=author><p>Ada Holm mills.</p></div>")
    assert found[0] == "Questions" and found[1::2] == list(ASKED)
    assert len(found) == 9


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (TEXT * 3 + faq(items=2), True),
        (TEXT * 3 + faq(), False),
        (TEXT * 3 + faq("comments"), True),
        (TEXT * 3 + faq("related"), True),
        (TEXT * 3 + faq(answer=""), True),
        (TEXT * 3 + f"<aside>{faq()}</aside>", True),
    ],
    ids=["few", "no engine", "comments", "promoted", "no answers", "aside"],
)
def test_questions_that_are_of_something_else_stay_away(body: str, told: bool) -> None:
    body = body.replace(" It is asked every spring.", "") if "<p> It" in body else body
    assert asked_of(body, told=told) == []


def test_a_box_around_the_whole_page_says_nothing_of_the_page() -> None:
    page = parse(f"<body><div class=dialog-off-canvas-main><main><div class=menu-x>{TEXT}</div></main></div></body>")
    signs = Signs()
    text = next(page.iter("p"))
    assert signs.around(text) & (Sign.CONSENT | Sign.NAVIGATION) == Sign.NAVIGATION
