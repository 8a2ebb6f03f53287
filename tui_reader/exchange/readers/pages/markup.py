"""Markup as a row of events: no element has to be closed, and no entity is defined by the file."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

_PIECE = 1_000_000


class Start(NamedTuple):
    """A start tag: its name and attributes, in lower case."""

    tag: str
    attributes: Mapping[str, str]


class End(NamedTuple):
    """An end tag, also that of an element without content."""

    tag: str


Event = Start | End | str


class _Listener(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.heard: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.heard.append(Start(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.heard.append(End(tag))

    def handle_data(self, data: str) -> None:
        self.heard.append(data)


def events(text: str) -> Iterator[Event]:
    """Start tags, end tags and the text between them, in their order."""
    listener = _Listener()
    for at in range(0, len(text), _PIECE):
        listener.feed(text[at : at + _PIECE])
        yield from listener.heard
        listener.heard.clear()
    listener.close()
    yield from listener.heard
