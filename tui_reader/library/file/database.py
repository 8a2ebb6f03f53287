"""The library's file: where it lies, private, opened with its limits."""

import os
import sqlite3
import struct
from pathlib import Path

from tui_reader.errors import LibraryError
from tui_reader.library.file import schema, upgrading
from tui_reader.library.file.damage import FAULTS, is_damage, left_damaged, translated
from tui_reader.library.file.open_files import FileId, file_at
from tui_reader.library.file.terms import Terms
from tui_reader.private_files import make_folder, refuse_link

_MAGIC = b"SQLite format 3\0"
# Shorter than SQLite's smallest page: SQLite would take it for an empty file and write over it.
_SMALLEST = 512
# The write-ahead file is cut back to this after a large save.
_WAL_BYTES = 4_000_000
# A quarter of SQLite's own, which a long article's page fills: nothing is read twice, and keeping takes no longer.
_CACHE_KIB = 500


def connect(path: Path, terms: Terms, is_open: bool) -> tuple[sqlite3.Connection, str]:
    """The open library, made if it is not there, and a sentence for the user ("" when there is nothing to say).

    is_open: this process has the file open already, so that it was looked at (see `library.file.open_files`).
    Of a damaged file is taken over what can be read, or it is left and an error. Raises LibraryError when there is no
    place to write, when another program holds the file, for a link in its place, and for a file of a newer version,
    which is not touched.
    """
    try:
        for end in ("", "-wal", "-shm", "-journal"):
            refuse_link(path.with_name(path.name + end))
        notice = "" if is_open else _look_at_header(path, terms)
        make_private(path)
        seen = file_at(path)
        try:
            db, said = _open(path, terms)
            return db, notice or said
        except FAULTS as error:
            if not is_damage(error):
                raise
            if terms.leaves_damaged:
                raise left_damaged(path) from error
            notice = _replaced(path, seen, terms)
            make_private(path)
            return _open(path, terms)[0], notice
    except (*FAULTS, OSError) as error:
        raise translated(error, path, " Reading goes on; what you open now is not kept.") from error


def make_private(path: Path) -> None:
    """Make missing folders 0700 and the file 0600, whatever the umask; SQLite gives its companions the same mode."""
    make_folder(path.parent)
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise PermissionError(13, "no permission to write in", str(path.parent))
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        # It is not opened here: closing it would let go the locks of who has it open.
        if path.stat().st_mode & 0o777 != 0o600:
            path.chmod(0o600)
        if not os.access(path, os.R_OK | os.W_OK):
            raise PermissionError(13, "no permission to read and write", str(path)) from None


def _open(path: Path, terms: Terms) -> tuple[sqlite3.Connection, str]:
    """The open file, brought up to date, and what is to be said of that."""
    db = sqlite3.connect(path, timeout=terms.busy_seconds, isolation_level=None, check_same_thread=False)
    try:
        _refuse_newer(upgrading.version(db))
        notice = upgrading.upgrade(db, path, terms.told)
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        db.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES}")
        # Reads the first page of every table that is needed to open an article; each for itself, for joined they are
        # gone through whole where one of them is empty.
        for table in ("article", "address", "version", "chunk", "place"):
            db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608 - one of these names
    except BaseException:  # whatever it is, nobody else would close it
        db.close()
        raise
    return db, notice


def _look_at_header(path: Path, terms: Terms) -> str:
    """Refuse a newer library and replace what is no database, without SQLite, which would leave traces in it.

    `user_version` and `application_id` stand at offsets 60 and 68 of the header (SQLite's file format, section 1.3).
    """
    try:
        with path.open("rb") as file:
            header, status = file.read(_SMALLEST), os.fstat(file.fileno())
    except FileNotFoundError:
        return ""
    if header and not (header.startswith(_MAGIC) and len(header) == _SMALLEST):
        if terms.leaves_damaged:
            raise left_damaged(path)
        return _replaced(path, (status.st_dev, status.st_ino), terms)
    if header and struct.unpack(">I", header[68:72])[0] == schema.APPLICATION_ID:
        _refuse_newer(struct.unpack(">I", header[60:64])[0])
    return ""


def _replaced(path: Path, seen: FileId | None, terms: Terms) -> str:
    from tui_reader.library.file.salvaging import replace_damaged  # no start needs it

    return replace_damaged(path, seen, terms.told)


def _refuse_newer(version: int) -> None:
    if version > schema.VERSION:
        raise LibraryError(
            "The library is from a newer tui-reader",
            "It was left alone. Update tui-reader to use it; what you open now is not kept.",
        )
