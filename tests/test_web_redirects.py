"""Pages that send on: where the reader goes along, where it refuses, and what it says about it."""

from collections.abc import Callable

import httpx
import pytest

from tests.server import Server, raw, redirect, response
from tui_reader.address import Network, split
from tui_reader.errors import BadAddress, ConnectionFailed, FetchError, LeadsInside, ReaderError, Refused
from tui_reader.web import fetch as fetching
from tui_reader.web.fetch import fetch
from tui_reader.web.limits import Limits
from tui_reader.web.page import Page
from tui_reader.web.redirects import check_network, next_url, refresh

pytestmark = pytest.mark.server

SMALL = Limits(retry_wait=0)
HTML = b"<p>The ferry is back.</p>"


def site(answers: dict[str, str]) -> httpx.MockTransport:
    """Servers that answer with a redirect to the given place; everything else is a page."""

    def answer(request: httpx.Request) -> httpx.Response:
        to = answers.get(str(request.url))
        if to is not None:
            return httpx.Response(302, headers={"location": to})
        return httpx.Response(200, headers={"content-type": "text/html"}, content=HTML)

    return httpx.MockTransport(answer)


async def page(url: str, answers: dict[str, str]) -> Page:
    got = await fetch(url, limits=SMALL, transport=site(answers))
    assert isinstance(got, Page)
    return got


def answering(hosts: dict[str, frozenset[Network]]) -> Callable[[str, float], object]:
    async def resolve(host: str, _: float) -> frozenset[Network]:
        return hosts.get(host, frozenset({"public"}))

    return resolve


def lying(hosts: dict[str, Network]) -> Callable[[str, float], object]:
    async def resolve(host: str, _: float) -> frozenset[Network]:
        return frozenset({hosts.get(host, "public")})

    return resolve


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_every_kind_of_redirect_is_followed_with_get(status: int) -> None:
    with Server({"/a": redirect("/b", status), "/b": response(HTML)}) as server:
        got = await fetch(server.address("/a"), limits=SMALL)
        assert isinstance(got, Page)
        assert (got.url, got.final_url) == (server.address("/a"), server.address("/b"))
        assert got.body == HTML


@pytest.mark.parametrize(
    ("location", "final"),
    [
        ("?page=2", "https://a.example/x/?page=2"),
        ("../y#part", "https://a.example/y"),
        ("//b.example", "https://b.example/"),
        ("HTTPS://B.EXAMPLE:443/ä b", "https://b.example/%C3%A4%20b"),
        (" /z\t", "https://a.example/z"),
        ("\\\\b.example\\z", "https://b.example/z"),
        ("https://user:password@b.example/", "https://b.example/"),
    ],
)
def test_a_location_is_read_as_browsers_do(location: str, final: str) -> None:
    assert str(next_url(split("https://a.example/x/"), location)) == final


@pytest.mark.parametrize(
    ("answers", "fragment"),
    [
        ({"https://a.example/": "/b#part%20two"}, "part two"),
        ({"https://a.example/": "/b#one", "https://a.example/b": "/c"}, "one"),
        ({"https://a.example/": "/b#one", "https://a.example/b": "/c#two"}, "two"),
        ({"https://a.example/": "/b#:~:text=ferry"}, ""),
        ({}, ""),
    ],
)
async def test_the_part_that_a_location_names_is_told(answers: dict[str, str], fragment: str) -> None:
    assert (await page("https://a.example/", answers)).fragment == fragment


@pytest.mark.parametrize(
    ("location", "title"),
    [
        ("", "does not say where"),
        ("  ", "does not say where"),
        ("file:///etc/passwd", "no web address"),
        ("ftp://a.example/", "no web address"),
        ("javascript:alert(1)", "no web address"),
        ("data:text/html,hello", "no web address"),
        ("http://", "no web address"),
        ("http://[::1", "no web address"),
        ("http://a.example:99999/", "no web address"),
        ("http://a b.example/", "no web address"),
        ("https://" + "a" * 20_000, "no web address"),
        ("java\tscript:alert(1)", "no web address"),
    ],
)
async def test_a_location_that_is_nowhere_to_go_is_said(location: str, title: str) -> None:
    with pytest.raises(FetchError) as caught:
        await page("https://a.example/", {"https://a.example/": location})
    assert title in caught.value.title
    assert "passwd" not in str(caught.value)


async def test_control_characters_of_a_location_are_coded() -> None:
    with Server({"/a": redirect("/b\x1b[31m"), "/b%1B%5B31m": response(HTML)}) as server:
        got = await fetch(server.address("/a"), limits=SMALL)
    assert isinstance(got, Page)
    assert "\x1b" not in got.final_url


async def test_circles_are_left() -> None:
    answers = {"https://a.example/": "/b", "https://a.example/b": "/"}
    with pytest.raises(FetchError, match="round in a circle"):
        await page("https://a.example/", answers)


async def test_ten_redirects_are_followed_and_not_eleven() -> None:
    answers = {f"https://a.example/{n}": f"/{n - 1}" for n in range(1, 12)}
    assert (await page("https://a.example/10", answers)).final_url == "https://a.example/0"
    with pytest.raises(FetchError, match="sends on more than 10 times"):
        await page("https://a.example/11", answers)


@pytest.mark.parametrize(
    "inside",
    [
        "http://localhost/",
        "http://127.0.0.1:8080/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[64:ff9b:1::7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[::ffff:0:10.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://[ff02::1]/",
        "http://224.0.0.1/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://100.64.0.1/",
        "http://[fd00::1]/",
        "http://router/",
        "http://printer.local/",
    ],
)
async def test_a_public_page_does_not_lead_inside(inside: str) -> None:
    with pytest.raises(FetchError, match="sends on into your own network"):
        await page("https://a.example/", {"https://a.example/": inside})


async def test_a_public_page_does_not_lead_inside_by_a_name_that_points_there() -> None:
    with pytest.raises(FetchError, match="sends on into your own network"):
        await fetch(
            "https://a.example/",
            limits=SMALL,
            transport=site({"https://a.example/": "https://b.example/"}),
            resolve=lying({"b.example": "private"}),  # type: ignore[arg-type]  # an async function is awaitable
        )


async def test_a_name_that_answers_in_public_and_inside_leads_inside_no_more_than_one_in_public() -> None:
    for inside in ("169.254.169.254", "10.0.0.1", "127.0.0.1"):
        with pytest.raises(LeadsInside):
            await fetch(
                "https://a.example/",
                limits=SMALL,
                transport=site({"https://a.example/": f"http://{inside}/latest"}),
                resolve=answering({"a.example": frozenset({"public", "loopback"})}),  # type: ignore[arg-type]
            )


async def test_where_the_connection_went_counts_and_not_what_the_name_answered() -> None:
    """The lookup says the own network, the connection goes to the own machine."""
    with Server({"*": response(HTML)}) as inside:
        answers = {"/a": redirect(f"http://127.0.0.1:{inside.port}/b"), "/c": redirect("http://169.254.169.254/")}
        with Server(answers) as first:
            lies = answering({"127.0.0.1": frozenset({"public", "loopback"})})
            got = await fetch(first.address("/a"), limits=SMALL, resolve=lies)  # type: ignore[arg-type]
            assert isinstance(got, Page) and got.body == HTML
            with pytest.raises(LeadsInside):
                await fetch(first.address("/c"), limits=SMALL, resolve=lies)  # type: ignore[arg-type]


async def test_inside_a_public_page_on_the_way_leads_back_to_nothing_inside() -> None:
    way = {"http://10.0.0.1/": "https://a.example/", "https://a.example/": "http://10.0.0.2/"}
    with pytest.raises(LeadsInside):
        await page("http://10.0.0.1/", way)


@pytest.mark.parametrize("linked", ["public", "private", "link-local"])
async def test_a_link_does_not_lead_to_the_own_machine(linked: Network) -> None:
    with Server({"*": response(HTML)}) as server:
        with pytest.raises(LeadsInside, match="This leads into your own network") as caught:
            await fetch(server.address("/"), limits=SMALL, linked=linked)
        assert [advice.command for advice in caught.value.advice] == ["reload"]
        lies = answering({"127.0.0.1": frozenset({"public"})})
        with pytest.raises(LeadsInside):
            await fetch(server.address("/"), limits=SMALL, linked=linked, resolve=lies)  # type: ignore[arg-type]
        assert server.requests == []
        got = await fetch(server.address("/"), limits=SMALL, linked="loopback")
        assert isinstance(got, Page)


@pytest.mark.parametrize(("path", "times"), [("/page", 2), ("/unsubscribe?me", 1)])
async def test_an_address_with_a_query_is_not_asked_twice(path: str, times: int) -> None:
    with Server({"*": response(status=503)}) as server:
        with pytest.raises(Refused):
            await fetch(server.address(path), limits=SMALL)
        assert len(server.requests) == times
    broken = raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<p>The")
    with Server({"*": broken}) as server:
        with pytest.raises(ConnectionFailed):
            await fetch(server.address(path), limits=SMALL)
        assert len(server.requests) == times


async def test_what_was_typed_inside_may_stay_inside() -> None:
    assert (await page("http://10.0.0.1/", {"http://10.0.0.1/": "http://10.0.0.2/"})).body == HTML
    assert (await page("http://localhost/", {"http://localhost/": "http://10.0.0.2/"})).body == HTML
    assert (await page("http://10.0.0.1/", {"http://10.0.0.1/": "https://a.example/"})).body == HTML
    with pytest.raises(FetchError):
        await page("http://10.0.0.1/", {"http://10.0.0.1/": "http://127.0.0.1/"})


def test_a_name_may_not_change_its_mind_between_lookup_and_connection() -> None:
    target = split("https://b.example/")
    check_network("public", frozenset({"public"}), target)
    with pytest.raises(LeadsInside):
        check_network("public", frozenset({"public", "loopback"}), target)


async def test_a_connection_that_ended_up_inside_is_closed_before_anything_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The lookup says public, and so is the first connection; the second goes to the own machine."""
    connections: list[Network] = ["public", "loopback"]
    monkeypatch.setattr(fetching, "network", lambda host: connections.pop(0) if host == "127.0.0.1" else "public")
    with Server({"*": response(HTML)}) as server:
        with Server({"/a": redirect(f"http://localhost:{server.port}/b")}) as first:
            with pytest.raises(LeadsInside, match="sends on into your own network"):
                await fetch(f"http://localhost:{first.port}/a", limits=SMALL, resolve=lying({}))  # type: ignore[arg-type]
            assert len(first.requests) == 1
        assert server.requests == []


async def test_leaving_tls_is_said() -> None:
    got = await page("https://a.example/", {"https://a.example/": "http://b.example/x"})
    assert got.notes == ("b.example/x was sent without encryption: others could read or change it on the way",)


async def test_a_password_goes_only_to_the_server_it_was_typed_for() -> None:
    asked: list[tuple[str, str | None]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((str(request.url), request.headers.get("authorization")))
        to = {"/": "/b", "/b": "https://b.example/c"}.get(request.url.path)
        return httpx.Response(302, headers={"location": to}) if to else httpx.Response(200, content=HTML)

    got = await fetch("https://user:secret@a.example/", limits=SMALL, transport=httpx.MockTransport(answer))
    assert isinstance(got, Page)
    basic = "Basic dXNlcjpzZWNyZXQ="
    assert asked == [("https://a.example/", basic), ("https://a.example/b", basic), ("https://b.example/c", None)]
    assert (got.url, got.final_url) == ("https://a.example/", "https://b.example/c")


@pytest.mark.parametrize(
    ("markup", "target"),
    [
        (b'<meta http-equiv="refresh" content="0; url=/b">', "https://a.example/b"),
        (b"<META HTTP-EQUIV=Refresh CONTENT='5;URL=\"https://b.example/?a=1&amp;b=2\"'>", "https://b.example/?a=1&b=2"),
        (b'<meta http-equiv="refresh" content="0;/b">', "https://a.example/b"),
        (b'<meta http-equiv="refresh" content="300; url=/b">', None),
        (b'<meta http-equiv="refresh" content="0; url=javascript:alert(1)">', None),
        (b'<meta http-equiv="refresh" content="30">', None),
        (b'<meta http-equiv="refresh" content="0; url=/">', None),
        (b"<p>no refresh", None),
    ],
)
def test_a_meta_refresh_is_found(markup: bytes, target: str | None) -> None:
    assert refresh(markup, "", "https://a.example/") == target


async def test_a_meta_refresh_is_told_and_not_followed() -> None:
    with Server({"/": response(b'<meta http-equiv="refresh" content="0; url=/b">' + HTML)}) as server:
        got = await fetch(server.address(), limits=SMALL)
        assert isinstance(got, Page)
        assert got.notes == (f"The page asks to go on to {server.address('/b')}",)
        assert len(server.requests) == 1


async def test_a_refused_redirect_has_the_code_of_what_could_not_be_fetched() -> None:
    with pytest.raises(ReaderError) as caught:
        await page("https://a.example/", {"https://a.example/": "ftp://b.example/"})
    assert caught.value.code == 3
    assert not isinstance(caught.value, BadAddress)
