"""What every format is read into and written from: an article with what a person made of it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

State = Literal["unread", "reading", "finished", "archived"]
STATES: tuple[State, ...] = get_args(State)


class Passage(NamedTuple):
    """A highlighted passage. before, after: the text around it, as far as the source knows it.

    created: seconds since the epoch. label: 1 to 4, 0 for none. uuid: "" where the source has none.
    """

    quote: str
    note: str = ""
    before: str = ""
    after: str = ""
    created: float | None = None
    label: int = 0
    uuid: str = ""


class Item(NamedTuple):
    """An article that was kept elsewhere, or here.

    address: absolute, http(s) for what other programs kept. published: ISO date. tags: without "#", as the source
    spells them. added: seconds since the epoch, None when not told. state: None when the source knows none. note: about
    the article. fraction: how far it was read, 0 to 1. is_feed: the address of a list to follow, not of an article.
    """

    address: str
    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    tags: tuple[str, ...] = ()
    added: float | None = None
    state: State | None = None
    note: str = ""
    passages: tuple[Passage, ...] = ()
    fraction: float | None = None
    is_feed: bool = False


class BadRow(NamedTuple):
    """A row that could not be read, or not all of it.

    number: from 1, as the source counts its rows. why: the rest of a sentence. within: the file of an archive.
    """

    number: int
    why: str
    within: str = ""


class OwnObject(NamedTuple):
    """A line of our own form, which has more than an item: see `library.exchanged.own_form`."""

    fields: Mapping[str, object]


Read = Item | BadRow | OwnObject
