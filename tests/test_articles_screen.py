"""The articles screen and the queue, driven by keys."""

import re
from pathlib import Path

import pytest

from tests.driving import NOW, app_on, press, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY, long_article
from tui_reader.library.library import Library
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp

pytestmark = pytest.mark.app

BELLS = FERRY.with_(url="https://tidal.example/bells", final_url="https://tidal.example/bells", title="The ferry bell")
LONG = long_article().with_(url=ADDRESS + "/long", final_url=ADDRESS + "/long")


async def test_the_cursor_begins_on_the_article_read_last(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "]", "q")
    again = app_on(tmp_path, FERRY, BELLS, LONG, address=None)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert row_of(screen(again), "READING") > 0
        assert screen(again)[-1].split("  ")[0].strip() == "stopped in: What the ferry costs"
        await press(pilot, "enter")
        assert screen(again)[0].strip() == "What the ferry costs"


async def test_a_row_says_how_far_one_was_as_the_text_said_it(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space")
        seen = re.search(r"\d+ %", screen(app)[-1])
        await press(pilot, "q")
        assert seen is not None and seen[0] in screen(app)[row_of(screen(app), "comes back")]


async def test_slash_filters_what_the_library_knows(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, LONG, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"BELL")
        assert "The ferry bell" in text(app) and "long story" not in text(app)
        await press(pilot, *"zzz")
        assert "nothing here matches “BELLzzz” · Esc" in text(app)
        await press(pilot, "escape")
        assert "long story" in text(app)
        await press(pilot, "slash", *"long", "enter", "enter")
        assert "The long story of the ferry" in screen(app)[1]


async def test_deleting_asks_first(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"bell", "enter", "D")
        assert "Delete “The ferry bell”? y/n" in screen(app)[-1]
        await press(pilot, "n")
        assert (await app.reading.shelf.counts())[0] == 2
        await press(pilot, "delete", "y")
        assert (await app.reading.shelf.counts())[0] == 1
        assert await app.reading.shelf.first_lines("https://tidal.example/bells") is None


async def test_a_puts_into_the_queue_and_takes_out_again(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        assert row_of(screen(app), "QUEUE") in (1, 2)
        assert len(await app.reading.shelf.queue()) == 1
        await press(pilot, "g", "a")
        assert not await app.reading.shelf.queue()


async def test_dot_and_comma_move_through_the_queue(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, LONG)
    await app.reading.shelf.enqueue([BELLS.url, LONG.url])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, ".")
        assert "The ferry bell" in screen(app)[1]
        await press(pilot, ".")
        assert "The long story" in screen(app)[1]
        await press(pilot, ".")
        assert "the queue ends here" in screen(app)[-1]
        await press(pilot, ",")
        assert "The ferry bell" in screen(app)[1]


async def test_the_end_says_what_comes_next(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    await app.reading.shelf.enqueue([BELLS.url])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "G", "space")
        assert "end · . next: The ferry bell" in screen(app)[-1]


async def test_what_became_of_a_damaged_library_is_said_over_the_articles(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"\xa5" * 9000)
    reading = Reading.start(Settings(), Options(), path)
    app = ReaderApp(reading, [], now=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert screen(app)[-1].startswith(" The library was damaged; it was moved aside to")
        await press(pilot, "j")
        assert "damaged" not in screen(app)[-1]
    reading.close()


async def test_a_first_run_has_the_guide_and_says_the_keys(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite", now=lambda: NOW) as library:
        app = ReaderApp(Reading(library, Settings(), Options(offline=True)), now=lambda: NOW)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert "tui-reader: the guide" in text(app)
            assert "↵ opens the guide   : opens an address   ? help   q quit" in text(app)
            await press(pilot, "enter")
            assert "tui-reader: the guide" in screen(app)[1]


async def test_q_closes_the_articles_that_were_opened_over_an_article(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "A")
        assert "q back" in screen(app)[-2]
        await press(pilot, "q")
        assert app.is_running and app.screen is app.reader_screen
        await press(pilot, "q")
        assert not app.is_running


async def test_q_leaves_from_the_articles_that_were_there_first(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "q")
        assert app.is_running and app.screen is not app.reader_screen and "q quit" in screen(app)[-2]
        await press(pilot, "q")
        assert not app.is_running
