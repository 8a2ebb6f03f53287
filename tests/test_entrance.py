"""An article that was chosen in a list: it opens at its place, with what was searched for, and leads back there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.driving import app_on, press, screen, settled
from tests.ferry import ADDRESS, FERRY
from tui_reader.address import parse_source
from tui_reader.article.document import Block, Document, Place, Position
from tui_reader.article.place import place_of
from tui_reader.complete import complete
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.opening.entrance import Entrance, Sought

pytestmark = pytest.mark.app

BELL = "https://coastweekly.example/bell"
PARAGRAPHS = tuple(Block("PARAGRAPH", f"Day {day}: the ferry rang, and the ferryman slept. " * 3) for day in range(60))
BELLS = complete(Document(url=BELL, final_url=BELL, title="A history of the bell", blocks=PARAGRAPHS))
FORTY = place_of(PARAGRAPHS, Position(40, 12))._replace(row=6)


def chosen(app: ReaderApp, place: Place | None, show_list: Callable[[], None], is_way_back: bool = True) -> None:
    """Open the bells as a list does."""
    sought = Sought(r"\v\bferry\b", "ferry") if place is not None else None
    app.open_source(parse_source(BELL), Entrance(show_list, is_way_back, place, sought))


async def test_it_opens_at_the_place_with_the_words_found(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        chosen(app, FORTY, lambda: None)
        await settled(pilot)
        rows = screen(app)
        assert "Day 40: the ferry rang" in rows[6]
        assert "121/180 ferry" in rows[-1]
        await press(pilot, "n")
        assert "122/180 ferry" in screen(app)[-1]
        await press(pilot, "escape")
        assert "ferry" not in screen(app)[-1]
        await press(pilot, "n")
        assert "/180 ferry" in screen(app)[-1]


async def test_the_next_opening_is_at_the_kept_place_again(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        chosen(app, FORTY, lambda: None)
        await settled(pilot)
        await press(pilot, "g")
        app.open_source(parse_source(ADDRESS))
        await settled(pilot)
        app.open_source(parse_source(BELL))
        await settled(pilot)
        assert "A history of the bell" in screen(app)[1]


async def test_the_way_back_leads_to_the_list_once_the_jumps_in_the_article_are_undone(tmp_path: Path) -> None:
    shown: list[str] = []
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        chosen(app, FORTY, lambda: shown.append("list"))
        await settled(pilot)
        await press(pilot, "G", "backspace")
        assert shown == [] and "Day 40" in screen(app)[6]
        await press(pilot, "backspace")
        assert shown == ["list"]
        await press(pilot, "q")
        assert shown == ["list", "list"]


async def test_a_link_from_there_comes_back_to_the_article_and_then_to_the_list(tmp_path: Path) -> None:
    shown: list[str] = []
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        chosen(app, None, lambda: shown.append("list"))
        await settled(pilot)
        app.open_source(parse_source(ADDRESS), app.reader_screen.onward)
        await settled(pilot)
        await press(pilot, "backspace")
        assert shown == [] and "A history of the bell" in screen(app)[1]
        await press(pilot, "backspace")
        assert shown == ["list"]


async def test_a_list_that_is_not_on_the_way_back_is_where_leaving_leads(tmp_path: Path) -> None:
    shown: list[str] = []
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        chosen(app, None, lambda: shown.append("list"), is_way_back=False)
        await settled(pilot)
        await press(pilot, "backspace")
        assert shown == [] and "The ferry comes back" in screen(app)[1]
        await press(pilot, "L", "q")
        assert shown == ["list"]
