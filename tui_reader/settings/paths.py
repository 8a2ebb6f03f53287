"""Where the settings file and the remembered choices lie."""

from collections.abc import Callable
from pathlib import Path

FILE = "settings.toml"
CHOICES = "choices.json"


def default_path() -> Path | None:
    """Where the user's settings file lies, or None when the machine has no home for it."""
    from platformdirs import user_config_path  # 5 ms, and only with settings

    folder = _folder(lambda: user_config_path("tui-reader", appauthor=False), ".config")
    return folder / FILE if folder else None


def choices_path() -> Path | None:
    """Where the program remembers what was chosen in it, or None when there is no place."""
    from platformdirs import user_state_path

    folder = _folder(lambda: user_state_path("tui-reader", appauthor=False), ".local/state")
    return folder / CHOICES if folder else None


def _folder(usual: Callable[[], Path], in_home: str) -> Path | None:
    """A folder of platformdirs; a relative XDG folder is passed over, as its specification says."""
    try:
        folder = usual()
        if not folder.is_absolute():
            folder = Path.home() / in_home / "tui-reader"
    except (OSError, RuntimeError, KeyError):
        return None
    return folder if folder.is_absolute() else None
