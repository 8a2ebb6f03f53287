"""What vim's and less's hands type after `:`, driven by keys in every preset."""

from pathlib import Path

import pytest

from tests.driving import app_on, at_once, press, screen, settled, text
from tests.ferry import ADDRESS, FERRY, long_article
from tui_reader.settings import Settings
from tui_reader.ui.keys.presets import PRESETS

pytestmark = pytest.mark.app

LONG = long_article().with_(url=ADDRESS, final_url=ADDRESS)
BELLS = FERRY.with_(url="https://tidal.example/bells", final_url="https://tidal.example/bells", title="The ferry bell")


def typed(words: str) -> list[str]:
    return [{" ": "space", "\n": "enter"}.get(letter, letter) for letter in words]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("words", ["q", "wq", "x", "qa", "q!"])
async def test_the_words_that_leave_leave_typed_in_one_go(tmp_path: Path, preset: str, words: str) -> None:
    app = app_on(tmp_path, LONG, settings=Settings(preset=preset))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(app, *typed(f":{words}\n"))
        await settled(pilot)
        assert not app.is_running and app.return_code == 0


@pytest.mark.parametrize("preset", PRESETS)
async def test_a_number_is_a_line_and_says_so(tmp_path: Path, preset: str) -> None:
    app = app_on(tmp_path, LONG, settings=Settings(preset=preset))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = screen(app)[11].strip("▎ ")
        await press(pilot, *typed(":12\n"))
        assert screen(app)[0].strip("▎ ") == first and " line 12 of " in screen(app)[-1]
        await press(pilot, *typed(":50%\n"))
        assert "50 %" in screen(app)[-1]
        await press(pilot, *typed(":$\n"))
        assert "100 %" in screen(app)[-1]
        await press(pilot, "backspace", "backspace")
        assert screen(app)[0].strip("▎ ") == first


@pytest.mark.parametrize("preset", PRESETS)
async def test_the_words_of_files_step_write_help_and_reload(tmp_path: Path, preset: str) -> None:
    app = app_on(tmp_path, LONG, BELLS, settings=Settings(preset=preset))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *typed(":n\n"))
        assert "the queue is empty" in screen(app)[-1]
        await press(pilot, *typed(f":w {tmp_path}/story.md\n"))
        assert "wrote" in screen(app)[-1] and (tmp_path / "story.md").read_text().startswith("---\ntitle: ")
        await press(pilot, *typed(":w story\n"))
        assert "write to: story" in screen(app)[-1] and "end the name in" in screen(app)[-1]
        await press(pilot, "escape", *typed(":help quote\n"))
        assert "HELP" in text(app)
        assert "next quote" in text(app) and "next paragraph" not in text(app)
        await press(pilot, "escape", "escape", *typed(f":e {BELLS.url}\n"))
        assert "The ferry bell" in text(app)


async def test_what_is_not_found_is_said_and_the_keys_go_on(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(app, *typed(":nosuchthing\n"))
        await settled(pilot)
        assert "nothing is called “nosuchthing”: no command, no kept article" in screen(app)[-1]
        assert app.screen is app.reader_screen


async def test_a_number_goes_to_a_row_of_a_list(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG, BELLS, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *typed(":2\n"))
        assert "2 of 2" in screen(app)[-1]
        await press(pilot, *typed(":w x.md\n"))
        assert "not here: write the article to a file" in screen(app)[-1]
        await press(pilot, *typed(":q\n"))
        assert not app.is_running
