"""What the highlights of an article lie in: the quotations of the texts they were made in, and the text of today."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui_reader.article.document import Document, Quote
from tui_reader.article.form import quotes_from_list
from tui_reader.library.chunks import UNREADABLE, unpacked
from tui_reader.library.versions import document_of


class Surroundings(NamedTuple):
    """quotes: of each text that is shown still, by its version. document: for highlights of other texts; None where
    there are none, or no text to look for them in.
    """

    quotes: Mapping[int, Sequence[Quote]]
    document: Document | None


NOWHERE = Surroundings({}, None)


class ReadSurroundings(NamedTuple):
    """What highlights of an article lie in. versions: of the texts that they were made in, None for an unknown one."""

    article: int
    versions: frozenset[int | None]

    def read(self, db: sqlite3.Connection, now: float) -> Surroundings:
        """Read the quotations of texts that are shown; a whole text only for what was made in another one."""
        rows = db.execute(
            "SELECT id, view, quotes FROM version WHERE article = ? AND shown", (self.article,)
        ).fetchall()
        try:
            quotes = {
                version: quotes_from_list(unpacked(body)) for version, _, body in rows if version in self.versions
            }
            if self.versions <= quotes.keys():
                return Surroundings(quotes, None)
            (view,) = db.execute("SELECT view FROM article WHERE id = ?", (self.article,)).fetchone() or ("",)
            version = next((version for version, name, _ in rows if name == view), None)
            return Surroundings(quotes, None if version is None else document_of(db, version))
        except UNREADABLE:
            return NOWHERE
