"""Names of servers: looked up in a thread of their own, so that a dead name server holds up nobody."""

import socket
import threading

import pytest

from tui_reader.errors import ConnectionFailed, TimedOut
from tui_reader.web.fetch import fetch
from tui_reader.web.limits import Limits
from tui_reader.web.lookup import resolve

SMALL = Limits(retry_wait=0)


def lookups(monkeypatch: pytest.MonkeyPatch, answer: list[str] | OSError | threading.Event) -> None:
    """Let every lookup end in addresses or an error, or hang until the event."""

    def getaddrinfo(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        if isinstance(answer, threading.Event):
            answer.wait()
            return []
        if isinstance(answer, OSError):
            raise answer
        return [(2, 1, 6, "", (address, 0)) for address in answer]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


async def test_a_name_lies_in_the_networks_of_all_its_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    lookups(monkeypatch, ["93.184.215.14", "10.0.0.1", "::1"])
    assert await resolve("coastweekly.example", 5) == {"public", "private", "loopback"}


@pytest.mark.parametrize(
    ("error", "title", "detail"),
    [
        (socket.EAI_NONAME, "There is no server named coastweekly.example", "slip of the keys"),
        (socket.EAI_AGAIN, "The name coastweekly.example could not be looked up", "online"),
    ],
)
async def test_a_name_that_is_not_found_is_said(
    monkeypatch: pytest.MonkeyPatch, error: int, title: str, detail: str
) -> None:
    lookups(monkeypatch, socket.gaierror(error, "\x1b[31mraw words"))
    with pytest.raises(ConnectionFailed) as caught:
        await fetch("https://coastweekly.example/", limits=SMALL)
    assert caught.value.title == title
    assert detail in caught.value.detail


async def test_a_lookup_that_hangs_is_left_after_the_time_to_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = threading.Event()
    lookups(monkeypatch, hanging)
    with pytest.raises(TimedOut) as caught:
        await fetch("https://coastweekly.example/", limits=SMALL._replace(connect=0.1))
    assert caught.value.title == "No answer from coastweekly.example in 0.1 s"
    assert [thread.daemon for thread in threading.enumerate() if thread.name == "_addresses"] == [True]
    hanging.set()


async def test_a_name_of_many_words_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: object, **__: object) -> None:
        raise UnicodeError("label too long")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(ConnectionFailed, match="There is no server named"):
        await fetch("https://coastweekly.example/", limits=SMALL)
