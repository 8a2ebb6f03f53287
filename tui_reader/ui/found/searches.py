"""The keys that search everything that is kept, and how what they find is opened and come back to."""

from collections.abc import Awaitable, Callable
from functools import partial

from tui_reader.address import parse_source
from tui_reader.errors import ReaderError
from tui_reader.finding.in_text import in_text
from tui_reader.library.values import Found
from tui_reader.ui.articles.article_actions import ArticleActions, HandedOut
from tui_reader.ui.found.found_list import FoundList
from tui_reader.ui.found.search import Search
from tui_reader.ui.lists.around import Around
from tui_reader.ui.lists.list_contents import Shown
from tui_reader.ui.lists.marked_rows import MarkedRows
from tui_reader.ui.opening.entrance import Entrance, Sought

INDEX_SECONDS = 1.0
"""How long articles are indexed until what is found is looked up again."""
ROWS_ABOVE = 6
"""Rows of the screen above the words that an article is opened at."""


class Searches:
    """around: what the list is put over. bar: the sign of a highlight."""

    def __init__(self, around: Around, bar: str) -> None:
        self._around = around
        self._bar = bar

    def ask(self) -> None:
        """Ask for words."""
        self._show(Search(), is_typing=True)

    def find(self, words: str) -> None:
        """Show what words find."""
        self._around.article.leaving()
        self._show(Search(words))

    def _show(self, search: Search, is_typing: bool = False) -> None:
        around = self._around
        shelf = around.reading.shelf
        around.show(
            lambda shown: FoundList(
                shown,
                search,
                find=shelf.find,
                index=partial(shelf.index, INDEX_SECONDS),
                now=around.now,
                bar=self._bar,
                key=around.program.keymap.key_of,
                open_found=partial(self._open, search),
                acting=self._acting,
                is_typing=is_typing,
            )
        )

    def _acting(
        self, shown: Shown[Found], rows: MarkedRows[Found], changed: Callable[[], Awaitable[None]]
    ) -> ArticleActions[Found]:
        """What is done with the articles of rows."""
        reading, outside = self._around.reading, self._around.outside
        handed_out = HandedOut(outside.open_all, outside.copy_addresses)
        return ArticleActions(
            shown, rows, lambda found: found.row, reading.shelf, reading.marked, reading.notes, changed, handed_out
        )

    def _open(self, search: Search, found: Found) -> str:
        """Open an article at its words, which are searched for there; answers what is wrong with its address."""
        try:
            source = parse_source(found.row.address)
        except ReaderError as error:
            return str(error)
        place = None if found.place is None else found.place._replace(row=ROWS_ABOVE)
        name = " ".join(one.text for one in search.in_text)
        sought = None
        if found.kind != "note" and found.place is not None and search.in_text:
            sought = Sought(in_text(search.in_text), name)
        self._around.article.open_source(source, Entrance(partial(self._show, search), True, place, sought))
        return ""
