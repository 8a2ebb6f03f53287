"""The outline pane: the sections, the one being read marked."""

from tui_reader.article.document import Document
from tui_reader.ui.lists.listing import Listing
from tui_reader.ui.panes.section_entries import SectionEntries


class Outline(Listing[int]):
    """Sections by their index in reading order, 0 the title."""

    def __init__(self) -> None:
        super().__init__(id="outline", refit=self._refit_names)
        self._sections = SectionEntries()
        self._current = 0

    def show_document(self, document: Document) -> None:
        """Show the sections of a document."""
        self._sections = SectionEntries(document.outline)
        self._current = 0
        self.set_filter("")
        self._remake(cursor=0)

    @property
    def wanted(self) -> int:
        """The cells that the names of the sections could use."""
        return self._sections.wanted

    def set_current(self, section: int) -> None:
        """Mark the section being read; the cursor goes with it unless the keys go here."""
        if section == self._current:
            return
        before, self._current = self._current, section
        if len(self.held.entries) != len(self._sections):
            self._remake(cursor=None if self.is_active or self.filter else section)
            return
        # Only two of what may be thousands are drawn differently.
        width = self.size.width
        changed = {index + 1: self._sections.entry(index, width, section) for index in (before, section)}
        self.exchange(changed, None if self.is_active else section + 1)

    def _refit_names(self) -> None:
        """Names are fitted to the width; whoever waits for them hears of it."""
        self._remake()
        self.tell_moved()

    def _remake(self, cursor: int | None = None) -> None:
        """Names are fitted to the pane. cursor: the section it goes to; None: it stays."""
        if not self.size.width:
            # It was never shown: then it costs nothing, however many sections there are.
            self.held.cursor = self._current + 1
            return
        size = self.size
        self.show(self._sections.all(size.width, self._current, size.height), None if cursor is None else cursor + 1)
