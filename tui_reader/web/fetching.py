"""A request in a process of its own: httpx costs 120 ms and 10 MB, which keys and memory of the program do without."""

import json
from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from tui_reader.address import Linked
from tui_reader.errors import ConnectionFailed
from tui_reader.process.inside import heard
from tui_reader.process.program import Process
from tui_reader.web.limits import DEFAULTS, Limits
from tui_reader.web.page import NotModified, Page, Validators
from tui_reader.web.progress import Progress

if TYPE_CHECKING:
    import asyncio

BEGINNING = 15.0
"""Seconds that the process may take besides the request itself: importing httpx, reading certificates and cookies."""
TALK = 8_000_000
"""Bytes of its steps: 20 a second, for minutes."""


class Fetching:
    """One request; it runs from now on, and ends with `kill` or its answer.

    check: "text" for what can be read, "picture" for pictures. The rest as in `fetch.fetch`.
    """

    def __init__(
        self,
        url: str,
        *,
        limits: Limits = DEFAULTS,
        validators: Validators | None = None,
        user_agent: str = "",
        accept_language: str = "",
        credentials: tuple[str, str] | None = None,
        cookies_file: str = "",
        check: Literal["text", "picture"] = "text",
        linked: Linked = "",
        own_headers: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._process = Process(
            "tui_reader.web.fetcher", seconds=limits.total + BEGINNING, most=limits.body_bytes + TALK
        )
        self._largest = limits.body_bytes
        order = {
            "url": url,
            "limits": limits,
            "validators": validators or Validators(),
            "user_agent": user_agent,
            "accept_language": accept_language,
            "credentials": credentials,
            "cookies_file": cookies_file,
            "check": check,
            "linked": linked,
            "own_headers": own_headers,
        }
        self._process.tell(json.dumps(order).encode() + b"\n")

    async def steps(self) -> AsyncGenerator[Progress | Page | NotModified]:
        """What happens on the way, then the answer. Raises the errors of tui_reader.errors."""
        try:
            said = await self._process.answer()
            while line := await said.readline():
                name, values = json.loads(line)
                if name == "progress":
                    yield Progress(*values)
                else:
                    yield await self._answer(name, values, said)
                    return
            raise await self._no_answer()
        except (EOFError, ValueError, TypeError) as error:  # it ended within the page, or tells nonsense
            raise await self._no_answer() from error
        finally:
            self.kill()

    def kill(self) -> None:
        """End the request; harmless when it has ended."""
        self._process.kill()

    async def _no_answer(self) -> ConnectionFailed:
        words = await self._process.ending()
        return ConnectionFailed("The request ended without an answer", f"Its process {words}. Try again.")

    async def _answer(self, name: str, values: Any, said: "asyncio.StreamReader") -> Page | NotModified:
        if name == "page":
            size, url, final_url, content_type, etag, last_modified, fetched_at, notes, *more = values
            if size > self._largest:
                raise ValueError("more than was asked for")
            body = await said.readexactly(size)
            return Page(url, final_url, body, content_type, etag, last_modified, fetched_at, tuple(notes), *more)
        if name == "unchanged":
            url, final_url, fetched_at, notes, *more = values
            return NotModified(url, final_url, fetched_at, tuple(notes), *more)
        if name == "error":
            raise heard(values)
        from tui_reader.process.trace import ChildFault

        raise ChildFault(str(values))
