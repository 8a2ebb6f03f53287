"""How a cell looks, and the shortest way from one look to the next."""

import os
from collections.abc import Mapping
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from rich.style import Style
from textual.strip import SGR_STYLES

from tui_reader.ui.colours.depth import Depth
from tui_reader.ui.colours.reduced import reduced
from tui_reader.ui.output.abilities import abilities

_GIVEN = attrgetter(
    "bold", "dim", "italic", "underline", "blink", "blink2", "reverse", "conceal", "strike", "underline2", "frame",
    "encircle", "overline",
)  # fmt: skip
"""What a style says of itself, in the order of Textual's SGR_STYLES."""
UNDERLINE, DOUBLE = "4", "21"
DOTTED = "4:4"
OVER, TWICE = "53", "4:2"


class Look(NamedTuple):
    """SGR parameters. attributes: "1", "4" and so on; "" for the terminal's own colours.

    loose: terminals do not agree how many cells this text takes; it is written whole and never moved.
    """

    attributes: tuple[str, ...] = ()
    foreground: str = ""
    background: str = ""
    loose: bool = False


PLAIN = Look()


@lru_cache(1024)
def look_of(style: Style | None, depth: Depth) -> Look:
    """The look of a Rich style, in the colours that the terminal has."""
    if style is None:
        return PLAIN
    style = reduced(style, depth)
    attributes = tuple(compress(SGR_STYLES, _GIVEN(style)))
    if OVER in attributes:
        attributes = (*(code for code in attributes if code not in (UNDERLINE, DOUBLE, OVER)), doubled(os.environ))
    elif DOUBLE in attributes:
        attributes = (*(code for code in attributes if code not in (UNDERLINE, DOUBLE)), dotted(os.environ))
    foreground = ";".join(style.color.get_ansi_codes()) if style.color else ""
    background = ";".join(style.bgcolor.get_ansi_codes(False)) if style.bgcolor else ""
    return Look(attributes, "" if foreground == "39" else foreground, "" if background == "49" else background)


def dotted(environment: Mapping[str, str]) -> str:
    """What draws a dotted line below: others would take the parameter for something else."""
    return DOTTED if abilities(environment).dots else UNDERLINE


def doubled(environment: Mapping[str, str]) -> str:
    """What draws two lines below: others would take the parameter for something else."""
    return TWICE if abilities(environment).dots else UNDERLINE


@lru_cache(4096)
def change(before: Look, after: Look) -> str:
    """The control sequence that turns one look into the other; "" when they look alike."""
    if before[:3] == after[:3]:
        return ""
    if after[:3] == PLAIN[:3]:
        return "\x1b[m"
    anew = ";".join(("0", *after.attributes, *filter(None, after[1:3])))
    if not set(before.attributes) <= set(after.attributes):
        return f"\x1b[{anew}m"
    added = [code for code in after.attributes if code not in before.attributes]
    if before.foreground != after.foreground:
        added.append(after.foreground or "39")
    if before.background != after.background:
        added.append(after.background or "49")
    return f"\x1b[{min(';'.join(added), anew, key=len)}m"
