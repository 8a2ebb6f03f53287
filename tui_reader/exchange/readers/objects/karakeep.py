"""What Karakeep (once Hoarder) exports."""

from collections.abc import Iterator
from typing import Any

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Read
from tui_reader.exchange.making import item
from tui_reader.exchange.readers.objects.elements import Broken, elements, fields_of, list_of
from tui_reader.exchange.times import seconds

KEY = "bookmarks"
FIELDS = {"content", "createdAt"}


def read(given: Given) -> Iterator[Read]:
    """Its bookmarks may also be texts and pictures: those are no articles."""
    for element in elements(given.text, KEY):
        if isinstance(element, Broken):
            yield BadRow(element.number, "is broken, and what follows can not be read")
            return
        fields, content = element.fields, fields_of(element.fields.get("content"))
        yield item(
            element.number,
            content.get("url"),
            title=fields.get("title") or content.get("title"),
            tags=_names(fields.get("tags")),
            added=seconds(fields.get("createdAt")),
            state="archived" if fields.get("archived") is True else "unread",
            note=fields.get("note"),
        )


def _names(tags: Any) -> Iterator[object]:
    for tag in list_of(tags):
        yield tag.get("name") if isinstance(tag, dict) else tag
