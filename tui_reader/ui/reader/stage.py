"""What is on the screen: the text between its panes, or a card in its stead."""

import asyncio
from collections.abc import Callable, Sequence

from tui_reader.address import display
from tui_reader.article.document import Document, Position
from tui_reader.ui.keys.means import Means
from tui_reader.ui.opening.state import Current
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.reader.arranging import Arranging, Columns
from tui_reader.ui.text.card import CardLine
from tui_reader.ui.text.strips import EndLine
from tui_reader.ui.text.wording import meta_line


class Stage:
    """Puts an article, or a card, on the screen. drawn: set when a text has been drawn there.

    has_marks: the terminal can draw more marks than ASCII's. clear: takes away what lies over the text. entered:
    another text is on the screen.
    """

    def __init__(
        self,
        columns: Columns,
        panes: Arranging,
        current: Current,
        means: Means,
        has_marks: bool,
        clear: Callable[[], object],
        entered: Callable[[Visit], None],
    ) -> None:
        self._columns = columns
        self._panes = panes
        self._current = current
        self._means = means
        self._has_marks = has_marks
        self._clear = clear
        self._entered = entered
        self.drawn = asyncio.Event()

    def show(self, visit: Visit, document: Document, at: Position, row: int | None = None) -> None:
        """Show a text with `at` on a row; None: on the top row, the title with the first."""
        columns = self._columns
        self._panes.show_text()
        self._clear()
        columns.outline.show_document(document)
        columns.quotes.show_document(document)
        columns.body.show_end(_end_line(document, self._means.keymap.key_of("view")))
        self._means.behind(self._name_next(document), group="next", exclusive=True)
        simple = self._means.reading.settings.plain or not self._has_marks
        meta = meta_line(document, simple=simple)
        columns.body.show(document, document.title or visit.name, meta, at, row, visit.heights)
        self._panes.arrange()
        columns.body.focus()
        self._entered(visit)

    def show_card(self, lines: Sequence[CardLine]) -> None:
        """Show a card in place of the text."""
        self._columns.card.show(lines)
        self._panes.show_card()

    async def _name_next(self, document: Document) -> None:
        """The last line names what is next in the queue."""
        name = await self._next()
        body = self._columns.body
        if name and document is body.document:
            key = self._means.keymap.word("queue.next", "next") or "next"
            body.show_end(body.end._replace(behind=f"{key}: {name}"))

    def say_end(self) -> None:
        """The end of the text was reached once more: say what comes next."""
        self._means.behind(self._say_end(), group="end", exclusive=True)

    async def _say_end(self) -> None:
        name = await self._next()
        if not name:
            self._means.say("end")
        else:
            key = self._means.keymap.word("queue.next", "next") or "next"
            self._means.say(f"end · {key}: {name}")

    async def _next(self) -> str:
        """What comes next: in the list that the article was chosen from, else in the queue; "" for nothing."""
        visit = self._current.visit
        if visit is not None and visit.entrance.along is not None:
            return visit.entrance.along.title()
        following = await self._means.reading.shelf.next_in_queue(self._current.address, 1)
        return "" if following is None else following.title or display(following.address)


def _end_line(document: Document, view_key: str) -> EndLine:
    """What the last line says; view_key: goes on to the comments."""
    onward = document.continued.name if document.continued is not None else ""
    words = [f"— end · {document.words:,} words"]
    if document.comments and view_key:
        words.append(f"{view_key} {document.comments:,} comments")
    return EndLine(" · ".join(words), onward)
