"""Asking a library for words."""

from tui_reader.finding.query import parsed
from tui_reader.library.library import Library
from tui_reader.library.search.find import Find
from tui_reader.library.values import Findings

NOW = 1_781_524_800.0


def tended(library: Library) -> Library:
    """All upkeep done."""
    while library.tend():
        pass
    return library


def found_by(library: Library, typed: str, limit: int = 20) -> Findings:
    """What a query finds, as it is typed."""
    return library.ask(Find(parsed(typed, NOW), limit))


def titles(library: Library, typed: str) -> list[str]:
    """The titles of what it finds."""
    return [found.row.title for found in found_by(library, typed).found]
