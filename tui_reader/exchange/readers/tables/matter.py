"""What Matter exports."""

from collections.abc import Iterator

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Read
from tui_reader.exchange.making import item
from tui_reader.exchange.readers.tables.rows import Row, rows
from tui_reader.exchange.times import seconds

COLUMNS = {"title", "url", "in queue", "last interaction date"}


def read(given: Given) -> Iterator[Read]:
    """What is read was finished; what is neither that nor in the queue was put away."""
    for row in rows(given.text):
        yield item(
            row.number,
            row["url"],
            title=row["title"],
            byline=row["author"],
            site=row["publisher"],
            tags=[*row["tags"].split(";"), *(["starred"] if _says(row, "favorited") else [])],
            added=seconds(row["last interaction date"]),
            state="finished" if _says(row, "read") else "unread" if _says(row, "in queue") else "archived",
        )


def _says(row: Row, column: str) -> bool:
    return row[column].strip().casefold() in ("true", "1", "yes")
