"""The full text of what is kept: filled behind the reader's back, one document at a time."""

import json
import sqlite3
from collections.abc import Iterator

from tui_reader.library.chunks import UNREADABLE, texts_of

# Pages of the index written at a time: 4 MB.
_MERGED_A_STEP = 500


def remove(db: sqlite3.Connection, version: int) -> None:
    """Take a document out; a contentless index has to be told what it held.

    Of a document that can no longer be read the words stay, without harm: its number is never used again.
    """
    row = db.execute("SELECT indexed FROM version WHERE id = ?", (version,)).fetchone()
    if row and row[0] and (held := _content(db, version)) is not None:
        db.execute("INSERT INTO fulltext (fulltext, rowid, title, text) VALUES ('delete', ?, ?, ?)", (version, *held))


def add_next(db: sqlite3.Connection) -> bool:
    """Index the oldest document that is not; False when there is none."""
    row = db.execute("SELECT id FROM version WHERE NOT indexed AND shown ORDER BY id LIMIT 1").fetchone()
    if row is None:
        return False
    if (content := _content(db, row[0])) is not None:
        db.execute("INSERT INTO fulltext (rowid, title, text) VALUES (?, ?, ?)", (row[0], *content))
    db.execute("UPDATE version SET indexed = 1 WHERE id = ?", row)
    return True


def matching(db: sqlite3.Connection, words: str, limit: int) -> list[int]:
    """Articles that hold all these words, in title or text, the best first."""
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    if not query:
        return []
    rows = db.execute(
        "SELECT article FROM (SELECT rowid AS found, rank FROM fulltext WHERE fulltext MATCH ? ORDER BY rank LIMIT ?) "
        "JOIN version ON version.id = found ORDER BY rank",
        (query, limit * 2),
    )
    return list(dict.fromkeys(row[0] for row in rows))[:limit]


def merging(db: sqlite3.Connection) -> Iterator[None]:
    """Steps that rewrite the index without what was taken out: until then its words only hide (FTS5, section 6.8)."""
    pages = -_MERGED_A_STEP
    while True:
        before = db.total_changes
        db.execute("INSERT INTO fulltext (fulltext, rank) VALUES ('merge', ?)", (pages,))
        if db.total_changes - before < 2:
            return
        pages = _MERGED_A_STEP
        yield


def _content(db: sqlite3.Connection, version: int) -> tuple[str, str] | None:
    """Title and text of a document; None when they can not be read."""
    (header,) = db.execute("SELECT header FROM version WHERE id = ?", (version,)).fetchone()
    bodies = db.execute("SELECT body FROM chunk WHERE version = ? ORDER BY start", (version,))
    try:
        return str(json.loads(header)["title"]), "\n".join([text for (body,) in bodies for text in texts_of(body)])
    except UNREADABLE:
        return None
