"""Notes to highlights and to whole articles."""

import json
import sqlite3
from functools import partial
from typing import NamedTuple

from tui_reader.errors import LibraryError
from tui_reader.library.marked import marktext
from tui_reader.library.stamps.registers import Register
from tui_reader.library.stamps.stamping import last_write, stamp, stamping
from tui_reader.library.told.held import box_name
from tui_reader.merging.notes import Text, shown, texts_of

GONE = LibraryError("The highlight is gone", "It was deleted from the library meanwhile.")


class Note(NamedTuple):
    """A note. stamp: the clock of its last change, which names the text that an editor begins with."""

    text: str
    stamp: int


NO_NOTE = Note("", 0)


class SetNote(NamedTuple):
    """Let the note of a highlight (its uuid) or of an article (its key) be this; no text deletes it.

    base: the stamp of the text that it was edited from, None for the one that is there now: when another machine's
    came meanwhile, both stay. Raises LibraryError when what it belongs to was deleted meanwhile.
    """

    owner: str
    text: str
    base: int | None = None

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write its row and its words."""
        article = _article_of(db, self.owner)
        if article is None:
            raise GONE
        if not self.text:
            delete_note(db, self.owner, now)
            return
        register = Register("n", self.owner)
        others = self._unseen(db, register)
        with stamping(db, now, (register,)):
            db.execute(
                "INSERT INTO note (owner, article, text, changed) VALUES (?, ?, ?, ?) ON CONFLICT (owner) "
                "DO UPDATE SET text = excluded.text, texts = '', changed = excluded.changed "
                "WHERE text <> excluded.text",
                (self.owner, article, self.text, now),
            )
        if others:
            self._put_before(db, register, others)
        row, words = db.execute("SELECT id, text FROM note WHERE owner = ?", (self.owner,)).fetchone()
        marktext.put_note(db, row, words)

    def _unseen(self, db: sqlite3.Connection, register: Register) -> list[Text]:
        """The texts that came while this one was edited, with those that whoever edited it had before."""
        was = last_write(db, register)
        row = db.execute("SELECT text, texts FROM note WHERE owner = ?", (self.owner,)).fetchone()
        if self.base is None or was is None or row is None or was.hlc == self.base or row[0] == self.text:
            return []
        value = {"text": row[0], "texts": json.loads(row[1])} if row[1] else {"text": row[0]}
        return [text for text in texts_of(was._replace(value=value)) if text.hlc != self.base]

    def _put_before(self, db: sqlite3.Connection, register: Register, others: list[Text]) -> None:
        """Nobody has seen both: all stay, the one that was written now first."""
        made = last_write(db, register)
        if made is not None:
            texts = [Text(made.hlc, made.node, self.text), *others]
            words = shown(texts, partial(box_name, db))
            stored = json.dumps([list(text) for text in texts], ensure_ascii=False)
            db.execute("UPDATE note SET text = ?, texts = ? WHERE owner = ?", (words, stored, self.owner))


class NoteOf(NamedTuple):
    """The note of a highlight (its uuid) or of an article (its key)."""

    owner: str

    def read(self, db: sqlite3.Connection, now: float) -> Note:
        """Read its row."""
        row = db.execute("SELECT text FROM note WHERE owner = ?", self).fetchone()
        last = stamp(db, Register("n", self.owner))
        return NO_NOTE if row is None else Note(row[0], last.hlc if last else 0)


def delete_note(db: sqlite3.Connection, owner: str, now: float) -> None:
    """Delete a note, if there is one."""
    with stamping(db, now, (Register("n", owner),)):
        for (row,) in db.execute("SELECT id FROM note WHERE owner = ?", (owner,)).fetchall():
            marktext.put_note(db, row, "")
            db.execute("DELETE FROM note WHERE id = ?", (row,))


def _article_of(db: sqlite3.Connection, owner: str) -> int | None:
    row = db.execute(
        "SELECT article FROM highlight WHERE uuid = ?1 UNION ALL SELECT id FROM article WHERE key = ?1", (owner,)
    ).fetchone()
    return None if row is None else int(row[0])
