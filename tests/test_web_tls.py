"""Servers that can not prove who they are: each failure of TLS has its own sentence, and nothing is fetched."""

import errno
import socket
import ssl
import threading

import httpx
import pytest

from tests.server import TLS, Server, raw, response
from tui_reader.errors import ConnectionFailed, TlsFailed
from tui_reader.web.client import certificates
from tui_reader.web.fetch import fetch
from tui_reader.web.limits import Limits
from tui_reader.web.page import Page

pytestmark = pytest.mark.server

SMALL = Limits(retry_wait=0)
HTML = b"<p>The ferry is back.</p>"


@pytest.fixture(autouse=True)
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own authority is the only one."""
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "authority.crt"))


async def test_a_certificate_of_a_known_authority_is_taken() -> None:
    with Server({"/": response(HTML)}, certificate="good") as server:
        got = await fetch(server.address(), limits=SMALL)
    assert isinstance(got, Page)
    assert got.body == HTML


@pytest.mark.parametrize(
    ("certificate", "title"),
    [
        ("self", "The site made its certificate itself: 127.0.0.1"),
        ("expired", "The site's certificate has run out: 127.0.0.1"),
        ("early", "The site's certificate is not valid yet: 127.0.0.1"),
        ("other", "The site's certificate belongs to another"),
    ],
)
async def test_a_certificate_that_proves_nothing_is_refused(certificate: str, title: str) -> None:
    with Server({"/": response(HTML)}, certificate=certificate) as server:
        with pytest.raises(TlsFailed) as caught:
            await fetch(server.address(), limits=SMALL)
        assert server.requests == []
    assert caught.value.title.startswith(title)
    assert "in a browser" in caught.value.detail


async def test_an_unknown_authority_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "self.pem"))
    with (
        Server({"/": response(HTML)}, certificate="good") as server,
        pytest.raises(TlsFailed, match="signed by nobody known here"),
    ):
        await fetch(server.address(), limits=SMALL)


async def test_a_plain_answer_on_a_tls_port_is_said() -> None:
    with Server({"/": response(HTML)}) as server, pytest.raises(TlsFailed) as caught:
        await fetch(server.address().replace("http:", "https:"), limits=SMALL)
    assert caught.value.title == "127.0.0.1 does not speak TLS here"
    assert f"http://127.0.0.1:{server.port}/" in caught.value.detail


async def test_a_tls_server_on_a_plain_port_is_said() -> None:
    with (
        Server({"/": response(HTML)}, certificate="good") as server,
        pytest.raises((TlsFailed, ConnectionFailed)) as caught,
    ):
        await fetch(server.address().replace("https:", "http:"), limits=SMALL)
    assert "https://" in caught.value.detail


async def test_a_tls_alert_on_a_plain_port_is_said() -> None:
    alert = raw(b"\x15\x03\x01\x00\x02\x02\x0a\r\n\r\n")
    with Server({"/": alert}) as server, pytest.raises(TlsFailed, match="speaks only TLS here"):
        await fetch(server.address(), limits=SMALL)


async def test_a_connection_closed_within_the_handshake_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def close_twice() -> None:
            for _ in range(2):
                listener.accept()[0].close()

        closing = threading.Thread(target=close_twice)
        closing.start()
        with pytest.raises((TlsFailed, ConnectionFailed)) as caught:
            await fetch(f"https://127.0.0.1:{listener.getsockname()[1]}/", limits=SMALL)
        # One of the two connections may never come: TLS failures are not tried again.
        socket.create_connection(listener.getsockname()).close()
        closing.join(5)
    assert caught.value.detail


async def test_old_encryption_is_refused() -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        try:
            raise ssl.SSLError(1, "[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol")
        except ssl.SSLError as error:
            error.reason = "UNSUPPORTED_PROTOCOL"
            raise httpx.ConnectError("\x1b[31m raw words") from error

    with pytest.raises(TlsFailed) as caught:
        await fetch("https://a.example/", limits=SMALL, transport=httpx.MockTransport(fail))
    assert caught.value.title == "a.example offers no encryption that is still safe"


async def test_a_server_that_refuses_tls_may_be_asked_without() -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("raw words") from ConnectionRefusedError(errno.ECONNREFUSED, "refused")

    with pytest.raises(ConnectionFailed) as caught:
        await fetch("https://a.example/x", limits=SMALL, transport=httpx.MockTransport(fail))
    assert caught.value.title == "a.example refused the connection"
    assert caught.value.detail.endswith("then open http://a.example/x")


def test_certificates_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    file = str(TLS / "authority.crt")
    assert certificates(file, None) is certificates(file, None)
    assert certificates(None, None) is not certificates(file, None)
