"""What Readwise Reader exports: its documents."""

import ast
from collections.abc import Iterator

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Read, State
from tui_reader.exchange.making import item
from tui_reader.exchange.readers.tables.rows import Row, rows
from tui_reader.exchange.times import seconds

COLUMNS = {"title", "url", "document tags", "location", "seen"}
_LONGEST_LIST = 10_000


def read(given: Given) -> Iterator[Read]:
    """Rows of the location "feed" are what feeds brought and nobody kept: they are passed over."""
    for row in rows(given.text):
        if row["location"].strip().casefold() == "feed":
            continue
        yield item(
            row.number,
            row["url"],
            title=row["title"],
            tags=_tags(row["document tags"]),
            added=seconds(row["saved date"]),
            state=_state(row),
            fraction=_fraction(row["reading progress"]),
        )


def _state(row: Row) -> State:
    if row["location"].strip().casefold() == "archive":
        return "archived"
    return "reading" if 0 < (_fraction(row["reading progress"]) or 0) < 1 else "unread"


def _tags(cell: str) -> tuple[str, ...]:
    """A list as Python writes it; read as a value, never as a program."""
    if not cell.strip() or len(cell) > _LONGEST_LIST:
        return ()
    try:
        found = ast.literal_eval(cell.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return tuple(cell.strip("[]").replace("'", "").split(","))
    return tuple(map(str, found)) if isinstance(found, list | tuple | set) else (str(found),)


def _fraction(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
