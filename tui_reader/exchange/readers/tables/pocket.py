"""What Pocket exported in 2024 and 2025: part_000000.csv."""

from collections.abc import Iterator

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Read
from tui_reader.exchange.making import item
from tui_reader.exchange.readers.tables.rows import rows
from tui_reader.exchange.times import seconds

COLUMNS = {"title", "url", "time_added", "tags", "status"}


def read(given: Given) -> Iterator[Read]:
    """Tags are joined by "|", a status is "unread" or "archive", a title may be the address once more."""
    for row in rows(given.text):
        yield item(
            row.number,
            row["url"],
            title=row["title"],
            tags=row["tags"].split("|"),
            added=seconds(row["time_added"]),
            state="archived" if row["status"].strip() == "archive" else "unread",
        )
