"""What Instapaper exports; its older files have four columns."""

import json
from collections.abc import Iterator

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Read, State
from tui_reader.exchange.making import folders, item, passage
from tui_reader.exchange.readers.tables.rows import rows
from tui_reader.exchange.times import seconds

COLUMNS = {"url", "title", "selection", "folder"}
_STATES: dict[str, State] = {"archive": "archived"}
_PLACES = ("unread", "archive", "starred")


def read(given: Given) -> Iterator[Read]:
    """Unread, Archive and Starred are no folders but states; a selection is a quotation; tags are JSON in a cell."""
    for row in rows(given.text):
        folder, tags = row["folder"].strip(), _tags(row["tags"])
        if tags is None:
            yield BadRow(row.number, "has tags that are no list; the rest of it is taken")
        starred = ["starred"] if folder.casefold() == "starred" else []
        found = item(
            row.number,
            row["url"],
            title=row["title"],
            tags=[*(tags or ()), *folders(folder, *_PLACES), *starred],
            added=seconds(row["timestamp"]),
            state=_STATES.get(folder.casefold(), "unread"),
            passages=[passage(row["selection"])] if row["selection"].strip() else (),
        )
        yield found


def _tags(cell: str) -> list[str] | None:
    try:
        tags = json.loads(cell) if cell.strip() else []
    except (ValueError, RecursionError):
        return None
    return [str(tag) for tag in tags] if isinstance(tags, list) else None
