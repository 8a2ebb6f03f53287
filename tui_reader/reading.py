"""The use case: open a source - from the library, else fetch, extract, keep - as events that both front ends walk."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tui_reader.address import Source, host, identity, is_inside
from tui_reader.article.document import Document, Place
from tui_reader.errors import LibraryError, NothingToRead, NotKept, ReaderError
from tui_reader.extraction import VERSION
from tui_reader.extraction.child import Child
from tui_reader.extraction.read import View
from tui_reader.extraction.rules import SiteRules
from tui_reader.library.library import Kept, Library, Mark, Queued, Row
from tui_reader.settings import Settings
from tui_reader.settings.options import Options as Options
from tui_reader.web.fetch import fetch
from tui_reader.web.files import read_file, read_stdin
from tui_reader.web.page import NotModified, Page, Validators
from tui_reader.web.progress import Progress

Result = TypeVar("Result")
VIEWS: tuple[View, ...] = ("article", "whole", "source")


@dataclass(frozen=True, slots=True)
class Opened:
    """The kept text, to be shown at once; the server may be asked behind it."""

    kept: Kept


@dataclass(frozen=True, slots=True)
class Extracting:
    """The page is here; the article is being found in it."""

    page: Page


@dataclass(frozen=True, slots=True)
class Loaded:
    """A text that was not kept before. article: its id in the library, None when it is not kept.

    notes: what the person should be told. place: where reading stopped, when the text had made room for others.
    """

    document: Document
    article: int | None
    notes: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The kept text is the newest."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A newer text is kept now beside the one that is shown; it is offered, not pulled under the reader."""

    document: Document
    article: int | None


@dataclass(frozen=True, slots=True)
class Failed:
    """It could not be fetched or read; a kept text, if one was opened, stays."""

    error: ReaderError


Event = Opened | Progress | Extracting | Loaded | Unchanged | Changed | Failed


class Reading:
    """Opens sources and remembers places. `library` is None when nothing is kept; `warning` says why, once."""

    def __init__(
        self, library: Library | None, settings: Settings, options: Options | None = None, warning: str = ""
    ) -> None:
        self.library = library
        self.settings = settings
        self.options = options or Options()
        self.warning = warning

    @classmethod
    def start(cls, settings: Settings, options: Options, path: Path | None = None) -> "Reading":
        """With the library at `path` (the usual one by default), or without one when it can not be used."""
        from tui_reader.library.library import default_path

        if not options.keep:
            return cls(None, settings, options)
        try:
            library = Library.open(path or default_path(), limit_bytes=settings.library_limit_mb * 1_000_000)
        except LibraryError as error:
            return cls(None, settings, options, f"Nothing is kept: {error}")
        return cls(library, settings, options, library.notice)

    # Opening

    async def open(self, source: Source, view: View | None = None, check: bool = False) -> AsyncGenerator[Event]:
        """The events of opening `source`. check: ask the server even when it was asked a short time ago.

        view: None for the one last chosen for this address, "article" at first.

        Ends after Loaded, Unchanged, Changed or Failed, or after Opened when the server is not to be asked. Closing
        the iterator stops the request and kills the extraction.
        """
        try:
            async for event in self._open(source, view, check):
                yield event
        except ReaderError as error:
            yield Failed(error)

    async def _open(self, source: Source, wanted: View | None, check: bool) -> AsyncIterator[Event]:
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
        # Importing the engines takes as long as a page takes to come; a page that is kept has most likely not changed.
        child = Child() if kept is not None else await Child.start()
        try:
            page: Page | NotModified | None = None
            async for fetched in self._fetch(source, kept):
                if isinstance(fetched, Progress):
                    yield fetched
                else:
                    page = fetched
            assert page is not None
            if isinstance(page, NotModified) or (kept is not None and await self._is_same(kept, page)):
                if kept is not None:
                    await self._try(lambda library: library.checked(kept.article))
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
        article = await self._try(lambda library: library.article(identity(address))) if address else None
        document = None if article is None else await self.extract(article, view)
        return None if document is None else Loaded(document, article, (), await self.place(article))

    async def _fetch(self, source: Source, kept: Kept | None) -> AsyncIterator[Progress | Page | NotModified]:
        """What the network says on the way, then the page."""
        if source.kind == "stdin":
            yield read_stdin(self.options.stdin or b"", self.options.base, self.settings.limits)
            return
        if source.kind == "file":
            yield await asyncio.to_thread(read_file, source.path, self.settings.limits)
            return
        if source.kind == "guide":
            yield await asyncio.to_thread(guide)
            return
        told: asyncio.Queue[Progress | None] = asyncio.Queue()
        asked = Validators(kept.etag, kept.last_modified) if kept and kept.has_page else None
        fetching = asyncio.create_task(
            fetch(
                source.address,
                credentials=source.credentials,
                limits=self.settings.limits,
                validators=asked,
                on_progress=told.put_nowait,
                user_agent=self.settings.user_agent,
                accept_language=self.settings.accept_language,
                cookies_file=self.settings.cookies_file,
            )
        )
        fetching.add_done_callback(lambda _: told.put_nowait(None))
        try:
            while (progress := await told.get()) is not None:
                yield progress
            yield await fetching
        finally:
            fetching.cancel()
            with contextlib.suppress(BaseException):
                await fetching

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
        if await self._try(lambda library: library.set_view(article, view)):
            kept = await self._try(lambda library: library.kept(identity(address), view))
            if kept is not None and kept.extractor == VERSION:
                return kept.document
        return await self.extract(article, view)

    async def extract(self, article: int, view: View) -> Document | None:
        """The kept page read again, and kept; None when there is no page."""
        page = await self._try(lambda library: library.page(article))
        if page is None:
            return None
        child = await Child.start()
        try:
            document = await child.read(page, view, self._rules(page.final_url))
        finally:
            child.kill()
        await self._try(lambda library: library.keep(document, None, VERSION, page.url, identity(page.final_url), view))
        return document

    async def _keep(self, document: Document, page: Page, source: Source, view: View) -> int | None:
        if not (source.address or self.options.base):
            return None
        name = identity(page.final_url or page.url)
        return await self._try(
            lambda library: library.keep(document, page, VERSION, identity(source.address or page.url), name, view)
        )

    async def _kept(self, source: Source, view: View | None) -> Kept | None:
        address = source.address or self.options.base
        return await self._try(lambda library: library.kept(identity(address), view)) if address else None

    async def place(self, article: int | None) -> Place | None:
        """Where reading stopped in an article; it outlives the text."""
        return None if article is None else await self._try(lambda library: library.place(article))

    async def tend(self) -> None:
        """Upkeep of the library, in small steps: full text, the limit of its size."""
        while await self._try(lambda library: library.tend()):
            pass

    async def _is_same(self, kept: Kept, page: Page) -> bool:
        """Whether the page is, byte for byte, the one that is kept."""
        before = await self._try(lambda library: library.page(kept.article)) if kept.has_page else None
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

    async def _try(self, work: Callable[[Library], Result]) -> Result | None:
        """Work on the library in a thread; when it can not be done, reading goes on and the warning says why."""
        library = self.library
        if library is None:
            return None
        try:
            return await asyncio.to_thread(work, library)
        except LibraryError as error:
            self.warning = str(error)
            return None

    # The library, for the front ends

    def save_place(self, article: int, place: Place, finished: bool, section: str, minutes_left: int) -> None:
        """Keep where reading stopped, at once: the program may be about to end."""
        self._now(lambda library: library.save_place(article, place, finished, section, minutes_left))

    def save_screen(self, article: int, key: str, rows: bytes) -> None:
        """Keep the drawn screen, for the next start to paint; after `save_place`, which drops the one before."""
        self._now(lambda library: library.save_screen_rows(article, key, rows))

    def _now(self, work: Callable[[Library], object]) -> None:
        if self.library is not None:
            try:
                work(self.library)
            except LibraryError as error:
                self.warning = str(error)

    def save_mark(self, article: int, name: str, place: Place) -> None:
        """Keep a mark, at once."""
        self._now(lambda library: library.set_mark(article, name, place))

    def save_jumps(self, article: int, named: Sequence[tuple[str, Place]]) -> None:
        """Keep where one jumped away from, in the stead of what was kept."""
        self._now(lambda library: library.replace_marks(article, "jump", named))

    async def marks(self, article: int) -> tuple[Mark, ...]:
        """The marks and jumps of an article."""
        return await self._try(lambda library: library.marks(article)) or ()

    async def articles(self, filter: str = "", limit: int = 200) -> tuple[Row, ...]:
        """The rows of the articles screen."""
        return await self._try(lambda library: library.articles(filter, limit)) or ()

    async def kept_among(self, addresses: Collection[str]) -> frozenset[str]:
        """Those of these addresses that lead to kept articles."""
        return (
            await self._try(lambda library: frozenset(a for a in addresses if library.article(identity(a))))
            or frozenset()
        )

    async def first_lines(self, address: str, blocks: int = 6) -> tuple[str, str] | None:
        """Title and beginning of a kept article; None when it is not kept."""

        def beginning(library: Library) -> tuple[str, str] | None:
            opening = library.opening(identity(address))
            if opening is None:
                return None
            first = library.blocks(opening.kept.article, 0, blocks)
            return opening.kept.document.title, "\n".join(block.text for block in first if block.kind == "PARAGRAPH")

        return await self._try(beginning)

    async def counts(self) -> tuple[int, int]:
        """How many articles are kept, in how many bytes."""
        return await self._try(lambda library: library.counts()) or (0, 0)

    async def forget(self, article: int) -> None:
        """Delete an article with everything that belongs to it."""
        await self._try(lambda library: library.forget(article))
        await self.tend()

    async def enqueue(self, addresses: list[str]) -> None:
        """Put addresses at the end of the queue."""
        await self._try(lambda library: library.enqueue(addresses))

    async def dequeue(self, address: str) -> None:
        """Take an address out of the queue."""
        await self._try(lambda library: library.dequeue(address))

    async def queue(self) -> tuple[Queued, ...]:
        """The queue in its order."""
        return await self._try(lambda library: library.queue()) or ()

    async def next_in_queue(self, address: str, step: int) -> Queued | None:
        """The entry after (1) or before (-1) an address; its first when the address is not in it."""
        return await self._try(lambda library: library.next_in_queue(identity(address), step))

    async def fetch_queued(self, on_change: Callable[[], Any]) -> None:
        """Fetch what is queued and not here yet, one after the other; a failure leaves its word in the queue."""
        for entry in await self.queue():
            if entry.article is not None or entry.error:
                continue
            await self.fetch_behind(entry.address)
            on_change()

    async def picture(self, address: str, page: str) -> bytes:
        """The picture at an address that `page` shows; raises ReaderErrors. Nothing of it is kept."""
        from tui_reader.web.kinds import picture

        if self.options.offline:
            raise NotKept("Pictures are not kept", "Without --offline they are fetched.")
        if is_inside(host(address)) and not is_inside(host(page)):
            raise NothingToRead("The picture lies in the own network", "A public page has no business there.")
        settings = self.settings
        fetched = await fetch(
            address, limits=settings.limits, user_agent=settings.user_agent, accept_language=settings.accept_language,
            cookies_file=settings.cookies_file, check=picture,
        )  # fmt: skip
        assert isinstance(fetched, Page)  # nothing was asked that could be answered with "not modified"
        return fetched.body

    async def fetch_behind(self, address: str) -> None:
        """Fetch one queued address without showing it."""
        from tui_reader.address import parse_source

        try:
            async for event in self.open(parse_source(address)):
                if isinstance(event, Failed):
                    raise event.error
        except ReaderError as error:
            word = str(getattr(error, "status", "") or error.title)
            await self._try(lambda library: library.queue_failed(address, word))


def view_named(name: str) -> View:
    """The view of this name, "article" for one that this version does not know."""
    return next((view for view in VIEWS if view == name), "article")


def guide() -> Page:
    """The built-in guide, as a page like any other."""
    from importlib.resources import files

    from tui_reader.address import GUIDE_ADDRESS

    try:
        body = files("tui_reader").joinpath("guide.md").read_bytes()
    except OSError as error:
        raise NothingToRead("The guide is missing", "The installation is damaged: install tui-reader again.") from error
    return Page(GUIDE_ADDRESS, GUIDE_ADDRESS, body, "text/markdown; charset=utf-8")
