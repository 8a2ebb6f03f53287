"""What shells and man know of the program, the settings file it writes, and keys as other programs have them."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.driving import app_on, press, screen, settled, text
from tests.ferry import FERRY, long_article
from tests.shellfiles import COMPLETIONS, MANUAL, SHARE, files
from tui_reader.cli import main, parser
from tui_reader.settings import Settings, default_path, read, template
from tui_reader.ui.keys.commands import COMMANDS
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.presets import PRESETS

pytestmark = pytest.mark.app


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="argparse words its options otherwise from 3.13 on")
@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_the_files_in_share_are_what_the_parser_says(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == files()[path], "python -m tests.shellfiles"


def test_every_option_is_in_every_one_of_them() -> None:
    options = [
        max(action.option_strings, key=len).lstrip("-")
        for action in parser()._actions
        if action.option_strings and action.dest != "help"
    ]
    assert len(options) > 10
    for path in (*COMPLETIONS.values(), MANUAL):
        written = (SHARE / path).read_text(encoding="utf-8").replace("\\-", "-")
        assert not [option for option in options if option not in written], path


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_can_read_its_completions(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    assert subprocess.run([program, "-n", str(SHARE / COMPLETIONS[shell])], check=False).returncode == 0


def test_help_needs_neither_the_makers_of_these_nor_the_reader() -> None:
    heavy = ("shtab", "argparse_manpage", "textual", "pyphen", "pygments", "httpx", "trafilatura")
    code = f"import sys, tui_reader.cli as c; c.parser(); print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


# Settings


def test_a_settings_file_is_written_once_with_every_default(capsys: pytest.CaptureFixture[str]) -> None:
    path = default_path()
    assert path is not None
    assert main(["--write-settings"]) == 0
    assert str(path) in capsys.readouterr().err
    settings, complaints = read(path, {"keys": [key.id for key in COMMANDS]})
    assert settings == Settings() and not complaints
    path.write_text("width = 70\n")
    assert main(["--write-settings"]) == 2
    assert "There is a settings file already" in capsys.readouterr().err
    assert path.read_text() == "width = 70\n"


def test_every_key_in_the_settings_file_can_be_uncommented() -> None:
    lines = (
        template([(key.id, (*key.keys, *key.aliases), key.text) for key in COMMANDS])
        .split("[keys]\n")[1]
        .split("\n\n")[0]
    )
    keys = tomllib.loads(lines.replace("# ", "", 1).replace("\n# ", "\n"))
    assert keys == {key.id: [*key.keys, *key.aliases] for key in COMMANDS}


# Presets


def test_presets_name_commands_that_exist_and_take_no_key_from_two() -> None:
    known = {key.id: key for key in COMMANDS}
    for name, changes in PRESETS.items():
        assert not set(changes) - set(known), name
        given = [(known[id].where, key) for id in changes for key in changes[id]]
        assert len(given) == len(set(given)), name


def test_no_preset_leaves_a_command_without_a_key() -> None:
    for name, changes in PRESETS.items():
        keymap = Keymap(preset=changes)
        assert not [key.id for key in COMMANDS if key.keys and not keymap.key_of(key.id)], name


def test_the_users_own_key_comes_before_the_presets() -> None:
    keymap = Keymap({"browser": ["f"]}, PRESETS["less"])
    assert keymap.command("f", ["text"]) == "browser"
    assert keymap.command("space", ["text"]) == "page.down"
    assert keymap.shadowed() == ("f is browser now, not page.down",)
    assert Keymap(preset=PRESETS["less"]).shadowed() == ()


async def test_with_the_keys_of_less_f_is_a_page_and_enter_a_line(tmp_path: Path) -> None:
    app = app_on(tmp_path, long_article(), settings=Settings(preset="less"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        body = app.reader_screen.body
        for key, top in (("enter", 1), ("f", 23), ("y", 22), ("b", 0)):
            await press(pilot, key)
            assert body.view.top == top, key
        await press(pilot, "h")
        assert "HELP" in text(app)


async def test_with_the_keys_of_less_hints_are_on_e_and_enter_follows_what_is_selected(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(preset="less"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        assert "follow:" in screen(app)[-1]
        await press(pilot, "escape", "tab", "tab", "enter")
        assert "▸ 1. County archive" in text(app)


async def test_a_key_taken_from_another_command_is_told_at_the_start(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, settings=Settings(keys=(("browser", ("j",)),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "j is browser now, not line.down" in screen(app)[-1]
