"""What two libraries tell each other of themselves, and what came of it."""

from collections.abc import Mapping
from typing import NamedTuple

Known = Mapping[str, tuple[int, str]]
"""A version vector: of each library the number of its last write that is known, and the life in which it made it.

A life is a random word; a library begins a new one when it has told of its writes. Whoever comes back from a copy that
was made before finds that others know a life that it never had.
"""


class Greeting(NamedTuple):
    """Who a library is, what its machine is called, and what it knows."""

    node: str
    name: str
    known: Known


class Taken(NamedTuple):
    """What came of what was told: registers that changed here, notes of which two texts stay, clocks that are wrong."""

    changed: int = 0
    both: int = 0
    wrong_clocks: tuple[str, ...] = ()

    def with_more(self, other: "Taken") -> "Taken":
        """What came of both."""
        clocks = tuple(sorted({*self.wrong_clocks, *other.wrong_clocks}))
        return Taken(self.changed + other.changed, self.both + other.both, clocks)


class Body(NamedTuple):
    """A kept text that is asked for: the key of its article, and the SHA-256 of what is packed in it."""

    article: str
    sha256: str
