"""The elements of a JSON list, one at a time: a whole file of them as objects takes ten times its room."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_BLANK = re.compile(r"[\s,]*")
_BROKEN = (ValueError, RecursionError)
_decode = json.JSONDecoder().raw_decode


class Element(NamedTuple):
    """An element that is an object. number: from 1."""

    number: int
    fields: Mapping[str, Any]


class Broken(NamedTuple):
    """What can not be read any further, and from which element on."""

    number: int


def elements(text: str, *keys: str) -> Iterator[Element | Broken]:
    """The objects of the list that is the whole text, or that stands under the first of `keys` in an object.

    What is no object is an element without fields.
    """
    at = _list_start(text, keys)
    number = 0
    while at is not None:
        at = _after_blanks(text, at)
        if text[at : at + 1] == "]":
            return
        number += 1
        try:
            value, at = _decode(text, at)
        except _BROKEN:
            yield Broken(number)
            return
        yield Element(number, value if isinstance(value, dict) else {})


def first(text: str, *keys: str) -> Mapping[str, Any]:
    """The fields of the first element; none when there is none."""
    found = next(elements(text, *keys), None)
    return found.fields if isinstance(found, Element) else {}


def text_of(value: object) -> str:
    """A string; "" for anything else."""
    return value if isinstance(value, str) else ""


def list_of(value: object) -> list[Any]:
    """A list; an empty one for anything else."""
    return value if isinstance(value, list) else []


def fields_of(value: object) -> Mapping[str, Any]:
    """An object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def _list_start(text: str, keys: tuple[str, ...]) -> int | None:
    start = _after_blanks(text, 0)
    if text[start : start + 1] == "[":
        return start + 1 if not keys else None
    for key in keys:
        if text[start : start + 1] == "{" and (found := re.compile(rf'"{key}"\s*:\s*\[').search(text, start)):
            return found.end()
    return None


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
