"""Opening an article: the events of a source are walked, and the state of the screen follows them."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from textual.message import Message
from textual.worker import Worker

from tui_reader.address import Source, host, is_inside
from tui_reader.article.document import Document, Place, Position
from tui_reader.article.links import part
from tui_reader.article.place import find
from tui_reader.errors import NotKept, ReaderError
from tui_reader.extraction.page_view import View
from tui_reader.reading import Changed, Event, Extracting, Loaded, Opened, Shelved, Unchanged, view_named
from tui_reader.reading import Failed as NotOpened
from tui_reader.ui.keys.means import Means
from tui_reader.ui.opening.entrance import FROM_NOWHERE, Entrance
from tui_reader.ui.opening.state import Current, Failed, Loading, Shown, ended, waiting_for
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.text.card import CardLine
from tui_reader.ui.text.wording import short_date
from tui_reader.web.progress import Progress

if TYPE_CHECKING:
    from tui_reader.ui.opening.cards import Steps

DOUBTFUL = 0.82
"""What a text is trusted to be of the article below which the reader says that it may be another.

Of 559 pages that the forest had never seen it warns of 9 of the 13 whose text has an F1 under .6, and of 2.8 % of those
over .9.
"""
FEW_BLOCKS = 30
"""Blocks of a page that may say no more than that it is not there."""
CARD_SECONDS = 0.1
"""How long a kept text is waited for before a card says what is being done."""
DRAWN_SECONDS = 1.0
"""How long what is asked behind a kept text waits at most until the text is drawn."""


class Arrived(Message):
    """One event of the article being opened; None: there are no more."""

    def __init__(self, visit: Visit, event: Event | None) -> None:
        super().__init__()
        self.visit = visit
        self.event = event


class Stage(Protocol):
    """Where an article, or a card in its stead, is put on the screen. drawn: set when a text has been drawn there."""

    drawn: asyncio.Event

    def show(self, visit: Visit, document: Document, at: Position, row: int | None = None) -> None:
        """Show the text with `at` on a row; None: on the top row, the title with the first."""

    def show_card(self, lines: Sequence[CardLine]) -> None:
        """Show a card in place of the text."""


class Host(NamedTuple):
    """Who is told what becomes of articles.

    leaving: the article on the screen may go. entering: another one takes its place. first_word: what is to be said
    once, with the first text.
    """

    leaving: Callable[[], None]
    entering: Callable[[Visit], None]
    first_word: Callable[[], str]


class Opening:
    """Opens one article at a time; the one that is shown stays until the next one is there.

    post: lets the screen hear an event in its turn. now: seconds since the epoch.
    """

    def __init__(
        self,
        current: Current,
        stage: Stage,
        host: Host,
        means: Means,
        post: Callable[[Arrived], object],
        now: Callable[[], float],
    ) -> None:
        self._current = current
        self._stage = stage
        self._host = host
        self._means = means
        self._post = post
        self._now = now
        self._steps: Steps | None = None
        self._work: Worker[None] | None = None
        self._clock: Worker[None] | None = None
        self.was_shown = False
        """Whether any text was ever shown."""

    # What is asked for

    def open(
        self,
        source: Source,
        *,
        check: bool = False,
        view: View | None = None,
        place: Place | None = None,
        entrance: Entrance = FROM_NOWHERE,
    ) -> None:
        """Open a source. check: ask the server even when it was asked a short time ago. place: to come back to."""
        self._host.leaving()
        visit = Visit(source, view=view, returning=place, entrance=entrance)
        over = self._current.visit
        self._steps = None
        self._means.hold_keys()
        self.load(Loading(visit, "open", time.monotonic(), over), self._walk(visit, check))

    def load(self, loading: Loading, work: Coroutine[None, None, None]) -> None:
        """Begin to load, in the stead of what was being loaded."""
        self._end_work()
        self._current.state = loading
        self._work = self._means.behind(self._ended(loading.visit, work), group="opening", exclusive=True)
        if waiting_for(loading, 0):
            self._clock = self._means.behind(self._tick(), group="opening-clock", exclusive=True)
        self._means.tell()

    def return_to(self, visit: Visit, place: Place) -> None:
        """Show an article again that was shown before; one whose text was let go is opened again."""
        visit.returning = place
        if visit.document is None:
            self.open(visit.source, view=visit.view, place=place, entrance=visit.entrance)
            return
        self._host.leaving()
        self._end_work()
        if not self._enter(visit, visit.document, place):
            self._means.say("your place is gone: this is the nearest")
        self._means.tell()

    def stop(self) -> bool:
        """Stop the request and the extraction; whether there was one."""
        state = self._current.state
        if not isinstance(state, Loading):
            return False
        self._end_work()
        self._current.state = ended(state)
        if state.over is None:
            from tui_reader.ui.opening.cards import stopped

            self._stage.show_card(stopped(state.visit.name, self._means.keymap))
        else:
            self._means.say("stopped" if state.visit is state.over else f"stopped opening {state.visit.name}")
        self._means.release_keys()
        self._means.tell()
        return True

    def forget_failure(self) -> None:
        """Reading goes on: what did not come is not what the next key means."""
        state = self._current.state
        if isinstance(state, Failed) and state.over is not None:
            self._current.state = Shown(state.over)

    def _end_work(self) -> None:
        for work in (self._work, self._clock):
            if work is not None:
                work.cancel()
        self._work = self._clock = None

    async def _ended(self, visit: Visit, work: Coroutine[None, None, None]) -> None:
        await work
        if self._clock is not None:
            self._clock.cancel()
        self._post(Arrived(visit, None))

    async def _walk(self, visit: Visit, check: bool) -> None:
        along = visit.entrance.along
        listed_in = along.list if along is not None else ""
        opened = self._means.reading.open(visit.source, visit.view, check, listed_in=listed_in)
        async with aclosing(opened) as events:
            async for event in events:
                self._post(Arrived(visit, event))
                if isinstance(event, Opened):
                    # What is asked behind the text would take the time in which the text and the first key are drawn.
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._stage.drawn.wait(), DRAWN_SECONDS)

    async def _tick(self) -> None:
        """Soon, and then once a second while something is being opened."""
        await asyncio.sleep(CARD_SECONDS)
        self._means.release_keys()
        while waiting_for(self._current.state, 0):
            self._show_steps()
            self._means.tell()
            await asyncio.sleep(1)

    def _show_steps(self) -> None:
        steps = self._steps_so_far()
        if steps is not None:
            self._stage.show_card(steps.lines(self._means.keymap))

    def _steps_so_far(self) -> "Steps | None":
        """What has happened on the way to a text that nothing stands in the stead of; None for all others."""
        state = self._current.state
        if self._steps is None and isinstance(state, Loading) and state.over is None:
            from tui_reader.ui.opening.cards import Steps  # a kept text is there before one is told

            self._steps = Steps(state.visit.name, state.visit.source.kind != "address")
        return self._steps

    # What came

    def arrived(self, visit: Visit, event: Event | None) -> None:
        """Follow one event; those of an article that is not wanted any more are passed over."""
        state = self._current.state
        if isinstance(event, Shelved) and visit is self._current.visit:
            # It may be kept long after it is shown, while another program holds the library.
            self._shelved(visit, event)
        if not isinstance(state, Loading) or visit is not state.visit:
            return
        if isinstance(event, Opened):
            self._show_kept(visit, event)
        elif isinstance(event, Progress | Extracting):
            self._told(event)
        elif isinstance(event, Loaded):
            visit.article, visit.view = event.article, visit.view or "article"
            visit.kept_place = event.place or visit.kept_place
            visit.source = visit.source._replace(feed="")  # the feed is asked once
            self._enter(visit, event.document, event.place, event.fragment)
            self._greet(visit, *event.notes)
        elif isinstance(event, Changed):
            visit.offered, visit.article = event.document, event.article or visit.article
            visit.news = " · ".join(filter(None, ("changed on the server", self._means.keymap.key_of("reload"))))
        elif isinstance(event, Unchanged):
            visit.news = ""
        elif isinstance(event, NotOpened):
            self._fail(state, event.error)
        elif event is None:
            self._current.state = ended(state)
        self._means.tell()

    def _told(self, event: Progress | Extracting) -> None:
        """One more step on the way."""
        steps = self._steps_so_far()
        if steps is None:
            return
        if isinstance(event, Progress):
            steps.add(event)
        else:
            steps.extract(len(event.page.body))
            self._show_steps()

    def _shelved(self, visit: Visit, event: Shelved) -> None:
        visit.article = event.article
        if event.notes:
            self._means.say(f"! {' · '.join(event.notes)}")

    def _show_kept(self, visit: Visit, event: Opened) -> None:
        kept = event.kept
        visit.article, visit.fetched_at = kept.article, kept.fetched_at
        visit.was_finished, visit.view = kept.finished, view_named(kept.view)
        visit.heights, visit.kept_heights, visit.kept_place = dict(kept.heights), kept.heights, kept.place
        is_gone = visit.entrance.is_gone
        gone = "its words are gone" if visit.entrance.place is not None else "your place is gone"
        found = self._enter(visit, kept.document, kept.place) and not is_gone
        # What is asked from now on is asked behind it.
        self._current.state = Loading(visit, "check", time.monotonic(), visit)
        self._greet(visit, "" if found else f"{gone}: this is the nearest", *_doubts(kept.document))

    def _enter(self, visit: Visit, document: Document, place: Place | None, sent_to: str = "") -> bool:
        """Show an article at a place; whether it was found, or is to be looked for by hand.

        sent_to: the part that a redirect names.
        """
        self._host.entering(visit)
        fragment = sent_to or visit.source.fragment
        sent = visit.returning or visit.entrance.place
        named = part(document, fragment) if fragment and not sent else None
        place, visit.returning = sent or place, None
        visit.entrance = visit.entrance._replace(place=None)
        visit.document = document
        is_misplaced = visit.entrance.misplaced is not None
        self._current.state, self._steps, self.was_shown = Shown(visit), None, True
        at, found = (named or Position(0, 0), True) if place is None or named else find(place, document.blocks)
        self._stage.show(visit, document, at, place.row if place is not None and named is None and found else None)
        return found or is_misplaced

    def _greet(self, visit: Visit, *notes: str) -> None:
        self._means.say(" · ".join(filter(None, (*notes, self._host.first_word(), self._doubt(visit)))))

    def _doubt(self, visit: Visit) -> str:
        """A word about an article that may not be all of it."""
        if visit.document is not None and visit.document.listed and visit.view == "article":
            key = self._means.keymap.key_of("page.list")
            return f"this page is a list: {key} shows its {visit.document.listed:,} articles" if key else ""
        if visit.document is None or visit.view != "article" or visit.document.trust >= DOUBTFUL:
            return ""
        more = "" if visit.document.comments else self._means.keymap.word("view", "whole page")
        return " · ".join(filter(None, ("this may not be all of the article, or more than it", more)))

    def _fail(self, loading: Loading, error: ReaderError) -> None:
        visit = loading.visit
        if visit is loading.over:
            if not isinstance(error, NotKept):
                kept = short_date(visit.fetched_at, self._now())
                visit.news = f"offline · kept {kept}" if error.code == 3 else f"{error.title} · kept {kept}"
            return
        self._current.state = Failed(visit, error, loading.over)
        self._means.release_keys()
        keymap = self._means.keymap
        if loading.over is not None:
            words = could_not_open(visit, error)
            online = visit.source.kind == "address" and not self._means.reading.options.offline
            has_others = online and not is_inside(host(visit.address))
            others = keymap.word("ways", "other ways") if has_others else ""
            # The last ones are cut where the row is short.
            keys = (keymap.word("reload", "again"), keymap.word("later", "later"), others)
            self._means.say(" · ".join(filter(None, (words, *keys))))
        else:
            from tui_reader.ui.opening.cards import failed

            self._stage.show_card(failed(error, visit.source.address, keymap))


def could_not_open(visit: Visit, error: ReaderError) -> str:
    """What went wrong, with the host of an address, which is enough where the text is still there that led to it."""
    name = visit.name.partition("/")[0] if visit.source.kind == "address" else visit.name
    return f"! {error.title}" if name in error.title else f"! Could not open {name}: {error.title}"


def _doubts(document: Document) -> tuple[str, ...]:
    """Words about a kept page that may say no more than that there is none, as they were said when it came."""
    if len(document.blocks) > FEW_BLOCKS:
        return ()
    from tui_reader.reading.doubts import doubts  # its expression takes longer than most texts owe

    return doubts(document)
