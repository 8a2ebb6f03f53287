"""Opening a source: from the library, else fetch, extract, keep; as events that both front ends walk."""

import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.address import Source, host, identity, is_inside
from tui_reader.article.document import Document
from tui_reader.errors import LibraryError, NothingToRead, NotKept, ReaderError
from tui_reader.extraction import VERSION
from tui_reader.extraction.rules import SiteRules
from tui_reader.extraction.view import View
from tui_reader.library.values import Kept
from tui_reader.reading.events import Changed, Event, Extracting, Failed, Loaded, Opened, Unchanged, view_named
from tui_reader.reading.shelf import Shelf, in_thread
from tui_reader.web.page import NotModified, Page, Validators
from tui_reader.web.progress import Progress

if TYPE_CHECKING:
    from tui_reader.extraction.child import Child
    from tui_reader.web.fetching import Fetching
    from tui_reader.web.incoming import Incoming


class _Begun(NamedTuple):
    """What was started for a source that nobody waits for yet."""

    source: Source
    child: "Child"
    fetching: "Fetching | None"

    def kill(self) -> None:
        """End what nobody waits for; harmless when it has ended."""
        self.child.kill()
        if self.fetching is not None:
            self.fetching.kill()


class Reading(Shelf):
    """Opens sources, and keeps what was opened."""

    _begun: _Begun | None = None

    def begin(self, source: Source) -> None:
        """Start what opening `source` next will need, unless it is kept; for a program that has more to import."""
        address = source.address or self.options.base
        try:
            kept = bool(self.library and address and self.library.article(identity(address)))
        except LibraryError:
            kept = False
        if (kept and not self.options.refresh) or (self.options.offline and source.kind == "address"):
            return
        from tui_reader.extraction.child import Child

        with contextlib.suppress(ReaderError):  # whoever opens the source will hear of it
            fetching = self._request(source, None) if source.kind == "address" else None
            self._begun = _Begun(source, Child.start(), fetching)

    async def open(self, source: Source, view: View | None = None, check: bool = False) -> AsyncGenerator[Event]:
        """The events of opening `source`. check: ask the server even when it was asked a short time ago.

        view: None for the one last chosen for this address, "article" at first.

        Ends after Loaded, Unchanged, Changed or Failed, or after Opened when the server is not to be asked. Closing
        the iterator stops the request and kills the extraction.
        """
        begun, self._begun = self._begun, None
        try:
            async for event in self._open(source, view, check, begun if begun and begun.source == source else None):
                yield event
        except ReaderError as error:
            yield Failed(error)
        finally:
            if begun is not None:
                begun.kill()

    async def _open(
        self, source: Source, wanted: View | None, check: bool, begun: _Begun | None
    ) -> AsyncIterator[Event]:
        wanted = wanted or ("whole" if self.options.full else None)
        kept = None if self.options.refresh else await self._kept(source, wanted)
        view = wanted or view_named(kept.view if kept else "article")
        if kept is not None:
            yield Opened(kept)
            if self.options.offline or (not check and self._is_fresh(kept)):
                async for event in self._reread(kept, view):
                    yield event
                return
        elif not self.options.refresh and not check and (loaded := await self._from_kept_page(source, view)):
            yield loaded
            return
        elif self.options.offline and source.kind == "address":
            raise NotKept("Not in the library", "It was never opened here. Without --offline it is fetched.")
        from tui_reader.extraction.child import Child  # with all it names 8 ms, which a kept text can do without

        # Importing the engines takes as long as a page takes to come; a page that is kept has most likely not changed.
        child = begun.child if begun else Child() if kept is not None else Child.start()
        try:
            page: Page | NotModified | None = None
            async for fetched in self._fetch(source, kept, begun and begun.fetching):
                if isinstance(fetched, Progress):
                    yield fetched
                else:
                    page = fetched
            assert page is not None
            if isinstance(page, NotModified) or (kept is not None and await self._is_same(kept, page)):
                if kept is not None:
                    again = page if isinstance(page, Page) else None
                    await self.attempt(lambda library: library.checked(kept.article, again))
                    async for event in self._reread(kept, view):
                        yield event
                return
            yield Extracting(page)
            document = await child.read(page, view, self._rules(page.final_url))
            article = await self._keep(document, page, source, view)
            if kept is not None:
                same = document.blocks == kept.document.blocks
                yield Unchanged() if same else Changed(document, article)
            else:
                yield Loaded(document, article, page.notes, await self.place(article))
        finally:
            child.kill()
        await self.tend()

    async def _from_kept_page(self, source: Source, view: View) -> Loaded | None:
        """Another view of a kept page, or one whose text made room for others, read without the network."""
        address = source.address or self.options.base
        article = await self.attempt(lambda library: library.article(identity(address))) if address else None
        document = None if article is None else await self.extract(article, view)
        return None if document is None else Loaded(document, article, (), await self.place(article))

    async def _fetch(
        self, source: Source, kept: Kept | None, fetching: "Fetching | None"
    ) -> AsyncIterator[Progress | Page | NotModified]:
        """What the network says on the way, then the page."""
        if source.kind == "stdin":
            from tui_reader.web.files import read_stdin

            yield await read_stdin(self._incoming, self.options.base, self.settings.limits)
            return
        if source.kind == "file":
            from tui_reader.web.files import read_file

            yield await read_file(source.path, self.settings.limits, kept.etag if kept and kept.has_page else "")
            return
        if source.kind == "guide":
            yield await in_thread(guide)
            return
        fetching = fetching or self._request(source, kept)
        async with contextlib.aclosing(fetching.steps()) as steps:
            async for step in steps:
                yield step

    def _request(self, source: Source, kept: Kept | None) -> "Fetching":
        from tui_reader.web.fetching import Fetching

        settings = self.settings
        return Fetching(
            source.address,
            credentials=source.credentials,
            limits=settings.limits,
            validators=Validators(kept.etag, kept.last_modified) if kept and kept.has_page else None,
            user_agent=settings.user_agent,
            accept_language=settings.accept_language,
            cookies_file=settings.cookies_file,
        )

    @cached_property
    def _incoming(self) -> "Incoming | None":
        """What comes in on standard input, which is read once however often it is opened."""
        from tui_reader.web.incoming import Incoming

        descriptor = self.options.stdin
        return None if descriptor is None else Incoming(descriptor, self.settings.limits.body_bytes)

    async def _reread(self, kept: Kept, view: View) -> AsyncIterator[Event]:
        """A kept page that an older extractor read is read again, without the network."""
        if kept.extractor == VERSION or not kept.has_page:
            yield Unchanged()
            return
        try:
            document = await self.extract(kept.article, view)
        except ReaderError:
            yield Unchanged()
            return
        same = document is None or document.blocks == kept.document.blocks
        yield Unchanged() if same or document is None else Changed(document, kept.article)

    async def view(self, article: int, address: str, view: View) -> Document | None:
        """Another view of a kept article, which becomes its current one; None when neither it nor the page is kept."""
        if await self.attempt(lambda library: library.set_view(article, view)):
            kept = await self.attempt(lambda library: library.kept(identity(address), view))
            if kept is not None and kept.extractor == VERSION:
                return kept.document
        return await self.extract(article, view)

    async def extract(self, article: int, view: View) -> Document | None:
        """The kept page read again, and kept; None when there is no page."""
        page = await self.attempt(lambda library: library.page(article))
        if page is None:
            return None
        from tui_reader.extraction.child import Child

        child = Child.start()
        try:
            document = await child.read(page, view, self._rules(page.final_url))
        finally:
            child.kill()
        await self.attempt(
            lambda library: library.keep(document, None, VERSION, page.url, identity(page.final_url), view)
        )
        return document

    async def _keep(self, document: Document, page: Page, source: Source, view: View) -> int | None:
        if not (source.address or self.options.base):
            return None
        name = identity(page.final_url or page.url)
        return await self.attempt(
            lambda library: library.keep(document, page, VERSION, identity(source.address or page.url), name, view)
        )

    async def _kept(self, source: Source, view: View | None) -> Kept | None:
        address = source.address or self.options.base
        return await self.attempt(lambda library: library.kept(identity(address), view)) if address else None

    async def _is_same(self, kept: Kept, page: Page) -> bool:
        """Whether the page is, byte for byte, the one that is kept."""
        before = await self.attempt(lambda library: library.page(kept.article)) if kept.has_page else None
        return before is not None and before.body == page.body

    def _is_fresh(self, kept: Kept) -> bool:
        """Whether the server was asked so lately that it is not asked again. Files are always looked at."""
        import time

        if not kept.document.final_url.startswith(("http:", "https:")):
            return False
        return 0 <= time.time() - kept.checked_at < self.settings.check_after_hours * 3600

    def _rules(self, address: str) -> SiteRules | None:
        """What the settings say about the site of `address`."""
        site = self.settings.site(host(address)) if address.startswith("http") else None
        return SiteRules(site.content, site.drop) if site else None

    async def picture(self, address: str, page: str) -> bytes:
        """The picture at an address that `page` shows; raises ReaderErrors. Nothing of it is kept."""
        if self.options.offline:
            raise NotKept("Pictures are not kept", "Without --offline they are fetched.")
        if is_inside(host(address)) and not is_inside(host(page)):
            raise NothingToRead("The picture lies in the own network", "A public page has no business there.")
        from tui_reader.web.fetching import Fetching

        settings = self.settings
        fetching = Fetching(
            address, limits=settings.limits, user_agent=settings.user_agent, accept_language=settings.accept_language,
            cookies_file=settings.cookies_file, check="picture",
        )  # fmt: skip
        async with contextlib.aclosing(fetching.steps()) as steps:
            async for step in steps:
                if isinstance(step, Page):
                    return step.body
        raise AssertionError("nothing was asked that could be answered without a page")

    async def fetch_behind(self, address: str) -> None:
        """Fetch one queued address without showing it."""
        from tui_reader.address import parse_source

        try:
            async for event in self.open(parse_source(address)):
                if isinstance(event, Failed):
                    raise event.error
        except ReaderError as error:
            word = str(getattr(error, "status", "") or error.title)
            await self.attempt(lambda library: library.queue_failed(address, word))


def guide() -> Page:
    """The built-in guide, as a page like any other."""
    from importlib.resources import files

    from tui_reader.address import GUIDE_ADDRESS

    try:
        body = files("tui_reader").joinpath("guide.md").read_bytes()
    except OSError as error:
        raise NothingToRead("The guide is missing", "The installation is damaged: install it again.") from error
    return Page(GUIDE_ADDRESS, GUIDE_ADDRESS, body, "text/markdown; charset=utf-8")
