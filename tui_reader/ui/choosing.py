"""What the person chose while reading: it holds at once, and is remembered for the next start."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tui_reader.reading import Reading
from tui_reader.settings import Settings
from tui_reader.ui.themes import OWN

_HIDDEN = frozenset(("ansi-dark", "ansi-light", "textual-ansi"))


class Choosing:
    """Takes choices. file_settings: what the settings file says. path: of the choices; None: nothing is remembered.

    names: of all themes. worn: the theme that everything is drawn in. try_theme: draws everything in another one.
    """

    def __init__(
        self,
        reading: Reading,
        file_settings: Settings,
        path: Path | None,
        names: Callable[[], Iterable[str]],
        worn: Callable[[], str],
        try_theme: Callable[[str], None],
    ) -> None:
        self._reading = reading
        self._file_settings = file_settings
        self._path = path
        self._names = names
        self._worn = worn
        self.try_theme = try_theme

    def file_says(self, settings: Settings) -> None:
        """The settings file says something else now: that holds, at once, wherever it is not as before.

        What was chosen, or said on the command line, holds for the rest.
        """
        before, now, self._file_settings = self._file_settings._asdict(), settings._asdict(), settings
        changed = {name: value for name, value in now.items() if value != before[name]}
        for name in changed:
            self._reading.forget_choice(name, self._path)
        self._reading.take(self._reading.settings._replace(**changed))

    def set(self, name: str, value: str | int | float | bool) -> None:
        """The settings file says this of a setting now, whatever was chosen instead or said on the command line."""
        self._file_settings = self._file_settings.changed(name, value)
        self._reading.forget_choice(name, self._path)
        self._reading.take(self._reading.settings.changed(name, value))

    @property
    def theme(self) -> str:
        """The theme that everything is drawn in."""
        return self._worn()

    def theme_names(self) -> Sequence[str]:
        """The themes that can be chosen, ours first."""
        own = [theme.name for theme in OWN]
        return [*own, *sorted(name for name in self._names() if name not in _HIDDEN and name not in own)]

    def choose_theme(self, name: str) -> None:
        """Take a theme and remember it."""
        self.try_theme(name)
        self.choose("theme", name)

    def choose_width(self, width: int | None) -> None:
        """Take a text width and remember it; None is the settings file's."""
        self.choose("width", self._file_settings.width if width is None else width)

    def choose(self, name: str, value: str | int | bool) -> None:
        """Let a setting be this from now on, and remember it."""
        self._reading.choose(name, value, self._file_settings, self._path)
