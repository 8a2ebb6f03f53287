"""What a body is, and bodies unpacked under a limit."""

import gzip
import io
import tarfile
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.clean import one_line
from tui_reader.errors import NothingToRead, OverLimit
from tui_reader.web.decompress import Broken, Unpacker
from tui_reader.web.kinds import kind, readable
from tui_reader.web.limits import Limits

HTML = b"<!doctype html><title>Ferry</title><p>The ferry is back.</p>"
SMALL = Limits(body_bytes=10_000)


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/x-mixed-replace; boundary=frame", "text/event-stream", "Text/Event-Stream; charset=utf-8",
        "application/x-ndjson", "application/grpc", "multipart/mixed; boundary=a", "multipart/byteranges", "video/mp2t",
        "audio/mpeg", "application/x-mpegURL", "image/x-icon",
    ],
)  # fmt: skip
def test_what_never_ends_is_turned_away_by_its_label_alone(content_type: str) -> None:
    with pytest.raises(NothingToRead, match="not a page"):
        readable(content_type, b"", "https://a.example/camera")


def test_a_saved_page_in_parts_is_read() -> None:
    assert readable("multipart/related; boundary=a", b"", "https://a.example/") == "a saved page"


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
        ("video/mp4", "video"),
        ("application/vnd.apple.mpegurl", "video"),
        ("audio/mpeg", "audio"),
        ("image/png", "an image"),
        ("image/svg+xml", "an image"),
        ("font/woff2", "a font"),
        ("application/zip", "a ZIP archive"),
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


@pytest.mark.parametrize(
    ("content_type", "head", "address", "name"),
    [
        ("application/pdf", b"", "/a", "a PDF"),
        ("text/html", b"%PDF-1.7\n", "/a", "a PDF"),
        ("application/epub+zip", b"", "/a", "an e-book"),
        ("application/octet-stream", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "/a", "an e-book"),
        ("application/zip", b"PK\x03\x04", "/lamp.epub?v=1", "an e-book"),
        ("message/rfc822", b"", "/a", "a message"),
        ("", gzip.compress(b"x", mtime=0), "/a", "packed text"),
    ],
)
def test_what_text_is_packed_in_is_read(content_type: str, head: bytes, address: str, name: str) -> None:
    assert readable(content_type, head, f"https://a.example{address}") == name


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
