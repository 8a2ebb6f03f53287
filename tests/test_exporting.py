"""E gives an article to a folder of notes, > what is selected to a file."""

from pathlib import Path

import pytest

from tests.driving import app_on, press, screen, settled, text
from tests.ferry import FERRY
from tui_reader.settings import Settings

pytestmark = pytest.mark.app


def only_note(folder: Path) -> str:
    """The text of the one note in a folder."""
    (path,) = folder.glob("*.md")
    return path.read_text(encoding="utf-8")


async def test_one_enter_puts_the_article_into_the_folder_of_the_settings(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    app = app_on(tmp_path, settings=Settings(export_folder=str(folder)))
    async with app.run_test(size=(200, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "E")
        assert f"export the article to: {folder}" in screen(app)[-1]
        await press(pilot, "enter")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert "exported to" in screen(app)[-1]
        note = only_note(folder)
        assert f'title: "{FERRY.title}"' in note and "What the ferry costs" in note
        await press(pilot, "E", "enter")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert only_note(folder) == note


async def test_without_a_folder_one_is_asked_for_and_offered_the_next_time(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    folder = tmp_path / "n"
    async with app.run_test(size=(200, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "E")
        assert "a folder of notes" in screen(app)[-1]
        await press(pilot, "enter")
        assert "not exported: no folder was typed" in screen(app)[-1]
        await press(pilot, "E", *str(folder), "enter")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert only_note(folder)
        await press(pilot, "E")
        assert f"to: {folder}" in screen(app)[-1]


async def test_what_is_selected_is_added_below_the_note_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    app = app_on(tmp_path, settings=Settings(export_folder=str(folder)))
    async with app.run_test(size=(200, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "E")
        assert "export the selection to:" in screen(app)[-1]
        await press(pilot, "enter")
        await app.workers.wait_for_complete()
        await settled(pilot)
        note = only_note(folder)
        added = note.split("<!-- end of tui-reader -->\n")[1]
        assert added.startswith("\n> ") and "What the ferry costs" not in note
        await press(pilot, "E", "enter")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert only_note(folder).endswith(added)


async def test_a_selection_is_written_and_the_next_appended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(220, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", ">")
        assert "write or append to:" in screen(app)[-1]
        await press(pilot, *"q.txt", "enter")
        assert "wrote q.txt" in screen(app)[-1]
        first = (tmp_path / "q.txt").read_text(encoding="utf-8")
        assert first.startswith("“") and FERRY.title in first
        await press(pilot, "d", "v", ">", "enter")
        assert "appended to q.txt" in screen(app)[-1]
        both = (tmp_path / "q.txt").read_text(encoding="utf-8")
        assert both.startswith(f"{first}\n“") and both.count("—") >= 2


async def test_what_is_selected_stays_so_where_no_file_is_typed(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", ">", "enter")
        assert "not written: no file was typed" in screen(app)[-1]
        assert app.reader_screen.body.overlay.selected is not None


async def test_what_can_not_be_written_is_said_and_stays_selected(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(220, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", ">", *str(tmp_path / "no" / "x"), "enter")
        assert "could not be written: no such file" in screen(app)[-1]
        assert app.reader_screen.body.overlay.selected is not None
        await press(pilot, "escape", "E", *"/proc/x", "enter")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert "! Nothing can be exported there" in screen(app)[-1]
        assert "exported" in text(app)


async def test_the_article_is_written_as_a_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "w", "ctrl+u", *"ferry.epub", "enter")
        assert "wrote ferry.epub" in screen(app)[-1]
    assert (tmp_path / "ferry.epub").read_bytes().startswith(b"PK")
