"""What --help says, wrapped: rows of an option and its words, parted by a tab, and lines that stand as they are."""

import os

TYPE_CHECKING = False  # typing costs as much as all of it
if TYPE_CHECKING:
    from collections.abc import Mapping

_COLUMN = 24
"""Where the words begin; what is named longer has a line of its own."""
_LEAST = 20


def columns(environment: "Mapping[str, str]", descriptor: int = 1) -> int:
    """How wide the help may be: COLUMNS, else the terminal, else 80."""
    said = environment.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said[:6]):
        return int(said[:6])
    try:
        return os.get_terminal_size(descriptor).columns or 80
    except OSError:
        return 80


def wrapped(told: str, width: int) -> str:
    """The rows of `told` in lines of at most so many columns."""
    lines: list[str] = []
    for row in told.split("\n"):
        name, tab, words = row.partition("\t")
        if not tab:
            lines.append(row)
            continue
        parts = _parts(words, max(width - 2 - _COLUMN, _LEAST))
        if len(name) > _COLUMN - 2:
            lines.append(name)
            name = ""
        lines.append(f"{name:{_COLUMN}}{parts[0]}")
        lines += [" " * _COLUMN + part for part in parts[1:]]
    return "\n".join(lines)


def _parts(words: str, width: int) -> list[str]:
    parts = [""]
    for word in words.split():
        if parts[-1] and len(parts[-1]) + 1 + len(word) > width:
            parts.append("")
        parts[-1] += f" {word}" if parts[-1] else word
    return parts
