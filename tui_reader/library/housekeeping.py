"""The library's size, kept under its limit step by step."""

import sqlite3
from collections.abc import Iterator

from tui_reader.library.articles import bytes_used
from tui_reader.library.keeping import drop_version
from tui_reader.library.search import fulltext

# Room is made for some time ahead, since giving back the full text's room rewrites its index.
AIM = 0.95
_ARTICLES_A_STEP = 20
# Free pages worth keeping for the next article, and how many go back to the disk at a time (16 MB).
_SPARE_PAGES = 64
_PAGES_A_STEP = 2000


def making_room(db: sqlite3.Connection, limit_bytes: int) -> Iterator[None]:
    """Short steps to 95 % of the limit, each for a transaction of its own.

    First the pages of the articles read longest ago go, then the text of finished ones. What is unread, being read,
    put away, queued, or has a tag, a highlight, a note or a mark keeps its text; places and titles stay in any case.
    """
    aim = int(limit_bytes * AIM)
    while (excess := bytes_used(db) - aim) > 0 and _drop_pages(db, excess):
        yield
    while (excess := bytes_used(db) - aim) > 0:
        dropped = 0
        while dropped < excess and (size := _drop_texts(db, excess - dropped)):
            dropped += size
            yield
        if not dropped:
            return
        yield from fulltext.merging(db)


def give_back(db: sqlite3.Connection) -> bool:
    """Give some free pages back to the disk; False when none went. Outside of a transaction."""
    free = db.execute("PRAGMA freelist_count").fetchone()[0]
    if free <= _SPARE_PAGES:
        return False
    # The pragma frees a page a step and answers with rows of no columns: `execute` would stop after the first.
    db.executescript(f"PRAGMA incremental_vacuum({_PAGES_A_STEP})")
    return bool(db.execute("PRAGMA freelist_count").fetchone()[0] < free)


def _drop_pages(db: sqlite3.Connection, excess: int) -> int:
    """Drop the pages of some articles; returns the bytes they took."""
    oldest = db.execute(
        "SELECT id, page_bytes FROM article WHERE page_bytes > 0 ORDER BY turn LIMIT ?", (_ARTICLES_A_STEP,)
    ).fetchall()
    dropped = 0
    for article, size in oldest:
        if dropped >= excess:
            break
        db.execute("UPDATE page SET body = NULL WHERE article = ?", (article,))
        db.execute("DELETE FROM next_page WHERE article = ?", (article,))
        db.execute("UPDATE article SET page_bytes = 0 WHERE id = ?", (article,))
        dropped += size
    return dropped


def _drop_texts(db: sqlite3.Connection, excess: int) -> int:
    """Drop the texts of some articles that nobody is reading; returns the bytes they took."""
    oldest = db.execute(
        "SELECT id, text_bytes FROM article WHERE state = 'finished' AND text_bytes > 0 "
        "AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.article = article.id AND kind = 'mark') "
        "AND NOT EXISTS (SELECT 1 FROM highlight WHERE highlight.article = article.id) "
        "AND NOT EXISTS (SELECT 1 FROM note WHERE note.article = article.id) "
        "AND id NOT IN (SELECT article FROM address JOIN feed ON feed.address = address.address) "
        "AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.article = article.id) "
        "AND NOT EXISTS (SELECT 1 FROM queue WHERE queue.article = article.id) ORDER BY turn LIMIT ?",
        (_ARTICLES_A_STEP,),
    ).fetchall()
    dropped = 0
    for article, size in oldest:
        if dropped >= excess:
            break
        drop_version(db, article)
        db.execute("DELETE FROM screen WHERE article = ?", (article,))
        dropped += size
    return dropped
