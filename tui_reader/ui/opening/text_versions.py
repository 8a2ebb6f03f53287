"""Other versions of the text on the screen: asked for again, seen otherwise, or found again in its page."""

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing

from tui_reader.article.document import Document, Place, Position
from tui_reader.article.place import find
from tui_reader.errors import LeadsInside, ReaderError
from tui_reader.extraction.page_view import View
from tui_reader.reading import VIEWS, Changed, Failed, Loaded, Shelved, Unchanged
from tui_reader.revision.merging import SIGNS, WORDS, Revision, merged
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.opening import Arrived, Opening, Stage
from tui_reader.ui.opening.state import Current, Loading, Why, awaited
from tui_reader.ui.opening.state import Failed as NotThere
from tui_reader.ui.opening.visit import Visit

VIEW_WORDS: dict[View, str] = {
    "article": "article",
    "comments": "comments",
    "whole": "whole page",
    "source": "source of the page",
    "list": "list",
}


BEGINNING = Place(Position(0, 0), "", "", 0.0)
"""Of comments: nothing in them is the sentence that one was at."""


class TextVersions:
    """The keys that ask again, read again and change the view. The place stays, whatever comes.

    place: the word that keeps its row. post: lets the screen hear an event in its turn. save: keeps where one is.
    compare: shows what changed, and does the first when it is taken, the second when it is not.
    """

    def __init__(
        self,
        current: Current,
        opening: Opening,
        stage: Stage,
        means: Means,
        place: Callable[[], Place],
        post: Callable[[Arrived], object],
        save: Callable[[], None],
        compare: Callable[[Revision, Callable[[], None], Callable[[], None]], object],
    ) -> None:
        self._current = current
        self._opening = opening
        self._stage = stage
        self._means = means
        self._place = place
        self._post = post
        self._save = save
        self._compare = compare
        self._wanted: View = "article"
        self._left: Place | None = None
        self.verbs: Verbs = {
            "reload": self._reload,
            "extract": self._extract,
            "view": self._view,
            "page.list": self._list,
        }

    # Asking the server

    def _reload(self, count: int | None) -> None:
        """Show the changed text that waits, or ask the server again."""
        state, visit = self._current.state, self._current.visit
        if visit is not None and visit.offered is not None:
            self._means.say("comparing")
            self._means.hold_keys()
            self._means.behind(self._show_changes(visit, visit.offered), group="changes", exclusive=True)
        elif isinstance(state, NotThere):
            source = state.visit.source
            if isinstance(state.error, LeadsInside):
                source = source._replace(linked="")  # the card said where it leads, and asked for this key
            self._opening.open(source, check=True, view=state.visit.view)
        elif isinstance(state, Loading):
            self._means.say(self._stoppable(f"{state.visit.name} is being opened already"))
        elif visit is not None:
            self._means.say(self._stoppable("asking the server"))
            self._load(visit, "check")

    async def _ask(self, visit: Visit) -> None:
        async with aclosing(self._means.reading.open(visit.source, visit.view, check=True)) as events:
            async for event in events:
                if isinstance(event, Loaded):
                    self._post(Arrived(visit, Changed(event.document, event.article)))
                elif isinstance(event, Unchanged):
                    self._means.say("nothing has changed")
                    self._post(Arrived(visit, event))
                elif isinstance(event, Shelved):
                    self._post(Arrived(visit, event))
                elif isinstance(event, Changed):
                    self._post(Arrived(visit, event))
                    await self._show_changes(visit, event.document)
                elif isinstance(event, Failed):
                    self._means.say(f"! {event.error.title}")
                    self._post(Arrived(visit, event))

    # What changed

    async def _show_changes(self, visit: Visit, new: Document) -> None:
        """Show which words changed; where none did, the text is taken at once."""
        old = visit.document
        if old is None:
            return
        marks = WORDS if self._means.reading.settings.plain else SIGNS
        # Another thread wants all of their parts: those of a long text are made when they are looked at.
        before, after = (one.with_(blocks=tuple(one.blocks)) for one in (old, new))
        try:
            revision = await asyncio.to_thread(merged, before, after, marks)
        finally:
            self._means.release_keys()
        if not revision.changes:
            self.take(visit, new)
        elif visit is self._current.visit:
            self._compare(revision, lambda: self.take(visit, new), lambda: self._keep(visit, old))

    def _keep(self, visit: Visit, old: Document) -> None:
        """The old text stays, here and in the library; the page is the new one, which can be read still."""
        visit.offered, visit.news = None, ""
        if visit.article is not None:
            self._means.reading.keep_again(old, visit.view or "article")
        new = self._means.keymap.word("extract", "reads the new one")
        self._means.say(" · ".join(filter(None, ("this text is kept", new))))
        self._means.tell()

    # Reading the kept page

    def _extract(self, count: int | None) -> None:
        """Find the article again in the kept page, without the network."""
        if self._must_wait():
            return
        visit = self._current.visit
        if visit is None or visit.article is None:
            self._say_not_kept()
            return
        self._means.say(self._stoppable("finding the article again"))
        self._load(visit, "extract")

    async def _read_again(self, visit: Visit, article: int) -> None:
        document = await self._means.reading.extract(article, visit.view or "article")
        if document is None:
            self._say_not_kept()
        else:
            self.take(visit, document)

    def _view(self, count: int | None) -> None:
        """The article, its comments, the whole page, the source, and round again; the place stays."""
        state, visit = self._current.state, self._current.visit
        if isinstance(state, NotThere) and state.over is None and state.error is not None:
            self._opening.open(state.visit.source, view="whole")
            return
        if self._must_wait() or visit is None:
            return
        if visit.article is None:
            self._means.say("the page is not kept: --full opens the whole page")
            return
        # Pressed again before it has come: the one after it.
        before = self._wanted if isinstance(state, Loading) and state.why == "view" else visit.view or "article"
        self._wanted = VIEWS[(VIEWS.index(before) + 1) % len(VIEWS)] if before in VIEWS else VIEWS[0]
        if self._wanted == "comments" and not (visit.document is not None and visit.document.comments):
            self._wanted = "whole"
        self._means.say(self._stoppable(f"reading the {VIEW_WORDS[self._wanted]}"))
        self._load(visit, "view")

    def _list(self, count: int | None) -> None:
        """What the page lists, in the stead of its text."""
        visit = self._current.visit
        if visit is None or self._must_wait():
            return
        if visit.article is None:
            self._say_not_kept()
            return
        self._wanted = "list"
        self._means.say(self._stoppable(f"reading the {VIEW_WORDS[self._wanted]}"))
        self._load(visit, "view")

    async def _change_view(self, visit: Visit, article: int, view: View) -> None:
        document = await self._means.reading.view(article, visit.address, view)
        if document is None:
            self._say_not_kept()
            return
        self._save()
        place = self._left if visit.view == "comments" else None
        if view == "comments":
            self._left, place = self._place(), BEGINNING
        visit.view = view
        self.take(visit, document, place=place)
        self._means.say("" if document.is_list else VIEW_WORDS[view])

    # Both

    def _load(self, visit: Visit, why: Why) -> None:
        self._opening.load(Loading(visit, why, time.monotonic(), visit), self._work(visit, why))

    async def _work(self, visit: Visit, why: Why) -> None:
        try:
            if why == "check":
                await self._ask(visit)
            elif visit.article is not None and why == "view":
                await self._change_view(visit, visit.article, self._wanted)
            elif visit.article is not None:
                await self._read_again(visit, visit.article)
        except ReaderError as error:
            self._means.say(f"! {error.told(self._means.keymap.key_of)}")

    def _must_wait(self) -> bool:
        """Whether another article is on its way, which is not given up for this; then it is said."""
        coming = awaited(self._current.state)
        if coming is not None:
            self._means.say(self._stoppable(f"{coming.name} is being opened"))
        return coming is not None

    def _stoppable(self, words: str) -> str:
        return " · ".join(filter(None, (words, self._means.keymap.word("close", "stops"))))

    def _say_not_kept(self) -> None:
        again = self._means.keymap.word("reload", "fetches it again")
        self._means.say(": ".join(filter(None, ("the page is not kept", again))))

    def take(self, visit: Visit, document: Document, said: str = "", place: Place | None = None) -> None:
        """Show another version of the text at the same sentence, or this place, and say this, or what became of it."""
        if visit is not self._current.visit or visit.document is None:
            return
        place = place or self._place()
        at, found = find(place, document.blocks) if place.row is not None else (place.position, True)
        words = _became(visit.document, document)
        visit.document, visit.offered, visit.news = document, None, ""
        visit.heights, visit.kept_heights = {}, {}
        self._stage.show(visit, document, at, place.row if found else None)
        words = said or words
        self._means.say(words if found else f"{words} · your place is gone: this is the nearest")


def _became(old: Document, new: Document) -> str:
    """What became of a text, in a word: paragraphs that are others now, else how many went."""
    before, now = ({block.text for block in one.blocks} for one in (old, new))
    for blocks, known, how in ((new.blocks, before, "changed"), (old.blocks, now, "taken out")):
        if count := sum(block.text not in known for block in blocks):
            return f"{count} paragraph{'s' if count != 1 else ''} {how}"
    return "the same text"
