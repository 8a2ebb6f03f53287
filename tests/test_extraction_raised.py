"""Raised and lowered text can be told from what it stands on."""

import pytest

from tui_reader.article.document import Block, Cell, Position, Span
from tui_reader.extraction.building.raised import told_apart
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page


def told(markup: str) -> Block:
    """A Markdown file's one paragraph."""
    (block,) = read(Page("file:///a.md", "file:///a.md", f"{markup}\n".encode(), "text/markdown")).blocks
    return block


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("4 \u00d7 10<sup>6</sup> J", "4 \u00d7 10\u2076 J"),
        ("10<sup>-6</sup> m<sup>2</sup>", "10\u207b\u2076 m\u00b2"),
        ("CO<sub>2</sub>, x<sub>i</sub> + x<sub>1</sub>", "CO\u2082, x\u1d62 + x\u2081"),
        ("Ca<sup>2+</sup>, Na<sup>+</sup>", "Ca\u00b2\u207a, Na\u207a"),
        ("x<sup>n + 1</sup>", "x\u207f\u207a\u00b9"),
        ("x<sup>q</sup>, 10<sup>1.5</sup>, T<sub>C</sub>", "x^q, 10^(1.5), T_C"),
        ("e<sup>-x<sup>2</sup>/2</sup>", "e^(-x\u00b2/2)"),
        ("x<sub>1</sub><sup>2</sup>", "x\u2081\u00b2"),
        ("<sup>1</sup>/<sub>2</sub>", "\u00b9/\u2082"),
        ("The brand<sup>TM</sup>", "The brand\u2122"),
        ("The gate<sup>1,2</sup> is open", "The gate\u00b9,\u00b2 is open"),
    ],
)
def test_raised_and_lowered_text_has_signs_of_its_own(markup: str, text: str) -> None:
    block = told(markup)
    assert (block.text, block.spans) == (text, ())


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("the 1<sup>st</sup> of May", "the 1st of May"),
        ("le XIX<sup>e</sup> si\u00e8cle, le 1<sup>er</sup> mai", "le XIXe si\u00e8cle, le 1er mai"),
        ("M<sup>me</sup> Berg", "Mme Berg"),
        ("The gate<sup>*</sup>", "The gate*"),
        ("<sup>What is printed small below a picture</sup>", "What is printed small below a picture"),
        ("and <sub>he spoke low</sub> here", "and he spoke low here"),
        ("The gate<sup>[<a href='/n'>3</a>]</sup>", "The gate[3]"),
    ],
)
def test_ordinals_marks_and_small_print_stay_as_they_are(markup: str, text: str) -> None:
    block = told(markup)
    assert block.text == text
    assert any(span.kind in ("SUP", "SUB") for span in block.spans)


def test_what_points_into_a_changed_text_points_to_the_same_words() -> None:
    text = "x10 and y\t2"
    block = Block(
        "TABLE",
        text,
        spans=(Span(1, 3, "SUP"), Span(8, 9, "STRONG"), Span(1, 2, "SUB"), Span(10, 11, "LINK", "#y", Position(0, 8))),
        cells=(Cell(0, 9, 0, 0), Cell(10, 11, 0, 1)),
    )
    (told_block,) = told_apart([block._replace(spans=(block.spans[0], *block.spans[1:2], block.spans[3]))])
    assert told_block.text == "x\u00b9\u2070 and y\t2"
    (fallback,) = told_apart([block._replace(text="xqq and y\t2", spans=(Span(1, 3, "SUP"), *block.spans[1::2]))])
    assert fallback.text == "x^qq and y\t2"
    assert [fallback.text[span.start : span.end] for span in fallback.spans] == ["y", "2"]
    assert [fallback.text[cell.start : cell.end] for cell in fallback.cells] == ["x^qq and y", "2"]
    assert fallback.spans[1].to == Position(0, 9)


def test_code_keeps_every_sign() -> None:
    block = Block("CODE", "x2", spans=(Span(1, 2, "SUP"),))
    assert told_apart([block]) == (block,)
