"""Servers that misbehave on the wire: each answer ends with a page or one sentence, in bounded time and memory."""

import asyncio
import gzip
import itertools
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.server import Answer, Connection, Server, raw, response, start
from tui_reader.clean import one_line
from tui_reader.errors import ConnectionFailed, FetchError, NothingToRead, OverLimit, ReaderError, Refused, TimedOut
from tui_reader.web.fetch import fetch
from tui_reader.web.limits import Limits
from tui_reader.web.page import Page
from tui_reader.web.progress import Progress

pytestmark = pytest.mark.server

# Times are generous where they are not what is tried: a loaded machine must not change the answer.
SMALL = Limits(connect=20, headers=20, total=30, wire_bytes=200_000, body_bytes=300_000, retry_wait=0)
SILENT = SMALL._replace(headers=0.3)
SLOW = SMALL._replace(slow_bytes=64, slow_seconds=0.3)
LONG = SLOW._replace(slow_seconds=5, total=0.6)
HTML = b"<!doctype html><title>Ferry</title><p>The ferry is back.</p></html>"


async def page(url: str, limits: Limits = SMALL) -> Page:
    answer = await fetch(url, limits=limits)
    assert isinstance(answer, Page)
    return answer


def bomb(pieces: int) -> Iterator[bytes]:
    """A gzip stream of `pieces` times 10 MB of zeros, 10 KB each."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(10_000_000)
    yield packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush every block stands alone and can be sent again and again.
    piece = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    yield from itertools.repeat(piece, pieces)


def stream(head: bytes, pieces: Iterator[bytes], pause: float = 0) -> Answer:
    def answer(connection: Connection) -> None:
        connection.send(head)
        connection.send_all(pieces, pause)

    return answer


def then_stall(data: bytes) -> Answer:
    def answer(connection: Connection) -> None:
        connection.send(data)
        connection.stall()

    return answer


def then_reset(data: bytes) -> Answer:
    def answer(connection: Connection) -> None:
        connection.send(data)
        connection.reset()

    return answer


def many(piece: bytes) -> Iterator[bytes]:
    return itertools.repeat(piece)


class Case(NamedTuple):
    name: str
    answer: Answer
    error: type[ReaderError]
    title: str
    limits: Limits = SMALL


CHUNKED = start("text/html", "Transfer-Encoding: chunked")
GZIP = start("text/html", "Content-Encoding: gzip")
CASES = (
    Case("endless body", stream(start(), many(b"x" * 65536)), OverLimit, "larger than 0.2 MB"),
    Case(
        "endless chunks",
        stream(CHUNKED, many((b"3e8\r\n" + b"x" * 1000 + b"\r\n") * 60)),
        OverLimit,
        "larger than 0.2 MB",
    ),
    Case("announced too large", response(HTML, content_length="900000"), OverLimit, "larger than 0.2 MB"),
    Case("a byte now and then", stream(start(), many(b"x"), 0.05), TimedOut, "sends too slowly", SLOW),
    Case(
        "just fast enough for ever", stream(start(), many(b"x" * 32), 0.05), TimedOut, "did not finish in 0.6 s", LONG
    ),
    Case("silent", Connection.stall, TimedOut, "No answer from 127.0.0.1 in 0.3 s", SILENT),
    Case("silent within the headers", then_stall(start()[:30]), TimedOut, "No answer from 127.0.0.1 in 0.3 s", SILENT),
    Case("silent within the body", then_stall(start() + HTML[:30]), TimedOut, "sends too slowly", SLOW),
    Case("headers a byte at a time", stream(b"", iter([b"H"] * 999), 0.1), TimedOut, "No answer", SILENT),
    Case("shorter than announced", response(HTML[:30], content_length="2000"), ConnectionFailed, "broke off"),
    Case("chunks cut off", raw(CHUNKED + b"5\r\nhello\r\n"), ConnectionFailed, "broke off"),
    Case("reset at once", Connection.reset, ConnectionFailed, "broke the connection off"),
    Case("reset within the body", then_reset(start() + HTML[:30]), ConnectionFailed, "127.0.0.1"),
    Case("nothing at all", raw(b""), ConnectionFailed, "closed the connection without an answer"),
    Case("an empty page", response(b""), NothingToRead, "empty page"),
    Case("blanks only", response(b" \n\t "), NothingToRead, "empty page"),
    Case("no content", response(b"", 204), NothingToRead, "empty page"),
    Case("chunk size is no number", raw(CHUNKED + b"zz\r\nhello\r\n"), FetchError, "makes no sense"),
    Case("negative chunk size", raw(CHUNKED + b"-5\r\nhello\r\n"), FetchError, "makes no sense"),
    Case("chunk longer than it says", raw(CHUNKED + b"2\r\nhello\r\n0\r\n\r\n"), FetchError, "makes no sense"),
    Case("endless chunk extension", stream(CHUNKED + b"5;", many(b"x" * 65536)), OverLimit, "too large"),
    Case("endless trailers", stream(CHUNKED + b"0\r\n", many(b"a: b\r\n" * 999)), OverLimit, "too large"),
    Case("Content-Length is no number", response(HTML, content_length="many"), FetchError, "makes no sense"),
    Case("negative Content-Length", response(HTML, content_length="-1"), FetchError, "makes no sense"),
    Case("two lengths", raw(start("text/html", "Content-Length: 5", "Content-Length: 6")), FetchError, "no sense"),
    Case("unknown transfer coding", raw(start("text/html", "Transfer-Encoding: weird")), FetchError, "no sense"),
    Case("endless 1xx", stream(b"", many(b"HTTP/1.1 103 Early\r\n\r\n" * 99), 0.01), TimedOut, "No answer", SILENT),
    Case("switching protocols", raw(b"HTTP/1.1 101 Yes\r\nUpgrade: x\r\n\r\n"), FetchError, "makes no sense"),
    Case("10,000 header lines", raw(start("text/html", *["X-A: bbbbbbbb"] * 10_000) + HTML), OverLimit, "too large"),
    Case("70 KB of headers", raw(start("text/html", *[f"X-A: {'b' * 995}"] * 70) + HTML), OverLimit, "too large"),
    Case("a header line of 1 MB", raw(start("text/html", f"X-A: {'b' * 1_000_000}") + HTML), OverLimit, "too large"),
    Case("endless headers", stream(start()[:-2], many(b"X-A: b\r\n" * 999)), OverLimit, "too large"),
    Case("control characters in the reason", raw(b"HTTP/1.1 404 \x1b[31mRed\r\n\r\n"), Refused, "404 Not Found"),
    Case("another protocol", raw(b"SSH-2.0-OpenSSH_9.6\r\n"), ConnectionFailed, "without an answer"),
    Case("a mail server", raw(b"220 mail.example ESMTP\r\n\r\n"), FetchError, "makes no sense"),
    Case("HTML without HTTP", raw(HTML), ConnectionFailed, "without an answer"),
    Case("bytes without HTTP", raw(bytes(range(256)) * 8), FetchError, "makes no sense"),
    Case("gzip bomb of 10 GB", stream(GZIP, bomb(1000)), OverLimit, "larger than 0.3 MB"),
    Case("gzip cut off", raw(GZIP + gzip.compress(HTML * 9)[:-20]), ConnectionFailed, "broke off"),
    Case("gzip damaged", raw(GZIP + gzip.compress(HTML)[:20] + b"\xff" * 50), ConnectionFailed, "broke off"),
    Case("gzip in gzip", response(b"", content_encoding="gzip, gzip"), FetchError, "nobody asked for: gzip, gzip"),
    Case("br unasked", response(b"\x8b\x03\x80", content_encoding="br"), FetchError, "nobody asked for: br"),
    Case("zstd unasked", response(b"\x28\xb5\x2f\xfd", content_encoding="zstd"), FetchError, "nobody asked for: zstd"),
    Case("video", stream(start("video/mp4"), many(b"x" * 65536)), NothingToRead, "This is video"),
    Case("video that says HTML", response(b"\0\0\0\x20ftypisom" + bytes(600)), NothingToRead, "This is video"),
    Case("a picture", response(b"\x89PNG\r\n\x1a\n", type="image/png"), NothingToRead, "This is an image"),
    Case("a .gz in a .gz", response(gzip.compress(gzip.compress(HTML))), NothingToRead, "an archive in an archive"),
    Case("a .tar.gz", response(gzip.compress(bytes(257) + b"ustar" + bytes(500))), NothingToRead, "an archive"),
    Case("a .gz bomb", response(gzip.compress(bytes(900_000))), OverLimit, "larger than 0.3 MB"),
    Case("data", response(bytes(range(256)) * 4, type="application/octet-stream"), NothingToRead, "unknown kind"),
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
async def test_the_wire_can_do_anything(case: Case) -> None:
    with Server({"/": case.answer}) as server, pytest.raises(ReaderError) as caught:
        await page(server.address(), case.limits)
    assert type(caught.value) is case.error
    assert case.title in caught.value.title
    assert caught.value.detail
    assert "\x1b" not in str(caught.value)


async def test_control_characters_of_header_values_stay_outside() -> None:
    answer = response(HTML, type="text/html; a=\x1b[31m", etag='"\x1b[31m"', last_modified="\x07now")
    with Server({"/": answer}) as server:
        got = await page(server.address())
    assert got.content_type == "text/html; a=[31m"
    assert (got.etag, got.last_modified) == ("", "")


async def test_an_answer_longer_than_announced_ends_where_it_was_announced() -> None:
    with Server({"/": response(HTML + b"more", content_length=str(len(HTML)))}) as server:
        assert (await page(server.address())).body == HTML


async def test_a_page_that_came_to_its_end_is_read_although_the_answer_broke_off() -> None:
    with Server({"/": response(HTML, content_length="2000")}) as server:
        got = await page(server.address())
    assert got.body == HTML
    assert got.notes == ("The answer broke off behind the end of the page",)


async def test_a_broken_connection_is_tried_once_more() -> None:
    with Server({"/": [Connection.reset, response(HTML)]}) as server:
        assert (await page(server.address())).body == HTML
        assert server.connections == 2


async def test_there_is_only_one_retry() -> None:
    with Server({"/": raw(b"")}) as server:
        with pytest.raises(ConnectionFailed):
            await page(server.address())
        assert server.connections == 2


async def test_gzip_is_unpacked_also_in_two_members_and_with_padding() -> None:
    packed = gzip.compress(HTML[:20]) + gzip.compress(HTML[20:]) + bytes(8)
    with Server({"/": response(packed, content_encoding="gzip")}) as server:
        assert (await page(server.address())).body == HTML
        assert server.requests[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("packed", [zlib.compress(HTML), zlib.compress(HTML)[2:-4]], ids=["zlib", "bare"])
async def test_deflate_is_read_in_the_forms_servers_send(packed: bytes) -> None:
    with Server({"/": response(packed, content_encoding="deflate")}) as server:
        assert (await page(server.address())).body == HTML


async def test_a_page_that_only_says_gzip_is_read_as_it_is() -> None:
    with Server({"/": response(HTML, content_encoding="gzip")}) as server:
        assert (await page(server.address())).body == HTML


async def test_a_page_is_asked_for_once_and_nothing_in_it() -> None:
    body = b'<html><head><link rel=stylesheet href="/a.css"><script src="/b.js"></script><img src="/c.png">' + HTML
    with Server({"/": response(body)}) as server:
        await page(server.address())
        assert [request.target for request in server.requests] == ["/"]


async def test_the_request_names_the_program_and_no_referer() -> None:
    with Server({"/": response(HTML)}) as server:
        await fetch(server.address(), limits=SMALL, accept_language="de-AT,de;q=0.9")
        said = server.requests[0].headers
    assert said["user-agent"].startswith("Mozilla/5.0 ")
    assert "tui-reader/" in said["user-agent"]
    assert said["accept-language"] == "de-AT,de;q=0.9"
    assert not {"referer", "cookie", "authorization", "if-none-match"} & set(said)


async def test_progress_tells_server_kind_and_bytes() -> None:
    told: list[Progress] = []
    with Server({"/": response(HTML)}) as server:
        await fetch(server.address(), limits=SMALL, on_progress=told.append)
    assert [progress.step for progress in told] == ["found", "answered", "receiving", "receiving"]
    assert (told[1].kind, told[1].total) == ("HTML", len(HTML))
    assert (told[3].received, told[3].total) == (len(HTML), len(HTML))


@pytest.mark.parametrize(("data", "step"), [(b"", "found"), (start(), "answered"), (start() + HTML, "receiving")])
async def test_cancelling_closes_the_connection_at_once(data: bytes, step: str) -> None:
    with Server({"/": then_stall(data)}) as server:
        reached = asyncio.Event()

        def tell(progress: Progress) -> None:
            if progress.step == step:
                reached.set()

        task = asyncio.create_task(fetch(server.address(), on_progress=tell))
        await reached.wait()
        assert await asyncio.to_thread(server.asked.wait, 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(server.left.wait, 5)


async def test_nobody_listening_is_said() -> None:
    with Server() as server:
        address = server.address()
    with pytest.raises(ConnectionFailed) as caught:
        await page(address)
    assert caught.value.title == "127.0.0.1 refused the connection"


# The peak since the program began: getrusage would count that of the test run it was forked from.
LARGEST = """
import asyncio, sys
from pathlib import Path
from tui_reader.errors import ReaderError
from tui_reader.web.fetch import fetch
for address in sys.argv[1:]:
    try:
        asyncio.run(fetch(address))
    except ReaderError as error:
        print(error.title)
status = Path("/proc/self/status").read_text()
print(next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
def test_bombs_and_endless_pages_take_little_memory_under_the_default_limits() -> None:
    answers = {"/bomb": stream(GZIP, bomb(1000)), "/endless": stream(start(), many(b"x" * 65536))}
    with Server({**answers}) as server:
        addresses = [server.address(path) for path in answers]
        child = subprocess.run([sys.executable, "-c", LARGEST, *addresses], capture_output=True, text=True, check=True)
    *titles, megabytes = child.stdout.splitlines()
    assert titles == ["The page is larger than 32 MB", "The page is larger than 20 MB"]
    assert int(megabytes) < 150


HEADS = st.sampled_from(
    [b"", b"HTTP/1.1 ", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Go\r\nLocation: ", start(), CHUNKED, GZIP]
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(HEADS, st.lists(st.binary() | st.sampled_from([b"\r\n", b"\r\n\r\n", b": ", b"5\r\n", b"\x1f\x8b\x08", HTML])))
def test_any_bytes_end_in_a_page_or_a_sentence(head: bytes, rest: list[bytes]) -> None:
    with Server({"*": raw(head + b"".join(rest))}) as server:
        try:
            got = asyncio.run(fetch(server.address(), limits=SMALL))
        except ReaderError as error:
            assert str(error) == one_line(str(error))
        else:
            assert isinstance(got, Page)
            assert all(text == one_line(text) for text in (got.final_url, got.content_type, *got.notes))
