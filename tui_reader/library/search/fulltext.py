"""The index of all texts: an entry for each article, filled behind the reader's back, one at a time.

An entry has the article's number, its title, and the text of the view that is shown; of one whose text is not kept the
title alone. Triggers of the schema note in `unindexed` which articles have changed; `entry` says what the index holds
of each, since a contentless one has to be told it when it is to go (FTS5, section 4.4.3).
"""

import sqlite3
from collections.abc import Iterator

from tui_reader.finding.letters import indexed
from tui_reader.library.chunks import UNREADABLE, texts_of
from tui_reader.library.file.schema import FULLTEXT

# Pages of the index written at a time: 4 MB.
_MERGED_A_STEP = 500


def remove(db: sqlite3.Connection, version: int) -> None:
    """Take out the text of a version that is about to go; what else there is of its article is indexed anew."""
    for (article,) in db.execute("SELECT article FROM entry WHERE version = ?", (version,)).fetchall():
        _take_out(db, article)
        db.execute("INSERT OR IGNORE INTO unindexed VALUES (?)", (article,))


def remove_article(db: sqlite3.Connection, article: int) -> None:
    """Find an article no longer that is about to be deleted."""
    _take_out(db, article)
    db.execute("DELETE FROM unindexed WHERE article = ?", (article,))


def add_next(db: sqlite3.Connection) -> bool:
    """Index the next article that is not, or is with another text; False when there is none."""
    due = db.execute("SELECT article FROM unindexed LIMIT 1").fetchone()
    if due is None:
        return False
    db.execute("DELETE FROM unindexed WHERE article = ?", due)
    _take_out(db, *due)
    row = db.execute(
        "SELECT title, version.id FROM article LEFT JOIN version ON version.article = article.id "
        "AND version.view = article.view AND shown WHERE article.id = ?",
        due,
    ).fetchone()
    if row is not None:
        title, version = indexed(row[0]), row[1]
        text = None if version is None else _text(db, version)
        db.execute("INSERT INTO fulltext (rowid, title, text) VALUES (?, ?, ?)", (*due, title, text or ""))
        db.execute("INSERT INTO entry VALUES (?, ?, ?)", (*due, None if text is None else version, title))
    return True


def waiting(db: sqlite3.Connection) -> int:
    """How many articles are still to be indexed."""
    return int(db.execute("SELECT count(*) FROM unindexed").fetchone()[0])


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether the index holds together, and has an entry for every article that does not wait for one."""
    try:
        db.execute("INSERT INTO fulltext (fulltext) VALUES ('integrity-check')")
        without = db.execute(
            "SELECT 1 FROM article WHERE id NOT IN (SELECT article FROM entry) "
            "AND id NOT IN (SELECT article FROM unindexed) "
            "UNION ALL SELECT 1 FROM entry WHERE article NOT IN (SELECT id FROM fulltext_docsize) LIMIT 1"
        ).fetchone()
    except sqlite3.DatabaseError:
        return False
    return without is None


def begin_anew(db: sqlite3.Connection) -> None:
    """Make the index anew; it is filled by `add_next`."""
    db.execute("DROP TABLE fulltext")
    db.execute(FULLTEXT)
    db.execute("DELETE FROM entry")
    db.execute("INSERT OR IGNORE INTO unindexed SELECT id FROM article")


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


def _take_out(db: sqlite3.Connection, article: int) -> None:
    """Take an entry out, if there is one.

    Of a text that was damaged since, the words stay: whoever looks for them finds its number, and no article by it.
    """
    entry = db.execute("SELECT version, title FROM entry WHERE article = ?", (article,)).fetchone()
    if entry is None:
        return
    version, title = entry
    text = "" if version is None else _text(db, version)
    if text is not None:
        db.execute(
            "INSERT INTO fulltext (fulltext, rowid, title, text) VALUES ('delete', ?, ?, ?)", (article, title, text)
        )
    db.execute("DELETE FROM entry WHERE article = ?", (article,))


def _text(db: sqlite3.Connection, version: int) -> str | None:
    """The text of a version as it is indexed; None when it can not be read."""
    bodies = db.execute("SELECT body FROM chunk WHERE version = ? ORDER BY start", (version,))
    try:
        return indexed("\n".join([text for (body,) in bodies for text in texts_of(body)]))
    except UNREADABLE:
        return None
