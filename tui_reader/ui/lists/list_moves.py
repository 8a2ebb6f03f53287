"""The keys that move the cursor of a list, and choose what it is on."""

from collections.abc import Callable
from typing import Any

from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.entry_list import EntryList


class ListMoves:
    """Offers the verbs. height: lines that are seen; move_to: puts the cursor on an entry and shows it.

    to_first: shows the first line. choose: Enter was pressed on the entry under the cursor.
    """

    def __init__(
        self,
        entries: EntryList[Any],
        height: Callable[[], int],
        move_to: Callable[[int], None],
        to_first: Callable[[], None],
        choose: Callable[[], None],
    ) -> None:
        self._entries = entries
        self._move_to = move_to
        self._to_first = to_first
        self._choose = choose
        self.verbs: Verbs = {
            "line.down": lambda count: self._step(count or 1),
            "line.up": lambda count: self._step(-(count or 1)),
            "page.down": lambda _: self._page(height() - 1),
            "page.up": lambda _: self._page(1 - height()),
            "half.down": lambda _: self._page(height() // 2),
            "half.up": lambda _: self._page(-(height() // 2)),
            "top": self._top,
            "bottom": lambda _: self._move_to(entries.last),
            "go": self._go,
        }

    def _step(self, count: int) -> None:
        self._move_to(self._entries.stepped(count))

    def _page(self, lines: int) -> None:
        if self._entries.entries:
            self._move_to(self._entries.paged(lines))

    def _top(self, count: int | None) -> None:
        self._move_to(self._entries.first)
        if self._entries.entries:
            self._to_first()

    def _go(self, count: int | None) -> None:
        if self._entries.value is not None:
            self._choose()
