"""Numbered pages fetched from a server: set below the text, kept as one article, asked again, printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pagers import pages_of, site, story
from tests.server import Server, redirect, response
from tui_reader.address import parse_source
from tui_reader.article.document import Document
from tui_reader.cli import main
from tui_reader.library.library import Library
from tui_reader.reading import Changed, Event, Failed, Loaded, Opened, Options, Reading, Unchanged
from tui_reader.settings import Settings

pytestmark = pytest.mark.server


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(site(3)) as running:
        yield running


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


async def opened(reading: Reading, server: Server, check: bool = False) -> Event:
    events = [event async for event in reading.open(parse_source(server.address("/boat")), check=check)]
    return events[-1]


async def first(reading: Reading, server: Server) -> Document:
    loaded = await opened(reading, server)
    assert isinstance(loaded, Loaded)
    return loaded.document


async def more(reading: Reading, server: Server, document: Document, every: bool = False) -> list[Event]:
    source = parse_source(server.address("/boat"))
    events = [event async for event in reading.next_page(source, document, "article", every)]
    return [event for event in events if isinstance(event, Loaded | Failed)]


def seams(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind == "RULE"]


def asked(server: Server) -> list[str]:
    return [request.target for request in server.requests]


async def test_nothing_is_fetched_until_it_is_asked_for(server: Server, library: Library) -> None:
    document = await first(Reading(library, Settings()), server)
    assert document.continued is not None and document.continued.name == "page 2 of 3"
    assert asked(server) == ["/boat"]


async def test_one_page_after_the_other_is_set_below_and_kept(server: Server, library: Library) -> None:
    reading = Reading(library, Settings())
    document = await first(reading, server)
    for wanted in (["page 2 of 3"], ["page 2 of 3", "page 3 of 3"]):
        (loaded,) = await more(reading, server, document)
        assert isinstance(loaded, Loaded) and loaded.article is not None
        document = loaded.document
        assert seams(document) == wanted
    assert document.continued is None
    assert asked(server) == ["/boat", "/boat/2", "/boat/3"]

    offline = Reading(library, Settings(), Options(offline=True))
    events = [event async for event in offline.open(parse_source(server.address("/boat")))]
    assert isinstance(events[0], Opened) and events[0].kept.document.blocks == document.blocks
    again = await offline.extract(events[0].kept.article, "article")
    assert again is not None and again.blocks == document.blocks, "found again in all its pages, without the network"


async def test_without_a_library_it_is_set_below_as_well(server: Server) -> None:
    reading = Reading(None, Settings())
    document = await first(reading, server)
    for number in (2, 3):
        (loaded,) = await more(reading, server, document)
        assert isinstance(loaded, Loaded) and loaded.article is None
        document = loaded.document
        assert seams(document)[-1] == f"page {number} of 3"


async def test_a_page_that_was_not_fetched_is_not_there_offline(server: Server, library: Library) -> None:
    document = await first(Reading(library, Settings()), server)
    (failed,) = await more(Reading(library, Settings(), Options(offline=True)), server, document)
    assert isinstance(failed, Failed) and failed.error.code == 7


async def test_asking_again_asks_for_every_page(server: Server, library: Library) -> None:
    reading = Reading(library, Settings())
    (loaded,) = await more(reading, server, await first(reading, server), every=True)
    assert isinstance(loaded, Loaded) and len(seams(loaded.document)) == 2
    server.requests.clear()
    assert isinstance(await opened(reading, server), Unchanged), "it was asked a moment ago"
    assert asked(server) == []

    below = pages_of(2, 3, lambda number: f"/boat/{number}")
    server.answers["/boat/2"] = response(story(2, f"<p>{below}</p>").replace("swept twice", "swept once").encode())
    changed = await opened(reading, server, check=True)
    assert asked(server) == ["/boat", "/boat/2", "/boat/3"]
    assert isinstance(changed, Changed) and len(seams(changed.document)) == 2
    assert sum("swept once" in block.text for block in changed.document.blocks) == 2


async def test_a_page_that_is_gone_ends_the_text_and_one_that_fails_stays(server: Server, library: Library) -> None:
    reading = Reading(library, Settings())
    await more(reading, server, await first(reading, server), every=True)
    server.answers["/boat/2"] = response(status=500)
    assert isinstance(await opened(reading, server, check=True), Unchanged)
    server.answers["/boat/2"] = response(status=404)
    changed = await opened(reading, server, check=True)
    assert isinstance(changed, Changed) and seams(changed.document) == []


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (response(status=404), 4, "404"),
        (redirect("/boat"), 5, "page 2 of 3 is one that is here already"),
        (response(story(1, "").encode()), 5, "brings nothing"),
        (response(b"%PDF-1.4", type="application/pdf"), 5, "brings nothing"),
    ],
)
async def test_what_comes_in_the_stead_of_a_page_is_said(
    server: Server, library: Library, answer: object, code: int, words: str
) -> None:
    reading = Reading(library, Settings())
    document = await first(reading, server)
    server.answers["/boat/2"] = answer  # type: ignore[assignment]  # one of the answers above
    (failed,) = await more(reading, server, document)
    assert isinstance(failed, Failed) and failed.error.code == code and words in str(failed.error)
    kept = library.kept(server.address("/boat"))
    assert kept is not None and kept.document.blocks == document.blocks, "the text stays as it was"


async def test_a_page_that_another_host_answers_is_none_of_the_text(server: Server, library: Library) -> None:
    reading = Reading(library, Settings())
    document = await first(reading, server)
    server.answers["/boat/2"] = redirect(server.address("/elsewhere").replace("127.0.0.1", "localhost"))
    server.answers["/elsewhere"] = response(story(2, "").encode())
    (failed,) = await more(reading, server, document)
    assert isinstance(failed, Failed) and "another site" in failed.error.title


def test_all_pages_are_printed(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--all-pages", server.address("/boat")]) == 0
    out = capsys.readouterr().out
    assert "- page 2 of 3 -" in out and "- page 3 of 3 -" in out
    assert main(["-p", "--offline", "-f", "markdown", server.address("/boat")]) == 0
    assert "*page 3 of 3*" in capsys.readouterr().out, "it was kept as one article"


def test_pages_that_do_not_come_are_said_beside_those_that_did(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers["/boat/3"] = response(status=404)
    assert main(["--all-pages", "-f", "json", server.address("/boat")]) == 4
    said = capsys.readouterr()
    assert '"text":"page 2 of 3"' in said.out and "page 3 of 3 did not come" in said.err


def test_all_pages_are_those_of_something(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--all-pages"]) == 2
    assert "--all-pages needs a source" in capsys.readouterr().err
