"""OPML: the lists that a reader of feeds follows."""

from collections.abc import Iterator, Mapping

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Read
from tui_reader.exchange.making import folders, item
from tui_reader.exchange.readers.pages.markup import Start, events


def read(given: Given) -> Iterator[Read]:
    """Outlines that hold outlines are folders, and tags; so is what stands in `category`."""
    number = 0
    path: list[str] = []
    for event in events(given.text):
        if isinstance(event, str) or event.tag != "outline":
            continue
        if not isinstance(event, Start):
            del path[-1:]
            continue
        about = event.attributes
        address = about.get("xmlurl") or about.get("url") or about.get("htmlurl")
        name = about.get("title") or about.get("text", "")
        if address:
            number += 1
            yield item(
                number, address, title=name, tags=[*_categories(about), *path], is_feed="xmlurl" in about
            )  # fmt: skip
        path.append("" if address else name)


def _categories(about: Mapping[str, str]) -> Iterator[str]:
    for category in about.get("category", "").split(","):
        yield from folders(category)
