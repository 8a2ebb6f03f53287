"""Standard input as a page, taken out of the way before keys are read there."""

import fcntl
import os
import select
import struct
import termios


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
    try:
        (waiting,) = struct.unpack("i", fcntl.ioctl(number, termios.FIONREAD, bytes(4)))
    except OSError:  # a device that does not tell
        return False
    return waiting == 0 and bool(select.select([number], [], [], 0)[0])
