"""Opening a source: from the library, else fetch, extract, keep; as events that both front ends walk."""

import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from tui_reader.address import Source, identity, parse_source
from tui_reader.article.document import Document
from tui_reader.errors import LibraryError, NotKept, ReaderError
from tui_reader.extraction import VERSION
from tui_reader.extraction.page_view import View
from tui_reader.library.keeping import NoteChecked, SetView
from tui_reader.library.library import Library
from tui_reader.library.values import Kept
from tui_reader.reading import pages
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.opening_events import Changed, Event, Extracting, Failed, Loaded, Opened, Unchanged
from tui_reader.reading.plan import Step, Wish, behind_shown, is_fresh, plan
from tui_reader.reading.shelf import Shelf
from tui_reader.settings import Choice, Settings, chosen, save_choice
from tui_reader.settings.options import Options
from tui_reader.web.page import NotModified, Page
from tui_reader.web.progress import Progress

if TYPE_CHECKING:
    from tui_reader.extraction.process.child import Child
    from tui_reader.web.fetching import Fetching

Answer = TypeVar("Answer")


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


class Reading:
    """Opens sources, and keeps what was opened. shelf: what the library remembers. keeper: how it is kept."""

    def __init__(
        self, library: Library | None, settings: Settings, options: Options | None = None, warning: str = ""
    ) -> None:
        self.settings = settings
        self.options = options or Options()
        self.keeper = Keeper(library, warning)
        self.shelf = Shelf(self.keeper)
        self._library = library
        self._begun: _Begun | None = None

    @classmethod
    def start(cls, settings: Settings, options: Options, path: Path | None = None) -> Self:
        """With the library at `path` (the usual one by default), or without one when it can not be used."""
        from tui_reader.library.library import default_path

        if not options.keep:
            return cls(None, settings, options)
        try:
            library = Library.open(path or default_path(), limit_bytes=settings.library_limit_mb * 1_000_000)
        except LibraryError as error:
            return cls(None, settings, options, f"Nothing is kept: {error}")
        return cls(library, settings, options, library.notice)

    def begin(self, source: Source) -> None:
        """Start what opening `source` next will need, unless it is kept; for a program that has more to import."""
        address = self._address(source)
        try:
            kept = bool(self._library and address and self._library.article(identity(address)))
        except LibraryError:
            kept = False
        if (kept and not self.options.refresh) or (self.options.offline and source.kind == "address"):
            return
        from tui_reader.extraction.process.child import Child

        with contextlib.suppress(ReaderError):  # whoever opens the source will hear of it
            fetching = pages.request(source, None, self.settings) if source.kind == "address" else None
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

    # The steps of opening

    async def _open(
        self, source: Source, wanted: View | None, check: bool, begun: _Begun | None
    ) -> AsyncIterator[Event]:
        """Take the steps of the plan until one of them ends the opening."""
        wish = Wish.of(source.kind == "address", wanted, check, self.options)
        kept = None if wish.refresh else await self._kept(source, wish.view)
        view, steps = plan(wish, kept, kept is not None and self._is_fresh(kept), VERSION)
        for step in steps:
            if step is Step.SHOW and kept is not None:
                yield Opened(kept)
            elif step in (Step.REREAD, Step.LEAVE) and kept is not None:
                yield await self._behind_shown(kept, view)
            elif step is Step.READ_KEPT_PAGE:
                if loaded := await self._from_kept_page(source, view):
                    yield loaded
                    return
            elif step is Step.REFUSE:
                raise NotKept("Not in the library", "It was never opened here. Without --offline it is fetched.")
            elif step is Step.FETCH:
                async for event in self._fetch(source, kept, view, begun):
                    yield event

    async def _fetch(self, source: Source, kept: Kept | None, view: View, begun: _Begun | None) -> AsyncIterator[Event]:
        """Fetch the page, and read it unless it is the kept one."""
        from tui_reader.extraction.process.child import (
            Child,  # with all it names 8 ms, which a kept text can do without
        )

        # Importing the engines takes as long as a page takes to come; a page that is kept has most likely not changed.
        child = begun.child if begun else Child() if kept is not None else Child.start()
        try:
            fetched: Progress | Page | NotModified | None = None
            async for fetched in pages.arriving(source, kept, self.settings, self.options, begun and begun.fetching):
                if isinstance(fetched, Progress):
                    yield fetched
            if kept is not None and await self._is_kept(kept, fetched):
                yield await self._behind_shown(kept, view)
                return
            if isinstance(fetched, Page):
                yield Extracting(fetched)
                document = await child.read(fetched, view, self.settings.rules(fetched.final_url))
                yield await self._arrived(source, kept, fetched, document, view)
        finally:
            child.kill()
        await self.keeper.tend()

    async def _is_kept(self, kept: Kept, fetched: Progress | Page | NotModified | None) -> bool:
        """Whether the page is, by the server's word or byte for byte, the one that is kept; then that is noted."""
        page = fetched if isinstance(fetched, Page) else None
        if page is not None:
            before = await self._page(kept.article) if kept.has_page else None
            if before is None or before.body != page.body:
                return False
        self.keeper.change_behind("the date of the check", NoteChecked(kept.article, page))
        return True

    async def _arrived(self, source: Source, kept: Kept | None, page: Page, document: Document, view: View) -> Event:
        """Keep what was read; the event that says what it is."""
        article, notes = await self._keep(source, page, document, view)
        if kept is None:
            return Loaded(document, article, (*page.notes, *notes), await self.shelf.place(article))
        for note in notes:
            self.keeper.tell(note)
        return Unchanged() if document.blocks == kept.document.blocks else Changed(document, article)

    async def _from_kept_page(self, source: Source, view: View) -> Loaded | None:
        """Another view of a kept page, or one whose text made room for others, read without the network."""
        address = self._address(source)
        article = await self.keeper.ask(lambda library: library.article(identity(address)), None) if address else None
        document = None if article is None else await self.extract(article, view)
        return None if document is None else Loaded(document, article, (), await self.shelf.place(article))

    async def _behind_shown(self, kept: Kept, view: View) -> Event:
        """The page of the shown text is the newest; one that an older extractor read is read again."""
        document = None
        if behind_shown(kept, VERSION) is Step.REREAD:
            with contextlib.suppress(ReaderError):
                document = await self.extract(kept.article, view)
        if document is None or document.blocks == kept.document.blocks:
            return Unchanged()
        return Changed(document, kept.article)

    # What is kept

    async def view(self, article: int, address: str, view: View) -> Document | None:
        """Another view of a kept article, which becomes its current one; None when neither it nor the page is kept."""
        if await self._attempt(self.keeper.change("the view", SetView(article, view))):
            kept = await self.keeper.ask(lambda library: library.kept(identity(address), view), None)
            if kept is not None and kept.extractor == VERSION:
                return kept.document
        return await self.extract(article, view)

    async def extract(self, article: int, view: View) -> Document | None:
        """The kept page read again, and kept; None when there is no page."""
        page = await self._page(article)
        if page is None:
            return None
        from tui_reader.extraction.process.child import Child

        child = Child.start()
        try:
            document = await child.read(page, view, self.settings.rules(page.final_url))
        finally:
            child.kill()
        name = identity(page.final_url)
        keep = self.keeper.do(
            "the article", lambda library: library.keep(document, None, VERSION, page.url, name, view)
        )
        await self._attempt(keep)
        return document

    async def _keep(
        self, source: Source, page: Page, document: Document, view: View
    ) -> tuple[int | None, tuple[str, ...]]:
        """Keep what has an address; the article's id, and why there is none."""
        if not self._address(source):
            return None, ()
        requested, name = identity(source.address or page.url), identity(page.final_url or page.url)
        try:
            return await self.keeper.do(
                "the article", lambda library: library.keep(document, page, VERSION, requested, name, view)
            ), ()
        except LibraryError as error:
            return None, (f"the article was not kept: {error}",)

    async def _attempt(self, change: Awaitable[Answer]) -> Answer | None:
        """What a change answers; the reading goes on without it, and why is told."""
        try:
            return await change
        except LibraryError as error:
            self.keeper.tell(str(error))
            return None

    async def _kept(self, source: Source, view: View | None) -> Kept | None:
        address = self._address(source)
        return await self.keeper.ask(lambda library: library.kept(identity(address), view), None) if address else None

    async def _page(self, article: int) -> Page | None:
        return await self.keeper.ask(lambda library: library.page(article), None)

    def _address(self, source: Source) -> str:
        """The address a source is kept under; "" for what has none."""
        return source.address or self.options.base

    def _is_fresh(self, kept: Kept) -> bool:
        return is_fresh(kept.document.final_url, kept.checked_at, time.time(), self.settings.check_after_hours)

    # What belongs to no article

    async def fetch_behind(self, address: str) -> None:
        """Fetch one queued address without showing it."""
        try:
            async for event in self.open(parse_source(address)):
                if isinstance(event, Failed):
                    raise event.error
        except ReaderError as error:
            self.shelf.note_failure(address, str(getattr(error, "status", "") or error.title))

    async def picture(self, address: str, page: str) -> bytes:
        """The picture at an address that `page` shows; raises ReaderErrors."""
        return await pages.picture(address, page, self.settings, self.options)

    def choose(self, name: str, value: Choice, file_settings: Settings, path: Path | None) -> None:
        """Let a setting be this from now on, and remember it at `path`, instead of what the settings file says."""
        self.settings = chosen(self.settings, name, value)
        if path is not None and self.options.keep:
            self.keeper.do_behind(f"the choice of {name}", partial(save_choice, path, file_settings, name, value))

    def close(self) -> tuple[str, ...]:
        """End, where no loop runs; answers what has to be told, a line each."""
        if self._begun is not None:
            self._begun.kill()
        return self.keeper.close()
