"""The program's own files: readable by their owner alone, made in one step, never through a link."""

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def make_folder(folder: Path) -> None:
    """Make this folder and those above it that are missing, each 0700 whatever the umask; raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
        each.chmod(0o700)


def create(path: Path, text: str) -> None:
    """Write a new file, 0600; raises OSError, FileExistsError also where a link stands that leads nowhere."""
    make_folder(path.parent)
    with os.fdopen(os.open(path, _FLAGS, 0o600), "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(text)


def replace(path: Path, text: str, errors: str = "strict") -> None:
    """Write a file, 0600, in the place of the one that is there, in one step; raises OSError.

    A link in its place is replaced too: what it leads to stays as it is. errors: what becomes of what is no text.
    """
    import tempfile  # 3 ms, and most runs write nothing

    make_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors=errors) as file:
            os.fchmod(handle, 0o600)
            file.write(text)
        temporary.replace(path)
    except BaseException:  # also when it is interrupted: nothing half written stays
        temporary.unlink(missing_ok=True)
        raise


def read(path: Path, most: int) -> bytes:
    """The first bytes of a file, at most so many; raises OSError, also for a pipe, a socket or a device."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe would wait for its other end
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no file", str(path))
        return file.read(most)


def refuse_link(path: Path) -> None:
    """Raise OSError where a link stands in the place of this file: who put it there would choose what is written to.

    Neither a pipe, a socket nor a device is opened: some wait for ever for their other end, and none is a file.
    """
    try:
        mode = path.lstat().st_mode
    except OSError:  # there is none, or whoever opens it will say what is wrong
        return
    if stat.S_ISLNK(mode):
        raise OSError(errno.ELOOP, "a link stands in its place", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "no file stands in its place", str(path))
