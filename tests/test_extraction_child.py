"""The child process: asked once, limited, killed when it is not wanted."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui_reader.errors import NothingToRead, UsageError
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.process.child import Child
from tui_reader.extraction.site_rules import SiteRules
from tui_reader.reading import view_named
from tui_reader.web.page import Page

pytestmark = pytest.mark.process

STORY = (Path(__file__).parent / "pages" / "structure.html").read_bytes()


def page(body: bytes, content_type: str = "text/html") -> Page:
    return Page(url="https://a.example/b", final_url="https://a.example/b", body=body, content_type=content_type)


async def test_child_reads_as_this_process_does() -> None:
    child = Child.start()
    assert await child.read(page(STORY)) == read(page(STORY))


async def test_errors_of_the_child_are_ours() -> None:
    child = Child.start()
    with pytest.raises(NothingToRead, match="PDF"):
        await child.read(page(b"%PDF-1.4"))
    child = Child.start()
    with pytest.raises(UsageError):
        await child.read(page(STORY), "article", SiteRules(content=("p[[",)))


async def test_child_that_died_is_followed_by_a_plain_reading() -> None:
    notes: list[str] = []
    child = Child.start()
    assert child._process is not None
    os.kill(child._process.pid, signal.SIGKILL)
    document = await child.read(page(STORY), on_note=notes.append)
    assert "tide" in document.blocks[0].text
    assert len(notes) == 1


async def test_a_letter_whose_child_died_is_read_by_the_next() -> None:
    notes: list[str] = []
    child = Child.start()
    assert child._process is not None
    os.kill(child._process.pid, signal.SIGKILL)
    letter = b"From: anna@coast.example\nDate: Thu, 26 Nov 2026 10:00:00 +0100\nSubject: The ferry\n\nIt was late.\n"
    document = await child.read(page(letter, "message/rfc822"), on_note=notes.append)
    assert (document.title, document.published, len(notes)) == ("The ferry", "2026-11-26", 1)


async def test_cancelling_kills_the_child() -> None:
    child = Child.start()
    process = child._process
    assert process is not None
    reading = asyncio.create_task(child.read(page(STORY * 200)))
    await asyncio.wait({reading}, timeout=0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert await process.wait() != 0


async def test_child_that_was_never_asked_is_killed() -> None:
    child = Child.start()
    process = child._process
    assert process is not None
    child.kill()
    child.kill()
    assert await process.wait() != 0


def test_confined_process_opens_no_file_and_no_socket() -> None:
    tries = """
import socket
from tui_reader.process.confinement import confine
confine(400_000_000, 10)
for attempt in (lambda: open("/etc/hosts"), socket.socket, lambda: open("/tmp/x", "w")):
    try:
        attempt()
    except OSError as error:
        print(error.errno)
"""
    found = subprocess.run([sys.executable, "-c", tries], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["24", "24", "24"]


KINDS = {
    "html": (STORY, "text/html", "article"),
    "two engines that differ": (
        b"<div>" + b"<div><p>One of a dozen offers, each told in a line or two.</p><a href=/x>More</a></div>" * 12,
        "text/html",
        "article",
    ),
    "source": (STORY, "text/html", "source"),
    "whole": (STORY, "text/html", "whole"),
    "plain": (b"Just text.\n\nMore.", "text/plain", "article"),
    "markdown": (b"# One\n\nText `code`.", "text/markdown", "article"),
    "feed": (b"<rss><channel><title>News</title><item><title>A</title></item></channel></rss>", "text/xml", "article"),
    "a broken feed": (b"<rss><channel><item><title>A&nbsp;B</title><b><pubDate>1 Nov 2026", "text/xml", "article"),
    "a feed in JSON": (
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "title": "A"}]}',
        "application/feed+json",
        "article",
    ),
    "a letter": (
        b"<pre>From: anna@coast.example\nDate: Thu, 26 Nov 2026 10:00:00 +0100\nSubject: The ferry\n\n"
        b"The ferry was late again this morning, and nobody told the passengers.</pre>",
        "text/html",
        "article",
    ),
    "another encoding": ("<p>汉字，汉字汉字汉字汉字。</p>".encode("gb18030"), "text/html; charset=gb18030", "article"),
    "an encoding nobody names": ("<p>Это было написано давно и не здесь.</p>".encode("cp1251"), "text/html", "article"),
    "text of another encoding": ("Über den Fluß fährt früh ein Boot.\n".encode("cp1252"), "text/plain", "article"),
}


@pytest.mark.parametrize("name", KINDS)
async def test_child_reads_every_kind_after_it_is_confined(name: str) -> None:
    notes: list[str] = []
    body, content_type, view = KINDS[name]
    child = Child.start()
    document = await child.read(page(body, content_type), view_named(view), on_note=notes.append)
    assert notes == []
    assert document == read(page(body, content_type), view_named(view))


async def test_a_sites_own_selectors_are_there_after_it_is_confined() -> None:
    notes: list[str] = []
    rules = SiteRules(content=("article > p:first-child, p:nth-of-type(1)",))
    document = await Child.start().read(page(STORY), "article", rules, on_note=notes.append)
    assert notes == []
    assert document == read(page(STORY), "article", rules)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("name", ["html", "plain", "markdown", "an encoding nobody names"])
async def test_child_that_waits_for_its_page_reads_it_too(name: str) -> None:
    notes: list[str] = []
    body, content_type, _ = KINDS[name]
    child = Child.start()
    await _until_it_has_engines(child)
    assert (await child.read(page(body, content_type), on_note=notes.append)).blocks
    assert notes == []


async def _until_it_has_engines(child: Child) -> None:
    assert child._process is not None
    loaded = Path(f"/proc/{child._process.pid}/maps")
    while "lxml" not in loaded.read_text():  # noqa: ASYNC110, ASYNC240  # another process tells no event
        await asyncio.sleep(0)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "ru"])
async def test_child_knows_the_words_of_every_language(language: str) -> None:
    notes: list[str] = []
    said = {
        "en": "“The tide came late,” said Anna Berg.",
        "de": "„Die Flut kam spät“, sagte Anna Berg.",
        "fr": "«\u00a0La mer est venue tard\u00a0», a dit Anna Berg.",
        "es": "«La marea llegó tarde», dijo Anna Berg.",
        "it": "«La marea è arrivata tardi», ha detto Anna Berg.",
        "pt": "«A maré chegou tarde», disse Anna Berg.",
        "nl": "“Het tij kwam laat”, zei Anna Berg.",
        "ru": "«Прилив пришёл поздно», — сказала Анна Берг.",
    }
    body = f"<html lang={language}><article><h1>A</h1><p>{said[language]}</p></article>".encode()
    document = await Child.start().read(page(body), on_note=notes.append)
    assert notes == []
    assert document == read(page(body))


async def test_child_takes_no_module_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("json.py", "lxml.py", "tui_reader.py"):
        (tmp_path / name).write_text("raise SystemExit")
    notes: list[str] = []
    assert (await Child.start().read(page(STORY), on_note=notes.append)).blocks
    assert notes == []


def test_extraction_of_this_process_imports_no_engine() -> None:
    engines = "{'lxml', 'trafilatura', 'httpx', 'textual'}"
    looks = f"import sys, tui_reader.extraction.process.child; print({engines} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
