"""What a list screen shows, and what its contents may ask of it."""

from collections.abc import Callable, Coroutine, Sequence
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from tui_reader.ui.keys.asking import Asked, Asking
from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.status import Status
from tui_reader.ui.keys.verbs import Verb, Verbs
from tui_reader.ui.lists.filter_line import Filtered
from tui_reader.ui.lists.list_entry import Entries, Lines

Held = TypeVar("Held")
Work = Callable[[], Coroutine[Any, Any, None]]
NO_VERBS: Verbs = MappingProxyType({})


class Hint(NamedTuple):
    """A word for the row below the list, beside the key of a command; key: one that is no command's."""

    command: str
    word: str
    key: str = ""


GO, FILTER, BACK = Hint("go", "go"), Hint("filter", "filter"), Hint("close", "back")


def _nothing(text: str) -> None:
    """Where no line can be typed."""


def _usual_height() -> int:
    return 20


class Shown(NamedTuple, Generic[Held]):
    """What contents may ask of the screen that shows them.

    value: what the cursor is on. on_entry: makes a verb of what is done with the value under the cursor. moves: the
    verbs of the cursor. refill: the entries are others now. say, ask, question, ask_to_delete, asking: on the status
    row. dismiss: the list goes. latest: runs work behind the list, in the stead of an earlier one of that name;
    behind: beside all. wait: keys wait, those that give up excepted, until go_on; hold: a second at most. note: says
    something beside the line that is being typed, type_instead: replaces it. height: the rows that are seen of the
    list.
    """

    value: Callable[[], Held | None]
    on_entry: Callable[[Callable[[Held], object]], Verb]
    moves: Verbs
    refill: Callable[[], None]
    say: Callable[[str], None]
    ask: Callable[[Asked], None]
    question: Callable[[str, Callable[[], None]], None]
    ask_to_delete: Callable[[str, Callable[[], None]], None]
    asking: Asking
    dismiss: Callable[[], None]
    latest: Callable[[Work, str], None]
    behind: Callable[[Work], None]
    wait: Callable[[], None]
    go_on: Callable[[], None]
    hold: Callable[[], None]
    note: Callable[[str], None] = _nothing
    type_instead: Callable[[str], None] = _nothing
    height: Callable[[], int] = _usual_height


class Contents(Protocol[Held]):
    """The entries of a list, and what can be done with them; what is not said here is the same in all lists.

    places: whose keys count, the nearest first. verbs: those of this list alone. filtered: what `/` filters; None: the
    entries. is_filled: whether the first entries are there; keys wait until then. says_back: whether the status row
    says by which key one comes back. foot_lines: lines below the entries, for what the cursor is on.
    """

    title: str = ""
    hints: Sequence[Hint] = (GO, FILTER, BACK)
    places: Sequence[Where] = ("list", "text")
    verbs: Verbs = NO_VERBS
    filtered: Filtered | None = None
    is_filled: bool = True
    says_back: bool = True
    foot_lines: int = 0

    def entries(self, width: int) -> Entries[Held]:
        """The entries on a screen of `width` cells."""

    def cursor(self, entries: Entries[Held], before: Held | None) -> int | None:
        """Where the cursor goes in new entries, None: it stays. before: what it was on; None at first."""
        return None

    def status(self, value: Held | None) -> Status:
        """What the status row says while the cursor is on `value`."""
        return Status(self.title)

    def foot(self, value: Held | None, width: int) -> Lines:
        """The lines below the entries while the cursor is on `value`: `foot_lines` of them, or more."""
        return ()

    def started(self) -> None:
        """The list is on the screen."""
        return  # mypy takes an empty body for a missing one

    def moved(self, value: Held) -> None:
        """The cursor came to `value`."""
        return  # mypy takes an empty body for a missing one

    def chosen(self, value: Held) -> None:
        """Enter was pressed on `value`."""
        return  # mypy takes an empty body for a missing one

    def let_go(self) -> bool:
        """Esc was pressed; whether something of its own went, such as marks, and the list stays."""
        return False

    def left(self) -> str:
        """The list is being left without a choice; returns why it stays, "" when it goes."""
        return ""
