"""The body of an answer, taken piece by piece under its limits and thrown away as soon as it is none to read."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, NamedTuple, cast

from tui_reader.address import Url
from tui_reader.errors import OverLimit, TimedOut
from tui_reader.web.decompress import Broken, Unpacker
from tui_reader.web.kinds import readable
from tui_reader.web.limits import Limits
from tui_reader.web.problems import problem
from tui_reader.web.progress import Progress

if TYPE_CHECKING:
    import httpx

HEAD = 512  # bytes that tell a kind by its signature
TURN = 100  # pieces until others get their turn
BETWEEN_WORDS = 0.05  # seconds between two words of progress
# How h11 words a body that ends too early; only the beginning is looked at.
_CUT_OFF = re.compile("peer closed connection|incomplete", re.IGNORECASE)


Check = Callable[[str, bytes, str], str]


class Received(NamedTuple):
    """A body, the bytes it took on the wire, and whether it came to its end."""

    body: bytes
    wire: int
    complete: bool


async def receive(
    response: "httpx.Response",
    url: Url,
    content_type: str,
    limits: Limits,
    tell: Callable[[Progress], None],
    check: Check = readable,
) -> Received:
    """The unpacked body; raises NothingToRead for a kind that is not read, OverLimit, TimedOut and FetchErrors.

    check: names the kind that a label, the first bytes and an address tell, or raises NothingToRead.
    """
    what = check(content_type, b"", str(url))
    total = _length(response.headers.get("content-length", ""))
    tell(Progress("answered", str(url), what, 0, total))
    unpacker = Unpacker(response.headers.get("content-encoding", ""), limits.body_bytes)
    _check_size(total or 0, limits)
    loop = asyncio.get_running_loop()
    wire, checked, next_word = 0, False, 0.0
    try:
        async with aclosing(_chunks(response, url, limits)) as chunks:
            async for chunk in chunks:
                wire += len(chunk)
                _check_size(wire, limits)
                unpacker.feed(chunk)
                if not checked and unpacker.size >= HEAD:
                    checked = bool(check(content_type, unpacker.head(HEAD), str(url)))
                if loop.time() >= next_word:
                    tell(Progress("receiving", str(url), what, wire, total))
                    next_word = loop.time() + BETWEEN_WORDS
        complete = unpacker.complete
    except Broken:
        complete = False
    tell(Progress("receiving", str(url), what, wire, total))
    body = unpacker.body()
    check(content_type, body[:HEAD], str(url))
    return Received(body, wire, complete)


async def _chunks(response: "httpx.Response", url: Url, limits: Limits) -> AsyncGenerator[bytes, None]:
    """The raw bytes as they come, none for ever: so many in any so many seconds; raises Broken for an early end."""
    import httpx

    loop = asyncio.get_running_loop()
    stream = aiter(cast("httpx.AsyncByteStream", response.stream))  # raw: httpx would unpack without a limit
    until, got, pieces = loop.time() + limits.slow_seconds, 0, 0
    while True:
        try:
            async with asyncio.timeout_at(until):
                chunk = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise _too_slow(url, limits) from None
        except (httpx.ReadError, httpx.RemoteProtocolError) as error:
            if isinstance(error, httpx.ReadError) or _CUT_OFF.match(str(error)):
                raise Broken("the connection ended") from error
            raise problem(error, url, limits).error from error
        yield chunk
        got += len(chunk)
        pieces += 1
        if pieces % TURN == 0:  # pieces that are here already come without a pause, and nobody else would be heard
            await asyncio.sleep(0)
        if got >= limits.slow_bytes:
            until, got = loop.time() + limits.slow_seconds, 0


def _length(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def _check_size(wire: int, limits: Limits) -> None:
    if wire > limits.wire_bytes:
        raise OverLimit(
            f"The page is larger than {limits.wire_bytes / 1e6:.3g} MB", "The reader takes texts, not archives."
        )


def _too_slow(url: Url, limits: Limits) -> TimedOut:
    least = f"{limits.slow_bytes:,} bytes in {limits.slow_seconds:g} s"
    return TimedOut(f"{url.host} sends too slowly", f"Fewer than {least} came. Try again later.")
