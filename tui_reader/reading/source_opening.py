"""One source being opened: the steps of its plan, as events."""

import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.address import Source, identity
from tui_reader.article.document import Document, Place
from tui_reader.errors import LibraryError, NotKept, ReaderError
from tui_reader.extraction import VERSION
from tui_reader.extraction.page_view import View
from tui_reader.library.following.carried import carried
from tui_reader.library.following.followed import NewIn
from tui_reader.library.keeping import NoteChecked
from tui_reader.library.values import Kept
from tui_reader.reading.doubts import doubts
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.kept_texts import KeptTexts
from tui_reader.reading.last_answers import LastAnswers
from tui_reader.reading.opening_events import Changed, Event, Extracting, Loaded, Opened, Shelved, Unchanged
from tui_reader.reading.pages import arriving
from tui_reader.reading.plan import Step, Wish, behind_shown, is_fresh, plan
from tui_reader.reading.stdin import StandardInput
from tui_reader.settings import Settings
from tui_reader.settings.options import Options
from tui_reader.web.page import NotModified, Page
from tui_reader.web.progress import Progress

if TYPE_CHECKING:
    from tui_reader.extraction.process.child import Child
    from tui_reader.web.fetching import Fetching

SHOWN_SECONDS = 1.0
"""A text that was read is shown after so long whether it is kept by then or not; keeping the longest takes .3 s."""


class Begun(NamedTuple):
    """What was started for a source that nobody waits for yet."""

    source: Source
    child: "Child"
    fetching: "Fetching | None"

    def kill(self) -> None:
        """End what nobody waits for; harmless when it has ended."""
        self.child.kill()
        if self.fetching is not None:
            self.fetching.kill()


class SourceOpening:
    """Opens one source, with the settings there are. begun: what was started for it, which it goes on with.

    answered: hears of each answer. unread: nobody reads it now. listed_in: the address of the list that it comes from.
    """

    def __init__(
        self,
        source: Source,
        keeper: Keeper,
        texts: KeptTexts,
        settings: Settings,
        options: Options,
        standard_input: StandardInput,
        begun: Begun | None,
        answered: Callable[[Page | NotModified], None],
        unread: bool = False,
        listed_in: str = "",
    ) -> None:
        self._source = source
        self._address = source.address or options.base
        self._keeper = keeper
        self._texts = texts
        self._settings = settings
        self._options = options
        self._standard_input = standard_input
        self._begun = begun
        self._answered = answered
        self._unread = unread
        self._listed_in = listed_in
        self._asks_every_page = False

    async def events(self, wanted: View | None, check: bool) -> AsyncIterator[Event]:
        """Take the steps of the plan until one of them ends the opening; raises ReaderErrors."""
        wish = Wish.of(self._source.kind == "address", wanted, check, self._options)
        if self._source.feed:
            wish = wish._replace(refresh=True)
        self._asks_every_page = wish.check or wish.refresh
        kept = None if wish.refresh else await self._texts.kept(self._address, wish.view)
        is_good = kept is not None and (self._is_fresh(kept) or await self._is_followed(kept))
        view, steps = plan(wish, kept, is_good, VERSION)
        for step in steps:
            if step is Step.REFUSE:
                raise NotKept("Not in the library", "It was never opened here. Without --offline it is fetched.")
            if step is Step.FETCH:
                async for event in self._fetch(kept, view):
                    yield event
            elif step is Step.READ_KEPT_PAGE:
                if loaded := await self._from_kept_page(view):
                    yield loaded
                    return
            elif kept is not None:
                yield Opened(kept) if step is Step.SHOW else await self._behind_shown(kept, view)

    async def _fetch(self, kept: Kept | None, view: View) -> AsyncIterator[Event]:
        """Fetch the page, and read it unless it is the kept one."""
        from tui_reader.extraction.process.child import Child  # with all it names 8 ms: a kept text needs none

        begun = self._begun
        # Importing the engines takes as long as a page takes to come; a page that is kept has most likely not changed.
        child = begun.child if begun else Child() if kept is not None else Child.start()
        try:
            fetched: Progress | Page | NotModified | None = None
            async for fetched in self._arriving(kept):
                if isinstance(fetched, Progress):
                    yield fetched
                else:
                    self._answered(fetched)
            before = await self._pages_before(kept)
            following = before.following if before is not None else ()
            if following and self._asks_every_page:
                async for step in self._asked_again(following):
                    if isinstance(step, Progress):
                        yield step
                    else:
                        following = step
            if kept is not None and await self._is_kept(kept, fetched):
                if before is None or following == before.following:
                    yield await self._behind_shown(kept, view)
                    return
                fetched = before
            if isinstance(fetched, Page):
                from tui_reader.reading.copies import out_of_feed, with_original

                fetched = fetched._replace(following=following)
                if self._source.feed:
                    fetched = out_of_feed(fetched, self._address)
                fetched = with_original(fetched, self._settings.time_gates)
                yield Extracting(fetched)
                document = await child.read(fetched, view, self._settings.rules(fetched.final_url))
                document = await self._carried(kept, document)
                async with contextlib.aclosing(self._arrived(kept, fetched, document, view)) as events:
                    async for event in events:
                        yield event
        finally:
            child.kill()
        await self._keeper.tend()

    async def _pages_before(self, kept: Kept | None) -> Page | None:
        """The page as it is kept, with those that its text goes on in; None where it goes on in none.

        Where they made room for others, or the text came from another machine, their addresses are known.
        """
        if kept is not None and not kept.document.pages:
            return None
        article = await self._texts.article(self._address) if kept is not None or self._options.refresh else None
        page = None if article is None else await self._texts.page(article)
        if page is None and kept is not None:
            self._asks_every_page = True
            page = Page("", "", b"", following=tuple([Page(url, url, b"") for url in kept.document.pages]))
        return page if page is not None and page.following else None

    def _asked_again(self, pages: Sequence[Page]) -> AsyncIterator[Progress | tuple[Page, ...]]:
        from tui_reader.reading.next_pages import Asker, NextPages

        asker = Asker(self._source, self._source.linked, self._settings)
        return NextPages(self._keeper, self._texts, self._options, LastAnswers()).again(asker, pages)

    async def _carried(self, kept: Kept | None, document: Document) -> Document:
        """A list that is followed keeps what nobody has seen of it."""
        if kept is None or not document.is_list:
            return document
        new = await self._keeper.ask(lambda library: library.ask(NewIn(self._address)), None)
        return carried(document, kept.document, new) if new else document

    def _arriving(self, kept: Kept | None) -> AsyncIterator[Progress | Page | NotModified]:
        """What is said on the way, then the page; standard input is read once, however often it is opened."""
        if self._source.kind == "stdin":
            return self._standard_input.arriving()
        source = self._source
        if source.feed:
            source = source._replace(address=source.feed, credentials=None)
        return arriving(source, kept, self._settings, self._begun and self._begun.fetching)

    async def _is_kept(self, kept: Kept, fetched: Progress | Page | NotModified | None) -> bool:
        """Whether the page is, by the server's word or byte for byte, the one that is kept; then that is noted."""
        page = fetched if isinstance(fetched, Page) else None
        if page is not None:
            before = await self._texts.page(kept.article) if kept.has_page else None
            if before is None or before.body != page.body:
                return False
        self._keeper.change_behind("the date of the check", NoteChecked(kept.article, page))
        return True

    async def _arrived(self, kept: Kept | None, page: Page, document: Document, view: View) -> AsyncGenerator[Event]:
        """Keep what was read, and say what it is; no text waits for a library that another program holds."""
        import asyncio

        keeping = asyncio.ensure_future(self._keep(page, document, view))
        try:
            await asyncio.wait((keeping,), timeout=SHOWN_SECONDS)
            is_late = not keeping.done()
            article, notes = (None, ()) if is_late else keeping.result()
            if kept is None:
                yield Loaded(
                    document,
                    article,
                    (*page.notes, *doubts(document), *notes),
                    await self._place(article),
                    page.fragment,
                )
                if is_late:
                    yield Shelved(*await keeping)
            else:
                same = document.blocks == kept.document.blocks and document.items == kept.document.items
                yield Unchanged() if same else Changed(document, article or kept.article)
                for note in (await keeping)[1]:
                    self._keeper.tell(note)
        finally:
            keeping.cancel()

    async def _keep(self, page: Page, document: Document, view: View) -> tuple[int | None, tuple[str, ...]]:
        """Keep what has an address; the article's id, and why there is none."""
        # A file may hold the page of an address; a message that comes once has one of its own.
        name = identity(document.final_url)
        if not name:
            return None, ()
        requested = identity(self._source.address or page.url) or name
        try:
            if self._listed_in:
                from tui_reader.library.following.list_tags import TagListed

                await self._keeper.change("the tags", TagListed(self._listed_in, (requested,)))
            return await self._keeper.do(
                "the article",
                lambda library: library.keep(
                    document, page, VERSION, requested, name, view, self._options.prints, self._unread
                ),
            ), ()
        except LibraryError as error:
            return None, (f"the article was not kept: {error}",)

    async def _from_kept_page(self, view: View) -> Loaded | None:
        """Another view of a kept page, or one whose text made room for others, read without the network."""
        article = await self._texts.article(self._address)
        document = (
            None if article is None else await self._texts.extract(article, view, self._settings, self._options.prints)
        )
        return None if document is None else Loaded(document, article, (), await self._place(article))

    async def _behind_shown(self, kept: Kept, view: View) -> Event:
        """The page of the shown text is the newest; one that an older extractor read is read again."""
        document = None
        if behind_shown(kept, VERSION) is Step.REREAD:
            with contextlib.suppress(ReaderError):
                document = await self._texts.extract(kept.article, view, self._settings, self._options.prints)
        if document is None or document.blocks == kept.document.blocks:
            return Unchanged()
        return Changed(document, kept.article)

    async def _place(self, article: int | None) -> Place | None:
        """Where reading stopped in a text that was not kept; it outlives the text."""
        return None if article is None else await self._keeper.ask(lambda library: library.place(article), None)

    async def _is_followed(self, kept: Kept) -> bool:
        """Whether it is a list that is followed: those are asked when somebody says so."""
        address = self._address
        return kept.document.is_list and (
            await self._keeper.ask(lambda library: library.ask(NewIn(address)), None) is not None
        )

    def _is_fresh(self, kept: Kept) -> bool:
        asked = self._source.address if self._source.kind == "file" else kept.document.final_url
        return is_fresh(asked, kept.checked_at, time.time(), self._settings.check_after_hours)
