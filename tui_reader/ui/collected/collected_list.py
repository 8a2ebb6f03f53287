"""The entries of a list on the screen: opened, queued, marked, seen; and the list itself, asked and followed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from tui_reader.address import clean_link, display, identity
from tui_reader.article.document import Document, Item
from tui_reader.errors import LibraryError
from tui_reader.library.following.followed import Standing
from tui_reader.library.values import Row
from tui_reader.reading import Reading
from tui_reader.ui.articles.article_actions import ArticleActions, HandedOut
from tui_reader.ui.collected.list_rows import FOOT, ORDERS, Situation, foot, in_order, list_entries
from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.status import DOT, Status, shortened
from tui_reader.ui.lists.list_contents import Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries, Lines
from tui_reader.ui.lists.marked_rows import MarkedRows
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.outside import Outside

WATCHED = 0.2
"""Seconds between two looks at an article that is being opened."""


class Ways(NamedTuple):
    """What the list may ask of the reading screen below it.

    open: opens an entry. waiting: what is said of what is being opened, "" when nothing is. failure: why the last one
    did not come. stop: stops the opening; whether there was one. run: runs a command of the text. back: the way back;
    "" or why there is none.
    """

    open: Callable[[Item], None]
    waiting: Callable[[], str]
    failure: Callable[[], str]
    stop: Callable[[], bool]
    run: Callable[[str], None]
    back: Callable[[], str]


class CollectedList(Contents[Item]):
    """A list that was opened as `visit`. key_of: the key of a command. now: seconds since the epoch."""

    title = "LIST"
    places: Sequence[Where] = ("collected", "articles", "rows", "list", "text")
    hints = (
        Hint("go", "open"), Hint("article.queue", "queue"), Hint("row.mark", "mark"), Hint("list.next", "next new"),
        Hint("list.new", "new or not"), Hint("list.seen", "all seen"), Hint("list.ask", "ask"), Hint("help", "all"),
    )  # fmt: skip
    says_back = False
    foot_lines = FOOT

    def __init__(
        self,
        shown: Shown[Item],
        visit: Visit,
        reading: Reading,
        ways: Ways,
        outside: Outside,
        key_of: Callable[[str], str],
        now: Callable[[], float],
    ) -> None:
        self._shown = shown
        self.visit = visit
        self._reading = reading
        self._lists = reading.lists
        self._ways = ways
        self._key_of = key_of
        self._now = now
        self._new: frozenset[str] | None = None
        self._silent = ""
        self._standing: dict[str, Standing] = {}
        self._seen: frozenset[str] = frozenset()
        """What was new until all was seen."""
        self._asked_at = visit.fetched_at
        self._is_whole = False
        self._was_placed = self.is_filled = False
        self._rows: MarkedRows[Item] = MarkedRows(shown, lambda item: item.id, lambda: self._document.items)
        self._actions = ArticleActions(
            shown, self._rows, self._row, self._lists.shelf(self._address), reading.marked, reading.notes, self._acted,
            HandedOut(outside.open_all, outside.copy_addresses),
        )  # fmt: skip
        self.verbs = {
            **self._actions.verbs,
            "list.next": self._next_new,
            "list.new": self._rows.acting(self._turn_new),
            "list.seen": lambda _: shown.behind(self._turn_seen),
            "list.sort": lambda _: self._sort(),
            "list.whole": lambda _: self._show_whole(),
            "list.ask": lambda _: shown.latest(self._ask, "ask"),
            "list.ask.all": lambda _: shown.latest(self._ask_all, "ask"),
            "list.stop": lambda _: self._ask_to_stop(),
            "subscribe": lambda _: shown.behind(self._follow),
            "view": lambda _: ways.run("view") if visit.article is not None else shown.say("the page is not kept"),
            "info": lambda _: ways.run("info"),
            "page.list": lambda _: shown.say("this is the list"),
            "back": lambda _: shown.say(ways.back()),
            "queue.next": lambda _: self._along(1),
            "queue.prev": lambda _: self._along(-1),
            "quit": lambda _: ways.run("quit"),
        }

    @property
    def _document(self) -> Document:
        return self.visit.document or Document()

    @property
    def _items(self) -> list[Item]:
        """The entries as they are sorted."""
        return in_order(self._document, self._now(), self.visit.order)

    @property
    def _address(self) -> str:
        return self.visit.source.address or self.visit.address

    @property
    def _name(self) -> str:
        return shortened(self._document.title or self.visit.name, 40)

    # What is shown

    def entries(self, width: int) -> Entries[Item]:
        """The list's name, and its entries."""
        marked = frozenset(item.id for item in self._rows.values)
        return list_entries(
            self._document, width,
            Situation(
                self._new, self._standing, marked, self._asked_at, self._now(), self._keys(), self._silent,
                order=self.visit.order,
            ),
        )  # fmt: skip

    def _keys(self) -> str:
        """What can be done with the list that its rows do not say."""
        words = [":subscribe follows it"] if self._new is None and self._address else []
        if self._document.engine == "page list":
            shows = f"{key} shows the page" if (key := self._key_of("view")) else ""
            words = ["found on the page", *words, shows]
        return DOT.join(filter(None, words))

    def cursor(self, entries: Entries[Item], before: Item | None) -> int | None:
        """The cursor stays on its entry; it begins where it was last, on the first that is new, or on the first."""
        wanted = before.id if before is not None and self._was_placed else self.visit.row
        rows = [(entry.value, index) for index, entry in enumerate(entries) if entry.value is not None]
        self._was_placed = self.is_filled
        if not wanted and self._new:
            return next((index for item, index in rows if self._new and item.id in self._new), None)
        return next((index for item, index in rows if item.id == wanted), None)

    def status(self, value: Item | None) -> Status:
        """What is being opened, what is marked, and where one is."""
        left = self._ways.waiting() or self.visit.news
        if not left and self._rows:
            keys = " ".join(filter(None, map(self._key_of, ACTING)))
            left = f"{len(self._rows)} marked · {keys} act on them · {self._key_of('close')} lets them go"
        items = self._items
        at = f"{items.index(value) + 1:,} of {len(items):,}" if value in items and value is not None else ""
        return Status(left or (display(value.url) if value is not None else ""), percent=at)

    def foot(self, value: Item | None, width: int) -> Lines:
        """What the entry under the cursor is about."""
        return foot(value, width, self._is_whole, self._key_of("list.whole"))

    def moved(self, value: Item) -> None:
        """The row is remembered; a whole summary goes."""
        self.visit.row, self._is_whole = value.id, False

    def started(self) -> None:
        """Ask the library what is new, and what became of the articles."""
        self._shown.latest(self._look, "look")

    def _row(self, item: Item) -> Row:
        """The entry as the article that it leads to."""
        known = self._standing.get(item.url, UNKNOWN)
        address = identity(item.url) if clean_link(item.url) is not None else ""
        return Row(
            "read", known.article, address, item.title, item.site, known.position, known.error, known.fraction,
            minutes=0, minutes_left=0, section="", read_at=0.0, has_text=known.is_kept,
        )  # fmt: skip

    async def _acted(self) -> None:
        """Something was done with articles: those that wait in the queue or were put away are new no more."""
        await self._look()
        done = [item.id for item in self._document.items if item.id in (self._new or ()) and self._is_done_with(item)]
        if done:
            await self._lists.set_new(self._address, done, False)
            await self._look()

    def _is_done_with(self, item: Item) -> bool:
        known = self._standing.get(item.url, UNKNOWN)
        return known.position is not None or known.state == "archived"

    async def _look(self) -> None:
        self._new = await self._lists.new_in(self._address) if self._address else None
        self._silent = await self._lists.silent(self._address) if self._new is not None else ""
        self._standing = await self._lists.standing(item.url for item in self._document.items)
        self.is_filled = True
        self._shown.refill()

    # Entries

    def chosen(self, value: Item) -> None:
        """Open the article, which is not new any more."""
        if clean_link(value.url) is None:
            self._shown.say(NOWHERE)
            return
        self.visit.row = value.id
        if self._new and value.id in self._new:
            self._shown.behind(partial(self._set_new, [value], False))
        self._ways.open(value)
        self._shown.hold()
        self._shown.latest(self._watch, "watch")

    def _along(self, step: int) -> None:
        """What lies beside the entry that is being opened, in its stead; else along the queue, as in the text."""
        if not self._ways.waiting():
            self._ways.run("queue.next" if step > 0 else "queue.prev")
            return
        ids = [item.id for item in self._items]
        at = ids.index(self.visit.row) + step if self.visit.row in ids else -1
        if 0 <= at < len(ids):
            self._go_to(ids[at])
            self.chosen(self._items[at])
        else:
            self._shown.say("the list ends here" if step > 0 else "the list begins here")

    async def _watch(self) -> None:
        """Say how long an article takes, and why it does not come."""
        import asyncio

        while self._ways.waiting():
            self._shown.refill()
            await asyncio.sleep(WATCHED)
        self._shown.refill()
        self._shown.go_on()
        if failure := self._ways.failure():
            self._shown.say(failure)

    def let_go(self) -> bool:
        """Esc stops what is being opened or exported, then lets marks go."""
        if self._ways.stop():
            self._shown.refill()
            self._shown.say("stopped")
            return True
        return self._actions.let_go()

    def left(self) -> str:
        """It never quits at Esc."""
        return f"{self._key_of('quit')} leaves"

    def _next_new(self, count: int | None) -> None:
        items, new = self._items, self._new or ()
        here = self._shown.value()
        at = items.index(here) if here in items and here is not None else -1
        following = [item for item in (*items[at + 1 :], *items[: max(0, at)]) if item.id in new]
        if not following:
            self._shown.say(
                "nothing new here" if self._new is not None else "only a list that is followed has new ones"
            )
            return
        self.visit.row = following[min((count or 1), len(following)) - 1].id
        self._go_to(self.visit.row)

    def _go_to(self, id: str) -> None:
        items, here = self._items, self._shown.value()
        by = next(index for index, item in enumerate(items) if item.id == id) - (
            items.index(here) if here is not None and here in items else 0
        )
        if by:
            self._shown.moves["line.down" if by > 0 else "line.up"](abs(by))

    def _sort(self) -> None:
        """By the next of what there is to sort by."""
        orders = tuple(ORDERS)
        self.visit.order = orders[(orders.index(self.visit.order) + 1) % len(orders)]
        self._shown.refill()
        self._shown.say(f"sorted {ORDERS[self.visit.order]}")

    def _show_whole(self) -> None:
        self._is_whole = not self._is_whole
        self._shown.refill()

    def _turn_new(self, items: Sequence[Item]) -> None:
        if self._new is None:
            self._shown.say("only a list that is followed has new ones")
            return
        self._shown.behind(partial(self._set_new, items, items[0].id not in self._new))

    async def _turn_seen(self) -> None:
        """All are seen; again: those that were new are so again."""
        if self._new is None:
            self._shown.say("only a list that is followed has new ones")
            return
        ids, is_new = (self._new, False) if self._new else (self._seen, True)
        await self._set_new([item for item in self._document.items if item.id in ids], is_new)
        self._seen = frozenset() if is_new else ids
        key = self._key_of("list.seen")
        if ids:
            seen = f"all {len(ids):,} seen" if len(ids) > 1 else "it is seen"
            self._shown.say(f"{len(ids):,} new again" if is_new else f"{seen} · {key} takes it back")
        else:
            self._shown.say("nothing new here")

    async def _set_new(self, items: Sequence[Item], is_new: bool) -> None:
        await self._try(partial(self._lists.set_new, self._address, [item.id for item in items], is_new), "")

    async def _try(self, work: Callable[[], object], done: str) -> None:
        """Change the library, then say what was done, or why it was not."""
        try:
            await work()  # type: ignore[misc]  # mypy finds no result type in partial
        except LibraryError as error:
            done = f"! not kept: {error}"
        await self._look()
        if done:
            self._shown.say(done)

    # The list

    async def _ask(self) -> None:
        """Show what came since, or ask the server."""
        if self.visit.offered is not None:
            await self._take(self.visit.offered, "")
            return
        if self._reading.options.offline or not self._address:
            self._shown.say("offline: nothing is asked" if self._address else "what came in can not be asked again")
            return
        self._shown.say(DOT.join(filter(None, ("asking the server", f"{self._key_of('close')} stops"))))
        before = {item.id for item in self._document.items}
        asked = await self._lists.ask(self._address, self.visit.view)
        if asked.error is not None:
            self._shown.say(f"! {asked.error.title}")
            await self._look()
            return
        self._asked_at = self._now()
        came = sum(item.id not in before for item in asked.document.items) if asked.document else 0
        await self._take(asked.document or self._document, f"{came} new" if came else "nothing new")

    async def _take(self, document: Document, words: str) -> None:
        self.visit.document, self.visit.offered, self.visit.news = document, None, ""
        await self._look()
        self._shown.say(words)

    async def _ask_all(self) -> None:
        """Ask all lists that are followed."""
        lists = await self._lists.all()
        if self._reading.options.offline or not lists:
            self._shown.say("no list is followed" if not lists else "offline: nothing is asked")
            return
        done: list[str] = []
        self._shown.say(f"asking {len(lists)} lists")

        def told(asked: object) -> None:
            done.append("")
            self._shown.say(f"asking {len(lists)} lists · {len(done)} done")

        count = await self._lists.ask_all(lists, told)
        kept = await self._reading.kept_list(self._address)
        new = sum(one.new for one in await self._lists.all())
        waits = f" · {len(lists) - count} want to be left alone" if count < len(lists) else ""
        await self._take(kept or self._document, f"{new} new in {len(lists)} lists{waits}")

    async def _follow(self) -> None:
        if not self._address or not self._lists.keeps:
            self._shown.say("what came in has no address to be asked at" if self._lists.keeps else "nothing is kept")
        elif self._new is not None:
            self._shown.say(f"“{self._name}” is followed already")
        else:
            ids = [item.id for item in self._document.items]
            follow = partial(self._lists.follow, self._address, self._document.title, ids)
            await self._try(follow, f"following “{self._name}” · {self._key_of('list.stop')} stops that")

    def _ask_to_stop(self) -> None:
        if self._new is None:
            self._shown.say("it is not followed")
            return
        stop = partial(self._try, partial(self._lists.unfollow, self._address), "not followed any more; its texts stay")
        self._shown.question(f"Stop following “{self._name}”?", lambda: self._shown.behind(stop))


NOWHERE = "this entry leads nowhere"
ACTING = ("article.queue", "article.tags", "article.archive", "list.new")
"""Commands that act on what is marked."""
UNKNOWN = Standing(None, False, None, 0.0, "unread", "")
