"""What Pinboard exports as JSON."""

from collections.abc import Iterator

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Read
from tui_reader.exchange.making import item
from tui_reader.exchange.readers.objects.elements import Broken, elements, text_of
from tui_reader.exchange.times import seconds

FIELDS = {"href", "extended"}


def read(given: Given) -> Iterator[Read]:
    """Its "description" is the title, and "extended" the description."""
    for element in elements(given.text):
        if isinstance(element, Broken):
            yield BadRow(element.number, "is broken, and what follows can not be read")
            return
        fields = element.fields
        yield item(
            element.number,
            fields.get("href"),
            title=fields.get("description"),
            tags=text_of(fields.get("tags")).split(),
            added=seconds(fields.get("time")),
            state="unread" if fields.get("toread") == "yes" else "finished",
            note=fields.get("extended"),
        )
