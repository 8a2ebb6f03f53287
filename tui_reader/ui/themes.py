"""Our own themes."""

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


def with_ours(variables: dict[str, str]) -> dict[str, str]:
    """The variables of a theme with those of our stylesheet that it does not set."""
    plain = variables["foreground"]
    theirs = {"code-keyword": "text-primary", "code-string": "text-success", "code-name": "text-accent"}
    ours = {name: variables.get(theirs[name], plain) for name in theirs}
    return {"quiet": plain, "heading": plain, "code-comment": plain, "quiet-style": "dim", **ours, **variables}
