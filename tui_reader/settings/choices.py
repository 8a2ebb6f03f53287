"""What was chosen in the program itself, kept apart from the user's file."""

import os
from pathlib import Path
from typing import Any

from tui_reader.settings import checks
from tui_reader.settings.settings import Settings

# What the program may remember by itself.
CHOSEN = ("theme", "width", "spacing", "justify", "hyphenate", "footer", "plain")


def read_choices(path: Path | None, settings: Settings) -> Settings:
    """`settings` with what was chosen in the program.

    A choice holds until the settings file says something else than it did when the choice was made.
    """
    changes = {}
    for name, entry in _stored(path).items():
        if name in CHOSEN and isinstance(entry, dict) and entry.get("instead_of") == getattr(settings, name):
            try:
                changes[name] = checks.SETTINGS[name](entry.get("value"))
            except checks.Wrong:
                continue
    return settings._replace(**changes)


def save_choice(path: Path | None, settings: Settings, name: str, value: str | int | bool) -> bool:
    """Remember a choice made in the program; `settings` is what the file says. Returns whether it could be written."""
    assert name in CHOSEN, name
    if path is None:
        return False
    stored = _stored(path)
    stored[name] = {"value": value, "instead_of": getattr(settings, name)}
    return _write(path, stored)


def _stored(path: Path | None) -> dict[str, Any]:
    import json

    try:
        stored = json.loads(path.read_bytes()) if path else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _write(path: Path, stored: dict[str, Any]) -> bool:
    """Replace the file in one step, readable by its owner only."""
    import json
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # mkstemp makes files of mode 0600.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(stored, file, indent=1, sort_keys=True)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    except OSError:
        return False
    return True
