"""Pages and documents as they come out of the library."""

import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tui_reader import __version__
from tui_reader.article.blocks import Blocks, Part
from tui_reader.article.document import Block, Document
from tui_reader.article.form import from_dict, outline_from_list, quotes_from_list
from tui_reader.library import places, queue
from tui_reader.library.chunks import UNREADABLE, Chunks, blocks_of, unpacked
from tui_reader.library.values import Kept
from tui_reader.web.page import Page


def article_of(db: sqlite3.Connection, address: str) -> int | None:
    """The article that goes by this address."""
    row = db.execute("SELECT article FROM address WHERE address = ?", (address,)).fetchone()
    return None if row is None else int(row[0])


class _Found(NamedTuple):
    """The columns of an article and of one of its versions."""

    article: int
    version: int
    blocks: int
    header: str
    outline: bytes
    quotes: bytes
    view: str
    extractor: str
    state: str
    page_bytes: int
    heights_key: str
    heights: bytes | None


def kept(db: sqlite3.Connection, address: str, view: str | None, now: float) -> Kept | None:
    """The article of this address; None when its text is gone, damaged where reading stopped, or of another version.

    The blocks are made in parts when they are looked at, from a copy: what is kept anew meanwhile does not change them.
    """
    row = db.execute(
        "SELECT article.id, version.id, version.blocks, header, outline, quotes, version.view, extractor, state, "
        "page_bytes, heights_key, heights FROM address JOIN article ON article.id = address.article "
        "JOIN version ON version.article = article.id AND version.view = coalesce(?, article.view) AND shown "
        "WHERE address = ?",
        (view, address),
    ).fetchone()
    if row is None:
        return None
    found = _Found(*row)
    place, section = places.place(db, found.article)
    try:
        document = _document(db, found, place.position.block if place else 0)
        heights = _heights(found)
    except UNREADABLE:
        return None
    asked = db.execute(
        "SELECT etag, last_modified, fetched_at, coalesce(at, 0.0) FROM page "
        "LEFT JOIN checked ON checked.article = page.article WHERE page.article = ?",
        (found.article,),
    ).fetchone()
    etag, last_modified, fetched_at, checked_at = asked or ("", "", 0.0, 0.0)
    return Kept(
        found.article,
        document,
        found.view,
        found.extractor,
        etag,
        last_modified,
        fetched_at,
        checked_at if checked_at <= now else 0.0,
        found.page_bytes > 0,
        place,
        found.state == "finished",
        section,
        queue.position(db, found.article),
        heights,
    )


def document_of(db: sqlite3.Connection, version: int) -> Document:
    """The document of a version by its number; raises one of UNREADABLE."""
    total, header, outline, quotes = db.execute(
        "SELECT blocks, header, outline, quotes FROM version WHERE id = ?", (version,)
    ).fetchone()
    about = json.loads(header)
    return from_dict(about).with_(
        outline=outline_from_list(unpacked(outline)),
        quotes=quotes_from_list(unpacked(quotes)),
        blocks=_blocks(db, version, total, about.get("parts"), 0),
    )


def _document(db: sqlite3.Connection, found: _Found, at: int) -> Document:
    """The document of a version, its blocks around block `at` made; raises one of UNREADABLE."""
    header = json.loads(found.header)
    blocks = _blocks(db, found.version, found.blocks, header.get("parts"), at)
    return from_dict(header).with_(
        outline=outline_from_list(unpacked(found.outline)),
        quotes=quotes_from_list(unpacked(found.quotes)),
        blocks=blocks,
    )


def _heights(found: _Found) -> Mapping[str, Sequence[int]]:
    """The heights that this version of the program kept."""
    if found.heights is None or found.heights_key != __version__:
        return {}
    return {str(key): tuple(map(int, lines)) for key, lines in json.loads(found.heights).items()}


def page(db: sqlite3.Connection, article: int) -> Page | None:
    """The page as it came, with those that it goes on in; None when it made room for others."""
    row = db.execute(
        "SELECT url, final_url, content_type, etag, last_modified, fetched_at, notes, body FROM page "
        "WHERE article = ? AND body IS NOT NULL",
        (article,),
    ).fetchone()
    if row is None:
        return None
    url, final_url, content_type, etag, last_modified, fetched_at, notes, body = row
    return Page(
        url, final_url, zlib.decompress(body), content_type, etag, last_modified, fetched_at, tuple(json.loads(notes)),
        following=_next_pages(db, article),
    )  # fmt: skip


def _next_pages(db: sqlite3.Connection, article: int) -> tuple[Page, ...]:
    rows = db.execute(
        "SELECT url, final_url, body, content_type, etag, last_modified, fetched_at FROM next_page "
        "WHERE article = ? ORDER BY number",
        (article,),
    )
    return tuple([Page(url, final_url, zlib.decompress(body), *rest) for url, final_url, body, *rest in rows])


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
