"""Tags: words that a person gives to articles; flat, and whatever their case."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from tui_reader.clean import one_line
from tui_reader.library.stamps.registers import key_of, paired
from tui_reader.library.stamps.stamping import stamping

LONGEST = 60
# A tag is one word, however it is parted from the next; the sign ahead of it is no part of it.
_PARTING = re.compile(r"[\s,]+")


def tag_name(word: str) -> str:
    """The word as a tag is called, "" for what is none: composed, without # ahead, at most 60 characters."""
    return unicodedata.normalize("NFC", one_line(word)).lstrip("#").replace(" ", "-")[:LONGEST]


def tag_key(name: str) -> str:
    """By what two spellings are one tag."""
    return unicodedata.normalize("NFC", name.casefold())


def tag_names(text: str) -> tuple[str, ...]:
    """The tags of a line, parted by blanks or commas, each once."""
    names = (tag_name(word) for word in _PARTING.split(text))
    return tuple({tag_key(name): name for name in names if name}.values())


class SetTags(NamedTuple):
    """Let these be the tags of an article."""

    article: int
    names: tuple[str, ...]

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write the new ones and delete the others."""
        wanted = {tag_key(name) for name in self.names}
        gone = [
            name
            for key, name in db.execute("SELECT key, name FROM tag WHERE article = ?", self[:1])
            if key not in wanted
        ]
        ChangeTags((self.article,), self.names, tuple(gone)).write(db, now)


class ChangeTags(NamedTuple):
    """Give tags to articles and take others from them."""

    articles: tuple[int, ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write and delete the rows; articles that were deleted meanwhile get none."""
        for article in self.articles:
            if key := key_of(db, article):
                self._write_one(db, now, article, key)

    def _write_one(self, db: sqlite3.Connection, now: float, article: int, key: str) -> None:
        added = {tag_key(name): name for name in self.added}
        removed = {tag_key(name) for name in self.removed} - added.keys()
        with stamping(db, now, [paired("t", key, tag) for tag in (*added, *removed)]):
            db.executemany(
                "INSERT INTO tag VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name",
                [(article, tag, _spelled(db, tag, name)) for tag, name in added.items()],
            )
            db.executemany("DELETE FROM tag WHERE article = ? AND key = ?", [(article, tag) for tag in removed])


class AllTags(NamedTuple):
    """All tags with the number of their articles, those of most articles first."""

    def read(self, db: sqlite3.Connection, now: float) -> tuple[tuple[str, int], ...]:
        """Read their names."""
        return tuple(db.execute("SELECT min(name), count(*) FROM tag GROUP BY key ORDER BY count(*) DESC, key"))


class TagsOf(NamedTuple):
    """The tags of an article."""

    article: int

    def read(self, db: sqlite3.Connection, now: float) -> tuple[str, ...]:
        """Read their names."""
        return tags_of(db, self.article)


def tags_of(db: sqlite3.Connection, article: int) -> tuple[str, ...]:
    """The tags of an article, in the order of the alphabet."""
    return tuple(name for (name,) in db.execute("SELECT name FROM tag WHERE article = ? ORDER BY key", (article,)))


def tagged(db: sqlite3.Connection, articles: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The tags of each of these articles that has some."""
    return {article: names for article in articles if (names := tags_of(db, article))}


def _spelled(db: sqlite3.Connection, key: str, name: str) -> str:
    """As it is spelled already: a tag typed in another case is the one that is there."""
    row = db.execute("SELECT name FROM tag WHERE key = ? LIMIT 1", (key,)).fetchone()
    return name if row is None else str(row[0])
