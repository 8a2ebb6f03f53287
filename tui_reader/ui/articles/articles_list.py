"""The list of articles: the queue, what is being read, what was read."""

from collections.abc import Awaitable, Callable
from functools import partial

from tui_reader.address import GUIDE_ADDRESS, Source, display, parse_source
from tui_reader.errors import LibraryError, ReaderError
from tui_reader.library.values import Row
from tui_reader.reading.shelf import Shelf
from tui_reader.ui.articles.article_rows import Answer, article_entries
from tui_reader.ui.keys.key_row import whole_keys
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_contents import FILTER, Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries
from tui_reader.ui.text.wording import short_date

ROWS = 200
"""Rows fetched at first; more follow when the cursor comes near the last."""
NEAR = 20


class ArticlesList(Contents[Row]):
    """The library; it filters, since it knows more than the rows that are here.

    fetch_behind: fetches a queued address, None: nothing is fetched. now: seconds since the epoch. key_of: the key of a
    command. open_source: opens an article. open_outside: opens an
    address in the browser; returns what to say about it. has_text: whether there is a text to go back to. is_over: the
    list was opened over an article, so it closes like any other; else leaving it is leaving the program.
    """

    title = "ARTICLES"
    places = ("articles", "list", "text")
    says_back = False

    def __init__(
        self,
        shown: Shown[Row],
        shelf: Shelf,
        *,
        fetch_behind: Callable[[str], Awaitable[None]] | None,
        now: Callable[[], float],
        key_of: Callable[[str], str],
        open_source: Callable[[Source], None],
        open_outside: Callable[[str], str],
        copy_address: Callable[[str], None],
        has_text: Callable[[], bool],
        is_over: bool,
        leave_program: Callable[[], None],
    ) -> None:
        self.hints = (
            Hint("go", "open"), FILTER, Hint("command", "address"), Hint("article.queue", "queue"),
            Hint("article.delete", "delete"), Hint("browser", "browser"), Hint("quit", "back" if is_over else "quit"),
            Hint("help", "help"),
        )  # fmt: skip
        self._shown = shown
        self._shelf = shelf
        self._fetch_behind = fetch_behind
        self._now = now
        self._key_of = key_of
        self._open_source = open_source
        self._has_text = has_text
        self._is_over = is_over
        self._answer = Answer()
        self._limit = ROWS
        self._fetching = 0
        self._was_placed = False
        self.filter = ""
        self.filtered = self
        self.is_filled = False
        self.verbs = {
            "article.delete": shown.on_entry(self._ask_to_delete),
            "article.queue": shown.on_entry(self._turn_queue),
            "browser": shown.on_entry(lambda row: shown.say(open_outside(row.address))),
            "copy.address": shown.on_entry(lambda row: copy_address(row.address)),
            "reload": lambda _: self._fetch(again=True),
            **({} if is_over else {"quit": lambda _: leave_program()}),
        }

    # What the library answers

    def started(self) -> None:
        """Ask the library, and fetch what was queued here and not yet asked for."""
        self._fetch(again=False)

    def _fetch(self, again: bool) -> None:
        """Fetch what is queued, one after the other, behind the list. again: also what could not be fetched before."""
        self._ask_again()
        if self._fetch_behind is not None:
            self._shown.latest(partial(self._fetch_queue, self._fetch_behind, again), "queue")

    def set_filter(self, text: str) -> None:
        """The library is asked while the words are typed."""
        self.filter = text
        self._ask_again()

    def _ask_again(self) -> None:
        self._shown.latest(self._ask, "articles")

    async def _ask(self) -> None:
        rows = await self._shelf.articles(self.filter, self._limit)
        groups = await self._shelf.group_sizes(self.filter) if len(rows) >= self._limit else {}
        self._answer = Answer(rows, *await self._shelf.counts(), groups)
        self.is_filled = True
        self._shown.refill()

    async def _fetch_queue(self, fetch: Callable[[str], Awaitable[None]], again: bool) -> None:
        queued = [entry for entry in await self._shelf.queue() if entry.article is None and (again or not entry.error)]
        for left, entry in zip(range(len(queued), 0, -1), queued, strict=True):
            self._fetching = left
            self._shown.refill()
            await fetch(entry.address)
            self._ask_again()
        self._fetching = 0
        self._shown.refill()

    # What is shown

    def entries(self, width: int) -> Entries[Row]:
        """Headings and rows, and what can be done where there are none."""
        otherwise = ""
        if self.filter and not self._answer.rows:
            otherwise = " · ".join(filter(None, (f"nothing here matches “{self.filter}”", self._key_of("close"))))
        elif all(row.address == GUIDE_ADDRESS for row in self._answer.rows):
            does = {"go": "opens the guide", "command": "opens an address", "help": "help", "quit": "quit"}
            keys = [(key, word) for id, word in does.items() if (key := self._key_of(id))]
            otherwise = whole_keys(keys, width - 3)
        return article_entries(self._answer, width, self._now(), otherwise)

    def cursor(self, entries: Entries[Row], before: Row | None) -> int | None:
        """The cursor stays on its article; it begins on the one read last, the guide on a first run."""
        if before is not None:
            same = (i for i, entry in enumerate(entries) if entry.value and entry.value.address == before.address)
            return next(same, None)
        if self._was_placed or not self._answer.rows:
            return None
        self._was_placed = True
        rows = [(entry.value, index) for index, entry in enumerate(entries)]
        read = [(row.read_at, -index) for row, index in rows if row is not None and row.group in ("reading", "read")]
        return -max(read)[1] if read else None

    def status(self, value: Row | None) -> Status:
        """Where reading stopped in the article under the cursor, and what is being fetched."""
        left = ""
        if value is not None:
            left = f"{value.address}: {value.error}" if value.error else display(value.address)
            if value.section and value.group == "reading":
                left = f"stopped in: {value.section}"
        is_read = value is not None and value.group in ("reading", "read")
        read = short_date(value.read_at, self._now()) if value is not None and is_read else ""
        fetching = f"{self._fetching} being fetched" if self._fetching else ""
        return Status(left, f"read {read}" if read else "", fetching)

    def moved(self, value: Row) -> None:
        """Near the last row more are asked for."""
        rows = self._answer.rows
        if len(rows) == self._limit and value in rows[-NEAR:]:
            self._limit *= 2
            self._ask_again()

    # What is done

    def chosen(self, value: Row) -> None:
        """Open the article."""
        try:
            source = parse_source(value.address)
        except ReaderError as error:
            self._shown.say(f"! {error}")
            return
        self._open_source(source)

    def left(self) -> str:
        """Back to the text, if there is one below; the list never quits at Esc."""
        return "" if self._is_over or self._has_text() else f"{self._key_of('quit')} quits"

    def _ask_to_delete(self, row: Row) -> None:
        name = shortened(row.title or display(row.address), 40)
        delete = partial(self._change, partial(self._delete, row), "deleted")
        self._shown.question(f"Delete “{name}”?", lambda: self._shown.behind(delete))

    def _turn_queue(self, row: Row) -> None:
        done = "taken out of the queue" if row.position is not None else "put into the queue"
        self._shown.behind(partial(self._change, partial(self._queue, row), done))

    async def _delete(self, row: Row) -> None:
        if row.position is not None:
            await self._shelf.dequeue(row.address)
        if row.article is not None:
            await self._shelf.forget(row.article)

    async def _queue(self, row: Row) -> None:
        if row.position is not None:
            await self._shelf.dequeue(row.address)
        else:
            await self._shelf.enqueue([row.address])

    async def _change(self, work: Callable[[], Awaitable[None]], done: str) -> None:
        """Change the library, then say what was done, or why it was not."""
        said = done
        try:
            await work()
        except LibraryError as error:
            said = f"! not {done}: {error}"
        await self._ask()
        self._shown.say(said)
