"""How many colours the terminal has, judged by the environment alone: it is asked nothing."""

from collections.abc import Mapping
from enum import Enum


class Depth(Enum):
    """The colours that may be sent: none, the sixteen that each user sets, the 256 of xterm, all."""

    NONE = "none"
    ANSI = "16"
    PALETTE = "256"
    TRUE = "all"


_FORCED = {"truecolor": Depth.TRUE, "256": Depth.PALETTE, "standard": Depth.ANSI, "windows": Depth.ANSI}
# Names of terminals that have all colours: the variable that says so is lost on the way over SSH, the name is not.
_TRUE_TERMS = (
    "xterm-kitty", "xterm-ghostty", "ghostty", "foot", "alacritty", "wezterm", "contour", "rio", "iterm2", "mintty",
)  # fmt: skip
_NO_TERMS = ("dumb", "unknown", "vt1", "vt2", "vt3", "vt4", "ansi-m", "xterm-mono", "xterm-r5", "xterm-r6")
# Set by a terminal for what it starts itself; GNU screen and tmux pass them on to what is not drawn by that terminal.
_TRUE_SIGNS = ("WT_SESSION", "KONSOLE_VERSION")
_VTE_TRUE = 3600


def depth_of(environment: Mapping[str, str]) -> Depth:
    """How many colours may be sent in this environment. An empty NO_COLOR says nothing: see no-color.org."""
    term = environment.get("TERM", "").lower()
    if environment.get("NO_COLOR") or term.startswith(_NO_TERMS) or not term:
        return Depth.NONE
    forced = _FORCED.get(environment.get("TEXTUAL_COLOR_SYSTEM", "").lower())
    if forced is not None:
        return forced
    many = Depth.PALETTE if "256" in term else Depth.ANSI
    if environment.get("STY"):
        # GNU screen takes a colour of three numbers for something else, and hands on what another terminal promised.
        return many
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit") or _is_true(term, environment):
        return Depth.TRUE
    # tmux takes 256 whatever it calls itself, and finds what comes nearest for the terminal that it is drawn on.
    return Depth.PALETTE if environment.get("TMUX") or term.startswith("tmux") else many


def _is_true(term: str, environment: Mapping[str, str]) -> bool:
    if term.startswith(_TRUE_TERMS) or term.endswith("-direct") or "truecolor" in term:
        return True
    if environment.get("TMUX") or term.startswith(("screen", "tmux", "linux")):
        return False
    version = environment.get("VTE_VERSION", "")
    vte = version.isdecimal() and int(version[:9]) >= _VTE_TRUE
    return vte or any(environment.get(name) for name in _TRUE_SIGNS)
