"""What is another way on a Mac: where files lie, the clipboard, what opens an address, what Option sends."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from unicodedata import normalize

import platformdirs
import pytest
from platformdirs.macos import MacOS

from tests.test_typed import LATE, Clock, clock, keys_of, read
from tui_reader.address import parse_source
from tui_reader.first import remembered, start
from tui_reader.library.where import default_path as library_path
from tui_reader.process import confinement
from tui_reader.process.confinement import OUT_OF_MEMORY
from tui_reader.settings import choices_path, default_path
from tui_reader.ui.outside import clipboard
from tui_reader.ui.outside.browser import Browser, browser
from tui_reader.ui.outside.clipboard import Clipboard

__all__ = ["clock"]


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A Mac with a folder of programs that is empty; its home."""
    monkeypatch.setattr(sys, "platform", "darwin")
    for name in ("SSH_CONNECTION", "SSH_TTY", "TMUX", "STY", "BROWSER", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("user_config_path", "user_state_path", "user_data_path"):
        monkeypatch.setattr(
            platformdirs, kind, lambda name, appauthor, kind=kind: getattr(MacOS(name, appauthor=appauthor), kind)
        )
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    return tmp_path


def program(mac: Path, name: str, body: str) -> None:
    (mac / "bin" / name).write_text(f"#!/bin/sh\n{body}\n")
    (mac / "bin" / name).chmod(0o755)


def test_all_files_lie_in_the_library_of_the_home_by_names_of_their_own(mac: Path) -> None:
    support = mac / "Library/Application Support/tui-reader"
    paths = [default_path(), choices_path(), library_path(), Path(remembered.place(os.environ) or "")]
    assert paths[:3] == [support / "settings.toml", support / "choices.json", support / "library.sqlite"]
    assert paths[3] == mac / "Library/Caches/tui-reader/first"


@pytest.mark.process
def test_what_is_copied_goes_to_the_clipboard_of_the_mac(mac: Path) -> None:
    program(mac, "pbcopy", f'cat > "{mac}/copied"; echo "$LC_CTYPE" > "{mac}/signs"')
    sent: list[str] = []
    assert Clipboard(sent.append, None).send("Ein Fährmann").way == "pbcopy"
    assert (mac / "copied").read_text(encoding="utf-8") == "Ein Fährmann"
    assert (mac / "signs").read_text() == "UTF-8\n"
    assert sent == []


@pytest.mark.process
@pytest.mark.parametrize("body", ["", "exit 1"])
def test_where_it_does_not_answer_the_terminal_is_asked(body: str, mac: Path) -> None:
    if body:
        program(mac, "pbcopy", body)
    sent: list[str] = []
    assert Clipboard(sent.append, None).send("ferry").way == "terminal"
    assert sent == clipboard.sequences("ferry", "terminal")


def test_over_ssh_the_clipboard_is_that_of_the_terminal(mac: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(mac, "pbcopy", "exit 0")
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    assert Clipboard(lambda text: None, None).send("ferry").way == "terminal"


def test_an_address_is_opened_by_open_without_a_display(mac: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(mac, "open", "exit 0")
    assert browser() == Browser((str(mac / "bin" / "open"),))
    monkeypatch.setenv("SSH_TTY", "/dev/ttys001")
    assert browser() is None


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1bj", ["alt+j"]),  # Option as Meta: neither Esc nor j
        ("\u2206", ["increment"]),  # Option composes signs: none of them is a command
        ("[", ["left_square_bracket"]),  # and on other keyboards those that are
        ("\x1b", ["escape"]),
    ],
)
def test_what_option_sends_is_one_key(sent: str, keys: list[str], clock: Clock) -> None:
    assert keys_of(read(clock, sent, pause=LATE)) == keys


def test_a_mac_counts_its_memory_in_bytes(mac: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []

    class Ended(BaseException):
        pass

    def end(code: int) -> None:
        codes.append(code)
        raise Ended

    class Now:
        """A thread that has run when it was started."""

        def __init__(self, target: Callable[[], None], **_: object) -> None:
            self.target = target

        def start(self) -> None:
            with suppress(Ended):
                self.target()

    monkeypatch.setattr("os._exit", end)
    monkeypatch.setattr("threading.Thread", Now)
    taken = iter((60_000_000, 450_000_000, 450_000_001))
    monkeypatch.setattr("resource.getrusage", lambda _: SimpleNamespace(ru_maxrss=next(taken)))
    monkeypatch.setattr("time.sleep", lambda _: None)
    confinement.watch_memory(450_000_000)
    assert codes == [OUT_OF_MEMORY]


def test_a_file_has_one_address_however_its_letters_are_spelled(mac: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    composed, parted = (f"{mac}/{normalize(form, 'Fähre.html')}" for form in ("NFC", "NFD"))
    for path in (composed, parted):
        Path(path).touch()
    assert composed != parted
    assert parse_source(parted).address == parse_source(composed).address
    assert parse_source(parted).path == parted  # which is what is opened
    assert [start.address_of(path) for path in (composed, parted)] == [None, None]  # left to the long way
    monkeypatch.setattr(sys, "platform", "linux")
    assert parse_source(parted).address != parse_source(composed).address
