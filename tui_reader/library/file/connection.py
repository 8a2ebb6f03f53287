"""One connection to the library's file: transactions one at a time, and of a damaged file what can be read."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Self

from tui_reader.errors import LibraryError
from tui_reader.library.file import open_files
from tui_reader.library.file.damage import FAULTS, is_damage, left_damaged, translated
from tui_reader.library.file.database import connect
from tui_reader.library.file.terms import Terms, tell_nobody

Begin = Literal["BEGIN", "BEGIN IMMEDIATE"]


class Connection:
    """A connection that any thread may use, one at a time; its methods raise LibraryError.

    notice: a sentence the user should see, or "".
    """

    def __init__(self, path: Path, terms: Terms) -> None:
        self.path = path
        self.notice = ""
        self._terms = terms
        self._lock = threading.RLock()
        self._is_closed = False
        self._file: open_files.FileId | None = None
        self._connect()
        self._terms = terms._replace(told=tell_nobody)  # the line is the app's from now on

    def another(self) -> Self:
        """One more to the same file."""
        return type(self)(self.path, self._terms)

    def close(self) -> None:
        """Close it for good; closing twice does nothing."""
        with self._lock:
            self._is_closed = True
            self._leave_file()

    @contextmanager
    def transaction(self, begin: Begin, patience: float | None = None) -> Iterator[sqlite3.Connection]:
        """All statements or none. patience: seconds a change waits for another program, the usual ones by default."""
        with self.statements() as db:
            if begin == "BEGIN IMMEDIATE":
                wait = self._terms.busy_seconds if patience is None else patience
                db.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
            db.execute(begin)
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:  # an interrupt too writes nothing by halves
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    @contextmanager
    def statements(self) -> Iterator[sqlite3.Connection]:
        """Statements each for itself."""
        with self._lock:
            try:
                self._follow_file()
                yield self._db
            except FAULTS as error:
                if is_damage(error):
                    if self._terms.leaves_damaged:
                        raise left_damaged(self.path) from error
                    self._start_anew()
                    raise LibraryError("That was not done", self.notice) from error
                raise translated(error, self.path) from error

    def _connect(self) -> None:
        with open_files.opening(self.path) as is_open:
            self._db, notice = connect(self.path, self._terms, is_open)
            self._file = open_files.file_at(self.path)
            open_files.opened(self._file)
        self.notice = notice or self.notice

    def _follow_file(self) -> None:
        """Another instance may have moved the file aside, or a person deleted it: what is kept goes to the new one."""
        if not self._is_closed and open_files.file_at(self.path) != self._file:
            self._leave_file()
            self._connect()

    def _start_anew(self) -> None:
        """Damage that shows only in use: take over what can be read, unless another connection did so already."""
        from tui_reader.library.file.salvaging import replace_damaged  # no start needs it

        damaged = self._file
        self._leave_file()
        try:
            self.notice = replace_damaged(self.path, damaged, self._terms.told)
        except OSError as error:
            raise translated(error, self.path) from error
        self._connect()

    def _leave_file(self) -> None:
        self._db.close()
        open_files.left(self._file)
        self._file = None
