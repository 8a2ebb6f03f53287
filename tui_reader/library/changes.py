"""What a change of the library is, and a question to it: values that write and read in the transaction they are given.

A change of what a second machine is told also writes its stamps there: see `stamps`.
"""

import sqlite3
from typing import Protocol, TypeVar

Answer = TypeVar("Answer", covariant=True)


class Change(Protocol[Answer]):
    """A change of what is kept; made by `Library.change`, alone or together with others."""

    def write(self, db: sqlite3.Connection, now: float) -> Answer:
        """Write the rows. now: seconds since the epoch. Raises LibraryError when there is nothing to change."""


class Question(Protocol[Answer]):
    """A question about what is kept; answered by `Library.ask`."""

    def read(self, db: sqlite3.Connection, now: float) -> Answer:
        """Read the rows. now: seconds since the epoch."""
