"""The fields that stand before a Markdown text."""

import json
import re
from collections.abc import Sequence

from markdown_it.token import Token

from tui_reader.clean import one_line

_FIELD = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)")


def front_matter(tokens: Sequence[Token]) -> dict[str, str]:
    """The simple fields of the front matter, names in lower case; nested and folded values are left out."""
    if not tokens or tokens[0].type != "front_matter":
        return {}
    fields: dict[str, str] = {}
    for line in tokens[0].content.split("\n"):
        if match := _FIELD.fullmatch(line.rstrip()):
            fields.setdefault(match[1].lower(), one_line(_scalar(match[2])))
    return fields


def _scalar(value: str) -> str:
    """A YAML value of one line: double-quoted as JSON is, single-quoted, a list's items joined, or bare."""
    if value.startswith('"') and value.endswith('"'):
        try:
            decoded = json.loads(value)
        except ValueError:
            return value.strip('"')
        return decoded if isinstance(decoded, str) else ""
    if value.startswith("'") and value.endswith("'") and len(value) > 1:
        return value[1:-1].replace("''", "'")
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(item.strip()) for item in value[1:-1].split(","))
    return "" if value[:1] in ("{", "|", ">", "&", "*", "!") else value.split(" #", 1)[0].strip()
