"""What a body is, and bodies unpacked under a limit."""

import gzip
import io
import os
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.clean import one_line
from tui_reader.errors import FetchError, NoSuchFile, NothingToRead, OverLimit, TimedOut
from tui_reader.web.decompress import Broken, Unpacker
from tui_reader.web.files import is_unchanged, read_file, read_stdin
from tui_reader.web.kinds import kind, readable
from tui_reader.web.limits import Limits

HTML = b"<!doctype html><title>Ferry</title><p>The ferry is back.</p>"
SMALL = Limits(body_bytes=10_000)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", "b")
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content_type", "name"),
    [
        ("text/html; charset=utf-8", "HTML"),
        ("TEXT/HTML", "HTML"),
        ("application/xhtml+xml", "XHTML"),
        ("text/plain", "plain text"),
        ("text/markdown", "Markdown"),
        ("application/json", "JSON"),
        ("application/activity+json", "JSON"),
        ("application/atom+xml", "a feed"),
        ("application/x-own+xml", "XML"),
        ("text/x-rst", "text"),
        ("", "text"),
        ("application/octet-stream", "application/octet-stream"),
        ("nonsense", "nonsense"),
    ],
)
def test_what_may_hold_text_is_read(content_type: str, name: str) -> None:
    assert readable(content_type, HTML, "https://a.example/") == name


@pytest.mark.parametrize(
    ("content_type", "name"),
    [
        ("application/pdf", "a PDF"),
        ("video/mp4", "video"),
        ("application/vnd.apple.mpegurl", "video"),
        ("audio/mpeg", "audio"),
        ("image/png", "an image"),
        ("image/svg+xml", "an image"),
        ("font/woff2", "a font"),
        ("application/zip", "a ZIP archive"),
        ("application/epub+zip", "an e-book"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "an office document"),
    ],
)
def test_what_can_hold_no_text_is_named_before_it_is_fetched(content_type: str, name: str) -> None:
    with pytest.raises(NothingToRead) as caught:
        readable(content_type, b"", "https://a.example/x")
    assert caught.value.title == f"This is {name}, not a page"
    assert caught.value.detail


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"GIF89a", "an image"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "an image"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio"),
        (b"\0\0\0\x20ftypisom", "video"),
        (b"\0\0\0\x20ftypavif", "an image"),
        (b"OggS\x00\x02", "audio"),
        (b"ID3\x04\x00", "audio"),
        pytest.param(zipped(), "a ZIP archive", id="zip"),
        pytest.param(tarred()[:512], "an archive", id="tar"),
        pytest.param(gzip.compress(b"x", mtime=0), "an archive", id="gzip"),
        (b"\x7fELF\x02", "a program"),
        (b"SQLite format 3\x00", "a database"),
    ],
)
def test_the_first_bytes_tell_more_than_the_label(head: bytes, name: str) -> None:
    for label in ("text/html", "", "application/octet-stream"):
        assert kind(label, head) == (name, False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1251", "shift_jis"])
@pytest.mark.parametrize("label", ["", "application/octet-stream"])
def test_text_without_a_label_is_text_in_any_encoding(encoding: str, label: str) -> None:
    assert kind(label, ("The ferry is back. " * 30).encode(encoding)).readable


def test_bytes_without_a_label_are_no_text() -> None:
    assert not kind("", bytes(range(256)) * 2 + bytes(100)).readable
    assert not kind("application/octet-stream", b"a few words\0and a NUL").readable
    assert kind("text/html", b"a page with\0a NUL").readable
    assert kind("text/plain", bytes(512)).readable


def test_a_pdf_comes_with_the_command_that_reads_it() -> None:
    with pytest.raises(NothingToRead) as caught:
        readable("application/pdf", b"", "https://a.example/reports/The$(x)%20line.pdf?v=1")
    assert caught.value.detail.endswith("pdftotext -layout Thex20line.pdf - | tui-reader -")


@given(st.binary(), st.text())
def test_every_body_has_a_kind(head: bytes, label: str) -> None:
    name = kind(label, head).name
    assert name == one_line(name)


@given(st.binary(max_size=5000), st.integers(1, 999))
def test_whatever_is_packed_comes_out_in_any_pieces(data: bytes, size: int) -> None:
    for encoding, packed in (("", data), ("gzip", gzip.compress(data)), ("deflate", zlib.compress(data))):
        unpacker = Unpacker(encoding, 5000)
        for start in range(0, len(packed), size):
            unpacker.feed(packed[start : start + size])
        assert unpacker.body() == data
        assert unpacker.complete


@given(st.binary())
def test_damaged_bytes_end_in_a_body_or_one_kind_of_error(data: bytes) -> None:
    for head in (b"\x1f\x8b\x08\0\0\0\0\0\0\0", b"\x1f", b"\x78\x9c", b""):
        for encoding in ("gzip", "deflate"):
            unpacker = Unpacker(encoding, 1_000_000)
            try:
                unpacker.feed(head + data)
            except Broken:
                continue
            assert unpacker.size == len(unpacker.body())


def test_a_bomb_is_stopped_at_the_limit() -> None:
    unpacker = Unpacker("gzip", 1_000_000)
    with pytest.raises(OverLimit, match="larger than 1 MB"):
        unpacker.feed(gzip.compress(bytes(50_000_000)))
    assert len(unpacker.body()) <= 1_000_000


def test_a_stream_that_stops_early_is_not_complete() -> None:
    unpacker = Unpacker("gzip", 1_000_000)
    unpacker.feed(gzip.compress(HTML)[:-9])
    assert not unpacker.complete


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
def test_a_file_is_a_page(tmp_path: Path, name: str, content_type: str) -> None:
    file = tmp_path / name
    file.write_bytes(gzip.compress(HTML) if name.endswith(".gz") else HTML)
    os.utime(file, (1000, 1000))
    page = read_file(file)
    assert (page.body, page.content_type, page.fetched_at) == (HTML, content_type, 1000)
    assert page.url == page.final_url == file.as_uri()


def test_an_untouched_file_is_known_by_its_etag(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(HTML)
    page = read_file(file)
    assert is_unchanged(file, page.etag)
    assert not is_unchanged(file, "")
    file.write_bytes(HTML + b" ")
    assert not is_unchanged(file, page.etag)
    file.unlink()
    assert not is_unchanged(file, page.etag)
    assert not is_unchanged(tmp_path / "a\0b", page.etag)


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match="No such file"):
        read_file(tmp_path / "nothing.html")
    with pytest.raises(FetchError, match="This is a folder"):
        read_file(tmp_path)
    with pytest.raises(NoSuchFile):
        read_file(str(tmp_path / "a\0b"))
    with pytest.raises(FetchError, match="no ordinary file"):
        read_file("/dev/null")


def test_a_pipe_is_read_and_has_no_address(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, HTML)
    os.close(writing)
    page = read_file(f"/dev/fd/{reading}")
    os.close(reading)
    assert (page.body, page.url) == (HTML, "")


def test_a_pipe_that_nobody_writes_to_holds_up_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TimedOut, match="Nothing came through the pipe"):
        read_file(tmp_path / "pipe", Limits(headers=0.05))
    reading, writing = os.pipe()
    with pytest.raises(TimedOut, match="Nothing came through the pipe"):
        read_file(f"/dev/fd/{reading}", Limits(headers=0.05))
    os.close(writing)
    os.close(reading)


def test_a_pipe_is_read_up_to_the_limit(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, bytes(20_000))
    os.close(writing)
    with pytest.raises(OverLimit):
        read_file(f"/dev/fd/{reading}", SMALL)
    os.close(reading)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(HTML)
    file.chmod(0)
    with pytest.raises(NoSuchFile, match="may not be read"):
        read_file(file)


def test_a_file_with_nothing_to_read_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    for data, title in ((b"", "The file is empty"), (b" \n", "The file is empty"), (zipped(), "This is a ZIP archive")):
        file.write_bytes(data)
        with pytest.raises(NothingToRead, match=title):
            read_file(file)


def test_a_file_that_is_too_large_or_damaged_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(bytes(20_000))
    with pytest.raises(OverLimit):
        read_file(file, SMALL)
    file.write_bytes(gzip.compress(b"a" * 20_000))
    with pytest.raises(OverLimit):
        read_file(file, SMALL)
    file.write_bytes(gzip.compress(HTML)[:20] + b"\xff" * 20)
    with pytest.raises(FetchError, match="damaged"):
        read_file(file)


def test_a_file_name_is_cleaned_in_what_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile) as caught:
        read_file(tmp_path / "a\x1b[31m\u202e.html")
    assert "\x1b" not in str(caught.value)
    assert "\u202e" not in str(caught.value)


def test_standard_input_is_a_page_without_an_address_unless_one_is_given() -> None:
    assert (read_stdin(HTML).url, read_stdin(HTML).body) == ("", HTML)
    assert read_stdin(HTML, "https://a.example/").final_url == "https://a.example/"
    for data, title in ((b"", "Nothing came in"), (b"%PDF-1.7", "This is a PDF")):
        with pytest.raises(NothingToRead, match=title):
            read_stdin(data)
    with pytest.raises(OverLimit):
        read_stdin(bytes(20_000), limits=SMALL)
