"""Syncing from within the reader: the key, what it says, and a place that another machine's took."""

from pathlib import Path

import pytest

from tests.driving import app_on, press, screen, settled
from tests.ferry import long_article
from tui_reader.article.document import Position
from tui_reader.article.place import place_of
from tui_reader.library.places import SetMark
from tui_reader.settings import Settings
from tui_reader.settings.settings import Sync
from tui_reader.ui.outside.other_machines import OtherMachines

pytestmark = pytest.mark.app


async def test_without_a_machine_the_key_says_where_to_name_one(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "f6")
        assert "no machine is named: [sync] hosts in the settings" in screen(app)[-1]


async def test_the_articles_have_the_key_in_their_foot_where_machines_are_named(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(sync=Sync(("box2",))))
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "A")
        assert "F6 sync" in screen(app)[-2]


async def test_where_one_was_on_another_machine_is_told_once(tmp_path: Path) -> None:
    document = long_article()
    app = app_on(tmp_path, document)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        visit = app.reader_screen.current.visit
        assert visit is not None and visit.article is not None
        place = place_of(document.blocks, Position(len(document.blocks) // 2, 0))
        await app.reading.keeper.change(
            "a mark", SetMark(visit.article, "node", place, kind="elsewhere", note="62 % on box2")
        )
        app.reader_screen.marks.load(visit)
        await settled(pilot)
        assert "you were at 62 % on box2 · '' goes there" in screen(app)[-1]
        assert [mark.kind for mark in await app.reading.shelf.marks(visit.article)] == []
        await press(pilot, "apostrophe", "apostrophe")
        assert app.reader_screen.body.view.top > 20


async def test_what_came_of_it_is_said_and_a_machine_never_agreed_to_is_left_out() -> None:
    said: list[str] = []
    behind: list[object] = []
    machines = OtherMachines(lambda: ("nowhere.example",), behind.append, said.append, lambda: None)
    machines.sync()
    assert said == ["telling nowhere.example … the key again stops"]
    await behind[0]  # type: ignore[misc]  # what it runs
    assert "nowhere.example was never told anything" in said[-1]
