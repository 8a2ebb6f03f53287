"""Which row is being read, for the terminal's own cursor: screen readers follow it."""

from collections.abc import Callable

from tui_reader.article.document import Position
from tui_reader.article.links import Link
from tui_reader.ui.text.body import Body

# Commands after which the line being read is another than the one on the top row.
_LINKS = frozenset(("link.next", "link.prev", "later", "peek"))
_QUOTES = frozenset(("quote.next", "quote.prev"))
_HITS = frozenset(("search", "search.back", "search.next", "search.prev"))
_STAYS = frozenset(("info", "help", "redraw", "copy", "copy.address", "close", "looks", "browser", "hints.outside"))


class ReadingLine:
    """The top row of the text, or that of the link, quote or hit gone to last. link: the selected one."""

    def __init__(self, body: Body, link: Callable[[], Link | None]) -> None:
        self._body = body
        self._link = link
        self._last = ""

    def after(self, id: str) -> None:
        """A command was done."""
        if id not in _STAYS:
            self._last = id

    @property
    def row(self) -> int:
        """The row of the body."""
        at, view = self._at(), self._body.view
        row = view.row_of(at) if at is not None else 0
        return row if 0 <= row < view.rows else 0

    def _at(self) -> Position | None:
        body, link = self._body, self._link()
        if self._last in _LINKS and link is not None:
            return link.at
        if self._last in _QUOTES and body.quotes.parts:
            return body.quotes.parts[0][0]
        if self._last in _HITS and body.overlay.hit is not None:
            return body.overlay.hit.start
        return body.view.pointed
