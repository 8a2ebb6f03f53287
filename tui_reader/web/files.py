"""Files and standard input as pages; nothing of the network is imported."""

import os
import select
import stat
from pathlib import Path

from tui_reader.address import parse_source
from tui_reader.errors import FetchError, NoSuchFile, NothingToRead, OverLimit, TimedOut
from tui_reader.web.decompress import Broken, Unpacker
from tui_reader.web.kinds import readable
from tui_reader.web.limits import DEFAULTS, Limits
from tui_reader.web.page import Page

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xht": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
}


def read_file(path: str | Path, limits: Limits = DEFAULTS) -> Page:
    """The file at `path`, gzip unpacked; a pipe has no address. Raises FetchError, NothingToRead, OverLimit."""
    path = os.fspath(path)
    try:
        with open(path, "rb", opener=_open) as file:
            status = os.fstat(file.fileno())
            if stat.S_ISFIFO(status.st_mode):
                return read_stdin(_piped(file.fileno(), limits), limits=limits)
            if not stat.S_ISREG(status.st_mode):
                raise FetchError(f"This is no ordinary file: {path}", "Name a file with a page in it.")
            raw = file.read(limits.body_bytes + 1)
    except IsADirectoryError as error:
        raise FetchError(f"This is a folder: {path}", "Name a file with a page in it.") from error
    except FileNotFoundError as error:
        raise NoSuchFile(f"No such file: {path}", "Check the name.") from error
    except PermissionError as error:
        raise NoSuchFile(f"The file may not be read: {path}", "Look at its owner and mode.") from error
    except (OSError, ValueError) as error:
        raise NoSuchFile(f"The file can not be read: {path}", "The disk, or its name, is damaged.") from error
    ending = Path(path.lower().removesuffix(".gz")).suffix
    body = _unpacked(raw, limits)
    content_type = _TYPES.get(ending, "")
    _check(body, content_type, path)
    address = parse_source(path, lambda _: True).address
    return Page(address, address, body, content_type, _etag(status), fetched_at=status.st_mtime)


def is_unchanged(path: str | Path, etag: str) -> bool:
    """Whether the file is, by what the system says of it, still the one that was read with this etag."""
    try:
        return bool(etag) and _etag(Path(path).stat()) == etag
    except (OSError, ValueError):
        return False


def _etag(status: os.stat_result) -> str:
    # The change of the inode too: a modification time can be set, and a copy may bring that of another file along.
    return f"{status.st_ino:x}-{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ctime_ns:x}"


def _open(path: str, flags: int) -> int:
    # Opening a named pipe would wait for a writer for ever.
    return os.open(path, flags | os.O_NONBLOCK)


def _piped(descriptor: int, limits: Limits) -> bytes:
    """All that comes through a pipe (a shell's <(command) is one); raises TimedOut when it falls silent."""
    body = bytearray()
    while len(body) <= limits.body_bytes:
        ready, _, _ = select.select([descriptor], [], [], limits.headers)
        if not ready:
            raise TimedOut(f"Nothing came through the pipe in {limits.headers:g} s", "Is its other end still alive?")
        piece = os.read(descriptor, 1 << 16)
        if not piece:
            break
        body += piece
    return bytes(body)


def read_stdin(data: bytes, base: str = "", limits: Limits = DEFAULTS) -> Page:
    """What came in on standard input; `base` is the address its links belong to and under which it is kept."""
    body = _unpacked(data, limits)
    if not body or body.isspace():
        raise NothingToRead("Nothing came in on standard input", "Did the program before the | fail?")
    _check(body, "", base)
    return Page(base, base, body)


def _unpacked(raw: bytes, limits: Limits) -> bytes:
    if len(raw) > limits.body_bytes:
        raise OverLimit(f"More than {limits.body_bytes / 1e6:.3g} MB", "The reader takes texts, not archives.")
    if not raw.startswith(b"\x1f\x8b\x08"):
        return raw
    unpacker = Unpacker("gzip", limits.body_bytes)
    try:
        unpacker.feed(raw)
        if not unpacker.complete:
            raise Broken("it ends too early")
    except Broken as error:
        raise FetchError("The packed file is damaged", "Get it again.") from error
    return unpacker.body()


def _check(body: bytes, content_type: str, name: str) -> None:
    if not body or body.isspace():
        raise NothingToRead("The file is empty", "There is nothing in it to read.")
    readable(content_type, body[:512], name)
