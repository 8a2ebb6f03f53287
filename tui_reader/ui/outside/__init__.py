"""The ways out of the reader: the browser and the clipboard."""

from collections.abc import Callable
from typing import NamedTuple


class Outside(NamedTuple):
    """The other programs, imported with the first thing that is handed to them.

    open_outside: gives an address to the browser; returns what to say about it. copy: sends a text to the clipboard and
    says so; the second is what it is, "" for how long. copy_address: sends an address as it is handed on.
    """

    open_outside: Callable[[str], str]
    copy: Callable[[str, str], None]
    copy_address: Callable[[str], None]
