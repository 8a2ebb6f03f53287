"""Copying: what the terminal gets, what the file holds, what is said."""

import os
import re
import shutil
import stat
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.driving import NOW, app_on, page, press, screen, settled, shown
from tests.ferry import ADDRESS, BLOCKS, FERRY, long_article
from tui_reader.address import parse_source
from tui_reader.article.document import Span
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.outside.clipboard import SCREEN_PIECE, Clipboard, sequences, way

pytestmark = pytest.mark.app

QUOTE = "“The road is open again,"


def _sent(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the terminal gets from now on besides the drawing."""
    got: list[str] = []
    monkeypatch.setattr(app.ways_out.clipboard, "_write", got.append)
    return got


def _text_of(sequence: str) -> str:
    found = re.fullmatch("\x1b\\]52;c;([A-Za-z0-9+/=]*)\a", sequence)
    assert found is not None
    return b64decode(found[1]).decode()


def test_the_way_is_told_by_what_stands_between() -> None:
    assert way({"TERM": "xterm"}) == "terminal"
    assert way({"STY": "1.pts"}) == "screen"
    assert way({"TMUX": "/tmp/x,1,0", "STY": "1.pts"}) == "tmux"


def test_a_terminal_gets_one_sequence_with_the_text() -> None:
    (sequence,) = sequences("Ää “quoted”\n船", "terminal")
    assert _text_of(sequence) == "Ää “quoted”\n船"


def test_screen_gets_pieces_that_it_passes_on() -> None:
    pieces = sequences("x" * 5000, "screen")
    assert all(piece.startswith("\x1bP") and piece.endswith("\x1b\\") for piece in pieces)
    assert max(map(len, pieces)) <= SCREEN_PIECE
    assert _text_of("".join(piece[2:-2] for piece in pieces)) == "x" * 5000


def test_no_text_can_reach_the_terminal_as_control(tmp_path: Path) -> None:
    got: list[str] = []
    sent = Clipboard(got.append, tmp_path / "deep" / "copy.txt").send("a\x1b]0;title\x07\x9bb\r\nc")
    assert _text_of(got[0]) == "a]0;titleb\nc"
    assert (tmp_path / "deep" / "copy.txt").read_text() == "a]0;titleb\nc"
    assert sent.characters == 12


def test_the_file_is_its_owners_alone_and_is_named(tmp_path: Path) -> None:
    file = Path.home() / "copies" / "copy.txt"
    sent = Clipboard(lambda _: None, file).send("text")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sent.words() == "sent 4 characters · also in ~/copies/copy.txt"


def test_without_a_place_for_the_file_the_text_is_sent_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    got: list[str] = []
    sent = Clipboard(got.append, tmp_path / "file" / "copy.txt").send("x")
    assert sent.words() == "sent 1 character"
    assert len(got) == 1


def test_without_tmux_itself_the_terminal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "/nowhere,1,0")
    monkeypatch.setenv("PATH", "/nowhere")
    got: list[str] = []
    assert Clipboard(got.append, None).send("x").way == "terminal"
    assert len(got) == 1


async def test_the_current_quote_is_copied_with_its_citation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        got = _sent(app, monkeypatch)
        await press(pilot, "y")
        text = _text_of(got[0])
        assert "The road is open again" in text
        assert text.endswith(f"— Anna Berg, The ferry comes back to Lindhavn, Coast Weekly, 2026-06-12, {ADDRESS}")
        assert (tmp_path / "copy.txt").read_text() == text
        assert f"sent {len(text)} characters · also in " in screen(app)[-1]


async def test_a_quote_is_copied_as_markdown_by_a_setting(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(quote_format="markdown"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        assert (tmp_path / "copy.txt").read_text().startswith("> ")
        assert f"](<{ADDRESS}>)" in (tmp_path / "copy.txt").read_text()


async def test_a_quote_that_is_not_seen_is_not_copied(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 8)) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        assert "no quote on the screen · v selects" in screen(app)[-1]
        assert not (tmp_path / "copy.txt").exists()


async def test_the_quotes_pane_copies_the_quote_under_its_cursor(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "quotation_mark", "G", "y")
        assert "They counted the cars" in (tmp_path / "copy.txt").read_text()


async def test_addresses_are_copied_without_what_follows_readers(tmp_path: Path) -> None:
    link = Span(67, 73, "LINK", "https://ministry.example/report?utm_source=feed&page=2")
    blocks = (*BLOCKS[:2], BLOCKS[2]._replace(spans=(link,)), *BLOCKS[3:])
    app = app_on(tmp_path, FERRY.with_(blocks=blocks))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "Y")
        assert (tmp_path / "copy.txt").read_text() == ADDRESS
        assert "sent the address" in screen(app)[-1]
        await press(pilot, "tab", "Y")
        assert (tmp_path / "copy.txt").read_text() == "https://ministry.example/report?page=2"
        await press(pilot, "escape", "l", "Y")
        assert (tmp_path / "copy.txt").read_text() == "https://ministry.example/report?page=2"
        await press(pilot, "escape", "A", "Y")
        assert (tmp_path / "copy.txt").read_text() == ADDRESS


async def test_without_keeping_there_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "page.html"
    file.write_text(page("Page"))
    reading = Reading(None, Settings(), Options(keep=False))
    app = ReaderApp(reading, [parse_source(str(file))], choices=tmp_path / "choices.json", now=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Page")
        got = _sent(app, monkeypatch)
        await press(pilot, "v", "y")
        assert len(got) == 1
        assert screen(app)[-1].lstrip().startswith(f"sent {len(_text_of(got[0]))} characters ")
        assert "also in" not in screen(app)[-1]
    assert not (tmp_path / "copy.txt").exists()


@pytest.fixture
def tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A tmux server with its defaults, and this process as a program inside it; the command that talks to it."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    monkeypatch.setenv("TMUX_TMPDIR", str(tmp_path))
    command = ["tmux", "-L", "copying", "-f", os.devnull]
    subprocess.run([*command, "new-session", "-d", "cat"], check=True)
    where = "#{socket_path},#{pid},0"
    found = subprocess.run([*command, "display-message", "-p", where], check=True, capture_output=True, text=True)
    monkeypatch.setenv("TMUX", found.stdout.strip())
    yield command
    subprocess.run([*command, "kill-server"], check=True)


async def test_in_tmux_the_buffer_holds_the_text(
    tmp_path: Path, tmux: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(tmp_path, long_article().with_(quotes=()))
    async with app.run_test(size=(40, 24)) as pilot:
        await settled(pilot)
        got = _sent(app, monkeypatch)
        await press(pilot, "v", "}", "y")
        assert got == []
        assert "sent " in screen(app)[-1]
    assert _buffer(tmux) == BLOCKS[0].text


def _buffer(tmux: list[str]) -> str:
    return subprocess.run([*tmux, "show-buffer"], check=True, capture_output=True, text=True).stdout


def test_tmux_takes_a_selection_of_megabytes_whole(tmux: list[str]) -> None:
    text = "The gate is closed, and nobody can say for how long. é\n" * 60_000
    assert Clipboard(lambda _: None, None).send(text).way == "tmux"
    assert _buffer(tmux) == text


def test_gnu_screen_shows_nothing_of_a_long_text_that_passes_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("screen") is None:
        pytest.skip("GNU screen is not installed")
    sent, shown, folder = tmp_path / "sent", tmp_path / "shown", tmp_path / "sockets"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("SCREENDIR", str(folder))
    monkeypatch.setenv("TERM", "xterm")
    sent.write_text("".join(sequences("The gate is closed. " * 20_000, "screen")) + "behind it\n")
    done = tmp_path / "done"
    os.mkfifo(done)
    # Where the cursor is, is answered behind all that was sent before.
    ask = "stty raw -echo; printf '\\033[6n'; dd bs=1 count=1 >/dev/null 2>&1"
    script = f"cat {sent}; {ask}; echo > {done}; sleep 60"
    subprocess.run(["screen", "-c", os.devnull, "-dmS", "copying", "sh", "-c", script], check=True)
    try:
        done.read_text()
        subprocess.run(["screen", "-S", "copying", "-X", "hardcopy", str(shown)], check=True)
        # One command is done before the next is answered.
        subprocess.run(["screen", "-S", "copying", "-Q", "number"], check=True, stdout=subprocess.DEVNULL)
        assert shown.read_text().split() == ["behind", "it"]
    finally:
        subprocess.run(["screen", "-S", "copying", "-X", "quit"], check=True)
