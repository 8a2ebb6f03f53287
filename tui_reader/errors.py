"""What can go wrong, as a person is told it.

ReaderError                 title (fits one line), detail (why), advice (what to do), exit code
├── UsageError        2     the command line or the settings file is wrong
├── FetchError        3     file, address, network, TLS, time-out
│   ├── NoSuchFile
│   ├── BadAddress
│   ├── ConnectionFailed
│   ├── LeadsInside
│   ├── TlsFailed
│   └── TimedOut
├── Refused           4     the server answered with an error status
├── NothingToRead     5     no article, an unsupported kind, an empty input
│   └── ExtractionFailed    the extraction died or broke its limits, and the plain reading found nothing either
├── OverLimit         6     a size or count over its limit
├── NotKept           7     --offline and not in the library
└── LibraryError      1     the library can not be used; reading goes on without keeping
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui_reader.clean import clean, one_line


class Advice(NamedTuple):
    """What can be done: a command by its id, and what it does. Whoever tells it knows the command's key or option."""

    command: str
    words: str


class ReaderError(Exception):
    """A failure with a sentence for it: `title` fits one line, `detail` says why; both are cleaned.

    status: the server's answer, 0 where none was given. wait: seconds that it asks to wait.
    """

    code = 1
    status = 0
    wait = 0.0

    def __init__(self, title: str, detail: str = "", advice: Sequence[Advice] = ()) -> None:
        self.title = one_line(title)
        self.detail = clean(detail)
        self.advice = tuple(advice)
        super().__init__(self.title, self.detail)

    def __str__(self) -> str:
        """The one line that goes to standard error, naming no key and no option."""
        return self.told(lambda command: "")

    def told(self, name_of: Callable[[str], str]) -> str:
        """One line with what can be done; name_of: a command's id -> its key or option, "" where it has none."""
        named = [f"{name} {words}." for command, words in self.advice if (name := name_of(command))]
        detail = " ".join(filter(None, (one_line(self.detail), *named)))
        return f"{self.title}: {detail}" if detail else self.title


class UsageError(ReaderError):
    """The command line or the settings file is wrong."""

    code = 2


class FetchError(ReaderError):
    """The source could not be fetched."""

    code = 3


class NoSuchFile(FetchError):
    """The file is not there or can not be read."""


class BadAddress(FetchError):
    """The address is not one that can be opened."""


class ConnectionFailed(FetchError):
    """No connection, or it broke."""


class LeadsInside(FetchError):
    """A page of somebody else leads to the own machine or network."""


class TlsFailed(FetchError):
    """The server could not prove who it is."""


class TimedOut(FetchError):
    """The server was too slow."""


class Refused(ReaderError):
    """The server answered with an error; `status` is the HTTP status."""

    code = 4

    def __init__(self, title: str, detail: str = "", advice: Sequence[Advice] = (), status: int = 0) -> None:
        super().__init__(title, detail, advice)
        self.status = status


class NothingToRead(ReaderError):
    """There is no article in it, or it is of a kind that is not text."""

    code = 5


class ExtractionFailed(NothingToRead):
    """The extraction died or broke its limits."""


class OverLimit(ReaderError):
    """More than the reader takes."""

    code = 6


class NotKept(ReaderError):
    """Asked for offline, and not in the library."""

    code = 7


class LibraryError(ReaderError):
    """The library can not be used."""
