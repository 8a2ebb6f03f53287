"""What a library is to a line: it says what it knows, tells what the other one does not, and takes what it is told."""

from collections.abc import Callable, Generator, Iterable, Mapping
from typing import Any, Protocol

from tui_reader.merging.greetings import Body, Greeting, Known, Taken
from tui_reader.merging.writes import Write


class Replica(Protocol):
    """A library that is told of another one's changes. All methods raise LibraryError."""

    def greet(self) -> Greeting:
        """Who it is. From now on it lives another life."""

    def meet(self, known: Known) -> bool:
        """Whether it is who it says it is, for one who knows this; else it has a new name, and has to greet again."""

    def count_unknown(self, known: Known) -> int:
        """How many writes one who knows this has to be told of."""

    def unknown(self, known: Known) -> Generator[list[Write]]:
        """Those writes, some thousands at a time, in the order of each library's own count; to be closed."""

    def take(self, told: Iterable[list[Write]], other: Greeting, dry: bool, heard: Callable[[int], None]) -> Taken:
        """Take what another one tells, all of it or what came until the line broke; it is known from now on.

        dry: nothing is kept of it. heard: is told the number of writes so far.
        """

    def wanted(self) -> list[Body]:
        """The texts that this library would like to have of others."""

    def body(self, body: Body) -> Mapping[str, Any] | None:
        """A kept text, None when it is not here."""

    def keep_body(self, body: Body, text: Mapping[str, Any]) -> bool:
        """Keep a text that was asked for; False for one that is not what was asked for."""
