"""Everything that is kept, asked for words: rows with the line of text that holds them."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui_reader.article.document import Block, Place
from tui_reader.article.place import around
from tui_reader.finding.passage import Finder, Passage
from tui_reader.finding.query import Query
from tui_reader.library import articles, queue
from tui_reader.library.chunks import UNREADABLE, texts_of
from tui_reader.library.places import from_json
from tui_reader.library.search import fulltext
from tui_reader.library.search.hits import Hit, hits
from tui_reader.library.values import Findings, Found, FoundKind

MOST_READ = 2_000_000
"""Characters of a text that are looked through for its passage."""
_HIGHLIGHT: tuple[FoundKind, str] = ("highlight", "SELECT quote, start FROM highlight WHERE id = ?")
_NOTE: tuple[FoundKind, str] = (
    "note",
    "SELECT note.text, start FROM note LEFT JOIN highlight ON highlight.uuid = owner WHERE note.id = ?",
)


class Find(NamedTuple):
    """What a query finds; `limit` rows of it at most."""

    query: Query
    limit: int = 20

    def read(self, db: sqlite3.Connection, now: float) -> Findings:
        """Look for it; no query is an error of the index."""
        found = hits(db, self.query, self.limit)
        words = [one for one in self.query.words if not one.in_title]
        in_text, in_title = Finder(words), Finder(self.query.words)
        rows = [made for hit in found.first if (made := _found(db, hit, in_text, in_title)) is not None]
        gone = len(found.first) - len(rows)
        return Findings(tuple(rows), found.total - gone, found.best_first, fulltext.waiting(db))


def _found(db: sqlite3.Connection, hit: Hit, in_text: Finder, in_title: Finder) -> Found | None:
    """The row of a hit; None when its article is not there any more."""
    row = articles.by_id(db, hit.article)
    if row is None:
        return None
    position = queue.position(db, hit.article)
    if position is not None:
        row = row._replace(group="queue", position=position)
    title = in_title.ranges(row.title)
    if hit.mark is None:
        passage, place = _in_text(db, hit.article, in_text)
        return Found(row, "text", title, passage, place)
    kind, sql = _NOTE if hit.mark % 2 else _HIGHLIGHT
    words, start = db.execute(sql, (hit.mark // 2,)).fetchone()
    return Found(row, kind, title, in_text.passage([(0, (words,))]), None if start is None else from_json(start))


def _in_text(db: sqlite3.Connection, article: int, words: Finder) -> tuple[Passage | None, Place | None]:
    """The passage of a text with the words, and where it is."""
    read = list[_Chunk]()
    passage = words.passage(_read(db, article, read))
    if passage is None or passage.at is None:
        return passage, None
    blocks = next(chunk for chunk in reversed(read) if chunk.start <= passage.at.block)
    inside = passage.at._replace(block=passage.at.block - blocks.start)
    before, after = around([Block("PARAGRAPH", text) for text in blocks.texts], inside)
    return passage, Place(passage.at, before, after, passage.at.block / max(1, blocks.of))


class _Chunk(NamedTuple):
    """The texts of some blocks: the number of the first, and of how many in all."""

    start: int
    texts: Sequence[str]
    of: int


def _read(db: sqlite3.Connection, article: int, read: list[_Chunk]) -> Iterator[tuple[int, Sequence[str]]]:
    """The texts of an article as they are indexed, part by part; a damaged part is passed over. read: has them too."""
    rows = db.execute(
        "SELECT start, body, blocks FROM entry JOIN version ON version.id = entry.version "
        "JOIN chunk ON chunk.version = version.id WHERE entry.article = ? ORDER BY start",
        (article,),
    )
    characters = 0
    for start, body, of in rows:
        try:
            texts = texts_of(body)
        except UNREADABLE:
            continue
        read.append(_Chunk(start, texts, of))
        yield start, texts
        characters += sum(map(len, texts))
        if characters > MOST_READ:
            return
