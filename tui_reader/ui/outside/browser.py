"""The browser, or over SSH the clipboard: the only way an address leaves the reader."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import takewhile
from typing import NamedTuple

from tui_reader.address import clean_link, for_a_program
from tui_reader.process.machine import asked, launched

# Browsers that draw in the terminal: they get it for themselves.
TEXT_BROWSERS = frozenset(
    ("w3m", "lynx", "links", "links2", "elinks", "cha", "browsh", "carbonyl", "www-browser", "edbrowse")
)
TMUX_SECONDS = 1.0


class Browser(NamedTuple):
    """A command whose last argument, or its %s, is the address; in_terminal: it draws where the reader does."""

    command: tuple[str, ...]
    in_terminal: bool = False

    def arguments(self, link: str) -> list[str]:
        """The whole command for an address, which is always one argument."""
        if any("%s" in part for part in self.command):
            return [part.replace("%s", link) for part in self.command]
        return [*self.command, link]


def open_in_browser(
    addresses: Sequence[str], copy: Callable[[str], object], run_here: Callable[[list[str]], bool]
) -> str:
    """Open normalised http(s) addresses, each as one argument, without a shell; returns what to say about it.

    copy: sends a text to the clipboard. run_here: runs a command on the reader's own terminal; whether it ran.
    """
    links = [for_a_program(link) for address in addresses if (link := clean_link(address)) is not None]
    if not links:
        return "only web addresses open in a browser"
    found = browser()
    unopened = links
    if found is not None:
        run = run_here if found.in_terminal else launched
        # The first that is not opened is the last that is tried.
        opened = [*takewhile(lambda link: run(found.arguments(link)), links)]
        unopened = links[len(opened) :]
    if not unopened:
        return f"opened in the browser: {links[0]}" if len(links) == 1 else f"{len(links)} opened in the browser"
    copy("\n".join(unopened))
    what = (
        f"the address to the clipboard: {links[0]}"
        if len(links) == 1
        else f"{len(unopened)} addresses to the clipboard"
    )
    return f"sent {what}" if found is None else f"no browser answered · sent {what}"


def browser() -> Browser | None:
    """What opens an address here: $BROWSER, else the desktop's way; None over SSH and without a display.

    A $BROWSER that draws in the terminal serves everywhere; Python's webbrowser is not asked, it takes options and
    shell words out of an address on some systems.
    """
    own = _of_environment()
    if own is not None and own.in_terminal:
        return own
    if is_remote():
        return None
    return own or _of_desktop()


def _of_environment() -> Browser | None:
    """The first command of $BROWSER (a list with colons) that exists."""
    for entry in os.environ.get("BROWSER", "").split(os.pathsep):
        parts: list[str] = []
        with suppress(ValueError):
            parts = shlex.split(entry)
        if parts and (path := shutil.which(parts[0])):
            return Browser((path, *parts[1:]), os.path.basename(parts[0]) in TEXT_BROWSERS)  # noqa: PTH119  # a word
    return None


def _of_desktop() -> Browser | None:
    names = ["open"] if sys.platform == "darwin" else ["xdg-open", "gio"]
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        return None
    return Browser((found, "open") if found.endswith("gio") else (found,))


def is_remote() -> bool:
    """Whether a browser of this machine would not be seen: a session over SSH, or no display."""
    if _came_over_ssh():
        return True
    return sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _came_over_ssh() -> bool:
    """In tmux its server is asked: a session outlives the login whose variables this process has."""
    here = bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))
    if not os.environ.get("TMUX"):
        return here
    code, said = asked(["tmux", "show-environment", "SSH_CONNECTION"], seconds=TMUX_SECONDS) or (1, b"")
    # With another code it knows no such variable, or there is no tmux.
    return said.startswith(b"SSH_CONNECTION=") if code == 0 else here
