"""The people who are quoted in what is kept, and what they said."""

# ruff: noqa: S608 (the statements are put together from the constants of this file; values are always bound)

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tui_reader.article.document import Document, Place, Position
from tui_reader.article.place import CONTEXT
from tui_reader.finding.expression import expression
from tui_reader.finding.letters import has_letters
from tui_reader.finding.query import Words
from tui_reader.library.chunks import UNREADABLE
from tui_reader.library.places import from_json, to_json
from tui_reader.library.values import Person, PersonOrder, Read, Saying
from tui_reader.library.versions import document_of
from tui_reader.people.speaking import Spoken
from tui_reader.people.telling_apart import Known, key, same

_ORDERS: dict[PersonOrder, str] = {
    "number": "quotes DESC, key",
    "name": "key, quotes DESC",
    "date": "last DESC, key",
}
_PERSON = "person.id, name, about, sure, quotes, articles, last"
_SAYING = (
    "said.id, name, about, sure, kind, words, start, article.id, identity, title, site, byline, published, at "
    "FROM said JOIN person ON person.id = said.person JOIN article ON article.id = said.article"
)
_SPECIAL = re.compile(r"[\\%_]")
_LONGEST_FILTER = 500
# Of what is said, so many of the newest rows are looked through for words of a filter: .05 s of CPU. Where there is
# more, the words are looked up where all texts are: so many articles, the last ones that were kept first.
_LOOKED_THROUGH = 150_000
_MOST_ASKED = 2_000
_MOST_FOUND = 5_000


class Unread(NamedTuple):
    """A text whose people were not looked for, or with an older finder. extractor: the version of what made it.

    document: None for one that is damaged, and for another view of an article, whose people are known by the article.
    """

    version: int
    article: int
    extractor: str
    document: Document | None


class NextUnread(NamedTuple):
    """The next text that is to be looked through; None when there is none. finder: the version of the finder."""

    finder: int

    def read(self, db: sqlite3.Connection, now: float) -> Unread | None:
        """Read one text with its quotations."""
        row = db.execute(
            "SELECT id, article, extractor, view = 'article' OR (view = 'whole' AND NOT EXISTS (SELECT 1 FROM version "
            "AS other WHERE other.article = version.article AND other.view = 'article' AND other.shown)) "
            "FROM version WHERE people < ? AND shown ORDER BY people DESC, id DESC LIMIT 1",
            self,
        ).fetchone()
        if row is None:
            return None
        version, article, extractor, is_read = row
        try:
            return Unread(version, article, extractor, document_of(db, version) if is_read else None)
        except UNREADABLE:
            return Unread(version, article, extractor, None)


class KeepSpoken(NamedTuple):
    """What was said in a text, instead of what was known of its article; nothing new for one without a document."""

    unread: Unread
    finder: int
    spoken: Sequence[Spoken]

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write the words, and who said them; nothing if the text is no longer the one that was looked through."""
        noted = db.execute(
            "UPDATE version SET people = ? WHERE id = ? AND shown", (self.finder, self.unread.version)
        ).rowcount
        article = self.unread.article
        if not noted or self.unread.document is None:
            return
        db.execute("DELETE FROM said WHERE article = ?", (article,))
        published, kept_at = db.execute("SELECT published, kept_at FROM article WHERE id = ?", (article,)).fetchone()
        at = moment(published, kept_at)
        people: dict[tuple[str, str, bool], int] = {}
        for one in self.spoken:
            who = (one.name, one.about, one.sure)
            if who not in people:
                people[who] = _person(db, *who)
                db.execute(
                    "UPDATE person SET articles = articles + 1, last = max(last, ?) WHERE id = ?", (at, people[who])
                )
            db.execute(
                "INSERT INTO said (article, person, at, kind, start, words) VALUES (?, ?, ?, ?, ?, ?)",
                (article, people[who], at, one.kind, to_json(one.place), one.words),
            )
            db.execute("UPDATE person SET quotes = quotes + 1 WHERE id = ?", (people[who],))


def _person(db: sqlite3.Connection, name: str, about: str, sure: bool) -> int:
    """The row of somebody, made if nobody known by that name is who is meant."""
    folded = key(name)
    rows = db.execute("SELECT id, about FROM person WHERE key = ? AND sure = ? ORDER BY id", (folded, sure)).fetchall()
    found = same(about, [Known(*row) for row in rows])
    if found is None:
        made = db.execute(
            "INSERT INTO person (key, name, about, sure) VALUES (?, ?, ?, ?)", (folded, name, about, sure)
        )
        return int(made.lastrowid or 0)
    if about and not found.about:
        db.execute("UPDATE person SET about = ? WHERE id = ?", (about, found.id))
    return found.id


def moment(published: str, otherwise: float) -> float:
    """Seconds since the epoch of an ISO date; `otherwise` where there is none, or one that can not be."""
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return otherwise
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() if 1000 < at.year < 9000 else otherwise


class People(NamedTuple):
    """The first people in an order. filter: words that occur in name or description, or together in what they said."""

    order: PersonOrder = "number"
    filter: str = ""
    limit: int = 200

    def read(self, db: sqlite3.Connection, now: float) -> tuple[Person, ...]:
        """Read their rows."""
        words = self.filter[:_LONGEST_FILTER].casefold().split()
        if not words:
            rows = db.execute(f"SELECT {_PERSON} FROM person ORDER BY {_ORDERS[self.order]} LIMIT ?", (self.limit,))
            return tuple([_person_of(row) for row in rows])
        named = " AND ".join(["(key LIKE ? ESCAPE '\\' OR about LIKE ? ESCAPE '\\')"] * len(words))
        patterns = [pattern for word in words for pattern in (_pattern(key(word)), _pattern(word))]
        said = " AND ".join(["words LIKE ? ESCAPE '\\'"] * len(words))
        among, asked = _among(db, words)
        rows = db.execute(
            f"SELECT {_PERSON} FROM person WHERE ({named}) OR id IN "
            f"(SELECT person FROM {among} WHERE {said} LIMIT {_MOST_FOUND}) "
            f"ORDER BY {_ORDERS[self.order]} LIMIT ?",
            (*patterns, *asked, *map(_pattern, words), self.limit),
        )
        return tuple([_person_of(row) for row in rows])


def _among(db: sqlite3.Connection, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Where what was said is looked through for words: the newest of it, or that of the articles that hold them."""
    last = db.execute("SELECT max(id) FROM said").fetchone()[0] or 0
    if last <= _LOOKED_THROUGH or not all(map(has_letters, words)):
        return f"(SELECT person, words FROM said ORDER BY id DESC LIMIT {_LOOKED_THROUGH})", ()
    articles = [
        article
        for asked, values in (
            ("SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid DESC", (_beginning(words),)),
            ("SELECT article FROM entry WHERE version IS NULL ORDER BY article DESC", ()),
            ("SELECT article FROM unindexed ORDER BY article DESC", ()),
        )
        for (article,) in db.execute(f"{asked} LIMIT {_MOST_ASKED}", values)
    ]
    # The index of the articles is gone through by the list, and not the list by what was said.
    return (
        "(SELECT person, words FROM json_each(?) CROSS JOIN said ON said.article = json_each.value)",
        (json.dumps([*dict.fromkeys(articles)]),),
    )


def _beginning(words: Sequence[str]) -> str:
    """What the texts' index is asked for: every word, or one that begins so."""
    return expression([Words(word, begins=True) for word in words])


class CountPeople(NamedTuple):
    """How many people there are, and how much of what is kept was looked through for them."""

    finder: int

    def read(self, db: sqlite3.Connection, now: float) -> tuple[int, Read]:
        """Count them."""
        people = db.execute("SELECT count(*) FROM person").fetchone()[0]
        left, texts = db.execute(
            "SELECT (SELECT count(*) FROM version WHERE people < ? AND shown), "
            "(SELECT count(*) FROM version WHERE shown)",
            self,
        ).fetchone()
        return int(people), Read(texts - left, texts)


class RankOf(NamedTuple):
    """How many people stand before somebody where whoever is quoted most comes first; None for nobody."""

    person: int

    def read(self, db: sqlite3.Connection, now: float) -> int | None:
        """Count them."""
        row = db.execute("SELECT quotes, key FROM person WHERE id = ?", self).fetchone()
        if row is None:
            return None
        return int(
            db.execute("SELECT count(*) FROM person WHERE quotes > ?1 OR (quotes = ?1 AND key < ?2)", row).fetchone()[0]
        )


class PeopleNamed(NamedTuple):
    """Whoever goes by a name, or has it as a part of it; those that are sure first."""

    name: str
    article: int | None = None

    def read(self, db: sqlite3.Connection, now: float) -> tuple[Person, ...]:
        """Read their rows; article: only those who speak in it."""
        here = " AND id IN (SELECT person FROM said WHERE article = ?)" if self.article is not None else ""
        rows = db.execute(
            f"SELECT {_PERSON} FROM person WHERE (' ' || key || ' ') LIKE ? ESCAPE '\\'{here} "
            "ORDER BY sure DESC, quotes DESC",
            (f"% {_SPECIAL.sub(_escaped, key(self.name))} %", *([self.article] if here else ())),
        )
        return tuple([_person_of(row) for row in rows])


class WordsOf(NamedTuple):
    """What somebody said, newest first; None: everybody. filter: words that all occur in it, or in title or site."""

    person: int | None
    filter: str = ""
    limit: int = 500

    def read(self, db: sqlite3.Connection, now: float) -> tuple[Saying, ...]:
        """Read their words."""
        words = self.filter[:_LONGEST_FILTER].casefold().split()
        wanted = ["said.person = ?"] if self.person is not None else []
        wanted += [r"(words LIKE ? ESCAPE '\' OR names LIKE ? ESCAPE '\')"] * len(words)
        where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
        patterns = [pattern for word in words for pattern in [_pattern(word)] * 2]
        given = (*([self.person] if self.person is not None else ()), *patterns, self.limit)
        rows = db.execute(f"SELECT {_SAYING} {where} ORDER BY at DESC, said.id LIMIT ?", given)
        return tuple(_sayings(rows))


def _sayings(rows: sqlite3.Cursor) -> Iterator[Saying]:
    for id, name, about, sure, kind, words, start, *article in rows:
        place = from_json(start) or Place(Position(0, 0), "", words[:CONTEXT], 0.0)
        yield Saying(
            id,
            name if sure else f"{name}?",
            about,
            bool(sure),
            kind,
            words,
            place,
            *article,
        )


def _person_of(row: Sequence[object]) -> Person:
    person = Person(*row)  # type: ignore[arg-type]  # as the columns are
    return person._replace(sure=bool(person.sure))


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _pattern(word: str) -> str:
    return f"%{_SPECIAL.sub(_escaped, word)}%"
