"""The list of what was found: its words are typed and changed on the last row, while the list follows them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from tui_reader.finding.query import Query, parsed
from tui_reader.library.values import Findings, Found
from tui_reader.ui.articles.article_actions import ArticleActions
from tui_reader.ui.found.found_rows import Look, asked_entries, found_entries
from tui_reader.ui.found.search import Search, key_of
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_contents import Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries, Entry, Run
from tui_reader.ui.lists.marked_rows import MarkedRows

PAUSE = 0.1
"""Seconds without a key after which the library is asked for what was typed: nobody waits for half a word."""
NEAR = 10
ARROWS = {"down": "line.down", "up": "line.up", "pagedown": "page.down", "pageup": "page.up"}


class FoundList(Contents[Found]):
    """What a search finds. is_typing: its words are asked for at once.

    find: asks the library. index: has it read for some time what is not indexed yet; whether there is more. now:
    seconds since the epoch. bar: the sign of a highlight. key: of a command. open_found: opens an article at the words;
    answers what is wrong with its address. acting: what is done with marked rows, given what looks them all up again.
    """

    title = "SEARCH"
    places = ("found", "articles", "rows", "list", "text")
    says_back = False
    hints = (
        Hint("go", "open at the words"), Hint("filter", "other words"), Hint("article.queue", "queue"),
        Hint("article.archive", "archive"), Hint("article.tags", "tags"), Hint("row.mark", "mark"), Hint("help", "all"),
    )  # fmt: skip

    def __init__(
        self,
        shown: Shown[Found],
        search: Search,
        *,
        find: Callable[[Query, int], Awaitable[Findings]],
        index: Callable[[], Awaitable[bool]],
        now: Callable[[], float],
        bar: str,
        key: Callable[[str], str],
        open_found: Callable[[Found], str],
        acting: Callable[[Shown[Found], MarkedRows[Found], Callable[[], Awaitable[None]]], ArticleActions[Found]],
        is_typing: bool = False,
    ) -> None:
        self._shown = shown
        self._search = search
        self._ask_library = find
        self._index = index
        self._now = now
        self._bar = bar
        self._key = key
        self._open_found = open_found
        self._opens_line = is_typing
        self._last = search.words
        self._is_typing = self._is_finding = self._is_other = self._is_indexed = False
        self.is_filled = search.answer is not None or is_typing
        self._rows: MarkedRows[Found] = MarkedRows(shown, key_of, self._listed)
        self._actions = acting(shown, self._rows, lambda: self._ask(0.0))
        self.verbs = {
            **self._actions.verbs,
            "filter": lambda _: self._type(),
            "find": lambda _: self._type(),
            "found.next": shown.moves["line.down"],
            "found.prev": shown.moves["line.up"],
        }

    def started(self) -> None:
        """Ask for the words, or ask the library for them."""
        if self._opens_line:
            self._type()
        elif self._search.answer is None:
            self._find()
        self._shown.latest(self._keep_indexing, "index")

    # The words

    def _type(self) -> None:
        self._last = self._search.words
        self._is_typing = True
        words = self._search.words
        prompt = Prompt("/", words, len(words))
        self._shown.ask(Asked(prompt, self._done, self._changed, self._gave_up, self._move))

    def _changed(self, words: str) -> None:
        self._search.words_are(words)
        if self._is_finding or words.strip():
            self._find(PAUSE)
        else:
            self._forget()

    def _done(self, words: str) -> None:
        """The keys that were typed behind Enter are for what is found."""
        self._is_typing = False
        if not words.strip():
            self._gave_up()
        elif self._is_finding or self._search.answer is None:
            self.is_filled = False
            self._shown.wait()
            self._find()
        else:
            self._shown.refill()

    def _gave_up(self) -> None:
        """As it was before; where nothing was looked for, the list goes."""
        self._is_typing = False
        if not self._last.strip():
            self._shown.dismiss()
        elif self._last != self._search.words:
            self._search.words_are(self._last)
            self._find()
        else:
            self._shown.refill()

    def _move(self, key: str) -> None:
        """Arrows choose while the words are typed."""
        if key in ARROWS:
            self._shown.moves[ARROWS[key]](None)

    # What the library answers

    def _find(self, pause: float = 0.0) -> None:
        self._is_finding = True
        self._shown.latest(partial(self._ask, pause), "find")

    async def _ask(self, pause: float) -> None:
        if pause:
            await asyncio.sleep(pause)
        search, words = self._search, self._search.words
        query = parsed(words, self._now())
        answer = await self._ask_library(query, search.limit)
        if words == search.words:
            self._is_other = self._is_other or query != search.query
            search.query, search.answer = query, answer
            self._is_finding, self.is_filled = False, bool(answer.found) or self._is_indexed
            self._shown.refill()
            if self.is_filled:
                self._shown.go_on()

    def _forget(self) -> None:
        """Nothing is looked for any more."""
        self._search.answer = None
        self._shown.latest(_nothing, "find")
        self._shown.refill()

    async def _keep_indexing(self) -> None:
        """Have everything indexed that is kept, and find it too."""
        is_more = await self._index()
        self._is_indexed = True
        while is_more:
            if self._search.answer is not None and not self._is_finding:
                self._find()
            is_more = await self._index()
        answer = self._search.answer
        if self._search.words.strip() and (answer is None or answer.waiting):
            self._find(PAUSE)

    def _listed(self) -> Sequence[Found]:
        """The rows that are shown."""
        return self._search.answer.found if self._search.answer is not None else ()

    def moved(self, value: Found) -> None:
        """Near the last row more are asked for."""
        search = self._search
        search.at = key_of(value)
        found = self._listed()
        if len(found) == search.limit and value in found[-NEAR:]:
            search.limit *= 2
            self._find()

    # What is shown

    def entries(self, width: int) -> Entries[Found]:
        """The rows; where there are none, what can be asked, or what to ask instead."""
        search = self._search
        if not search.words.strip():
            return asked_entries(width)
        look = Look(width, self._now(), self._bar, self._rows.__contains__)
        if search.answer is None:
            return found_entries(search.words, Findings(), (), look)
        found = found_entries(search.words, search.answer, search.query.unclear, look)
        if search.answer.found or search.query.is_empty:
            return found
        return [*found, Entry(((Run(f"   {shortened(self._instead(), width - 4)}", "dim"),),))]

    def _instead(self) -> str:
        """That nothing was found, and what may find something."""
        words = self._search.words.strip()
        last = self._search.query.words[-1] if self._search.query.words else None
        wider = last is not None and not last.begins and words.endswith(last.text)
        parts = (f"nothing holds “{words}”", f"{words}* finds beginnings" if wider else "", self._key("close"))
        return " · ".join(filter(None, parts))

    def cursor(self, entries: Entries[Found], before: Found | None) -> int | None:
        """It stays on its row; of other words it is on the first."""
        at = self._search.at if before is None or self._is_other else key_of(before)
        self._is_other = False
        rows = [(index, entry.value) for index, entry in enumerate(entries) if entry.value is not None]
        same = [index for index, found in rows if key_of(found) == at]
        return same[0] if same else rows[0][0] if rows else None

    def status(self, value: Found | None) -> Status:
        """What Enter does, and which row it is."""
        answer = self._search.answer
        if marked := self._rows.label:
            return Status(marked)
        if value is None or answer is None:
            return Status("" if self._search.words.strip() else "type what to look for", "", self._key("close"))
        number = next((at for at, found in enumerate(answer.found, 1) if found is value), 0)
        back = self._key("back")
        comes = f" · {back} comes back here" if back else ""
        following = self._key("search.next")
        goes = f", {following} goes on there" if following and self._search.in_text else ""
        does = "opens at the words" if value.place is not None else "opens the article"
        return Status(f"{does}{goes}{comes}", "", f"{number:,} of {answer.total:,}")

    # What is done

    def chosen(self, value: Found) -> None:
        """Open the article at the words."""
        self._search.at = key_of(value)
        why_not = self._open_found(value)
        if why_not:
            self._shown.say(f"! {why_not}")

    def let_go(self) -> bool:
        """What is being exported is stopped, else marked rows are marked no longer."""
        return self._actions.let_go()

    def left(self) -> str:
        """First what is being looked for is stopped."""
        if not self._is_finding or self._search.answer is None:
            return ""
        self._is_finding = False
        self._shown.latest(_nothing, "find")
        return "stopped"


async def _nothing() -> None:
    """Takes the place of what is not wanted any more."""
