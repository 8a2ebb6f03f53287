"""What was chosen in the program itself, kept apart from the user's file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui_reader.errors import UsageError
from tui_reader.private_files import read, replace
from tui_reader.settings import checks
from tui_reader.settings.settings import Settings

Choice = str | int | bool
LARGEST = 1_000_000
"""Bytes of the choices that are read; they take some hundreds."""

CHOSEN: dict[str, Callable[[Settings], Choice]] = {
    "theme": lambda settings: settings.theme,
    "width": lambda settings: settings.width,
    "spacing": lambda settings: settings.spacing,
    "justify": lambda settings: settings.justify,
    "hyphenate": lambda settings: settings.hyphenate,
    "footer": lambda settings: settings.footer,
    "sort": lambda settings: settings.sort,
    "plain": lambda settings: settings.plain,
}
"""What the program may remember by itself, and where it stands."""


def chosen(settings: Settings, name: str, value: object) -> Settings:
    """`settings` with one of them changed; raises checks.Wrong for a value that it can not have."""
    return settings._replace(**{name: checks.SETTINGS[name](value)})


def read_choices(path: Path | None, settings: Settings) -> Settings:
    """`settings` with what was chosen in the program.

    A choice holds until the settings file says something else than it did when the choice was made.
    """
    stored, result = _stored(path), settings
    for name, said in CHOSEN.items():
        entry = stored.get(name)
        if isinstance(entry, dict) and entry.get("instead_of") == said(settings):
            try:
                result = chosen(result, name, entry.get("value"))
            except checks.Wrong:
                continue
    return result


def save_choice(path: Path, settings: Settings, name: str, value: Choice) -> None:
    """Remember a choice made in the program; `settings` is what the file says. Raises UsageError when it can not."""
    _store(path, {**_stored(path), name: {"value": value, "instead_of": CHOSEN[name](settings)}})


def forget_choice(path: Path, name: str) -> None:
    """Forget what was chosen: the settings file says it now. Raises UsageError when it can not."""
    stored = _stored(path)
    if stored.pop(name, None) is not None:
        _store(path, stored)


def _store(path: Path, stored: dict[str, Any]) -> None:
    import json

    try:
        replace(path, json.dumps(stored, indent=1, sort_keys=True))
    except OSError as error:
        raise UsageError("The choices can not be written", f"{path}: {error.strerror}") from error


def _stored(path: Path | None) -> dict[str, Any]:
    import json

    try:
        stored = json.loads(read(path, LARGEST)) if path else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}
