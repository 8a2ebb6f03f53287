"""What lies over the text for a while: a note, the beginning of a kept article, a picture. One at a time."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from tui_reader.article.document import Block, Position
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.state import Current
from tui_reader.ui.text.body import Body

if TYPE_CHECKING:
    from tui_reader.ui.boxes.figures import Figures, PictureTerminal
    from tui_reader.ui.boxes.peek import Peek, Shown

KEYS = (("follow", "go there"), ("hints.follow", "its links"), ("copy", "copy"), ("close", "close"))
OUTPUT_KEYS = (("peek", "whole"), ("copy", "copy"), ("close", "close"))
STAY = frozenset(("close", "quit", "interrupt"))
"""Commands that deal with the box themselves."""
OF_TEXT = frozenset(("redraw", "copy", "hints.follow", "peek"))
"""Commands that are done with a box that has a text; whatever else is done with the article, the box goes first."""
ABOVE = -1
"""The row above the text: a box for it lies at the top."""


class Links(Protocol):
    """What selects links, and asks which one is meant."""

    def select(self, index: int | None) -> None:
        """Select a link, or none."""

    def hint(self, word: str, verb: Callable[[int], None], seen: Sequence[int] = ()) -> None:
        """Ask which link is meant."""


class LookingCloser:
    """The keys that look closer. Each box is made for those who press its key.

    links: what selects links, once it is there. pictures: the terminal, as they need it. mount: puts a box on the
    screen. later: calls a function when the frame has been drawn. show_whole: shows a wide table or a block of code
    over the whole screen, from an offset in it on, and moved sideways as far; with a name, what a program wrote.
    """

    def __init__(
        self,
        current: Current,
        body: Body,
        means: Means,
        links: Callable[[], Links],
        pictures: "PictureTerminal",
        mount: Callable[[Widget], Awaitable[object]],
        later: Callable[[Callable[[], None]], object],
        show_whole: Callable[[Block, int, int, str], None],
    ) -> None:
        self._current = current
        self._body = body
        self._means = means
        self._links = links
        self._pictures = pictures
        self._mount = mount
        self._later = later
        self._show_whole = show_whole
        self._peek: Peek | None = None
        self._figures: Figures | None = None
        self._output: str | None = None
        self.verbs: Verbs = {"peek": self._look, "image": self._image}

    @property
    def peek_box(self) -> "Peek | None":
        """The box of a note or of the beginning of a kept article, while it is open."""
        return self._peek if self._peek is not None and self._peek.is_open else None

    @property
    def text(self) -> str | None:
        """What the open box says; None when no box with a text is open."""
        return self.peek_box.text if self.peek_box is not None else None

    @property
    def links_seen(self) -> Sequence[int] | None:
        """The links in the open box; None when no box with a text is open."""
        return self.peek_box.links_seen if self.peek_box is not None else None

    @property
    def is_open(self) -> bool:
        """Whether a box lies over the text."""
        return self.peek_box is not None or (self._figures is not None and self._figures.is_open)

    def close(self) -> bool:
        """Take the box away; whether there was one."""
        was = self.is_open
        if self._peek is not None:
            self._peek.close()
        if self._figures is not None:
            self._figures.close()
        return was

    def before(self, id: str) -> None:
        """A command is about to be done."""
        if id not in STAY and id not in (OF_TEXT if self.peek_box is not None else ("image",)):
            self.close()

    def stop(self) -> bool:
        """Stop fetching a picture; whether one was being fetched."""
        return self._figures is not None and self._figures.stop()

    def redraw(self) -> None:
        """The hints in it are others."""
        if self._peek is not None:
            self._peek.refresh()

    def resized(self) -> None:
        """The text has another size: a picture is drawn anew when it is laid out."""
        if self._figures is not None:
            self._later(self._figures.resized)

    # Keys

    def _image(self, count: int | None) -> None:
        """Fetch and show the first figure on the screen; once more: take it away."""
        from tui_reader.ui.boxes.figures import Figures

        self._figures = self._figures or Figures(
            self._current, self._body, self._means, self._pictures, self._mount, self._later
        )
        if not self._figures.close():
            self._figures.show_first()

    def _look(self, count: int | None) -> None:
        """A look at the selected link, else at the wide table on the screen, else at the only link on it."""
        if self.peek_box is not None and self._output is not None:
            self.close()
            fits = max(map(len, self._output.split("\n"))) <= self._body.app.size.width
            self._show_whole(Block("CODE" if fits else "PARAGRAPH", self._output), 0, 0, "OUTPUT")
            return
        selected, seen = self._body.links.selected, self._body.links.seen
        wide, document = self._body.sideways.wide_block, self._body.document
        if selected is not None:
            self.peek(selected)
        elif wide is not None and document is not None:
            first = self._body.view.position
            at = first.offset if first.block == wide else 0
            layout = self._body.view.layout
            self._show_whole(document.blocks[wide], at, layout.shifted(wide) if layout is not None else 0, "")
        elif len(seen) == 1:
            self.peek(seen.start)
        else:
            self._links().hint("peek at", self.peek)

    def peek(self, index: int) -> None:
        """Look at a link."""
        self._links().select(index)
        self._means.hold_keys()
        self._means.behind(self._peeked(index), group="peek", exclusive=True)

    async def _peeked(self, index: int) -> None:
        from tui_reader.ui.boxes.peek import MOST_LINES, peek_at

        try:
            shown, document = self._body.links, self._current.document
            if document is None:
                return
            link = shown.links[index]
            kept = None if link.to is not None else await self._means.reading.shelf.first_lines(link.href)
            found = peek_at(document, link, kept, shown.links)
            if found is None:
                later = self._means.keymap.word("later", "puts it away")
                self._means.say(" · ".join(filter(None, ("not kept, so there is nothing to peek at", later))))
            elif shown is self._body.links and shown.selected == index:
                ids = [(id, word) for id, word in KEYS if id != "hints.follow" or found.links]
                await self._show(found, self._body.view.row_of(link.at), ids, MOST_LINES)
        finally:
            self._means.release_keys()

    async def show_output(self, title: str, text: str, at: Position | None) -> None:
        """What a program wrote about the text at a position; None: about the article."""
        from tui_reader.ui.boxes.peek import MOST_LINES, Shown

        self.close()
        row = self._body.view.row_of(at) if at is not None else ABOVE
        await self._show(Shown(title, text), row, OUTPUT_KEYS, max(MOST_LINES, self._body.size.height // 2))
        self._output = text

    async def _show(self, shown: "Shown", row: int, ids: Sequence[tuple[str, str]], most: int) -> None:
        from tui_reader.ui.boxes.peek import Peek

        self._output = None
        if self._peek is None:
            self._peek = Peek()
            await self._mount(self._peek)
        self._peek.framed = not self._means.reading.settings.plain
        keys = [(key, word) for id, word in ids if (key := self._means.keymap.key_of(id))]
        self._peek.show(shown, self._body, row, keys, most)
        self._means.tell()
