"""One address fetched: redirects, one retry, and every limit kept; httpx is imported only while it runs."""

import asyncio
import re
import time
from base64 import b64encode
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui_reader.address import Linked, Network, Url, named_part, network, split
from tui_reader.clean import one_line
from tui_reader.errors import FetchError, LeadsInside, NothingToRead, OverLimit, ReaderError, TimedOut
from tui_reader.web.client import carrier, headers, proxy_for, warm_up
from tui_reader.web.decompress import GZIP, unpacked
from tui_reader.web.freshness import fresh_for
from tui_reader.web.kinds import readable
from tui_reader.web.limits import DEFAULTS, Limits
from tui_reader.web.lookup import resolve as resolve_name
from tui_reader.web.page import NotModified, Page, Validators
from tui_reader.web.progress import Progress
from tui_reader.web.receive import HEAD, Check, receive
from tui_reader.web.redirects import STATUSES, check_network, lost_tls, next_url, refresh
from tui_reader.web.refusals import refused, retry_after

if TYPE_CHECKING:
    from http.cookiejar import MozillaCookieJar

    import httpx

__all__ = ["Limits", "NotModified", "Page", "Progress", "Validators", "fetch", "warm_up"]

RETRIED = frozenset({502, 503, 504})
_LEAST_FIRST: tuple[Network, ...] = ("public", "link-local", "private", "loopback")
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
    check: Check = readable,
    linked: Linked = "",
    own_headers: Sequence[tuple[str, str]] = (),
) -> Page | NotModified:
    """The page at `url`, or that the kept one still holds.

    check: which kinds are taken, `kinds.readable` or `kinds.picture`. linked: the network of the page that led here,
    which may not lead into another one; "" for an address that was typed. credentials and own_headers go only to the
    server of `url`, cookies only to its host, whatever it sends on to. transport and resolve stand in for the network.
    Raises the errors of tui_reader.errors; cancelling closes the connection.
    """
    first = split(url)
    await warm_up(tls=first.scheme == "https")
    errand = _Errand(
        first,
        _Order(
            limits,
            on_progress or _silent,
            transport,
            resolve or (None if transport else resolve_name),
            headers(user_agent, accept_language),
            validators or Validators(),
            credentials or first.credentials,
            await _jar(cookies_file),
            check,
            linked,
            own_headers,
        ),
    )
    try:
        async with asyncio.timeout(limits.total):
            return await errand.run()
    except TimeoutError:
        raise TimedOut(
            f"{first.host} did not finish in {_span(limits.total)}", "The server or the network is too slow."
        ) from None


def _silent(_: Progress) -> None:
    pass


async def _jar(cookies_file: str | Path) -> "MozillaCookieJar | None":
    if not cookies_file:
        return None
    from tui_reader.web.cookies import read_jar

    return await asyncio.to_thread(read_jar, Path(cookies_file))


def _span(seconds: float) -> str:
    return f"{seconds / 60:g} minutes" if seconds >= 120 else f"{seconds:g} s"


class _Again(Exception):
    """It failed in a way that asking once more may mend."""

    def __init__(self, error: ReaderError, wait: float) -> None:
        super().__init__(error, wait)
        self.error, self.wait = error, wait


class _Order(NamedTuple):
    """What one fetch was asked to do, and with what."""

    limits: Limits
    tell: Callable[[Progress], None]
    transport: "httpx.AsyncBaseTransport | None"
    resolve: Resolver | None
    headers: dict[str, str]
    validators: Validators
    credentials: tuple[str, str] | None
    jar: "MozillaCookieJar | None"
    check: Check
    linked: Linked
    own_headers: Sequence[tuple[str, str]]


class _Errand:
    """The state of one fetch: where it is, the network it came from, and the connections it opened."""

    def __init__(self, first: Url, order: _Order) -> None:
        self.first, self.order, self.limits = first, order, order.limits
        self.current = first
        self.before: Network = order.linked or "public"
        """The network of what led to the current address, where something did."""
        self.here: Network = "public"
        self.reached: dict[str, Network] = {}
        """Where the connections to each server went."""
        self.has_acted = False
        """Whether an address with a query was asked: it may have unsubscribed, ordered or voted."""
        self.proxy = ""
        self.notes: list[str] = []
        self.fragment = ""
        self.carriers: dict[tuple[str, bool], httpx.AsyncBaseTransport] = {}
        self.headers_by = asyncio.get_running_loop().time() + order.limits.headers

    async def run(self) -> Page | NotModified:
        """The answer, after at most one retry."""
        async with AsyncExitStack() as stack:
            try:
                return await self._visit(stack)
            except _Again as again:
                if asyncio.get_running_loop().time() + again.wait >= self.headers_by:
                    raise again.error from again
                self.order.tell(Progress("waiting", str(self.current), seconds=again.wait))
                await asyncio.sleep(again.wait)
            try:
                return await self._visit(stack)
            except _Again as again:
                raise again.error from again

    async def _visit(self, stack: AsyncExitStack) -> Page | NotModified:
        """Follow redirects from the first address to an answer."""
        self.current, self.notes, self.fragment = self.first, [], ""
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
        self.before = self._network
        check_network(self.before, frozenset({network(target.host)}), target)
        note = lost_tls(self.current, target)
        self.notes += [note] if note else []
        # RFC 9110, 10.2.2: the fragment of the address is kept where the new one has none.
        self.fragment = named_part(target) or self.fragment
        self.current = target

    async def _ask(self, stack: AsyncExitStack) -> "httpx.Response":
        """The headers of the answer at the current address, the body still to come."""
        from tui_reader.web.problems import problem

        try:
            async with asyncio.timeout_at(self.headers_by):
                self.proxy = "" if self.order.transport is not None else proxy_for(self.current)
                await self._look_up()
                asked = await self._carrier(stack)
                response = await asked.handle_async_request(self._request())
        except Exception as error:  # httpx lets through what it did not foresee; `problem` raises what is not its own
            found = problem(error, self.current, self.limits, bool(self.proxy))
            raise (self._again(found.error) if found.again else found.error) from error
        self.has_acted = self.has_acted or bool(self.current.query)
        size = sum(len(name) + len(value) + 4 for name, value in response.headers.raw)
        if size > self.limits.header_bytes:
            await response.aclose()
            raise OverLimit("The answer's headers are too large", "That is a mistake of the server, or an attack.")
        return response

    def _again(self, error: ReaderError, wait: float | None = None) -> Exception:
        """What has the address asked once more, unless asking may have done something already."""
        return error if self.has_acted else _Again(error, self.limits.retry_wait if wait is None else wait)

    async def _look_up(self) -> None:
        """Where the current host lies; a public page must not lead into an inside network."""
        found = frozenset({network(self.current.host)})
        if self.order.resolve is not None and not self.proxy:
            try:
                found = await self.order.resolve(self.current.host, self.limits.connect)
            except TimeoutError:
                from tui_reader.web.problems import no_answer

                raise no_answer(self.current.host, self.limits.connect) from None
        if self._is_led:
            check_network(self.before, found, self.current, self.current == self.first)
        # Of several the one that leads least far, until a connection tells.
        self.here = next(each for each in _LEAST_FIRST if each in found)

    @property
    def _network(self) -> Network:
        """Where the current address was found."""
        return self.reached.get(self.current.origin, self.here)

    @property
    def _is_led(self) -> bool:
        """Whether a page leads to the current address, and no person."""
        return bool(self.order.linked) or self.current != self.first

    async def _trace(self, event: str, info: dict[str, Any]) -> None:
        """Hear of the connection, and see where it really went: a name may be looked up differently twice."""
        if event == "http11.send_request_headers.started":
            self.has_acted = self.has_acted or bool(self.current.query)
        if event != "connection.connect_tcp.complete":
            return
        stream = info["return_value"]
        server = stream.get_extra_info("server_addr")
        if not self.proxy and server:
            reached = self.reached[self.current.origin] = network(str(server[0]))
            try:
                if self._is_led:
                    check_network(self.before, frozenset({reached}), self.current, self.current == self.first)
            except LeadsInside:
                await stream.aclose()
                raise
        self.order.tell(Progress("found", str(self.current)))

    async def _carrier(self, stack: AsyncExitStack) -> "httpx.AsyncBaseTransport":
        if self.order.transport is not None:
            return self.order.transport
        way = (self.proxy, self.current.scheme == "https")
        if way not in self.carriers:
            self.carriers[way] = await stack.enter_async_context(carrier(self.proxy, tls=way[1]))
        return self.carriers[way]

    def _request(self) -> "httpx.Request":
        import httpx

        timeout = {"connect": self.limits.connect, "read": None, "write": None, "pool": None}
        extensions = {"timeout": timeout, "trace": self._trace, **self._spelled()}
        return httpx.Request("GET", str(self.current), headers=self._headers(), extensions=extensions)

    def _spelled(self) -> dict[str, bytes]:
        """The address as it is asked for, where httpx would spell it anew: a % that begins no code."""
        if not re.search("%(?![0-9A-Fa-f]{2})", str(self.current)):
            return {}
        # A proxy is asked for the whole address.
        whole = self.proxy.startswith("http") and self.current.scheme == "http"
        return {"target": str(self.current).removeprefix("" if whole else self.current.origin).encode("ascii")}

    def _headers(self) -> dict[str, str]:
        """What this request says; a password only to the server it was typed for."""
        order = self.order
        said = {
            **order.headers,
            "If-None-Match": order.validators.etag,
            "If-Modified-Since": order.validators.last_modified,
        }
        if order.credentials and self.current.origin == self.first.origin:
            said["Authorization"] = "Basic " + b64encode(":".join(order.credentials).encode()).decode("ascii")
        if self.current.origin == self.first.origin:
            said |= dict(order.own_headers)
        if order.jar is not None and self.current.host == self.first.host:
            from tui_reader.web.cookies import cookies

            said["Cookie"] = cookies(order.jar, str(self.current))
        return {name: value for name, value in said.items() if value}

    async def _answer(self, response: "httpx.Response") -> Page | NotModified:
        status = response.status_code
        if status == 304 and self.order.validators != Validators():
            fresh = fresh_for(response.headers)
            return NotModified(str(self.first), str(self.current), time.time(), tuple(self.notes), self._network, fresh)
        if 200 <= status < 300 and status not in (204, 205):
            return await self._page(response)
        wait = retry_after(response.headers.get("retry-after", ""), time.time())
        error = refused(
            status,
            str(self.current),
            wait=wait,
            with_password=self.order.credentials is not None,
            challenge="cf-mitigated" in response.headers,
        )
        error.wait = wait or 0.0
        soon = wait is not None and wait <= self.limits.retry_after
        if soon and (status in RETRIED or status == 429):
            raise self._again(error, wait or 0)
        if wait is None and status in RETRIED:
            raise self._again(error)
        raise error

    async def _page(self, response: "httpx.Response") -> Page:
        from tui_reader.web.problems import broken_off

        said = response.headers
        content_type = one_line(said.get("content-type", ""))[:200]
        body, wire, complete = await receive(
            response, self.current, content_type, self.limits, self.order.tell, self.order.check
        )
        if body.startswith(GZIP):
            body, content_type = unpacked(body, self.limits.body_bytes), ""
            if body.startswith(GZIP):
                raise NothingToRead("This is an archive in an archive, not a page", "Save it, and unpack it.")
            self.order.check(content_type, body[:HEAD], str(self.current))
        if not complete:
            if b"</html" not in body[-4096:].lower():
                raise self._again(broken_off(self.current.host, wire))
            self.notes.append("The answer broke off behind the end of the page")
        if not body or body.isspace():
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
            fragment=self.fragment,
            network=self._network,
            fresh_for=fresh_for(said),
            copied=_day(said.get("memento-datetime", "")),
        )


def _day(value: str) -> str:
    """The ISO date of a header (RFC 7089 has one for an archive's copies), "" for none."""
    if not value:
        return ""
    from email.utils import parsedate_to_datetime  # 15 ms, and hardly any page is a copy

    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _token(value: str) -> str:
    """A validator as it came, "" when it could not be sent back as it is."""
    return value if value.isascii() and value.isprintable() and len(value) <= 500 else ""
