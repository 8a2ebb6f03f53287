"""Standard input: taken out of the way before keys are read there, and a page that is read once."""

import fcntl
import os
import select
import stat
import struct
import termios
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from tui_reader.settings.options import Options
from tui_reader.web.limits import Limits
from tui_reader.web.page import Page

if TYPE_CHECKING:
    from tui_reader.web.incoming import Incoming


def descriptor(number: int, most: int) -> int:
    """Another descriptor of what comes in on descriptor `number`, not yet read.

    What a person types there, up to a byte past `most`, is waited for: the terminal can not be both. Raises
    NothingToRead when it has ended already.
    """
    if os.isatty(number):
        return _typed(number, most)
    if _has_ended(number):
        from tui_reader.web.files import nothing_came  # with asyncio, whose time to be imported is chosen elsewhere

        raise nothing_came()
    return os.dup(number)


def _typed(number: int, most: int) -> int:
    """A file without a name, with all that is typed until Ctrl-d."""
    import tempfile

    with open(number, "rb", closefd=False) as typed, tempfile.TemporaryFile() as file:
        file.write(typed.read(most + 1))
        file.seek(0)
        return os.dup(file.fileno())


def _has_ended(number: int) -> bool:
    """Whether nothing is there and nothing will come, as far as the system tells."""
    found, nowhere = os.fstat(number), os.stat(os.devnull)  # noqa: PTH116 - pathlib is not imported for it
    if stat.S_ISCHR(found.st_mode) and found.st_rdev == nowhere.st_rdev:
        return True
    try:
        (waiting,) = struct.unpack("i", fcntl.ioctl(number, termios.FIONREAD, bytes(4)))
    except OSError:  # a device that does not tell
        return False
    return waiting == 0 and bool(select.select([number], [], [], 0)[0])


class StandardInput:
    """The page that comes in; what was read of it is kept, however often it is opened and stopped."""

    def __init__(self, options: Options, limits: Limits) -> None:
        self._options, self._limits = options, limits
        self._incoming: Incoming | None = None

    async def arriving(self) -> AsyncIterator[Page]:
        """The page, once it has come in."""
        from tui_reader.web.files import nothing_came, read_stdin
        from tui_reader.web.incoming import Incoming

        if self._options.stdin is None:
            raise nothing_came()
        self._incoming = self._incoming or Incoming(self._options.stdin, self._limits.body_bytes)
        yield await read_stdin(self._incoming, self._options.base, self._limits)
