"""Registers: what a second machine is told of, thing by thing, and the value that each has in the tables.

| kind | key | value |
| --- | --- | --- |
| a | key of the article (`names.article_key`) | what it is called and where it comes from |
| s | key of the article | its state, which a new title does not undo |
| l | an address | the article that it leads to |
| p | key of the article | where reading stopped |
| m | key of the article, letter | a mark |
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

import sqlite3
from collections.abc import Callable, Mapping
from typing import NamedTuple

Value = Mapping[str, str | int | float | bool]


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
    return None if read is None else read(db, register)


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
    "t": "SELECT key FROM tag WHERE article = ?",
}


def _reader(statement: str, names: str, pairs: bool = False) -> Callable[[sqlite3.Connection, Register], Value | None]:
    """Reads one row by the register's key, or by the two parts of it."""
    columns = names.split()

    def read(db: sqlite3.Connection, register: Register) -> Value | None:
        row = db.execute(statement, register.parts if pairs else (register.key,)).fetchone()
        return None if row is None else dict(zip(columns, row, strict=True))

    return read


_READ = {
    "a": _reader(
        "SELECT identity, title, site, byline, published, minutes, view, kept_at, added_at FROM article WHERE key = ?",
        "identity title site byline published minutes view kept_at added_at",
    ),
    "s": _reader("SELECT state, printed_only FROM article WHERE key = ?", "state printed"),
    "l": _reader("SELECT key FROM address JOIN article ON article.id = article WHERE address = ?", "article"),
    "p": _reader(
        "SELECT place, fraction, section, minutes_left, read_at FROM article JOIN place ON place.article = article.id "
        "WHERE key = ?",
        "place fraction section minutes_left read_at",
    ),
    "m": _reader(
        "SELECT start, note, created FROM article JOIN mark ON mark.article = article.id "
        "WHERE key = ? AND kind = 'mark' AND name = ?",
        "place note created",
        pairs=True,
    ),
    "q": _reader("SELECT rank FROM queue WHERE address = ?", "rank"),
    "t": _reader(
        "SELECT name FROM article JOIN tag ON tag.article = article.id WHERE article.key = ? AND tag.key = ?",
        "name",
        pairs=True,
    ),
    "h": _reader(
        "SELECT article.key, quote, highlight.before, after, start, stop, label, created, changed FROM highlight "
        "JOIN article ON article.id = article WHERE uuid = ?",
        "article quote before after start stop label created changed",
    ),
    "n": _reader(
        "SELECT article.key, text, base, changed FROM note JOIN article ON article.id = article WHERE owner = ?",
        "article text base changed",
    ),
    "f": _reader("SELECT title, tags, added FROM feed WHERE address = ?", "title tags added"),
    "seen": _reader(
        "SELECT first_seen, new FROM feed JOIN seen ON seen.feed = feed.id WHERE address = ? AND seen.id = ?",
        "first_seen new",
        pairs=True,
    ),
    "b": _reader(
        "SELECT sha256, size FROM article JOIN body ON body.article = article.id WHERE key = ?", "sha256 size"
    ),
}
KINDS = tuple(_READ)
"""All kinds that this program knows."""
