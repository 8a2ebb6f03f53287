"""What changed in an article: gone through change by change, taken, or left."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driving import app_on, library, press, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY
from tui_reader.article.document import Block, Document
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.keys.presets import PRESETS
from tui_reader.ui.revision.changes_screen import ChangesScreen

pytestmark = pytest.mark.app

FIRST = next(index for index, block in enumerate(FERRY.blocks) if block.kind == "PARAGRAPH")


def changed() -> Document:
    blocks = [*FERRY.blocks]
    words = blocks[FIRST].text.split(" ")
    blocks[FIRST] = Block("PARAGRAPH", " ".join([*words[:2], "freshly", *words[3:]]))
    return FERRY.with_(blocks=(*blocks, Block("PARAGRAPH", "A correction was added at the end of the day.")))


async def offered(pilot: Pilot[int], app: ReaderApp, new: Document) -> None:
    await settled(pilot)
    visit = app.reader_screen.current.visit
    assert visit is not None
    visit.offered = new


def current(app: ReaderApp) -> str:
    shown = app.screen
    assert isinstance(shown, ChangesScreen) and shown.body.document is not None
    selected = shown.body.overlay.selected
    assert selected is not None
    return shown.body.document.blocks[selected.start.block].text[selected.start.offset : selected.end.offset]


async def test_n_goes_from_change_to_change_and_says_where_there_are_no_more(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(pilot, app, changed())
        await press(pilot, "r")
        assert "change 1 of 2 · n N · r takes the new text · Esc keeps the old" in screen(app)[-1]
        assert current(app).startswith("[-") and "-]{+freshly+}" in current(app)
        await press(pilot, "n")
        assert current(app) == "{+A correction was added at the end of the day.+}"
        assert row_of(screen(app), "{+A correction") > 0
        await press(pilot, "n")
        assert "the last change" in screen(app)[-1]
        await press(pilot, "N", "N")
        assert "the first change" in screen(app)[-1]


async def test_r_again_takes_the_new_text(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(pilot, app, changed())
        await press(pilot, "r", "r")
        assert "2 paragraphs changed" in screen(app)[-1] and "{+" not in text(app)
        await press(pilot, "G")
        assert "A correction was added" in text(app)


async def test_a_text_that_lost_a_paragraph_is_not_called_the_same(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(pilot, app, FERRY.with_(blocks=(*FERRY.blocks[:FIRST], *FERRY.blocks[FIRST + 1 :])))
        await press(pilot, "r", "r")
        assert "1 paragraph taken out" in screen(app)[-1]


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_esc_keeps_the_old_text_here_and_in_the_library(key: str, tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(pilot, app, changed())
        kept = library(tmp_path)
        kept.keep(changed(), None, "1", ADDRESS, ADDRESS)
        await press(pilot, "r", key)
        assert "this text is kept · R reads the new one" in screen(app)[-1]
        visit = app.reader_screen.current.visit
        assert visit is not None and visit.offered is None
        found = kept.kept(ADDRESS)
        assert found is not None and tuple(found.document.blocks) == tuple(FERRY.blocks)


async def test_where_no_word_changed_the_text_is_taken_at_once(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(pilot, app, FERRY.with_(excerpt="Another"))
        await press(pilot, "r")
        assert app.screen is app.reader_screen and "the same text" in screen(app)[-1]


async def test_the_plain_mode_says_in_words_what_went_and_came(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(plain=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(pilot, app, changed())
        await press(pilot, "r")
        assert "(removed: " in text(app) and "(added: freshly)" in text(app)


async def test_other_presets_take_it_by_the_key_that_showed_it(tmp_path: Path) -> None:
    assert PRESETS["w3m"]["change.take"] == PRESETS["w3m"]["reload"]
    app = app_on(tmp_path, settings=Settings(preset="w3m"))
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(pilot, app, changed())
        await press(pilot, "R")
        assert "R takes the new text" in screen(app)[-1]
        await press(pilot, "R")
        assert "paragraphs changed" in screen(app)[-1]
