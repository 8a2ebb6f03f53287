"""What is wrong with the library's file, as a person is told it; a damaged one is moved aside, or left."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from tui_reader.errors import LibraryError
from tui_reader.library.file.open_files import FileId, file_at

# What comes out of sqlite3; UnicodeDecodeError when a broken name is to go into a message.
FAULTS = (sqlite3.Error, UnicodeDecodeError)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# SQLITE_CORRUPT_VTAB, which Python has a name for from 3.11 on only as long as SQLite is new enough.
_DAMAGED_INDEX = 267
_PARTS = ("-wal", "-shm")


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says the file is none, or broken inside; an index of words that is broken can be made anew."""
    if _is_of_index(error):
        return False
    return isinstance(error, UnicodeDecodeError) or (isinstance(error, sqlite3.Error) and _code(error) in _DAMAGED)


def move_aside(path: Path, seen: FileId | None) -> Path | None:
    """Rename the file and its companions; where they lie now.

    seen: the file that is damaged. Another instance may have moved it aside first: then what lies there is its new one,
    and stays, and the answer is None.
    """
    if file_at(path) != seen:
        return None
    aside = free_name(path, "damaged")
    try:
        path.rename(aside)
    except OSError:
        aside.unlink()
        if path.exists():
            raise
        return None
    if file_at(aside) != seen:
        with suppress(OSError):  # a third one was made meanwhile: both stay
            path.hardlink_to(aside)
            aside.unlink()
        return None
    for part in _PARTS:
        companion = path.with_name(path.name + part)
        with suppress(FileNotFoundError):
            companion.rename(aside.with_name(aside.name + part))
    return aside


def left_damaged(path: Path) -> LibraryError:
    """The sentence for a damaged file that stays where it is, and what to do."""
    return LibraryError(
        "The library is damaged",
        f"{path} was left as it is: put a copy of it back, or go on, and a start that can not read it takes over what "
        "can be read.",
    )


def free_name(path: Path, kind: str) -> Path:
    """A name that nobody else takes: an empty file has it from now on."""
    number = 1
    while True:
        aside = path.with_name(f"{path.name}.{kind}-{number}")
        with suppress(FileExistsError):
            os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
            return aside
        number += 1


def translated(error: BaseException, path: Path, then: str = "") -> LibraryError:
    """The sentence for what SQLite or the system said. then: what it means."""
    code = _code(error) if isinstance(error, sqlite3.Error) else None
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryError("The library is busy", f"Another program holds {path}.{then}")
    if code == sqlite3.SQLITE_FULL or (isinstance(error, OSError) and error.errno == 28):
        return LibraryError("The disk is full", f"Make room for {path}.{then}")
    if _is_of_index(error):
        return LibraryError("What finds words again is damaged", f"tui-reader --check makes it anew.{then}")
    if is_damage(error):
        return LibraryError("The library is damaged", f"{path} can not be read.{then}")
    if isinstance(error, OSError) or code in (
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    ):
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return LibraryError("The library can not be written", f"{path}: {said}.{then}")
    return LibraryError("The library can not be used", f"{path}: {error}.{then}")


def _is_of_index(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", None) == _DAMAGED_INDEX


def _code(error: sqlite3.Error) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)  # errors of the Python module itself carry none
    return None if code is None else code & 0xFF
