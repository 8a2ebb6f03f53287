"""What Omnivore exported: metadata_N_to_M.json, with the quotations of each article in a file of their own."""

import re
from collections.abc import Iterator
from typing import Any

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import BadRow, Passage, Read, State
from tui_reader.exchange.making import item, passage
from tui_reader.exchange.readers.objects.elements import Broken, elements, list_of, text_of
from tui_reader.exchange.times import seconds
from tui_reader.extraction.decoding.charset import decode

FIELDS = {"slug", "savedAt", "url"}
_QUOTATION = re.compile(r"(?P<quote>(?:^>.*\n?)+)(?P<note>(?:^(?!>).*\n?)*)", re.MULTILINE)
_SLUG = re.compile(r"[\w.~%-]+")


def read(given: Given) -> Iterator[Read]:
    """Only what the metadata name is read of the archive."""
    for element in elements(given.text):
        if isinstance(element, Broken):
            yield BadRow(element.number, "is broken, and what follows can not be read")
            return
        fields = element.fields
        fraction = _fraction(fields.get("readingProgress"))
        yield item(
            element.number,
            fields.get("url"),
            title=fields.get("title"),
            byline=fields.get("author"),
            published=fields.get("publishedAt"),
            tags=[tag.get("name") if isinstance(tag, dict) else tag for tag in list_of(fields.get("labels"))],
            added=seconds(fields.get("savedAt")),
            state=_state(fields.get("state"), fraction),
            passages=_passages(given, text_of(fields.get("slug"))),
            fraction=fraction,
        )


def _state(state: object, fraction: float | None) -> State:
    if text_of(state).casefold() == "archived":
        return "archived"
    return "reading" if 0 < (fraction or 0) < 1 else "unread"


def _fraction(percent: Any) -> float | None:
    return percent / 100 if isinstance(percent, int | float) else None


def _passages(given: Given, slug: str) -> Iterator[Passage]:
    """Quotations stand behind ">", what is not quoted below one is its note."""
    body = given.beside(f"highlights/{slug}.md") if _SLUG.fullmatch(slug) else None
    for found in _QUOTATION.finditer(decode(body) if body else ""):
        quote = "\n".join(line.lstrip("> ") for line in found["quote"].splitlines())
        if quote.strip():
            yield passage(quote, found["note"])
