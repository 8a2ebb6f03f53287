"""What a list says, before it is a document."""

from typing import NamedTuple

from tui_reader.article.document import Item

MOST_ITEMS = 2000
LONGEST_SUMMARY = 2000
SHORTER_FROM = 200
SHORTER_SUMMARY = 500
"""Characters of a summary, and of one in a list of more entries: all of them stay in memory and in the library."""


class ToldList(NamedTuple):
    """title: "" for none. home: the address of the pages it belongs to. language: a tag."""

    title: str
    home: str
    language: str
    items: tuple[Item, ...]


def summary_size(entries: int) -> int:
    """Characters that each summary may have in a list of so many entries."""
    return LONGEST_SUMMARY if entries <= SHORTER_FROM else SHORTER_SUMMARY
