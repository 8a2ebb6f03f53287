"""What Linkwarden exports."""

from collections.abc import Iterator

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Read
from tui_reader.exchange.making import item
from tui_reader.exchange.readers.objects.elements import Broken, elements, fields_of, list_of
from tui_reader.exchange.times import seconds

KEY = "collections"
FIELDS = {"links"}


def read(given: Given) -> Iterator[Read]:
    """The links of its collections, numbered through; the collection is a tag."""
    number = 0
    for element in elements(given.text, KEY):
        if isinstance(element, Broken):
            yield BadRow(number + 1, "is broken, and what follows can not be read")
            return
        for link in map(fields_of, list_of(element.fields.get("links"))):
            number += 1
            tags = [fields_of(tag).get("name") for tag in list_of(link.get("tags"))]
            yield item(
                number,
                link.get("url"),
                title=link.get("name"),
                tags=[*tags, element.fields.get("name")],
                added=seconds(link.get("createdAt")),
                note=link.get("description"),
            )
