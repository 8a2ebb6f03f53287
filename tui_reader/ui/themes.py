"""Our own themes."""

from collections.abc import Sequence

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

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


LEGIBLE = 4.5
"""The contrast that WCAG 2 asks of small text at level AA."""
ROOMY = 6.5
"""That of the text on the ground of the status row: what is quiet has to differ from it and be read as well."""


def with_ours(variables: dict[str, str]) -> dict[str, str]:
    """The variables of a theme with those of our stylesheet that it does not set.

    Where the theme has colours of its own, what is quiet and what is coloured in code can be read on its grounds.
    """
    plain, ground, bar = (variables[name] for name in ("foreground", "background", "panel"))
    theirs = {"code-keyword": "text-primary", "code-string": "text-success", "code-name": "text-accent"}
    ours = {name: variables.get(theirs[name], plain) for name in theirs}
    if plain.startswith("ansi"):
        ours |= {"bar": bar, "quiet": plain, "code-comment": plain, "quiet-style": "dim"}
    else:
        bar = _legible(bar, (plain,), ground, ROOMY)
        quiet = _legible(_mixed(plain, ground, QUIET), (ground, bar), plain)
        ours = {name: _legible(colour, (ground,), plain) for name, colour in ours.items()}
        ours |= {"bar": bar, "quiet": quiet, "code-comment": quiet, "quiet-style": "none"}
    return {"heading": plain, **ours, **variables}


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


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21. Source: WCAG 2.1, relative luminance and contrast ratio."""
    low, high = sorted((_luminance(Color.parse(one)), _luminance(Color.parse(other))))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
