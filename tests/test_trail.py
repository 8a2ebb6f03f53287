"""Back, forward and the list of the way, driven by keys."""

from pathlib import Path

import pytest

from tests.driving import app_on, page, press, row_of, screen, settled, shown, text
from tests.ferry import ADDRESS, FERRY, long_article
from tui_reader.address import parse_source
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.opening import trail

pytestmark = pytest.mark.app

LONG = long_article()
ELSEWHERE = LONG.with_(url=ADDRESS + "/long", final_url=ADDRESS + "/long")


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    return app_on(tmp_path, LONG)


@pytest.mark.parametrize(
    "keys",
    [
        ("G",),
        ("5", "0", "%"),
        ("]",),
        ("slash", *"chapter 7", "enter"),
        ("t", "j", "j", "j", "enter"),
        ("quotation_mark", "G", "enter"),
        ("9", "}"),
    ],
)
async def test_every_jump_can_be_gone_back_and_forward(app: ReaderApp, keys: tuple[str, ...]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        body = app.reader_screen.body
        await press(pilot, "j", "j", "j")
        before = body.view.top
        await press(pilot, *keys)
        after = body.view.top
        assert after != before
        await press(pilot, "backspace")
        assert body.view.top == before
        await press(pilot, "L")
        assert body.view.top == after


async def test_a_jump_to_a_quote_can_be_gone_back_and_forward(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 14)) as pilot:
        await settled(pilot)
        view = app.reader_screen.body.view
        await press(pilot, "j", "3", ")")
        after = view.top
        assert after > 1
        await press(pilot, "backspace")
        assert view.top == 1
        await press(pilot, "L")
        assert view.top == after


@pytest.mark.parametrize("key", ["backspace", "H", "B", "ctrl+o", "alt+left", "ctrl+h"])
async def test_these_keys_go_back(app: ReaderApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "G", key)
        assert "The long story" in screen(app)[1]


async def test_moving_by_lines_and_pages_is_no_jump(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "space", "d", "k", "backspace")
        assert "this is where you began" in screen(app)[-1]


@pytest.mark.parametrize(("first", "second"), [("]", "}"), ("}", "]"), ("]", "j")])
async def test_a_run_of_one_kind_counts_as_one_jump(app: ReaderApp, first: str, second: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, first, first, first)
        middle = screen(app)[0]
        await press(pilot, second, first)
        await press(pilot, "backspace")
        if second == "j":
            await press(pilot, "k")
        else:
            await press(pilot, "backspace")
        assert screen(app)[0] == middle
        await press(pilot, "backspace")
        assert "The long story" in screen(app)[1]


async def test_articles_are_stops_at_the_line_they_were_left_on(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, ELSEWHERE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "j")
        first = screen(app)[:20]
        await press(pilot, "colon", *"long story", "enter", "3", "]", "2", "j")
        second = screen(app)[:20]
        await press(pilot, "2", "H")
        assert screen(app)[:20] == first
        await press(pilot, "2", "L")
        assert screen(app)[:20] == second
        await press(pilot, "9", "H")
        assert screen(app)[:20] == first


async def test_a_text_that_was_let_go_is_opened_again_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "MOST_DOCUMENTS", 0)
    app = app_on(tmp_path, FERRY, ELSEWHERE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "j")
        before = screen(app)[:20]
        left = app.reader_screen.current.visit
        await press(pilot, "colon", *"long story", "enter", "G")
        assert left is not None and left.document is None
        await press(pilot, "H", "H")
        assert screen(app)[:20] == before
        await press(pilot, "L")
        assert "The long story" in screen(app)[1]


async def test_an_article_that_is_not_kept_is_there_all_session(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page("First"))
    reading = Reading(None, Settings(), Options(keep=False))
    app = ReaderApp(reading, [parse_source(str(file))])
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "First")
        await press(pilot, "4", "j")
        before = screen(app)[:20]
        file.write_text(page("Second"))
        app.open_source(parse_source(str(file)))
        await shown(pilot, "Second")
        await press(pilot, "backspace")
        assert screen(app)[:20] == before


async def test_the_trail_lists_the_words_at_every_stop_and_goes_there(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, ELSEWHERE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "T")
        assert "you have not jumped anywhere yet" in screen(app)[-1]
        await press(pilot, "]", "colon", *"long story", "enter", "3", "]", "T")
        rows = screen(app)
        assert row_of(rows, " The ferry comes back to Lindhavn") < row_of(rows, " The long story of the ferry")
        assert row_of(rows, " ▸ Chapter 3") > 0
        assert row_of(rows, "   What the ferry costs") > 0
        await press(pilot, "g", "j", "enter")
        assert screen(app)[0].strip() == "What the ferry costs"
        await press(pilot, "2", "L")
        assert screen(app)[0].strip() == "Chapter 3"


async def test_a_new_jump_forgets_what_was_ahead(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "G", "H", "3", "]", "L")
        assert "there is nothing ahead" in screen(app)[-1]
        assert screen(app)[0].strip() == "Chapter 3"


async def test_the_jumps_of_an_article_outlive_the_session(tmp_path: Path) -> None:
    first = app_on(tmp_path, LONG)
    async with first.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "3", "]", "j", "9", "]", "q")
    again = app_on(tmp_path, LONG)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert screen(again)[0].strip() == "Chapter 12"
        await press(pilot, "H", "k")
        assert screen(again)[0].strip() == "Chapter 3"
        await press(pilot, "H")
        assert "The long story" in screen(again)[0]
        assert "began" not in text(again)
