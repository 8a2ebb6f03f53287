"""What is handed to other programs: a text to the clipboard, an address to the browser."""

import os
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from textual.app import SuspendNotSupported

from tui_reader.address import clean_link, without_tracking
from tui_reader.process.machine import lent_terminal
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.outside.browser import open_in_browser
from tui_reader.ui.outside.clipboard import Clipboard
from tui_reader.ui.outside.piped import Piped, ended

MOST_SAID = 24
"""Cells of a program's name where it is said how it ended."""
ENTER = "[Enter: back to the article] "
"""What is said below what a program wrote on the terminal, as less and vim do."""


def editors(environment: Mapping[str, str]) -> Iterator[list[str]]:
    """What the person edits with, as git asks for it: $VISUAL, else $EDITOR, else vi."""
    for name in ("VISUAL", "EDITOR"):
        with suppress(ValueError):  # an open quotation mark
            if command := shlex.split(environment.get(name, "")):
                yield command
    yield ["vi"]


class WaysOut:
    """send: gives the terminal a sequence. file: holds the text copied last, None for nowhere. say: to the person.

    suspended: gives the terminal to another program for a while. redraw: draws everything anew after it.
    """

    def __init__(
        self,
        send: Callable[[str], None],
        file: Path | None,
        say: Callable[[str], None],
        suspended: Callable[[], AbstractContextManager[None]],
        redraw: Callable[[], None],
    ) -> None:
        self._say = say
        self._suspended = suspended
        self._redraw = redraw
        self.clipboard = Clipboard(send, file)

    def copy(self, text: str, what: str = "") -> None:
        """Send a text to the clipboard and say so; what: what it is, instead of how long."""
        self._say(self.clipboard.send(text).words(what))

    def copy_addresses(self, addresses: Sequence[str]) -> None:
        """Send addresses as they are handed on, a line each: without what only follows their readers about."""
        links = [(address, clean_link(address)) for address in addresses if address]
        if not links:
            self._say("there is no address to copy")
            return
        what = "the address" if len(links) == 1 else f"{len(links):,} addresses"
        self.copy("\n".join(without_tracking(link) if link else address for address, link in links), what)

    def open_outside(self, addresses: Sequence[str]) -> str:
        """Open addresses in the browser; returns what to say about it."""
        return open_in_browser(addresses, self.clipboard.send, self._run_here)

    def edit(self, path: Path) -> bool:
        """Open a file in the editor of the person; whether there was one."""
        return any(self._run_here([*command, str(path)]) for command in editors(os.environ))

    def lend(self, piped: Piped, text: str, told: Mapping[str, str]) -> str:
        """Give the terminal to a program with a text on its standard input; returns what to say about it."""
        try:
            with self._suspended():
                code = lent_terminal(piped.command, text.encode("utf-8", "replace"), told, ENTER)
        except SuspendNotSupported:
            return "this terminal can not be lent"
        self._redraw()
        return ended(shortened(piped.words, MOST_SAID), code)

    def _run_here(self, command: list[str]) -> bool:
        """Give the terminal to another program until it ends; whether it could be started."""
        try:
            with self._suspended():
                ran = lent_terminal(command) is not None
        except SuspendNotSupported:
            return False
        if ran:
            self._redraw()
        return ran
