"""Opening an address outside: which browser, and when the clipboard instead."""

import os
from pathlib import Path

import pytest

from tui_reader.ui.outside.browser import Browser, browser, is_remote, open_in_browser

LINK = "https://coast.example/a?b=$(id)&c=%20"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that is all of PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str, script: str = "") -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_without_a_display_the_address_is_sent_to_the_clipboard(programs: Path) -> None:
    program(programs, "xdg-open")
    sent: list[str] = []
    assert open_in_browser(["https://coast.example/a b"], sent.append, lambda _: False).startswith("sent the address")
    assert sent == ["https://coast.example/a%20b"]


def test_no_program_gets_an_apostrophe_a_blank_or_a_quote_in_an_address() -> None:
    sent: list[str] = []
    open_in_browser(["https://coast.example/o'neill \"a\"?b='c'#d'e"], sent.append, lambda _: False)
    assert sent == ["https://coast.example/o%27neill%20%22a%22?b=%27c%27#d%27e"]


@pytest.mark.process
def test_the_address_is_one_argument_and_no_shell_sees_it(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = programs / "told"
    os.mkfifo(pipe)
    program(programs, "xdg-open", f'printf "%s:%s" "$#" "$1" > {pipe}')
    monkeypatch.setenv("DISPLAY", ":0")
    assert open_in_browser([LINK], lambda _: None, lambda _: False) == f"opened in the browser: {LINK}"
    assert pipe.read_text() == f"1:{LINK}"


def test_a_text_browser_gets_the_terminal_even_over_ssh(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program(programs, "w3m")
    monkeypatch.setenv("BROWSER", "nothing:w3m -N %s")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    ran: list[list[str]] = []

    def run_here(command: list[str]) -> bool:
        ran.append(command)
        return True

    assert open_in_browser([LINK], lambda _: None, run_here).startswith("opened")
    assert ran == [[path, "-N", LINK]]


def test_the_users_own_browser_comes_before_the_desktops(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(programs, "xdg-open")
    path = program(programs, "foxy")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("BROWSER", "foxy --new-tab")
    assert browser() == Browser((path, "--new-tab"))
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5 192.0.2.2 22")
    assert browser() is None


@pytest.mark.process
@pytest.mark.parametrize(
    ("answer", "here", "remote"),
    [
        ("echo SSH_CONNECTION=192.0.2.1", "", True),
        ("echo -SSH_CONNECTION", "192.0.2.1", False),
        ("exit 1", "192.0.2.1", True),
        ("exit 1", "", False),
    ],
)
def test_in_tmux_its_server_knows_where_one_sits(
    programs: Path, monkeypatch: pytest.MonkeyPatch, answer: str, here: str, remote: bool
) -> None:
    program(programs, "tmux", answer)
    monkeypatch.setenv("TMUX", "/tmp/socket,1,0")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_CONNECTION", here)
    assert is_remote() is remote


@pytest.mark.parametrize("address", ["file:///etc/passwd", "--help", "javascript:alert(1)", "https://a.example/\x1b"])
def test_what_is_no_web_address_leaves_by_no_door(address: str) -> None:
    sent: list[str] = []
    assert open_in_browser([address], sent.append, lambda _: True) == "only web addresses open in a browser"
    assert not sent


def test_several_addresses_are_opened_one_after_the_other(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program(programs, "w3m")
    monkeypatch.setenv("BROWSER", "w3m")
    ran: list[list[str]] = []

    def run_here(command: list[str]) -> bool:
        ran.append(command)
        return True

    addresses = [LINK, "file:///etc/passwd", f"{LINK}/2"]
    assert open_in_browser(addresses, lambda _: None, run_here) == "2 opened in the browser"
    assert ran == [[path, LINK], [path, f"{LINK}/2"]]


def test_what_no_browser_opens_is_sent_to_the_clipboard_together(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    some = [f"{LINK}/{number}" for number in range(3)]
    assert open_in_browser(some, sent.append, lambda _: True) == "sent 3 addresses to the clipboard"
    program(programs, "w3m")
    monkeypatch.setenv("BROWSER", "w3m")
    said = open_in_browser(some, sent.append, lambda command: command[-1] == some[0])
    assert said == "no browser answered · sent 2 addresses to the clipboard"
    assert sent == ["\n".join(some), "\n".join(some[1:])]
