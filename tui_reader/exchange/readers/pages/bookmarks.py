"""Bookmarks as browsers, linkding, Pinboard, Shiori, Shaarli and buku write them: a Netscape bookmark file."""

import re
from collections.abc import Iterator, Mapping

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Read, State
from tui_reader.exchange.making import folders, item
from tui_reader.exchange.readers.pages.markup import End, Event, Start, events
from tui_reader.exchange.times import seconds

# Where a browser keeps what was put into no folder; in other languages their attributes tell.
_ROOTS = (
    "bookmarks", "bookmarks bar", "bookmarks toolbar", "bookmarks menu", "other bookmarks", "mobile bookmarks",
    "favorites bar", "favourites bar", "other favorites", "unsorted bookmarks",
)  # fmt: skip
_ROOT_ATTRIBUTES = ("personal_toolbar_folder", "unfiled_bookmarks_folder")
_NOTES = re.compile(r"\[linkding-notes\](.*?)\[/linkding-notes\]", re.DOTALL)
_ARCHIVED = "linkding:bookmarks.archived"


def read(given: Given) -> Iterator[Read]:
    """Folders are tags, each level one; a description is the note."""
    return _Reader().items(events(given.text))


class _Reader:
    """Walks the events: neither <DT> nor <DD> is ever closed."""

    def __init__(self) -> None:
        self._number = 0
        self._folders: list[str] = []
        self._next_folder = ""
        self._is_root = False
        self._link: Mapping[str, str] | None = None
        self._words: dict[str, list[str]] = {"a": [], "h3": [], "dd": []}
        self._within = ""

    def items(self, heard: Iterator[Event]) -> Iterator[Read]:
        for event in heard:
            if isinstance(event, str):
                if self._within:
                    self._words[self._within].append(event)
            elif isinstance(event, Start):
                yield from self._start(event)
            else:
                yield from self._end(event)
        yield from self._finished()

    def _start(self, start: Start) -> Iterator[Read]:
        if start.tag in ("dt", "a", "h3", "dl"):
            yield from self._finished()
        if start.tag in self._words:
            self._words[start.tag] = []
            self._within = start.tag
        if start.tag == "a":
            self._link = start.attributes
        elif start.tag == "h3":
            self._is_root = any(name in start.attributes for name in _ROOT_ATTRIBUTES)
        elif start.tag == "dl":
            self._folders.append(self._next_folder)
            self._next_folder = ""

    def _end(self, end: End) -> Iterator[Read]:
        if end.tag == "h3":
            self._next_folder = "" if self._is_root else " ".join("".join(self._words["h3"]).split())
            self._within = ""
        elif end.tag == "a":
            self._within = ""
        elif end.tag == "dl":
            yield from self._finished()
            del self._folders[-1:]

    def _finished(self) -> Iterator[Read]:
        """The bookmark that has been told whole."""
        link, self._link, self._within = self._link, None, ""
        if link is None:
            return
        self._number += 1
        said = "".join(self._words["dd"])
        self._words["dd"] = []
        notes = "\n\n".join(found.strip() for found in _NOTES.findall(said))
        tags = link.get("tags", "").split(",")
        yield item(
            self._number,
            link.get("feedurl") or link.get("href"),
            title="".join(self._words["a"]),
            tags=[*(tag for tag in tags if tag.strip() != _ARCHIVED), *self._path()],
            added=seconds(link.get("add_date")),
            state=_state(link, tags),
            note="\n\n".join(filter(None, (_NOTES.sub("", said).strip(), notes))),
            is_feed="feedurl" in link,
        )

    def _path(self) -> Iterator[str]:
        for folder in self._folders:
            yield from folders(folder, *_ROOTS)


def _state(link: Mapping[str, str], tags: list[str]) -> State | None:
    if any(tag.strip() == _ARCHIVED for tag in tags):
        return "archived"
    return {"1": "unread", "0": "finished"}.get(link.get("toread", ""))  # type: ignore[return-value]  # None for the rest
