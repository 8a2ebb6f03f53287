"""Settings changed from within: the page, `:set`, the editor; at once, and in the person's file."""

import json
from pathlib import Path

import pytest

from tests.driving import app_on, press, screen, settled, text
from tests.ferry import ADDRESS, long_article
from tests.test_colon import typed
from tui_reader.settings import Settings, read
from tui_reader.ui.keys.keymap import Keymap

pytestmark = pytest.mark.app

LONG = long_article().with_(url=ADDRESS, final_url=ADDRESS)
MINE = "# mine\nwidth = 70 # as the book\n"


async def test_the_looks_grow_to_a_page_of_all_settings_with_their_meaning(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(MINE)
    app = app_on(tmp_path, LONG, settings=Settings(width=70))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        assert "c all settings" in text(app)
        await press(pilot, "c")
        assert "SETTINGS" in screen(app)[0] and "theme" in screen(app)[2] and "Colours" in screen(app)[3]
        await press(pilot, "slash", *"spacing", "enter", "enter")
        assert "spacing = " in screen(app)[-1]
        await press(pilot, "backspace", "3", "enter")
        assert "spacing = 3" in screen(app)[-1] and app.reading.settings.spacing == 3
        assert (tmp_path / "settings.toml").read_text() == MINE + "spacing = 3\n"
        await press(pilot, "h")
        assert app.reading.settings.spacing == 2
        await press(pilot, "D")
        assert app.reading.settings.spacing == 1 and (tmp_path / "settings.toml").read_text() == MINE
        await press(pilot, "escape", "escape")
        assert app.screen is app.reader_screen


@pytest.mark.parametrize(
    ("words", "said", "name", "value"),
    [
        ("width 72", "width = 72", "width", 72), ("width=72", "width = 72", "width", 72),
        ("justify", "justify = true", "justify", True), ("nojustify", "justify = false", "justify", False),
        ("justify!", "justify = true", "justify", True), ("width&", "width = 66", "width", 66),
        ("width?", "width = 70", "width", 70), ("width", "width = 70", "width", 70),
        ("width ?", "width = 70", "width", 70), ("theme nord", "theme = nord", "theme", "nord"),
        ("limits.total 9", "limits.total = 9", "limits.total", 9.0),
        ("width 7", "! width must be a whole number from 20 to 300", "width", 70),
        ("widht 72", "no setting is called “widht”", "width", 70),
        ("theme pink", "! theme must be one of", "theme", "terminal"),
        ("mouse on", "mouse = true from the next start on", "mouse", True),
    ],
)  # fmt: skip
async def test_set_does_as_in_vim(tmp_path: Path, words: str, said: str, name: str, value: object) -> None:
    (tmp_path / "settings.toml").write_text(MINE)
    app = app_on(tmp_path, LONG, settings=Settings(width=70))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *typed(f":set {words}\n"))
        assert screen(app)[-1].strip().startswith(said)
        assert app.reading.settings.value_of(name) == value
        assert read(tmp_path / "settings.toml")[0].value_of(name) == value
        assert (tmp_path / "settings.toml").read_text().startswith("# mine\n")


async def test_a_setting_is_seen_at_once_and_wins_over_what_was_chosen(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "+", *typed(":set width 40\n"))
        assert app.reader_screen.body.column.width == 40
        assert "width" not in json.loads((tmp_path / "choices.json").read_text())
        await press(pilot, *typed(":set preset less\n"))
        assert app.keymap.command("f", ("text",)) == "page.down" and "h help" in screen(app)[-1]
        await press(pilot, *typed(":set theme nord\n"))
        assert app.theme == "nord"
        await press(pilot, *typed(":set plain\n"))
        assert app.has_class("-plain")


async def test_the_file_is_read_again_and_what_is_wrong_in_it_is_said(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        (tmp_path / "settings.toml").write_text('width = 50\nspacing = 9\n[keys]\n"section.next" = "n"\n')
        await press(pilot, "f2", "r")
        assert "! settings.toml line 2: spacing must be a whole number from 0 to 3" in screen(app)[-1]
        assert "! settings.toml line 2" in screen(app)[1]
        await press(pilot, "escape", "n")
        assert app.reader_screen.body.column.width == 50 and app.reader_screen.body.view.top > 0


async def test_the_editor_of_the_person_changes_the_file_and_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(tmp_path, LONG)

    def edit(path: Path) -> bool:
        assert "# Columns of text in the reader" in path.read_text()
        path.write_text(path.read_text().replace("width = 66", "width = 44"))
        return True

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(app.ways_out, "edit", edit)
        await press(pilot, "f2", "ctrl+x")
        assert "the settings file was read again" in screen(app)[-1]
        assert app.reading.settings.width == 44
        monkeypatch.setattr(app.ways_out, "edit", lambda path: False)
        await press(pilot, "ctrl+x")
        assert "there is no editor: set VISUAL or EDITOR" in screen(app)[-1]


async def test_what_can_not_be_written_holds_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"# caf\xe9\n")
    app = app_on(tmp_path, LONG)
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *typed(":set width 40\n"))
        assert "width = 40 · ! not kept: " in screen(app)[-1]
        assert app.reading.settings.width == 40
    assert (tmp_path / "settings.toml").read_bytes() == b"# caf\xe9\n"


def test_a_keymap_takes_other_keys() -> None:
    keymap = Keymap({"section.next": ("n",)})
    assert keymap.command("n", ("text",)) == "section.next"
    keymap.take({}, {})
    assert keymap.command("n", ("text",)) == "search.next" and keymap.key_of("section.next") == "]"


async def test_away_from_the_text_the_theme_comes_first_and_goes_as_it_was(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "c", "j", "c")
        assert "SETTINGS" in screen(app)[0] and app.theme == "terminal"
        await press(pilot, "escape")
        assert "ARTICLES" in screen(app)[0]


async def test_what_is_wrong_in_the_file_stands_above_until_it_is_set_right(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("# mine\nspacing = 9 # airy\n")
    app = app_on(tmp_path, LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f2")
        assert "! settings.toml line 2: spacing must be" in screen(app)[1]
        await press(pilot, *typed(":set spacing 2\n"), "escape", "f2")
        assert "settings.toml" not in screen(app)[1]
        assert (tmp_path / "settings.toml").read_text() == "# mine\nspacing = 2 # airy\n"
