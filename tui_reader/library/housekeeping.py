"""The library's size, kept under its limit step by step."""

import sqlite3

from tui_reader.library.articles import bytes_used
from tui_reader.library.versions import drop_version

# Painted screens are worth little and soon old.
SCREENS_PER_ARTICLE = 4
SCREENS = 200
_ARTICLES_A_STEP = 20


def make_room(db: sqlite3.Connection, limit_bytes: int) -> bool:
    """One short step towards the limit; True when another one may help.

    First the pages of the articles read longest ago go, then the text of finished ones that are neither marked nor
    queued. What is being read, queued or marked keeps its text; places and titles stay in any case.
    """
    if (excess := bytes_used(db) - limit_bytes) <= 0:
        return False
    return _drop_pages(db, excess) or _drop_texts(db, excess)


def trim_screens(db: sqlite3.Connection, article: int) -> None:
    """Forget the older painted screens, of this article and of all."""
    db.execute(
        "DELETE FROM screen WHERE article = ?1 AND id NOT IN "
        "(SELECT id FROM screen WHERE article = ?1 ORDER BY id DESC LIMIT ?2)",
        (article, SCREENS_PER_ARTICLE),
    )
    db.execute("DELETE FROM screen WHERE id <= (SELECT max(id) FROM screen) - ?", (SCREENS,))


def _drop_pages(db: sqlite3.Connection, excess: int) -> bool:
    oldest = db.execute(
        "SELECT id, page_bytes FROM article WHERE page_bytes > 0 ORDER BY turn LIMIT ?", (_ARTICLES_A_STEP,)
    ).fetchall()
    for article, size in oldest:
        if excess <= 0:
            break
        db.execute("UPDATE page SET body = NULL WHERE article = ?", (article,))
        db.execute("UPDATE article SET page_bytes = 0 WHERE id = ?", (article,))
        excess -= size
    return bool(oldest)


def _drop_texts(db: sqlite3.Connection, excess: int) -> bool:
    oldest = db.execute(
        "SELECT id, text_bytes FROM article WHERE finished AND text_bytes > 0 "
        "AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.article = article.id) "
        "AND NOT EXISTS (SELECT 1 FROM queue WHERE queue.article = article.id) ORDER BY turn LIMIT ?",
        (_ARTICLES_A_STEP,),
    ).fetchall()
    for article, size in oldest:
        if excess <= 0:
            break
        drop_version(db, article)
        db.execute("DELETE FROM screen WHERE article = ?", (article,))
        excess -= size
    return bool(oldest)
