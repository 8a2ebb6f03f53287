"""Code in the styles of its language: what is marked, and a lexer that does not end holds nothing up."""

import json
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tui_reader.article.document import Block
from tui_reader.lexing.lexers import lexer_named, styled
from tui_reader.lexing.lexing import LONGEST, lexed
from tui_reader.lexing.styles import Code, Styled, from_numbers, to_numbers
from tui_reader.ui.text.code_styles import AHEAD, CodeStyles
from tui_reader.ui.text.drawing import Highlight

FARE = 'def fare(zone):\n    # the sea is free\n    return "free" if zone else 4.2'
ENDLESS = Code("amdgpu", "a" * 20_000)
"""Its lexer takes the square of the length, 8 s for this one."""
ENDLESS_SECONDS = 4.0


async def answers(*pieces: Code) -> list[tuple[Styled, ...]]:
    return [styled async for styled in lexed(pieces)]


def in_words(text: str, styles: Sequence[Styled]) -> list[tuple[str, str]]:
    return [(text[start:end], style) for start, end, style in styles]


def test_code_is_styled_by_its_language() -> None:
    lexer = lexer_named("Python")
    assert lexer is not None
    found = in_words(FARE, styled(lexer, FARE))
    assert ("def", "keyword") in found and ("fare", "name") in found
    assert ("# the sea is free", "comment") in found and ("free", "string") in found


def test_nobody_lexes_a_language_that_nobody_knows() -> None:
    assert lexer_named("lindhavnish") is None is lexer_named("")


def test_styles_are_the_same_behind_the_pipe() -> None:
    lexer = lexer_named("python")
    assert lexer is not None
    styles = styled(lexer, FARE)
    assert from_numbers(json.loads(json.dumps(to_numbers(styles))), len(FARE)) == styles


@pytest.mark.parametrize(
    "answer",
    [None, 3, {}, [1, 2], [0, 9, 0], [0, 1, 9], [-1, 2, 0], [0, True, 0], [0, "1", 0], [0, 1.0, 0], [[], 1, 0]],
)
def test_an_answer_that_is_none_is_refused(answer: object) -> None:
    with pytest.raises(ValueError, match="range"):
        from_numbers(answer, 8)


@pytest.mark.process
async def test_every_piece_is_answered_in_its_order() -> None:
    found = await answers(Code("python", FARE), Code("lindhavnish", FARE), Code("c", "int x;"))
    assert ("def", "keyword") in in_words(FARE, found[0])
    assert found[1] == ()
    assert in_words("int x;", found[2]) == [("int", "keyword")]


@pytest.mark.process
async def test_a_text_that_a_lexer_does_not_finish_stays_plain_and_those_behind_it_do_not() -> None:
    found = await answers(ENDLESS, Code("python", FARE))
    assert found[0] == ()
    assert ("def", "keyword") in in_words(FARE, found[1])


@pytest.mark.process
async def test_a_piece_that_ends_the_process_costs_the_others_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui_reader.lexing.lexing.PIECE_SECONDS", 60.0)
    monkeypatch.setattr("tui_reader.lexing.lexing.SECONDS", 1.5)
    found = await answers(Code("c", "int x;"), ENDLESS, Code("python", FARE))
    assert [bool(styles) for styles in found] == [True, False, True]


@pytest.mark.process
async def test_a_piece_of_the_longest_kind_is_answered_whole() -> None:
    text = ("x = 1 if y else None\n" * LONGEST)[:LONGEST]
    assert len((await answers(Code("python", text)))[0]) > LONGEST // 10


class Asked:
    """What a drawing did: what it began, and how often it was to be done again."""

    def __init__(self) -> None:
        self.work: list[object] = []
        self.redrawn = 0
        self.styles = CodeStyles(self.work.append, self.redraw)

    def redraw(self) -> None:
        self.redrawn += 1

    def of(self, blocks: Sequence[Block], number: int = 0) -> tuple[Highlight, ...]:
        return self.styles.of(blocks, number, 0, 3)

    async def answered(self) -> None:
        for work in self.work:
            await work  # type: ignore[misc]
        self.work.clear()


def code(text: str, language: str | None = "python") -> Block:
    return Block("CODE", text, language=language)


@pytest.mark.process
async def test_code_is_plain_until_its_styles_are_there() -> None:
    asked = Asked()
    assert asked.of([code(FARE)]) == ()
    await asked.answered()
    assert asked.redrawn == 1
    assert asked.of([code(FARE)]) == (Highlight(0, 3, "keyword"),)
    assert asked.work == []


@pytest.mark.process
async def test_one_question_is_about_what_follows_too_which_is_not_drawn_for_it() -> None:
    asked = Asked()
    blocks = [code("def a(): 1"), Block("PARAGRAPH", "words"), code("def b(): 1")]
    asked.of(blocks)
    await asked.answered()
    assert asked.redrawn == 1
    assert asked.of(blocks, 2) == (Highlight(0, 3, "keyword"),)
    assert asked.work == []


@pytest.mark.process
async def test_all_that_is_seen_gets_its_styles_however_many_questions_it_takes() -> None:
    asked = Asked()
    blocks = [code(f"def f{number}(): 1\n" * (AHEAD // 12)) for number in range(3)]
    for number in range(3):
        asked.of(blocks, number)
    assert len(asked.work) == 1
    await asked.answered()
    assert asked.redrawn == 3
    assert all(asked.of(blocks, number) for number in range(3))


@pytest.mark.parametrize(
    "block", [code("x" * (LONGEST + 1)), code(""), code(FARE, None), Block("PARAGRAPH", FARE, language="de")]
)
def test_what_is_no_code_or_too_much_of_it_asks_for_nothing(block: Block) -> None:
    asked = Asked()
    assert asked.of([block]) == ()
    assert asked.work == []


@pytest.mark.process
async def test_without_a_process_code_stays_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    asked = Asked()
    asked.of([code(FARE)])
    await asked.answered()
    assert asked.of([code(FARE)]) == ()
    assert asked.work == []


def page_of(*pieces: Code) -> str:
    """A Markdown file that shows some code."""
    words = "The keeper of Aldersund counted the gulls twice, and came to the same number.\n\n"
    return f"# Gulls\n\n{words}" + "".join(f"```{one.language}\n{one.text}\n```\n\n{words}" for one in pieces)


@pytest.mark.hostile
@pytest.mark.terminal
def test_no_key_waits_for_code_that_is_slow_to_lex(tmp_path: Path) -> None:
    """On the loop each of these blocks would hold it for seconds."""
    article = tmp_path / "gulls.md"
    article.write_text(page_of(*[ENDLESS._replace(text=ENDLESS.text + "b" * number) for number in range(6)]))
    with Terminal(str(article), size=(80, 16)) as terminal:
        terminal.wait_for("┆ aaaa")
        started = time.monotonic()
        for _ in range(4):
            terminal.send("?")
            terminal.wait_for("one line down")
            terminal.send("q")
            terminal.wait_for("┆ aaaa")
        took = time.monotonic() - started
        terminal.send("q")
        assert terminal.wait() == 0
    assert took < ENDLESS_SECONDS


@pytest.mark.terminal
def test_code_gets_its_colours_on_a_terminal(tmp_path: Path) -> None:
    article = tmp_path / "gulls.md"
    article.write_text(page_of(Code("python", FARE)))
    with Terminal(str(article)) as terminal:
        terminal.wait_for("def fare")
        row = next(row for row, line in enumerate(terminal.screen.display) if "def fare" in line)
        column = terminal.screen.display[row].index("def")
        drawn = terminal.screen.buffer[row]
        terminal.wait_for(lambda: drawn[column].bold and not drawn[column + len("def fare")].bold)
        terminal.send("q")
        assert terminal.wait() == 0
