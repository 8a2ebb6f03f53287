"""One article being read: what was asked for, what is shown, and what became of it since."""

from collections.abc import Mapping, Sequence
from typing import Literal

from tui_reader.address import Source, display
from tui_reader.article.document import Document, Place
from tui_reader.extraction.page_view import View
from tui_reader.ui.opening.entrance import FROM_NOWHERE, Entrance

Order = Literal["day", "title", "author", "site"]
"""What a list can be sorted by."""


class Visit:
    """The state of the article on the screen; the screen alone changes it.

    article: its id in the library, None when it is not kept.
    view: None until it is known which one was last chosen. news: what replaces the site on the status row.
    offered: a newer text that waits for `r`. was_finished: it had been read to its end before it was opened.
    marks: its marks by their letters. previous: where the last jump in it began. returning: the place that the way
    back leads to, while it is being opened again. entrance: how one came to it.
    row: of a list the id of the entry that the cursor was on; order: what it is sorted by. heights: of the layouts of
    the document (`layout.layout`), by typography; kept_heights: those that the library has. kept_place: the place
    that was kept when it was opened, or since.
    """

    def __init__(
        self,
        source: Source,
        *,
        view: View | None = None,
        returning: Place | None = None,
        entrance: Entrance = FROM_NOWHERE,
    ) -> None:
        self.source = source
        self.view = view
        self.returning = returning
        self.entrance = entrance
        self.document: Document | None = None
        self.article: int | None = None
        self.fetched_at = 0.0
        self.news = ""
        self.offered: Document | None = None
        self.was_finished = False
        self.marks: dict[str, Place] = {}
        self.previous: Place | None = None
        self.heights: dict[str, Sequence[int]] = {}
        self.row = ""
        self.order: Order = "day"
        self.kept_heights: Mapping[str, Sequence[int]] = {}
        self.kept_place: Place | None = None

    @property
    def name(self) -> str:
        """The address as it is shown while nothing else is known."""
        return display(self.source.address) if self.source.address else "standard input"

    @property
    def address(self) -> str:
        """The article's address: the final one once it is known."""
        return (self.document.final_url or self.document.url if self.document else "") or self.source.address
