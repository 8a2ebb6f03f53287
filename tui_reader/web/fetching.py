"""A request in a process of its own: httpx costs 120 ms and 10 MB, which keys and memory of the program do without."""

import json
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any, Literal

from tui_reader.errors import ConnectionFailed
from tui_reader.process.inside import heard
from tui_reader.process.program import Process
from tui_reader.web.limits import DEFAULTS, Limits
from tui_reader.web.page import NotModified, Page, Validators
from tui_reader.web.progress import Progress

if TYPE_CHECKING:
    import asyncio


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
    ) -> None:
        self._process = Process("tui_reader.web.fetcher")
        order = {
            "url": url,
            "limits": limits,
            "validators": validators or Validators(),
            "user_agent": user_agent,
            "accept_language": accept_language,
            "credentials": credentials,
            "cookies_file": cookies_file,
            "check": check,
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
                    yield await _answer(name, values, said)
                    return
            raise _no_answer()
        except EOFError as error:  # it ended within the page
            raise _no_answer() from error
        finally:
            self.kill()

    def kill(self) -> None:
        """End the request; harmless when it has ended."""
        self._process.kill()


def _no_answer() -> ConnectionFailed:
    return ConnectionFailed("The request ended without an answer", "Something killed its process. Try again.")


async def _answer(name: str, values: Any, said: "asyncio.StreamReader") -> Page | NotModified:
    if name == "page":
        size, url, final_url, content_type, etag, last_modified, fetched_at, notes = values
        body = await said.readexactly(size)
        return Page(url, final_url, body, content_type, etag, last_modified, fetched_at, tuple(notes))
    if name == "unchanged":
        url, final_url, fetched_at, notes = values
        return NotModified(url, final_url, fetched_at, tuple(notes))
    if name == "error":
        raise heard(values)
    raise RuntimeError(values)
