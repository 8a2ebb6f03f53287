"""A library as another one talks to it; it is imported without anything that reading needs."""

import os
import sqlite3
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self, TypeVar

from tui_reader.errors import FetchError
from tui_reader.library.file.connection import Connection
from tui_reader.library.file.terms import Terms
from tui_reader.library.stamps.identity import me
from tui_reader.library.stamps.registers import Register
from tui_reader.library.stamps.stamping import touch
from tui_reader.library.told import ledger
from tui_reader.library.told.bodies import body, keep_body, note_missing, offered, wanted
from tui_reader.library.told.held import BOX, held
from tui_reader.library.told.putting import put
from tui_reader.library.told.taking import Taking
from tui_reader.library.told.tombstones import DAYS, forget_old, was_away
from tui_reader.library.told.valued import Local, valued
from tui_reader.merging.greetings import Body, Greeting, Known, Taken
from tui_reader.merging.writes import Write

LONGEST_NAME = 40
_AT_ONCE = 20_000
"""Writes that are taken in one transaction: keys are hashes, so that each one writes most pages of the indexes anew."""
_MUCH_COMES = "PRAGMA cache_size = -64000"
_UNDONE_IN_MEMORY = "PRAGMA temp_store = MEMORY"
"""What undoes a single statement: an article touches so many pages of indexes that each would write a file for it, of a
first copy of 100,000 articles 9 GB, and an eighth of its time.
"""
Answer = TypeVar("Answer")


class AwayTooLong(FetchError):
    """One of two libraries missed deletions that the other one has forgotten."""

    def __init__(self) -> None:
        super().__init__(
            f"One of the two libraries was told nothing for more than {DAYS} days",
            "What was deleted meanwhile would come back. Move the one that was away aside; it begins anew then.",
        )


class _Undone(Exception):
    """What was taken to see what would come of it is taken back."""


class Replica:
    """The library at a path. name: what this machine is called. now: seconds since the epoch.

    bodies: which texts it would like to have of others: see `bodies`.
    """

    def __init__(
        self, connection: Connection, name: str, bodies: str = "queue", now: Callable[[], float] = time.time
    ) -> None:
        self._connection = connection
        self._name, self._bodies, self._now = name, bodies, now

    @classmethod
    def open(cls, path: Path, bodies: str = "queue") -> Self:
        """The library at `path`, made if it is not there; raises LibraryError."""
        return cls(Connection(path, Terms()), machine_name(), bodies)

    @property
    def notice(self) -> str:
        """A sentence the user should see, or ""."""
        return self._connection.notice

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def greet(self, again: bool = False) -> Greeting:
        """Who it is. From now on it lives another life. again: in the same talk, a moment later."""
        with self._connection.transaction("BEGIN IMMEDIATE") as db:
            ledger.adopt_all(db)
            mine = me(db)
            if held(db, BOX, (mine.node,)).get(mine.node) != {"name": self._name}:
                put(db, [Write(BOX, mine.node, {"name": self._name}, 0, mine.node, 0)])
                touch(db, self._now(), [Register(BOX, mine.node)])
            if not again:
                note_missing(db, self._now())
                forget_old(db, self._now())
            ledger.begin_life(db, self._now())
            return Greeting(mine.node, self._name, ledger.known(db))

    def meet(self, known: Known) -> bool:
        """Whether it is who it says it is, for one who knows this; else it has a new name, and has to greet again."""
        with self._connection.transaction("BEGIN") as db:
            if was_away(db, known):
                raise AwayTooLong
            if ledger.is_mine(db, known):
                return True
        with self._connection.transaction("BEGIN IMMEDIATE") as db:
            ledger.become_another(db)
        return False

    def count_unknown(self, known: Known) -> int:
        """How many writes one who knows this has to be told of."""
        with self._connection.transaction("BEGIN") as db:
            return ledger.count_unknown(db, known)

    def unknown(self, known: Known) -> Generator[list[Write]]:
        """Those writes in batches, in the order of each library's own count, as they are at one moment.

        It is to be closed: until then it is read in one transaction.
        """
        with self._connection.transaction("BEGIN") as db:
            is_local = Local(db)
            for stamps in ledger.unknown(db, known):
                yield [write for write in valued(db, stamps) if not is_local(write)]

    def take(
        self, told: Iterable[list[Write]], other: Greeting, dry: bool, heard: Callable[[int], None] = lambda count: None
    ) -> Taken:
        """Take what another library tells, or some of it in its order when the line breaks.

        dry: nothing is kept of it. heard: is told the number of writes so far.
        """
        taking = Taking(other, self._now())
        waiting: list[Write] = []
        count = 0
        if dry:
            batches = list(told)
            with suppress(_Undone), self._connection.transaction("BEGIN IMMEDIATE") as db:
                for batch in batches:
                    taking.take(db, batch)
                taking.end(db)
                raise _Undone
            return taking.taken
        with self._connection.statements() as db:
            db.execute(_UNDONE_IN_MEMORY)
        for batch in told:
            if len(waiting) >= _AT_ONCE:
                with self._connection.transaction("BEGIN IMMEDIATE") as db:
                    db.execute(_MUCH_COMES)
                    taking.take(db, waiting)
                    taking.raise_known(db, waiting)
                waiting = []
            waiting += batch
            count += len(batch)
            heard(count)
        with self._connection.transaction("BEGIN IMMEDIATE") as db:
            taking.take(db, waiting)
            taking.end(db)
        return taking.taken

    def wanted(self) -> list[Body]:
        """The texts that this library would like to have of others."""
        with self._connection.transaction("BEGIN") as db:
            return wanted(db, self._bodies)

    def offered(self) -> list[Body]:
        """The texts that are here and that others would like to have."""
        with self._connection.transaction("BEGIN") as db:
            return offered(db, self._bodies)

    def body(self, asked: Body) -> Mapping[str, Any] | None:
        """A kept text, None when it is not here."""
        with self._connection.transaction("BEGIN") as db:
            return body(db, asked)

    def keep_body(self, asked: Body, text: Mapping[str, Any]) -> bool:
        """Keep a text that was asked for; False for one that is not what was asked for."""
        with self._connection.transaction("BEGIN IMMEDIATE") as db:
            return keep_body(db, asked, text, self._now())

    def ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """What a function of the tables answers, in one transaction."""
        with self._connection.transaction("BEGIN IMMEDIATE") as db:
            return question(db)


def machine_name() -> str:
    """What this machine is called, without its domain."""
    return os.uname().nodename.partition(".")[0][:LONGEST_NAME] or "here"
