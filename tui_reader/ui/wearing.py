"""What the app wears: the theme and the settings that are seen on every screen."""

from collections.abc import Callable
from typing import Protocol

from textual.theme import Theme

from tui_reader.ui.themes import OWN, TERMINAL


class Wearer(Protocol):
    """The app, as far as it can be dressed. no_color: it shows attributes alone."""

    theme: str
    no_color: bool

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Those that can be worn, by name."""

    def register_theme(self, theme: Theme) -> None:
        """Add one."""


def take_theme(app: Wearer, wanted: str, shows: str) -> list[str]:
    """Wear the theme of the settings; what there is to say when there is none of that name. shows: the key of all."""
    for own in OWN:
        app.register_theme(own)
    # Attributes carry every meaning there; a theme of colours has none for the cursor's row or the status row.
    theme = wanted if not app.no_color else TERMINAL.name
    app.theme = theme if theme in app.available_themes else TERMINAL.name
    return [] if app.theme == theme else [": ".join(filter(None, (f"there is no theme {theme}", shows)))]


def wear(app: Wearer, theme: str, say: Callable[[str], None]) -> None:
    """Wear a theme that was chosen, where it can be seen."""
    if app.no_color:
        say("no theme shows its colours here: NO_COLOR, or a terminal without")
    else:
        app.theme = theme
