"""Files, pipes, devices and standard input as pages: read under a limit, and left at once."""

import asyncio
import gzip
import io
import os
import socket
import tempfile
import threading
import zipfile
from pathlib import Path

import pytest

from tui_reader.errors import FetchError, NoSuchFile, NothingToRead, OverLimit, TimedOut
from tui_reader.web.files import read_file, read_stdin
from tui_reader.web.incoming import Incoming
from tui_reader.web.limits import Limits
from tui_reader.web.page import NotModified, Page

HTML = b"<!doctype html><title>Ferry</title><p>The ferry is back.</p>"
SMALL = Limits(body_bytes=10_000)


def packed() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", "b")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.xhtml", "application/xhtml+xml"),
        ("a.md", "text/markdown"),
        ("a.txt", "text/plain"),
        ("a", ""),
        ("a.html.gz", "text/html"),
    ],
)
async def test_a_file_is_a_page(tmp_path: Path, name: str, content_type: str) -> None:
    file = tmp_path / name
    file.write_bytes(gzip.compress(HTML) if name.endswith(".gz") else HTML)
    os.utime(file, (1000, 1000))
    page = await read_file(file)
    assert isinstance(page, Page)
    assert (page.body, page.content_type, page.fetched_at) == (HTML, content_type, 1000)
    assert page.url == page.final_url == file.as_uri()


async def test_an_untouched_file_is_known_by_its_etag(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(HTML)
    page = await read_file(file)
    assert isinstance(page, Page)
    address = file.as_uri()
    assert await read_file(file, etag=page.etag) == NotModified(address, address)
    file.write_bytes(HTML + b" ")
    changed = await read_file(file, etag=page.etag)
    assert isinstance(changed, Page) and changed.etag != page.etag
    file.unlink()
    with pytest.raises(NoSuchFile):
        await read_file(file, etag=page.etag)


async def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match="No such file"):
        await read_file(tmp_path / "nothing.html")
    with pytest.raises(FetchError, match="This is a folder"):
        await read_file(tmp_path)
    with pytest.raises(NoSuchFile):
        await read_file(str(tmp_path / "a\0b"))
    with pytest.raises(FetchError, match="no ordinary file"):
        await read_file("/dev/null")


async def test_a_pipe_is_read_and_has_no_address(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, HTML)
    os.close(writing)
    page = await read_file(f"/dev/fd/{reading}")
    os.close(reading)
    assert isinstance(page, Page) and (page.body, page.url) == (HTML, "")


async def test_a_pipe_that_nobody_writes_to_holds_up_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TimedOut, match="Nothing came through the pipe"):
        await read_file(tmp_path / "pipe", Limits(headers=0.05))
    reading, writing = os.pipe()
    with pytest.raises(TimedOut, match="Nothing came through the pipe"):
        await read_file(f"/dev/fd/{reading}", Limits(headers=0.05))
    os.close(writing)
    os.close(reading)


async def test_a_pipe_is_read_up_to_the_limit(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, bytes(20_000))
    os.close(writing)
    with pytest.raises(OverLimit):
        await read_file(f"/dev/fd/{reading}", SMALL)
    os.close(reading)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(HTML)
    file.chmod(0)
    with pytest.raises(NoSuchFile, match="may not be read"):
        await read_file(file)


async def test_a_file_with_nothing_to_read_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    for data, title in ((b"", "The file is empty"), (b" \n", "The file is empty"), (packed(), "This is a ZIP archive")):
        file.write_bytes(data)
        with pytest.raises(NothingToRead, match=title):
            await read_file(file)


async def test_a_file_that_is_too_large_or_damaged_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(bytes(20_000))
    with pytest.raises(OverLimit):
        await read_file(file, SMALL)
    file.write_bytes(gzip.compress(b"a" * 20_000))
    with pytest.raises(OverLimit):
        await read_file(file, SMALL)
    file.write_bytes(gzip.compress(HTML)[:20] + b"\xff" * 20)
    with pytest.raises(FetchError, match="damaged"):
        await read_file(file)


async def test_a_file_name_is_cleaned_in_what_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile) as caught:
        await read_file(tmp_path / "a\x1b[31m\u202e.html")
    assert "\x1b" not in str(caught.value)
    assert "\u202e" not in str(caught.value)


def incoming(data: bytes, most: int = 10_000_000) -> Incoming:
    """The data as it comes in from a file without a name."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        return Incoming(os.dup(file.fileno()), most)


async def test_standard_input_is_a_page_without_an_address_unless_one_is_given() -> None:
    page = await read_stdin(incoming(HTML))
    assert (page.url, page.body) == ("", HTML)
    assert (await read_stdin(incoming(HTML), "https://a.example/")).final_url == "https://a.example/"
    for data, title in ((b"", "Nothing came in"), (b"\x89PNG\r\n\x1a\n", "This is an image")):
        with pytest.raises(NothingToRead, match=title):
            await read_stdin(incoming(data))
    with pytest.raises(OverLimit):
        await read_stdin(incoming(bytes(200_000), SMALL.body_bytes), limits=SMALL)


async def test_standard_input_is_read_once_and_kept() -> None:
    reading, writing = os.pipe()
    coming = Incoming(reading, 1000)
    os.write(writing, b"one ")
    stopped = asyncio.create_task(coming.whole())
    while not coming._body:  # noqa: ASYNC110  # until the first piece was taken
        await asyncio.sleep(0)
    stopped.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopped
    os.write(writing, b"two")
    os.close(writing)
    assert await coming.whole() == b"one two"
    os.close(reading)
    assert await coming.whole() == b"one two"


async def test_a_read_that_hangs_is_waited_for_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    coming, held, asked = incoming(HTML), threading.Event(), threading.Event()

    def slow(descriptor: int, size: int) -> bytes:
        asked.set()
        held.wait()
        return read(descriptor, size)

    read = os.read
    monkeypatch.setattr(os, "read", slow)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(coming.whole(), 0.01)
    again = asyncio.create_task(coming.whole())
    held.set()
    assert await again == HTML


async def test_what_can_not_be_read_is_said(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    with pytest.raises(FetchError, match="can not be read"):
        await Incoming(folder, 1000).whole()
    os.close(folder)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
async def test_a_device_that_never_ends_is_read_up_to_the_limit() -> None:
    zero = os.open("/dev/zero", os.O_RDONLY)
    with pytest.raises(OverLimit):
        await read_stdin(Incoming(zero, SMALL.body_bytes), limits=SMALL)
    os.close(zero)
    for path in ("/dev/zero", "/dev/null"):
        with pytest.raises(FetchError, match="no ordinary file"):
            await read_file(path)


@pytest.mark.server
async def test_a_socket_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "door"))
        with pytest.raises(FetchError, match="no ordinary file"):
            await read_file(tmp_path / "door")


async def test_a_file_on_a_disk_that_hangs_is_left_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, asked, held = tmp_path / "a.html", threading.Event(), threading.Event()
    file.write_bytes(HTML)

    def hanging(_: object) -> os.stat_result:
        asked.set()
        held.wait()
        raise OSError

    monkeypatch.setattr(Path, "stat", hanging)
    reading = asyncio.create_task(read_file(file))
    while not asked.is_set():  # noqa: ASYNC110  # another thread tells no event
        await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    held.set()
