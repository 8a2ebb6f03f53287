"""Where a process of ours takes its modules from: the standard library first, and never the folder it stands in."""

import os
from collections.abc import Mapping, Sequence

# What says where this Python lies, how it reads file names and where it keeps what it compiled; the other variables of
# Python's run code, or change what ours means.
_KEPT = frozenset(
    {"PYTHONHOME", "PYTHONPLATLIBDIR", "PYTHONUTF8", "PYTHONCOERCECLOCALE", "PYTHONHASHSEED"}
    | {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"}
)


def environment(ours: Mapping[str, str]) -> dict[str, str]:
    """The variables of a process of ours, from those of this one."""
    return {name: value for name, value in ours.items() if not name.startswith("PYTHON") or name in _KEPT}


def folders(path: Sequence[str], here: str, ours: Mapping[str, str]) -> list[str]:
    """The entries of `path` that a process of ours may look into after its own: neither `here` nor relative ones.

    here: the current folder, all links followed, "" for none. Python makes relative entries of PYTHONPATH (an empty one
    too) absolute when it starts, so they are known by what the variable says.
    """
    named = ours.get("PYTHONPATH", "").split(os.pathsep)
    relative = {os.path.normpath(f"{here}/{entry}") for entry in named if not entry.startswith("/")}
    return [entry for entry in path if entry.startswith("/") and os.path.realpath(entry) not in {here, *relative}]
