"""What is picked out of the text, in one way or another: it is what copying takes."""

from collections.abc import Callable

from tui_reader.article.links import Link
from tui_reader.article.search import Range
from tui_reader.ui.panes.quotes_pane import Quotes
from tui_reader.ui.passages.piping import Passage
from tui_reader.ui.passages.selection import Selection
from tui_reader.ui.reader.following import Following
from tui_reader.ui.reader.looking_closer import LookingCloser
from tui_reader.ui.text.body import Body


class Picked:
    """selection: makes what selects, which is asked for only while something is selected. made: what the last key
    highlighted.
    """

    def __init__(
        self,
        body: Body,
        quotes: Quotes,
        boxes: LookingCloser,
        following: Following,
        selection: Callable[[], Selection],
        made: Callable[[], Range | None] = lambda: None,
    ) -> None:
        self._body = body
        self._quotes = quotes
        self._boxes = boxes
        self._following = following
        self._selection = selection
        self._made = made

    @property
    def box_text(self) -> str | None:
        """What the box over the text says; None when there is none."""
        return self._boxes.text

    @property
    def quote(self) -> int | None:
        """The quote under the cursor of its pane, or the current one on the screen."""
        return self._quotes.value if self._quotes.has_focus else self._body.quotes.index

    @property
    def link(self) -> Link | None:
        """The selected link."""
        return self._following.selected

    @property
    def is_selecting(self) -> bool:
        """Whether text is selected."""
        return self._body.overlay.selected is not None

    def take_passage(self) -> Passage | None:
        """The words that are selected, which they are no more, and where they begin; None when nothing is."""
        if self._body.overlay.selected is None:
            return None
        selection = self._selection()
        found = Passage(selection.words, selection.range.start)
        selection.end()
        return found

    def take_selected(self, cited: bool) -> str | None:
        """What is selected, which it is no more, or was highlighted by the last key; None when nothing is."""
        if self._body.overlay.selected is None:
            made = self._made()
            if made is None:
                return None
            self._selection().take(made)
        text = self._selection().text(cited)
        self._selection().end()
        return text
