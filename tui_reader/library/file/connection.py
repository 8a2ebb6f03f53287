"""One connection to the library's file: transactions one at a time, and a damaged file left for a new one."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Self

from tui_reader.errors import LibraryError
from tui_reader.library.file import open_files
from tui_reader.library.file.damage import FAULTS, is_damage, left_damaged, move_aside, translated
from tui_reader.library.file.database import connect

Begin = Literal["BEGIN", "BEGIN IMMEDIATE"]


class Connection:
    """A connection that any thread may use, one at a time; its methods raise LibraryError.

    notice: a sentence the user should see, or "". leaves_damaged: a damaged file stays where it is, and is an error.
    """

    def __init__(self, path: Path, busy_seconds: float, leaves_damaged: bool = False) -> None:
        self.path = path
        self.notice = ""
        self._busy_seconds = busy_seconds
        self._leaves_damaged = leaves_damaged
        self._lock = threading.RLock()
        self._is_closed = False
        self._file: open_files.FileId | None = None
        self._connect()

    def another(self) -> Self:
        """One more to the same file."""
        return type(self)(self.path, self._busy_seconds, self._leaves_damaged)

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
                wait = self._busy_seconds if patience is None else patience
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
                    if self._leaves_damaged:
                        raise left_damaged(self.path) from error
                    self._start_anew()
                    raise LibraryError("The library was damaged", self.notice) from error
                raise translated(error, self.path) from error

    def _connect(self) -> None:
        with open_files.opening(self.path) as is_open:
            self._db, notice = connect(self.path, self._busy_seconds, is_open, self._leaves_damaged)
            self._file = open_files.file_at(self.path)
            open_files.opened(self._file)
        self.notice = notice or self.notice

    def _follow_file(self) -> None:
        """Another instance may have moved the file aside, or a person deleted it: what is kept goes to the new one."""
        if not self._is_closed and open_files.file_at(self.path) != self._file:
            self._leave_file()
            self._connect()

    def _start_anew(self) -> None:
        """Damage that shows only in use: move the file aside, unless another connection did so already."""
        damaged = self._file
        self._leave_file()
        try:
            self.notice = move_aside(self.path, damaged)
        except OSError as error:
            raise translated(error, self.path) from error
        self._connect()

    def _leave_file(self) -> None:
        self._db.close()
        open_files.left(self._file)
        self._file = None
