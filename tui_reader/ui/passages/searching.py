"""Searching in the text: a line that finds while it is typed, and the hits, marked until Esc."""

import asyncio
from collections.abc import Callable, Coroutine

from tui_reader.article.document import Document, Position
from tui_reader.article.search import START, Hits, PatternError, Range, SearchText
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.viewport import Anchor

LOOKING = "looking…"
AT_ONCE = 0.012
"""Seconds that a key waits for the count of its hits; the rest is counted behind, `BEHIND` seconds at a time."""
BEHIND = 0.005
PAUSE = 0.03
"""Seconds between two such times: a long text is made ready in half a second, and no key waits or costs much for it."""
TOLD_EVERY = 10
"""Of so many times that is done, the count that grew is shown once."""


class Searching:
    """The keys / ? n N. The text typed last is remembered with its direction, from one article to the next.

    hit_found: hears of every hit that was gone to. taken_back: the jump to the first hit was undone.
    """

    def __init__(
        self,
        body: Body,
        means: Means,
        hit_found: Callable[[Range], None] = lambda hit: None,
        taken_back: Callable[[], None] = lambda: None,
    ) -> None:
        self._body = body
        self._means = means
        self._hit_found = hit_found
        self._taken_back = taken_back
        self.verbs: Verbs = {
            "search": lambda count: self._search(count, back=False),
            "search.back": lambda count: self._search(count, back=True),
            "search.next": lambda count: self._go(count or 1),
            "search.prev": lambda count: self._go(-(count or 1)),
        }
        self._text: tuple[Document, SearchText] | None = None
        self.typed = ""
        self._named = ("", "")
        self._is_back = False
        self._goes_back = self._goes_on = False
        self._shown = ""
        self._origin: Anchor = None
        self._first_origin: Anchor = None
        self._begin = START
        self._looking: Hits | None = None
        self._is_typing = False
        self._document: Document | None = None
        self._landed: tuple[Anchor] | None = None

    def take(self, typed: str, name: str) -> None:
        """Search on for what led to this text, as if it had been typed; the hit is there already. name: said of it."""
        searched = self._ready()
        if searched is None:
            return
        self.typed, self._named, self._shown = typed, (typed, name), name
        self._is_back = self._goes_back = False
        held = self._origin = self._first_origin = self._body.view.held
        self._begin, self._document, self._landed = held[0] if held is not None else START, self._body.document, None
        hits = self._looking = searched.find(typed, self._begin)
        hits.look_on(AT_ONCE)
        self._land(hits)
        if not hits.is_counted:
            self._run(self._look_on(hits))

    # Keys

    def _search(self, count: int | None, back: bool) -> None:
        """A line to type in; the first hit is shown as it is typed, on the way back the last one before here."""
        searched = self._ready()
        if searched is None:
            return
        self._begin_here()
        self._run(self._get_ready(searched))

        self._is_typing, self._goes_back = True, back

        def done(text: str) -> None:
            self._is_typing, self._is_back = False, back
            if text:
                self._finish(text)
            else:
                self._go(count or 1)

        self._means.asking.ask(Asked(Prompt("?" if back else "/"), done, self._changed, self._leave, self._other_key))

    def _other_key(self, name: str) -> None:
        """Up brings the last search back while one is typed."""
        if name == "up":
            self._means.asking.type_instead(self.typed)

    def _changed(self, text: str) -> None:
        try:
            self._means.asking.note(self._try(text))
        except PatternError as error:
            # It is not typed to its end: what was found so far stays.
            self._means.asking.note(str(error))

    # What is marked

    @property
    def label(self) -> str:
        """Which hit is the current one, and the words: "3/17 ferry"; "" when nothing is marked."""
        marked = self._body.overlay
        return f"{self._count()} {self._shown}" if marked.hits is not None and marked.hit is not None else ""

    def clear(self) -> bool:
        """Take the marks away, and go back when nothing was done since; whether there was something to take."""
        if self._body.overlay.hits is None:
            return False
        if self._is_landed and self._body.view.held != self._first_origin:
            self._body.view.hold(self._first_origin)
            self._taken_back()
            self._means.say("back where the search began")
        self._landed = self._looking = None
        self._mark(None, None)
        return True

    @property
    def _is_landed(self) -> bool:
        """Whether nothing was done since a hit was shown."""
        return self._landed is not None and self._landed[0] == self._body.view.held

    def _name_of(self, typed: str) -> str:
        """What is said of a search."""
        return self._named[1] if typed == self._named[0] else typed

    def _mark(self, hits: Hits | None, hit: Range | None) -> None:
        marked = self._body.overlay
        if (marked.hits, marked.hit) != (hits, hit):
            marked.hits, marked.hit = hits, hit
            self._body.redraw()
            self._means.tell()

    def _count(self) -> str:
        hits, hit = self._body.overlay.hits, self._body.overlay.hit
        if hits is None or hit is None:
            return "none"
        return f"{hits.number(hit)}/{hits.total}{'…' if not hits.is_counted else '' if hits.complete else '+'}"

    # Finding

    def _ready(self) -> SearchText | None:
        """The text made ready for searching; made once for a document."""
        document = self._body.document
        if document is None or not document.blocks:
            self._means.say("there is no text to search in")
            return None
        if self._text is None or self._text[0] is not document:
            self._text = (document, SearchText(document.blocks, self._body.title))
        return self._text[1]

    def _run(self, work: Coroutine[None, None, None]) -> None:
        self._means.behind(work, group="search", exclusive=True)

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
            if self._looking is hits and (done or self._body.overlay.hits is not hits or turn % TOLD_EVERY == 0):
                word = self._land(hits)
                if self._is_typing:
                    self._means.asking.note(word)
                self._means.tell()

    def _from(self) -> Position:
        """Where a search begins: at the current hit while it is on the screen, else on the top row."""
        hit = self._body.overlay.hit
        if hit is not None and self._body.view.is_seen(hit.start):
            return hit.start
        return self._body.view.position if self._body.view.held is not None else START

    def _begin_here(self) -> None:
        """Search from where one is, and come back there."""
        self._goes_on = self._is_landed and self._body.overlay.hits is not None
        self._origin, self._begin, self._document = self._body.view.held, self._from(), self._body.document

    def _try(self, text: str) -> str:
        """Show the first hit of what was typed so far; returns what to say beside it."""
        searched = self._ready()
        if searched is None:
            return ""
        if self._document is not self._body.document:
            # Another text has come while the words were typed.
            self._begin_here()
        self._shown = self._name_of(text)
        self._looking = None
        if not text:
            self._left()
            return ""
        hits = self._looking = searched.find(text, self._begin, self._goes_back)
        hits.look_on(AT_ONCE)
        if not hits.is_counted:
            self._run(self._look_on(hits))
        return self._land(hits)

    def _land(self, hits: Hits) -> str:
        """Show the first hit, if it is found by now; returns what to say beside the words."""
        begin = self._begin
        try:
            if self._goes_back:
                hit = hits.seen_before(begin) or hits.seen_before(hits.end)
            else:
                hit = hits.seen_from(begin) or hits.seen_from(START)
        except LookupError:
            return LOOKING
        if hit is None:
            self._left()
            return "none"
        if self._body.overlay.hits is not hits:
            self._body.view.bring_into_view(hit.start)
            self._reveal(hit)
            self._mark(hits, hit)
        wrapped = "from the end" if self._goes_back and hit.start >= begin else ""
        wrapped = "from the top" if not self._goes_back and hit.start < begin else wrapped
        return " · ".join(filter(None, (self._count(), wrapped)))

    def _reveal(self, hit: Range) -> None:
        if hit.start >= (0, 0):
            # Its end first: of a column that is cut off at the edge the beginning is seen already.
            self._body.sideways.reveal(hit.start._replace(offset=max(hit.start.offset, hit.end.offset - 1)))
            self._body.sideways.reveal(hit.start)

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
            self._means.say(f"! {error}")
            return
        if self._body.overlay.hits is None:
            self._means.say(f"nothing matches “{text}”")
            return
        self._means.say(word if "from the " in word else "")
        self._land_for_good()
        self._found()

    def _land_for_good(self) -> None:
        """One is at the hit. Searches of which nothing but the last was looked at are one jump, from the first."""
        goes_on = self._goes_on and self._first_origin != self._origin
        self._first_origin = self._first_origin if self._goes_on else self._origin
        self._landed = (self._body.view.held,)
        if not goes_on:
            self._body.view.left_from(self._first_origin, "search")

    def _leave(self) -> None:
        """Esc was pressed while typing."""
        self._is_typing = False
        self._left()

    def _left(self) -> None:
        """Nothing is found, or wanted any more: back to where it began."""
        self._looking = None
        if self._document is self._body.document:
            self._body.view.hold(self._origin)
        self._mark(None, None)

    def _found(self) -> None:
        """The current hit is another one."""
        hit = self._body.overlay.hit
        if hit is not None and hit.start >= (0, 0):
            self._hit_found(hit)

    def _go(self, count: int) -> None:
        """So many hits on, or back when negative, in the direction of the search."""
        id, count = "search.next" if count > 0 else "search.prev", -count if self._is_back else count
        searched = self._ready()
        if searched is None:
            return
        if not self.typed:
            self._means.say("nothing was searched for yet")
            return
        hits = self._body.overlay.hits
        hit = self._body.overlay.hit
        begin = self._from()
        if hits is None:
            try:
                hits, hit = searched.find(self.typed, begin), None
            except PatternError as error:
                self._means.say(f"! {error}")
                return
        if hits.total < max(1, abs(count)):
            while not hits.look_on(1):
                pass
        if not hits.total:
            self._means.say(f"nothing matches “{self.typed}”")
            return
        self._shown = self._name_of(self.typed)
        at_hit = hit is not None and hit.start == begin
        wrapped = False
        found = hit if at_hit else None
        for _ in range(min(abs(count), hits.total + 1)):
            found, round_ = _step(hits, found, begin, count > 0)
            wrapped = wrapped or round_
        assert found is not None  # there is at least one
        self._landed = None
        self._mark(hits, found)
        self._body.view.bring_into_view(found.start, "search")
        self._reveal(found)
        self._found()
        if not hits.is_counted and self._looking is not hits:
            self._looking = hits
            self._run(self._look_on(hits))
        self._means.tell()
        if wrapped:
            place = "top" if count > 0 else "end"
            said = self._means.keymap.word(id, "wrapped") or "wrapped"
            self._means.say(f"{said} to the {place} · {self._count()}")


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
