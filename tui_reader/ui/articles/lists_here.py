"""The lists that are followed, in the articles screen: looked up, asked, and not followed any more."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from tui_reader.address import display
from tui_reader.errors import LibraryError
from tui_reader.library.following.followed import Followed
from tui_reader.reading.kept.followed_lists import Asked, FollowedLists
from tui_reader.reading.kept.marked_shelf import MarkedShelf
from tui_reader.ui.articles.followed_rows import Others
from tui_reader.ui.keys.status import DOT, shortened
from tui_reader.ui.keys.verbs import Verb, Verbs
from tui_reader.ui.lists.list_contents import Shown
from tui_reader.ui.lists.tag_line import TagLine, Typing
from tui_reader.ui.text.wording import short_date


class ListsHere:
    """all: what is followed. opened: whether those with nothing new are shown too.

    changed: asks the library again for what is listed. may_ask: whether servers may be asked.
    """

    def __init__(
        self,
        shown: Shown[Any],
        lists: FollowedLists,
        marked: MarkedShelf,
        changed: Callable[[], Awaitable[None]],
        key_of: Callable[[str], str],
        may_ask: bool,
    ) -> None:
        self.all: Sequence[Followed] = ()
        self.opened = False
        self._shown = shown
        self._lists = lists
        self._marked = marked
        self._changed = changed
        self._key_of = key_of
        self._may_ask = may_ask

    async def look(self) -> None:
        """Look up what is followed."""
        self.all = await self._lists.all()

    def passes(self, words: str) -> bool:
        """Whether a filter leaves one of them."""
        return any(
            all(word in f"{one.title} {one.address}".casefold() for word in words.casefold().split())
            for one in self.all
        )

    def turn(self) -> None:
        """Show those with nothing new, or do not."""
        self.opened = not self.opened
        self._shown.refill()

    def told(self, value: Followed | Others, now: float) -> str:
        """What the status row says of one."""
        if isinstance(value, Others):
            return f"{self._key_of('go')} {'shows the others no more' if self.opened else 'shows them'}"
        asked = f"asked {short_date(value.asked_at, now)}" if value.asked_at else "not asked yet"
        said = f"does not answer: {value.error}" if value.error else asked
        tags = " ".join(f"#{name}" for name in value.tags)
        words = tags, display(value.address), said, f"{self._key_of('article.ask')} asks it"
        return DOT.join(filter(None, words))

    # Verbs

    def over(self, verbs: Verbs, is_marking: Callable[[], bool]) -> dict[str, Verb]:
        """The verbs of articles, of which some mean a list where the cursor is on one and no article is marked."""
        return {
            **verbs,
            "article.delete": self._on_list(self._ask_to_stop, verbs["article.delete"], is_marking),
            "article.tags": self._on_list(self._ask_tags, verbs["article.tags"], is_marking),
        }

    def asking(self, otherwise: Callable[[], object]) -> Verb:
        """Asks the list under the cursor; away from lists it does something else."""
        return self._on_list(lambda one: self._ask([one]), lambda _: otherwise(), lambda: False)

    @property
    def how_to_ask(self) -> str:
        """By which key all lists are asked; "" where none is followed."""
        key = self._key_of("article.ask.all")
        return f"{key} asks the lists" if key and self.all else ""

    def ask_all(self) -> None:
        """Ask all lists."""
        self._ask(self.all)

    def _on_list(
        self,
        do: Callable[[Followed], object],
        otherwise: Callable[[int | None], object],
        is_marking: Callable[[], bool],
    ) -> Verb:
        def verb(count: int | None) -> None:
            value = self._shown.value()
            if isinstance(value, Followed) and not is_marking():
                do(value)
            else:
                otherwise(count)

        return verb

    def _ask(self, lists: Sequence[Followed]) -> None:
        if not lists or not self._may_ask:
            self._shown.say("no list is followed" if not lists else "offline: nothing is asked")
        else:
            self._shown.latest(partial(self._ask_them, lists), "lists")

    async def _ask_them(self, lists: Sequence[Followed]) -> None:
        done: list[Asked] = []
        name = f"{len(lists)} lists" if len(lists) > 1 else shortened(lists[0].title or display(lists[0].address), 40)
        self._shown.say(f"asking {name}")

        def told(asked: Asked) -> None:
            done.append(asked)
            if len(lists) > 1:
                self._shown.say(f"asking {name} · {len(done)} done")

        if len(lists) == 1:
            told(await self._lists.ask(lists[0].address))
        else:
            await self._lists.ask_all(lists, told)
        await self._changed()
        failed = [asked.error for asked in done if asked.error is not None]
        new, waiting = sum(one.new for one in self.all), len(lists) - len(done)
        words = [f"{new:,} new" if new else "nothing new"]
        words += [f"{len(failed)} did not answer" if len(lists) > 1 else f"! {failed[0].title}"] if failed else []
        words += [f"{waiting} want to be left alone"] if waiting else []
        self._shown.say(DOT.join(words))

    # What is kept from one

    def _ask_tags(self, one: Followed) -> None:
        self._shown.wait()  # what is typed behind the key belongs into the line
        self._shown.behind(partial(self._ask_tags_of, one))

    async def _ask_tags_of(self, one: Followed) -> None:
        known = [name for name, _ in await self._marked.all_tags()]
        line = TagLine(Typing(self._shown.ask, self._shown.note, self._shown.type_instead), known)
        tags = "".join(f"{name} " for name in one.tags)
        line.ask("# for what is kept from it: ", tags, lambda text: self._shown.behind(partial(self._tag, one, text)))
        self._shown.go_on()

    async def _tag(self, one: Followed, text: str) -> None:
        try:
            names = await self._lists.set_tags(one.address, text)
            tags = " ".join(f"#{name}" for name in names)
            said = f"what is kept from it from now on gets {tags}" if names else "what is kept from it gets no tags"
        except LibraryError as error:
            said = f"! not done: {error}"
        await self._changed()
        self._shown.say(said)

    # Letting one go

    def _ask_to_stop(self, one: Followed) -> None:
        name = shortened(one.title or display(one.address), 40)
        self._shown.question(f"Stop following “{name}”?", lambda: self._shown.behind(partial(self._stop, one)))

    async def _stop(self, one: Followed) -> None:
        said = "not followed any more; its texts stay"
        try:
            await self._lists.unfollow(one.address)
        except LibraryError as error:
            said = f"! not done: {error}"
        await self._changed()
        self._shown.say(said)
