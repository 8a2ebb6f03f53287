"""What wallabag exports as JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Passage, Read
from tui_reader.exchange.making import item, passage
from tui_reader.exchange.readers.objects.elements import Broken, elements, fields_of, list_of
from tui_reader.exchange.times import seconds

FIELDS = {"is_archived", "url"}


def read(given: Given) -> Iterator[Read]:
    """Its annotations are found again by their quotation: the paths they have lead through a page that is not ours."""
    for element in elements(given.text):
        if isinstance(element, Broken):
            yield BadRow(element.number, "is broken, and what follows can not be read")
            return
        fields = element.fields
        yield item(
            element.number,
            fields.get("url"),
            title=fields.get("title"),
            byline=", ".join(map(str, list_of(fields.get("published_by")))),
            published=fields.get("published_at"),
            tags=[*_tags(fields), *(["starred"] if fields.get("is_starred") in (1, "1", True) else [])],
            added=seconds(fields.get("created_at")),
            state="archived" if fields.get("is_archived") in (1, "1", True) else "unread",
            passages=_passages(fields),
        )


def _tags(fields: Mapping[str, Any]) -> Iterator[object]:
    for tag in list_of(fields.get("tags")):
        yield tag.get("label") if isinstance(tag, dict) else tag


def _passages(fields: Mapping[str, Any]) -> Iterator[Passage]:
    for one in map(fields_of, list_of(fields.get("annotations"))):
        if one.get("quote"):
            yield passage(one.get("quote"), one.get("text"), created=seconds(one.get("created_at")))
