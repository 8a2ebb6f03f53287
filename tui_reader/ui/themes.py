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
