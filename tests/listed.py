"""Contents of lists without a screen: what they ask of it is written down, what runs behind them is run when asked."""

from collections.abc import Callable, Sequence
from typing import Generic

from tui_reader.ui.keys.asking import Asked, Asking
from tui_reader.ui.keys.status import StatusRow
from tui_reader.ui.keys.verbs import Verb
from tui_reader.ui.lists.entry_list import EntryList
from tui_reader.ui.lists.list_contents import Contents, Held, Shown, Work
from tui_reader.ui.lists.list_entry import Entries, Entry
from tui_reader.ui.lists.list_moves import ListMoves


def lines_of(entries: Entries[Held]) -> list[str]:
    """The lines of entries as text, without the blanks they end with."""
    return ["".join(run.text for run in line).rstrip() for entry in entries for line in entry.lines]


def words(*names: str) -> list[Entry[str]]:
    """Entries of one line, each with its own words as its value; "" is a blank without one."""
    return [Entry(((),), name or None, name) for name in names]


class Stage(Generic[Held]):
    """Shows contents as a screen of a width does. said: what was said and asked, and that the list went."""

    def __init__(self, make: Callable[[Shown[Held]], Contents[Held]], width: int = 80) -> None:
        self.held: EntryList[Held] = EntryList()
        self.said: list[str] = []
        self.asked: Asked | None = None
        self.yes: Callable[[], None] | None = None
        self._works: dict[str, Work] = {}
        self._width = width
        moves = ListMoves(self.held, lambda: 10, self._move_to, lambda: None, lambda: None, self.said.append)
        self.contents = make(
            Shown(
                value=lambda: self.held.value,
                on_entry=self._on_entry,
                moves=moves.verbs,
                refill=self.refill,
                say=self.said.append,
                ask=self._ask,
                question=self._question,
                ask_to_delete=lambda what, yes: self._question(f"Delete {what}?", yes),
                asking=Asking(StatusRow(), str),
                dismiss=lambda: self.said.append("left"),
                latest=self._latest,
                behind=lambda work: self._works.update({str(len(self._works)): work}),
                wait=lambda: self.said.append("keys wait"),
                go_on=lambda: self.said.append("keys go on"),
                hold=lambda: None,
                note=lambda words: None,
                type_instead=lambda text: None,
                height=lambda: 21,
            )
        )
        self.refill()
        self.contents.started()

    @property
    def lines(self) -> Sequence[str]:
        return lines_of(self.held.entries)

    def refill(self) -> None:
        entries = self.contents.entries(self._width)
        self.held.show(entries, self.contents.cursor(entries, self.held.value))

    def press(self, command: str) -> None:
        self.contents.verbs[command](None)

    async def worked(self) -> None:
        """Run all that was to run behind, and what that started."""
        while self._works:
            works, self._works = self._works, {}
            for work in works.values():
                await work()

    def _move_to(self, index: int) -> None:
        if self.held.move_to(index) and self.held.value is not None:
            self.contents.moved(self.held.value)

    def _on_entry(self, do: Callable[[Held], object]) -> Verb:
        def verb(count: int | None) -> None:
            assert self.held.value is not None
            do(self.held.value)

        return verb

    def _ask(self, asked: Asked) -> None:
        self.asked = asked

    def _question(self, words: str, yes: Callable[[], None]) -> None:
        self.said.append(words)
        self.yes = yes

    def _latest(self, work: Work, name: str) -> None:
        self._works[name] = work
