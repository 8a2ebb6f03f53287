"""The part of the reading screen that opens articles: it walks the events of a source and keeps the visit."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import aclosing, suppress

from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker

from tui_reader.address import Source
from tui_reader.article.document import Document, Place, Position
from tui_reader.article.links import part
from tui_reader.article.place import find
from tui_reader.errors import NotKept, ReaderError
from tui_reader.extraction.page_view import View
from tui_reader.reading import VIEWS, Changed, Event, Extracting, Failed, Loaded, Opened, Unchanged, view_named
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.panes.card import CardLine
from tui_reader.ui.reader.cards import Steps, failed, stopped
from tui_reader.ui.reader.visit import Visit
from tui_reader.ui.wording import short_date
from tui_reader.web.progress import Progress

DOUBTFUL = 0.4
"""Share of the page's text below which the reader says that there may be more."""
VIEW_WORDS: dict[View, str] = {"article": "article", "whole": "whole page", "source": "source of the page"}

CARD_SECONDS = 0.1
"""How long a kept text is waited for before a card says what is being done."""
DRAWN_SECONDS = 1.0
"""How long what is asked behind a kept text waits at most until the text is drawn."""


class Arrived(Message):
    """One event of the article being opened."""

    def __init__(self, visit: Visit, event: Event) -> None:
        super().__init__()
        self.visit = visit
        self.event = event


class OpeningScreen(KeyedScreen):
    """Opens one article at a time; the one that is shown stays until the next one is there."""

    def __init__(self) -> None:
        super().__init__()
        self.visit: Visit | None = None
        self.failure: ReaderError | None = None
        self._target: Visit | None = None
        self._steps: Steps | None = None
        self.drawn = asyncio.Event()
        self._worker: Worker[None] | None = None
        self._timer: Timer | None = None
        self._started = 0.0

    # What the screen does with it

    def show_document(self, document: Document, at: Position, row: int | None = None) -> None:
        """Show a text with `at` on a row; None: on the top row, the title with the first."""
        raise AssertionError("the reading screen does")

    def entered(self, visit: Visit) -> None:
        """An article is about to be shown, in the stead of the one that is."""

    def show_card(self, lines: Sequence[CardLine]) -> None:
        """Show a card in place of the text."""
        raise AssertionError("the reading screen does")

    def tell(self) -> None:
        """Say on the status row where one is."""
        raise AssertionError("the reading screen does")

    def place(self) -> Place:
        """The word that keeps its row when the shape of the text changes."""
        raise AssertionError("the reading screen does")

    def save_place(self) -> None:
        """Keep where reading stopped."""
        raise AssertionError("the reading screen does")

    # Opening

    @property
    def has_text(self) -> bool:
        """Whether a text is shown."""
        return self.visit is not None and self.visit.document is not None

    @property
    def is_loading(self) -> bool:
        """Whether a page is being fetched or read."""
        return self._worker is not None and not self._worker.is_finished

    @property
    def waiting_for(self) -> str:
        """What is being opened behind the text, with the seconds it took so far; "" when nothing is."""
        if not self.is_loading or self._target is None or self._target is self.visit:
            return ""
        return f"opening {self._target.name} · {int(time.monotonic() - self._started)} s"

    def open(
        self, source: Source, *, check: bool = False, view: View | None = None, place: Place | None = None
    ) -> None:
        """Open a source. check: ask the server even when it was asked a short time ago. place: where to go in it."""
        self.save_place()
        self._cancel()
        self._target = Visit(source, view=view, returning=place)
        self._started = time.monotonic()
        if not self.has_text:
            self.failure = None
            self.visit = None
            self._steps = Steps(self._target.name, source.kind != "address")
            self.set_timer(CARD_SECONDS, self._tick)
        self._worker = self.run_worker(self._walk(self._target, check), exclusive=True, group="opening")
        self._timer = self._timer or self.set_interval(1.0, self._tick)
        self._timer.resume()
        self.tell()

    async def _walk(self, visit: Visit, check: bool) -> None:
        async with aclosing(self.reader.reading.open(visit.source, visit.view, check)) as events:
            async for event in events:
                self.post_message(Arrived(visit, event))
                if isinstance(event, Opened):
                    # What is asked behind the text would take the time in which the text and the first key are drawn.
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self.drawn.wait(), DRAWN_SECONDS)

    def _tick(self) -> None:
        """Once a second while something is being opened."""
        if not self.is_loading and self._timer is not None:
            self._timer.pause()
        if self._steps is not None and not self.has_text and self.is_loading:
            self.show_card(self._steps.lines())
        self.tell()

    def _cancel(self) -> bool:
        was = self.is_loading
        if self._worker is not None:
            self._worker.cancel()
            self._worker = None
        return was

    def stop_loading(self) -> bool:
        """Stop the request and the extraction; whether there was one."""
        was = self._cancel()
        if was and self._target is not None:
            if self.has_text:
                self.status.say(f"stopped opening {self._target.name}" if self._target is not self.visit else "stopped")
            else:
                self.show_card(stopped(self._target.name))
            self.tell()
        return was

    def on_arrived(self, message: Arrived) -> None:
        """One event; those of an article that is not wanted any more are passed over."""
        message.stop()
        visit, event = message.visit, message.event
        if visit is not self._target:
            return
        if isinstance(event, Opened):
            self._show_kept(visit, event)
        elif isinstance(event, Progress):
            if self._steps is not None:
                self._steps.add(event)
        elif isinstance(event, Extracting):
            if self._steps is not None:
                self._steps.extract()
            if not self.has_text and self._steps is not None:
                self.show_card(self._steps.lines())
        elif isinstance(event, Loaded):
            visit.document, visit.article = event.document, event.article
            self._enter(visit, event.place)
            visit.view = visit.view or "article"
            self.status.say(" · ".join(filter(None, (*event.notes, self.reader.first_word(), self._doubt(visit)))))
        elif isinstance(event, Changed):
            visit.offered, visit.article = event.document, event.article or visit.article
            visit.news = f"changed on the server · {self.keymap.key_of('reload')}"
        elif isinstance(event, Unchanged):
            visit.news = ""
        elif isinstance(event, Failed):
            self._fail(visit, event.error)
        self.tell()

    def _show_kept(self, visit: Visit, event: Opened) -> None:
        kept = event.kept
        visit.document, visit.article, visit.fetched_at = kept.document, kept.article, kept.fetched_at
        visit.was_finished, visit.view = kept.finished, view_named(kept.view)
        visit.heights, visit.kept_heights = dict(kept.heights), kept.heights
        found = self._enter(visit, None if kept.finished else kept.place)
        gone = "" if found else "your place is gone: this is the nearest"
        self.status.say(" · ".join(filter(None, (gone, self.reader.first_word(), self._doubt(visit)))))

    def _enter(self, visit: Visit, place: Place | None) -> bool:
        """Show an article at a place; whether the place was found."""
        assert visit.document is not None
        self.entered(visit)
        named = part(visit.document, visit.source.fragment) if visit.source.fragment and not visit.returning else None
        place, visit.returning = visit.returning or place, None
        self.visit, self.failure, self._steps = visit, None, None
        self.reader.was_shown = True
        if named is not None:
            self.show_document(visit.document, named)
            return True
        if place is None:
            self.show_document(visit.document, Position(0, 0))
            return True
        at, found = find(place, visit.document.blocks)
        self.show_document(visit.document, at, place.row if found else None)
        return found

    def return_to(self, visit: Visit, place: Place) -> None:
        """Show an article again that was shown before; one whose text was let go is opened again."""
        visit.returning = place
        if visit.document is None:
            self.open(visit.source, view=visit.view, place=place)
            return
        self.save_place()
        self._cancel()
        self._target = visit
        if not self._enter(visit, place):
            self.status.say("your place is gone: this is the nearest")
        self.tell()

    def _doubt(self, visit: Visit) -> str:
        """A word about an article that may not be all of it."""
        if visit.document is None or visit.view != "article" or visit.document.kept >= DOUBTFUL:
            return ""
        share = round(visit.document.kept * 100)
        return f"only {share} % of the page's text was chosen · {self.keymap.key_of('view')} whole page"

    def _fail(self, visit: Visit, error: ReaderError) -> None:
        if visit.document is not None:
            if not isinstance(error, NotKept):
                kept = short_date(visit.fetched_at, self.reader.now())
                visit.news = f"offline · kept {kept}" if error.code == 3 else f"{error.title} · kept {kept}"
        elif self.has_text:
            again = self.keymap.key_of("reload")
            later = self.keymap.key_of("later")
            self.status.say(f"! Could not open {visit.name}: {error.title}   {again} again  {later} later")
        else:
            self.failure = error
            self.show_card(failed(error, visit.source.address))

    # Keys

    def do_reload(self, count: int | None) -> None:
        """Show the changed text that waits, or ask the server again."""
        if self.visit is not None and self.visit.offered is not None:
            self._take(self.visit, self.visit.offered)
        elif self.is_loading:
            self.status.say("it is being opened already · Esc stops")
        elif self._target is not None and (self._target is not self.visit or self.failure is not None):
            self.open(self._target.source, check=True, view=self._target.view)
        elif self.visit is not None:
            self._recheck(self.visit)

    def _recheck(self, visit: Visit) -> None:
        """Ask the server about the text that is shown, behind it."""
        self._cancel()
        self._target = visit
        self._started = time.monotonic()
        self.status.say("asking the server · Esc stops")
        self._worker = self.run_worker(self._ask_again(visit), exclusive=True, group="opening")

    async def _ask_again(self, visit: Visit) -> None:
        async with aclosing(self.reader.reading.open(visit.source, visit.view, check=True)) as events:
            async for event in events:
                if isinstance(event, Loaded):
                    self.post_message(Arrived(visit, Changed(event.document, event.article)))
                elif isinstance(event, Unchanged):
                    self.status.say("nothing has changed")
                    self.post_message(Arrived(visit, event))
                elif isinstance(event, Changed):
                    self._take(visit, event.document)
                elif isinstance(event, Failed):
                    self.status.say(f"! {event.error.title}")
                    self.post_message(Arrived(visit, event))

    def do_extract(self, count: int | None) -> None:
        """Find the article again in the kept page, without the network."""
        if self.visit is None or self.visit.article is None:
            self.status.say("the page is not kept: r fetches it again")
            return
        self.status.say("finding the article again · Esc stops")
        self._worker = self.run_worker(self._extract(self.visit, self.visit.article), exclusive=True, group="opening")

    def do_view(self, count: int | None) -> None:
        """The article, the whole page, the source, and round again; the place stays."""
        visit = self.visit
        if visit is None or visit.document is None:
            if self.failure is not None and self._target is not None:
                self.open(self._target.source, view="whole")
            return
        view = VIEWS[(VIEWS.index(visit.view or "article") + 1) % len(VIEWS)]
        if visit.article is None:
            self.status.say("the page is not kept: --full opens the whole page")
            return
        self.status.say(f"reading the {VIEW_WORDS[view]} · Esc stops")
        self._worker = self.run_worker(self._change_view(visit, visit.article, view), exclusive=True, group="opening")

    async def _change_view(self, visit: Visit, article: int, view: View) -> None:
        try:
            document = await self.reader.reading.view(article, visit.address, view)
        except ReaderError as error:
            self.status.say(f"! {error}")
            return
        if document is None:
            self.status.say("the page is not kept: r fetches it again")
            return
        visit.view = view
        self._take(visit, document)
        self.status.say(VIEW_WORDS[view])

    async def _extract(self, visit: Visit, article: int) -> None:
        try:
            document = await self.reader.reading.extract(article, visit.view or "article")
        except ReaderError as error:
            self.status.say(f"! {error}")
            return
        if document is None:
            self.status.say("the page is not kept: r fetches it again")
        else:
            self._take(visit, document)

    def _take(self, visit: Visit, document: Document) -> None:
        """Show another version of the text at the same sentence, and say what became of it."""
        if visit is not self.visit or visit.document is None:
            return
        before = visit.document.blocks
        place = self.place()
        at, found = find(place, document.blocks) if place.row is not None else (place.position, True)
        texts = {block.text for block in before}
        changed = sum(block.text not in texts for block in document.blocks)
        visit.document, visit.offered, visit.news = document, None, ""
        visit.heights, visit.kept_heights = {}, {}
        self.show_document(document, at, place.row if found else None)
        words = f"{changed} paragraph{'s' if changed != 1 else ''} changed" if changed else "the same text"
        self.status.say(words if found else f"{words} · your place is gone: this is the nearest")
