"""Files and standard input as pages; nothing of the network is imported, and no slow one can hold up anybody."""

import os
import stat
from pathlib import Path

from tui_reader.address import parse_source
from tui_reader.errors import FetchError, NoSuchFile, NothingToRead, OverLimit
from tui_reader.web.abandonable import abandonable
from tui_reader.web.decompress import GZIP, unpacked
from tui_reader.web.incoming import Incoming
from tui_reader.web.kinds import readable
from tui_reader.web.limits import DEFAULTS, Limits
from tui_reader.web.page import FILE_ETAG, NotModified, Page

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xht": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".eml": "message/rfc822",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
    ".epub": "application/epub+zip",
    ".pdf": "application/pdf",
}


async def read_file(path: str | Path, limits: Limits = DEFAULTS, etag: str = "") -> Page | NotModified:
    """The file at `path`, gzip unpacked; a pipe has no address. NotModified: by its etag it is the one that is kept.

    Raises FetchError, NothingToRead, OverLimit. It may be cancelled at any time: a slow disk is left to itself.
    """
    path = os.fspath(path)
    try:
        return await abandonable(_read, path, limits, etag) or await _read_pipe(path, limits)
    except IsADirectoryError as error:
        raise FetchError(f"This is a folder: {path}", "Name a file with a page in it.") from error
    except FileNotFoundError as error:
        raise NoSuchFile(f"No such file: {path}", "Check the name.") from error
    except PermissionError as error:
        raise NoSuchFile(f"The file may not be read: {path}", "Look at its owner and mode.") from error
    except (OSError, ValueError) as error:
        raise NoSuchFile(f"The file can not be read: {path}", "The disk, or its name, is damaged.") from error


def _read(path: str, limits: Limits, etag: str) -> Page | NotModified | None:
    """The page of an ordinary file; None for a pipe."""
    status = Path(path).stat()
    address = parse_source(path, lambda _: True).address
    if etag and _etag(status) == etag:
        return NotModified(address, address)
    if stat.S_ISFIFO(status.st_mode):
        return None
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise FetchError(f"This is no ordinary file: {path}", "Name a file with a page in it.")
    with open(path, "rb", opener=_open) as file:
        status = os.fstat(file.fileno())
        raw = file.read(limits.body_bytes + 1)
    body = _unpacked(raw, limits)
    content_type = _TYPES.get(Path(path.lower().removesuffix(".gz")).suffix, "")
    _check(body, content_type, path)
    return Page(address, address, body, content_type, _etag(status), fetched_at=status.st_mtime)


async def _read_pipe(path: str, limits: Limits) -> Page:
    """All that comes through a named pipe, or a shell's <(command)."""
    descriptor = _open(path, os.O_RDONLY)
    try:
        return await read_stdin(Incoming(descriptor, limits.body_bytes, limits.headers), limits=limits)
    finally:
        os.close(descriptor)


def _etag(status: os.stat_result) -> str:
    # The change of the inode too: a modification time can be set, and a copy may bring that of another file along.
    return f"{FILE_ETAG}{status.st_ino:x}-{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ctime_ns:x}"


def _open(path: str, flags: int) -> int:
    # Opening a named pipe would wait for a writer for ever.
    return os.open(path, flags | os.O_NONBLOCK)


async def read_stdin(incoming: Incoming, base: str = "", limits: Limits = DEFAULTS) -> Page:
    """What comes in on standard input; `base` is the address its links belong to and under which it is kept."""
    body = _unpacked(await incoming.whole(), limits)
    if not body or body.isspace():
        raise nothing_came()
    _check(body, "", base)
    return Page(base, base, body)


def nothing_came() -> NothingToRead:
    """The sentence for a standard input without a byte."""
    return NothingToRead("Nothing came in on standard input", "The command before the pipe printed nothing.")


def _unpacked(raw: bytes, limits: Limits) -> bytes:
    if len(raw) > limits.body_bytes:
        raise OverLimit(f"More than {limits.body_bytes / 1e6:.3g} MB", "The reader takes texts, not archives.")
    return unpacked(raw, limits.body_bytes)


def _check(body: bytes, content_type: str, name: str) -> None:
    if not body or body.isspace():
        raise NothingToRead("The file is empty", "There is nothing in it to read.")
    if body.startswith(GZIP):
        raise NothingToRead("This is an archive in an archive, not a page", "Unpack it, and open what is in it.")
    readable(content_type, body[:512], name)
