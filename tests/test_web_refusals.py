"""Refusals: the sentence for each status says what a person can do next."""

from email.utils import formatdate

import httpx
import pytest

from tests.server import Server, response
from tui_reader.errors import NothingToRead, ReaderError, Refused
from tui_reader.web.fetch import fetch
from tui_reader.web.limits import Limits
from tui_reader.web.page import NotModified, Page, Validators
from tui_reader.web.progress import Progress
from tui_reader.web.refusals import duration, refused, retry_after, saved_name

pytestmark = pytest.mark.server

SMALL = Limits(retry_wait=0)
HTML = b"<p>The ferry is back.</p>"
ADDRESS = "https://coastweekly.example/ferry"


async def error_of(status: int, **headers: str) -> ReaderError:
    answer = response(b"<h1>\x1b[31mNo</h1>", status, **headers)
    with Server({"/ferry": answer}) as server, pytest.raises(ReaderError) as caught:
        await fetch(server.address("/ferry"), limits=SMALL)
    return caught.value


@pytest.mark.parametrize(
    ("status", "title", "detail"),
    [
        (400, "The server refused: 400 Bad Request", "Check it for"),
        (401, "The server refused: 401 Unauthorized", "user:password@server"),
        (402, "The server refused: 402 Payment Required", "has to be paid for"),
        (403, "The server refused: 403 Forbidden", "turns readers away that are not a browser"),
        (404, "The page is not there: 404 Not Found", "no page at this address"),
        (410, "The page is not there: 410 Gone", "taken down for good"),
        (418, "The server refused: 418 I'm a Teapot", "teapot"),
        (429, "The server refused: 429 Too Many Requests", "too many requests"),
        (451, "The server refused: 451 Unavailable For Legal Reasons", "legal reasons"),
        (500, "The server failed: 500 Internal Server Error", "Try again later"),
        (502, "The server failed: 502 Bad Gateway", "in a few minutes"),
        (503, "The server failed: 503 Service Unavailable", "in a few minutes"),
        (599, "The server failed: 599", "Try again later"),
        (999, "The server refused: 999", "turns readers away"),
        (477, "The server refused: 477", "Save the page in a browser"),
        (305, "The server refused: 305 Use Proxy", "Save the page in a browser"),
    ],
)
async def test_each_status_has_a_sentence(status: int, title: str, detail: str) -> None:
    error = await error_of(status)
    assert isinstance(error, Refused)
    assert (error.title, error.status, error.code) == (title, status, 4)
    assert detail in error.detail
    assert "\x1b" not in str(error)
    assert "Because" not in str(error)


def test_the_file_to_save_is_named_after_the_page() -> None:
    error = refused(403, ADDRESS)
    assert error.detail.endswith("open the file:\n\n    tui-reader ~/Downloads/ferry.html")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.example/", "page.html"),
        ("https://a.example/b/The%20story.html?x=1", "The-20story.html"),
        ("https://a.example/$(reboot)", "reboot.html"),
        ("https://a.example/-rf", "rf.html"),
    ],
)
def test_a_file_name_from_an_address_is_harmless_in_a_shell(address: str, name: str) -> None:
    assert saved_name(address) == name


async def test_a_wall_that_says_it_wants_a_browser_is_named() -> None:
    assert "not a browser" in (await error_of(503, cf_mitigated="challenge")).detail


async def test_a_wrong_password_is_told_from_a_missing_one() -> None:
    with Server({"/": response(b"", 401)}) as server, pytest.raises(Refused) as caught:
        await fetch(server.address(), limits=SMALL, credentials=("user", "secret"))
    assert caught.value.detail == "The server did not take this user and password."


@pytest.mark.parametrize("status", [502, 503, 504])
async def test_a_server_in_trouble_is_asked_once_more(status: int) -> None:
    with Server({"/": [response(b"", status), response(HTML)]}) as server:
        got = await fetch(server.address(), limits=SMALL)
        assert isinstance(got, Page)
        assert len(server.requests) == 2


@pytest.mark.parametrize("status", [404, 429, 500])
async def test_a_server_that_said_no_is_not_asked_again(status: int) -> None:
    with Server({"/": response(b"", status)}) as server:
        with pytest.raises(Refused):
            await fetch(server.address(), limits=SMALL)
        assert len(server.requests) == 1


async def test_a_short_wait_is_waited_and_told() -> None:
    told: list[Progress] = []
    with Server({"/": [response(b"", 429, retry_after="0"), response(HTML)]}) as server:
        got = await fetch(server.address(), limits=SMALL, on_progress=told.append)
    assert isinstance(got, Page)
    assert [progress.seconds for progress in told if progress.step == "waiting"] == [0]


@pytest.mark.parametrize("status", [429, 503])
async def test_a_long_wait_is_said_and_not_waited(status: int) -> None:
    with Server({"/": response(b"", status, retry_after="120")}) as server:
        with pytest.raises(Refused) as caught:
            await fetch(server.address(), limits=SMALL)
        assert "asks to wait 2 minutes" in caught.value.detail
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        (formatdate(1_000_060, usegmt=True), 60),
        (formatdate(999_000, usegmt=True), 0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("9" * 400, 30 * 86400),
        ("Fri, 99 Foo 2026", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, now=1_000_000) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "1 second"), (40, "40 seconds"), (60, "1 minute"), (7200, "2 hours"), (86400, "24 hours"), (172800, "2 days")],
)
def test_a_duration_is_told_in_the_largest_unit(seconds: float, words: str) -> None:
    assert duration(seconds) == words


async def test_an_unchanged_page_is_not_sent_again() -> None:
    with Server({"/": response(b"", 304)}) as server:
        got = await fetch(
            server.address(), limits=SMALL, validators=Validators('"abc"', "Sun, 01 Nov 2026 00:00:00 GMT")
        )
        assert isinstance(got, NotModified)
        assert got.final_url == server.address()
        said = server.requests[0].headers
    assert said["if-none-match"] == '"abc"'
    assert said["if-modified-since"] == "Sun, 01 Nov 2026 00:00:00 GMT"


async def test_unchanged_without_being_asked_is_a_refusal() -> None:
    assert isinstance(await error_of(304), Refused)


async def test_what_the_next_request_can_ask_with_is_kept() -> None:
    with Server({"/": response(HTML, etag='W/"x"', last_modified="Sun, 01 Nov 2026 00:00:00 GMT")}) as server:
        got = await fetch(server.address(), limits=SMALL)
    assert isinstance(got, Page)
    assert (got.etag, got.last_modified) == ('W/"x"', "Sun, 01 Nov 2026 00:00:00 GMT")


async def test_an_empty_success_is_nothing_to_read() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(205))
    with pytest.raises(NothingToRead):
        await fetch("https://a.example/", limits=SMALL, transport=transport)
