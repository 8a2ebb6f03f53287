"""Other ways to a page: what it names, and copies of archives; each names whom it asks, and none is asked unasked."""

import json
from pathlib import Path

import pytest

from tests.driving import app_on, press, settled
from tests.server import Connection, Server, response
from tui_reader.address import parse_source
from tui_reader.article.document import Block, Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.archived import original
from tui_reader.extraction.dispatch import read
from tui_reader.library.library import Library
from tui_reader.reading import Failed, Loaded, Opened, Options, Reading
from tui_reader.reading.copies import out_of_feed, with_original
from tui_reader.reading.doubts import doubts
from tui_reader.reading.other_ways import Way, other_ways
from tui_reader.settings import Settings
from tui_reader.ui.lists.list_screen import ListScreen
from tui_reader.ui.lists.of_article.ways_list import WaysList
from tui_reader.web.page import Page

GATE = "https://archive.example/web/"
HERE = "https://bells.example/2026/bell"
STORY = "".join(
    f"<p>The bell of the school was cast in the year of the flood, says number {n}, and it has a crack.</p>"
    for n in range(9)
)


def ways(markup: str, gates: str = "") -> list[tuple[str, str]]:
    return [(way.sort, way.address) for way in other_ways(HERE, markup, gates)]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<link rel="amphtml" href="/amp/bell">', [("AMP version", "https://bells.example/amp/bell")]),
        ("<link href=/p/bell media=print rel=alternate>", [("print version", "https://bells.example/p/bell")]),
        ('<a href="?print=1"><i></i> Print this article</a>', [("print version", f"{HERE}?print=1")]),
        ('<a href="/druck/1">Druckversion</a>', [("print version", "https://bells.example/druck/1")]),
        (
            '<link rel="alternate" type="application/rss+xml" href="/feed">',
            [("text in the feed", "https://bells.example/feed")],
        ),
        ('<link rel=alternate type="application/rss+xml" href="/bell/feed" title="Comments">', []),
        ('<a href="https://printers.example/">Print</a>', []),
        ('<a href="/how-to-print">Print your own posters</a>', []),
        ('<a href="javascript:print()">Print</a>', []),
        ('<link rel="amphtml" href="">', []),
        ("", []),
    ],
)
def test_a_page_names_other_ways_to_it(markup: str, found: list[tuple[str, str]]) -> None:
    assert ways(markup) == found


def test_the_likeliest_way_comes_first_and_archives_last() -> None:
    markup = '<link rel=alternate type="application/atom+xml" href=/f><link rel=amphtml href=/a><a href=/p>Print</a>'
    assert [sort for sort, _ in ways(markup, f"{GATE} https://other.example/tg/")] == [
        "print version", "AMP version", "text in the feed", "archived copy", "archived copy",
    ]  # fmt: skip
    assert other_ways(HERE, "", GATE) == (Way("archived copy", GATE + HERE, "archive.example", HERE),)


def test_the_ways_to_a_copy_that_did_not_come_are_those_to_its_page() -> None:
    assert other_ways(GATE + HERE, "", GATE) == other_ways(HERE, "", GATE)


def test_no_archive_is_told_of_a_page_in_ones_own_network() -> None:
    for here in ("http://127.0.0.1:8000/a", "http://wiki/a", "http://10.1.2.3/a"):
        assert other_ways(here, "", GATE) == ()
        assert other_ways(here, "", "http://localhost/web/")[0].whom == "localhost"


def test_a_file_has_no_other_ways() -> None:
    assert other_ways("file:///a.html", '<link rel=amphtml href="https://a.example/">', GATE) == ()


@pytest.mark.parametrize(
    ("address", "stands_for"),
    [
        ("https://archive.example/web/20260103101500/https://bells.example/a?b=c", "https://bells.example/a?b=c"),
        ("https://archive.example/web/20260103101500im_/https://bells.example/a.png", "https://bells.example/a.png"),
        ("https://archive.example/web/2026/http:/bells.example/a", "http://bells.example/a"),
        ("https://archive.example/about", "https://archive.example/about"),
        (
            "https://other.example/web/20260103/https://bells.example/",
            "https://other.example/web/20260103/https://bells.example/",
        ),
        (
            "https://archive.example/web/20260103101500/javascript:x",
            "https://archive.example/web/20260103101500/javascript:x",
        ),
    ],
)
def test_links_of_a_copy_lead_to_the_originals(address: str, stands_for: str) -> None:
    assert original(address, "archive.example") == stands_for


def test_a_copy_has_the_address_of_its_page_and_the_day_it_was_made() -> None:
    memento = f"https://archive.example/web/20260103101500/{HERE}"
    body = f"<title>The bell</title><article>{STORY}<p>Its <a href='/web/20260103101500/{HERE}/two'>crack</a>"
    body += " is older than the school itself, and nobody has ever tried to mend it.</p></article>"
    document = read(with_original(Page(GATE + HERE, memento, body.encode(), "text/html"), GATE))
    assert (document.final_url, document.saved) == (HERE, "2026-01-03")
    assert document.blocks[-1].spans[0].href == f"{HERE}/two"


def test_only_a_gate_of_the_settings_is_believed() -> None:
    page = Page(f"https://evil.example/web/{HERE}", "https://evil.example/", b"", copied="2026-01-03")
    assert with_original(page, GATE) == page._replace(copied="")


@pytest.mark.parametrize(
    ("title", "text", "is_doubtful"),
    [
        ("404", "Sorry.", True),
        ("Page not found - Bells", "Look around.", True),
        ("Seite nicht gefunden", "Leider.", True),
        ("The page that was not found for years", "A long story. " * 200, False),
        ("The bell of Aldersund", "The bell rang 404 times.", False),
    ],
)
def test_a_page_that_says_it_is_not_there_is_doubted(title: str, text: str, is_doubtful: bool) -> None:
    assert bool(doubts(Document(title=title, blocks=(Block("PARAGRAPH", text),)))) == is_doubtful


@pytest.mark.process
@pytest.mark.server
async def test_an_archive_is_asked_by_its_gate_and_the_copy_is_kept_as_the_page(tmp_path: Path) -> None:
    body = f"<title>The bell</title><article><h1>The bell</h1>{STORY}</article>".encode()
    said = response(body, memento_datetime="Sat, 03 Jan 2026 10:15:00 GMT")
    moved = response(b"", 302, location=f"/m/20260103101500/{HERE}")
    with Server({f"/tg/{HERE}": moved, f"/m/20260103101500/{HERE}": said}) as server:
        gate = server.address("/tg/")
        settings = Settings()._replace(time_gates=gate)
        reading = Reading(Library.open(tmp_path / "library.db"), settings, Options())
        events = [event async for event in reading.open(parse_source(gate + HERE))]
        again = [event async for event in reading.open(parse_source(HERE))]
    (loaded,) = [event for event in events if isinstance(event, Loaded)]
    assert (loaded.document.final_url, loaded.document.saved) == (HERE, "2026-01-03")
    assert isinstance(again[0], Opened)
    reading.close()


TEXT = "".join(
    f"<p>The crack is as old as the bell, says number {n}, and <a href='/why'>why</a>.</p>" for n in range(9)
)
RSS = (
    "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Bells</title>"
    f"<item><title>The crack</title><link>{{0}}/?utm_source=rss</link><author>Ida Ness</author>"
    "<description>In short.</description>"
    f"<content:encoded><![CDATA[{TEXT}]]></content:encoded></item>"
    "<item><title>Tar</title><link>{0}/tar</link><description>&lt;p&gt;We begin to … &lt;/p&gt;</description></item>"
    "<item><title>Rope</title><link>{0}/rope</link></item></channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Bells</title><entry><title>The crack</title><link href='{0}/'/>"
    "<author><name>Ida Ness</name></author><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
    f"{TEXT}</div></content></entry></feed>"
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"url": HERE, "title": "The crack", "authors": [{"name": "Ida Ness"}], "content_html": TEXT},
            {"url": f"{HERE}/tar", "title": "Tar", "content_text": "The tar.\n\nThe barrel."},
        ],
    }
)


def entry(feed: str, address: str = HERE) -> Document:
    """What a feed has of a page."""
    return read(out_of_feed(Page("https://bells.example/feed", "", feed.encode(), "text/xml"), address))


@pytest.mark.parametrize("feed", [RSS.format(HERE), ATOM.format(HERE), JSON_FEED], ids=("rss", "atom", "json"))
def test_a_feed_has_the_text_of_its_articles(feed: str) -> None:
    document = entry(feed)
    assert (document.title, document.byline, document.final_url) == ("The crack", "Ida Ness", HERE)
    assert len(document.blocks) == 9 and document.blocks[0].spans[0].href == "https://bells.example/why"
    assert document.trust == 1.0 and not document.is_list


def test_paragraphs_of_plain_text_are_paragraphs() -> None:
    assert [block.text for block in entry(JSON_FEED, f"{HERE}/tar").blocks] == ["The tar.", "The barrel."]


def test_the_beginning_of_a_text_is_not_trusted_to_be_all_of_it() -> None:
    document = entry(RSS.format(HERE), f"{HERE}/tar")
    assert document.blocks[0].text.startswith("We begin") and document.trust < 0.8


@pytest.mark.parametrize(("address", "why"), [(f"{HERE}/rope", "no text"), (f"{HERE}/oak", "does not have")])
def test_a_feed_without_the_text_says_so(address: str, why: str) -> None:
    with pytest.raises(NothingToRead, match=why):
        entry(RSS.format(HERE), address)


@pytest.mark.process
@pytest.mark.server
async def test_the_feed_is_asked_once_and_its_text_is_kept_as_the_page(tmp_path: Path) -> None:
    shell = b"<title>A</title><link rel=alternate type='application/rss+xml' href=/feed><p>Enable JavaScript, please."

    def feed(connection: Connection) -> None:
        body = RSS.format(connection.server.address().rstrip("/")).encode()
        response(body, content_type="text/xml", etag='"x"')(connection)

    with Server({"/": response(shell), "/feed": feed}) as server:
        here = server.address()
        reading = Reading(Library.open(tmp_path / "library.db"), Settings()._replace(time_gates=""), Options())
        assert isinstance([event async for event in reading.open(parse_source(here))][-1], Failed)
        (way,) = await reading.ways(here)
        assert (way.sort, way.address, way.whom) == ("text in the feed", f"{here}feed", "127.0.0.1")
        events = [event async for event in reading.open(way.source)]
        again = [event async for event in reading.open(parse_source(here))]
        (loaded,) = [event for event in events if isinstance(event, Loaded)]
        assert loaded.document.title == "The crack" and loaded.document.final_url == here
        assert isinstance(again[0], Opened) and again[0].kept.etag == ""
        assert loaded.article is not None
        read_again = await reading.extract(loaded.article, "article")
        assert read_again is not None and read_again.blocks == loaded.document.blocks
        assert await reading.kept_list(f"{here}feed") is None
    reading.close()


@pytest.mark.process
@pytest.mark.server
async def test_a_page_without_an_article_names_its_ways_all_the_same() -> None:
    body = b"<title>A</title><link rel=amphtml href=/amp><p>You need to enable JavaScript to run this app."
    with Server({"/": response(body)}) as server:
        reading = Reading(None, Settings()._replace(time_gates=""), Options(keep=False))
        events = [event async for event in reading.open(parse_source(server.address()))]
        found = await reading.ways(server.address())
    assert isinstance(events[-1], Failed)
    assert [way.sort for way in found] == ["AMP version"]
    reading.close()


@pytest.mark.app
async def test_ways_are_listed_for_what_did_not_come_and_for_a_text(tmp_path: Path) -> None:
    app = app_on(tmp_path, address="https://elsewhere.example/not-kept")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "other ways to it" in app.reader_screen.columns.card.text
        await press(pilot, "W")
        await settled(pilot)
        assert isinstance(app.screen, ListScreen)
        assert isinstance(app.screen.contents, WaysList)
        said = [entry.words for entry in app.screen.contents.entries(80) if entry.value]
        assert said == ["archived copy web.archive.org"]
        await press(pilot, "escape")
        await settled(pilot)
        assert app.screen_stack[-1] is app.reader_screen


@pytest.mark.app
async def test_a_page_of_ones_own_network_offers_no_archive_and_says_why(tmp_path: Path) -> None:
    app = app_on(tmp_path, address="http://127.0.0.1:8000/not-kept")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "other ways to it" not in app.reader_screen.columns.card.text
        await press(pilot, "W")
        await settled(pilot)
        assert app.reader_screen.status.message.endswith("no archive is told of a page of your own network")


@pytest.mark.app
async def test_a_way_is_opened_by_enter_and_not_before(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "W")
        await settled(pilot)
        assert isinstance(app.screen, ListScreen)
        await press(pilot, "enter")
        await settled(pilot)
        # Offline: that it was asked for is said below the text, which stays.
        assert "Could not open web.archive.org: " in app.reader_screen.status.message
