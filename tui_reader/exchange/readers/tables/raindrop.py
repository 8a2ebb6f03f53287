"""What Raindrop exports."""

from collections.abc import Iterator

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Read
from tui_reader.exchange.making import folders, item
from tui_reader.exchange.readers.tables.rows import rows
from tui_reader.exchange.times import seconds

COLUMNS = {"title", "url", "folder", "tags", "created", "cover"}


def read(given: Given) -> Iterator[Read]:
    """Highlights are text in a cell whose form is nowhere told: they come as part of the note."""
    for row in rows(given.text):
        starred = ["starred"] if row["favorite"].strip().casefold() == "true" else []
        yield item(
            row.number,
            row["url"],
            title=row["title"],
            tags=[*row["tags"].split(","), *folders(row["folder"], "unsorted"), *starred],
            added=seconds(row["created"]),
            note="\n\n".join(filter(None, (row["note"].strip(), row["highlights"].strip()))),
        )
