"""What comes after the text: the next page, which is set below it, or the next chapter, another article."""

import time
from collections.abc import Callable
from contextlib import aclosing
from typing import Protocol

from tui_reader.address import Source, clean_link, parse_source
from tui_reader.article.document import Continuation, Document
from tui_reader.reading import Failed, Loaded
from tui_reader.ui.keys.means import Means
from tui_reader.ui.opening.opening import Opening
from tui_reader.ui.opening.state import Current, Loading
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.text.body import Body

KEEP_IT = frozenset(("follow", "page.down"))
"""Commands after which it is selected still."""


class Take(Protocol):
    """Shows another version of a text at the same sentence."""

    def __call__(self, visit: Visit, document: Document, said: str = "") -> None:
        """said: what is said of it."""


class Continuing:
    """Selected at the end of the text; only then does a key lead there."""

    def __init__(
        self,
        current: Current,
        body: Body,
        opening: Opening,
        means: Means,
        take: Take,
        open_source: Callable[[Source], None],
    ) -> None:
        self._current = current
        self._body = body
        self._opening = opening
        self._means = means
        self._take = take
        self._open_source = open_source

    @property
    def label(self) -> str:
        """Where it leads to and by which key; "" while it is not selected."""
        following = self._following
        if following is None or not self._body.end.is_selected:
            return ""
        what = "fetches it" if following.kind == "page" else "opens it"
        return " · ".join((f"→ {following.name}", self._means.keymap.word("follow", what)))

    def select(self) -> bool:
        """Select what comes after the text; whether anything does."""
        if self._following is None:
            return False
        self._select(True)
        return True

    def before(self, id: str) -> None:
        """A command is to be run."""
        if self._body.end.is_selected and id not in KEEP_IT:
            self._select(False)

    def go(self) -> bool:
        """Go there, if it is selected; whether it was."""
        following, visit = self._following, self._current.visit
        if following is None or visit is None or not self._body.end.is_selected:
            return False
        if following.kind == "chapter":
            self._select(False)
            self._open(following)
        elif isinstance(self._current.state, Loading) and self._current.state.page:
            self._means.say(f"{following.name} is being fetched already")
        else:
            self._means.say(" · ".join((f"fetching {following.name}", self._means.keymap.word("close", "stops"))))
            loading = Loading(visit, "page", time.monotonic(), visit, following.name)
            self._opening.load(loading, self._fetch(visit, following))
        return True

    @property
    def _following(self) -> Continuation | None:
        document = self._current.document
        return document.continued if document is not None else None

    def _select(self, is_selected: bool) -> None:
        self._body.show_end(self._body.end._replace(is_selected=is_selected))
        self._means.tell()

    def _open(self, following: Continuation) -> None:
        if (address := clean_link(following.url)) is not None:
            source = parse_source(address, lambda _: False)
            self._open_source(source._replace(linked=self._means.reading.network_of(self._current.address)))

    async def _fetch(self, visit: Visit, following: Continuation) -> None:
        if visit.document is None:
            return
        events = self._means.reading.next_page(visit.source, visit.document, visit.view or "article")
        async with aclosing(events):
            async for event in events:
                if isinstance(event, Loaded):
                    visit.article, visit.was_finished = event.article or visit.article, False
                    self._take(visit, event.document, f"{following.name} stands below")
                elif isinstance(event, Failed):
                    again = self._means.keymap.word("follow", "tries again")
                    self._means.say(f"! {following.name} did not come: {event.error.title} · {again}")
