"""The child process as the program sees it: started early, asked once, killed when it is not wanted any more."""

import json
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from tui_reader.article.document import Block, Continuation, Document
from tui_reader.article.form import DocumentError, blocks_from_list, from_json
from tui_reader.errors import Advice, ExtractionFailed
from tui_reader.extraction.page_view import View
from tui_reader.extraction.process.limits import LARGEST_ANSWER, MEMORY, PATIENCE, SECONDS
from tui_reader.extraction.process.pdf_text import PROGRAM, as_text, is_converted
from tui_reader.extraction.process.starting import started
from tui_reader.extraction.site_rules import SiteRules
from tui_reader.process.confinement import OUT_OF_MEMORY
from tui_reader.process.endings import ending
from tui_reader.process.entry import NOT_LOADED
from tui_reader.process.inside import heard
from tui_reader.process.program import Process
from tui_reader.web.page import Page

if TYPE_CHECKING:
    import asyncio


class _Broken(Exception):
    """The child gave no answer; its text says why, as the end of a sentence."""


class Child:
    """One extraction in a process of its own.

    A time-out, death or nonsense is answered by a second child that reads the page plainly. process: one that was
    started for it.
    """

    def __init__(self, process: Process | None = None, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._longest = seconds * PATIENCE
        self._memory = memory
        self._process = process

    @classmethod
    def start(cls, *, seconds: float = SECONDS, memory: int = MEMORY) -> Self:
        """A child that imports its engines at once, while the network is still busy."""
        child = cls(seconds=seconds, memory=memory)
        child._spawn()
        return child

    async def read(
        self,
        page: Page,
        view: View = "article",
        rules: SiteRules | None = None,
        on_note: Callable[[str], None] | None = None,
    ) -> Document:
        """The completed document of `page`; `on_note` hears when the page has to be read plainly.

        Raises what `dispatch.read` raises, and ExtractionFailed when the plain reading fails too. Cancelling kills it.
        """
        try:
            if is_converted(page):
                return (await self._ask(await as_text(page), view, rules)).with_(read_as="pdf", engine=PROGRAM)
            try:
                return await self._ask(page, view, rules)
            except _Broken as broken:
                if on_note is not None:
                    on_note(f"The extraction {broken}; read plainly")
                why = str(broken)
            self._spawn("plainly")
            try:
                return await self._ask(page, view, None)
            except _Broken as broken:
                raise ExtractionFailed(
                    "The page could not be read",
                    f"The extraction {why}, and the plain reading {broken}.",
                    [Advice("view", "shows the whole page")],
                ) from None
        finally:
            self.kill()

    async def next_page(self, page: Page) -> Continuation | None:
        """What comes after a page of several, in a fifth of the time that reading it takes; None for nothing."""
        self._spawn("next")
        try:
            return (await self._ask(page, "article", None)).continued
        except _Broken:
            return None
        finally:
            self.kill()

    def kill(self) -> None:
        """End the process; harmless when it has ended."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()

    def _spawn(self, *how: str) -> None:
        self.kill()
        self._process = started(*how, seconds=self._seconds, memory=self._memory)

    async def _ask(self, page: Page, view: View, rules: SiteRules | None) -> Document:
        if self._process is None:
            self._spawn()
        process = self._process
        assert process is not None
        import asyncio  # 30 ms, which its own imports need not wait for

        try:
            async with asyncio.timeout(self._longest):
                answer = await process.ask(_question(page, view, rules))
                try:
                    document = await _document(answer)
                except EOFError:
                    raise _Broken(_cause(await process.wait())) from None
                return document
        except TimeoutError:
            raise _Broken(f"took longer than {self._longest:g} s") from None
        except (DocumentError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as broken:
            raise _Broken("gave no document") from broken


def _question(page: Page, view: View, rules: SiteRules | None) -> bytes:
    pages = (page, *page.following)
    asked = {
        "pages": [{"size": len(one.body)} | _told(one) for one in pages],
        "view": view,
        "rules": rules and {"content": rules.content, "drop": rules.drop},
    }
    return b"".join([json.dumps(asked).encode(), b"\n", *(one.body for one in pages)])


def _told(page: Page) -> dict[str, str]:
    """What is said of a page beside its body."""
    return {
        "url": page.url,
        "final_url": page.final_url,
        "content_type": page.content_type,
        "original": page.original,
        "copied": page.copied,
    }


async def _document(answer: "asyncio.StreamReader") -> Document:
    """What the child says, part by part, so that others get their turn; raises its error, or EOFError for an early end.

    Nonsense raises whatever a wrong shape raises.
    """
    import asyncio

    line = await answer.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    sort, *sizes = line.split()
    total = [int(size) for size in sizes]
    if sum(total) > LARGEST_ANSWER:
        raise DocumentError("more than fits")
    head = await answer.readexactly(total[0])
    if sort == b"E":
        raise heard(json.loads(head))
    document = from_json(head)
    blocks: list[Block] = []
    for size in total[1:]:
        await asyncio.sleep(0)
        blocks.extend(blocks_from_list(json.loads(await answer.readexactly(size))))
    return document.with_(blocks=tuple(blocks))


def _cause(code: int) -> str:
    if code in (OUT_OF_MEMORY, -signal.SIGKILL):
        return "needed too much memory"
    if code == -signal.SIGXCPU:
        return "took too long"
    return ending(code) if code == NOT_LOADED else "crashed"
