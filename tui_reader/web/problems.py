"""What httpx, the sockets and TLS report, as sentences; no text of theirs or of a server is passed on."""

import errno
import socket
import ssl
from collections.abc import Iterator
from typing import NamedTuple

from tui_reader.address import Url
from tui_reader.errors import BadAddress, ConnectionFailed, FetchError, OverLimit, ReaderError, TimedOut, TlsFailed
from tui_reader.web.client import bad_proxy
from tui_reader.web.limits import Limits


class Problem(NamedTuple):
    """An error of ours, and whether asking once more may help."""

    error: ReaderError
    again: bool = False


_DECIDE = "The reader does not go on without it. Open the page in a browser if you trust it all the same."
_TRY = "Try again."
_TRY_TLS = "Try again; if the server expects TLS, put https:// before the address."
_BY_CODE = {
    10: ("The site's certificate has run out", f"Look at the clock of this machine first. {_DECIDE}"),
    9: ("The site's certificate is not valid yet", f"Look at the clock of this machine first. {_DECIDE}"),
    18: ("The site made its certificate itself", _DECIDE),
    19: ("The site's certificate is signed by nobody known here", _DECIDE),
    20: ("The site's certificate is signed by nobody known here", _DECIDE),
    21: ("The site's certificate is signed by nobody known here", _DECIDE),
    23: ("The site's certificate was withdrawn", _DECIDE),
    62: ("The site's certificate belongs to another name", f"Check the address. {_DECIDE}"),
    64: ("The site's certificate belongs to another IP address", f"Check the address. {_DECIDE}"),
}
_BY_ERRNO = {
    errno.ECONNREFUSED: ("refused the connection", "Check the port; or the server is down: try again later."),
    errno.EHOSTUNREACH: ("can not be reached", "Check the network of this machine."),
    errno.ENETUNREACH: ("can not be reached", "Check the network of this machine."),
    errno.ENETDOWN: ("can not be reached", "Check the network of this machine."),
    errno.ECONNRESET: ("broke the connection off", _TRY),
    errno.EPIPE: ("broke the connection off", _TRY),
    errno.ECONNABORTED: ("broke the connection off", _TRY),
}


def problem(error: Exception, url: Url, limits: Limits, proxied: bool = False) -> Problem:
    """The sentence for what a request to `url` raised; what is nobody's failure but ours is raised again."""
    import httpx

    server = url.host
    if isinstance(error, ReaderError):
        return Problem(error)
    if isinstance(error, httpx.ConnectTimeout):
        return Problem(no_answer(server, limits.connect))
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return Problem(no_answer(server, limits.headers))
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
        return Problem(BadAddress("The address can not be opened", "Check it for a slip of the keys."))
    causes = list(_causes(error))
    tls = next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None)
    if tls is not None:
        return Problem(_tls(tls, url))
    if isinstance(error, (httpx.RemoteProtocolError, httpx.LocalProtocolError)):
        return _garbled(error, url)
    if isinstance(error, httpx.ProxyError):
        return Problem(_proxy(error))
    if not isinstance(error, (httpx.HTTPError, OSError, ExceptionGroup)):
        raise error
    for cause in causes:
        if proxied and isinstance(cause, socket.gaierror):
            return Problem(bad_proxy())
        if isinstance(cause, socket.gaierror):
            return Problem(unknown_name(cause, server), again=cause.errno == socket.EAI_AGAIN)
    return Problem(_connection(causes, "The proxy" if proxied else server, url), again=True)


def no_answer(server: str, seconds: float) -> TimedOut:
    """The sentence for a server that is silent."""
    return TimedOut(f"No answer from {server} in {seconds:g} s", "The server or the network is too slow. Try again.")


def unknown_name(error: OSError, server: str) -> ConnectionFailed:
    """The sentence for a name that could not be looked up."""
    if error.errno == socket.EAI_AGAIN:
        return ConnectionFailed(
            f"The name {server} could not be looked up", "Is this machine online? Try again in a moment."
        )
    return ConnectionFailed(f"There is no server named {server}", "Check the address for a slip of the keys.")


def broken_off(server: str, received: int) -> ConnectionFailed:
    """The sentence for a body that ends too early."""
    return ConnectionFailed(
        f"{server} broke off in the middle of the page",
        f"Only {received:,} bytes came. Try again; nothing of it was kept.",
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all it came from, groups opened."""
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            waiting.extend(current.exceptions)
        waiting.extend(cause for cause in (current.__cause__, current.__context__) if cause is not None)


def _connection(causes: list[BaseException], server: str, url: Url) -> ConnectionFailed:
    for cause in causes:
        number = cause.errno if isinstance(cause, OSError) else None
        if number in _BY_ERRNO:
            words, advice = _BY_ERRNO[number]
            if advice == _TRY and url.scheme == "http":
                advice = _TRY_TLS
            if number == errno.ECONNREFUSED and url.scheme == "https" and not url.port and server == url.host:
                advice = f"It is down, or it has no encryption: then open {url._replace(scheme='http')}"
            return ConnectionFailed(f"{server} {words}", advice)
    return ConnectionFailed(f"No connection to {server}", "The server or the network may be down. Try again.")


def _tls(error: ssl.SSLError, url: Url) -> TlsFailed:
    if isinstance(error, ssl.SSLCertVerificationError):
        known = _BY_CODE.get(error.verify_code, ("The site's certificate is not valid", _DECIDE))
        return TlsFailed(f"{known[0]}: {url.host}", known[1])
    reason = error.reason or ""
    if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "RECORD_LAYER_FAILURE"):
        return TlsFailed(
            f"{url.host} does not speak TLS here",
            f"If you trust the network between, open it without: {url._replace(scheme='http')}",
        )
    if "PROTOCOL" in reason or "CIPHER" in reason or "HANDSHAKE" in reason:
        return TlsFailed(f"{url.host} offers no encryption that is still safe", _DECIDE)
    return TlsFailed(f"The encrypted connection to {url.host} failed", "Try again, or open the page in a browser.")


def _garbled(error: Exception, url: Url) -> Problem:
    """h11's complaints; only their fixed beginnings are looked at."""
    words = str(error)
    if "Receive buffer too long" in words:
        return Problem(
            OverLimit("The answer's headers are too large", "That is a mistake of the server, or an attack.")
        )
    if "disconnected" in words:
        advice = _TRY_TLS if url.scheme == "http" else _TRY
        return Problem(ConnectionFailed(f"{url.host} closed the connection without an answer", advice), again=True)
    if "\\x15\\x03" in words:  # the first bytes of a TLS alert
        return Problem(TlsFailed(f"{url.host} speaks only TLS here", f"Open {url._replace(scheme='https')}"))
    return Problem(FetchError(f"The answer of {url.host} makes no sense", "It is no HTTP, or damaged. Try a browser."))


def _proxy(error: Exception) -> ReaderError:
    status = str(error)[:3]
    if status.isdigit():
        advice = "It wants a user and password: put them into its address." if status == "407" else "Try again."
        return ConnectionFailed(f"The proxy refused: {status}", advice)
    return bad_proxy()
