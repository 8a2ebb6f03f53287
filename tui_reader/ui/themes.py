"""Our own themes, and what every theme becomes on a terminal that has not all colours."""

from collections.abc import Mapping, Sequence

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui_reader.ui.colours.contrast import LEGIBLE, contrast, rgb
from tui_reader.ui.colours.depth import Depth

# Paints no background and no colour: the terminal's own. Bold, underline, dim and reverse carry every meaning.
TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    # What Textual's own stylesheets ask an ansi theme for.
    variables=BUILTIN_THEMES["ansi-dark"].variables,
)

# Two for reading: warm paper and a dark room. What is quiet has a colour of its own instead of half of the text's, so
# that it keeps the contrast of 4.5 that WCAG 2 asks of small text (level AA); the text itself has more than 7 (AAA).
PAPER = Theme(
    name="paper",
    dark=False,
    primary="#7a3b12",
    secondary="#5b4a1e",
    accent="#7a3b12",
    success="#33602c",
    warning="#7a4f00",
    error="#9b1c1c",
    foreground="#2b2620",
    background="#f7f2e7",
    surface="#f7f2e7",
    panel="#ece4d3",
    boost="#ece4d3",
    variables={
        "quiet": "#675d4f", "quiet-style": "none", "heading": "#5c2c0c",
        "code-keyword": "#7a3b12", "code-string": "#33602c", "code-comment": "#675d4f", "code-name": "#1f4e79",
    },
)  # fmt: skip
LAMP = Theme(
    name="lamp",
    dark=True,
    primary="#e0b070",
    secondary="#c8b890",
    accent="#e0b070",
    success="#a8c89a",
    warning="#e6c070",
    error="#f0a090",
    foreground="#d9d2c3",
    background="#1b1a18",
    surface="#1b1a18",
    panel="#292723",
    boost="#292723",
    variables={
        "quiet": "#a39b8b", "quiet-style": "none", "heading": "#ecd9b0",
        "code-keyword": "#e0b070", "code-string": "#a8c89a", "code-comment": "#a39b8b", "code-name": "#9cc0e0",
    },
)  # fmt: skip
OWN = (TERMINAL, PAPER, LAMP)

# Picked by eye, by the numbers of the colours. Of the 256 the greys are no warmer than this; of the sixteen, which are
# whatever a user made them, only black and blue can be read on every white, and what is bright on every black.
PICKED: Mapping[tuple[str, Depth], Mapping[str, int]] = {
    ("paper", Depth.PALETTE): {
        "background": 255, "bar": 253, "panel": 253, "lit": 223, "foreground": 235, "quiet": 240, "heading": 52,
        "code-keyword": 88, "code-string": 22, "code-comment": 240, "code-name": 24,
    },
    ("lamp", Depth.PALETTE): {
        "background": 234, "bar": 236, "panel": 236, "lit": 236, "foreground": 253, "quiet": 247, "heading": 223,
        "code-keyword": 179, "code-string": 151, "code-comment": 247, "code-name": 110,
    },
    ("paper", Depth.ANSI): {
        "background": 15, "bar": 7, "panel": 7, "lit": 15, "foreground": 0, "quiet": 0, "heading": 4,
        "code-keyword": 0, "code-string": 4, "code-comment": 0, "code-name": 4,
    },
    ("lamp", Depth.ANSI): {
        "background": 0, "bar": 0, "panel": 0, "lit": 0, "foreground": 15, "quiet": 7, "heading": 11,
        "code-keyword": 11, "code-string": 10, "code-comment": 7, "code-name": 14,
    },
}  # fmt: skip


GROUNDS = ("background", "lit", "bar")
OF_TEXT = ("background", "lit")
"""That of the text, and of what is highlighted in it."""
INKS: Mapping[str, Sequence[str]] = {
    "foreground": GROUNDS, "quiet": GROUNDS, "heading": OF_TEXT, "code-keyword": OF_TEXT,
    "code-string": OF_TEXT, "code-comment": OF_TEXT, "code-name": OF_TEXT,
}  # fmt: skip
"""What our stylesheet writes with, and the grounds that it is written on."""
ROOMY = 6.5
"""That of the text on the ground of the status row: what is quiet has to differ from it and be read as well."""


def with_ours(variables: dict[str, str], depth: Depth = Depth.TRUE, name: str = "") -> dict[str, str]:
    """The variables of the theme of this name with those of our stylesheet that it does not set, in these colours.

    Where the theme has colours of its own, what is quiet and what is coloured in code can be read on its grounds.
    """
    ours = _completed(variables)
    if depth in (Depth.TRUE, Depth.NONE) or ours["foreground"].startswith("ansi"):
        return ours
    from tui_reader.ui.colours.palette import colours_of  # a terminal with all colours needs no table of them

    numbers, colours = PICKED.get((name, depth)) or _near(ours, depth), colours_of(depth)
    return ours | {ink: "#{:02x}{:02x}{:02x}".format(*colours[number]) for ink, number in numbers.items()}


def _near(ours: Mapping[str, str], depth: Depth) -> dict[str, int]:
    """The numbers of the colours that come nearest to a theme's and can be read as well."""
    from tui_reader.ui.colours.palette import nearest

    wanted = {name: rgb(Color.parse(ours[name]).hex6) for name in (*GROUNDS, *INKS)}
    if depth is Depth.ANSI:
        dark = contrast(Color.parse(ours["background"]).hex6, "#ffffff") > contrast("#808080", "#ffffff")
        # No soft ground is among the sixteen.
        ground, lit, bar = (0, 0, 0) if dark else (15, 15, 7)
    else:
        ground, lit, bar = (nearest(wanted[name], depth) for name in GROUNDS)
    found = {"background": ground, "lit": lit, "bar": bar, "panel": bar}
    for name, on in INKS.items():
        grounds = tuple(found[ground] for ground in on)
        found[name] = nearest(wanted[name], depth, grounds, ROOMY if name == "foreground" else LEGIBLE)
    return found


def _completed(variables: dict[str, str]) -> dict[str, str]:
    plain, ground, bar = (variables[name] for name in ("foreground", "background", "panel"))
    theirs = {"code-keyword": "text-primary", "code-string": "text-success", "code-name": "text-accent"}
    ours = {name: variables.get(theirs[name], plain) for name in theirs}
    if plain.startswith("ansi"):
        ours |= {"bar": bar, "lit": ground, "quiet": plain, "code-comment": plain, "quiet-style": "dim"}
    else:
        bar = _legible(bar, (plain,), ground, ROOMY)
        quiet = _legible(_mixed(plain, ground, QUIET), (ground, bar), plain)
        ours = {name: _legible(colour, (ground,), plain) for name, colour in ours.items()}
        ours |= {"bar": bar, "quiet": quiet, "code-comment": quiet, "quiet-style": "none"}
        inks = {"heading": plain, **ours, **variables}
        lit = _legible(_mixed(ground, variables["warning"], LIT), (plain,), ground, ROOMY)
        ours["lit"] = _legible(lit, [inks[ink] for ink in INKS], ground)
    return {"heading": plain, **ours, **variables}


LIT = 0.2
"""How far the ground of what is highlighted lies from the text's towards the theme's colour of warnings."""
QUIET = 0.4
"""How far what is quiet lies from the text's colour towards the ground's, where that can still be read."""


def _mixed(one: str, other: str, share: float) -> str:
    return Color.parse(one).blend(Color.parse(other), share).hex6


def _legible(colour: str, beside: Sequence[str], towards: str, least: float = LEGIBLE) -> str:
    """A colour, so far towards another that its contrast with those beside it is enough, or all the way."""
    for step in range(20):
        found = _mixed(colour, towards, step / 20)
        if all(contrast(found, ground) >= least for ground in beside):
            return found
    return towards
