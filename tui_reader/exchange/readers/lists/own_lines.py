"""Our own form: a JSON object a line, everything that is kept; see `library.exchanged.own_form`."""

import json
from collections.abc import Iterator

from tui_reader.clean import clean
from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, OwnObject, Read

VERSION = 1
HEAD = '{"kind": "library", "version": '


def is_ours(head: str) -> bool:
    """Whether a file begins as ours do."""
    return head.startswith(HEAD)


def read(given: Given) -> Iterator[Read]:
    """The objects, by their lines; what `clean` would change is refused, for places count the characters of a text."""
    at, number = 0, 0
    text = given.text
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line, at, number = text[at:end], end, number + 1
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            yield BadRow(number, "is no JSON")
            continue
        if (read := _object(number, fields)) is not None:
            yield read


def _object(number: int, fields: object) -> Read | None:
    if not isinstance(fields, dict) or not isinstance(fields.get("kind"), str):
        return BadRow(number, "is no object that says its kind")
    if fields["kind"] == "library":
        is_known = fields.get("version") == VERSION
        return None if is_known else BadRow(number, "says that a newer version of tui-reader wrote this file")
    if not _is_clean(fields):
        return BadRow(number, "has characters in it that a terminal would obey")
    return OwnObject(fields)


def _is_clean(value: object) -> bool:
    if isinstance(value, str):
        return clean(value) == value
    if isinstance(value, dict):
        return all(_is_clean(key) and _is_clean(inner) for key, inner in value.items())
    return all(map(_is_clean, value)) if isinstance(value, list) else True
