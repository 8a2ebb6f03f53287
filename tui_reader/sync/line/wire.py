"""A write as it goes over a line: a list of kind, key, value, hlc, node and seq, and what it has seen if it has."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from tui_reader.merging.writes import NOTHING, Write

LONGEST_KEY = 10_000
_LARGEST = 2**63 - 1
_LONGEST_NAME = 16
_NODE = re.compile(r"[0-9A-Za-z]{1,16}")
_KIND = re.compile(r"[a-z]{1,16}")
_SEEN_NODE = re.compile(r"[0-9A-Za-z]{1,16}(/[0-9A-Za-z-]{1,64})*")
_MOST_SEEN = 1000


def items_of(writes: Iterable[Write]) -> Iterator[list[Any]]:
    """Writes as lists."""
    for write in writes:
        yield list(write[:6]) if not write.seen else [*write[:6], dict(write.seen)]


def writes_of(items: Iterable[Any]) -> Iterator[Write]:
    """The writes of such lists; raises ValueError for what is none. A kind that is not known here is one."""
    return map(write_of, items)


def write_of(item: Any) -> Write:
    """The write of one list; raises ValueError."""
    if type(item) is not list or not 6 <= len(item) <= 7:
        raise ValueError("no write")
    kind, key, value, hlc, node, seq = item[:6]
    if not (
        type(kind) is str
        and type(key) is str
        and type(hlc) is int
        and type(node) is str
        and type(seq) is int
        and (value is None or type(value) is dict)
        and 0 <= hlc <= _LARGEST
        and 0 < seq <= _LARGEST
        and len(key) <= LONGEST_KEY
        and len(kind) <= _LONGEST_NAME
        and _fits(kind, _KIND)
        and is_node(node)
    ):
        raise ValueError("no write")
    return Write(kind, key, value, hlc, node, seq, _seen(item[6]) if len(item) == 7 else NOTHING)


def is_node(name: object) -> bool:
    """Whether this can be the name of a library."""
    return type(name) is str and len(name) <= _LONGEST_NAME and _fits(name, _NODE)


# There are few kinds and few libraries, and each write names one of both.
@lru_cache(1000)
def _fits(name: str, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(name) is not None


def _seen(value: Any) -> dict[str, int]:
    if type(value) is not dict or len(value) > _MOST_SEEN:
        raise ValueError("no vector")
    if not all(_SEEN_NODE.fullmatch(node) and type(hlc) is int and 0 <= hlc <= _LARGEST for node, hlc in value.items()):
        raise ValueError("no vector")
    return value
