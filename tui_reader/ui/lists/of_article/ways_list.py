"""The list of the other ways to a page: each names whom it asks, and nothing is asked before one is chosen."""

from collections.abc import Callable, Sequence

from tui_reader.address import display
from tui_reader.reading.other_ways import Way
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_contents import BACK, Contents
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, columns, room


class WaysList(Contents[Way]):
    """A way a row: what it is, and whom it asks. take: opens one."""

    title = "OTHER WAYS"
    hints = (BACK,)

    def __init__(
        self, address: str, ways: Sequence[Way], take: Callable[[Way], None], dismiss: Callable[[], None]
    ) -> None:
        self._address = address
        self._ways = ways
        self._take = take
        self._dismiss = dismiss

    def entries(self, width: int) -> Entries[Way]:
        """The ways under the address that they lead to."""
        width = room(width)
        head = Run(f" {shortened(f'OTHER WAYS to {display(self._address)}', width - 2)}", "dim")
        result: list[Entry[Way]] = [Entry(((head,), ()))]
        for way in self._ways:
            line = columns(f"{way.sort[0].upper()}{way.sort[1:]}", f"asks {way.whom}", width - 4)
            result.append(Entry(((Run("   "), Run(line)),), way, f"{way.sort} {way.whom}"))
        return result

    def chosen(self, value: Way) -> None:
        """Take it."""
        self._dismiss()
        self._take(value)
