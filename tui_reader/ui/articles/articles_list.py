"""The list of articles: the queue, what is being read, what was read."""

from collections.abc import Awaitable, Callable, Hashable
from functools import partial

from tui_reader.address import GUIDE_ADDRESS, Source, display, parse_source
from tui_reader.errors import ReaderError
from tui_reader.library.following.followed import Followed
from tui_reader.library.values import Group, Order, Row
from tui_reader.reading.kept.followed_lists import FollowedLists
from tui_reader.reading.kept.marked_shelf import MarkedShelf
from tui_reader.reading.kept.notes_shelf import NotesShelf
from tui_reader.reading.shelf import Shelf
from tui_reader.ui.articles.article_actions import ArticleActions, HandedOut
from tui_reader.ui.articles.article_rows import ORDERS, Answer, InTexts, Look, More, article_entries
from tui_reader.ui.articles.followed_rows import Lists, Others, followed_entries
from tui_reader.ui.articles.lists_here import ListsHere
from tui_reader.ui.articles.machine_rows import Machines, machine_entries
from tui_reader.ui.keys.key_row import whole_keys
from tui_reader.ui.keys.status import DOT, Status
from tui_reader.ui.lists.list_contents import FILTER, Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries
from tui_reader.ui.lists.marked_rows import MarkedRows
from tui_reader.ui.outside.other_machines import OtherMachines
from tui_reader.ui.text.wording import short_date

ROWS = 200
"""Rows fetched at first; more follow when the cursor comes near the last."""
NEAR = 20
SHORT = 100
"""Rows of a group that leaves room to others which are fetched: a third of any screen."""
LEAST_SHOWN = 4
"""Rows of a group that are shown on the lowest screen."""
Listed = Row | More | InTexts | Followed | Others | Machines
"""What the cursor can be on."""


class ArticlesList(Contents[Listed]):
    """The library; it filters, since it knows more than the rows that are here.

    order: what it is sorted by at first; keep_order: remembers another. fetch_behind: fetches a queued address, None:
    nothing is fetched. now: seconds since the epoch. key_of: the key of a command. open_source: opens an article. find:
    looks for words in all texts. has_text: whether there is a text to go back to. is_over: the list was opened over an
    article, so it closes like any other; else leaving it is leaving the program. machines: who else is told what
    changes here.
    """

    title = "ARTICLES"
    places = ("articles", "rows", "list", "text")
    says_back = False

    def __init__(
        self,
        shown: Shown[Listed],
        shelf: Shelf,
        marked: MarkedShelf,
        notes: NotesShelf,
        lists: FollowedLists,
        *,
        order: Order,
        keep_order: Callable[[Order], None],
        fetch_behind: Callable[[str], Awaitable[None]] | None,
        now: Callable[[], float],
        key_of: Callable[[str], str],
        open_source: Callable[[Source], None],
        find: Callable[[str], None],
        handed_out: HandedOut,
        has_text: Callable[[], bool],
        is_over: bool,
        leave_program: Callable[[], None],
        machines: OtherMachines,
    ) -> None:
        self.hints = (
            Hint("go", "open"), Hint("article.queue", "queue"), Hint("article.archive", "archive"),
            Hint("article.tags", "tags"), FILTER, Hint("find", "search"),
            *([Hint("sync", "sync")] if machines.hosts else []),
            Hint("help", "all"), Hint("quit", "back" if is_over else "quit"), Hint("row.mark", "mark"),
            Hint("list.sort", "sort"), Hint("command", "address"),
        )  # fmt: skip
        self._shown = shown
        self._shelf = shelf
        self._lists = ListsHere(shown, lists, marked, self._ask, key_of, may_ask=fetch_behind is not None)
        self._fetch_behind = fetch_behind
        self._now = now
        self._machines = machines
        self._key_of = key_of
        self._open_source = open_source
        self._find = find
        self._has_text = has_text
        self._is_over = is_over
        self._answer = Answer(order=order)
        self._order = order
        self._keep_order = keep_order
        self._opened = frozenset[Group]()
        self._limit = ROWS
        self._fetching = 0
        self._was_placed = False
        self.filter = ""
        self.filtered = self
        self.is_filled = False
        self._rows: MarkedRows[Listed] = MarkedRows(shown, _name, lambda: self._answer.rows)
        self._actions = ArticleActions(shown, self._rows, _row, shelf, marked, notes, self._ask, handed_out)
        self.verbs = {
            **self._lists.over(self._actions.verbs, lambda: len(self._rows) > 0),
            "list.sort": lambda _: self._sort(),
            "article.ask": self._lists.asking(self._ask_for_queued),
            "article.ask.all": lambda _: self._lists.ask_all(),
            **({} if is_over else {"quit": lambda _: leave_program()}),
        }

    # What the library answers

    def started(self) -> None:
        """Ask the library, and fetch what was queued here and not yet asked for."""
        self._fetch(again=False)
        if self._machines.hosts:
            self._shown.behind(partial(self._machines.watch, self._ask))

    def _fetch(self, again: bool) -> None:
        """Fetch what is queued, one after the other, behind the list. again: also what could not be fetched before."""
        self._ask_again()
        if self._fetch_behind is not None:
            self._shown.latest(partial(self._fetch_queue, self._fetch_behind, again), "queue")

    def _ask_for_queued(self) -> None:
        """Fetch what is queued and not here, also what could not be had before."""
        if self._fetch_behind is None:
            self._shown.say("offline: nothing is asked")
        else:
            self._fetch(again=True)

    def set_filter(self, text: str) -> None:
        """The library is asked while the words are typed."""
        self.filter = text
        self._ask_again()

    def _ask_again(self) -> None:
        self._shown.latest(self._ask, "articles")

    async def _ask(self) -> None:
        asked = None if self.filter else SHORT
        rows = await self._shelf.articles(self.filter, self._limit, self._order, asked, self._opened)
        is_cut = len(rows) >= min(self._limit, SHORT)
        groups = await self._shelf.group_sizes(self.filter) if is_cut else {}
        self._answer = Answer(rows, *await self._shelf.counts(), groups, self._order)
        await self._lists.look()
        self.is_filled = True
        self._shown.refill()

    async def _fetch_queue(self, fetch: Callable[[str], Awaitable[None]], again: bool) -> None:
        queued = [entry for entry in await self._shelf.queue() if not entry.has_text and (again or not entry.error)]
        if again and not queued:
            self._shown.say(DOT.join(filter(None, ("all that is queued is here", self._lists.how_to_ask))))
        for left, entry in zip(range(len(queued), 0, -1), queued, strict=True):
            self._fetching = left
            self._shown.refill()
            await fetch(entry.address)
            self._ask_again()
        self._fetching = 0
        self._shown.refill()

    @property
    def _most(self) -> int | None:
        """How many rows of a group are shown at first: a third of the screen; all where a filter chose them."""
        return None if self.filter else max(LEAST_SHOWN, self._shown.height() // 3)

    # What is shown

    def entries(self, width: int) -> Entries[Listed]:
        """Headings and rows, and what can be done where there are none."""
        otherwise = ""
        if self.filter and not self._answer.rows and not self._lists.passes(self.filter):
            otherwise = " · ".join(filter(None, (f"nothing here matches “{self.filter}”", self._key_of("close"))))
        elif not self._lists.all and all(row.address == GUIDE_ADDRESS for row in self._answer.rows):
            does = {"go": "opens the guide", "command": "opens an address", "help": "help", "quit": "quit"}
            keys = [(key, word) for id, word in does.items() if (key := self._key_of(id))]
            otherwise = whole_keys(keys, width - 3)
        texts = InTexts(self.filter) if self.filter.strip() else None
        look = Look(width, self._now(), self._most, self._opened, lambda row: row in self._rows, otherwise, texts)
        followed = followed_entries(
            Lists(self._lists.all, self._lists.opened, self.filter, self._most), width, self._now()
        )
        # Not before the articles, or the cursor would begin on them.
        hosts = self._machines.hosts if self.is_filled and not self.filter else ()
        others = machine_entries(hosts, self._machines.last, self._key_of("sync"), width)
        return [*article_entries(self._answer, look, followed), *others]

    def cursor(self, entries: Entries[Listed], before: Listed | None) -> int | None:
        """The cursor stays on its article; it begins on the one read last, the guide on a first run."""
        if isinstance(before, InTexts) and before.words != self.filter:
            # It was there alone: the rows of other words come before it.
            return next((index for index, entry in enumerate(entries) if entry.value is not None), None)
        if before is not None:
            same = (i for i, entry in enumerate(entries) if entry.value and _place(entry.value) == _place(before))
            return next(same, None)
        if self._was_placed or not self._answer.rows:
            return None
        self._was_placed = True
        rows = [(entry.value, index) for index, entry in enumerate(entries) if isinstance(entry.value, Row)]
        read = [(row.read_at, -index) for row, index in rows if row.group in ("reading", "read")]
        return -max(read)[1] if read else None

    def status(self, value: Listed | None) -> Status:
        """The tags of the article under the cursor and where reading stopped in it, and what is being fetched."""
        if marked := self._rows.label:
            return Status(marked)
        if isinstance(value, InTexts):
            return Status(f"{self._key_of('go')} finds them in texts, highlights and notes")
        if isinstance(value, Followed | Others):
            return Status(self._lists.told(value, self._now()))
        if isinstance(value, Machines):
            return Status(f"{self._key_of('go')} tells them what changed here, and takes theirs")
        if isinstance(value, More):
            return Status(f"{self._key_of('go')} {'shows them' if value.hidden else 'shows the first ones'}")
        left = ""
        if value is not None:
            left = f"{value.address}: {value.error}" if value.error else display(value.address)
            if value.section and value.group == "reading":
                left = f"stopped in: {value.section}"
            left = " · ".join(filter(None, (" ".join(f"#{name}" for name in value.tags), left)))
        is_read = value is not None and value.group in ("reading", "read")
        read = short_date(value.read_at, self._now()) if value is not None and is_read else ""
        fetching = f"{self._fetching} being fetched" if self._fetching else ""
        return Status(left, f"read {read}" if read else "", fetching)

    def moved(self, value: Listed) -> None:
        """Near the last row more are asked for."""
        rows = self._answer.rows
        if len(rows) >= self._limit and value in rows[-NEAR:]:
            self._limit *= 2
            self._ask_again()

    # What is done

    def chosen(self, value: Listed) -> None:
        """Open the article or the list, or the group of which there is more."""
        if isinstance(value, Others):
            self._lists.turn()
            return
        if isinstance(value, Machines):
            self._machines.sync()
            return
        if isinstance(value, InTexts):
            self._find(value.words)
            return
        if isinstance(value, More):
            self._opened ^= {value.group}
            self._ask_again()
            return
        try:
            source = parse_source(value.address)
        except ReaderError as error:
            self._shown.say(f"! {error}")
            return
        self._open_source(source)

    def let_go(self) -> bool:
        """What is being exported is stopped, else marked rows are marked no longer."""
        return self._actions.let_go()

    def left(self) -> str:
        """Back to the text, if there is one below; the list never quits at Esc."""
        return "" if self._is_over or self._has_text() else f"{self._key_of('quit')} quits"

    def _sort(self) -> None:
        """By the next of what there is to sort by."""
        orders = tuple(ORDERS)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._keep_order(self._order)
        self._shown.say(f"sorted {ORDERS[self._order]}")
        self._ask_again()


def _name(value: Listed) -> Hashable:
    """An article goes by its address; what opens a group can not be marked."""
    return value.address if isinstance(value, Row) else None


def _place(value: Listed) -> Hashable:
    if isinstance(value, Others | Machines):
        return type(value).__name__
    if isinstance(value, InTexts):
        return "texts"
    return value.group if isinstance(value, More) else value.address


def _row(value: Listed) -> Row:
    assert isinstance(value, Row), "no other row is acted on"
    return value
