"""Highlights: passages of articles, each with its quote, what stood around it, and its places."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Place, Position
from tui_reader.errors import LibraryError
from tui_reader.library.marked import marktext
from tui_reader.library.marked.notes import GONE, delete_note
from tui_reader.library.places import from_json, to_json
from tui_reader.library.stamps.registers import Register, key_of
from tui_reader.library.stamps.stamping import stamping

LABELS = range(1, 5)
"""A highlight has one of these labels, or none: 0."""


class Highlight(NamedTuple):
    """A kept highlight with its note ("" for none), and the article's names. version: of the text it was made in.

    note_stamp: the stamp of the note's text, for `SetNote`. created, changed: seconds since the epoch.
    """

    uuid: str
    article: int
    passage: Passage
    label: int
    created: float
    changed: float
    version: int | None
    note: str
    note_stamp: int
    address: str
    title: str
    site: str
    published: str


class SetHighlight(NamedTuple):
    """Highlight a passage; answers with its uuid. The same range of the article again gets the label.

    view: the reading of the page it was made in. uuid, created: None makes them; another program's may be given.
    """

    article: int
    passage: Passage
    label: int = 0
    view: str | None = None
    uuid: str | None = None
    created: float | None = None

    def write(self, db: sqlite3.Connection, now: float) -> str:
        """Write the highlight and its words; LibraryError when its article was deleted meanwhile."""
        if not key_of(db, self.article):
            raise LibraryError("The article is gone", "It was deleted from the library meanwhile.")
        uuid = self.uuid or self._there(db) or _new_uuid()
        quote, before, after, start, stop = self.passage
        with stamping(db, now, (Register("h", uuid),)):
            db.execute(
                "INSERT INTO highlight (uuid, article, version, quote, before, after, start, stop, label, created, "
                "changed) VALUES (?1, ?2, (SELECT version.id FROM version JOIN article ON article.id = version.article "
                "WHERE article.id = ?2 AND version.view = coalesce(?3, article.view) AND shown), ?4, ?5, ?6, ?7, ?8, "
                "?9, ?10, ?11) ON CONFLICT (uuid) DO UPDATE SET quote = ?4, before = ?5, after = ?6, start = ?7, "
                "stop = ?8, label = ?9, changed = ?11 WHERE (quote, before, after, start, stop, label) "
                "<> (?4, ?5, ?6, ?7, ?8, ?9)",
                (
                    uuid,
                    self.article,
                    self.view,
                    quote,
                    before,
                    after,
                    to_json(start),
                    to_json(stop),
                    self.label,
                    now if self.created is None else self.created,
                    now,
                ),
            )
            (row,) = db.execute("SELECT id FROM highlight WHERE uuid = ?", (uuid,)).fetchone()
            marktext.put_highlight(db, row, quote)
        return uuid

    def _there(self, db: sqlite3.Connection) -> str | None:
        """The uuid of a highlight of the same range."""
        row = db.execute(
            "SELECT uuid FROM highlight WHERE article = ? AND quote = ? AND start = ? AND stop = ?",
            (self.article, self.passage.quote, to_json(self.passage.start), to_json(self.passage.stop)),
        ).fetchone()
        return None if row is None else str(row[0])


class SetLabel(NamedTuple):
    """Give a highlight a label, 0 for none."""

    uuid: str
    label: int

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write the label; LibraryError when the highlight was deleted meanwhile."""
        with stamping(db, now, (Register("h", self.uuid),)):
            found = db.execute(
                "UPDATE highlight SET changed = iif(label = ?2, changed, ?3), label = ?2 WHERE uuid = ?1",
                (self.uuid, self.label, now),
            )
        if not found.rowcount:
            raise GONE


class PlaceHighlight(NamedTuple):
    """A person says where a highlight lies that was not found in the text any more; its quote becomes that passage's.

    view: the reading of the page that it lies in from now on, None for the article's current one.
    """

    uuid: str
    passage: Passage
    view: str | None = None

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write the passage; LibraryError when the highlight was deleted meanwhile."""
        row = db.execute("SELECT article, label, created FROM highlight WHERE uuid = ?", (self.uuid,)).fetchone()
        if row is None:
            raise GONE
        article, label, created = row
        SetHighlight(article, self.passage, label, self.view, self.uuid, created).write(db, now)
        db.execute(
            "UPDATE highlight SET version = (SELECT version.id FROM version JOIN article "
            "ON article.id = version.article WHERE article.id = ?2 AND version.view = coalesce(?3, article.view) "
            "AND shown) WHERE uuid = ?1",
            (self.uuid, article, self.view),
        )


class DeleteHighlight(NamedTuple):
    """Delete a highlight and its note; one that is gone already stays so."""

    uuid: str

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Delete its rows; its stamp stays, and says so to other machines."""
        delete_note(db, self.uuid, now)
        with stamping(db, now, (Register("h", self.uuid),)):
            for (row,) in db.execute("SELECT id FROM highlight WHERE uuid = ?", self).fetchall():
                marktext.drop_highlight(db, row)
                db.execute("DELETE FROM highlight WHERE id = ?", (row,))


class Highlights(NamedTuple):
    """The highlights of an article, or of all (None), the newest first; `limit` of them from `skip` on."""

    article: int | None = None
    limit: int = -1
    skip: int = 0

    def read(self, db: sqlite3.Connection, now: float) -> tuple[Highlight, ...]:
        """Read their rows."""
        which = "" if self.article is None else "WHERE highlight.article = ?3 "
        rows = db.execute(
            f"SELECT {_COLUMNS} {which}ORDER BY highlight.created DESC, highlight.id DESC LIMIT ?1 OFFSET ?2",
            (self.limit, self.skip, self.article)[: 2 if self.article is None else 3],
        )
        return tuple(_made(rows))


class HighlightOf(NamedTuple):
    """One highlight by its uuid; None when it is gone."""

    uuid: str

    def read(self, db: sqlite3.Connection, now: float) -> Highlight | None:
        """Read its row."""
        return next(_made(db.execute(f"SELECT {_COLUMNS} WHERE uuid = ?", self)), None)


class HighlightCounts(NamedTuple):
    """How many highlights, articles that have some, and notes there are; of one article with `article`."""

    article: int | None = None

    def read(self, db: sqlite3.Connection, now: float) -> tuple[int, int, int]:
        """Count the rows."""
        highlights, articles = db.execute(
            "SELECT count(*), count(DISTINCT article) FROM highlight WHERE ?1 IS NULL OR article = ?1", self
        ).fetchone()
        (notes,) = db.execute("SELECT count(*) FROM note WHERE ?1 IS NULL OR article = ?1", self).fetchone()
        return int(highlights), int(articles), int(notes)


_COLUMNS = (
    "uuid, highlight.article, quote, highlight.before, after, start, stop, label, created, highlight.changed, version, "
    "coalesce(note.text, ''), coalesce(stamp.hlc, 0), identity, title, site, published "
    "FROM highlight JOIN article ON article.id = highlight.article LEFT JOIN note ON note.owner = uuid "
    "LEFT JOIN stamp ON stamp.kind = 'n' AND stamp.key = uuid"
)


def _made(rows: Iterable[tuple[Any, ...]]) -> Iterator[Highlight]:
    for uuid, article, quote, before, after, start, stop, *about in rows:
        # A place that can not be read is one at the beginning: the quote finds it.
        first, last = (from_json(place) or Place(Position(0, 0), before, after, 0.0) for place in (start, stop))
        yield Highlight(uuid, article, Passage(quote, before, after, first, last), *about)


def _new_uuid() -> str:
    from uuid import uuid4  # 2 ms, and only a new highlight needs it

    return str(uuid4())
