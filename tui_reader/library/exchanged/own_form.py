"""Everything that is kept as lines of JSON, and a library made whole from them.

A line is a register as another machine is told it (`stamps.registers`), `{"kind", "key", "value"}`, or a text,
`{"kind": "text", "key": key of its article, "view", "extractor", "document"}`. Pages are not among them.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tui_reader.article.document import Document
from tui_reader.article.form import DocumentError, from_dict, to_dict
from tui_reader.library.keeping import keep_version, pack
from tui_reader.library.stamps.registers import KINDS, Register, of_article, values
from tui_reader.library.told.ending import Left, Writing, end
from tui_reader.library.told.ledger import stamped
from tui_reader.library.versions import kept
from tui_reader.merging.articles import Change

TEXT = "text"
_MADE_HERE = ("b",)
"""Kinds that follow from the texts."""
Line = Mapping[str, Any]


class Registers(NamedTuple):
    """All registers that have a value, those first that others belong to; of these articles alone, by their ids."""

    articles: tuple[int, ...] | None = None

    def read(self, db: sqlite3.Connection, now: float) -> tuple[Line, ...]:
        """Read them as lines."""
        return tuple(_lines(db, self._registers(db)))

    def _registers(self, db: sqlite3.Connection) -> Iterable[tuple[str, str]]:
        if self.articles is None:
            return db.execute("SELECT kind, key FROM stamp").fetchall()
        return [(one.kind, one.key) for article in self.articles for one in of_article(db, article)]


class Texts(NamedTuple):
    """The views of the texts that are kept: key and identity of the article, and the view."""

    articles: tuple[int, ...] | None = None

    def read(self, db: sqlite3.Connection, now: float) -> tuple[tuple[str, str, str], ...]:
        """Read their names."""
        rows = db.execute(
            "SELECT article.key, identity, version.view FROM version JOIN article ON article.id = version.article "
            "WHERE shown AND (?1 IS NULL OR article.id IN (SELECT value FROM json_each(?1))) ORDER BY version.id",
            (None if self.articles is None else json.dumps(self.articles),),
        )
        return tuple(rows)


class TextOf(NamedTuple):
    """One of them as a line; None when it is gone."""

    key: str
    identity: str
    view: str

    def read(self, db: sqlite3.Connection, now: float) -> Line | None:
        """Read its rows."""
        found = kept(db, self.identity, self.view, now)
        if found is None:
            return None
        document = to_dict(found.document)
        return {"kind": TEXT, "key": self.key, "view": self.view, "extractor": found.extractor, "document": document}


class Restore(NamedTuple):
    """Put what these lines say into the library, and leave what is here, or was deleted here; answers how many came.

    is_dry: then leave everything as it was.
    """

    lines: tuple[Line, ...]
    is_dry: bool = False

    def write(self, db: sqlite3.Connection, now: float) -> int:
        """Write their rows."""
        db.execute("SAVEPOINT restoring")
        try:
            return self._registers(db, now) + sum(_restore_text(db, line, now) for line in self.lines)
        finally:
            if self.is_dry:
                db.execute("ROLLBACK TO restoring")
            db.execute("RELEASE restoring")

    def _registers(self, db: sqlite3.Connection, now: float) -> int:
        told = {
            Register(str(line["kind"]), str(line.get("key", ""))): line.get("value")
            for line in self.lines
            if line.get("kind") in KINDS and line["kind"] not in _MADE_HERE
        }
        known = stamped(db, told)
        new = {one: value for one, value in told.items() if isinstance(value, dict) and one not in known}
        writing = Writing(db, now)
        writing.change(Change(kind, key, value, {}) for (kind, key), value in new.items())
        end(db, Left(), now)
        return len(new)


def _lines(db: sqlite3.Connection, registers: Iterable[tuple[str, str]]) -> Iterator[Line]:
    by_kind: dict[str, list[str]] = {}
    for kind, key in registers:
        by_kind.setdefault(kind, []).append(key)
    for kind in KINDS:
        if kind in _MADE_HERE:
            continue
        keys: Sequence[str] = by_kind.get(kind, ())
        found = values(db, kind, keys)
        yield from ({"kind": kind, "key": key, "value": found[key]} for key in keys if key in found)


def _restore_text(db: sqlite3.Connection, line: Line, now: float) -> int:
    """Keep a text, unless there is one; 1 when it came."""
    if line.get("kind") != TEXT:
        return 0
    view, extractor, document = line.get("view"), line.get("extractor"), _document(line.get("document"))
    row = db.execute("SELECT id FROM article WHERE key = ?", (line.get("key"),)).fetchone()
    if row is None or document is None or not isinstance(view, str) or not isinstance(extractor, str):
        return 0
    if db.execute("SELECT 1 FROM version WHERE article = ? AND view = ? AND shown", (row[0], view)).fetchone():
        return 0
    keep_version(db, row[0], view, extractor, pack(document), now)
    return 1


def _document(value: object) -> Document | None:
    try:
        return from_dict(value) if isinstance(value, dict) else None
    except (DocumentError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None
