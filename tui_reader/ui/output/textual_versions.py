"""Which versions of Textual and which terminals the differences are made for."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import textual

# What Textual's compositor hands over is no promise of its own: another version gets its own output.
TESTED_TEXTUAL = ("8.2.8",)
# Those that follow the VT220 in margins, deleting and inserting lines and erasing cells, by the beginning of $TERM.
_ABLE = (
    "xterm", "tmux", "screen", "linux", "rxvt", "vt220", "alacritty", "foot", "ghostty", "kitty", "konsole", "gnome",
    "iterm", "mlterm", "mintty", "putty", "st-", "st", "stterm", "wezterm", "contour", "rio", "vte",
)  # fmt: skip


@cache
def is_tested() -> bool:
    """Whether the installed Textual is a version the differences were tested with.

    Asked of its folder's neighbour, which pip makes: importlib.metadata takes 30 ms to say the same.
    """
    packages = Path(textual.__file__).parent.parent
    return any((packages / f"textual-{version}.dist-info").is_dir() for version in TESTED_TEXTUAL)


def is_able(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to move rows and to erase cells."""
    return environment.get("TERM", "").startswith(_ABLE)
