"""Highlights as a table that Readwise takes: a highlight a row; RFC 4180."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from tui_reader.exchange.items import Item
from tui_reader.exchange.times import iso

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def readwise(items: Iterable[Item]) -> Iterator[str]:
    """The first row with the names of the columns, and a row for each highlight. Dates are UTC."""
    yield _row(COLUMNS)
    for item in items:
        for number, passage in enumerate(item.passages, 1):
            date = iso(passage.created).replace("T", " ").removesuffix("Z")
            yield _row((passage.quote, item.title, item.byline, item.address, passage.note, str(number), date))


def _row(cells: Iterable[str]) -> str:
    held = StringIO()
    csv.writer(held).writerow(cells)
    return held.getvalue()
