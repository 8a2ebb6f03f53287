"""What the library remembers, by the names that the front ends use."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from tui_reader.address import identity
from tui_reader.article.document import Place
from tui_reader.errors import LibraryError
from tui_reader.library.articles import ListedArticles
from tui_reader.library.keeping import AddArticle, Forget
from tui_reader.library.library import Library
from tui_reader.library.places import DeleteMark, SetMark
from tui_reader.library.queue import Dequeue, Enqueue, NoteFailure
from tui_reader.library.stopped import Stopped
from tui_reader.library.values import Findings, Group, Mark, Order, Queued, Row
from tui_reader.reading.keeper import Keeper

if TYPE_CHECKING:
    from tui_reader.finding.query import Query


class Shelf:
    """Articles, places, marks and the queue. What answers nothing has kept it, or raises LibraryError."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    # Places and marks

    def save_stopped(self, stopped: Stopped) -> None:
        """Keep where reading stopped, behind the loop: nobody waits for it, and a failure is told."""
        self._keeper.change_behind("the place", stopped)

    async def marks(self, article: int) -> tuple[Mark, ...]:
        """The marks and jumps of an article."""
        return await self._keeper.ask(lambda library: library.marks(article), ())

    async def save_mark(self, article: int, name: str, place: Place) -> None:
        """Keep a mark."""
        await self._keeper.change(f"mark {name}", SetMark(article, name, place))

    def forget_mark(self, mark: int) -> None:
        """Delete a mark by its id, behind the loop."""
        self._keeper.change_behind("the mark", DeleteMark(mark))

    # Articles

    async def articles(
        self,
        filter: str = "",
        limit: int = 200,
        order: Order = "read",
        most: int | None = None,
        opened: Collection[Group] = (),
    ) -> tuple[Row, ...]:
        """The rows of the articles screen; most: of a group that leaves the screen to others, unless it is opened."""
        question = ListedArticles(filter, limit, order, most, opened)
        return await self._keeper.ask(lambda library: library.ask(question), ())

    async def group_sizes(self, filter: str = "") -> Mapping[Group, int]:
        """How many rows each group of the articles screen has."""
        nothing: Mapping[Group, int] = {}
        return await self._keeper.ask(lambda library: library.group_sizes(filter), nothing)

    async def counts(self) -> tuple[int, int]:
        """How many articles are kept, in how many bytes."""
        return await self._keeper.ask(lambda library: library.counts(), (0, 0))

    async def kept_among(self, addresses: Collection[str]) -> frozenset[str]:
        """Those of these addresses that lead to kept articles."""

        def known(library: Library) -> frozenset[str]:
            identities = {address: identity(address) for address in addresses}
            found = library.known_among(identities.values())
            return frozenset(address for address, one in identities.items() if one in found)

        return await self._keeper.ask(known, frozenset[str]())

    async def first_lines(self, address: str, blocks: int = 6) -> tuple[str, str] | None:
        """Title and beginning of a kept article; None when it is not kept."""

        def beginning(library: Library) -> tuple[str, str] | None:
            kept = library.kept(identity(address))
            if kept is None:
                return None
            first = kept.document.blocks[:blocks]
            return kept.document.title, "\n".join(block.text for block in first if block.kind == "PARAGRAPH")

        return await self._keeper.ask(beginning, None)

    async def put_on_record(self, address: str, title: str = "") -> int:
        """The article of an address, which need not have been fetched; raises LibraryError where nothing is kept."""
        article = await self._keeper.change("the article", AddArticle(identity(address), title))
        if article is None:
            raise LibraryError("Nothing is kept", "There is no library in this session.")
        return article

    async def find(self, query: "Query", limit: int) -> Findings:
        """What a query finds in all texts, highlights and notes: its first rows."""
        from tui_reader.library.search.find import Find  # with what it names 5 ms

        return await self._keeper.ask(lambda library: library.ask(Find(query, limit)), Findings())

    async def index(self, seconds: float) -> bool:
        """Have what is kept read for `find`, so long at most; whether there is more to read."""
        return await self._keeper.tend(seconds)

    async def forget(self, article: int) -> None:
        """Delete an article with everything that belongs to it."""
        await self._keeper.change("the deletion", Forget(article))
        await self._keeper.tend()

    # The queue

    async def enqueue(self, addresses: Collection[str]) -> None:
        """Put addresses at the end of the queue."""
        await self._keeper.change("the queue", Enqueue(tuple(addresses)))

    async def dequeue(self, address: str) -> None:
        """Take an address out of the queue."""
        await self._keeper.change("the queue", Dequeue(address))

    def note_failure(self, address: str, word: str) -> None:
        """Keep why a queued address could not be fetched ("403"), behind the loop."""
        self._keeper.change_behind("the queue", NoteFailure(address, word))

    async def queue(self) -> tuple[Queued, ...]:
        """The queue in its order."""
        return await self._keeper.ask(lambda library: library.queue(), ())

    async def next_in_queue(self, address: str, step: int) -> Queued | None:
        """The entry after (1) or before (-1) an address; its first when the address is not in it."""
        return await self._keeper.ask(lambda library: library.next_in_queue(identity(address), step), None)
