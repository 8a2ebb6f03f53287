"""A file brought up to date, step by step, the old one copied aside first."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tui_reader.errors import LibraryError
from tui_reader.library.file.schema import APPLICATION_ID, FIRST, SECOND_NEW, SECOND_REBUILT, VERSION
from tui_reader.library.file.stopping import stoppable
from tui_reader.library.file.terms import Told, tell_nobody
from tui_reader.library.names import article_key, folded
from tui_reader.library.ranks import between
from tui_reader.library.stamps import stamping

_COPIED_PAGES = 1024
_TAKES = 1.7
"""Room for the copy and for what the step writes, by the size of the file: 1.6 of 100,000 articles without pages."""


def version(db: sqlite3.Connection) -> int:
    """How many steps the file has taken; 0 for an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def upgrade(db: sqlite3.Connection, path: Path, told: Told) -> str:
    """Take the missing steps in one transaction; another instance may be doing the same.

    Answers a sentence for the user, or "". The file as it was lies beside it before a step is taken: `aside`. When
    there is no room, or the program is stopped or killed, the file stays as it was. told: hears how far it is.
    """
    if version(db) == VERSION:
        return ""
    if version(db) == 0:
        lay_out(db)
        return _take(db, path, tell_nobody)
    with stoppable(db, told) as tell:
        return _take(db, path, tell)


def _take(db: sqlite3.Connection, path: Path, told: Told) -> str:
    db.execute("BEGIN IMMEDIATE")
    copy = None
    try:
        taken = version(db)
        if 0 < taken < VERSION:
            _refuse_without_room(db, path)
            copy = aside(path, taken)
            _copy(path, copy, told)
        for step in STEPS[taken:]:
            step(db)
        sign(db)
        db.execute("COMMIT")
    except BaseException:  # an interrupt too leaves the file as it was
        if db.in_transaction:
            db.execute("ROLLBACK")
        if copy is not None:  # it is what the file is again
            copy.unlink(missing_ok=True)
        raise
    return f"The library was brought up to date; as it was before it lies in {copy}" if copy is not None else ""


def sign(db: sqlite3.Connection) -> None:
    """Say in the file whose it is, and that it has taken all steps."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def aside(path: Path, taken: int) -> Path:
    """Where the file is copied to before it takes the step behind `taken`."""
    return path.with_name(f"{path.name}.version-{taken}")


def _refuse_without_room(db: sqlite3.Connection, path: Path) -> None:
    """Ahead of a copy that would fill the disk. Beside it there is what is written anew, all but texts and pages."""
    pages, size = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    needed, free = round(pages * size * _TAKES), shutil.disk_usage(path.parent).free
    if free < needed:
        raise LibraryError(
            "There is no room to bring the library up to date",
            f"It takes {needed / 1e6:,.0f} MB beside {path}, where {free / 1e6:,.0f} are free. It stays as it was; "
            "what you open now is not kept.",
        )


def _copy(path: Path, target: Path, told: Told) -> None:
    """A whole copy of a file that nobody changes meanwhile, on the disk before this returns."""
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))

    def tell(_: int, remaining: int, total: int) -> None:
        told(f"The library is copied before it is brought up to date: {(total - remaining) * 100 // max(1, total)} %")

    try:
        # Another connection to the file sees it as it was; that of the transaction may not be copied from.
        with (
            closing(sqlite3.connect(path, isolation_level=None)) as source,
            closing(sqlite3.connect(partial, isolation_level=None)) as copy,
        ):
            source.backup(copy, pages=_COPIED_PAGES, progress=tell)
            copy.execute("PRAGMA journal_mode = DELETE")
        partial.replace(target)
        _sync_folder(target.parent)
    except BaseException:  # an interrupt too leaves no half copy
        for end in ("", "-journal", "-wal", "-shm"):
            partial.with_name(partial.name + end).unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk."""
    with suppress(OSError):  # some file systems know no such thing
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _first(db: sqlite3.Connection) -> None:
    """Articles, places, marks, the queue, the full text."""
    for statement in FIRST:
        db.execute(statement)


def _second(db: sqlite3.Connection) -> None:
    """Highlights, notes, tags, states, followed lists, people, and the stamps of all that there is."""
    with _functions(db):
        for statement in (*SECOND_REBUILT, *SECOND_NEW):
            db.execute(statement)
    stamping.stamp_all(db, time.time())


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first, _second)


@contextmanager
def _functions(db: sqlite3.Connection) -> Iterator[None]:
    """What the steps make of the rows, one by one."""
    rank: str | None = None

    def next_rank(_: int) -> str:
        nonlocal rank
        rank = between(rank, None)
        return rank

    functions: dict[str, tuple[int, Callable[..., str]]] = {
        "article_key": (1, article_key),
        "folded_names": (4, folded),
        "next_rank": (1, next_rank),
    }
    for name, (arguments, function) in functions.items():
        db.create_function(name, arguments, function)
    try:
        yield
    finally:
        for name, (arguments, _) in functions.items():
            db.create_function(name, arguments, None)


def lay_out(db: sqlite3.Connection) -> None:
    """What only an empty file can be told: freed pages can be given back to the disk, and pages are of 8 KB.

    With 100,000 articles a filter reads 20 MB of index: 12 ms, against 20 ms with pages of 4 KB.
    """
    db.execute("PRAGMA page_size = 8192")
    db.execute("PRAGMA auto_vacuum = INCREMENTAL")
    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # SQLite does not wait here: another instance is making the same file this moment, and sets the same mode.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
