"""The entries of a list: which of them pass the filter, which one the cursor is on, and the line each begins on."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Generic

from tui_reader.ui.lists.list_entry import Entries, Entry, Lines, Run, Value


class EntryList(Generic[Value]):
    """Lists that are drawn stand on it; others read it, and change it by its methods alone.

    entries: those that pass the filter. cursor: the index of one of them, which has a value where any has.
    tops: the line on which each begins, and at last the number of all lines.
    """

    def __init__(self) -> None:
        self.entries: Entries[Value] = ()
        self.cursor = 0
        self.filter = ""
        self.tops: list[int] = [0]
        self._all: Entries[Value] = ()
        self._opens = False
        self._opened: int | None = None

    @property
    def value(self) -> Value | None:
        """The value under the cursor."""
        return self.entries[self.cursor].value if self.cursor < len(self.entries) else None

    # What it holds

    def show(self, entries: Entries[Value], cursor: int | None = None) -> None:
        """Hold these entries; the cursor stays where it was, or goes to the entry `cursor`."""
        self._all = entries
        if cursor is not None:
            self.cursor = cursor
        self._refilter()

    def exchange(self, entries: Mapping[int, Entry[Value]], cursor: int | None = None) -> None:
        """Hold other entries in the place of some; the cursor as in `show`.

        It costs little where they are as tall as those. Before a pane's new width has reached its entries some are not.
        """
        held = list(self._all)
        is_as_tall = all(len(held[index].lines) == len(entry.lines) for index, entry in entries.items())
        for index, entry in entries.items():
            held[index] = entry
        if self.filter or self._opens or not is_as_tall:
            self.show(held, cursor)
            return
        self._all = self.entries = held
        if cursor is not None:
            self.cursor = cursor

    def set_filter(self, text: str) -> None:
        """Only entries that hold `text`, any case; "" is all. The cursor stays on its value, else is on the first."""
        kept = self.value
        self.filter = text
        self._refilter()
        same = (index for index, entry in enumerate(self.entries) if entry.value is kept and kept is not None)
        self.cursor = next(same, self.first)
        self._measure()

    def _refilter(self) -> None:
        words = self.filter.casefold()
        self.entries = [entry for entry in self._all if _passes(entry, words)] if words else self._all
        if words and not self.entries:
            self.entries = [Entry(((), (Run(f"   nothing here matches “{self.filter}”", "dim"),)))]
        self.cursor = self._with_value(min(self.cursor, max(0, len(self.entries) - 1)), 1)
        self._measure()

    # The cursor

    @property
    def first(self) -> int:
        """The first entry that has a value; 0 where none has."""
        return self._with_value(0, 1)

    @property
    def valued(self) -> Sequence[int]:
        """The indices of those that have a value."""
        return [index for index, entry in enumerate(self.entries) if entry.value is not None]

    @property
    def last(self) -> int:
        """The last entry that has a value; 0 where none has."""
        return self._with_value(len(self.entries) - 1, -1)

    def move_to(self, index: int) -> bool:
        """Put the cursor on an entry, or the next one that has a value; whether it moved."""
        index = self._with_value(max(0, min(index, len(self.entries) - 1)), 1)
        moved = index != self.cursor
        if moved:
            self.cursor = index
            self._measure()
        return moved

    def stepped(self, count: int) -> int:
        """The entry so many on from the cursor's, or back when negative; the last there is."""
        step = 1 if count > 0 else -1
        index = self.cursor
        for _ in range(abs(count)):
            following = self._with_value(index + step, step) if 0 <= index + step < len(self.entries) else index
            if (following - index) * step <= 0:
                break
            index = following
        return index

    def paged(self, lines: int) -> int:
        """The entry so many lines on from the cursor's, or back when negative."""
        if not self.entries:
            return 0
        target = max(0, min(self.tops[self.cursor] + lines, self.tops[-1] - 1))
        return self._with_value(self._at(target), 1 if lines > 0 else -1)

    def _with_value(self, index: int, step: int) -> int:
        """The entry with a value at or after `index` in the direction of `step`; else the one the other way."""
        for way in (step, -step):
            at = index
            while 0 <= at < len(self.entries):
                if self.entries[at].value is not None:
                    return at
                at += way
        return 0

    # Lines

    def open_under_cursor(self, opens: bool) -> None:
        """Whether the entry under the cursor is drawn, and counted, by its `open` lines."""
        self._opens = opens
        self._measure()

    def line(self, y: int) -> tuple[tuple[Run, ...], bool] | None:
        """What stands on a line, and whether it is under a cursor that opens; None outside of the list."""
        if not 0 <= y < self.tops[-1]:
            return None
        index = self._at(y)
        under = index == self._opened and self.entries[index].value is not None
        return self._lines_of(index)[y - self.tops[index]], under

    def _at(self, line: int) -> int:
        """The entry that has a line."""
        return max(0, min(bisect_right(self.tops, line) - 1, len(self.entries) - 1))

    def _lines_of(self, index: int) -> Lines:
        entry = self.entries[index]
        return entry.open if entry.open is not None and index == self._opened else entry.lines

    def _measure(self) -> None:
        self._opened = self.cursor if self._opens else None
        self.tops = list(accumulate((len(self._lines_of(i)) for i in range(len(self.entries))), initial=0))


def _passes(entry: Entry[Value], words: str) -> bool:
    return entry.value is not None and words in entry.words.casefold()
