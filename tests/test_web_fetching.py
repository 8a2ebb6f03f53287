"""The request in a process of its own: it answers as `fetch` does, and ends when nobody wants it."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.server import Connection, Server, response
from tui_reader.errors import BadAddress, ConnectionFailed, NothingToRead, Refused, TimedOut
from tui_reader.process.trace import ChildFault
from tui_reader.web.fetch import fetch
from tui_reader.web.fetching import Fetching
from tui_reader.web.limits import Limits
from tui_reader.web.page import NotModified, Page, Validators
from tui_reader.web.progress import Progress

pytestmark = pytest.mark.server

SMALL = Limits(retry_wait=0)
HTML = "<p>The ferry is back, with its bell, its flag and its “captain”.</p>".encode()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9


async def steps(url: str, **order: Any) -> list[Progress | Page | NotModified]:
    return [step async for step in Fetching(url, limits=SMALL, **order).steps()]


async def test_it_tells_its_steps_and_answers_as_fetch_does() -> None:
    with Server({"/a": response(HTML * 5000, etag='"1"', last_modified="Sun, 01 Nov 2026 00:00:00 GMT")}) as server:
        told: list[Progress] = []
        page = await fetch(server.address("/a"), limits=SMALL, on_progress=told.append)
        *progress, answer = await steps(server.address("/a"))
    assert isinstance(answer, Page) and isinstance(page, Page)
    assert answer._replace(fetched_at=0.0) == page._replace(fetched_at=0.0)
    assert [step for step in progress if isinstance(step, Progress)] == progress
    assert progress[0] == told[0] and progress[-1] == told[-1]


async def test_what_is_ordered_arrives(tmp_path: Path) -> None:
    cookies = tmp_path / "cookies.txt"
    cookies.write_text("# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tbell\trings\n")
    with Server({"/": response(b"", 304)}) as server:
        answer = await steps(
            server.address(),
            validators=Validators('"abc"'),
            user_agent="Ferry/1",
            accept_language="nb",
            credentials=("anna", "tide"),
            cookies_file=str(cookies),
        )
    said = server.requests[0].headers
    assert isinstance(answer[-1], NotModified) and answer[-1].final_url == server.address()
    assert (said["if-none-match"], said["user-agent"], said["accept-language"]) == ('"abc"', "Ferry/1", "nb")
    assert (said["authorization"], said["cookie"]) == ("Basic YW5uYTp0aWRl", "bell=rings")


async def test_its_errors_are_ours() -> None:
    with Server({"/gone": response(HTML, 410), "/picture": response(PICTURE, type="image/png")}) as server:
        with pytest.raises(Refused) as caught:
            await steps(server.address("/gone"))
        assert caught.value.status == 410
        with pytest.raises(NothingToRead):
            await steps(server.address("/picture"))
        picture = (await steps(server.address("/picture"), check="picture"))[-1]
        assert isinstance(picture, Page) and picture.body == PICTURE
    with pytest.raises(ConnectionFailed):
        await steps(server.address("/gone"))
    with pytest.raises(BadAddress):
        await steps("http://")


async def test_its_limits_are_those_ordered() -> None:
    with Server({"/": Connection.stall}) as server, pytest.raises(TimedOut):
        async for _ in Fetching(server.address(), limits=SMALL._replace(headers=0.05)).steps():
            pass


async def test_closing_it_closes_the_connection() -> None:
    with Server({"/": Connection.stall}) as server:
        fetching = Fetching(server.address(), limits=SMALL)
        await asyncio.to_thread(server.asked.wait, 20)
        fetching.kill()
        assert await asyncio.to_thread(server.left.wait, 20)
        waiting = Fetching(server.address(), limits=SMALL)
        reading = asyncio.create_task(anext(waiting.steps()))
        await asyncio.wait({reading}, timeout=0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        assert await waiting._process.wait() < 0


async def test_a_process_that_was_killed_is_told() -> None:
    with Server({"/": Connection.stall}) as server:
        fetching = Fetching(server.address(), limits=SMALL)
        os.kill(fetching._process.pid, signal.SIGKILL)
        with pytest.raises(ConnectionFailed, match="without an answer"):
            await anext(fetching.steps())


async def test_a_fault_of_ours_brings_its_traceback() -> None:
    with pytest.raises(ChildFault) as caught:
        await steps("http://127.0.0.1/", validators=("one", "two", "three"))
    assert "fetcher.py" in caught.value.trace and "TypeError" in caught.value.trace


def test_this_process_imports_nothing_of_the_network() -> None:
    names = "import sys, tui_reader.web.fetching as _; print({'httpx', 'tui_reader.web.fetch'} & {*sys.modules})"
    found = subprocess.run([sys.executable, "-c", names], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
