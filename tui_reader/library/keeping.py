"""Pages and documents as they go into the library."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from tui_reader.article.blocks import characters
from tui_reader.article.document import Document
from tui_reader.article.form import outline_to_list, quotes_to_list, to_dict
from tui_reader.article.links import links_in
from tui_reader.library import fulltext, queue
from tui_reader.library.chunks import chunks, packed
from tui_reader.library.values import PRINTED, READING
from tui_reader.library.versions import article_of
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


class KeepArticle(NamedTuple):
    """Keep a document and its page; answers with the article's id, the same one for the same identity.

    requested: an address that leads to the article from now on, as the page's final one does. page: None leaves the
    kept one. body: the page's, compressed. view: becomes the article's current one, unless it is the source. printed:
    nobody reads it now, so a new article is one that was only printed, and the view of a known one stays.
    """

    packed: Packed
    page: Page | None
    body: bytes
    extractor: str
    requested: str
    identity: str
    view: str
    printed: bool = False

    def write(self, db: sqlite3.Connection, now: float) -> int:
        """Write the article, its addresses, its page and this view of it."""
        article = _keep_article(db, self, now)
        final = self.page.final_url if self.page else ""
        _keep_aliases(db, article, (self.identity, self.requested, final))
        if self.page:
            _keep_page(db, article, self.page, self.body, now)
        _keep_version(db, article, self.view, self.extractor, self.packed)
        return article


class SetView(NamedTuple):
    """Make another kept view the current one; answers False when it is not kept."""

    article: int
    view: str

    def write(self, db: sqlite3.Connection, now: float) -> bool:
        """Write the name of the view."""
        changed = db.execute(
            "UPDATE article SET view = ?2 WHERE id = ?1 "
            "AND EXISTS (SELECT 1 FROM version WHERE article = ?1 AND view = ?2)",
            self,
        )
        return changed.rowcount == 1


class NoteChecked(NamedTuple):
    """The server was asked just now, and nothing changed but what it says of the page, when it sent one."""

    article: int
    page: Page | None = None

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write when it was asked, and what it said."""
        said = (self.page.etag, self.page.last_modified) if self.page else (None, None)
        db.execute(
            "UPDATE page SET checked_at = ?, etag = coalesce(?, etag), last_modified = coalesce(?, last_modified) "
            "WHERE article = ?",
            (now, *said, self.article),
        )


class Forget(NamedTuple):
    """Delete an article with everything that belongs to it."""

    article: int

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Delete its rows."""
        drop_version(db, self.article)
        db.execute("DELETE FROM article WHERE id = ?", self)


def _keep_article(db: sqlite3.Connection, kept: KeepArticle, now: float) -> int:
    """The row of the article, made or brought up to date; a new one counts as read last.

    What a known article is called is read in the article: another view only shows its page otherwise.
    """
    document, identity = kept.packed.document, kept.identity
    names = "\n".join((document.title, document.site, identity)).casefold()
    about = (document.title, document.site, document.byline, document.published, document.minutes, names)
    known = db.execute("SELECT id FROM article WHERE identity = ?", (identity,)).fetchone()
    article = int(known[0]) if known else article_of(db, identity)
    if article is None:
        made = db.execute(
            "INSERT INTO article (title, site, byline, published, minutes, names, view, identity, kept_at, read_at, "
            "turn, finished) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*about, kept.view, identity, now, now, next_turn(db), PRINTED if kept.printed else READING),
        )
        return int(made.lastrowid or 0)
    if kept.view == "article":
        db.execute(
            "UPDATE article SET title = ?, site = ?, byline = ?, published = ?, minutes = ?, names = ? WHERE id = ?",
            (*about, article),
        )
    if kept.view != "source" and not kept.printed:
        db.execute("UPDATE article SET view = ? WHERE id = ?", (kept.view, article))
    return article


def next_turn(db: sqlite3.Connection) -> int:
    """The number of the reading that comes now."""
    return int(db.execute("SELECT coalesce(max(turn), 0) + 1 FROM article").fetchone()[0])


def _keep_aliases(db: sqlite3.Connection, article: int, addresses: Iterable[str]) -> None:
    """These addresses lead to the article from now on."""
    given = [address for address in addresses if address]
    db.executemany("INSERT OR REPLACE INTO address VALUES (?, ?)", [(address, article) for address in given])
    queue.link(db, article, given)


def _keep_page(db: sqlite3.Connection, article: int, page: Page, body: bytes, now: float) -> None:
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


def _keep_version(db: sqlite3.Connection, article: int, view: str, extractor: str, packed: Packed) -> None:
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
