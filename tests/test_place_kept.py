"""A place is never lost: the word stays on its row whatever changes the shape of the text."""

import random
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driving import app_on, closed_later, page, press, resized, screen, settled, shown
from tests.ferry import ADDRESS, FERRY, long_article
from tui_reader.address import parse_source
from tui_reader.library.library import Library
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings, read_choices
from tui_reader.ui.app import ReaderApp

pytestmark = pytest.mark.app

LONG = FERRY.with_(blocks=(*FERRY.blocks,) * 4, outline=long_article().outline[:1])
SIZES = ((80, 24), (160, 45), (120, 32), (40, 12), (66, 30), (200, 50), (100, 10))
KEYS = ("z", "t", "quotation_mark", "plus", "minus", "underscore", "equals_sign", "question_mark", "T", "l")
STARTS = (("j",), ("5", "j"), ("2", "6", "j"), ("3", "3", "%"), ("4", "]"), ("4", "]", "k"), ("7", "}", "j"), ("G",))


def word_on_its_row(app: ReaderApp) -> tuple[str, int]:
    """The word that is held, read off the row of the screen where it stands."""
    body = app.reader_screen.body
    assert body.view.held is not None and body.document is not None
    (block, offset), row = body.view.held
    word = body.document.blocks[block].text[offset:].split()[0]
    drawn = screen(app)[min(row, body.view.rows - 1)]
    assert word[:5] in drawn, (word, row, drawn)
    return word, row


def changed_settings(folder: Path) -> Settings:
    """What a new start reads."""
    return read_choices(folder / "choices.json", Settings())


def _view(app: ReaderApp) -> str | None:
    return app.reader_screen.current.visit.view if app.reader_screen.current.visit is not None else None


async def change(pilot: Pilot[int], rng: random.Random) -> None:
    """One change of the shape, and back to the text."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    kind = rng.choice(("size", "size", "key", "key", "theme"))
    if kind == "size":
        await resized(pilot, *rng.choice(SIZES))
        await settled(pilot)
    elif kind == "key":
        await press(pilot, rng.choice(KEYS))
        for _ in range(3):
            if app.screen is not app.reader_screen or not app.reader_screen.body.has_focus:
                await press(pilot, "escape")
    else:
        app.choices.choose_theme(rng.choice(app.choices.theme_names()))
        await settled(pilot)


@pytest.mark.parametrize("seed", range(len(STARTS)))
async def test_no_change_of_shape_moves_the_word_on_top(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    size = rng.choice(SIZES)
    before = None
    for session in range(3):
        app = app_on(tmp_path, LONG, settings=changed_settings(tmp_path))
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            if session == 0:
                await press(pilot, *STARTS[seed])
                before = word_on_its_row(app)
            for _ in range(7):
                assert word_on_its_row(app) == before
                await change(pilot, rng)
            assert word_on_its_row(app) == before
            size = app.size
            await press(pilot, "Q")


async def test_the_beginning_stays_the_beginning(tmp_path: Path) -> None:
    for width in (80, 30, 160):
        app = app_on(tmp_path, LONG)
        async with app.run_test(size=(width, 24)) as pilot:
            await settled(pilot)
            await resized(pilot, 50, 24)
            await settled(pilot)
            assert screen(app)[1].strip().startswith("The ferry comes back")
            await press(pilot, "Q")


async def test_the_first_line_of_the_text_is_not_the_beginning(tmp_path: Path) -> None:
    for top in (3, 3):
        app = app_on(tmp_path, LONG)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            if app.reader_screen.body.view.top == 0:
                await press(pilot, "3", "j")
            assert app.reader_screen.body.view.top == top
            await press(pilot, "Q")


async def test_a_changed_text_is_shown_at_the_same_word(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "2", "6", "j")
        before = word_on_its_row(app)
        reader = app.reader_screen
        assert reader.current.visit is not None
        reader.current.visit.offered = LONG.with_(blocks=(*LONG.blocks[3:4],) * 5 + tuple(LONG.blocks))
        await press(pilot, "r", "r")
        assert word_on_its_row(app) == before


async def test_the_whole_page_and_back_stays_at_the_word(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page("Page").replace("<article>", "<nav><a href='/a'>Elsewhere</a></nav><article>"))
    reading = Reading(closed_later(Library.open(tmp_path / "library.sqlite")), Settings(), Options())
    app = ReaderApp(reading, [parse_source(str(file))])
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Page")
        await press(pilot, "1", "4", "j")
        before = word_on_its_row(app)
        await press(pilot, "backslash")
        assert _view(app) == "whole"
        assert word_on_its_row(app) == before
        await press(pilot, "backslash")
        await press(pilot, "backslash")
        assert _view(app) == "article"
        assert word_on_its_row(app) == before


async def test_the_way_back_keeps_the_row(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG, long_article().with_(url=ADDRESS + "/x", final_url=ADDRESS + "/x"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "4", "]", "k")
        before = word_on_its_row(app)
        await press(pilot, "colon", *"long story", "enter", "j")
        await resized(pilot, 60, 24)
        await press(pilot, "backspace")
        assert word_on_its_row(app) == before
