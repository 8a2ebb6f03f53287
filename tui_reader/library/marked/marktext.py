"""The words of highlights and notes, to be found like those of the texts."""

import sqlite3

from tui_reader.finding.letters import indexed
from tui_reader.library.file.schema import MARKTEXT

# A highlight has twice the number of its row here, a note that and one.
_HIGHLIGHTS = "SELECT id * 2 FROM highlight WHERE article = ?"
_NOTES = "SELECT id * 2 + 1 FROM note WHERE article = ?"


def put_highlight(db: sqlite3.Connection, highlight: int, words: str) -> None:
    """The words of a highlight, by the number of its row."""
    _put(db, highlight * 2, words)


def put_note(db: sqlite3.Connection, note: int, words: str) -> None:
    """The words of a note, by the number of its row; none take it out."""
    _put(db, note * 2 + 1, words)


def drop_highlight(db: sqlite3.Connection, highlight: int) -> None:
    """Find it no longer."""
    _put(db, highlight * 2, "")


def drop_marktext(db: sqlite3.Connection, article: int) -> None:
    """Find none of an article's any more; to be done before its rows go."""
    rows = [*db.execute(_HIGHLIGHTS, (article,)), *db.execute(_NOTES, (article,))]
    db.executemany("DELETE FROM marktext WHERE rowid = ?", rows)


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether the index holds together, and has every highlight and note."""
    try:
        db.execute("INSERT INTO marktext (marktext) VALUES ('integrity-check')")
        (held,) = db.execute("SELECT count(*) FROM marktext").fetchone()
    except sqlite3.DatabaseError:
        return False
    (there,) = db.execute(
        "SELECT (SELECT count(*) FROM highlight WHERE quote <> '') + (SELECT count(*) FROM note WHERE text <> '')"
    ).fetchone()
    return bool(held == there)


def make_anew(db: sqlite3.Connection) -> None:
    """Make the index anew, of all there is."""
    db.execute("DROP TABLE marktext")
    db.execute(MARKTEXT)
    for row, words in db.execute("SELECT id, quote FROM highlight").fetchall():
        put_highlight(db, row, words)
    for row, words in db.execute("SELECT id, text FROM note").fetchall():
        put_note(db, row, words)


def _put(db: sqlite3.Connection, row: int, words: str) -> None:
    db.execute("DELETE FROM marktext WHERE rowid = ?", (row,))
    if words:
        db.execute("INSERT INTO marktext (rowid, words) VALUES (?, ?)", (row, indexed(words)))
