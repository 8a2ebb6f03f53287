"""Values of registers put into their tables, thousands at a time; what has no row there is held."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from tui_reader.library.marked import marktext
from tui_reader.library.told.checked import ROWS, Row, Unfit
from tui_reader.library.told.held import box_name, hold, release
from tui_reader.merging.notes import shown, texts_of
from tui_reader.merging.writes import SAME, Write

# What others belong to goes first.
_ORDER = ("box", "a", "f", "l", "s", "p", "m", "j", "q", "t", "h", "n", "seen", "b")
_TO_AN_ARTICLE = "SELECT key, id FROM article WHERE key IN (SELECT value FROM json_each(?))"
_TO_A_LIST = "SELECT address, id FROM feed WHERE address IN (SELECT value FROM json_each(?))"
_BELONGING = {**dict.fromkeys("slpmjthnb", _TO_AN_ARTICLE), "seen": _TO_A_LIST}
"""Kinds whose row ends with the key of what it belongs to, and where the number of that is found."""


def put(db: sqlite3.Connection, writes: Iterable[Write]) -> None:
    """Put the values of these writes into their tables, and delete what was deleted.

    Articles and highlights that were deleted are left as they are: what becomes of them depends on what belongs to
    them (`ending`).
    """
    kinds = dict[str, list[Write]]()
    for write in writes:
        kinds.setdefault(write.kind, []).append(write)
    for kind in sorted(kinds, key=lambda kind: _ORDER.index(kind) if kind in _ORDER else len(_ORDER)):
        of_kind = kinds[kind]
        told = {write.key: write for write in of_kind if write.value is not None}
        deleted = [write.key for write in of_kind if write.value is None]
        standing = _put_kind(db, kind, list(told.values()))
        if kind in _DELETE:
            delete(db, kind, deleted)
        hold(db, [write for key, write in told.items() if key not in standing])
        release(db, kind, [*deleted, *standing])


def delete(db: sqlite3.Connection, kind: str, keys: Sequence[str]) -> None:
    """Delete the rows of registers of one kind."""
    if kind == "n":
        for key in keys:
            _drop_words(db, kind, key)
    is_paired = kind in ("m", "j", "t", "seen")
    db.executemany(_DELETE[kind], [key.partition(" ")[::2] if is_paired else (key,) for key in keys])


_DELETE = {
    # An article that is there again is in some state: in that of one that has just come.
    "s": "UPDATE article SET state = 'unread', printed_only = 0 WHERE key = ?",
    "l": "DELETE FROM address WHERE address = ?",
    "p": "DELETE FROM place WHERE article = (SELECT id FROM article WHERE key = ?)",
    "m": "DELETE FROM mark WHERE article = (SELECT id FROM article WHERE key = ?) AND kind = 'mark' AND name = ?",
    "j": "DELETE FROM mark WHERE article = (SELECT id FROM article WHERE key = ?) AND kind = 'elsewhere' AND name = ?",
    "q": "DELETE FROM queue WHERE address = ?",
    "t": "DELETE FROM tag WHERE article = (SELECT id FROM article WHERE key = ?) AND key = ?",
    "n": "DELETE FROM note WHERE owner = ?",
    "f": "DELETE FROM feed WHERE address = ?",
    "seen": "DELETE FROM seen WHERE feed = (SELECT id FROM feed WHERE address = ?) AND id = ?",
    "b": "DELETE FROM body WHERE article = (SELECT id FROM article WHERE key = ?)",
}


def delete_highlight(db: sqlite3.Connection, uuid: str) -> None:
    """Delete the row of a highlight."""
    _drop_words(db, "h", uuid)
    db.execute("DELETE FROM highlight WHERE uuid = ?", (uuid,))


def _put_kind(db: sqlite3.Connection, kind: str, writes: Sequence[Write]) -> set[str]:
    """Put values of one kind; answers the keys of those that have a row now."""
    if kind not in ROWS or not writes:
        return set()
    rows: list[tuple[Write, Row]] = []
    for write in writes:
        assert write.value is not None
        if kind == "a" and SAME in write.value:
            continue
        try:
            rows.append((write, ROWS[kind](write.key, write.value)))
        except Unfit:
            continue
    if kind in _BELONGING:
        ids = _numbers(db, _BELONGING[kind], rows)
        rows = [(write, (*row[:-1], ids[row[-1]])) for write, row in rows if row[-1] in ids]
    for statement in _PUT[kind]:
        db.executemany(statement, [row for _, row in rows])
    if kind == "h":
        _put_words(db, "h", [(row[0], row[1]) for _, row in rows])
    elif kind == "n":
        _put_notes(db, rows)
    return {write.key for write, _ in rows}


def _numbers(db: sqlite3.Connection, statement: str, rows: Iterable[tuple[Write, Row]]) -> Mapping[str, int]:
    keys = json.dumps(sorted({row[-1] for _, row in rows}), ensure_ascii=False)
    return dict(db.execute(statement, (keys,)))


_PUT: Mapping[str, Sequence[str]] = {
    "a": (
        "INSERT INTO article (key, identity, title, site, byline, published, minutes, view, kept_at, added_at, names, "
        "read_at, turn, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?9, 0, 'unread') "
        "ON CONFLICT (key) DO UPDATE SET title = ?3, site = ?4, byline = ?5, published = ?6, minutes = ?7, view = ?8, "
        "kept_at = ?9, added_at = ?10, names = ?11",
    ),
    "s": ("UPDATE article SET state = ?1, printed_only = ?2 WHERE id = ?3 AND (state, printed_only) IS NOT (?1, ?2)",),
    "l": ("INSERT OR REPLACE INTO address (address, article) VALUES (?, ?)",),
    "p": (
        "INSERT OR REPLACE INTO place (place, fraction, section, minutes_left, stopped_at, article) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        # The number of the reading is found when all has come: see `ending`.
        "UPDATE article SET read_at = max(read_at, ?5), turn = 0 WHERE id = ?6",
        "DELETE FROM screen WHERE article = ?6",
    ),
    "m": (
        "INSERT OR REPLACE INTO mark (kind, name, start, stop, note, created, article) "
        "VALUES ('mark', ?1, ?2, ?2, ?3, ?4, ?5)",
    ),
    "j": (
        "INSERT OR REPLACE INTO mark (kind, name, start, stop, note, created, article) "
        "VALUES ('elsewhere', ?1, ?2, ?2, ?3, ?4, ?5)",
    ),
    "q": (
        "INSERT INTO queue (rank, address, article) VALUES (?1, ?2, (SELECT article FROM address WHERE address = ?2)) "
        "ON CONFLICT (address) DO UPDATE SET rank = excluded.rank",
    ),
    "t": ("INSERT OR REPLACE INTO tag (key, name, article) VALUES (?, ?, ?)",),
    "h": (
        "INSERT INTO highlight (uuid, quote, before, after, start, stop, label, created, changed, article) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (uuid) DO UPDATE SET quote = ?2, before = ?3, "
        "after = ?4, start = ?5, stop = ?6, label = ?7, created = ?8, changed = ?9, article = ?10",
    ),
    "n": (
        "INSERT INTO note (owner, text, changed, article) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (owner) DO UPDATE SET "
        "text = ?2, changed = ?3, article = ?4",
    ),
    "f": (
        "INSERT INTO feed (address, title, tags, added) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (address) DO UPDATE SET "
        "title = ?2, tags = ?3, added = ?4",
    ),
    "seen": ("INSERT OR REPLACE INTO seen (id, first_seen, new, feed) VALUES (?, ?, ?, ?)",),
    # version 0: the text is not here.
    "b": (
        "INSERT INTO body (sha256, size, article, version) VALUES (?1, ?2, ?3, 0) ON CONFLICT (article) DO UPDATE SET "
        "version = iif(sha256 = ?1, version, 0), sha256 = ?1, size = ?2",
    ),
}


def _put_notes(db: sqlite3.Connection, rows: Iterable[tuple[Write, Row]]) -> None:
    """What is shown of notes, which may be several texts, and their words."""
    for write, row in rows:
        texts = texts_of(write)
        words = shown(texts, lambda node: box_name(db, node))
        several = json.dumps([list(text) for text in texts], ensure_ascii=False) if len(texts) > 1 or (
            write.value and "texts" in write.value
        ) else ""  # fmt: skip
        db.execute("UPDATE note SET text = ?, texts = ? WHERE owner = ?", (words, several, row[0]))
        _put_words(db, "n", [(row[0], words)])


def _put_words(db: sqlite3.Connection, kind: str, words: Iterable[tuple[str, str]]) -> None:
    for key, text in words:
        for (number,) in db.execute(_ROW_OF[kind], (key,)).fetchall():
            (marktext.put_highlight if kind == "h" else marktext.put_note)(db, number, text)


def _drop_words(db: sqlite3.Connection, kind: str, key: str) -> None:
    _put_words(db, kind, [(key, "")])


_ROW_OF = {"h": "SELECT id FROM highlight WHERE uuid = ?", "n": "SELECT id FROM note WHERE owner = ?"}
