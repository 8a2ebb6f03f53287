"""Pages and documents as they go into the library."""

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.blocks import characters
from tui_reader.article.document import Document
from tui_reader.article.form import outline_to_list, quotes_to_list, to_dict
from tui_reader.article.links import links_in
from tui_reader.library import queue
from tui_reader.library.chunks import chunks, packed
from tui_reader.library.following.following import note_held
from tui_reader.library.marked.marktext import drop_marktext
from tui_reader.library.names import article_key, folded
from tui_reader.library.search import fulltext
from tui_reader.library.stamps.registers import Register, key_of, of_article
from tui_reader.library.stamps.stamping import stamping
from tui_reader.library.told.bodies import Text
from tui_reader.library.values import State
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
        header = len(self.header.encode("utf-8", "replace"))
        return header + len(self.outline) + len(self.quotes) + sum(len(body) for _, _, body in self.chunks)


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
    unread: it was fetched for later, so a new article is one that was not opened yet. following: the bodies of the
    pages that it goes on in, compressed.
    """

    packed: Packed
    page: Page | None
    body: bytes
    extractor: str
    requested: str
    identity: str
    view: str
    printed: bool = False
    unread: bool = False
    following: tuple[bytes, ...] = ()

    def write(self, db: sqlite3.Connection, now: float) -> int:
        """Write the article, its addresses, its page and this view of it."""
        known = article_of_identity(db, self.identity)
        key = article_key(self.identity) if known is None else key_of(db, known)
        final = self.page.final_url if self.page else ""
        addresses = [address for address in (self.identity, self.requested, final) if address]
        registers = [*(Register(kind, key) for kind in "asb"), *(Register("l", address) for address in addresses)]
        with stamping(db, now, registers):
            article = _made(db, self, key, now) if known is None else _brought_up_to_date(db, self, known)
            _keep_aliases(db, article, addresses, now)
            keep_version(db, article, self.view, self.extractor, self.packed, now)
        if self.page:
            _keep_page(db, article, self.page, self.body, now)
            _keep_next_pages(db, article, self.page.following, self.following)
            if self.following:
                # Its other views were read of fewer pages: they are read again when somebody wants them.
                db.execute("UPDATE version SET extractor = '' WHERE article = ? AND view <> ?", (article, self.view))
        document = self.packed.document
        if self.page and document.is_list:
            note_held(db, now, addresses, document.title, [item.id for item in document.items])
        return article


class AddArticle(NamedTuple):
    """Put an article on record that was not fetched: its row, and the address that leads to it; answers with its id.

    One that is there already is left as it is. state: what is told of it. added_at, published: as another program
    knows them. read_at: 0 for never.
    """

    identity: str
    title: str
    site: str = ""
    byline: str = ""
    published: str = ""
    state: State = "unread"
    added_at: float | None = None
    read_at: float = 0.0

    def write(self, db: sqlite3.Connection, now: float) -> int:
        """Write its row, unless there is one."""
        if (known := article_of_identity(db, self.identity)) is not None:
            return known
        with stamping(db, now, self.registers):
            article = self.insert(db, next_turn(db), now)
            _keep_aliases(db, article, (self.identity,), now)
        return article

    @property
    def key(self) -> str:
        """What its registers go by."""
        return article_key(self.identity)

    @property
    def registers(self) -> tuple[Register, ...]:
        """What is changed by it."""
        key = self.key
        return Register("a", key), Register("s", key), Register("l", self.identity)

    def insert(self, db: sqlite3.Connection, turn: int, now: float) -> int:
        """Its row alone, for whoever sees to the stamps and the address of many; answers with its id."""
        made = db.execute(
            "INSERT INTO article (key, identity, title, site, byline, published, minutes, view, kept_at, added_at, "
            "read_at, turn, state, names) VALUES (?, ?, ?, ?, ?, ?, 0, 'article', ?, ?, ?, ?, ?, ?)",
            (
                article_key(self.identity),
                self.identity,
                self.title,
                self.site,
                self.byline,
                self.published,
                now,
                now if self.added_at is None else self.added_at,
                self.read_at,
                turn,
                self.state,
                folded(self.title, self.site, self.byline, self.identity),
            ),
        )
        return int(made.lastrowid or 0)


class SetView(NamedTuple):
    """Make another kept view the current one; answers False when it is not kept."""

    article: int
    view: str

    def write(self, db: sqlite3.Connection, now: float) -> bool:
        """Write the name of the view."""
        with stamping(db, now, (Register("a", key_of(db, self.article)),)):
            changed = db.execute(
                "UPDATE article SET view = ?2 WHERE id = ?1 "
                "AND EXISTS (SELECT 1 FROM version WHERE article = ?1 AND view = ?2 AND shown)",
                self,
            )
        return changed.rowcount == 1


class NoteChecked(NamedTuple):
    """The server was asked just now, and nothing changed but what it says of the page, when it sent one."""

    article: int
    page: Page | None = None

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write when it was asked, and what it said."""
        db.execute("INSERT OR REPLACE INTO checked SELECT article, ? FROM page WHERE article = ?", (now, self.article))
        if self.page is not None:
            # The row holds the page itself: it is written again only for what is new.
            db.execute(
                "UPDATE page SET etag = ?2, last_modified = ?3 "
                "WHERE article = ?1 AND (etag, last_modified) IS NOT (?2, ?3)",
                (self.article, self.page.etag, self.page.last_modified),
            )


class Forget(NamedTuple):
    """Delete an article with everything that belongs to it."""

    article: int

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Delete its rows."""
        with stamping(db, now, of_article(db, self.article)):
            fulltext.remove_article(db, self.article)
            drop_version(db, self.article)
            drop_marktext(db, self.article)
            db.execute("DELETE FROM article WHERE id = ?", self)


def article_of_identity(db: sqlite3.Connection, identity: str) -> int | None:
    """The article of this identity, also when it goes by another one; None when there is none."""
    known = db.execute("SELECT id FROM article WHERE identity = ?", (identity,)).fetchone()
    return int(known[0]) if known else article_of(db, identity)


def _about(kept: KeepArticle, identity: str) -> tuple[str | int, ...]:
    """What an article is called."""
    document = kept.packed.document
    names = folded(document.title, document.site, document.byline, identity)
    return document.title, document.site, document.byline, document.published, document.minutes, names


def _made(db: sqlite3.Connection, kept: KeepArticle, key: str, now: float) -> int:
    """The row of a new article, which counts as read last."""
    state: State = "unread" if kept.printed or kept.unread else "reading"
    if kept.packed.document.is_list and state == "reading":
        state = "finished"  # there is nothing in it to be read on
    made = db.execute(
        "INSERT INTO article (title, site, byline, published, minutes, names, view, key, identity, kept_at, added_at, "
        "read_at, turn, state, printed_only) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *_about(kept, kept.identity),
            kept.view,
            key,
            kept.identity,
            now,
            now,
            now,
            next_turn(db),
            state,
            kept.printed,
        ),
    )
    return int(made.lastrowid or 0)


def _brought_up_to_date(db: sqlite3.Connection, kept: KeepArticle, article: int) -> int:
    """The row of a known article. What it is called is read in the article: another view only shows its page."""
    if kept.view == "article":
        db.execute(
            "UPDATE article SET title = ?, site = ?, byline = ?, published = ?, minutes = ?, names = ? WHERE id = ?",
            (*_about(kept, _identity_of(db, article)), article),
        )
    if kept.view not in ("source", "comments") and not kept.printed:
        db.execute("UPDATE article SET view = ? WHERE id = ?", (kept.view, article))
    return article


def _identity_of(db: sqlite3.Connection, article: int) -> str:
    return str(db.execute("SELECT identity FROM article WHERE id = ?", (article,)).fetchone()[0])


def next_turn(db: sqlite3.Connection) -> int:
    """The number of the reading that comes now."""
    return int(db.execute("SELECT coalesce(max(turn), 0) + 1 FROM article").fetchone()[0])


def _keep_aliases(db: sqlite3.Connection, article: int, addresses: Sequence[str], now: float) -> None:
    """These addresses lead to the article from now on."""
    db.executemany("INSERT OR REPLACE INTO address VALUES (?, ?)", [(address, article) for address in addresses])
    queue.link(db, article, addresses, now)


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
            0.0,
            json.dumps(page.notes, ensure_ascii=False),
            body,
        ),
    )
    db.execute("INSERT OR REPLACE INTO checked VALUES (?, ?)", (article, page.fetched_at or now))
    db.execute("UPDATE article SET page_bytes = ? WHERE id = ?", (len(body), article))


def _keep_next_pages(db: sqlite3.Connection, article: int, pages: Sequence[Page], bodies: Sequence[bytes]) -> None:
    """The pages that the article goes on in, in the place of those that it went on in before."""
    db.execute("DELETE FROM next_page WHERE article = ?", (article,))
    for number, (page, body) in enumerate(zip(pages, bodies, strict=True)):
        about = page.url, page.final_url, page.content_type, page.etag, page.last_modified, page.fetched_at
        db.execute("INSERT INTO next_page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (article, number, *about, body))
    db.execute("UPDATE article SET page_bytes = page_bytes + ? WHERE id = ?", (sum(map(len, bodies)), article))


def keep_version(db: sqlite3.Connection, article: int, view: str, extractor: str, packed: Packed, now: float) -> None:
    """The document of this view, in the place of the one before, which stays behind it when highlights lie in it."""
    _put_behind(db, article, view)
    drop_version(db, article, view)
    db.execute("DELETE FROM screen WHERE article = ?", (article,))
    version = _behind(db, article, view, packed)
    if version is None:
        version = _added(db, article, view, extractor, packed, now)
    else:
        db.execute(
            "UPDATE version SET shown = 1, kept_at = ?, extractor = ?, people = 0 WHERE id = ?",
            (now, extractor, version),
        )
        db.execute("INSERT OR IGNORE INTO unindexed VALUES (?)", (article,))
    if view == "article":
        text = Text(view, extractor, packed.header, packed.outline, packed.quotes, packed.chunks)
        db.execute(
            "INSERT OR REPLACE INTO body (article, version, sha256, size) VALUES (?, ?, ?, ?)",
            (article, version, text.sha256, text.size),
        )


def _added(db: sqlite3.Connection, article: int, view: str, extractor: str, packed: Packed, now: float) -> int:
    """The number of a new text."""
    made = db.execute(
        "INSERT INTO version (article, view, kept_at, extractor, blocks, header, outline, quotes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (article, view, now, extractor, len(packed.document.blocks), packed.header, packed.outline, packed.quotes),
    )
    version = int(made.lastrowid or 0)
    db.executemany("INSERT INTO chunk VALUES (?, ?, ?, ?)", [(version, *one) for one in packed.chunks])
    db.execute("UPDATE article SET text_bytes = text_bytes + ? WHERE id = ?", (packed.size, article))
    return version


def _behind(db: sqlite3.Connection, article: int, view: str, packed: Packed) -> int | None:
    """The number of the same text, where it is not shown any more: it need not be kept twice."""
    rows = db.execute(
        "SELECT id FROM version WHERE article = ? AND view = ? AND NOT shown AND (header, outline, quotes) = (?, ?, ?)",
        (article, view, packed.header, packed.outline, packed.quotes),
    ).fetchall()
    for (version,) in rows:
        chunks = db.execute("SELECT start, stop, body FROM chunk WHERE version = ? ORDER BY start", (version,))
        if tuple(chunks.fetchall()) == packed.chunks:
            return int(version)
    return None


def _put_behind(db: sqlite3.Connection, article: int, view: str) -> None:
    """The text of this view is shown no longer; one in which no highlight lies any more goes."""
    found = db.execute(
        "SELECT id FROM version WHERE article = ? AND view = ? AND shown AND id IN (SELECT version FROM highlight)",
        (article, view),
    )
    for (version,) in found.fetchall():
        fulltext.remove(db, version)
        db.execute("UPDATE version SET shown = 0 WHERE id = ?", (version,))


def drop_version(db: sqlite3.Connection, article: int, view: str | None = None) -> None:
    """Delete the document of this view, or of every view, from the full text too.

    Of a view those that are not shown stay as long as a highlight lies in them.
    """
    found = db.execute(
        "SELECT id, length(CAST(header AS BLOB)) + length(outline) + length(quotes) "
        "+ (SELECT coalesce(sum(length(body)), 0) FROM chunk WHERE version = version.id) "
        "FROM version WHERE article = ?1 AND (?2 IS NULL OR view = ?2 "
        "AND (shown OR id NOT IN (SELECT version FROM highlight WHERE article = ?1 AND version IS NOT NULL)))",
        (article, view),
    ).fetchall()
    for version, size in found:
        fulltext.remove(db, version)
        db.execute("DELETE FROM version WHERE id = ?", (version,))
        db.execute("UPDATE article SET text_bytes = max(0, text_bytes - ?) WHERE id = ?", (size, article))
