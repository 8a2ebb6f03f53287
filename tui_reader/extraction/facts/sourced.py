"""A fact of a page with where it stood there."""

from typing import NamedTuple

HEADING = "the heading shown"
LINKED = "JSON-LD"
MARKED = "the page's marks"
BESIDE = "beside the title"
ADDRESS = "the address"


class Sourced(NamedTuple):
    """text: the fact. source: where it stood, in words for a person; "" with no text."""

    text: str = ""
    source: str = ""


def meta_source(name: str) -> str:
    """The source of what a meta element of this name says."""
    return f"meta {name}"
