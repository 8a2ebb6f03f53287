"""How a new note begins and what its file is called: a text with fields, in which nothing is run."""

import re
from collections.abc import Mapping
from typing import NamedTuple

FIELDS = ("title", "address", "author", "site", "published", "added", "tags", "note")
"""What stands in braces, for what of the article: `{title}`."""
_FIELD = re.compile(r"\{([^{}]*)\}")


class NoteForm(NamedTuple):
    """name: of the file, without its ending. head: what stands above the first highlight."""

    name: str = "{site} - {title}"
    head: str = "[{title}](<{address}>)"


def unknown_fields(text: str) -> list[str]:
    """The names in braces that are no field, as they are written."""
    return [name for name in _FIELD.findall(text) if name not in FIELDS]


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with values in the place of its fields; what is in braces and no field stays."""
    return _FIELD.sub(lambda field: values.get(field[1], field[0]), text)
