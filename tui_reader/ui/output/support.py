"""Which versions of Textual and which terminals the differences are made for."""

from collections.abc import Mapping

import textual

# What Textual's compositor hands over is no promise of its own: another version gets its own output.
TESTED_TEXTUAL = ("8.2.8",)
# Those that follow the VT220 in margins, deleting and inserting lines and erasing cells, by the beginning of $TERM.
_ABLE = (
    "xterm", "tmux", "screen", "linux", "rxvt", "vt220", "alacritty", "foot", "ghostty", "kitty", "konsole", "gnome",
    "iterm", "mlterm", "mintty", "putty", "st-", "st", "stterm", "wezterm", "contour", "rio", "vte",
)  # fmt: skip


def is_tested(version: str = "") -> bool:
    """Whether Textual (the one installed by default) is a version the differences were tested with."""
    return (version or textual.__version__) in TESTED_TEXTUAL


def is_able(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to move rows and to erase cells."""
    return environment.get("TERM", "").startswith(_ABLE)
