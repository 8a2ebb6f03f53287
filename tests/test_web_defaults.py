"""The default limits at their real size: each holds, and nothing ends much before or after it."""

import asyncio
import itertools
import socket
import time
import zlib
from collections.abc import Iterator

import pytest

from tests.server import Answer, Connection, Server, redirect, response, start
from tui_reader.errors import FetchError, OverLimit, ReaderError, Refused, TimedOut
from tui_reader.web.fetch import fetch
from tui_reader.web.page import Page

pytestmark = [pytest.mark.server, pytest.mark.slow]


async def ends(answer: Answer) -> tuple[ReaderError, float]:
    """The error that a fetch under the default limits ends with, and after how many seconds."""
    with Server({"/": answer}) as server:
        return await failing(server.address())


async def failing(address: str) -> tuple[ReaderError, float]:
    started = time.monotonic()
    with pytest.raises(ReaderError) as caught:
        await fetch(address)
    return caught.value, time.monotonic() - started


def sending(head: bytes, pieces: Iterator[bytes], pause: float = 0) -> Answer:
    def answer(connection: Connection) -> None:
        connection.send(head)
        connection.send_all(pieces, pause)

    return answer


async def test_a_server_that_does_not_take_the_connection_is_left_after_10_s() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(4)]  # more than its queue holds: the next is not answered
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        error, seconds = await failing(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        for one in waiting:
            one.close()
    assert isinstance(error, TimedOut)
    assert error.title == "No answer from 127.0.0.1 in 10 s"
    assert 10 <= seconds < 13


async def test_a_silent_server_is_left_after_30_s() -> None:
    error, seconds = await ends(Connection.stall)
    assert isinstance(error, TimedOut)
    assert error.title == "No answer from 127.0.0.1 in 30 s"
    assert 30 <= seconds < 33


async def test_redirects_and_the_retry_share_the_30_s() -> None:
    answers: dict[str, Answer | list[Answer]] = {"/": redirect("/b"), "/b": [response(b"", 503), Connection.stall]}
    with Server(answers) as server:
        error, seconds = await failing(server.address())
    assert isinstance(error, TimedOut)
    assert 30 <= seconds < 33


async def test_less_than_1_kb_in_15_s_is_too_slow() -> None:
    error, seconds = await ends(sending(start(), itertools.repeat(b"x" * 50), 1))
    assert isinstance(error, TimedOut)
    assert error.detail == "Fewer than 1,024 bytes in 15 s came. Try again later."
    assert 15 <= seconds < 18


async def test_1_kb_in_10_s_goes_on_for_5_minutes() -> None:
    error, seconds = await ends(sending(start(), itertools.repeat(b"x" * 1024), 10))
    assert isinstance(error, TimedOut)
    assert error.title == "127.0.0.1 did not finish in 5 minutes"
    assert 300 <= seconds < 303


async def test_headers_of_60_kb_are_read_and_of_68_kb_are_not() -> None:
    line = f"X-A: {'b' * 993}"  # 1,000 bytes with its end
    with Server({"/": lambda connection: connection.send(start("text/html", *[line] * 60) + b"<p>x")}) as server:
        assert isinstance(await fetch(server.address()), Page)
    error, _ = await ends(lambda connection: connection.send(start("text/html", *[line] * 68) + b"<p>x"))
    assert isinstance(error, OverLimit)


@pytest.mark.parametrize("announced", [True, False])
async def test_20_mb_on_the_wire_are_read_and_no_byte_more(announced: bool) -> None:
    fits, more = b"x" * 20_000_000, b"x" * 20_000_001

    def answer(body: bytes) -> Answer:
        if announced:
            return response(body)
        return lambda connection: connection.send(start() + body)

    with Server({"/": answer(fits)}) as server:
        got = await fetch(server.address())
    assert isinstance(got, Page)
    assert len(got.body) == len(fits)
    error, _ = await ends(answer(more))
    assert isinstance(error, OverLimit)
    assert error.title == "The page is larger than 20 MB"


async def test_32_mb_unpacked_are_read_and_no_byte_more() -> None:
    def packed(size: int) -> Answer:
        packer = zlib.compressobj(1, zlib.DEFLATED, 31)
        body = packer.compress(b"x" * size) + packer.flush()
        return response(body, content_encoding="gzip")

    with Server({"/": packed(32_000_000)}) as server:
        got = await fetch(server.address())
    assert isinstance(got, Page)
    assert len(got.body) == 32_000_000
    error, _ = await ends(packed(32_000_001))
    assert isinstance(error, OverLimit)
    assert error.title == "The page is larger than 32 MB"


async def test_10_redirects_are_followed_and_not_11() -> None:
    answers = {f"/{n}": redirect(f"/{n - 1}") for n in range(1, 12)} | {"/0": response(b"<p>x")}
    with Server(answers) as server:
        assert isinstance(await fetch(server.address("/10")), Page)
        error, _ = await failing(server.address("/11"))
    assert isinstance(error, FetchError)
    assert error.title == "The page sends on more than 10 times"


async def test_a_wait_of_5_s_is_waited_and_of_6_s_is_not() -> None:
    answers: dict[str, Answer | list[Answer]] = {
        "/5": [response(b"", 429, retry_after="5"), response(b"<p>x")],
        "/6": response(b"", 429, retry_after="6"),
    }
    with Server(answers) as server:
        started = time.monotonic()
        assert isinstance(await fetch(server.address("/5")), Page)
        assert 5 <= time.monotonic() - started < 8
        error, seconds = await failing(server.address("/6"))
    assert isinstance(error, Refused)
    assert seconds < 3


async def test_the_loop_is_free_while_a_bomb_is_unpacked() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = packer.compress(bytes(31_000_000)) + packer.flush()
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            before = time.monotonic()
            await asyncio.sleep(0)
            longest = max(longest, time.monotonic() - before)

    with Server({"/": response(body, content_encoding="gzip")}) as server:
        watching = asyncio.create_task(watch())
        await fetch(server.address())
        watching.cancel()
    assert longest < 0.5
