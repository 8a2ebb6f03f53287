"""Kept texts that go to other machines: asked for by their SHA-256, as they are packed here; pages never go."""

# ruff: noqa: S608 (the statements are put together from the constants of this file; values are always bound)

import json
import sqlite3
import zlib
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping
from typing import Any, NamedTuple

from tui_reader.clean import clean
from tui_reader.library.stamps.registers import Register
from tui_reader.library.stamps.stamping import stamping
from tui_reader.merging.greetings import Body

MOST_BYTES = 40_000_000
"""Bytes of the longest text, unpacked."""
_NOTED_AT_ONCE = 200
POLICIES = ("queue", "all", "none")
MOST_TEXTS = 5000
"""Texts that are spoken of in one talk: those that were read last."""
_WANTED = {
    # What is asked for is looked up, or every talk goes through the whole library for it.
    "queue": "article.id IN (SELECT id FROM article WHERE printed_only IN (0, 1) AND state = 'reading' "
    "UNION ALL SELECT article FROM queue UNION ALL SELECT article FROM highlight)",
    "all": "1",
}


class Text(NamedTuple):
    """A text as its rows have it: header is JSON, the others are compressed JSON. chunks: start, stop, blocks."""

    view: str
    extractor: str
    header: str
    outline: bytes
    quotes: bytes
    chunks: tuple[tuple[int, int, bytes], ...]

    @property
    def sha256(self) -> str:
        """What it is asked for by."""
        from hashlib import sha256  # 3 ms, and only what is kept or comes needs it

        made = sha256(f"{self.view}\0{self.extractor}\0{self.header}\0".encode("utf-8", "replace"))
        for part in (self.outline, self.quotes, *(body for _, _, body in self.chunks)):
            made.update(part)
        return made.hexdigest()

    @property
    def size(self) -> int:
        """Bytes it takes."""
        return (
            len(self.header.encode("utf-8", "replace"))
            + len(self.outline)
            + len(self.quotes)
            + sum(len(body) for _, _, body in self.chunks)
        )


def wanted(db: sqlite3.Connection, policy: str) -> list[Body]:
    """The texts that other machines have and this one would like to, those that were read last first.

    policy: "queue" asks for what is queued, highlighted or being read, "all" for all, "none" for none. What made room
    for others is not asked for again.
    """
    if policy not in _WANTED:
        return []
    rows = db.execute(
        "SELECT article.key, sha256 FROM article CROSS JOIN body ON article.id = body.article "
        f"WHERE body.version = 0 AND article.text_bytes = 0 AND {_WANTED[policy]} ORDER BY article.turn DESC LIMIT ?",
        (MOST_TEXTS,),
    )
    return [Body(key, sha) for key, sha in rows]


def offered(db: sqlite3.Connection, policy: str) -> list[Body]:
    """The texts that are here and that others would like to have, those that were read last first. policy: as above."""
    if policy not in _WANTED:
        return []
    rows = db.execute(
        "SELECT article.key, sha256 FROM article CROSS JOIN body ON article.id = body.article WHERE body.version <> 0 "
        f"AND NOT (identity >= 'file:' AND identity < 'file;') AND {_WANTED[policy]} "
        "ORDER BY article.turn DESC LIMIT ?",
        (MOST_TEXTS,),
    )
    return [Body(key, sha) for key, sha in rows]


def body(db: sqlite3.Connection, asked: Body) -> Mapping[str, Any] | None:
    """A kept text as it goes over a line; None when it is not here any more."""
    row = db.execute(
        "SELECT version.id, version.view, extractor, header, outline, quotes FROM article "
        "JOIN body ON body.article = article.id JOIN version ON version.id = body.version "
        "WHERE article.key = ? AND sha256 = ? AND NOT (identity >= 'file:' AND identity < 'file;')",
        asked,
    ).fetchone()
    if row is None:
        return None
    version, view, extractor, header, outline, quotes = row
    chunks = db.execute("SELECT start, stop, body FROM chunk WHERE version = ? ORDER BY start", (version,)).fetchall()
    return {
        "view": view,
        "extractor": extractor,
        "header": header,
        "outline": _text(outline),
        "quotes": _text(quotes),
        "chunks": [[start, stop, _text(blocks)] for start, stop, blocks in chunks],
    }


def keep_body(db: sqlite3.Connection, asked: Body, text: Mapping[str, Any], now: float) -> bool:
    """Keep a text that came; False for one that is not what was asked for, is unclean or is there already."""
    row = db.execute(
        "SELECT article.id, text_bytes FROM article JOIN body ON body.article = article.id "
        "WHERE article.key = ? AND sha256 = ?",
        asked,
    ).fetchone()
    packed = _packed(text)
    if row is None or row[1] or packed is None or packed.sha256 != asked.sha256:
        return False
    article = int(row[0])
    made = db.execute(
        "INSERT INTO version (article, view, kept_at, extractor, blocks, header, outline, quotes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article,
            packed.view,
            now,
            packed.extractor,
            packed.chunks[-1][1] if packed.chunks else 0,
            packed.header,
            packed.outline,
            packed.quotes,
        ),
    )
    db.executemany(
        "INSERT INTO chunk (version, start, stop, body) VALUES (?, ?, ?, ?)",
        [(made.lastrowid, *chunk) for chunk in packed.chunks],
    )
    db.execute("UPDATE article SET text_bytes = ? WHERE id = ?", (packed.size, article))
    db.execute("UPDATE body SET version = ? WHERE article = ?", (made.lastrowid, article))
    return True


def note_missing(db: sqlite3.Connection, now: float) -> None:
    """Note what the texts that others would ask for are asked for by, where that was not yet done.

    A library that is older than syncing has such, and they are hashed now, some at a time.
    """
    rows = db.execute(
        "SELECT article.id, article.key, version.id, version.view, extractor, header, outline, quotes FROM article "
        "CROSS JOIN version ON version.article = article.id AND version.view = 'article' AND shown "
        f"WHERE NOT EXISTS (SELECT 1 FROM body WHERE body.article = article.id) AND {_WANTED['queue']} "
        "ORDER BY article.turn DESC LIMIT ?",
        (_NOTED_AT_ONCE,),
    ).fetchall()
    for article, key, version, view, extractor, header, outline, quotes in rows:
        chunks = db.execute("SELECT start, stop, body FROM chunk WHERE version = ? ORDER BY start", (version,))
        text = Text(view, extractor, header, outline, quotes, tuple(chunks))
        with stamping(db, now, (Register("b", key),)):
            db.execute("INSERT INTO body VALUES (?, ?, ?, ?)", (article, version, text.sha256, text.size))


def _text(data: bytes) -> str:
    return b2a_base64(data, newline=False).decode()


def _packed(text: Mapping[str, Any]) -> Text | None:
    """The text that came, None for what is none, holds what a terminal obeys or is too much."""
    try:
        view, extractor, header = (str(text[name]) for name in ("view", "extractor", "header"))
        chunks = tuple((int(start), int(stop), a2b_base64(body)) for start, stop, body in text["chunks"])
        packed = Text(view, extractor, header, a2b_base64(text["outline"]), a2b_base64(text["quotes"]), chunks)
        left = MOST_BYTES - len(header)
        for part in (packed.outline, packed.quotes, *(body for _, _, body in chunks)):
            unpack = zlib.decompressobj()
            data = unpack.decompress(part, max(left, 1))
            left -= len(data)
            if left <= 0 or not unpack.eof or not _is_clean(json.loads(data)):
                return None
        is_clean = isinstance(header_values := json.loads(header), dict) and _is_clean(header_values)
    except (KeyError, TypeError, ValueError, zlib.error, RecursionError):
        return None
    return packed if is_clean and view.isalpha() and len(view) <= 20 else None


def _is_clean(value: Any) -> bool:
    if isinstance(value, str):
        return clean(value) == value
    if isinstance(value, list):
        return all(map(_is_clean, value))
    if isinstance(value, dict):
        return all(clean(name) == name and _is_clean(one) for name, one in value.items())
    return True
