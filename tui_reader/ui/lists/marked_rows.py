"""Rows that were marked in a list, for the verbs that act on several."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic

from tui_reader.ui.keys.verbs import Verb, Verbs
from tui_reader.ui.lists.list_contents import Held, Shown

SIGN = "+"
"""Stands in the second cell of a marked row, so that it is seen without colours."""


class MarkedRows(Generic[Held]):
    """Marks the row under the cursor and goes on; a verb acts on those that are marked, else on that row.

    name: what a row goes by while the list is filled anew, None for one that can not be marked. listed: all rows that
    are shown.
    """

    def __init__(
        self, shown: Shown[Held], name: Callable[[Held], Hashable], listed: Callable[[], Iterable[Held]]
    ) -> None:
        self._shown = shown
        self._name = name
        self._listed = listed
        self._names: set[Hashable] = set()
        self.verbs: Verbs = {"row.mark": self._mark, "row.mark.all": self._mark_all}

    def __contains__(self, value: Held) -> bool:
        return self._name(value) in self._names

    def __len__(self) -> int:
        return len(self.values)

    @property
    def values(self) -> Sequence[Held]:
        """The marked rows that are listed, in their order."""
        return [value for value in self._listed() if self._name(value) in self._names] if self._names else []

    @property
    def label(self) -> str:
        """What the status row says of them; "" for none."""
        count = len(self)
        return f"{count} marked · the keys below act on them · Esc lets them go" if count else ""

    def let_go(self) -> bool:
        """Mark none; whether there were some."""
        were = len(self) > 0
        self._names.clear()
        if were:
            self._shown.refill()
        return were

    def acting(self, do: Callable[[Sequence[Held]], object], goes_on: bool = True) -> Verb:
        """A verb that does something with the marked rows, else with the one under the cursor.

        goes_on: the cursor goes to the row behind that one at once.
        """

        def verb(count: int | None) -> None:
            values, value = self.values, self._shown.value()
            if not values and (value is None or self._name(value) is None):
                return
            if goes_on and not values:
                self._shown.moves["line.down"](None)
            do(values or [value])  # type: ignore[list-item]  # there is one

        return verb

    def _mark(self, count: int | None) -> None:
        value = self._shown.value()
        if value is None or (name := self._name(value)) is None:
            return
        self._names ^= {name}
        self._shown.moves["line.down"](None)
        self._shown.refill()

    def _mark_all(self, count: int | None) -> None:
        """All that are shown; none where all are marked."""
        names = {name for value in self._listed() if (name := self._name(value)) is not None}
        self._names = set() if names <= self._names else names
        self._shown.refill()
