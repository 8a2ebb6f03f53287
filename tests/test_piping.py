"""Giving a text to another program: what it gets, what is shown of its answer, and that Esc ends it."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path

import pytest

from tests.driving import app_on, press, press_meanwhile, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY
from tests.terminal import Terminal
from tui_reader.article.document import Document, Position
from tui_reader.export.excerpt import excerpt
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp

pytestmark = [pytest.mark.app, pytest.mark.process]

WORDS = len(f"{FERRY.title} {excerpt(FERRY.blocks, Position(0, 0), Position(len(FERRY.blocks), 0))}".split())


@pytest.fixture(autouse=True)
def shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/sh")


def typed(words: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in words]


def settings(**pipe: str | tuple[str, ...]) -> Settings:
    return Settings(pipe=tuple(pipe.items()))


async def test_the_article_is_given_to_a_line_for_the_shell_and_its_answer_lies_over_the_text(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "|", *typed(f"wc -w > {tmp_path}/count; echo counted"), "enter")
        assert int((tmp_path / "count").read_text()) == WORDS
        rows = screen(app)
        assert "counted" in rows[1] and "wc -w" in rows[0] and "Esc close" in rows[2]
        await press(pilot, "escape")
        assert "counted" not in text(app)


async def test_a_program_of_the_settings_is_given_what_is_selected_which_it_is_no_more(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=settings(up=("tr", "a-z", "A-Z")))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "|")
        assert "up tr a-z A-Z" in screen(app)[-1]
        await press(pilot, *typed("up"), "enter")
        assert "THE ROAD IS OPEN AGAIN" in text(app) and app.reader_screen.body.overlay.selected is None
        below = row_of(screen(app), "THE ROAD")
        assert "The road is open again" in "\n".join(screen(app)[:below])
        await press(pilot, "escape", "|")
        assert "↵ up again" in screen(app)[-1]
        await press(pilot, "enter")
        assert FERRY.title.upper() in text(app)


async def test_a_program_is_told_address_title_and_quote(tmp_path: Path) -> None:
    hostile = FERRY.with_(title='Ferry"; $(touch gone) `id`')
    app = app_on(tmp_path, hostile)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        line = f'printf "%s\\n" "$TUIR_URL" "$TUIR_TITLE" "$TUIR_QUOTE" > {tmp_path}/told'
        await press(pilot, ")", "|", *typed(line), "enter")
        url, title, quote = (tmp_path / "told").read_text().splitlines()
        assert (url, title) == (ADDRESS, hostile.title) and quote.startswith("It is not a victory")
        assert "has ended" in screen(app)[-1]


async def test_what_goes_wrong_is_said(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=settings(d=("/nowhere/sdcv", "-n")))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "|", "d", "enter")
        assert "! d could not be started" in screen(app)[-1]
        await press(pilot, "|", *typed("exit 7"), "enter")
        assert "! exit 7 ended with 7" in screen(app)[-1]
        await press(pilot, "|", *typed("nosuch"), "enter")
        assert "not found" in text(app) and "nosuch · ended with 127" in text(app)


async def test_esc_ends_a_program_and_reading_goes_on_meanwhile(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press_meanwhile(pilot, "|", *typed(f"echo $$ > {begun}; sleep 60"), "enter")
        process = int(await asyncio.to_thread(begun.read_text))
        await press_meanwhile(pilot, "j", "j")
        assert "runs · Esc" in screen(app)[-1] and app.reader_screen.body.view.top == 2
        await press(pilot, "escape")
        assert "stopped" in screen(app)[-1]
        assert _is_gone(process)
        await press(pilot, "escape")
        assert "stopped" not in screen(app)[-1]


async def test_another_program_takes_the_place_of_the_one_that_runs(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press_meanwhile(pilot, "|", *typed(f"echo $$ > {begun}; sleep 60"), "enter")
        process = int(await asyncio.to_thread(begun.read_text))
        await press_meanwhile(pilot, "|", *typed("echo second"), "enter")
        await settled(pilot)
        assert "second" in screen(app)[1] and _is_gone(process)


def _is_gone(process: int) -> bool:
    with suppress(OSError):  # it goes between two looks
        while " Z " not in Path(f"/proc/{process}/stat").read_text():
            pass
    return True


async def test_a_long_answer_is_looked_at_whole(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "|", *typed("seq 500"), "enter")
        assert screen(app)[11].endswith("…│") or "…" in "".join(screen(app)[:14])
        await press(pilot, "K")
        assert "OUTPUT · 500 lines" in text(app)
        await press(pilot, "G")
        assert "500" in text(app)
        await press(pilot, "q")
        assert isinstance(app, ReaderApp) and app.screen is app.reader_screen


async def test_a_cut_answer_says_so(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "|", *typed("yes"), "enter")
        assert "yes · more than 1 MB" in text(app)


async def test_the_plain_mode_says_in_a_row_whose_answer_it_is(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=settings(up=("tr", "a-z", "A-Z"))._replace(plain=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "|", *typed("up"), "enter")
        assert "up:" in screen(app)


async def test_without_an_article_nothing_is_given(tmp_path: Path) -> None:
    app = app_on(tmp_path, address="https://coast.example/not-kept")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "|")
        assert "there is no article here" in screen(app)[-1]


async def test_an_article_without_text_is_its_title(tmp_path: Path) -> None:
    app = app_on(tmp_path, Document(url=ADDRESS, final_url=ADDRESS, title="Nothing"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "|", *typed("cat"), "enter")
        assert "Nothing" in screen(app)[1]


@pytest.mark.terminal
def test_a_program_that_is_lent_the_terminal_gives_it_back(tmp_path: Path) -> None:
    article = tmp_path / "song.md"
    article.write_text("# A song\n\nIt is sung on the water.\n\n" * 3)
    with Terminal(str(article), environment={"SHELL": "/bin/sh"}) as terminal:
        terminal.wait_for("100 %")
        terminal.send("|!tr a-z A-Z\r")
        terminal.wait_for("IT IS SUNG ON THE WATER.")
        terminal.wait_for("[Enter: back to the article]")
        terminal.send("\r")
        terminal.wait_for("has ended")
        terminal.send("|!echo; echo sleep''ing; exec sleep 100\r")
        terminal.wait_for("sleeping")
        terminal.send("\x03")
        terminal.wait_for("[Enter")
        terminal.send("\r")
        terminal.wait_for("signal 2")
        terminal.send("q")
        assert terminal.wait() == 0
