"""The people of all that was read, and what each of them said: gone through, found, copied, and gone to."""

import asyncio
from pathlib import Path

import pytest

from tests.driving import app_on, press, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY
from tests.test_people import BERG, COUNTED, DAHL, article
from tui_reader.finding.query import parsed
from tui_reader.library.search.fulltext import begin_anew
from tui_reader.reading.behind.people_shelf import PeopleShelf
from tui_reader.settings import Settings
from tui_reader.ui import app as ui_app
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.lists.list_screen import ListScreen
from tui_reader.ui.people.people_list import PeopleList
from tui_reader.ui.people.words_list import WordsList

pytestmark = pytest.mark.app

STORIES = (
    article(DAHL, BERG, number=1, published="2026-06-01"),
    article(DAHL, number=2, published="2026-06-12"),
    article(COUNTED, "“Then count again.”", number=3, published="2026-06-15"),
)


def app_of(folder: Path, address: str | None = STORIES[2].url, settings: Settings | None = None) -> ReaderApp:
    return app_on(folder, *STORIES, address=address, settings=settings)


def contents(app: ReaderApp) -> object:
    assert isinstance(app.screen, ListScreen)
    return app.screen.contents


def sent(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    got: list[str] = []
    monkeypatch.setattr(app.ways_out, "copy", lambda words, what="": got.append(words))
    return got


async def test_the_list_begins_on_the_speaker_of_the_current_quote(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "P")
        rows = screen(app)
        assert rows[0].startswith(" PEOPLE 4") and "most quoted first" in rows[0]
        assert rows[2].split() == ["quotes", "in", "last"]
        assert rows[3].split() == ["Anna", "Berg", "ran", "the", "ticket", "office", "2", "1", "1", "Jun"]
        assert rows[4].split() == ["Jon", "Dahl", "mayor", "of", "Lindhavn", "2", "2", "Fri"]
        assert "Anna Berg · statistician at Coast University" in rows[-1] and "3 of 4" in rows[-1]
        foot = row_of(rows, "“Count at the bell")
        assert foot > 15 and "Story 3 · Coast · today" in rows[foot + 1]


async def test_moving_moves_a_bar_and_the_foot_and_nothing_else(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "P")
        await press(pilot, "g", "j")
        before = screen(app)
        assert "“It is not a victory" in text(app) and "Jon Dahl · mayor of Lindhavn · 1 more" in before[-1]
        await press(pilot, "k")
        after = screen(app)
        assert next(at for at in range(24) if before[at] != after[at]) > 15


async def test_enter_shows_all_that_somebody_said_and_goes_there_and_back(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "P")
        await press(pilot, "g", "j", "enter")
        rows = screen(app)
        assert rows[0].startswith(" Jon Dahl · mayor of Lindhavn") and "newest first" in rows[0]
        assert row_of(rows, "Story 2 · Coast · Fri") < row_of(rows, "Story 1 · Coast · 1 Jun")
        await press(pilot, "j", "enter")
        assert app.screen is app.reader_screen and "Story 1" in text(app)
        assert app.reader_screen.body.quotes.index == 0
        await press(pilot, "backspace")
        assert isinstance(contents(app), WordsList) and "2 of 2" in screen(app)[-1]
        await press(pilot, "escape")
        assert isinstance(contents(app), PeopleList)
        await press(pilot, "escape")
        assert app.screen is app.reader_screen


async def test_words_are_copied_with_who_said_them_and_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        got = sent(app, monkeypatch)
        await press(pilot, "P")
        await press(pilot, "g", "j")
        await press(pilot, "y")
        await press(pilot, "enter")
        await press(pilot, "j")
        await press(pilot, "y")
        assert got == [
            f"“It is not a victory until the winter is over” — Jon Dahl, Story {number}, Coast, {day}, {address}"
            for number, day, address in (
                (2, "2026-06-12", "https://coast.example/2"), (1, "2026-06-01", "https://coast.example/1")
            )
        ]  # fmt: skip


async def test_marked_words_are_copied_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        got = sent(app, monkeypatch)
        await press(pilot, "P")
        await press(pilot, "g", "j", "enter", "V")
        assert "2 marked" in screen(app)[-1]
        await press(pilot, "y")
        assert [words.split(", Coast, ")[0] for words in got[0].split("\n\n")] == [
            f"“It is not a victory until the winter is over” — Jon Dahl, Story {number}" for number in (2, 1)
        ]


async def test_names_and_words_are_filtered_while_one_types(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "P", "slash", *"berg")
        assert row_of(screen(app), "Jon Dahl") < 0 and row_of(screen(app), "Anna Berg") > 0
        await press(pilot, "escape", "slash", *"victory", "enter")
        assert row_of(screen(app), "Jon Dahl") == 3 and row_of(screen(app), "Anna Berg") < 0
        await press(pilot, "escape", "slash", *"xyz", "enter")
        assert "nobody is called “xyz”" in text(app)


async def test_s_orders_by_number_name_and_date_and_says_so(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "P", "s")
        assert "by name" in screen(app)[0]
        await press(pilot, "s")
        assert "last quoted first" in screen(app)[0] and "today" in screen(app)[3]
        await press(pilot, "s")
        assert "most quoted first" in screen(app)[0]


async def test_lists_open_it_by_both_keys(tmp_path: Path) -> None:
    app = app_of(tmp_path, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("@", "P"):
            await press(pilot, key)
            assert isinstance(contents(app), PeopleList)
            await press(pilot, "escape")
            assert not isinstance(contents(app), PeopleList)


async def test_where_nobody_is_quoted_the_list_says_what_it_is_for(tmp_path: Path) -> None:
    app = app_on(tmp_path, article("It rained.", number=9), address="https://coast.example/9")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "P")
        assert "Nobody is quoted yet" in text(app)


async def test_a_long_saying_is_shown_whole_by_its_key(tmp_path: Path) -> None:
    long = "“It is not a victory, " + "and there was a boat in the harbour that rang, " * 9 + "so,” said Jon Dahl."
    app = app_on(tmp_path, article(long, number=9), address="https://coast.example/9")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "P", "enter")
        assert "… +" in text(app)
        await press(pilot, "e")
        assert "… +" not in text(app)


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (300, 60)])
async def test_any_size_of_screen_shows_them(size: tuple[int, int], tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, *STORIES, address=ADDRESS)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "P", "g")
        assert "Jon Dahl" in text(app)
        await press(pilot, "enter")
        assert isinstance(contents(app), WordsList)
        assert all(len(row) <= size[0] for row in screen(app))


async def test_sayings_that_are_marked_are_added_to_the_notes_of_their_articles(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    app = app_of(tmp_path, settings=Settings(export_folder=str(notes)))
    async with app.run_test(size=(140, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "P", "g", "j", "enter", "v", "v")
        rows = screen(app)
        assert sum(row.startswith(" + “") for row in rows) == 2 and "2 marked" in rows[-1]
        await press(pilot, "E")
        assert f"export 2 sayings to: {notes}" in screen(app)[-1]
        await press(pilot, "enter")
        await settled(pilot)
        assert f"2 exported to {notes}" in screen(app)[-1]
        for number in (1, 2):
            (note,) = notes.glob(f"*Story {number}.md")
            added = note.read_text(encoding="utf-8").split("<!-- end of tui-reader -->\n")[1]
            assert added == "\n> “It is not a victory until the winter is over” — Jon Dahl\n"
        before = {path: path.read_text() for path in notes.iterdir()}
        await press(pilot, "g", "E", "enter")
        await settled(pilot)
        assert {path: path.read_text() for path in notes.iterdir()} == before, "once"


async def test_what_is_not_indexed_is_indexed_behind_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As everything is after an upgrade, without a word from anybody."""
    done, slept = asyncio.Event(), list[float]()

    async def come_to_people(shelf: PeopleShelf) -> None:
        done.set()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(PeopleShelf, "keep_filled", come_to_people)
    monkeypatch.setattr(ui_app, "FILL_AFTER_SECONDS", 0.0)
    app = app_of(tmp_path)
    assert (await app.reading.shelf.find(parsed("boat", 0.0), 9)).waiting == 3
    async with app.run_test(size=(80, 24)):
        await done.wait()
        assert (await app.reading.shelf.find(parsed("boat", 0.0), 9)).waiting == 0
    with monkeypatch.context() as patch:
        patch.setattr(asyncio, "sleep", sleep)
        library = app.reading._library
        assert library is not None
        with library._changing() as db:
            begin_anew(db)
        await app.reading.keeper.tend(share=0.1)
    assert len(slept) >= 3 and min(slept) > 0
