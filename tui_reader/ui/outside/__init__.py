"""The ways out of the reader: the browser, the clipboard, and whatever else is given a text."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui_reader.ui.outside.piped import Piped


class Outside(NamedTuple):
    """The other programs, imported with the first thing that is handed to them.

    open_outside: gives an address to the browser; returns what to say about it. open_all: gives it several. copy: sends
    a text to the clipboard and says so; the second is what it is, "" for how long. copy_addresses: sends addresses as
    they are handed on. lend: gives the terminal to a program, with a text and variables; returns what to say about it.
    edit: opens a file in the person's editor; whether there is one.
    """

    open_outside: Callable[[str], str]
    open_all: Callable[[Sequence[str]], str]
    copy: Callable[[str, str], None]
    copy_addresses: Callable[[Sequence[str]], None]
    lend: Callable[["Piped", str, Mapping[str, str]], str]
    edit: Callable[[Path], bool]
