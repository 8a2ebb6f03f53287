"""One address fetched: redirects, one retry, and every limit kept; httpx is imported only while it runs."""

import asyncio
import re
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tui_reader.address import Network, Url, network, split
from tui_reader.clean import one_line
from tui_reader.errors import FetchError, NothingToRead, OverLimit, TimedOut
from tui_reader.web.client import headers, proxy_for, transport, warm_up
from tui_reader.web.decompress import Broken, Unpacker
from tui_reader.web.kinds import kind, unreadable
from tui_reader.web.limits import DEFAULTS, Limits
from tui_reader.web.names import resolve as resolve_name
from tui_reader.web.page import NotModified, Page, Validators
from tui_reader.web.progress import Progress
from tui_reader.web.redirects import STATUSES, check_network, lost_tls, next_url, refresh
from tui_reader.web.status import refused, retry_after

if TYPE_CHECKING:
    from http.cookiejar import MozillaCookieJar

    import httpx

__all__ = ["Limits", "NotModified", "Page", "Progress", "Validators", "fetch", "warm_up"]

# How h11 words it; only these beginnings are looked at.
_CUT_OFF = re.compile("^(?:peer closed connection|incomplete)", re.IGNORECASE)
HEAD = 512  # bytes that tell a kind by its signature
RETRIED = frozenset({502, 503, 504})
Resolver = Callable[[str, float], Awaitable[frozenset[Network]]]


async def fetch(
    url: str,
    *,
    limits: Limits = DEFAULTS,
    validators: Validators | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    transport: "httpx.AsyncBaseTransport | None" = None,
    user_agent: str = "",
    accept_language: str = "",
    credentials: tuple[str, str] | None = None,
    cookies_file: str | Path = "",
    resolve: Resolver | None = None,
) -> Page | NotModified:
    """The page at `url`, or that the kept one still holds.

    credentials go only to the server of `url`. transport and resolve stand in for the network. Raises the errors of
    tui_reader.errors; cancelling closes the connection.
    """
    first = split(url)
    await warm_up()
    jar = None
    if cookies_file:
        from tui_reader.web.cookies import read_jar

        jar = await asyncio.to_thread(read_jar, Path(cookies_file))
    errand = _Errand(first, limits, on_progress or _silent, transport, resolve or (None if transport else resolve_name))
    errand.headers = headers(user_agent, accept_language)
    errand.validators, errand.credentials, errand.jar = validators, credentials or first.credentials, jar
    try:
        async with asyncio.timeout(limits.total):
            return await errand.run()
    except TimeoutError:
        raise TimedOut(
            f"{first.host} did not finish in {_span(limits.total)}", "The server or the network is too slow."
        ) from None


def _silent(_: Progress) -> None:
    pass


def _span(seconds: float) -> str:
    return f"{seconds / 60:g} minutes" if seconds >= 120 else f"{seconds:g} s"


class _Again(Exception):
    """It failed in a way that asking once more may mend."""

    def __init__(self, error: Exception, wait: float) -> None:
        super().__init__(error, wait)
        self.error, self.wait = error, wait


class _Errand:
    """The state of one fetch: where it is, what it may do, and the connections it opened."""

    headers: dict[str, str]
    validators: Validators | None
    credentials: tuple[str, str] | None
    jar: "MozillaCookieJar | None"

    def __init__(
        self,
        first: Url,
        limits: Limits,
        tell: Callable[[Progress], None],
        transport: "httpx.AsyncBaseTransport | None",
        resolve: Resolver | None,
    ) -> None:
        self.first, self.limits, self.tell = first, limits, tell
        self.transport, self.resolve = transport, resolve
        self.current = first
        self.typed: frozenset[Network] = frozenset()
        self.notes: list[str] = []
        self.carriers: dict[str, httpx.AsyncBaseTransport] = {}
        self.proxy = ""
        self.headers_by = asyncio.get_running_loop().time() + limits.headers

    async def run(self) -> Page | NotModified:
        """The answer, after at most one retry."""
        async with AsyncExitStack() as stack:
            try:
                return await self._visit(stack)
            except _Again as again:
                if asyncio.get_running_loop().time() + again.wait >= self.headers_by:
                    raise again.error from again
                self.tell(Progress("waiting", str(self.current), seconds=again.wait))
                await asyncio.sleep(again.wait)
            try:
                return await self._visit(stack)
            except _Again as again:
                raise again.error from again

    async def _visit(self, stack: AsyncExitStack) -> Page | NotModified:
        """Follow redirects from the first address to an answer."""
        self.current, self.notes = self.first, []
        seen = {str(self.first)}
        while True:
            response = await self._ask(stack)
            try:
                if response.status_code not in STATUSES:
                    return await self._answer(response)
                self._go_on(response.headers.get("location", ""), seen)
            finally:
                await response.aclose()

    def _go_on(self, location: str, seen: set[str]) -> None:
        target = next_url(self.current, location)
        if str(target) in seen:
            raise FetchError("The page sends round in a circle", "It may want cookies. Open it in a browser.")
        if len(seen) > self.limits.redirects:
            raise FetchError(
                f"The page sends on more than {self.limits.redirects} times", "Open it in a browser instead."
            )
        seen.add(str(target))
        check_network(self.typed, frozenset({network(target.host)}), target)
        note = lost_tls(self.current, target)
        self.notes += [note] if note else []
        self.current = target

    async def _ask(self, stack: AsyncExitStack) -> "httpx.Response":
        """The headers of the answer at the current address, the body still to come."""
        try:
            async with asyncio.timeout_at(self.headers_by):
                self.proxy = "" if self.transport is not None else proxy_for(self.current)
                await self._look_up()
                carrier = await self._carrier(stack)
                response = await carrier.handle_async_request(self._request())
        except (Exception, ExceptionGroup) as error:
            raise self._translated(error) from error
        size = sum(len(name) + len(value) + 4 for name, value in response.headers.raw)
        if size > self.limits.header_bytes:
            await response.aclose()
            raise OverLimit("The answer's headers are too large", "That is a mistake of the server, or an attack.")
        return response

    def _translated(self, error: Exception) -> Exception:
        from tui_reader.web.problems import problem

        found = problem(error, self.current, self.limits, bool(self.proxy))
        return _Again(found.error, self.limits.retry_wait) if found.again else found.error

    async def _look_up(self) -> None:
        """Where the current host lies; a public page must not lead into an inside network."""
        found = frozenset({network(self.current.host)})
        if self.resolve is not None and not self.proxy:
            try:
                found = await self.resolve(self.current.host, self.limits.connect)
            except TimeoutError:
                from tui_reader.web.problems import no_answer

                raise no_answer(self.current.host, self.limits.connect) from None
        if self.current == self.first:
            self.typed = found
        else:
            check_network(self.typed, found, self.current)

    async def _trace(self, event: str, info: dict[str, Any]) -> None:
        """Hear of the connection, and see where it really went: a name may be looked up differently twice."""
        if event != "connection.connect_tcp.complete":
            return
        stream = info["return_value"]
        server = stream.get_extra_info("server_addr")
        if not self.proxy and self.current != self.first and server:
            try:
                check_network(self.typed, frozenset({network(str(server[0]))}), self.current)
            except FetchError:
                await stream.aclose()
                raise
        self.tell(Progress("found", str(self.current)))

    async def _carrier(self, stack: AsyncExitStack) -> "httpx.AsyncBaseTransport":
        if self.transport is not None:
            return self.transport
        if self.proxy not in self.carriers:
            self.carriers[self.proxy] = await stack.enter_async_context(transport(self.proxy))
        return self.carriers[self.proxy]

    def _request(self) -> "httpx.Request":
        import httpx

        timeout = {"connect": self.limits.connect, "read": None, "write": None, "pool": None}
        extensions = {"timeout": timeout, "trace": self._trace}
        return httpx.Request("GET", str(self.current), headers=self._headers(), extensions=extensions)

    def _headers(self) -> dict[str, str]:
        """What this request says; a password only to the server it was typed for."""
        said = dict(self.headers)
        if self.validators and self.validators.etag:
            said["If-None-Match"] = self.validators.etag
        if self.validators and self.validators.last_modified:
            said["If-Modified-Since"] = self.validators.last_modified
        if self.credentials and self.current.origin == self.first.origin:
            from base64 import b64encode

            said["Authorization"] = "Basic " + b64encode(":".join(self.credentials).encode()).decode("ascii")
        if self.jar is not None:
            from tui_reader.web.cookies import cookies

            said["Cookie"] = cookies(self.jar, str(self.current))
        return {name: value for name, value in said.items() if value}

    async def _answer(self, response: "httpx.Response") -> Page | NotModified:
        status, said = response.status_code, response.headers
        if status == 304 and self.validators:
            return NotModified(str(self.first), str(self.current), time.time(), tuple(self.notes))
        if not 200 <= status < 300 or status in (204, 205):
            wait = retry_after(said.get("retry-after", ""), time.time())
            error = refused(
                status,
                str(self.current),
                wait=wait,
                with_password=self.credentials is not None,
                challenge="cf-mitigated" in said,
            )
            soon = wait is not None and wait <= self.limits.retry_after
            if (status in RETRIED and (wait is None or soon)) or (status == 429 and soon):
                raise _Again(error, self.limits.retry_wait if wait is None else wait)
            raise error
        return await self._page(response)

    async def _page(self, response: "httpx.Response") -> Page:
        said = response.headers
        content_type = one_line(said.get("content-type", ""))[:200]
        unpacker = Unpacker(said.get("content-encoding", ""), self.limits.body_bytes)
        await self._receive(response, content_type, unpacker)
        body = unpacker.body()
        self._check_kind(content_type, body[:HEAD])
        if not body.strip():
            raise NothingToRead("The server sent an empty page", "Try again later, or open it in a browser.")
        onward = refresh(body, one_line(said.get("refresh", "")), str(self.current))
        if onward:
            self.notes.append(f"The page asks to go on to {onward}")
        return Page(
            url=str(self.first),
            final_url=str(self.current),
            body=body,
            content_type=content_type,
            etag=_token(said.get("etag", "")),
            last_modified=_token(said.get("last-modified", "")),
            fetched_at=time.time(),
            notes=tuple(self.notes),
        )

    async def _receive(self, response: "httpx.Response", content_type: str, unpacker: Unpacker) -> None:
        """Take the body into `unpacker`, stopping as soon as it is too much or of a kind that is not read."""
        total = _length(response.headers.get("content-length", ""))
        what = self._check_kind(content_type, b"")
        self.tell(Progress("answered", str(self.current), what, 0, total))
        if total is not None and total > self.limits.wire_bytes:
            raise self._too_large()
        received, checked = 0, False
        try:
            async with aclosing(self._chunks(response)) as chunks:
                async for chunk in chunks:
                    received += len(chunk)
                    if received > self.limits.wire_bytes:
                        raise self._too_large()
                    unpacker.feed(chunk)
                    if not checked and unpacker.size >= HEAD:
                        self._check_kind(content_type, unpacker.head)
                        checked = True
                    self.tell(Progress("receiving", str(self.current), what, received, total))
            if not unpacker.complete:
                raise Broken("the packed bytes end too early")
        except (Broken, _Again) as error:
            self._broken_off(error, unpacker, received)

    def _broken_off(self, error: Exception, unpacker: Unpacker, received: int) -> None:
        """A body that ends too early is an error, unless the page itself had come to its end."""
        from tui_reader.web.problems import broken_off

        if b"</html" in unpacker.body()[-4096:].lower():
            self.notes.append("The answer broke off behind the end of the page")
            return
        raise _Again(broken_off(self.current.host, received), self.limits.retry_wait) from error

    async def _chunks(self, response: "httpx.Response") -> AsyncGenerator[bytes, None]:
        """The raw bytes as they come, none for ever: so many bytes in any so many seconds."""
        loop = asyncio.get_running_loop()
        stream = aiter(cast("httpx.AsyncByteStream", response.stream))  # raw: httpx would unpack without a limit
        until, got = loop.time() + self.limits.slow_seconds, 0
        while True:
            try:
                async with asyncio.timeout_at(until):
                    chunk = await anext(stream)
            except StopAsyncIteration:
                return
            except TimeoutError:
                raise self._too_slow() from None
            except Exception as error:
                raise self._body_problem(error) from error
            yield chunk
            got += len(chunk)
            if got >= self.limits.slow_bytes:
                until, got = loop.time() + self.limits.slow_seconds, 0

    def _body_problem(self, error: Exception) -> Exception:
        """A body that breaks is asked for once more; one that makes no sense is not."""
        import httpx

        if isinstance(error, httpx.RemoteProtocolError) and _CUT_OFF.search(str(error)):
            return _Again(error, self.limits.retry_wait)
        return self._translated(error)

    def _check_kind(self, content_type: str, head: bytes) -> str:
        """The kind's name; raises NothingToRead for one that is not read."""
        what = kind(content_type, head)
        if not what.readable:
            raise unreadable(what, str(self.current))
        return what.name

    def _too_large(self) -> OverLimit:
        return OverLimit(
            f"The page is larger than {self.limits.wire_bytes / 1e6:.3g} MB", "The reader takes texts, not archives."
        )

    def _too_slow(self) -> TimedOut:
        least = f"{self.limits.slow_bytes:,} bytes in {self.limits.slow_seconds:g} s"
        return TimedOut(f"{self.current.host} sends too slowly", f"Fewer than {least} came. Try again later.")


def _length(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def _token(value: str) -> str:
    """A validator as it came, "" when it could not be sent back as it is."""
    return value if value.isascii() and value.isprintable() and len(value) <= 500 else ""
