"""Proxies, cookies and what every request says about the reader."""

import sys
from pathlib import Path

import httpx
import pytest

from tests.server import Server, response
from tui_reader import __version__
from tui_reader.address import split
from tui_reader.errors import ConnectionFailed, ReaderError, UsageError
from tui_reader.web.client import USER_AGENT, headers, languages, proxy_for
from tui_reader.web.cookies import cookies, read_jar
from tui_reader.web.fetch import fetch
from tui_reader.web.limits import Limits
from tui_reader.web.page import Page

pytestmark = pytest.mark.server

SMALL = Limits(retry_wait=0)
HTML = b"<p>The ferry is back.</p>"


async def test_a_proxy_is_asked_for_other_machines_and_not_for_the_own(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = "http://coastweekly.example/ferry"
    with Server({whole: response(HTML), "/": response(b"direct")}) as proxy:
        monkeypatch.setenv("http_proxy", f"http://user:secret@127.0.0.1:{proxy.port}")
        got = await fetch(whole, limits=SMALL)
        assert isinstance(got, Page)
        assert got.body == HTML
        assert proxy.requests[0].headers["proxy-authorization"].startswith("Basic ")
        own = await fetch(proxy.address(), limits=SMALL)
        assert isinstance(own, Page)
        assert own.body == b"direct"


async def test_a_percent_sign_that_begins_no_code_is_asked_for_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server({"/a%zz?b=%": response(HTML), "http://coastweekly.example/100%": response(HTML)}) as server:
        await fetch(server.address("/a%zz?b=%"), limits=SMALL)
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.port}")
        await fetch("http://coastweekly.example/100%", limits=SMALL)
        asked = [request.target for request in server.requests]
    assert asked == ["/a%zz?b=%", "http://coastweekly.example/100%"]


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("ftp://proxy.example", "The proxy in the environment can not be used"),
        ("http://[::1", "The proxy in the environment can not be used"),
        ("http://proxy.example:port", "The proxy in the environment can not be used"),
        ("http://", "The proxy in the environment can not be used"),
        ("socks5://user:secret@127.0.0.1:1080", "The environment names a SOCKS proxy"),
        ("http://user:secret@127.0.0.1:1", "The proxy refused the connection"),
    ],
)
async def test_a_proxy_that_can_not_be_used_is_said(monkeypatch: pytest.MonkeyPatch, value: str, title: str) -> None:
    monkeypatch.setenv("https_proxy", value)
    monkeypatch.setitem(sys.modules, "socksio", None)  # as if it were not installed
    with pytest.raises(ConnectionFailed) as caught:
        await fetch("https://coastweekly.example/", limits=SMALL)
    assert caught.value.title.startswith(title)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("status", "detail"), [(407, "user and password"), (403, "Try again"), (502, "Try again")])
async def test_a_proxy_that_says_no_to_a_tunnel_is_said(
    monkeypatch: pytest.MonkeyPatch, status: int, detail: str
) -> None:
    with Server({"*": response(b"", status)}) as proxy:
        monkeypatch.setenv("https_proxy", f"127.0.0.1:{proxy.port}")
        with pytest.raises(ReaderError) as caught:
            await fetch("https://coastweekly.example/", limits=SMALL)
    assert caught.value.title == f"The proxy refused: {status}"
    assert detail in caught.value.detail


def test_no_proxy_is_minded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "quiet.example")
    assert proxy_for(split("https://quiet.example/")) == ""
    assert proxy_for(split("https://www.quiet.example:8443/")) == ""
    assert proxy_for(split("https://loud.example/")) == "http://proxy.example:3128"
    assert proxy_for(split("http://localhost:8000/")) == ""


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de-AT,de;q=0.9,en;q=0.5"),
        ({"LC_ALL": "fr_FR@euro", "LANG": "de_DE"}, "fr-FR,fr;q=0.9,en;q=0.5"),
        ({"LANG": "en_GB.UTF-8"}, "en-GB,en;q=0.9"),
        ({"LANG": "eo"}, "eo,en;q=0.5"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "x\r\nX-Evil: 1"}, "en"),
        ({}, "en"),
    ],
)
def test_the_languages_follow_the_locale(environment: dict[str, str], said: str) -> None:
    assert languages(environment) == said


def test_the_user_agent_names_the_program_and_can_be_set() -> None:
    assert headers("", "en")["User-Agent"] == USER_AGENT
    assert USER_AGENT.endswith(f"tui-reader/{__version__}")
    assert headers("Mine/1\r\nX-Evil: 1", "en")["User-Agent"] == "Mine/1 X-Evil: 1"


COOKIES = """# Netscape HTTP Cookie File
.coastweekly.example\tTRUE\t/\tTRUE\t4102444800\tsession\tabc
#HttpOnly_other.example\tFALSE\t/\tFALSE\t0\ttaste\tsalt
coastweekly.example\tFALSE\t/\tTRUE\t946684800\told\tgone
"""


def test_a_cookie_goes_only_to_its_own_site_and_not_without_tls(tmp_path: Path) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text(COOKIES)
    jar = read_jar(file)
    assert cookies(jar, "https://coastweekly.example/ferry") == "session=abc"
    assert cookies(jar, "https://www.coastweekly.example/") == "session=abc"
    assert cookies(jar, "http://coastweekly.example/") == ""
    assert cookies(jar, "https://notcoastweekly.example/") == ""
    assert cookies(jar, "http://other.example/") == "taste=salt"


@pytest.mark.parametrize("content", [None, b"", b"<html>", b"\xff\xfe\x00", b"a\tb\tc\n"])
def test_a_cookies_file_that_is_none_is_said(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "cookies.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError, match="cookies file can not be read"):
        read_jar(file)


async def test_cookies_and_headers_of_ones_own_go_over_no_redirect_to_another_host(tmp_path: Path) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text(COOKIES)
    said: list[tuple[str | None, str | None]] = []
    answers = {"/": "/in", "/in": "https://www.coastweekly.example/", "www": "http://other.example/"}

    def answer(request: httpx.Request) -> httpx.Response:
        said.append((request.headers.get("cookie"), request.headers.get("x-key")))
        name = request.url.path if request.url.host == "coastweekly.example" else request.url.host.partition(".")[0]
        if name in answers:
            return httpx.Response(302, headers={"location": answers[name], "set-cookie": "new=1"})
        return httpx.Response(200, content=HTML)

    transport = httpx.MockTransport(answer)
    own = (("X-Key", "abc"),)
    await fetch("https://coastweekly.example/", limits=SMALL, transport=transport, cookies_file=file, own_headers=own)
    assert said == [("session=abc", "abc"), ("session=abc", "abc"), (None, None), (None, None)]
