"""The verbs of the text: where each leads, what it says at an end, and which of them can be gone back."""

import pytest

from tests.ferry import FERRY, long_article
from tests.panes import Text
from tui_reader.article.document import Block, Cell, Document, Position
from tui_reader.ui.keys.commands import COMMANDS

PARAGRAPHS = Document(title="Title", blocks=tuple(Block("PARAGRAPH", f"Paragraph {n}.") for n in range(20)))
LAST = 33
"""The top line of 43 when the last one stands on the last of ten rows."""


def test_every_verb_of_the_text_is_a_command_that_has_keys() -> None:
    assert set(Text(FERRY, 10).motions.verbs) <= {key.id for key in COMMANDS if key.where == "text" and key.keys}


@pytest.mark.parametrize(
    ("ids", "count", "top"),
    [
        (("line.down",), None, 1), (("line.down",), 5, 5), (("line.down", "line.up"), None, 0),
        (("page.down",), None, 9), (("page.down",), 2, 18), (("page.down", "page.up"), None, 0),
        (("half.down",), None, 5), (("half.down", "half.down", "half.up"), None, 5),
        (("line.down",), 1000, LAST), (("bottom",), None, LAST), (("bottom", "page.up"), None, LAST - 9),
        (("bottom", "top"), None, 0), (("line.up",), None, 0),
        (("paragraph.next",), None, 2), (("paragraph.next",), 3, 6), (("paragraph.next", "paragraph.prev"), None, 0),
        (("percent",), 50, 12), (("percent",), 100, LAST), (("percent",), 1, 0), (("percent",), 900, LAST),
    ],
)  # fmt: skip
def test_a_motion_leads_to_a_line(ids: tuple[str, ...], count: int | None, top: int) -> None:
    text = Text(PARAGRAPHS, 10)
    assert text.press(*ids, count=count) == top
    assert text.said == []


@pytest.mark.parametrize(
    ("ids", "count", "said"),
    [
        (("bottom", "line.down"), None, "end"), (("bottom", "page.down"), None, "end"),
        (("percent",), None, "type a number first: 50% goes to the middle"),
        (("section.next",), None, "last section"), (("section.prev",), None, "first section"),
        (("paragraph.next",), 99, "last paragraph"),
        (("quote.next",), None, "this article quotes nobody"), (("quote.prev",), None, "this article quotes nobody"),
        (("table.left",), None, "nothing wide on the screen"), (("table.right",), None, "nothing wide on the screen"),
    ],
)  # fmt: skip
def test_where_there_is_no_way_it_is_said(ids: tuple[str, ...], count: int | None, said: str) -> None:
    text = Text(PARAGRAPHS, 10)
    text.press(*ids[:-1])
    before = text.view.top
    text.press(ids[-1], count=count)
    assert text.said == [said]
    assert text.view.top == before or "paragraph" in said


@pytest.mark.parametrize(
    ("ids", "number", "top", "said"),
    [
        (("top",), 12, 11, "line 12 of 43"), (("bottom",), 12, 11, "line 12 of 43"), (("top",), 0, 0, "line 1 of 43"),
        (("top",), 42, LAST, "line 42 of 43"), (("top",), 999, LAST, "line 43 of 43"),
        (("page.down", "top"), 1, 0, "line 1 of 43"),
    ],
)  # fmt: skip
def test_a_number_before_the_ends_is_a_line(ids: tuple[str, ...], number: int, top: int, said: str) -> None:
    text = Text(PARAGRAPHS, 10)
    text.press(*ids[:-1])
    text.press(ids[-1], count=number)
    assert (text.view.top, text.said) == (top, [said])
    assert len(text.jumps) == (number != 0)


def test_the_second_key_of_vims_two_stays_on_the_line() -> None:
    text = Text(PARAGRAPHS, 10)
    text.press("top", count=12)
    assert text.press("top") == 11
    assert text.said[-1] == "g once more goes to the beginning"
    assert text.press("top") == 0
    text.press("top", count=12)
    text.press("line.down")
    assert text.press("line.up", "top") == 0


def test_lines_and_screens_are_no_jumps_but_ends_sections_and_quotes_are() -> None:
    text = Text(long_article(), 10)
    text.press("line.down", "page.down", "half.up", "line.up")
    assert text.jumps == []
    last = len(text.document.quotes)
    jumps = (("bottom", None), ("section.prev", 3), ("percent", 40), ("paragraph.next", 1), ("top", None))
    for number, (id, count) in enumerate((*jumps, ("quote.next", last)), 1):
        text.press(id, count=count)
        assert len(text.jumps) == number, id


def test_sections_are_gone_to_one_after_the_other() -> None:
    text = Text(long_article(4), 10)
    starts = [inner.at for section in text.document.outline for inner in section.walk()][1:]
    for index, start in enumerate(starts, 1):
        text.press("section.next")
        assert text.layout.position_at(text.view.top) == start
        assert text.sections.index == index and text.sections.title == text.document.blocks[start.block].text
    text.press("section.next")
    assert text.said == ["last section"]
    text.press("line.down", "section.prev")
    assert text.layout.position_at(text.view.top) == starts[-1]
    text.press("section.prev", count=2)
    assert text.layout.position_at(text.view.top) == starts[-3]
    text.sections.go_to(0)
    assert text.view.top == 0


def test_a_text_without_sections_is_in_the_one_of_its_title() -> None:
    text = Text(PARAGRAPHS, 10)
    text.press("bottom")
    assert (text.sections.index, text.sections.title) == (0, "")


def test_every_quote_is_entered_in_reading_order_and_seen() -> None:
    text = Text(FERRY, 10)
    for index, quote in enumerate(FERRY.quotes):
        text.press("quote.next")
        assert text.quotes.index == index and text.quotes.parts == quote.parts
        assert text.view.is_seen(quote.parts[0][0])
    text.press("quote.next")
    assert text.said == ["last quote"]
    text.press("quote.prev")
    assert text.quotes.index == len(FERRY.quotes) - 2
    text.press("quote.prev", count=99)
    assert text.said == ["last quote", "first quote"]


def test_the_quotes_of_one_speaker_are_gone_through_alone() -> None:
    speakers = ("Anna Berg", "Jon Dahl", None)
    quotes = tuple(quote._replace(speaker=speakers[at % 3]) for at, quote in enumerate(FERRY.quotes))
    text = Text(FERRY.with_(quotes=quotes), 10)
    theirs = range(0, len(quotes), 3)
    assert 1 < len(theirs) < len(quotes)
    text.quotes.of_speaker("Anna Berg")
    for number, index in enumerate(theirs, 1):
        text.press("quote.next")
        assert (text.quotes.index, text.quotes.alone) == (index, f"{number}/{len(theirs)} Anna Berg")
    text.press("quote.next")
    text.press("quote.prev", count=9)
    assert text.said == ["last quote of Anna Berg", "first quote of Anna Berg"]
    text.quotes.of_speaker("")
    assert text.quotes.alone.endswith("speaker not named")
    text.quotes.of_speaker(None)
    assert text.quotes.alone == ""
    text.press("quote.next")
    assert text.quotes.index == theirs[-1] + 1 or text.said[2:] == ["last quote"]


def test_a_quote_that_is_scrolled_away_is_left_for_the_first_one_seen() -> None:
    text = Text(long_article(4), 12)
    text.quotes.enter(0)
    drawn = text.pane.drawn
    text.press("bottom")
    assert text.quotes.index != 0 and text.pane.drawn > drawn
    text.press("top", "line.down")
    seen = text.quotes.index
    assert seen is None or text.view.is_seen(text.document.quotes[seen].parts[0][0])


def _table() -> Block:
    rows = [[f"{row} {column} value" for column in range(12)] for row in range(3)]
    cells: list[Cell] = []
    at = 0
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            cells.append(Cell(at, at + len(value), row, column, header=row == 0))
            at += len(value) + 1
    return Block("TABLE", "\n".join("\t".join(values) for values in rows), cells=tuple(cells))


CODE = Block("CODE", "x" * 200 + "\n" + "y" * 10)


@pytest.mark.parametrize(("block", "step"), [(_table(), 1), (CODE, 8)])
def test_a_wide_block_is_moved_by_columns_or_by_eight_cells(block: Block, step: int) -> None:
    text = Text(Document(blocks=(Block("PARAGRAPH", "Wide."), block)), 10)
    assert text.sideways.wide_block == 1
    text.press("table.right", count=2)
    assert text.layout.shifted(1) == 2 * step and text.pane.drawn == 1
    text.press("table.left")
    assert text.layout.shifted(1) == step
    text.press("table.left", count=50)
    assert text.layout.shifted(1) == 0 and text.said == []


def test_a_place_in_a_wide_block_is_revealed_and_what_is_seen_is_not_moved() -> None:
    text = Text(Document(blocks=(CODE,)), 10)
    text.sideways.reveal(Position(0, 20))
    assert text.layout.shifted(0) == 0 and text.pane.drawn == 0
    text.sideways.reveal(Position(0, 150))
    assert 150 - 40 < text.layout.shifted(0) <= 150 and text.pane.drawn == 1


def test_a_block_that_fits_is_not_wide() -> None:
    assert Text(PARAGRAPHS, 10).sideways.wide_block is None
