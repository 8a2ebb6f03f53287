"""The tags of a list that is followed, which are given to what is kept from it."""

import sqlite3
from typing import NamedTuple

from tui_reader.address import identity
from tui_reader.library.keeping import AddArticle, article_of_identity
from tui_reader.library.marked.tags import ChangeTags, tag_names
from tui_reader.library.stamps.registers import Register
from tui_reader.library.stamps.stamping import stamping


class SetListTags(NamedTuple):
    """Let these be the tags of a list; what was kept from it before keeps its own."""

    address: str
    names: tuple[str, ...]

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write them in its row."""
        address = identity(self.address)
        with stamping(db, now, (Register("f", address),)):
            db.execute("UPDATE feed SET tags = ? WHERE address = ?", (" ".join(self.names), address))


class TagListed(NamedTuple):
    """Put articles that come from a list on record with the tags of that list, if it is followed and has some.

    Those that are on record already keep the tags that they have.
    """

    list: str
    addresses: tuple[str, ...]

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write their rows, and their tags."""
        found = db.execute("SELECT tags FROM feed WHERE address = ?", (identity(self.list),)).fetchone()
        tags = tag_names(found[0]) if found is not None else ()
        names = dict.fromkeys(map(identity, self.addresses)) if tags else {}
        fresh = [name for name in names if article_of_identity(db, name) is None]
        ChangeTags(tuple(AddArticle(name, "").write(db, now) for name in fresh), tags).write(db, now)
