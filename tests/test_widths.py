"""What the terminal says of its widths, and what becomes of the text then."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.driving import app_on, screen, settled
from tests.ferry import ADDRESS, FERRY
from tui_reader.article.cells import Counting, cell_len, count_as
from tui_reader.article.document import Block, Document
from tui_reader.complete import complete
from tui_reader.ui.output.abilities import answers_at_once
from tui_reader.ui.output.key_reader import KeyReader
from tui_reader.ui.output.private_textual import count_cells_as_we_do
from tui_reader.ui.output.sgr import PLAIN
from tui_reader.ui.output.terminal_cells import Row, cells, forget_cells
from tui_reader.ui.output.terminal_screen import TerminalScreen
from tui_reader.ui.text.drawing import Highlight, styled_text
from tui_reader.ui.typed.width_answers import SAMPLES, WidthAnswers, width_question

HINDI = "पुरानी चक्की का पानी गाँव की नाली से होकर नीचे की नदी में जाता था और सौ साल तक किसी ने उसे नहीं रोका। "


@pytest.fixture(autouse=True)
def counting() -> Iterator[None]:
    """The next test counts as usual."""
    yield
    count_as(Counting())
    count_cells_as_we_do()
    forget_cells()


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ((3, 3, 3, 3), Counting()),
        ((3, 5, 3, 2), Counting(tones=True, styled=False)),
        ((2, 3, 3, 3), Counting(spacing=False)),
        ((3, 5, 5, 2), Counting(tones=True, apart=True, styled=False)),
    ],
)
def test_a_terminal_says_how_it_counts(columns: tuple[int, ...], found: Counting) -> None:
    heard: list[Counting] = []
    reader = KeyReader(WidthAnswers(24, heard.append))
    events = reader.feed("".join(f"\x1b[24;{column}R" for column in columns) + "j")
    assert heard == [found]
    # No answer became a key, and what was typed is one.
    assert [getattr(event, "key", "") for event in events] == ["j"]


def test_a_key_that_looks_like_an_answer_stays_a_key() -> None:
    answers = WidthAnswers(24, lambda found: None)
    assert not answers.hear("\x1b[1;2R") and answers.hear("\x1b[24;2R")


def test_each_sample_is_asked_about_unseen() -> None:
    question = width_question(24)
    assert question.startswith("\x1b[8m") and question.endswith("\x1b[m")
    assert question.count("\x1b[24H") == question.count("\x1b[6n") == len(SAMPLES)


def test_the_row_of_the_question_is_written_anew() -> None:
    terminal = TerminalScreen()
    terminal.next([Row(list(cells("the text ", PLAIN))), Row(list(cells("the status", PLAIN)))])
    assert terminal.repaired(1) == "\x1b[2H\x1b[Kthe status"


@pytest.mark.parametrize(
    ("environment", "at_once"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color", "TMUX": "x"}, True),
        ({"TERM": "xterm-256color", "SSH_CONNECTION": "a 1 b 2"}, False),
        ({"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_only_a_terminal_of_this_machine_is_asked(environment: dict[str, str], at_once: bool) -> None:
    assert answers_at_once(environment) is at_once


@pytest.mark.parametrize(
    ("text", "start", "end", "drawn"),
    [
        ("the 👩\u200d👩\u200d👧 here", 4, 5, ["the ", "👩\u200d👩\u200d👧", " here"]),
        ("the 👩\u200d👩\u200d👧 here", 0, 6, ["the 👩\u200d👩\u200d👧", " here"]),
        ("पानी की", 1, 3, ["पानी", " की"]),
        ("e\u0301te\u0301", 3, 4, ["e\u0301t", "e\u0301"]),
    ],
)
def test_no_mark_cuts_what_stays_together(text: str, start: int, end: int, drawn: list[str]) -> None:
    marks = [Highlight(start, end, "hit")]
    found = styled_text(Block("PARAGRAPH", text), 0, len(text), marks)
    assert [words for words, _ in found if words] == drawn


@pytest.mark.app
async def test_a_text_is_laid_out_anew_when_the_terminal_has_said_how_it_counts(tmp_path: Path) -> None:
    hindi: Document = complete(
        FERRY.with_(language="hi", blocks=tuple(Block("PARAGRAPH", HINDI * 3) for _ in "123456"))
    )
    app = app_on(tmp_path, hindi, address=ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        body = app.reader_screen.body
        before = body.view.layout
        assert before is not None
        body.view.begin_at(before.position_at(before.top_of(3)))
        await settled(pilot)
        word = before.position_at(body.view.top)
        app.count_as(Counting(spacing=False))
        await settled(pilot)
        after = body.view.layout
        assert after is not None and after.height < before.height
        assert after.position_at(body.view.top).block == word.block


@pytest.mark.app
async def test_the_rule_beside_a_pane_is_straight_however_cells_are_counted(tmp_path: Path) -> None:
    blocks = [
        Block("HEADING", f"{number} 👍🏽 की बात ❤\ufe0f", 2) if number % 2 else Block("PARAGRAPH", HINDI)
        for number in range(12)
    ]
    app = app_on(tmp_path, complete(FERRY.with_(blocks=tuple(blocks))), address=ADDRESS)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        for found in (Counting(tones=True), Counting(spacing=False, styled=False), Counting()):
            app.count_as(found)
            await settled(pilot)
            rows = [row for row in screen(app) if "│" in row]
            assert len(rows) > 20
            assert len({cell_len(row[: row.index("│")]) for row in rows}) == 1
