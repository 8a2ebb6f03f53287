"""Highlights as Readwise takes and gives them: one a row."""

from collections.abc import Iterator

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Read
from tui_reader.exchange.making import item, passage
from tui_reader.exchange.readers.tables.rows import Row, rows
from tui_reader.exchange.times import seconds

COLUMNS = {"highlight"}


def read(given: Given) -> Iterator[Read]:
    """The columns of both their forms, the one they take and the one they export."""
    for row in rows(given.text):
        if not row["highlight"].strip():
            yield BadRow(row.number, "has no highlight")
            continue
        created = seconds(_first(row, "date", "highlighted at"))
        yield item(
            row.number,
            _first(row, "url", "source url"),
            title=_first(row, "title", "book title"),
            byline=_first(row, "author", "book author"),
            tags=row["document tags"].split(","),
            added=created,
            passages=[passage(row["highlight"], row["note"], created=created)],
        )


def _first(row: Row, *names: str) -> str:
    return next((row[name] for name in names if row[name].strip()), "")
