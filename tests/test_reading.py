"""The use case, walked against a server of our own on 127.0.0.1."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest

from tui_reader.address import parse_source
from tui_reader.errors import FetchError, NothingToRead, NotKept, Refused
from tui_reader.library.following.following import Follow
from tui_reader.library.library import Library
from tui_reader.library.marked.tags import SetTags, TagsOf
from tui_reader.process.program import Process
from tui_reader.reading import (
    Changed,
    Event,
    Extracting,
    Failed,
    Loaded,
    Opened,
    Options,
    Reading,
    Unchanged,
    source_opening,
)  # fmt: skip
from tui_reader.settings import Settings
from tui_reader.web import files
from tui_reader.web.progress import Progress

pytestmark = pytest.mark.server

PAGE = """<html lang=en><head><title>The bell of the ferry</title></head><body><nav>Home News Sports</nav><article>
<h1>The bell of the ferry</h1><p>The bell hung over the bow for sixty years, and whoever crossed the sound in fog
remembers it better than the boat. When the line closed, somebody took it home and kept it in a shed.</p>
<p>“I never stole it,” said Knut Aas, who had been the mate. “I only looked after it until it was wanted again.”</p>
<p>It rings again since Tuesday, three strokes at the quay and one in the middle of the water, as it always did.</p>
<p>%s</p></article><footer>Imprint and cookies</footer></body></html>"""


class Site(BaseHTTPRequestHandler):
    """One page that may change, and a word about every request."""

    body: ClassVar[str] = ""
    status: ClassVar[int] = 200
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        type(self).asked.append(self.headers.get("If-None-Match", ""))
        tag = f'"{hash(self.body)}"'
        if self.status != 200:
            self.send_response(self.status)
            self.end_headers()
        elif self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.end_headers()
        else:
            body = self.body.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", tag)
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    """The address of the page on a server that runs for one test."""
    Site.body, Site.status, Site.asked = PAGE % "The harbour is quiet today.", 200, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/bell"
    server.shutdown()
    server.server_close()


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, a text is kept before it is shown."""
    monkeypatch.setattr(source_opening, "SHOWN_SECONDS", 60)


async def events(reading: Reading, text: str, check: bool = False) -> list[Event]:
    return [event async for event in reading.open(parse_source(text), check=check)]


async def test_a_page_is_fetched_read_and_kept(address: str, library: Library) -> None:
    seen = await events(Reading(library, Settings()), address)
    assert isinstance(seen[-2], Extracting)
    assert isinstance(seen[-1], Loaded) and seen[-1].article is not None
    assert seen[-1].document.title == "The bell of the ferry"
    assert "Imprint" not in "".join(block.text for block in seen[-1].document.blocks)
    assert [quote.speaker for quote in seen[-1].document.quotes][:1] == ["Knut Aas"]


async def test_what_is_kept_from_a_list_gets_its_tags_when_it_is_kept_first(address: str, library: Library) -> None:
    reading = Reading(library, Settings(), Options(refresh=True))
    library.change(Follow("https://coast.example/feed", "Coast Weekly", tags="coast"))
    for tags in (("coast",), ()):
        opened = reading.open(parse_source(address), listed_in="https://coast.example/feed")
        loaded = [event async for event in opened][-1]
        assert isinstance(loaded, Loaded) and loaded.article is not None
        assert library.ask(TagsOf(loaded.article)) == tags
        library.change(SetTags(loaded.article, ()))


async def test_what_was_begun_is_gone_on_with(address: str, library: Library) -> None:
    reading = Reading(library, Settings())
    reading.begin(parse_source(address))
    begun = reading._begun
    assert begun is not None and begun.fetching is not None
    assert isinstance((await events(reading, address))[-1], Loaded)
    assert len(Site.asked) == 1
    assert reading._begun is None
    reading.begin(parse_source(address))
    assert reading._begun is None, "a kept text needs nothing"


async def test_what_was_begun_for_another_source_ends(address: str, library: Library, tmp_path: Path) -> None:
    (tmp_path / "bell.html").write_text(PAGE % "From a file.")
    reading = Reading(library, Settings())
    reading.begin(parse_source(address))
    begun = reading._begun
    assert begun is not None and begun.fetching is not None
    process = begun.fetching._process
    assert isinstance((await events(reading, str(tmp_path / "bell.html")))[-1], Loaded)
    assert await process.wait() <= 0
    offline = Reading(library, Settings(), Options(offline=True))
    offline.begin(parse_source(address + "/other"))
    assert offline._begun is None


async def test_a_system_without_room_for_a_process_is_told(
    address: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    reading = Reading(library, Settings())
    reading.begin(parse_source(address))
    failed = (await events(reading, address))[-1]
    assert isinstance(failed, Failed) and failed.error.title.endswith("is gone: /nowhere/python")


async def test_no_process_outlives_its_work(address: str, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Process] = []
    start = Process.__init__

    def remembered(self: Process, *command: str, **limits: Any) -> None:
        start(self, *command, **limits)
        started.append(self)

    monkeypatch.setattr(Process, "__init__", remembered)
    reading = Reading(library, Settings())
    await events(reading, address)
    await events(reading, address, check=True)
    Site.status = 500
    await events(reading, address + "/other")
    stopped = reading.open(parse_source(address + "/third"))
    reading.begin(parse_source(address + "/third"))
    Site.status = 200
    assert isinstance(await anext(stopped), Progress)
    await stopped.aclose()
    assert len(started) == 7  # a page takes two, asking again one
    async with asyncio.timeout(5):
        for process in started:
            await process.wait()


async def test_a_kept_page_opens_at_once_and_the_server_is_left_alone(address: str, library: Library) -> None:
    reading = Reading(library, Settings())
    await events(reading, address)
    seen = await events(reading, address + "?utm_source=mail#top")
    assert [type(event) for event in seen] == [Opened, Unchanged]
    assert len(Site.asked) == 1


async def test_an_unchanged_page_costs_a_304(address: str, library: Library) -> None:
    reading = Reading(library, Settings())
    await events(reading, address)
    seen = await events(reading, address, check=True)
    assert isinstance(seen[0], Opened) and isinstance(seen[-1], Unchanged)
    assert len(Site.asked) == 2 and Site.asked[1]


async def test_a_changed_page_is_offered_beside_the_kept_one(address: str, library: Library) -> None:
    reading = Reading(library, Settings())
    await events(reading, address)
    Site.body = PAGE % "The harbour is loud today, and nobody can say why."
    seen = await events(reading, address, check=True)
    assert isinstance(seen[0], Opened) and isinstance(seen[-1], Changed)
    assert seen[0].kept.document.blocks != seen[-1].document.blocks


async def test_a_failing_server_leaves_the_kept_text(address: str, library: Library) -> None:
    reading = Reading(library, Settings())
    await events(reading, address)
    Site.status = 410
    seen = await events(reading, address, check=True)
    assert isinstance(seen[0], Opened) and isinstance(seen[-1], Failed)
    assert isinstance(seen[-1].error, Refused) and seen[-1].error.status == 410


async def test_offline_opens_what_is_kept_and_nothing_else(address: str, library: Library) -> None:
    await events(Reading(library, Settings()), address)
    offline = Reading(library, Settings(), Options(offline=True))
    assert isinstance((await events(offline, address))[0], Opened)
    failed = (await events(offline, address + "/other"))[-1]
    assert isinstance(failed, Failed) and isinstance(failed.error, NotKept)
    assert len(Site.asked) == 1


async def test_refresh_does_not_fall_back_to_the_kept_text(address: str, library: Library) -> None:
    await events(Reading(library, Settings()), address)
    Site.status = 500
    seen = await events(Reading(library, Settings(), Options(refresh=True)), address)
    assert len([event for event in seen if isinstance(event, Opened)]) == 0
    assert isinstance(seen[-1], Failed)


async def test_a_file_is_kept_under_its_path_and_read_anew_when_it_changed(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "bell.html"
    file.write_text(PAGE % "First.")
    reading = Reading(library, Settings())
    assert isinstance((await events(reading, str(file)))[-1], Loaded)
    assert [type(event) for event in await events(reading, str(file))] == [Opened, Unchanged]
    file.write_text(PAGE % "Second, and a good deal longer than the first one ever was.")
    assert isinstance((await events(reading, str(file)))[-1], Changed)


async def test_an_untouched_file_is_not_read_again(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bell.html"
    file.write_text(PAGE % "Never touched.")
    reading = Reading(library, Settings())
    await events(reading, str(file))
    read: list[str] = []
    whole = open

    def remembered(path: Any, *others: Any, **named: Any) -> Any:
        read.append(path)
        return whole(path, *others, **named)

    monkeypatch.setattr(files, "open", remembered, raising=False)
    assert [type(event) for event in await events(reading, str(file))] == [Opened, Unchanged]
    assert read == []
    os.utime(file, (1000, 1000))
    assert [type(event) for event in await events(reading, str(file))] == [Opened, Unchanged]
    assert read == [str(file)]
    assert [type(event) for event in await events(reading, str(file))] == [Opened, Unchanged]
    assert read == [str(file)]


async def test_a_file_put_in_the_place_of_another_is_read_whatever_its_date(tmp_path: Path, library: Library) -> None:
    file, other = tmp_path / "bell.html", tmp_path / "other.html"
    for path, line in ((file, "One."), (other, "Two.")):
        path.write_text(PAGE % line)
        os.utime(path, (1000, 1000))
    reading = Reading(library, Settings())
    await events(reading, str(file))
    other.replace(file)
    assert isinstance((await events(reading, str(file)))[-1], Changed)
    file.write_text(PAGE % "Six.")
    os.utime(file, (1000, 1000))
    assert isinstance((await events(reading, str(file)))[-1], Changed)


async def test_standard_input_is_kept_only_under_a_base(library: Library) -> None:
    data = (PAGE % "From a pipe.").encode()

    def piped() -> int:
        reading, writing = os.pipe()
        os.write(writing, data)
        os.close(writing)
        return reading

    seen = await events(Reading(library, Settings(), Options(stdin=piped())), "-")
    assert isinstance(seen[-1], Loaded) and seen[-1].article is None
    based = Reading(library, Settings(), Options(stdin=piped(), base="https://coastweekly.example/bell"))
    seen = await events(based, "-")
    assert isinstance(seen[-1], Loaded) and seen[-1].article is not None
    assert library.kept("https://coastweekly.example/bell") is not None


async def test_the_guide_is_a_page_like_any_other(library: Library) -> None:
    seen = await events(Reading(library, Settings()), "guide:")
    assert isinstance(seen[-1], Loaded)
    assert len(list(seen[-1].document.outline[0].walk())) > 4


async def test_without_a_library_everything_is_read_and_nothing_kept(address: str) -> None:
    seen = await events(Reading(None, Settings()), address)
    assert isinstance(seen[-1], Loaded) and seen[-1].article is None


@pytest.mark.parametrize(
    ("text", "error"), [("http://127.0.0.1:9/", FetchError), ("nothing.example.invalid", FetchError)]
)
async def test_what_can_not_be_fetched_is_one_event(text: str, error: type[Exception], library: Library) -> None:
    seen = await events(Reading(library, Settings()), text)
    assert isinstance(seen[-1], Failed) and isinstance(seen[-1].error, error)


async def test_a_page_without_an_article_says_so(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "empty.html"
    file.write_text("<html><body></body></html>")
    seen = await events(Reading(library, Settings()), str(file))
    assert isinstance(seen[-1], Failed) and isinstance(seen[-1].error, NothingToRead)


async def test_a_kept_page_is_read_again_without_the_network(address: str, library: Library) -> None:
    reading = Reading(library, Settings())
    loaded = (await events(reading, address))[-1]
    assert isinstance(loaded, Loaded) and loaded.article is not None
    document = await reading.extract(loaded.article, "article")
    assert document is not None and document.blocks == loaded.document.blocks
    assert len(Site.asked) == 1


async def test_the_queue_is_fetched_behind_and_a_failure_leaves_its_word(address: str, library: Library) -> None:
    reading = Reading(library, Settings())
    await reading.shelf.enqueue([address, "http://127.0.0.1:9/"])
    for entry in await reading.shelf.queue():
        await reading.fetch_behind(entry.address)
    first, second = await reading.shelf.queue()
    assert first.article is not None and not first.error
    assert second.article is None and second.error
    assert await reading.shelf.next_in_queue(address, 1) == second


def test_beginning_waits_for_no_event_loop() -> None:
    names = (
        "tui_reader.reading, tui_reader.extraction.process.child, tui_reader.web.fetching, tui_reader.process.program"
    )
    looks = f"import sys, {names}; print({{'asyncio', 'textual', 'httpx', 'lxml'}} & {{*sys.modules}})"
    found = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
