"""A list of articles as lines for other programs."""

from collections.abc import Iterable

from tui_reader.article.document import Item


def list_lines(items: Iterable[Item]) -> str:
    """A line for each entry: when, title, by whom, site and address, parted by tabs."""
    return "".join("\t".join(_plain(field) for field in _fields(item)) + "\n" for item in items)


def _fields(item: Item) -> tuple[str, ...]:
    return item.published, item.title, item.byline, item.site, item.url


def _plain(field: str) -> str:
    return " ".join(field.split())
