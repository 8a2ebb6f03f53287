"""List screens, driven by keys: the verbs that mean one thing in all of them, and keys that come before their rows."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.driving import app_on, at_once, press, press_meanwhile, resized, screen, settled, text
from tests.ferry import FERRY, long_article
from tests.idle import idle
from tui_reader.library.values import Row
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.lists.list_screen import ListScreen

pytestmark = pytest.mark.app

BELLS = FERRY.with_(url="https://tidal.example/bells", final_url="https://tidal.example/bells", title="The ferry bell")
LONG = long_article().with_(url="https://tidal.example/long", final_url="https://tidal.example/long")
OPENED_BY = {"help": ("?",), "facts": ("=",), "links": ("l",), "themes": ("c", "enter"), "trail": ("G", "T")}


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    return app_on(tmp_path, FERRY, BELLS, LONG)


def listed(app: ReaderApp) -> ListScreen[object]:
    assert isinstance(app.screen, ListScreen)
    return app.screen


@pytest.mark.parametrize("keys", OPENED_BY.values(), ids=OPENED_BY)
@pytest.mark.parametrize("key", ["escape", "q", "ctrl+c", "tab"])
async def test_these_keys_leave_every_list(app: ReaderApp, keys: tuple[str, ...], key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert isinstance(app.screen, ListScreen)
        await press(pilot, key)
        assert not isinstance(app.screen, ListScreen) and app.is_running


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_first_the_filter_goes_then_the_list(app: ReaderApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "?", "slash", *"queue", "enter", key)
        assert listed(app).listing.filter == "" and "IN THE TEXT" not in text(app)
        await press(pilot, key)
        assert app.screen is app.reader_screen


@pytest.mark.parametrize(("key", "moves"), [("?", "jjk"), ("?", "Gkk"), ("T", "gj"), ("l", "G")])
async def test_keys_sent_at_once_move_the_list_that_the_first_one_opens(app: ReaderApp, key: str, moves: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "]", "}", "}", "[", key, *moves)
        expected = listed(app).listing.value
        await press(pilot, "escape", key)
        assert listed(app).listing.value != expected
        await press(pilot, "escape")
        at_once(app, key, *moves)
        await settled(pilot)
        assert listed(app).listing.value == expected


async def test_keys_wait_for_articles_whose_rows_come_late(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    answered = asyncio.Event()
    articles = app.reading.shelf.articles

    async def late(*asked: Any) -> tuple[Row, ...]:
        await answered.wait()
        return await articles(*asked)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "A")
        await press(pilot, "g", "j")
        second = listed(app).listing.value
        assert isinstance(second, Row)
        await press(pilot, "escape")
        monkeypatch.setattr(app.reading.shelf, "articles", late)
        at_once(app, "A", "g", "j", "pagedown", "g", "j", "enter")
        for _ in range(3):
            await idle(pilot.app)
        assert listed(app).listing.value is None
        answered.set()
        await settled(pilot)
        assert app.screen is app.reader_screen
        assert app.reader_screen.current.visit is not None and app.reader_screen.current.visit.address == second.address


async def test_esc_does_not_wait_for_the_library(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*asked: Any) -> tuple[Row, ...]:
        await asyncio.Event().wait()
        return ()

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(app.reading.shelf, "articles", never)
        await press_meanwhile(pilot, "A", "j", "D", "escape")
        await idle(pilot.app)
        assert app.screen is app.reader_screen


async def test_the_row_of_keys_has_those_of_the_settings(tmp_path: Path) -> None:
    keys = (("article.archive", ("X",)), ("close", ("f4",)), ("quit", ()))
    app = app_on(tmp_path, FERRY, address=None, settings=Settings(keys=keys))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "X archive" in screen(app)[-2] and "quit" not in screen(app)[-2]
        await press(pilot, "?")
        assert "F4 back" in screen(app)[-2] and screen(app)[-1].endswith("F4 back")


async def test_one_speaker_is_chosen_from_their_list(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "quotation_mark", "@", "slash", *"berg", "enter", "enter")
        assert app.screen is app.reader_screen and "Anna Berg" in text(app)
        assert "Liv Aas" not in text(app)


async def test_a_theme_that_was_tried_on_is_taken_off_again(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = app.theme
        await press(pilot, "c", "enter", "G")
        assert app.theme != before
        await press(pilot, "q")
        assert app.theme == before


async def test_the_articles_stay_at_esc_where_there_is_no_text(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("escape", "tab", "ctrl+c"):
            await press(pilot, key)
            assert isinstance(app.screen, ListScreen) and "q quits" in screen(app)[-1]
        await press(pilot, "q")
        assert not app.is_running


async def test_the_line_to_type_in_covers_no_more_of_the_text_than_it_needs(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = screen(app)
        await press(pilot, "colon")
        rows = screen(app)
        assert set(rows[9]) == {"─"} and rows[:9] == before[:9]
        await press(pilot, *"next quote")
        rows = screen(app)
        assert rows[-1] == " :next quote" and "do it" in rows[-2] and "next quote" in rows[-3]
        assert set(rows[-4]) == {"─"} and rows[:-4] == before[:-4]
        await resized(pilot, 60, 20)
        await settled(pilot)
        assert screen(app)[-1] == " :next quote" and set(screen(app)[-4]) == {"─"}
        await press(pilot, "escape")
        await resized(pilot, 80, 24)
        await settled(pilot)
        assert screen(app) == before


@pytest.mark.parametrize("size", [(20, 5), (30, 8)])
async def test_the_line_to_type_in_has_room_on_a_small_screen(size: tuple[int, int], tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *"next q")
        assert ":next q" in screen(app)[-1] and screen(app)[-3].split()[:2] != []
        await press(pilot, "enter")
        assert app.screen is app.reader_screen


async def test_where_the_rows_below_are_not_known_the_line_has_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReaderApp, "shown_strips", lambda self: ())
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *"next quote")
        assert "next quote" in screen(app)[0]
