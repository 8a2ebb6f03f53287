"""Which program wrote a file: told by its content, never by its name."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Read
from tui_reader.exchange.readers.lists import addresses, own_lines
from tui_reader.exchange.readers.objects import annotations, karakeep, linkwarden, omnivore, pinboard, wallabag
from tui_reader.exchange.readers.objects.elements import first
from tui_reader.exchange.readers.pages import bookmarks, opml, pocket_list
from tui_reader.exchange.readers.tables import (
    instapaper,
    matter,
    pocket,
    raindrop,
    readwise,
    readwise_reader,
)
from tui_reader.exchange.readers.tables.rows import columns


class _Look:
    """What is looked at of a file to tell its format, each only when it is asked for."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self.head = given.head
        self.folded = self.head.casefold()

    @cached_property
    def columns(self) -> frozenset[str]:
        """The names of the first row; none where the text begins like markup or JSON."""
        return frozenset() if self.head[:1] in "<[{" else frozenset(columns(self.head.partition("\n")[0]))

    def fields(self, *keys: str) -> Mapping[str, Any]:
        """The fields of the first object of a list, whole or under one of these keys."""
        return first(self._given.text, *keys) if self.head[:1] in ("[", "{") else {}


class Format(NamedTuple):
    """A format as a person is told it, how it is known, and what reads it."""

    name: str
    is_known: Callable[[_Look], bool]
    read: Callable[[Given], Iterator[Read]]


def _table(names: set[str]) -> Callable[[_Look], bool]:
    return lambda look: names <= look.columns


def _objects(names: set[str], *keys: str) -> Callable[[_Look], bool]:
    return lambda look: names <= look.fields(*keys).keys()


# Narrower ones first: what is left of a table with few names may be another's.
FORMATS: tuple[Format, ...] = (
    Format("tui-reader", lambda look: own_lines.is_ours(look.head), own_lines.read),
    Format("Pocket", _table(pocket.COLUMNS), pocket.read),
    Format("Instapaper", _table(instapaper.COLUMNS), instapaper.read),
    Format("Readwise Reader", _table(readwise_reader.COLUMNS), readwise_reader.read),
    Format("Raindrop", _table(raindrop.COLUMNS), raindrop.read),
    Format("Matter", _table(matter.COLUMNS), matter.read),
    Format("Readwise highlights", _table(readwise.COLUMNS), readwise.read),
    Format("Pocket", lambda look: "<title>pocket export" in look.folded, pocket_list.read),
    Format("bookmarks", lambda look: "netscape-bookmark-file-1" in look.folded[:500], bookmarks.read),
    Format("OPML", lambda look: look.head[:1] == "<" and "<opml" in look.folded[:2000], opml.read),
    Format("Omnivore", _objects(omnivore.FIELDS), omnivore.read),
    Format("wallabag", _objects(wallabag.FIELDS), wallabag.read),
    Format("Pinboard", _objects(pinboard.FIELDS), pinboard.read),
    Format("Karakeep", _objects(karakeep.FIELDS, karakeep.KEY), karakeep.read),
    Format("Linkwarden", _objects(linkwarden.FIELDS, linkwarden.KEY), linkwarden.read),
    Format("annotations", lambda look: annotations.is_annotation(look.fields()), annotations.read),
    Format("annotations", lambda look: annotations.is_annotation(look.fields(*annotations.KEYS)), annotations.read),
    Format("addresses", lambda look: addresses.is_list(look.head), addresses.read),
)


def format_of(given: Given) -> Format | None:
    """The format of a file; None when none is recognised."""
    look = _Look(given)
    return next((one for one in FORMATS if one.is_known(look)), None)
