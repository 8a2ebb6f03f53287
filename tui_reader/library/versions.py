"""Pages and the documents made of them."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tui_reader import __version__
from tui_reader.article.blocks import Blocks, Part, characters
from tui_reader.article.document import Block, Document
from tui_reader.article.form import (
    from_dict,
    outline_from_list,
    outline_to_list,
    quotes_from_list,
    quotes_to_list,
    to_dict,
)
from tui_reader.article.links import links_in
from tui_reader.library import fulltext, places, queue
from tui_reader.library.chunks import UNREADABLE, Chunks, blocks_of, chunks, packed, unpacked
from tui_reader.library.values import Kept
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
    blocks = tuple(document.blocks)
    parts = tuple(chunks(blocks))
    counts = [(characters(blocks[start:stop]), len(links_in(blocks, start, stop))) for start, stop, _ in parts]
    return Packed(
        document,
        json.dumps({**to_dict(document.with_(blocks=(), outline=(), quotes=())), "parts": counts}, ensure_ascii=False),
        packed(outline_to_list(document.outline)),
        packed(quotes_to_list(document.quotes)),
        parts,
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
    """The article of this address; None when its text is gone, damaged where reading stopped, or of another version.

    The blocks are made in parts when they are looked at, from a copy: what is kept anew meanwhile does not change them.
    """
    row = db.execute(
        "SELECT article.id, version.id, version.blocks, header, outline, quotes, version.view, extractor, finished, "
        "page_bytes, heights_key, heights FROM address JOIN article ON article.id = address.article "
        "JOIN version ON version.article = article.id AND version.view = coalesce(?, article.view) WHERE address = ?",
        (view, address),
    ).fetchone()
    if row is None:
        return None
    (
        article, version, total, header, outline, quotes, found_view, extractor, finished, page_bytes, heights_key,
        heights,
    ) = row  # fmt: skip
    place, section = places.place(db, article)
    try:
        about = json.loads(header)
        blocks = _blocks(db, version, total, about.get("parts"), place.position.block if place else 0)
        document = from_dict(about).with_(
            outline=outline_from_list(unpacked(outline)), quotes=quotes_from_list(unpacked(quotes)), blocks=blocks
        )
        known = {str(key): tuple(map(int, lines)) for key, lines in json.loads(heights).items()} if heights else {}
    except UNREADABLE:
        return None
    asked = db.execute("SELECT etag, last_modified, fetched_at, checked_at FROM page WHERE article = ?", (article,))
    etag, last_modified, fetched_at, checked_at = asked.fetchone() or ("", "", 0.0, 0.0)
    return Kept(
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
        known if heights_key == __version__ else {},
    )


def keep_heights(db: sqlite3.Connection, article: int, view: str, heights: Mapping[str, Sequence[int]]) -> None:
    """The lines of the parts of this view, by what they were laid out with."""
    db.execute(
        "UPDATE version SET heights_key = ?, heights = ? WHERE article = ? AND view = ?",
        (__version__, json.dumps(heights).encode(), article, view),
    )


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


def _blocks(db: sqlite3.Connection, version: int, total: int, counts: Any, at: int) -> Sequence[Block]:
    """The blocks of a version; those around block `at` are made at once. Raises one of UNREADABLE.

    counts: of each chunk its characters and links; without them, as before 1.0, all blocks are made.
    """
    rows = db.execute("SELECT start, stop, body FROM chunk WHERE version = ? ORDER BY start", (version,)).fetchall()
    if [start for start, _, _ in rows] != [0, *(stop for _, stop, _ in rows[:-1])][: len(rows)] or (
        (rows[-1][1] if rows else 0) != total
    ):
        raise ValueError("chunks are missing")
    if counts is None or len(counts) != len(rows):
        return tuple([block for _, _, body in rows for block in blocks_of(body)])
    parts = [
        Part(start, stop, int(characters), int(links))
        for (start, stop, _), (characters, links) in zip(rows, counts, strict=True)
    ]
    load = Chunks([(stop - start, body) for start, stop, body in rows])
    blocks = Blocks(parts, load)
    if total:
        blocks[min(at, total - 1)]
    if load.is_damaged:
        raise ValueError("a chunk is damaged")
    return blocks
