"""Registers: what a second machine is told of, thing by thing, and the value that each has in the tables.

| kind | key | value |
| --- | --- | --- |
| a | key of the article (`names.article_key`) | what it is called and where it comes from |
| s | key of the article | its state, which a new title does not undo |
| l | an address | the article that it leads to |
| p | key of the article | where reading stopped |
| m | key of the article, letter | a mark |
| j | key of the article, a machine's node | where one was there, before a newer place took it; until it has been told |
| q | an address | its rank in the queue |
| t | key of the article, key of the tag | the tag as it was typed |
| h | uuid | a highlight |
| n | uuid of a highlight, or key of the article | a note |
| f | address of a followed list | what it is called |
| seen | address of a followed list, id of an entry | when it came, and whether it is new |
| b | key of the article | SHA-256 and bytes of the text that is shown |

A key of two parts has a blank between them; the first part never holds one. A value is an object of JSON, None when the
thing is not there; a stamp whose register has no value says that it was deleted.
"""

# ruff: noqa: S608 (the statements are put together from the constants of this file; values are always bound)

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from tui_reader.merging.writes import Value


class Register(NamedTuple):
    """The name of a register."""

    kind: str
    key: str

    @property
    def parts(self) -> tuple[str, str]:
        """The key's part ahead of the first blank, and the one behind it."""
        first, _, second = self.key.partition(" ")
        return first, second


def paired(kind: str, first: str, second: str) -> Register:
    """The register of a key of two parts."""
    return Register(kind, f"{first} {second}")


def value(db: sqlite3.Connection, register: Register) -> Value | None:
    """What the tables say of it; None for what is not there, and for kinds that this program does not know."""
    read = _READ.get(register.kind)
    return None if read is None else read.one(db, register)


def values(db: sqlite3.Connection, kind: str, keys: Iterable[str]) -> dict[str, Value]:
    """The same for many registers of one kind, by their keys; without those that have no value."""
    read = _READ.get(kind)
    return {} if read is None else read.many(db, keys)


def key_of(db: sqlite3.Connection, article: int) -> str:
    """The key of an article that is there, "" otherwise."""
    row = db.execute("SELECT key FROM article WHERE id = ?", (article,)).fetchone()
    return "" if row is None else str(row[0])


def of_article(db: sqlite3.Connection, article: int) -> list[Register]:
    """All registers that go with an article when it is deleted."""
    key = key_of(db, article)
    found = [Register(kind, key) for kind in "aspb"]
    for kind, statement in _BELONGING.items():
        found += [Register(kind, str(one)) for (one,) in db.execute(statement, (article,))]
    for kind, statement in _BELONGING_PAIRED.items():
        found += [paired(kind, key, str(one)) for (one,) in db.execute(statement, (article,))]
    return found


_BELONGING = {
    "l": "SELECT address FROM address WHERE article = ?",
    "q": "SELECT address FROM queue WHERE article = ?",
    "h": "SELECT uuid FROM highlight WHERE article = ?",
    "n": "SELECT owner FROM note WHERE article = ?",
}
_BELONGING_PAIRED = {
    "m": "SELECT name FROM mark WHERE article = ? AND kind = 'mark' AND name IS NOT NULL",
    "j": "SELECT name FROM mark WHERE article = ? AND kind = 'elsewhere'",
    "t": "SELECT key FROM tag WHERE article = ?",
}


class _Reader(NamedTuple):
    """Reads rows of one kind. names: of the columns of the value. by: the column that has the key, or the two of it."""

    columns: str
    names: str
    rows: str
    by: tuple[str, ...]

    def one(self, db: sqlite3.Connection, register: Register) -> Value | None:
        """The value of one register."""
        where = " AND ".join(f"{column} = ?" for column in self.by)
        parts = register.parts if len(self.by) > 1 else (register.key,)
        row = db.execute(f"SELECT {self.columns} FROM {self.rows} WHERE {where}", parts).fetchone()
        return None if row is None else self._value(row)

    def many(self, db: sqlite3.Connection, keys: Iterable[str]) -> dict[str, Value]:
        """The values of many registers, by their keys."""
        import json  # 4 ms that a first screen is painted without

        is_paired = len(self.by) > 1
        asked = json.dumps([key.split(" ", 1) for key in keys if not is_paired or " " in key] if is_paired else [*keys])
        parts = (
            [f"json_extract(asked.value, '$[{at}]')" for at in range(len(self.by))] if is_paired else ["asked.value"]
        )
        where = " AND ".join(f"{column} = {part}" for column, part in zip(self.by, parts, strict=True))
        key = " || ' ' || ".join(parts)
        rows = db.execute(
            f"SELECT {key}, {self.columns} FROM json_each(?) AS asked CROSS JOIN {self.rows} WHERE {where}", (asked,)
        )
        return {row[0]: self._value(row[1:]) for row in rows}

    def _value(self, row: tuple[Any, ...]) -> Value:
        value = dict(zip(self.names.split(), row, strict=True))
        # A note that is several texts is these: how they are shown together is each machine's own.
        if several := value.pop("texts", ""):
            import json

            value["texts"] = json.loads(several)
            value["text"] = value["texts"][0][2] if value["texts"] else ""
        return value


def _reader(columns: str, rows: str, *by: str, names: str = "") -> _Reader:
    return _Reader(columns, names or columns.replace(",", " "), rows, by)


_READ = {
    "a": _reader(
        "identity, title, site, byline, published, minutes, view, kept_at, added_at", "article", "article.key"
    ),
    "s": _reader("state, printed_only", "article", "article.key", names="state printed"),
    "l": _reader("article.key", "address JOIN article ON article.id = article", "address", names="article"),
    "p": _reader(
        "place, fraction, section, minutes_left, stopped_at",
        "article JOIN place ON place.article = article.id",
        "article.key",
        names="place fraction section minutes_left read_at",
    ),
    "m": _reader(
        "start, note, created",
        "article JOIN mark ON mark.article = article.id AND kind = 'mark'",
        "article.key",
        "name",
        names="place note created",
    ),
    "j": _reader(
        "start, note, created",
        "article JOIN mark ON mark.article = article.id AND kind = 'elsewhere'",
        "article.key",
        "name",
        names="place note created",
    ),
    "q": _reader("rank", "queue", "address"),
    "t": _reader("name", "article JOIN tag ON tag.article = article.id", "article.key", "tag.key"),
    "h": _reader(
        "article.key, quote, highlight.before, after, start, stop, label, created, highlight.changed",
        "highlight JOIN article ON article.id = article",
        "uuid",
        names="article quote before after start stop label created changed",
    ),
    "n": _reader(
        "article.key, text, texts, changed",
        "note JOIN article ON article.id = article",
        "owner",
        names="article text texts changed",
    ),
    "f": _reader("title, tags, added", "feed", "address"),
    "seen": _reader("first_seen, new", "feed JOIN seen ON seen.feed = feed.id", "address", "seen.id"),
    "b": _reader("sha256, size", "article JOIN body ON body.article = article.id", "article.key"),
}
KINDS = tuple(_READ)
"""All kinds that this program knows."""
