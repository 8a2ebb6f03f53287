"""Copying: what is selected, what is looked at, the current quote with its citation, or an address."""

from typing import Protocol

from tui_reader.address import without_tracking
from tui_reader.article.document import Document
from tui_reader.article.links import Link
from tui_reader.export.citation import citation
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.state import Current
from tui_reader.ui.outside import Outside


class Picked(Protocol):
    """What is picked out of the text, in one way or another."""

    @property
    def box_text(self) -> str | None:
        """What the box over the text says; None when there is none."""

    @property
    def quote(self) -> int | None:
        """The quote under the cursor of its pane, or the current one on the screen."""

    @property
    def link(self) -> Link | None:
        """The selected link."""

    def take_selected(self, cited: bool) -> str | None:
        """What is selected, which it is no more; None when nothing is. cited: with its citation, if it is not usual."""


class Copying:
    """The keys y and Y."""

    def __init__(self, current: Current, picked: Picked, means: Means, outside: Outside) -> None:
        self._current = current
        self._picked = picked
        self._means = means
        self._outside = outside
        self.verbs: Verbs = {"copy": self._copy_text, "copy.address": self._copy_address}

    def _copy_text(self, count: int | None) -> None:
        """What is looked at, else what is selected, else the current quote with its citation, if it is seen."""
        document, picked = self._current.document, self._picked
        if document is None:
            self._means.say("there is no text to copy")
        elif (text := picked.box_text) is not None or (text := picked.take_selected(cited=False)) is not None:
            self._outside.copy(text, "")
        elif (index := picked.quote) is not None:
            markdown = self._means.reading.settings.quote_format == "markdown"
            self._outside.copy(citation(document.quotes[index], shared(document), markdown), "")
        else:
            select = self._means.keymap.word("select.words", "selects")
            self._means.say(" · ".join(filter(None, ("no quote on the screen", select))))

    def _copy_address(self, count: int | None) -> None:
        """What is selected with its citation; else the address of the selected link, else of the article."""
        if self._current.document is not None and (text := self._picked.take_selected(cited=True)) is not None:
            self._outside.copy(text, "")
            return
        link, visit = self._picked.link, self._current.wanted
        address = link.href if link is not None and link.href else visit.address if visit is not None else ""
        self._outside.copy_addresses([address])


def shared(document: Document) -> Document:
    """The document with the address that is handed on."""
    return document.with_(final_url=without_tracking(document.final_url or document.url))
