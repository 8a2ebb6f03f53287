"""The articles screen: the queue, what is being read and where one stopped, what was read."""

from collections.abc import Sequence
from typing import ClassVar

from tui_reader.address import GUIDE_ADDRESS, display, parse_source
from tui_reader.article.cells import cell_len
from tui_reader.errors import LibraryError, ReaderError
from tui_reader.library.values import Row
from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.keyed_screen import Asked
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_screen import ListScreen
from tui_reader.ui.lists.listing import Entry, Run
from tui_reader.ui.reader.copying import copy_address
from tui_reader.ui.wording import short_date, size

GROUPS = {"queue": "QUEUE", "reading": "READING", "read": "READ"}
ROWS = 200
"""Rows fetched at first; more follow when the cursor comes near the last."""
SITE_FROM = 60


class ArticlesScreen(ListScreen):
    """The library. The cursor begins on the article read last."""

    title_ = "ARTICLES"
    hints: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↵", "open"), ("/", "filter"), (":", "address"), ("a", "queue"), ("D", "delete"), ("o", "browser"),
        ("q", "quit"), ("?", "help"),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._counts = (0, 0)
        self._limit = ROWS
        self._fetching = 0
        self._settled = False
        self._words = ""

    def places(self) -> Sequence[Where]:
        """Its own keys, then those of lists."""
        return ("articles", "list", "text")

    def on_mount(self) -> None:
        """Ask the library."""
        super().on_mount()
        self.reload()
        self.fetch_queue()

    def reload(self) -> None:
        """Ask the library again; the cursor stays on its article."""
        self.run_worker(self._reload(), exclusive=True, group="articles")

    async def _reload(self) -> None:
        self._rows = await self.reader.reading.shelf.articles(self._words, self._limit)
        self._counts = await self.reader.reading.shelf.counts()
        self.fill()
        if not self._settled and self._rows:
            self._settled = True
            self._to_last_read()

    def fetch_queue(self) -> None:
        """Fetch what is queued, one after the other, behind the list."""
        if not self.reader.reading.options.offline:
            self.run_worker(self._fetch_queue(), exclusive=True, group="queue")

    async def _fetch_queue(self) -> None:
        queued = [
            entry for entry in await self.reader.reading.shelf.queue() if entry.article is None and not entry.error
        ]
        for left, entry in zip(range(len(queued), 0, -1), queued, strict=True):
            self._fetching = left
            self.tell()
            await self.reader.reading.fetch_behind(entry.address)
            self.reload()
        self._fetching = 0
        self.tell()

    def _to_last_read(self) -> None:
        """The cursor goes to the article read last, the guide on a first run."""
        rows = [(entry.value, index) for index, entry in enumerate(self.listing.entries)]
        read = [(row.read_at, -index) for row, index in rows if isinstance(row, Row) and row.group != "queue"]
        if read:
            self.listing.move_to(-max(read)[1])

    # Rows

    def fill(self) -> None:
        """Make the rows; the cursor stays on its article."""
        before = self.listing.value
        name = before.address if isinstance(before, Row) else None
        super().fill()
        if name is not None:
            for index, entry in enumerate(self.listing.entries):
                if isinstance(entry.value, Row) and entry.value.address == name:
                    self.listing.move_to(index)
                    break

    def entries(self, width: int) -> Sequence[Entry[object]]:
        """Headings and rows."""
        width = self.size.width
        count, bytes_ = self._counts
        kept = f"{count:,} kept · {size(bytes_)} "
        head = "  ARTICLES"
        result: list[Entry[object]] = [Entry(((Run(head, "dim"), Run(f"{kept:>{max(1, width - len(head))}}", "dim")),))]
        now = self.reader.now()
        group = ""
        for row in self._rows:
            if row.group != group:
                group = row.group
                result.append(Entry(((), (Run(f"  {GROUPS[group]}", "dim"),))))
            result.append(Entry((_row(row, width, now),), row, f"{row.title} {row.site} {row.address}"))
        if self._words and not self._rows:
            result.append(Entry(((), (Run(f"   nothing here matches “{self._words}” · Esc", "dim"),))))
        elif all(row.address == GUIDE_ADDRESS for row in self._rows):
            keys = "   ↵ opens the guide   : opens an address   ? help   q quit"
            result.append(Entry(((), (Run(shortened(keys, width), "dim"),))))
        return result

    def filtered(self, text: str) -> None:
        """The library filters: it knows more than the rows that are here."""
        self._words = text
        self.reload()

    def do_filter(self, count: int | None) -> None:
        """The library is asked while the words are typed."""
        prompt = Prompt("/", self._words, len(self._words))
        self.ask(Asked(prompt, self.filtered, self.filtered, lambda: self.filtered("")))

    def do_close(self, count: int | None) -> None:
        """First the filter goes, then the list."""
        if self._words:
            self.filtered("")
        else:
            self.leave()

    def on_listing_moved(self, message: object) -> None:
        """Near the last row more are asked for."""
        if self.listing.cursor > len(self.listing.entries) - 20 and len(self._rows) == self._limit:
            self._limit *= 2
            self.reload()
        self.tell()

    def tell(self) -> None:
        """Where reading stopped in the article under the cursor, and what is being fetched."""
        row = self.listing.value
        left = ""
        if isinstance(row, Row):
            left = f"{row.address}: {row.error}" if row.error else display(row.address)
            if row.section and row.group == "reading":
                left = f"stopped in: {row.section}"
        fetching = f"{self._fetching} being fetched" if self._fetching else ""
        self.status.show(Status(left, "", fetching, "", ""))

    # Keys

    def chosen(self, value: object) -> None:
        """Open the article."""
        if isinstance(value, Row):
            try:
                source = parse_source(value.address)
            except ReaderError as error:
                self.status.say(f"! {error}")
                return
            self.reader.open_source(source, from_articles=True)

    def do_article_delete(self, count: int | None) -> None:
        """Delete the article under the cursor, after a question."""
        row = self.listing.value
        if isinstance(row, Row):
            self.question(f"Delete “{shortened(row.title or display(row.address), 40)}”?", lambda: self._delete(row))

    def _delete(self, row: Row) -> None:
        self.run_worker(self._deleted(row), group="delete")

    async def _deleted(self, row: Row) -> None:
        reading = self.reader.reading
        words = "deleted"
        try:
            if row.position is not None:
                await reading.shelf.dequeue(row.address)
            if row.article is not None:
                await reading.shelf.forget(row.article)
        except LibraryError as error:
            words = f"! not deleted: {error}"
        await self._reload()
        self.status.say(words)

    def do_article_queue(self, count: int | None) -> None:
        """Into the queue, or out of it."""
        row = self.listing.value
        if isinstance(row, Row):
            self.run_worker(self._queue(row), group="queueing")

    async def _queue(self, row: Row) -> None:
        reading = self.reader.reading
        words = "taken out of the queue" if row.position is not None else "put into the queue"
        try:
            if row.position is not None:
                await reading.shelf.dequeue(row.address)
            else:
                await reading.shelf.enqueue([row.address])
        except LibraryError as error:
            words = f"! not {words}: {error}"
        await self._reload()
        self.status.say(words)

    def do_browser(self, count: int | None) -> None:
        """The article under the cursor in the browser."""
        row = self.listing.value
        if isinstance(row, Row):
            self.status.say(self.reader.open_outside(row.address))

    def do_copy_address(self, count: int | None) -> None:
        """The address of the article under the cursor."""
        row = self.listing.value
        if isinstance(row, Row):
            copy_address(self, row.address)

    def do_reload(self, count: int | None) -> None:
        """Ask the library and the queue again."""
        self.reload()
        self.fetch_queue()

    def do_quit(self, count: int | None) -> None:
        """To the shell."""
        self.reader.leave()

    def leave(self) -> None:
        """Back to the text, if there is one below; the list never quits at Esc."""
        if self.reader.reader_screen.has_text:
            self.dismiss()
        else:
            self.status.say(f"{self.keymap.key_of('quit')} quits")


def _row(row: Row, width: int, now: float) -> tuple[Run, ...]:
    """Number, title, site, how far and how long, when."""
    number = f"{row.position:>2} " if row.position is not None else "   "
    unknown = row.article is None
    far = row.error or ("·" if unknown else _far(row))
    minutes = (
        ""
        if unknown
        else f"{row.minutes_left} left"
        if row.group == "reading" and row.fraction
        else f"{row.minutes} min"
    )
    when = "·" if unknown else short_date(row.read_at, now) or "new"
    right = f"{shortened(far, 9):>9}  {minutes:>7} {when:>8}"
    site = ""
    room = width - 5 - cell_len(right) - 1
    if width >= SITE_FROM:
        site_width = 16 if width < 100 else 24
        site = " " + _padded(shortened(row.site or display(row.address).partition("/")[0], site_width), site_width)
        room -= site_width + 1
    title = row.title or display(row.address)
    return (Run(f" {number}"), Run(_padded(shortened(title, room), room)), Run(site, "dim"), Run(f"  {right}", "dim"))


def _far(row: Row) -> str:
    if row.group == "queue":
        return "new" if not row.fraction else f"{row.fraction:.0%}".replace("%", " %")
    return "end" if row.group == "read" else f"{round(row.fraction * 100)} %"


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))
