"""The keys that move the cursor of a list, and choose what it is on."""

from collections.abc import Callable
from typing import Any

from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.entry_list import EntryList


class ListMoves:
    """Offers the verbs. height: lines that are seen; move_to: puts the cursor on an entry and shows it.

    to_first: shows the first line. choose: Enter was pressed on the entry under the cursor. say: a word on the row.
    """

    def __init__(
        self,
        entries: EntryList[Any],
        height: Callable[[], int],
        move_to: Callable[[int], None],
        to_first: Callable[[], None],
        choose: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        self._entries = entries
        self._move_to = move_to
        self._to_first = to_first
        self._choose = choose
        self._say = say
        self.verbs: Verbs = {
            "line.down": lambda count: self._step(count or 1),
            "line.up": lambda count: self._step(-(count or 1)),
            "page.down": lambda _: self._page(height() - 1),
            "page.up": lambda _: self._page(1 - height()),
            "half.down": lambda _: self._page(height() // 2),
            "half.up": lambda _: self._page(-(height() // 2)),
            "top": self._top,
            "bottom": self._bottom,
            "percent": self._percent,
            "go": self._go,
        }

    def _step(self, count: int) -> None:
        self._move_to(self._entries.stepped(count))

    def _page(self, lines: int) -> None:
        if self._entries.entries:
            self._move_to(self._entries.paged(lines))

    def _top(self, count: int | None) -> None:
        if count is not None:
            self._number(count)
            return
        self._move_to(self._entries.first)
        if self._entries.entries:
            self._to_first()

    def _bottom(self, count: int | None) -> None:
        if count is not None:
            self._number(count)
        else:
            self._move_to(self._entries.last)

    def _percent(self, count: int | None) -> None:
        if count is not None:
            self._number(round(len(self._entries.valued) * min(count, 100) / 100))

    def _number(self, number: int) -> None:
        """The entry of this number; the last when there are fewer."""
        valued = self._entries.valued
        if valued:
            number = max(1, min(number, len(valued)))
            self._move_to(valued[number - 1])
            self._say(f"{number:,} of {len(valued):,}")

    def _go(self, count: int | None) -> None:
        if self._entries.value is not None:
            self._choose()
