"""The pages that a text goes on in: fetched when somebody asks for them, and kept with the first as one article."""

import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from typing import NamedTuple

from tui_reader.address import Linked, Source, host, identity, parse_source
from tui_reader.article.document import Continuation, Document
from tui_reader.errors import LibraryError, NothingToRead, NotKept, ReaderError, Refused
from tui_reader.extraction import VERSION
from tui_reader.extraction.onward.joining import onward
from tui_reader.extraction.onward.numbered import is_same_site
from tui_reader.extraction.page_view import View
from tui_reader.extraction.process.child import Child
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.kept_texts import KeptTexts
from tui_reader.reading.last_answers import LastAnswers
from tui_reader.reading.opening_events import Event, Extracting, Failed, Loaded
from tui_reader.reading.pages import request
from tui_reader.settings import Settings
from tui_reader.settings.options import Options
from tui_reader.web.page import NotModified, Page, Validators
from tui_reader.web.progress import Progress

GONE = (404, 410)


class Asker(NamedTuple):
    """As whom the pages of an article are asked for: with what its own address was asked with."""

    source: Source
    network: Linked
    settings: Settings

    async def answers(self, url: str, validators: Validators | None = None) -> AsyncIterator[Progress | Page]:
        """What is said on the way, then the page; no page where it is the one that these were said of."""
        source = parse_source(url)._replace(linked=self.network, credentials=self.source.credentials)
        async with contextlib.aclosing(request(source, validators, self.settings).steps()) as steps:
            async for step in steps:
                if not isinstance(step, NotModified):
                    yield step

    async def read(self, page: Page, view: View) -> Document:
        """The document of a page and of those that it goes on in; raises what reading raises."""
        child = Child.start()
        try:
            return await child.read(page, view, self.settings.rules(page.final_url))
        finally:
            child.kill()


class NextPages:
    """Sets the next page of a text, or all there are, below it. answers: hold the page that no library keeps."""

    def __init__(self, keeper: Keeper, texts: KeptTexts, options: Options, answers: LastAnswers) -> None:
        self._keeper = keeper
        self._texts = texts
        self._options = options
        self._answers = answers

    async def events(self, asker: Asker, document: Document, view: View, every: bool) -> AsyncGenerator[Event]:
        """What happens until the next page, or every one, stands below a text: Loaded with all of it, or Failed.

        Where only some came, it is Loaded, then Failed.
        """
        page, failure = await self._first(document), None
        before = len(page.following)
        following = document.continued
        while following is not None and following.kind == "page":
            try:
                async for step in asker.answers(following.url):
                    if isinstance(step, Progress):
                        yield step
                    else:
                        page = _with(page, step, following)
                following = await self._after(page) if every else None
            except ReaderError as error:
                failure, following = error, None
        if len(page.following) > before:
            yield Extracting(page)
            joined = await asker.read(page, view)
            if len(joined.pages) <= len(document.pages):
                raise NothingToRead("The next page brings nothing", "There is no more of this text in it.")
            yield Loaded(joined, await self._keep(joined, page, view))
        if failure is not None:
            yield Failed(failure)

    async def again(self, asker: Asker, pages: Sequence[Page]) -> AsyncIterator[Progress | tuple[Page, ...]]:
        """Ask the server for these pages again; at the end they are told as they are now.

        One that does not come stays as it was; where one is gone the text ends.
        """
        found: list[Page] = []
        for page in pages:
            now = page
            try:
                async for step in asker.answers(page.url, Validators(page.etag, page.last_modified)):
                    if isinstance(step, Progress):
                        yield step
                    else:
                        now = step
            except Refused as refused:
                if refused.status in GONE:
                    break
            except ReaderError:
                pass
            found.append(now)
        yield tuple(found)

    async def _first(self, document: Document) -> Page:
        """The page of a text, with those that it goes on in already."""
        address = document.final_url or document.url
        if self._options.offline:
            raise NotKept("The next page is not in the library", "Without --offline it is fetched.")
        article = await self._texts.article(address)
        page = await self._texts.page(article) if article is not None else self._answers.whole(address)
        if page is None or len(page.following) < len(document.pages):
            raise NotKept("The first page is not kept any more", "Ask the server again, then for the next page.")
        return page

    async def _after(self, page: Page) -> Continuation | None:
        """What follows the last page: all pages are read together at the end."""
        following = await Child().next_page(page.following[-1])
        return onward(following, _names(page), 1 + len(page.following))

    async def _keep(self, document: Document, page: Page, view: View) -> int | None:
        try:
            return await self._keeper.do(
                "the next page",
                lambda library: library.keep(
                    document, page, VERSION, page.url, identity(document.final_url), view, self._options.prints
                ),
            )
        except LibraryError as error:
            self._keeper.tell(f"the next page was not kept: {error}")
            return None
        finally:
            if not self._keeper.keeps:
                self._answers.hold(page)


def _with(page: Page, answer: Page, wanted: Continuation) -> Page:
    """A page with one more that it goes on in; raises NothingToRead for an answer that is none of its own."""
    if not is_same_site(answer.final_url, wanted.url):
        raise NothingToRead(f"{wanted.name} leads to another site", f"It was sent on to {host(answer.final_url)}.")
    if identity(answer.final_url) in _names(page):
        raise NothingToRead(f"{wanted.name} is one that is here already", "The server sent back to it.")
    return page._replace(following=(*page.following, answer._replace(following=())))


def _names(page: Page) -> set[str]:
    """The identities of a page and of those that it goes on in."""
    return {identity(address) for one in (page, *page.following) for address in (one.url, one.final_url)}
