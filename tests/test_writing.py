"""Writing the article to a file, the speakers of an article, and the first word to a new reader."""

import json
import os
from pathlib import Path

import pytest

from tests.driving import app_on, closed_later, press, row_of, screen, settled, text
from tests.ferry import FERRY
from tui_reader.address import parse_source
from tui_reader.article.document import Document
from tui_reader.library.library import Library
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.passages.writing import offered_name

pytestmark = pytest.mark.app


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The ferry comes back to Lindhavn", "the-ferry-comes-back-to-lindhavn.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("Übergrößen: „alles“ neu?", "übergrößen-alles-neu.md"),
        ("", "article.md"),
        ("…", "article.md"),
        ("x" * 300, "x" * 60 + ".md"),
    ],
)
def test_the_name_offered_is_made_of_the_title(title: str, name: str) -> None:
    assert offered_name(Document(title=title)) == name


async def test_the_article_is_written_in_the_form_of_its_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "w")
        assert "write to: the-ferry-comes-back-to-lindhavn.md" in screen(app)[-1]
        await press(pilot, "enter")
        assert "wrote the-ferry-comes-back-to-lindhavn.md" in screen(app)[-1]
        for ending in (".txt", ".html", ".json"):
            await press(pilot, "w", "ctrl+u", *f"a{ending}", "enter")
    assert "## What the ferry costs" in (tmp_path / "the-ferry-comes-back-to-lindhavn.md").read_text()
    assert (tmp_path / "a.txt").read_text().startswith(FERRY.title + "\n=====")
    assert "<h2" in (tmp_path / "a.html").read_text()
    assert json.loads((tmp_path / "a.json").read_text())["title"] == FERRY.title


async def test_every_path_that_can_be_typed_has_its_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe.md")
    app = app_on(tmp_path)
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        for name, words in (
            ("~nosuchuser/x.md", "nobody here has that name"),
            ("n" * 300 + ".md", "file name too long"),
            ("missing/x.md", "no such file or directory"),
            ("pipe.md", "something that is no file stands there"),
        ):
            await press(pilot, "w", "ctrl+u", *name, "enter")
            assert words in screen(app)[-1], name


async def test_where_a_link_leads_is_said_before_it_is_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    theirs, nowhere = tmp_path / "theirs.md", tmp_path / "nowhere.md"
    theirs.write_text("theirs")
    (tmp_path / "mine.md").symlink_to("theirs.md")
    (tmp_path / "new.md").symlink_to("nowhere.md")
    app = app_on(tmp_path)
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "w", "ctrl+u", *"mine.md", "enter")
        assert "mine.md is a link to theirs.md. Overwrite it? y/n" in screen(app)[-1]
        await press(pilot, "n", "w", "ctrl+u", *"new.md", "enter")
        assert "new.md is a link to nowhere.md. Make that file? y/n" in screen(app)[-1]
        await press(pilot, "y")
    assert theirs.read_text() == "theirs" and "What the ferry costs" in nowhere.read_text()


async def test_nothing_is_overwritten_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mine.md"
    path.write_text("mine")
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "w", "ctrl+u", *"mine.md", "enter")
        assert "mine.md is there already. Overwrite it? y/n" in screen(app)[-1]
        await press(pilot, "n")
        assert path.read_text() == "mine"
        await press(pilot, "w", "ctrl+u", *"mine.md", "enter", "y")
        assert "wrote mine.md" in screen(app)[-1]
    assert path.read_text() != "mine"


async def test_another_ending_and_another_folder_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "w", "ctrl+u", *"a.pdf", "enter")
        assert "end the name in .md, .txt, .html, .json" in screen(app)[-1]
        await press(pilot, "ctrl+u", *"no/a.md", "enter")
        assert "! no/a.md could not be written: no such file or directory" in screen(app)[-1]
    assert not [name for name in os.listdir(tmp_path) if name.startswith("a.")]  # noqa: PTH208 - one look


async def test_the_speakers_are_listed_with_their_quotes(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "quotation_mark", "@")
        rows = screen(app)
        assert rows[0] == " SPEAKERS"
        assert rows[2] == f"{len(FERRY.quotes):>5}  everybody"
        assert row_of(rows, "  Anna Berg") > 2
        await press(pilot, "slash", *"berg", "enter", "enter")
        rows = screen(app)
        assert "Anna Berg · everything" in rows[0]
        assert row_of(rows, "The road is open again") > 0 and row_of(rows, "They counted the cars") < 0
        await press(pilot, "@", "g", "enter")
        assert row_of(screen(app), "They counted the cars") > 0


async def test_those_whom_nobody_names_can_be_shown_alone(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    unnamed = [quote for quote in FERRY.quotes if quote.speaker is None]
    assert unnamed
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "quotation_mark", "@", "G", "enter")
        assert "speaker not named · everything" in screen(app)[0]
        assert f"1/{len(unnamed)}" in screen(app)[-1]
        assert "Anna Berg" not in text(app)


async def test_where_nothing_was_read_yet_it_says_how_to_get_help(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text("# A story\n\n" + "It is long enough to be read, and it goes on for a while. " * 20)
    for words in ("? shows the keys · q leaves", ""):
        reading = Reading(closed_later(Library.open(tmp_path / "library.sqlite")), Settings(), Options())
        app = ReaderApp(reading, [parse_source(str(path))])
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert "A story" in screen(app)[1]
            assert ("shows the keys" in screen(app)[-1]) is bool(words)
            await press(pilot, "q")
