"""The reader while another program holds its library: no key waits, and nothing is said to be kept that is not."""

from pathlib import Path
from typing import Any

import pytest

from tests.driving import app_on, press, press_meanwhile, screen, settled
from tests.ferry import ADDRESS, FERRY, long_article
from tests.idle import idle
from tests.terminal import Terminal
from tests.test_library_kept import held
from tests.test_program import LINES, TITLE, ended, read_on
from tui_reader.cli import main
from tui_reader.errors import LibraryError
from tui_reader.library.library import Library, default_path
from tui_reader.reading import keeper
from tui_reader.ui.app import ReaderApp

pytestmark = pytest.mark.app

LONG = long_article()


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    return app_on(tmp_path, LONG)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "BUSY_SECONDS", 0.05)


async def test_keys_go_on_while_a_mark_waits_and_it_is_said_when_it_is_kept(app: ReaderApp, tmp_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        with held(tmp_path / "library.sqlite") as other:
            await press_meanwhile(pilot, "m", "z", "j", "j")
            await idle(pilot.app)
            assert app.reader_screen.body.top == 2
            assert "marked z" not in screen(app)[-1]
            other.execute("ROLLBACK")
        await settled(pilot)
        assert "marked z" in screen(app)[-1]


async def test_a_mark_that_is_not_kept_is_said_and_leads_back_until_one_leaves(
    app: ReaderApp, tmp_path: Path, impatient: None
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        with held(tmp_path / "library.sqlite"):
            await press(pilot, "j", "m", "z")
            assert "! z is marked until you leave, but not kept: The library is busy" in screen(app)[-1]
            await press(pilot, "G", "apostrophe", "z")
            assert app.reader_screen.body.top == 1
    with Library.open(tmp_path / "library.sqlite") as library:
        article = library.article(ADDRESS)
        assert article is not None
        assert library.marks(article) == ()


@pytest.mark.parametrize(
    ("keys", "words"), [(("delete", "y"), "! not deleted: The library is busy"), (("a",), "! not put into the queue")]
)
async def test_what_the_list_could_not_do_is_not_said_to_be_done(
    keys: tuple[str, ...], words: str, tmp_path: Path, impatient: None
) -> None:
    app = app_on(tmp_path, FERRY, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        with held(tmp_path / "library.sqlite"):
            await press(pilot, *keys)
            assert words in screen(app)[-1]
        assert await app.reading.shelf.queue() == ()
        assert (await app.reading.shelf.counts())[0] == 1


async def test_a_place_that_could_not_be_kept_is_said_on_the_status_row(
    app: ReaderApp, tmp_path: Path, impatient: None
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        with held(tmp_path / "library.sqlite"):
            await press(pilot, "A")
            assert "! the place was not kept: The library is busy" in screen(app)[-1]


def test_leaving_gives_the_terminal_back_and_says_what_was_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "tides.md"
    file.write_text(f"# {TITLE}\n\n{LINES}\n", encoding="utf-8")
    with Terminal(str(file)) as terminal:
        read_on(terminal)
        with held(default_path()):
            terminal.send("mz ")
            terminal.wait_for("day 48 ")
            assert "marked z" not in terminal.text
            terminal.send("q")
            assert ended(terminal) == 0
    last = bytes(terminal.output).rpartition(b"\x1b[?1049l")[2].decode()
    assert "tui-reader: mark z was not kept: It took too long" in last
    assert "tui-reader: the place was not kept: It took too long" in last
    with Library.open(default_path()) as library:
        (row,) = library.articles()
        assert (row.fraction, library.marks(row.article or 0)) == (0.0, ())


def test_printing_ends_when_all_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tides.md").write_text(f"# {TITLE}\n\n{LINES}\n", encoding="utf-8")
    started: list[Library] = []
    opened = Library.open

    def remembered(path: Path, **terms: Any) -> Library:
        started.append(opened(path, **terms))
        return started[0]

    monkeypatch.setattr(Library, "open", remembered)
    assert main(["--print", str(tmp_path / "tides.md")]) == 0
    with pytest.raises(LibraryError):
        started[0].counts()
