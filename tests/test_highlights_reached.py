"""Highlights gone to in the text, one after the other, and placed by hand where their words are gone."""

from pathlib import Path

import pytest

from tests.driving import NOW, app_on, library, press, resized, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY, long_article
from tui_reader.anchoring.passage import Passage, passage_of
from tui_reader.article.document import Document, Position
from tui_reader.library.marked.highlights import Highlight, Highlights, SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp

pytestmark = pytest.mark.app

LONG = long_article().with_(quotes=())
GONE = Passage("Oak lasts longer under water than above it.", "before the mill was ", " said the miller")


def with_three(folder: Path) -> Document:
    """A long article with highlights far apart, the second with a label and a note."""
    opened = library(folder, LONG)
    article = opened.article(LONG.url)
    assert article is not None
    texts = [n for n, block in enumerate(LONG.blocks) if block.kind == "PARAGRAPH" and len(block.text) > 60]
    for number, label in ((texts[0], 0), (texts[len(texts) // 2], 3), (texts[-1], 0)):
        passage = passage_of(LONG.blocks, Position(number, 4), Position(number, 40))
        uuid = opened.change(SetHighlight(article, passage, label))
        if label:
            opened.change(SetNote(uuid, "who\nsays so?"))
    opened.close()
    return LONG


def kept(folder: Path) -> list[Highlight]:
    with library(folder) as opened:
        return list(opened.ask(Highlights()))


def selected(app: ReaderApp) -> str | None:
    found = app.reader_screen.body.overlay.selected
    return None if found is None else app.reader_screen.on_demand.selection.words


async def test_one_key_goes_from_highlight_to_highlight_and_shows_the_note(tmp_path: Path) -> None:
    app = app_on(tmp_path, with_three(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, ";")
        assert "highlight 1 of 3" in screen(app)[-1]
        await press(pilot, ";")
        assert "highlight 2 of 3 · label 3 · note: who says so?" in screen(app)[-1]
        rows = screen(app)
        assert any(row.lstrip().startswith("*3▸") for row in rows), text(app)
        await press(pilot, "2", ";")
        assert "the last: highlight 3 of 3" in screen(app)[-1]
        await press(pilot, "p", "p")
        assert "highlight 1 of 3" in screen(app)[-1]
        await press(pilot, "p")
        assert "the first: highlight 1 of 3" in screen(app)[-1]
        await press(pilot, "backspace")
        assert app.reader_screen.body.view.top == 0


async def test_what_was_gone_to_is_what_is_taken_up(tmp_path: Path) -> None:
    app = app_on(tmp_path, with_three(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, ";", ";", "j", "v")
        assert "↵ removes" in screen(app)[-1]
        assert selected(app) == kept(tmp_path)[1].passage.quote
        await press(pilot, "escape", "slash", *"the", "enter", "v")
        assert selected(app) == "the" or selected(app) == "The"


async def test_of_highlights_one_in_the_other_the_one_gone_to_is_taken_up(tmp_path: Path) -> None:
    opened = library(tmp_path, LONG)
    article = opened.article(LONG.url)
    assert article is not None
    for start, stop in ((0, 54), (4, 11)):
        opened.change(SetHighlight(article, passage_of(LONG.blocks, Position(0, start), Position(0, stop))))
    opened.close()
    app = app_on(tmp_path, LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, ";", ";", "v")
        assert selected(app) == LONG.blocks[0].text[4:11]


async def test_where_nothing_is_highlighted_the_key_says_how(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, ";")
        assert "nothing is highlighted in this text: v selects, ↵ highlights" in screen(app)[-1]


@pytest.mark.parametrize(("preset", "back"), [("less", "$"), ("vim", "p"), ("w3m", "p")])
async def test_every_preset_has_the_two_keys(preset: str, back: str, tmp_path: Path) -> None:
    document = with_three(tmp_path)
    app = app_on(tmp_path, document, settings=Settings(preset=preset))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, ";", ";", back)
        assert "highlight 1 of 3" in screen(app)[-1]


async def test_a_mark_stands_left_of_both_signs_and_a_narrow_margin_shows_the_note(tmp_path: Path) -> None:
    app = app_on(tmp_path, with_three(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, ";", ";")
        while "3▌" not in screen(app)[0]:
            await press(pilot, "j")
        await resized(pilot, 40, 24)
        await settled(pilot)
        assert screen(app)[0].startswith("*▌ ")
        await resized(pilot, 80, 24)
        await press(pilot, "m", "q")
        assert screen(app)[0].lstrip().startswith("q*3▌ ")


# By hand


def with_one_gone(folder: Path) -> None:
    opened = library(folder, FERRY)
    article = opened.article(ADDRESS)
    assert article is not None
    uuid = opened.change(SetHighlight(article, GONE, 2, created=NOW - 20))
    opened.change(SetNote(uuid, "for the piece on quays"))
    opened.change(SetHighlight(article, passage_of(FERRY.blocks, Position(0, 0), Position(0, 54)), created=NOW - 30))
    opened.close()


async def test_one_that_is_not_in_the_text_is_placed_by_hand(tmp_path: Path) -> None:
    with_one_gone(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "j", "r")
        assert "where is “Oak lasts longer" in screen(app)[-1]
        assert "↵ here · f sentence · Esc leaves it" in screen(app)[-1]
        await press(pilot, "f", "s")
        chosen = selected(app)
        assert "where is “Oak lasts longer" in screen(app)[-1]
        await press(pilot, "enter")
        assert "placed here" in screen(app)[-1]
        assert any(row.lstrip().startswith("*2▌") for row in screen(app))
        (one,) = [one for one in kept(tmp_path) if one.note]
        assert (one.passage.quote, one.label, one.note) == (chosen, 2, "for the piece on quays")
        await press(pilot, "M")
        assert "NOT IN THE TEXT" not in text(app)


async def test_esc_leaves_it_as_it_was_and_the_next_selection_is_one_like_any_other(tmp_path: Path) -> None:
    with_one_gone(tmp_path)
    before = kept(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "j", "r", "w", "a")
        assert "↵ places it first" in screen(app)[-1]
        await press(pilot, "escape")
        assert kept(tmp_path) == before and selected(app) is None
        await press(pilot, "v", "f", "s", "enter")
        assert "highlighted" in screen(app)[-1]
        assert len(kept(tmp_path)) == 3 and {one.uuid for one in before} < {one.uuid for one in kept(tmp_path)}


async def test_one_that_is_in_the_text_needs_no_hand(tmp_path: Path) -> None:
    with_one_gone(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "r")
        assert "it is in the text" in screen(app)[-1]
        assert row_of(screen(app), "NOT IN THE TEXT ANY MORE 1") > 0
