"""Highlights are kept for good: through a kill, other views, the page read again, and another version of the text."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driving import NOW, app_over, closed_later, library, page, press, screen, settled, shown, text
from tests.ferry import ADDRESS, FERRY
from tests.terminal import Terminal
from tests.test_changes_screen import changed, offered
from tui_reader.address import identity, parse_source
from tui_reader.anchoring.passage import passage_of, words
from tui_reader.article.document import Block, Position
from tui_reader.article.place import place_of
from tui_reader.extraction import VERSION
from tui_reader.finding.query import parsed
from tui_reader.library.library import Library, default_path
from tui_reader.library.marked.highlights import Highlight, Highlights, SetHighlight
from tui_reader.library.marked.surroundings import ReadSurroundings
from tui_reader.library.search.find import Find
from tui_reader.library.stopped import Stopped
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.lit_passages import LitPassages
from tui_reader.web.page import Page

TIDES = "# Tide tables\n\nThe first table hangs on the wall. The second one was lost.\n\nNobody asked for a third.\n"


# Killed


def killed(file: Path, begun: str, keys: str, said: str) -> list[Highlight]:
    """What the library holds when the reader is killed as soon as its row says so. begun: is waited for first."""
    with Terminal(str(file)) as terminal:
        terminal.wait_for(begun)
        terminal.send(keys)
        terminal.wait_for(said)
        terminal.process.send_signal(signal.SIGKILL)
        assert terminal.wait() == 128 + signal.SIGKILL
    with Library.open(default_path()) as opened:
        return list(opened.ask(Highlights()))


@pytest.mark.terminal
def test_what_the_row_says_is_kept_stays_when_the_program_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "tides.md"
    file.write_text(TIDES, encoding="utf-8")
    (one,) = killed(file, "first table", "vfa2\r", "highlighted")
    assert (one.passage.quote, one.label, one.note) == ("The first table hangs on the wall.", 2, "")
    (one,) = killed(file, "2▌", "vfaawhose wall?\r", "the note is kept")
    assert (one.label, one.note) == (2, "whose wall?")
    two = killed(file, "*2▌", "vfsaand why?\r", "highlighted · with a note")
    assert [one.note for one in two] == ["and why?", "whose wall?"]
    (one,) = killed(file, "*2▌", "vfs\ry", "the highlight is removed")
    assert one.note == "whose wall?"


# Other texts of the same page

QUOTE = (Position(0, 55), Position(0, 109))


def lit(app: ReaderApp) -> list[str]:
    """The words of the highlights that are drawn."""
    body = app.reader_screen.body
    assert body.document is not None
    return [words(body.document.blocks, one.start, one.stop) for one in body.overlay.lit.all]


@pytest.mark.app
async def test_they_stay_in_the_whole_page_and_in_the_article_again(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page("Page").replace("<article>", "<nav><a href='/a'>Elsewhere</a></nav><article>"))
    reading = Reading(closed_later(Library.open(tmp_path / "library.sqlite")), Settings(), Options())
    app = ReaderApp(reading, [parse_source(str(file))])
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Page")
        await press(pilot, "v", "f", "a", "enter")
        (made,) = lit(app)
        await press(pilot, "backslash")
        assert "Elsewhere" in text(app) and lit(app) == [made]
        await press(pilot, "backslash", "backslash")
        assert "Elsewhere" not in text(app) and lit(app) == [made]
        await press(pilot, "M")
        assert "NOT IN THE TEXT" not in text(app)


def read_worse(folder: Path) -> Library:
    """A library whose text was made by an extractor that lost the first paragraph's end and took the menu along."""
    opened = library(folder)
    first = FERRY.blocks[0].text
    kept = Block("PARAGRAPH", "0. " + first[:110])
    worse = FERRY.with_(blocks=(Block("PARAGRAPH", "Home News Sport"), kept), quotes=(), outline=())
    body = page(FERRY.title).encode()
    opened.keep(worse, Page(ADDRESS, ADDRESS, body, "text/html", fetched_at=NOW), VERSION, ADDRESS, identity(ADDRESS))
    article = opened.article(ADDRESS)
    assert article is not None
    opened.change(SetHighlight(article, passage_of(worse.blocks, Position(1, 58), Position(1, 112))))
    opened.change(SetHighlight(article, passage_of(worse.blocks, Position(0, 0), Position(0, 15))))
    return opened


@pytest.mark.app
async def test_read_again_by_a_better_extractor_the_page_has_them_still(tmp_path: Path) -> None:
    app = app_over(read_worse(tmp_path), tmp_path, ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = lit(app)
        assert len(before) == 2 and "Home News Sport" in text(app)
        await press(pilot, "R")
        for _ in range(20):
            await settled(pilot)
        assert "Home News Sport" not in text(app) and lit(app) == [before[1]]
        await press(pilot, "M")
        assert "NOT IN THE TEXT ANY MORE 1" in text(app) and "? Home News Sport" in text(app)


@pytest.mark.app
async def test_in_a_changed_text_those_on_the_screen_are_shown_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tuple(
        Block("PARAGRAPH", f"{n}. The keeper of light {n} wrote {n * 7} lines into his book.") for n in range(400)
    )
    document = FERRY.with_(blocks=told, quotes=(), outline=())
    opened = library(tmp_path, document)
    article = opened.article(ADDRESS)
    assert article is not None
    changes = [SetHighlight(article, passage_of(told, Position(n, 5), Position(n, 34))) for n in range(400)]
    opened.change(*changes)
    opened.change(Stopped(article, place_of(told, Position(200, 0), 0)))
    other = document.with_(blocks=(Block("PARAGRAPH", "A correction was made."), *told))
    opened.keep(other, None, VERSION, ADDRESS, identity(ADDRESS))
    app = app_over(opened, tmp_path, ADDRESS)
    lit_blocks: list[set[int]] = []
    light = Body.light

    def noted(body: Body, lit: LitPassages) -> None:
        lit_blocks.append({one.start.block for one in lit.all})
        light(body, lit)

    monkeypatch.setattr(Body, "light", noted)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = next(found for found in lit_blocks if found)
        assert len(first) < 50 and first >= set(range(201, 209)) and len(lit(app)) == 400


# Another version of the text


def texts_behind(folder: Path) -> int:
    """How many texts are kept that are shown no longer."""
    with closing(sqlite3.connect(folder / "library.sqlite")) as db:
        (count,) = db.execute("SELECT count(*) FROM version WHERE NOT shown").fetchone()
        return int(count)


def test_the_same_text_kept_again_is_the_one_they_were_made_in_and_is_found_still(tmp_path: Path) -> None:
    opened = library(tmp_path, FERRY)
    article = opened.article(ADDRESS)
    assert article is not None
    opened.change(SetHighlight(article, passage_of(FERRY.blocks, *QUOTE)))
    (before,) = opened.ask(Highlights())
    for document in (FERRY, changed(), FERRY):
        opened.keep(document, None, VERSION, ADDRESS, identity(ADDRESS))
        while opened.tend():
            pass
        assert opened.ask(Find(parsed("nineteen", NOW))).found
    assert opened.ask(ReadSurroundings(article, frozenset((before.version,)))).document is None
    assert texts_behind(tmp_path) == 0 and not opened.ask(Find(parsed("freshly", NOW))).found


async def compared(pilot: Pilot[int], folder: Path) -> None:
    """Another version came from the server and is in the library; what changed is on the screen."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    await offered(pilot, app, changed())
    library(folder).keep(changed(), None, "1", ADDRESS, ADDRESS)
    assert texts_behind(folder) == 1
    await press(pilot, "r")


def with_one(folder: Path) -> ReaderApp:
    opened = library(folder, FERRY)
    article = opened.article(ADDRESS)
    assert article is not None
    opened.change(SetHighlight(article, passage_of(FERRY.blocks, *QUOTE)))
    return app_over(opened, folder, ADDRESS)


@pytest.mark.app
async def test_a_text_that_is_taken_has_them_and_the_one_they_were_made_in_is_kept(tmp_path: Path) -> None:
    app = with_one(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await compared(pilot, tmp_path)
        await press(pilot, "r")
        assert "paragraphs changed" in screen(app)[-1]
        assert lit(app) == [words(FERRY.blocks, *QUOTE)] and texts_behind(tmp_path) == 1
        await press(pilot, "M", "D", "y")
        await press(pilot, "escape")
        library(tmp_path).keep(changed(), None, "1", ADDRESS, ADDRESS)
        assert texts_behind(tmp_path) == 0


@pytest.mark.app
async def test_the_old_text_that_esc_keeps_has_them_where_they_were(tmp_path: Path) -> None:
    app = with_one(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await compared(pilot, tmp_path)
        await press(pilot, "escape")
        assert "this text is kept" in screen(app)[-1] and lit(app) == [words(FERRY.blocks, *QUOTE)]
    found = library(tmp_path).kept(ADDRESS)
    assert found is not None and tuple(found.document.blocks) == tuple(FERRY.blocks)
    # The text that they were made in is the one that is shown again: it is not kept twice.
    assert texts_behind(tmp_path) == 0
