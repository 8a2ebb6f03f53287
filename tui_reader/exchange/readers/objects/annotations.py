"""Annotations of the web: the W3C's Web Annotation, and what the API of Hypothesis answers with."""

from collections.abc import Iterator, Mapping
from typing import Any

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Read
from tui_reader.exchange.making import item, passage
from tui_reader.exchange.readers.objects.elements import Broken, elements, fields_of, list_of, text_of
from tui_reader.exchange.times import seconds

KEYS = ("items", "rows")


def is_annotation(fields: Mapping[str, Any]) -> bool:
    """Whether an object is one."""
    return "target" in fields and ("motivation" in fields or fields.get("type") == "Annotation" or "uri" in fields)


def read(given: Given) -> Iterator[Read]:
    """Anchored by their quotation: a path through the page, or an offset, is good in that page alone."""
    found = [*elements(given.text)] or None
    for element in found or elements(given.text, *KEYS):
        if isinstance(element, Broken):
            yield BadRow(element.number, "is broken, and what follows can not be read")
            return
        yield _item(element.number, element.fields)


def _item(number: int, fields: Mapping[str, Any]) -> Read:
    target = fields_of(_one(fields.get("target")))
    quote = _quotation(target)
    bodies = [fields_of(body) for body in _all(fields.get("body"))]
    note = text_of(fields.get("text")) or "\n\n".join(
        text_of(body.get("value")) for body in bodies if body.get("purpose") != "tagging"
    )
    tags = [*list_of(fields.get("tags")), *(body.get("value") for body in bodies if body.get("purpose") == "tagging")]
    document = fields_of(fields.get("document"))
    created = seconds(fields.get("created"))
    exact = text_of(quote.get("exact"))
    uuid = text_of(fields.get("id")).removeprefix("urn:uuid:")
    found = passage(exact, note, quote.get("prefix"), quote.get("suffix"), created, uuid=uuid)
    return item(
        number,
        fields.get("uri") or _source(target),
        title=_one(document.get("title")),
        tags=tags,
        added=created,
        note="" if exact else note,
        passages=[found] if exact else (),
    )


def _quotation(target: Mapping[str, Any]) -> Mapping[str, Any]:
    selectors = map(fields_of, _all(target.get("selector")))
    return next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})


def _source(target: Mapping[str, Any]) -> object:
    source = target.get("source")
    return source.get("id") if isinstance(source, dict) else source


def _one(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _all(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
