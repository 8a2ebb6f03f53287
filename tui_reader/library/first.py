"""What is asked of the library before anything else is imported: with SQLite's own module alone, 2 ms."""

import _sqlite3  # sqlite3 itself imports datetime
import os
import stat
import sys

from tui_reader.library.file.schema import VERSION

TYPE_CHECKING = False  # typing costs as much as painting
if TYPE_CHECKING:
    from collections.abc import Mapping

# Whoever is writing just now does not hold up a first screen: waiting is worth less than drawing it anew.
_PATIENCE_SECONDS = 0.02


def usual_path(environment: "Mapping[str, str]") -> str | None:
    """Where the library lies, as `where.default_path` says, which takes 5 ms; None where the system has to be asked."""
    home, data = environment.get("HOME", ""), environment.get("XDG_DATA_HOME", "")
    if sys.platform != "linux":
        return None
    if not data.startswith("/"):
        data = f"{home}/.local/share" if home.startswith("/") else ""
    return f"{data}/tui-reader/library.sqlite" if data else None


def first_screen(path: str, address: str, key: str) -> bytes | None:
    """The rows saved for the article of `address` under `key`, from the library at `path`.

    None when there are none, and for whatever is wrong with the file: `Library.open` will say it. A screen lives as
    long as the text and the place it shows, so the key holds only what else changes it: size, theme, settings and
    the program's version.
    """
    row = _row(
        path, "SELECT rows FROM address JOIN screen USING (article) WHERE address = ? AND key = ?", (address, key)
    )
    return None if row is None else bytes(row[0])


def is_kept(path: str, address: str) -> bool:
    """Whether the library at `path` knows the article of `address`; False too where it can not be asked."""
    return _row(path, "SELECT 1 FROM address WHERE address = ?", (address,)) is not None


def _row(path: str, question: str, given: tuple[str, ...]) -> tuple[bytes, ...] | None:
    """The first row of the answer; None without one, and for whatever is wrong with the file."""
    try:
        if any(_is_no_file(path + end) for end in ("", "-wal", "-shm", "-journal")):
            return None
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib would take as long as SQLite
            if int.from_bytes(file.read(64)[60:], "big") not in (0, VERSION):
                return None
        db = _sqlite3.connect(path, timeout=_PATIENCE_SECONDS)
    except (OSError, _sqlite3.Error):
        return None
    try:
        row: tuple[bytes, ...] | None = db.execute(question, given).fetchone()
    except _sqlite3.Error:
        return None
    finally:
        db.close()
    return row


def _is_no_file(path: str) -> bool:
    """Whether something else stands there, a pipe or a device, that may wait for ever for its other end."""
    try:
        return not stat.S_ISREG(os.lstat(path).st_mode)
    except FileNotFoundError:
        return False
