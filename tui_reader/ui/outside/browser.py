"""The browser, or over SSH the clipboard: the only way an address leaves the reader."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
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


def open_in_browser(address: str, copy: Callable[[str], object], run_here: Callable[[list[str]], bool]) -> str:
    """Open a normalised http(s) address as one argument, without a shell; returns what to say about it.

    copy: sends a text to the clipboard. run_here: runs a command on the reader's own terminal; whether it ran.
    """
    link = clean_link(address)
    if link is None:
        return "only web addresses open in a browser"
    link = for_a_program(link)
    found = browser()
    if found is None:
        copy(link)
        return f"sent the address to the clipboard: {link}"
    command = found.arguments(link)
    opened = run_here(command) if found.in_terminal else launched(command)
    if opened:
        return f"opened in the browser: {link}"
    copy(link)
    return f"no browser answered · sent the address to the clipboard: {link}"


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
