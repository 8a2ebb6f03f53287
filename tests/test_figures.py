"""Figures: nothing is fetched before the key, and the picture is given to a program of its own."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driving import NOW, app_on, library, press, screen, settled
from tests.ferry import ADDRESS, FERRY
from tests.server import Server, response
from tui_reader.address import parse_source
from tui_reader.article.document import Document, Image
from tui_reader.errors import NothingToRead
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui import following
from tui_reader.ui.app import ReaderApp
from tui_reader.web.kinds import picture


def png(width: int, height: int) -> bytes:
    """A picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x7f\x40\x20" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PNG = png(40, 20)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server({"/office.png": response(PNG, type="image/png"), "/page": response(b"<p>no picture</p>")}) as running:
        yield running


def with_picture(address: str, page: str = ADDRESS) -> Document:
    blocks = tuple(
        block._replace(image=Image(address, block.image.alt)) if block.image else block for block in FERRY.blocks
    )
    return FERRY.with_(blocks=blocks, url=page, final_url=page)


def online(folder: Path, document: Document) -> ReaderApp:
    reading = Reading(library(folder, document), Settings(check_after_hours=1e9), Options())
    return ReaderApp(reading, [parse_source(document.url)], now=lambda: NOW)


async def until_said(pilot: Pilot[int], app: ReaderApp, words: str) -> None:
    """Wait until the status row says `words`."""
    for _ in range(2000):
        if words in screen(app)[-1]:
            return
        await pilot.pause(0.005)
    raise AssertionError(f"{words!r} never came: {screen(app)[-1]}")


async def to_the_figure(pilot: Pilot[int]) -> None:
    await settled(pilot)
    await press(pilot, "right_square_bracket")


async def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "can_show", lambda: False)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "i")
        assert "no figure on the screen" in screen(app)[-1]
        await to_the_figure(pilot)
        await press(pilot, "i")
        assert "pip install 'tui-reader[images]'" in screen(app)[-1]


async def test_the_picture_is_fetched_at_the_key_and_given_to_the_viewer(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "can_show", lambda: True)
    app = online(tmp_path, with_picture(server.address("/office.png"), server.address("/story")))
    seen: list[tuple[list[str], bytes]] = []

    def run_here(command: list[str]) -> bool:
        seen.append((command, Path(command[3]).read_bytes()))
        return True

    monkeypatch.setattr(app, "run_here", run_here)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_figure(pilot)
        assert not [request for request in server.requests if "office" in request.target]
        await press(pilot, "i")
    assert len(seen) == 1
    command, bytes_ = seen[0]
    assert command[:3] == [sys.executable, "-m", "tui_reader.ui.viewer"]
    assert command[4] == "The harbour office at noon. Photo: Ida Ness"
    assert bytes_ == PNG and not os.path.exists(command[3])  # noqa: ASYNC240, PTH110 - one look


async def test_what_is_no_picture_is_not_shown(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "can_show", lambda: True)
    app = online(tmp_path, with_picture(server.address("/page"), server.address("/story")))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_figure(pilot)
        await pilot.press("i")
        await until_said(pilot, app, "! This is HTML, not an image")


async def test_a_public_page_shows_no_picture_of_the_own_network(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "can_show", lambda: True)
    app = online(tmp_path, with_picture(server.address("/office.png")))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_figure(pilot)
        await pilot.press("i")
        await until_said(pilot, app, "! The picture lies in the own network")
    assert not [request for request in server.requests if "office" in request.target]


def test_only_pictures_are_pictures() -> None:
    assert picture("image/jpeg", b"", "") == picture("", b"", "") == picture("text/html", PNG, "") == "an image"
    with pytest.raises(NothingToRead):
        picture("text/html", b"", "https://coast.example/")
    with pytest.raises(NothingToRead):
        picture("", b"<html>", "https://coast.example/")


def test_the_viewer_draws_and_waits_for_a_key(tmp_path: Path) -> None:
    pytest.importorskip("textual_image")
    path = tmp_path / "office.png"
    path.write_bytes(PNG)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 480, 800))
    command = [sys.executable, "-m", "tui_reader.ui.viewer", str(path), "the office"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as viewer:
        os.close(theirs)
        shown = b""
        while b"the office" not in shown and b"can not be shown" not in shown:
            shown += os.read(ours, 65536)
        os.set_blocking(ours, False)
        while viewer.poll() is None:
            os.write(ours, b"q")
            with suppress(subprocess.TimeoutExpired):
                viewer.wait(0.2)
    os.close(ours)
    assert "▀".encode() in shown
    assert viewer.returncode == 0
