"""What a change of the library is: a value that writes its rows in the transaction it is given."""

import sqlite3
from typing import Protocol, TypeVar

Answer = TypeVar("Answer", covariant=True)


class Change(Protocol[Answer]):
    """A change of what is kept; made by `Library.change`, alone or together with others."""

    def write(self, db: sqlite3.Connection, now: float) -> Answer:
        """Write the rows. now: seconds since the epoch. Raises LibraryError when there is nothing to change."""
