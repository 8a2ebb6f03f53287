"""Searching in the text: a line that finds while it is typed, and the hits, marked until Esc."""

import asyncio
from typing import TYPE_CHECKING

from tui_reader.article.document import Document, Position
from tui_reader.article.search import START, Hits, PatternError, Range, SearchText
from tui_reader.ui.keys.keyed_screen import Asked
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.text.viewport import Anchor

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tui_reader.ui.reader.reader_screen import ReaderScreen
    from tui_reader.ui.text.whole import WholeScreen


LOOKING = "looking…"
AT_ONCE = 0.012
"""Seconds that a key waits for the count of its hits; the rest is counted behind, `BEHIND` seconds at a time."""
BEHIND = 0.005
PAUSE = 0.03
"""Seconds between two such times: a long text is made ready in half a second, and no key waits or costs much for it."""
TOLD_EVERY = 10
"""Of so many times that is done, the count that grew is shown once."""


class Search:
    """The keys / n N of the reading screen. The text typed last is remembered, from one article to the next."""

    def __init__(self, screen: "ReaderScreen | WholeScreen") -> None:
        self._screen = screen
        self._body = screen.body
        self._text: tuple[Document, SearchText] | None = None
        self.typed = ""
        self._shown = ""
        self._origin: Anchor = None
        self._begin = START
        self._looking: Hits | None = None
        self._is_typing = False
        self._document: Document | None = None
        self._landed: tuple[Anchor] | None = None

    # Keys

    def do_search(self, count: int | None) -> None:
        """A line to type in; the first hit is shown as it is typed."""
        searched = self._ready()
        if searched is None:
            return
        self._begin_here()
        self._run(self._get_ready(searched))

        self._is_typing = True

        def done(text: str) -> None:
            self._is_typing = False
            if text:
                self._finish(text)
            else:
                self.do_search_next(count)

        self._screen.ask(Asked(Prompt("/"), done, self._changed, self._leave))

    def _changed(self, text: str) -> None:
        try:
            self._screen.note(self._try(text))
        except PatternError as error:
            # It is not typed to its end: what was found so far stays.
            self._screen.note(str(error))

    def do_search_next(self, count: int | None) -> None:
        """The next hit, in reading order; from the last one on to the first."""
        self._go(count or 1)

    def do_search_prev(self, count: int | None) -> None:
        """The hit before."""
        self._go(-(count or 1))

    # What is marked

    @property
    def label(self) -> str:
        """Which hit is the current one, and the words: "3/17 ferry"; "" when nothing is marked."""
        marked = self._body.marked
        return f"{self._count()} {self._shown}" if marked.hits is not None and marked.hit is not None else ""

    def clear(self) -> bool:
        """Take the marks away, and go back when nothing was done since; whether there was something to take."""
        if self._body.marked.hits is None:
            return False
        if self._landed is not None and self._landed[0] == self._body.held != self._origin:
            self._body.hold(self._origin)
            self._screen.forget_jump()
            self._screen.status.say("back where the search began")
        self._landed = self._looking = None
        self._mark(None, None)
        return True

    def _mark(self, hits: Hits | None, hit: Range | None) -> None:
        marked = self._body.marked
        if (marked.hits, marked.hit) != (hits, hit):
            marked.hits, marked.hit = hits, hit
            self._body.marks_changed()
            self._screen.tell()

    def _count(self) -> str:
        hits, hit = self._body.marked.hits, self._body.marked.hit
        if hits is None or hit is None:
            return "none"
        return f"{hits.number(hit)}/{hits.total}{'…' if not hits.is_counted else '' if hits.complete else '+'}"

    # Finding

    def _ready(self) -> SearchText | None:
        """The text made ready for searching; made once for a document."""
        document = self._body.document
        if document is None or not self._screen.has_text or not document.blocks:
            self._screen.status.say("there is no text to search in")
            return None
        if self._text is None or self._text[0] is not document:
            self._text = (document, SearchText(document.blocks, self._body.title))
        return self._text[1]

    def _run(self, work: "Coroutine[None, None, None]") -> None:
        self._screen.run_worker(work, exclusive=True, group="search")

    async def _get_ready(self, searched: SearchText) -> None:
        """Make the text ready while nothing is typed yet."""
        while not searched.get_ready(self._begin, BEHIND):  # noqa: ASYNC110 - it waits for nobody, keys pass
            await asyncio.sleep(PAUSE)

    async def _look_on(self, hits: Hits) -> None:
        """Count what is not yet counted, and show the first hit when it is found."""
        turn = 0
        while self._looking is hits and not hits.is_counted:
            await asyncio.sleep(PAUSE)
            done = hits.look_on(BEHIND)
            turn += 1
            if self._looking is hits and (done or self._body.marked.hits is not hits or turn % TOLD_EVERY == 0):
                word = self._land(hits)
                if self._is_typing:
                    self._screen.note(word)
                self._screen.tell()

    def _from(self) -> Position:
        """Where a search begins: at the current hit while it is on the screen, else on the top row."""
        hit = self._body.marked.hit
        if hit is not None and self._body.is_seen(hit.start):
            return hit.start
        return self._body.position if self._body.held is not None else START

    def _begin_here(self) -> None:
        """Search from where one is, and come back there."""
        self._origin, self._begin, self._document = self._body.held, self._from(), self._body.document

    def _try(self, text: str) -> str:
        """Show the first hit of what was typed so far; returns what to say beside it."""
        searched = self._ready()
        if searched is None:
            return ""
        if self._document is not self._body.document:
            # Another text has come while the words were typed.
            self._begin_here()
        self._shown = text
        self._looking = None
        if not text:
            self._left()
            return ""
        hits = self._looking = searched.find(text, self._begin)
        hits.look_on(AT_ONCE)
        if not hits.is_counted:
            self._run(self._look_on(hits))
        return self._land(hits)

    def _land(self, hits: Hits) -> str:
        """Show the first hit, if it is found by now; returns what to say beside the words."""
        begin = self._begin
        try:
            hit = hits.seen_from(begin) or hits.seen_from(START)
        except LookupError:
            return LOOKING
        if hit is None:
            self._left()
            return "none"
        if self._body.marked.hits is not hits:
            self._body.bring_into_view(hit.start)
            self._reveal(hit)
            self._mark(hits, hit)
        return self._count() + (" · from the top" if hit.start < begin else "")

    def _reveal(self, hit: Range) -> None:
        if hit.start >= (0, 0):
            # Its end first: of a column that is cut off at the edge the beginning is seen already.
            self._body.reveal(hit.start._replace(offset=max(hit.start.offset, hit.end.offset - 1)))
            self._body.reveal(hit.start)

    def _finish(self, text: str) -> None:
        """Enter was pressed."""
        self.typed = text
        try:
            word = self._try(text)
            while self._looking is not None and word == LOOKING:
                self._looking.look_on(AT_ONCE)
                word = self._land(self._looking)
        except PatternError as error:
            self._left()
            self._screen.status.say(f"! {error}")
            return
        if self._body.marked.hits is None:
            self._screen.status.say(f"nothing matches “{text}”")
            return
        self._screen.status.say(word if "from the top" in word else "")
        self._landed = (self._body.held,)
        self._body.left_from(self._origin, "search")
        self._found()

    def _leave(self) -> None:
        """Esc was pressed while typing."""
        self._is_typing = False
        self._left()

    def _left(self) -> None:
        """Nothing is found, or wanted any more: back to where it began."""
        self._looking = None
        if self._document is self._body.document:
            self._body.hold(self._origin)
        self._mark(None, None)

    def _found(self) -> None:
        """The current hit is another one."""
        hit = self._body.marked.hit
        if hit is not None and hit.start >= (0, 0):
            self._screen.hit_found(hit)

    def _go(self, count: int) -> None:
        searched = self._ready()
        if searched is None:
            return
        if not self.typed:
            self._screen.status.say("nothing was searched for yet")
            return
        hits = self._body.marked.hits
        hit = self._body.marked.hit
        begin = self._from()
        if hits is None:
            try:
                hits, hit = searched.find(self.typed, begin), None
            except PatternError as error:
                self._screen.status.say(f"! {error}")
                return
        if hits.total < max(1, abs(count)):
            while not hits.look_on(1):
                pass
        if not hits.total:
            self._screen.status.say(f"nothing matches “{self.typed}”")
            return
        self._shown = self.typed
        at_hit = hit is not None and hit.start == begin
        wrapped = False
        found = hit if at_hit else None
        for _ in range(min(abs(count), hits.total + 1)):
            found, round_ = _step(hits, found, begin, count > 0)
            wrapped = wrapped or round_
        assert found is not None  # there is at least one
        self._landed = None
        self._mark(hits, found)
        self._body.bring_into_view(found.start, "search")
        self._reveal(found)
        self._found()
        if not hits.is_counted and self._looking is not hits:
            self._looking = hits
            self._run(self._look_on(hits))
        self._screen.tell()
        if wrapped:
            key, place = ("n", "top") if count > 0 else ("N", "end")
            self._screen.status.say(f"{key} wrapped to the {place} · {self._count()}")


def _step(hits: Hits, found: Range | None, begin: Position, ahead: bool) -> tuple[Range, bool]:
    """The hit after (before) `found`, or from `begin` on, and whether it went round."""
    if ahead:
        following = hits.at_or_after(found.end if found is not None else begin)
        first = None if following is not None else hits.at_or_after(START)
    else:
        following = hits.before(found.start if found is not None else begin)
        first = None if following is not None else hits.last()
    result = following or first
    assert result is not None  # there is at least one
    return result, following is None
