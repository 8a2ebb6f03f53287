"""The child process: asked once, limited, killed when it is not wanted."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui_reader.errors import NothingToRead, UsageError
from tui_reader.extraction.child import Child
from tui_reader.extraction.read import read
from tui_reader.extraction.rules import SiteRules
from tui_reader.web.page import Page

STORY = (Path(__file__).parent / "pages" / "structure.html").read_bytes()


def page(body: bytes, content_type: str = "text/html") -> Page:
    return Page(url="https://a.example/b", final_url="https://a.example/b", body=body, content_type=content_type)


async def test_child_reads_as_this_process_does() -> None:
    child = await Child.start()
    assert await child.read(page(STORY)) == read(page(STORY))


async def test_errors_of_the_child_are_ours() -> None:
    child = await Child.start()
    with pytest.raises(NothingToRead, match="PDF"):
        await child.read(page(b"%PDF-1.4"))
    child = await Child.start()
    with pytest.raises(UsageError):
        await child.read(page(STORY), "article", SiteRules(content=("p[[",)))


async def test_child_that_died_is_followed_by_a_plain_reading() -> None:
    notes: list[str] = []
    child = await Child.start()
    assert child._process is not None
    os.kill(child._process.pid, signal.SIGKILL)
    document = await child.read(page(STORY), on_note=notes.append)
    assert "tide" in document.blocks[0].text
    assert len(notes) == 1


async def test_cancelling_kills_the_child() -> None:
    child = await Child.start()
    process = child._process
    assert process is not None
    reading = asyncio.create_task(child.read(page(STORY * 200)))
    await asyncio.wait({reading}, timeout=0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert await process.wait() != 0


async def test_child_that_was_never_asked_is_killed() -> None:
    child = await Child.start()
    process = child._process
    assert process is not None
    child.kill()
    child.kill()
    assert await process.wait() != 0


def test_confined_process_opens_no_file_and_no_socket() -> None:
    tries = """
import socket
from tui_reader.extraction.limits import confine
confine(400_000_000, 10)
for attempt in (lambda: open("/etc/hosts"), socket.socket, lambda: open("/tmp/x", "w")):
    try:
        attempt()
    except OSError as error:
        print(error.errno)
"""
    found = subprocess.run([sys.executable, "-c", tries], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["24", "24", "24"]


def test_worker_reads_pages_of_every_kind_after_it_is_confined() -> None:
    kinds = {"text/html": STORY, "text/plain": b"Just text.\n\nMore.", "text/markdown": b"# One\n\nText `code`."}
    kinds["text/html; charset=gb18030"] = "<p>汉字，汉字汉字汉字汉字。</p>".encode("gb18030")

    async def all_of_them() -> list[str]:
        return [(await (await Child.start()).read(page(body, kind))).engine for kind, body in kinds.items()]

    assert len(asyncio.run(all_of_them())) == len(kinds)


def test_extraction_of_this_process_imports_no_engine() -> None:
    looks = (
        "import sys, tui_reader.extraction.child; print({'lxml', 'trafilatura', 'httpx', 'textual'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
