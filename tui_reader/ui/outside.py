"""The browser, or over SSH the clipboard: the only way an address leaves the reader."""

import os
import subprocess
import sys
from collections.abc import Callable

from tui_reader.address import clean_link


def open_in_browser(address: str, copy: Callable[[str], None]) -> str:
    """Open a normalised http(s) address as one argument, without a shell; returns what to say about it."""
    link = clean_link(address)
    if link is None:
        return "only web addresses open in a browser"
    command = None if is_remote() else browser()
    if command is None:
        copy(link)
        return f"sent the address to the clipboard: {link}"
    try:
        subprocess.Popen(
            [*command, link], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError:
        copy(link)
        return f"no browser answered · sent the address to the clipboard: {link}"
    return f"opened in the browser: {link}"


def browser() -> list[str] | None:
    """The command that opens an address on this machine; None when there is none."""
    import shutil

    names = ["open"] if sys.platform == "darwin" else ["xdg-open", "gio"]
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        return None
    return [found, "open"] if found.endswith("gio") else [found]


def is_remote() -> bool:
    """Whether the browser of this machine would not be seen: a session over SSH, or no display."""
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return True
    return sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
