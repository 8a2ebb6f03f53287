"""Reading: sources are opened, and what was opened is kept; the use case of both front ends."""

import contextlib
from collections.abc import AsyncGenerator, Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tui_reader.address import Linked, Network, Source, identity, parse_source
from tui_reader.article.document import Document
from tui_reader.errors import LibraryError, ReaderError
from tui_reader.extraction.page_view import View
from tui_reader.library.file.terms import Told, tell_nobody
from tui_reader.library.library import Library, default_path
from tui_reader.reading import pages
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.kept.highlights import HighlightShelf
from tui_reader.reading.kept_texts import KeptTexts
from tui_reader.reading.last_answers import LastAnswers
from tui_reader.reading.opening_events import Event, Failed
from tui_reader.reading.reached_networks import ReachedNetworks
from tui_reader.reading.shelf import Shelf
from tui_reader.reading.source_opening import Begun, SourceOpening
from tui_reader.reading.stdin import StandardInput
from tui_reader.settings import Choice, Settings, chosen, forget_choice, save_choice
from tui_reader.settings.options import Options
from tui_reader.web.page import NotModified

if TYPE_CHECKING:
    from tui_reader.process.program import Process
    from tui_reader.reading.behind.people_shelf import PeopleShelf
    from tui_reader.reading.kept.followed_lists import FollowedLists
    from tui_reader.reading.kept.marked_shelf import MarkedShelf
    from tui_reader.reading.kept.notes_shelf import NotesShelf
    from tui_reader.reading.other_ways import Way
    from tui_reader.web.page import Page


class Reading:
    """Opens sources, and keeps what was opened.

    shelf: what the library remembers. highlights: those it has. keeper: how it is kept.
    """

    def __init__(
        self, library: Library | None, settings: Settings, options: Options | None = None, warning: str = ""
    ) -> None:
        self.settings = settings
        self.options = options or Options()
        self.keeper = Keeper(library, warning)
        self.shelf = Shelf(self.keeper)
        self.highlights = HighlightShelf(self.keeper)
        self._stdin = StandardInput(self.options, self.settings.limits)
        self._library = library
        self._texts = KeptTexts(self.keeper)
        self._networks = ReachedNetworks()
        self._answers = LastAnswers()
        self._begun: Begun | None = None

    @cached_property
    def people(self) -> "PeopleShelf":
        """Who is quoted in what is kept."""
        from tui_reader.reading.behind.people_shelf import PeopleShelf

        return PeopleShelf(self.keeper)

    @classmethod
    def start(cls, settings: Settings, options: Options, path: Path | None = None, told: Told = tell_nobody) -> Self:
        """With the library at `path` (the usual one by default), or without one when it can not be used.

        told: hears how far it is where opening it takes long.
        """
        if not options.keep:
            return cls(None, settings, options)
        try:
            limit = settings.library_limit_mb * 1_000_000
            library = Library.open(path or default_path(), limit_bytes=limit, told=told)
        except LibraryError as error:
            return cls(None, settings, options, f"Nothing is kept: {error}")
        return cls(library, settings, options, library.notice)

    @cached_property
    def marked(self) -> "MarkedShelf":
        """What a person adds."""
        from tui_reader.reading.kept.marked_shelf import MarkedShelf  # 1 ms, and no start needs it

        return MarkedShelf(self.keeper)

    @cached_property
    def notes(self) -> "NotesShelf":
        """The folder of notes that articles are given to."""
        from tui_reader.reading.kept.notes_shelf import NotesShelf

        return NotesShelf(self.keeper, lambda: self.settings)

    def close(self) -> tuple[str, ...]:
        """End, where no loop runs; answers what has to be told, a line each."""
        if self._begun is not None:
            self._begun.kill()
        return self.keeper.close()

    def go_on(self, source: Source, process: "Process") -> None:
        """Let opening `source` next go on with the process that was started for its page."""
        from tui_reader.extraction.process.child import Child

        self._begun = Begun(source, Child(process), None)

    def begin(self, source: Source) -> None:
        """Start what opening `source` next will need, unless it is kept; for a program that has more to import."""
        address = source.address or self.options.base
        try:
            kept = bool(self._library and address and self._library.article(identity(address)))
        except LibraryError:
            kept = False
        if (kept and not self.options.refresh) or (self.options.offline and source.kind == "address"):
            return
        from tui_reader.extraction.process.child import Child

        with contextlib.suppress(ReaderError):  # whoever opens the source will hear of it
            fetching = pages.request(source, None, self.settings) if source.kind == "address" else None
            self._begun = Begun(source, Child.start(), fetching)

    @cached_property
    def lists(self) -> "FollowedLists":
        """The lists that are followed."""
        from tui_reader.reading.kept.followed_lists import (
            FollowedLists,  # with asyncio 30 ms; see `background.answered`
        )

        return FollowedLists(self.keeper, self.open)

    async def open(
        self,
        source: Source,
        view: View | None = None,
        check: bool = False,
        answered: "Callable[[Page | NotModified], None] | None" = None,
        unread: bool = False,
        listed_in: str = "",
    ) -> AsyncGenerator[Event]:
        """The events of opening `source`. check: ask the server even when it was asked a short time ago.

        answered: hears of the server's answer. unread: nobody reads it now. listed_in: the address of the list that it
        comes from.

        view: None for the one last chosen for this address, "article" at first.

        Ends after Loaded, Shelved, Unchanged, Changed or Failed. Closing the iterator stops the request and kills the
        extraction.
        """
        begun, self._begun = self._begun, None
        ours = begun if begun and begun.source == source else None
        opening = SourceOpening(
            source, self.keeper, self._texts, self.settings, self.options, self._stdin, ours,
            lambda answer: self._note(answer, answered), unread, listed_in,
        )  # fmt: skip
        try:
            async for event in opening.events(view, check):
                yield event
        except ReaderError as error:
            yield Failed(error)
        finally:
            if begun is not None:
                begun.kill()

    async def next_page(
        self, source: Source, document: Document, view: View, every: bool = False
    ) -> AsyncGenerator[Event]:
        """The events of fetching the page that comes after a text, and setting it below. every: all pages there are.

        Ends after Loaded, with all of the text, or Failed; after both, in this order, where not all pages came.
        """
        from tui_reader.reading.next_pages import Asker, NextPages

        pages = NextPages(self.keeper, self._texts, self.options, self._answers)
        asker = Asker(source, self._networks.of(document.final_url), self.settings)
        try:
            async for event in pages.events(asker, document, view, every):
                yield event
        except ReaderError as error:
            yield Failed(error)

    async def kept_list(self, address: str) -> Document | None:
        """The list of an address as it is kept; None when it is not."""
        kept = await self._texts.kept(address, None)
        return kept.document if kept is not None and kept.document.is_list else None

    def _note(self, answer: "Page | NotModified", answered: "Callable[[Page | NotModified], None] | None") -> None:
        self._networks.note(answer)
        self._answers.note(answer)
        if not isinstance(answer, NotModified) and not self.keeper.keeps:
            self._answers.hold(answer)
        if answered is not None:
            answered(answer)

    async def view(self, article: int, address: str, view: View) -> Document | None:
        """Another view of a kept article, which becomes its current one; None when neither it nor the page is kept."""
        return await self._texts.view(article, address, view, self.settings)

    async def extract(self, article: int, view: View) -> Document | None:
        """The kept page read again, and kept; None when there is no page."""
        return await self._texts.extract(article, view, self.settings)

    def keep_again(self, document: Document, view: View) -> None:
        """Keep a text that was read instead of a newer one that was fetched."""
        self._texts.keep_again(document, view)

    async def ways(self, address: str) -> "tuple[Way, ...]":
        """The other ways to the page at an address, by what it says itself as far as it came; nobody is asked."""
        from tui_reader.reading.other_ways import other_ways

        markup = self._answers.of(address)
        if not markup and (article := await self._texts.article(address)) is not None:
            page = await self._texts.page(article)
            markup = page.body.decode("utf-8", "replace") if page is not None else ""
        return other_ways(address, markup, self.settings.time_gates)

    def network_of(self, page: str) -> Network:
        """Where the server of a page lies, as far as this run knows."""
        return self._networks.of(page)

    async def fetch_behind(self, address: str, linked: Linked = "") -> None:
        """Fetch one queued address without showing it. linked: the network of the page whose link it is."""
        try:
            async for event in self.open(parse_source(address)._replace(linked=linked), unread=True):
                if isinstance(event, Failed):
                    raise event.error
        except ReaderError as error:
            self.shelf.note_failure(address, str(error.status or error.title))

    async def picture(self, address: str, page: str) -> bytes:
        """The picture at an address that `page` shows; raises ReaderErrors."""
        return await pages.picture(address, self._networks.of(page), self.settings, self.options)

    def take(self, settings: Settings) -> None:
        """Let all settings be these from now on."""
        self.settings = settings

    def forget_choice(self, name: str, path: Path | None) -> None:
        """Forget what was chosen instead of what the settings file says, which says it itself now."""
        if path is not None and self.options.keep:
            self.keeper.save_behind(f"the choice of {name}", partial(forget_choice, path, name))

    def choose(self, name: str, value: Choice, file_settings: Settings, path: Path | None) -> None:
        """Let a setting be this from now on, and remember it at `path`, instead of what the settings file says."""
        self.settings = chosen(self.settings, name, value)
        if path is not None and self.options.keep:
            self.keeper.save_behind(f"the choice of {name}", partial(save_choice, path, file_settings, name, value))
