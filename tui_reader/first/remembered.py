"""What painting needs to know of the settings, in one small file that says of which files it was made.

It is good as long as those have the time and size that they had, and the folders are the same ones.
"""

import os
import stat
import sys

TYPE_CHECKING = False  # typing costs as much as painting
if TYPE_CHECKING:
    from collections.abc import Mapping

_HEAD = "tui-reader 1"
_MOST = 200_000
"""Bytes of it that are read; it takes two thousand."""
_FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
FRESH_NS = 2_000_000_000
"""A file that changed within this may change again without another time."""


class Remembered:
    """library: the file's path. settings: as `repr` writes them."""

    def __init__(self, library: str, settings: str) -> None:
        self.library, self.settings = library, settings


def place(environment: "Mapping[str, str]") -> str | None:
    """Where it lies; None without a home."""
    home = environment.get("HOME", "")
    state = environment.get("XDG_STATE_HOME", "")
    if sys.platform == "darwin" and home.startswith("/"):
        return f"{home}/Library/Caches/tui-reader/first"
    if not state.startswith("/"):
        state = f"{home}/.local/state" if home.startswith("/") else ""
    return f"{state}/tui-reader/first" if state else None


def here(version: str, environment: "Mapping[str, str]") -> str:
    """The program and the folders that it goes by."""
    return repr((version, sys.prefix, [environment.get(name) for name in _FOLDERS]))


def stamp(path: str) -> str:
    """What changes when the file does; "" where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"


def recall(path: str, known: str) -> Remembered | None:
    """What the file at `path` says, when it was made by the program and the folders `known`; else None."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid() or status.st_size > _MOST:
                return None
            text = os.read(handle, _MOST).decode("utf-8", "surrogateescape")
        finally:
            os.close(handle)
    except OSError:
        return None
    lines = text.split("\n")
    if len(lines) < 5 or lines[0] != _HEAD or lines[1] != known or lines[-1] != "end":
        return None
    made_of = [line.partition("\t") for line in lines[4:-1]]
    return Remembered(lines[2], lines[3]) if all(stamp(name) == said for said, _, name in made_of) else None


def told(known: str, library: str, settings: str, made_of: list[tuple[str, str]]) -> str | None:
    """The file's text; None for what it can not hold. made_of: paths and the stamps they had before they were read."""
    texts = [_HEAD, known, library, settings, *(f"{said}\t{path}" for path, said in made_of), "end"]
    return None if any("\n" in one for one in texts) else "\n".join(texts)


def is_fresh(path: str, now_ns: int) -> bool:
    """Whether a file changed a moment ago."""
    said = stamp(path).partition(" ")[0]
    return bool(said) and abs(now_ns - int(said)) < FRESH_NS
