"""What is done with articles in a list, several at once: queued, put away, called new, tagged, deleted, handed out."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Generic, NamedTuple

from tui_reader.address import display
from tui_reader.errors import LibraryError
from tui_reader.library.values import Row
from tui_reader.reading.kept.marked_shelf import MarkedShelf
from tui_reader.reading.kept.notes_shelf import NotesShelf
from tui_reader.reading.shelf import Shelf
from tui_reader.ui.articles.folder_line import Beside, FolderLine
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.list_contents import Held, Shown
from tui_reader.ui.lists.marked_rows import MarkedRows
from tui_reader.ui.lists.tag_line import TagLine, Typing

LONGEST_TITLE = 40
MOST_OPENED = 10
"""Articles that the browser gets without a question."""
Work = Callable[[Sequence[Row]], Awaitable[str]]
"""Changes the library for rows, and answers what was done."""


class HandedOut(NamedTuple):
    """Where addresses go. browser: opens them, and returns what to say about it. clipboard: sends them there."""

    browser: Callable[[Sequence[str]], str]
    clipboard: Callable[[Sequence[str]], object]


class ArticleActions(Generic[Held]):
    """Its verbs act on the marked rows of a list, else on the one under the cursor.

    row_of: the article of a row, with no address for one that leads nowhere. changed: asks the library again for what
    is listed.
    """

    def __init__(
        self,
        shown: Shown[Held],
        rows: MarkedRows[Held],
        row_of: Callable[[Held], Row],
        shelf: Shelf,
        marked: MarkedShelf,
        notes: NotesShelf,
        changed: Callable[[], Awaitable[None]],
        handed_out: HandedOut,
    ) -> None:
        self._shown = shown
        self._handed_out = handed_out
        self._rows = rows
        self._row_of = row_of
        self._shelf = shelf
        self._marked = marked
        self._notes = notes
        self._changed = changed
        self._line = FolderLine(Beside(shown.ask, shown.say, lambda work: shown.latest(work, "export")), notes)
        self.verbs: Verbs = {
            **rows.verbs,
            "article.queue": rows.acting(self._on_rows(self._begin_to_queue)),
            "article.archive": rows.acting(self._on_rows(self._begin(self._archive, "put away"))),
            "article.new": rows.acting(self._on_rows(self._begin(self._turn_new, "called new or read"))),
            "article.tags": rows.acting(self._on_rows(self._ask_tags), goes_on=False),
            "export": rows.acting(self._on_rows(self._ask_folder), goes_on=False),
            "article.delete": rows.acting(self._on_rows(self._ask_to_delete), goes_on=False),
            "browser": rows.acting(self._on_rows(self._open_outside), goes_on=False),
            "copy.address": rows.acting(self._on_rows(self._copy_addresses), goes_on=False),
        }

    def _on_rows(self, do: Callable[[Sequence[Row]], object]) -> Callable[[Sequence[Held]], object]:
        """Does it with those articles that have an address."""

        def act(values: Sequence[Held]) -> None:
            rows = [row for value in values if (row := self._row_of(value)).address]
            if rows:
                do(rows)
            else:
                self._shown.say("this entry leads nowhere")

        return act

    def let_go(self) -> bool:
        """Stop what is being exported, else mark none; whether there was something."""
        return self._line.stop() or self._rows.let_go()

    # Other programs

    def _open_outside(self, rows: Sequence[Row]) -> None:
        addresses = [row.address for row in rows]
        if len(rows) > MOST_OPENED:
            self._shown.question(f"Open {len(rows)} in the browser?", lambda: self._give_browser(addresses))
        else:
            self._give_browser(addresses)

    def _give_browser(self, addresses: Sequence[str]) -> None:
        self._shown.say(self._handed_out.browser(addresses))

    def _copy_addresses(self, rows: Sequence[Row]) -> None:
        self._handed_out.clipboard([row.address for row in rows])

    # The queue and the states

    def _begin_to_queue(self, rows: Sequence[Row]) -> None:
        wanted = "put into the queue" if rows[0].position is None else "taken out of the queue"
        self._do(rows, self._queue, wanted, lets_go=True)

    async def _queue(self, rows: Sequence[Row]) -> str:
        """All as the first asks for: into the queue, or out of it."""
        if rows[0].position is not None:
            for row in rows:
                await self._shelf.dequeue(row.address)
            return _said(rows, "taken out of the queue")
        await self._shelf.enqueue([row.address for row in rows])
        return _said(rows, "put into the queue")

    async def _archive(self, rows: Sequence[Row]) -> str:
        state = await self._marked.turn_archived(await self._on_record(rows))
        return _said(rows, "put away" if state == "archived" else "taken out of the archive")

    async def _turn_new(self, rows: Sequence[Row]) -> str:
        state = await self._marked.turn_new(await self._on_record(rows))
        return _said(rows, "called new" if state == "unread" else "called read")

    async def _on_record(self, rows: Sequence[Row]) -> list[int]:
        """The articles of rows; what was not fetched yet goes on record as what it is called."""
        return [
            await self._shelf.put_on_record(row.address, row.title) if row.article is None else row.article
            for row in rows
        ]

    # Tags

    def _ask_tags(self, rows: Sequence[Row]) -> None:
        self._shown.wait()  # what is typed behind the key belongs into the line
        self._shown.behind(partial(self._ask_tags_of, rows))

    async def _ask_tags_of(self, rows: Sequence[Row]) -> None:
        """One: the line has its tags. Several: words add to them, words with - take away."""
        known = [name for name, _ in await self._marked.all_tags()]
        line = TagLine(Typing(self._shown.ask, self._shown.note, self._shown.type_instead), known)
        if len(rows) == 1:
            article = rows[0].article
            tags = "".join(f"{name} " for name in (await self._marked.tags(article) if article is not None else ()))
            line.ask("# ", tags, lambda text: self._do(rows, partial(self._set_tags, text), "tagged"))
        else:
            line.ask(
                f"# {len(rows)} articles: ", "", lambda text: self._do(rows, partial(self._change_tags, text), "tagged")
            )
        self._shown.go_on()

    async def _set_tags(self, text: str, rows: Sequence[Row]) -> str:
        (article,) = await self._on_record(rows)
        names = await self._marked.set_tags(article, text)
        return f"tagged {' '.join(f'#{name}' for name in names)}" if names else "no tags"

    async def _change_tags(self, text: str, rows: Sequence[Row]) -> str:
        added, removed = await self._marked.change_tags(await self._on_record(rows), text)
        done = " ".join([*(f"#{name}" for name in added), *(f"-#{name}" for name in removed)])
        return _said(rows, done) if done else "nothing changed"

    # A folder of notes

    def _ask_folder(self, rows: Sequence[Row]) -> None:
        self._line.ask("the article" if len(rows) == 1 else f"{len(rows)} articles", partial(self._export, rows))

    async def _export(self, rows: Sequence[Row], folder: str) -> str:
        """Write their notes; what was not fetched yet has none."""
        of = len(rows)

        def told(count: int) -> None:
            if of > 1:
                self._shown.say(f"exporting · {count:,} of {of:,}")

        count = await self._notes.put_articles(folder, [row.address for row in rows], told)
        if of == 1:
            return f"exported to {folder}" if count else "! not exported: it was not fetched yet"
        self._rows.let_go()
        left = f" · {of - count:,} not fetched yet" if count < of else ""
        return f"{count:,} exported to {folder}{left}"

    # Deleting

    def _ask_to_delete(self, rows: Sequence[Row]) -> None:
        name = f"“{_title(rows[0])}”" if len(rows) == 1 else f"{len(rows)} articles"
        highlights = sum(row.highlights for row in rows)
        with_them = f" with {highlights} highlight{'s' * (highlights > 1)}" if highlights else ""
        self._shown.ask_to_delete(f"{name}{with_them}", lambda: self._deleted(rows))

    def _deleted(self, rows: Sequence[Row]) -> None:
        if len(rows) == 1:
            self._shown.moves["line.down"](None)
        self._do(rows, self._delete, "deleted")

    async def _delete(self, rows: Sequence[Row]) -> str:
        for row in rows:
            if row.position is not None:
                await self._shelf.dequeue(row.address)
            if row.article is not None:
                await self._shelf.forget(row.article)
        return _said(rows, "deleted")

    # How it is done

    def _begin(self, work: Work, wanted: str) -> Callable[[Sequence[Row]], object]:
        return lambda rows: self._do(rows, work, wanted, lets_go=True)

    def _do(self, rows: Sequence[Row], work: Work, wanted: str, lets_go: bool = False) -> None:
        """Change the library behind the list. wanted: what is to be done. lets_go: the rows are marked no longer."""
        self._shown.behind(partial(self._change, rows, work, wanted, lets_go))

    async def _change(self, rows: Sequence[Row], work: Work, wanted: str, lets_go: bool) -> None:
        """Say what was done, or why it was not."""
        try:
            said = await work(rows)
        except LibraryError as error:
            said = f"! not {wanted}: {error}"
        if lets_go:
            self._rows.let_go()
        await self._changed()
        self._shown.say(said)


def _said(rows: Sequence[Row], done: str) -> str:
    return done if len(rows) == 1 else f"{len(rows)} {done}"


def _title(row: Row) -> str:
    return shortened(row.title or display(row.address), LONGEST_TITLE)
