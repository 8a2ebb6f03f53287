"""Where the settings file and the remembered choices lie."""

from pathlib import Path

FILE = "settings.toml"
CHOICES = "choices.json"


def default_path() -> Path | None:
    """Where the user's settings file lies, or None when the machine has no home for it."""
    folder = _folder("user_config_path", ".config")
    return folder / FILE if folder else None


def choices_path() -> Path | None:
    """Where the program remembers what was chosen in it, or None when there is no place."""
    folder = _folder("user_state_path", ".local/state")
    return folder / CHOICES if folder else None


def _folder(kind: str, in_home: str) -> Path | None:
    """A folder of platformdirs; a relative XDG folder is passed over, as its specification says."""
    import platformdirs  # 5 ms, and only with settings

    try:
        folder: Path = getattr(platformdirs, kind)("tui-reader", appauthor=False)
        if not folder.is_absolute():
            folder = Path.home() / in_home / "tui-reader"
    except (OSError, RuntimeError, KeyError):
        return None
    return folder if folder.is_absolute() else None
