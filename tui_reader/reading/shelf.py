"""The library as the front ends use it: every word with it is short, and its failing never stops the reading."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import ParamSpec, Self, TypeVar

from tui_reader.address import identity
from tui_reader.article.document import Place
from tui_reader.errors import LibraryError
from tui_reader.library.library import Library, Mark, Queued, Row
from tui_reader.settings import Settings
from tui_reader.settings.options import Options

Result = TypeVar("Result")
Given = ParamSpec("Given")


class Shelf:
    """Remembers places, marks and the queue. `library` is None when nothing is kept; `warning` says why, once."""

    def __init__(
        self, library: Library | None, settings: Settings, options: Options | None = None, warning: str = ""
    ) -> None:
        self.library = library
        self.settings = settings
        self.options = options or Options()
        self.warning = warning

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

    async def attempt(self, work: Callable[[Library], Result]) -> Result | None:
        """Work on the library in a thread; when it can not be done, reading goes on and the warning says why."""
        library = self.library
        if library is None:
            return None
        try:
            return await in_thread(work, library)
        except LibraryError as error:
            self.warning = str(error)
            return None

    async def place(self, article: int | None) -> Place | None:
        """Where reading stopped in an article; it outlives the text."""
        return None if article is None else await self.attempt(lambda library: library.place(article))

    async def tend(self) -> None:
        """Upkeep of the library, in small steps: full text, the limit of its size."""
        while await self.attempt(lambda library: library.tend()):
            pass

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

    def save_heights(self, article: int, view: str, heights: Mapping[str, Sequence[int]]) -> None:
        """Keep how many lines the parts of a text have: the next opening need not lay it out."""
        self._now(lambda library: library.save_heights(article, view, heights))

    def save_mark(self, article: int, name: str, place: Place) -> None:
        """Keep a mark, at once."""
        self._now(lambda library: library.set_mark(article, name, place))

    def save_jumps(self, article: int, named: Sequence[tuple[str, Place]]) -> None:
        """Keep where one jumped away from, in the stead of what was kept."""
        self._now(lambda library: library.replace_marks(article, "jump", named))

    async def marks(self, article: int) -> tuple[Mark, ...]:
        """The marks and jumps of an article."""
        return await self.attempt(lambda library: library.marks(article)) or ()

    async def articles(self, filter: str = "", limit: int = 200) -> tuple[Row, ...]:
        """The rows of the articles screen."""
        return await self.attempt(lambda library: library.articles(filter, limit)) or ()

    async def kept_among(self, addresses: Collection[str]) -> frozenset[str]:
        """Those of these addresses that lead to kept articles."""
        return (
            await self.attempt(lambda library: frozenset(a for a in addresses if library.article(identity(a))))
            or frozenset()
        )

    async def first_lines(self, address: str, blocks: int = 6) -> tuple[str, str] | None:
        """Title and beginning of a kept article; None when it is not kept."""

        def beginning(library: Library) -> tuple[str, str] | None:
            kept = library.kept(identity(address))
            if kept is None:
                return None
            first = kept.document.blocks[:blocks]
            return kept.document.title, "\n".join(block.text for block in first if block.kind == "PARAGRAPH")

        return await self.attempt(beginning)

    async def counts(self) -> tuple[int, int]:
        """How many articles are kept, in how many bytes."""
        return await self.attempt(lambda library: library.counts()) or (0, 0)

    async def forget(self, article: int) -> None:
        """Delete an article with everything that belongs to it."""
        await self.attempt(lambda library: library.forget(article))
        await self.tend()

    async def enqueue(self, addresses: list[str]) -> None:
        """Put addresses at the end of the queue."""
        await self.attempt(lambda library: library.enqueue(addresses))

    async def dequeue(self, address: str) -> None:
        """Take an address out of the queue."""
        await self.attempt(lambda library: library.dequeue(address))

    async def queue(self) -> tuple[Queued, ...]:
        """The queue in its order."""
        return await self.attempt(lambda library: library.queue()) or ()

    async def next_in_queue(self, address: str, step: int) -> Queued | None:
        """The entry after (1) or before (-1) an address; its first when the address is not in it."""
        return await self.attempt(lambda library: library.next_in_queue(identity(address), step))


async def in_thread(work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """What `work` returns, while others go on."""
    import asyncio  # 30 ms; the processes for a first page are started before

    return await asyncio.to_thread(work, *given, **named)
