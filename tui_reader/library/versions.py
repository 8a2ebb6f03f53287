"""Pages and the documents made of them."""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from typing import Any, NamedTuple

from tui_reader.article.document import (
    Block,
    Document,
    from_dict,
    outline_from_list,
    outline_to_list,
    quotes_from_list,
    quotes_to_list,
    to_dict,
)
from tui_reader.article.place import around
from tui_reader.library import fulltext, places, queue
from tui_reader.library.chunks import UNREADABLE, blocks_of, chunks, packed, unpacked
from tui_reader.library.values import Kept, Opening
from tui_reader.web.page import Page


class Packed(NamedTuple):
    """A document as its rows will have it: made before the library is locked, since compressing takes the time."""

    document: Document
    header: str
    outline: bytes
    quotes: bytes
    chunks: tuple[tuple[int, int, bytes], ...]

    @property
    def size(self) -> int:
        """Bytes it takes."""
        return len(self.header) + len(self.outline) + len(self.quotes) + sum(len(body) for _, _, body in self.chunks)


def pack(document: Document) -> Packed:
    """The document, compressed."""
    return Packed(
        document,
        json.dumps(to_dict(document.with_(blocks=(), outline=(), quotes=())), ensure_ascii=False),
        packed(outline_to_list(document.outline)),
        packed(quotes_to_list(document.quotes)),
        tuple(chunks(document.blocks)),
    )


def article_of(db: sqlite3.Connection, address: str) -> int | None:
    """The article that goes by this address."""
    row = db.execute("SELECT article FROM address WHERE address = ?", (address,)).fetchone()
    return None if row is None else int(row[0])


def keep_article(db: sqlite3.Connection, document: Document, identity: str, view: str, now: float) -> int:
    """The row of the article, made or brought up to date; a new one counts as read last."""
    names = "\n".join((document.title, document.site, identity)).casefold()
    about = (document.title, document.site, document.byline, document.published, document.minutes, view, names)
    known = db.execute("SELECT id FROM article WHERE identity = ?", (identity,)).fetchone()
    article = int(known[0]) if known else article_of(db, identity)
    if article is not None:
        db.execute(
            "UPDATE article SET title = ?, site = ?, byline = ?, published = ?, minutes = ?, view = ?, names = ? "
            "WHERE id = ?",
            (*about, article),
        )
        return article
    made = db.execute(
        "INSERT INTO article (title, site, byline, published, minutes, view, names, identity, kept_at, read_at, turn) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*about, identity, now, now, next_turn(db)),
    )
    return int(made.lastrowid or 0)


def next_turn(db: sqlite3.Connection) -> int:
    """The number of the reading that comes now."""
    return int(db.execute("SELECT coalesce(max(turn), 0) + 1 FROM article").fetchone()[0])


def keep_aliases(db: sqlite3.Connection, article: int, own: Iterable[str], claimed: Iterable[str]) -> None:
    """`own` addresses lead to the article from now on; `claimed` ones (rel=canonical) only if no other has them."""
    own, claimed = [a for a in own if a], [a for a in claimed if a]
    db.executemany("INSERT OR REPLACE INTO address VALUES (?, ?)", [(address, article) for address in own])
    db.executemany("INSERT OR IGNORE INTO address VALUES (?, ?)", [(address, article) for address in claimed])
    queue.link(db, article, [*own, *claimed])


def keep_page(db: sqlite3.Connection, article: int, page: Page, body: bytes, now: float) -> None:
    """The page, its body compressed by the caller."""
    db.execute(
        "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article,
            page.url,
            page.final_url,
            page.content_type,
            page.etag,
            page.last_modified,
            page.fetched_at,
            page.fetched_at or now,
            json.dumps(page.notes, ensure_ascii=False),
            body,
        ),
    )
    db.execute("UPDATE article SET page_bytes = ? WHERE id = ?", (len(body), article))


def keep_version(db: sqlite3.Connection, article: int, view: str, extractor: str, packed: Packed) -> None:
    """The document of this view, in the place of the one before."""
    drop_version(db, article, view)
    db.execute("DELETE FROM screen WHERE article = ?", (article,))
    made = db.execute(
        "INSERT INTO version (article, view, extractor, blocks, header, outline, quotes) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article, view, extractor, len(packed.document.blocks), packed.header, packed.outline, packed.quotes),
    )
    db.executemany("INSERT INTO chunk VALUES (?, ?, ?, ?)", [(made.lastrowid, *one) for one in packed.chunks])
    db.execute("UPDATE article SET text_bytes = text_bytes + ? WHERE id = ?", (packed.size, article))


def drop_version(db: sqlite3.Connection, article: int, view: str | None = None) -> None:
    """Delete the document of this view, or of every view, from the full text too."""
    found = db.execute(
        "SELECT id, length(CAST(header AS BLOB)) + length(outline) + length(quotes) "
        "+ (SELECT coalesce(sum(length(body)), 0) FROM chunk WHERE version = version.id) "
        "FROM version WHERE article = ? AND (?2 IS NULL OR view = ?2)",
        (article, view),
    ).fetchall()
    for version, size in found:
        fulltext.remove(db, version)
        db.execute("DELETE FROM version WHERE id = ?", (version,))
        db.execute("UPDATE article SET text_bytes = max(0, text_bytes - ?) WHERE id = ?", (size, article))


def kept(db: sqlite3.Connection, address: str, view: str | None, now: float) -> Kept | None:
    """The article of this address with its whole document; None too when its text is gone or of another version."""
    found = _found(db, address, view, now)
    if found is None:
        return None
    version, value, _ = found
    bodies = db.execute("SELECT body FROM chunk WHERE version = ? ORDER BY start", (version,)).fetchall()
    try:
        blocks = tuple([block for (body,) in bodies for block in blocks_of(body)])
    except UNREADABLE:
        return None
    return _with_blocks(value, blocks)


def opening(db: sqlite3.Connection, address: str, now: float) -> Opening | None:
    """As `kept`, with the blocks around the place only: its chunk and the nearer neighbour, never the whole text.

    When the words of the place do not stand where it points (the text was kept anew since), all blocks are given,
    for `article.place.find`.
    """
    found = _found(db, address, None, now)
    if found is None:
        return None
    version, value, total = found
    at = value.place.position.block if value.place and not value.finished else 0
    try:
        start, blocks = _around(db, version, min(at, max(0, total - 1)))
        if value.place and not value.finished and not _stands(value, start, blocks):
            start, blocks = 0, _blocks(db, version, 0, total)
    except UNREADABLE:
        return None
    return Opening(value, start, blocks, total)


def blocks(db: sqlite3.Connection, article: int, start: int, stop: int) -> tuple[Block, ...]:
    """Blocks `[start, stop)` of the article's current view; raises one of UNREADABLE."""
    row = db.execute(
        "SELECT version.id FROM article JOIN version ON article = article.id AND version.view = article.view "
        "WHERE article.id = ?",
        (article,),
    ).fetchone()
    return _blocks(db, row[0], start, stop) if row else ()


def page(db: sqlite3.Connection, article: int) -> Page | None:
    """The page as it came, None when it made room for others."""
    row = db.execute(
        "SELECT url, final_url, content_type, etag, last_modified, fetched_at, notes, body FROM page "
        "WHERE article = ? AND body IS NOT NULL",
        (article,),
    ).fetchone()
    if row is None:
        return None
    url, final_url, content_type, etag, last_modified, fetched_at, notes, body = row
    return Page(
        url, final_url, zlib.decompress(body), content_type, etag, last_modified, fetched_at, tuple(json.loads(notes))
    )


def _found(db: sqlite3.Connection, address: str, view: str | None, now: float) -> tuple[int, Kept, int] | None:
    """`(version, article without blocks, number of blocks)`."""
    row = db.execute(
        "SELECT article.id, version.id, version.blocks, header, outline, quotes, version.view, extractor, finished, "
        "page_bytes FROM address JOIN article ON article.id = address.article "
        "JOIN version ON version.article = article.id AND version.view = coalesce(?, article.view) WHERE address = ?",
        (view, address),
    ).fetchone()
    if row is None:
        return None
    article, version, total, header, outline, quotes, found_view, extractor, finished, page_bytes = row
    try:
        document = from_dict(json.loads(header)).with_(
            outline=outline_from_list(unpacked(outline)), quotes=quotes_from_list(unpacked(quotes))
        )
    except UNREADABLE:
        return None
    asked = db.execute("SELECT etag, last_modified, fetched_at, checked_at FROM page WHERE article = ?", (article,))
    etag, last_modified, fetched_at, checked_at = asked.fetchone() or ("", "", 0.0, 0.0)
    place, section = places.place(db, article)
    value = Kept(
        article,
        document,
        found_view,
        extractor,
        etag,
        last_modified,
        fetched_at,
        checked_at if checked_at <= now else 0.0,
        page_bytes > 0,
        place,
        bool(finished),
        section,
        queue.position(db, article),
    )
    return version, value, total


def _with_blocks(value: Kept, blocks: tuple[Block, ...]) -> Kept:
    fields: dict[str, Any] = {name: getattr(value, name) for name in Kept.__slots__}
    return Kept(**{**fields, "document": value.document.with_(blocks=blocks)})


def _blocks(db: sqlite3.Connection, version: int, start: int, stop: int) -> tuple[Block, ...]:
    rows = db.execute(
        "SELECT start, body FROM chunk WHERE version = ? AND stop > ? AND start < ? ORDER BY start",
        (version, start, stop),
    )
    found: list[Block] = []
    for first, body in rows:
        found.extend(blocks_of(body)[max(0, start - first) : stop - first])
    return tuple(found)


def _around(db: sqlite3.Connection, version: int, at: int) -> tuple[int, tuple[Block, ...]]:
    """The chunk of block `at` and, on the side it is nearer to, the next one."""
    row = db.execute(
        "SELECT start, stop FROM chunk WHERE version = ? AND start <= ? ORDER BY start DESC LIMIT 1", (version, at)
    ).fetchone()
    if row is None:
        return 0, ()
    start, stop = row
    after = db.execute("SELECT stop FROM chunk WHERE version = ? AND start = ?", (version, stop)).fetchone()
    before = db.execute(
        "SELECT start FROM chunk WHERE version = ? AND start < ? ORDER BY start DESC LIMIT 1", (version, start)
    ).fetchone()
    if after and (2 * at >= start + stop or not before):
        stop = after[0]
    elif before:
        start = before[0]
    return start, _blocks(db, version, start, stop)


def _stands(value: Kept, start: int, blocks: tuple[Block, ...]) -> bool:
    """Whether the place's words stand where it points, as far as these blocks show."""
    if value.place is None:
        return True
    block, offset = value.place.position
    if not (start <= block < start + len(blocks)) or offset > len(blocks[block - start].text):
        return False
    before, after = around(blocks, value.place.position._replace(block=block - start))
    return value.place.before.endswith(before) and value.place.after.startswith(after)
