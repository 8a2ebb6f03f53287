"""Marks and the place before, driven by keys."""

from pathlib import Path

import pytest

from tests.driving import app_on, press, resized, row_of, screen, settled
from tests.ferry import ADDRESS, FERRY, long_article
from tui_reader.ui.app import ReaderApp

pytestmark = pytest.mark.app

LONG = long_article()


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    return app_on(tmp_path, LONG)


async def test_a_mark_waits_for_its_letter_and_comes_back_to_the_line(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "]", "j", "j", "m")
        assert screen(app)[-1].lstrip().startswith("m- ")
        await press(pilot, "a")
        assert "marked a" in screen(app)[-1]
        before = screen(app)[:-1]
        await press(pilot, "G", "apostrophe")
        assert screen(app)[-1].lstrip().startswith("'- ")
        await press(pilot, "a")
        assert screen(app)[:-1] == before


async def test_the_letter_of_a_mark_stands_in_the_gutter(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "9", "}", "m", "x", "k")
        rows = screen(app)
        assert rows[1] == "  x Chapter 3"
        await resized(pilot, 60, 24)
        await settled(pilot)
        assert row_of(screen(app), "x") == -1
        await press(pilot, "3", "j", "m", "y")
        assert screen(app)[0].startswith("y  The harbour")


async def test_escape_gives_up_and_what_is_no_letter_is_told(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "m", "escape", "j")
        assert app.reader_screen.body.view.top == 1
        await press(pilot, "m", "1")
        assert "a mark is a letter" in screen(app)[-1]
        await press(pilot, "m", "b", "apostrophe", "q")
        assert "no mark q here · there are b" in screen(app)[-1]


async def test_twice_the_key_swaps_with_the_place_before_the_jump(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "j", "G")
        end = screen(app)[0]
        await press(pilot, "apostrophe", "apostrophe")
        assert app.reader_screen.body.view.top == 5
        await press(pilot, "apostrophe", "apostrophe")
        assert screen(app)[0] == end


async def test_without_a_jump_the_place_before_is_the_beginning(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "apostrophe", "apostrophe")
        assert "The long story" in screen(app)[1]


async def test_the_place_before_stays_in_its_article(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, LONG.with_(url=ADDRESS + "/long", final_url=ADDRESS + "/long"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "G", "colon", *"long story", "enter", "2", "j", "apostrophe", "apostrophe")
        assert "The long story" in screen(app)[1]
        await press(pilot, "H", "H", "apostrophe", "apostrophe")
        assert "The ferry comes back" in screen(app)[0]


async def test_marks_and_the_place_before_outlive_the_session(tmp_path: Path) -> None:
    first = app_on(tmp_path, LONG)
    async with first.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "]", "j", "m", "a", "k", "G", "q")
    again = app_on(tmp_path, LONG)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "apostrophe", "apostrophe")
        assert screen(again)[0].strip() == "Chapter 5"
        await press(pilot, "g", "apostrophe", "a", "k")
        assert screen(again)[0].strip() == "Chapter 5"


async def test_a_mark_is_found_by_its_words_in_a_changed_text(tmp_path: Path) -> None:
    first = app_on(tmp_path, LONG)
    async with first.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"Chapter 5", "enter", "5", "]", "m", "a", "g", "q")
    again = app_on(tmp_path, LONG.with_(blocks=LONG.blocks[4:], quotes=(), outline=FERRY.outline))
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "apostrophe", "a")
        assert screen(again)[0].split() == ["a", "Chapter", "9"]
