"""What another machine would be sent, shown before it is told anything for the first time."""

from collections.abc import Callable, Sequence

from tui_reader.ui.lists.list_contents import BACK, GO, Contents
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, room, wrapped
from tui_reader.ui.outside.other_machines import Asked

SEND, LEAVE = "send it, and take what is there", "not now"


class Agreement(Contents[str]):
    """asked: who would be sent what. agree: send it."""

    title = "TELL ANOTHER MACHINE"
    hints = (GO, BACK)

    def __init__(self, asked: Sequence[Asked], agree: Callable[[], None], dismiss: Callable[[], object]) -> None:
        self._asked, self._agree, self._dismiss = asked, agree, dismiss

    def entries(self, width: int) -> Entries[str]:
        """For each machine what it would be sent, and two answers."""
        result: list[Entry[str]] = []
        for one in self._asked:
            lines = wrapped(f"For the first time {one.host} would be sent {one.sent}.", max(10, room(width) - 4))
            result.append(Entry(((), *((Run(f"  {line}"),) for line in lines))))
        result.append(Entry(((),)))
        return [*result, *(Entry(((Run(f"  {words}"),),), words, words) for words in (SEND, LEAVE))]

    def chosen(self, value: str) -> None:
        """Do as was answered."""
        self._dismiss()
        if value == SEND:
            self._agree()
