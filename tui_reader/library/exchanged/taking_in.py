"""Articles that another program kept, taken in beside those that are here; the same again changes nothing."""

# ruff: noqa: S608 (the statements are put together from a constant of this file; values are always bound)

import json
import sqlite3
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Place, Position
from tui_reader.library.following.following import Follow
from tui_reader.library.keeping import AddArticle, article_of_identity, next_turn
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.tags import ChangeTags, tag_key
from tui_reader.library.places import to_json
from tui_reader.library.queue import link
from tui_reader.library.stamps.registers import Register, key_of, paired
from tui_reader.library.stamps.stamping import stamp, stamp_new, touch
from tui_reader.library.told.ledger import put_mine, stamped
from tui_reader.merging.writes import NOTHING

_EACH = "SELECT value FROM json_each(?)"
Taken = Literal["new", "more", "same"]
"""What became of an article: it was not here, it has more than before, or it was all here."""


class Quoted(NamedTuple):
    """A passage that was highlighted elsewhere. uuid: "" for one that is made of its words.

    created: seconds since the epoch, None when that is not told.
    """

    quote: str
    before: str
    after: str
    note: str
    label: int
    created: float | None
    uuid: str


class TakeIn(NamedTuple):
    """Take an article in with what a person made of it elsewhere.

    Of one that is here its names, its state and its place stay; tags, highlights and notes are added to it. A highlight
    that was deleted here does not come back. fraction: how far it was read, 0 to 1.
    """

    about: AddArticle
    tags: tuple[str, ...] = ()
    note: str = ""
    quoted: tuple[Quoted, ...] = ()
    fraction: float | None = None

    def write(self, db: sqlite3.Connection, now: float) -> Taken:
        """Write what is not here yet."""
        article = article_of_identity(db, self.about.identity)
        if article is None:
            return TakeAllIn((self,)).write(db, now)[0]
        has_more = _add_tags(db, article, self.tags, now)
        has_more |= self.add_words(db, article, now)
        return "more" if has_more else "same"

    def add_words(self, db: sqlite3.Connection, article: int, now: float) -> bool:
        """Add the note and the highlights; answers whether one was not there."""
        has_more = _add_note(db, key_of(db, article), self.note, now)
        for quoted in self.quoted:
            has_more |= _add_highlight(db, article, self.about.identity, quoted, now)
        return has_more


class TakeAllIn(NamedTuple):
    """Take many articles in; answers what became of each. is_dry: then leave everything as it was.

    New ones are written together: a thousand take a tenth of a second, one after the other six times as long.
    """

    articles: tuple[TakeIn, ...]
    is_dry: bool = False

    def write(self, db: sqlite3.Connection, now: float) -> list[Taken]:
        """Write what is not here yet."""
        db.execute("SAVEPOINT taking")
        try:
            new = _new_among(db, self.articles)
            rows = _insert_all(db, list(new.values()), now)
            answers: list[Taken] = []
            for number, one in enumerate(self.articles):
                if number in new:
                    one.add_words(db, rows[one.about.identity], now)
                    answers.append("new")
                else:
                    answers.append(one.write(db, now))
            return answers
        finally:
            if self.is_dry:
                db.execute("ROLLBACK TO taking")
            db.execute("RELEASE taking")


def _new_among(db: sqlite3.Connection, articles: Sequence[TakeIn]) -> dict[int, TakeIn]:
    """Those that are not here, by their number in the list; of one that is named twice the first."""
    wanted = json.dumps(list({one.about.identity for one in articles}))
    known = {address for (address,) in db.execute(f"SELECT address FROM address WHERE address IN ({_EACH})", (wanted,))}
    known |= {one for (one,) in db.execute(f"SELECT identity FROM article WHERE identity IN ({_EACH})", (wanted,))}
    new: dict[int, TakeIn] = {}
    for number, one in enumerate(articles):
        if one.about.identity not in known:
            known.add(one.about.identity)
            new[number] = one
    return new


def _insert_all(db: sqlite3.Connection, new: Sequence[TakeIn], now: float) -> dict[str, int]:
    """Their rows, addresses, tags and places, with one look at the clock; answers their ids by identity."""
    first = next_turn(db)
    rows = {one.about.identity: one.about.insert(db, first + turn, now) for turn, one in enumerate(new)}
    db.executemany("INSERT OR REPLACE INTO address VALUES (?, ?)", rows.items())
    wanted = json.dumps(list(rows))
    for (address,) in db.execute(f"SELECT address FROM queue WHERE address IN ({_EACH})", (wanted,)).fetchall():
        link(db, rows[address], (address,), now)
    touched = [register for one in new for register in one.about.registers]
    spelled: dict[str, str] = {}
    tags = [
        (rows[one.about.identity], key, _spelled(db, spelled, key, name))
        for one in new
        for key, name in {tag_key(name): name for name in one.tags}.items()
    ]
    db.executemany("INSERT INTO tag VALUES (?, ?, ?)", tags)
    keys = {rows[one.about.identity]: one.about.key for one in new}
    touched += [paired("t", keys[article], key) for article, key, _ in tags]
    places = [(rows[one.about.identity], one.fraction, one.about.read_at) for one in new if one.fraction]
    db.executemany(
        "INSERT INTO place (article, place, fraction, section, minutes_left, stopped_at) VALUES (?, ?, ?, '', 0, ?)",
        [
            (article, to_json(Place(Position(0, 0), "", "", share)), share, read_at)
            for article, share, read_at in places
        ],
    )
    _stamp_all(db, [*touched, *(Register("p", keys[article]) for article, *_ in places)], now)
    return rows


def _stamp_all(db: sqlite3.Connection, registers: Sequence[Register], now: float) -> None:
    """Stamp them; hardly ever has one a stamp already."""
    if not registers or stamp_new(db, now, registers):
        return
    known = stamped(db, registers)
    put_mine(db, [(*one, 0, NOTHING) for one in registers if one not in known], now)
    touch(db, now, known)


def _spelled(db: sqlite3.Connection, known: dict[str, str], key: str, name: str) -> str:
    """As a tag is spelled already."""
    if key not in known:
        row = db.execute("SELECT name FROM tag WHERE key = ? LIMIT 1", (key,)).fetchone()
        known[key] = name if row is None else str(row[0])
    return known[key]


def _add_tags(db: sqlite3.Connection, article: int, names: tuple[str, ...], now: float) -> bool:
    if not names:
        return False
    there = {key for (key,) in db.execute("SELECT key FROM tag WHERE article = ?", (article,))}
    missing = tuple(name for name in names if tag_key(name) not in there)
    if missing:
        ChangeTags((article,), missing).write(db, now)
    return bool(missing)


def _add_note(db: sqlite3.Connection, owner: str, text: str, now: float) -> bool:
    """A note that is there stays, and this one stands below it."""
    if not text:
        return False
    row = db.execute("SELECT text FROM note WHERE owner = ?", (owner,)).fetchone()
    if row is not None and text in row[0]:
        return False
    SetNote(owner, text if row is None else f"{row[0]}\n\n{text}").write(db, now)
    return True


def _add_highlight(db: sqlite3.Connection, article: int, identity: str, quoted: Quoted, now: float) -> bool:
    uuid = quoted.uuid or _made_of_its_words(identity, quoted)
    known = (
        stamp(db, Register("h", uuid)) is not None
        or db.execute(
            "SELECT 1 FROM highlight WHERE article = ?1 AND quote = ?2 AND (before = ?3 OR ?3 = '' OR before = '')",
            (article, quoted.quote, quoted.before),
        ).fetchone()
    )
    if known:
        return False
    # The quote and what stands around it find the passage in the text, once there is one.
    place = Place(Position(0, 0), quoted.before, quoted.after, 0.0)
    passage = Passage(quoted.quote, quoted.before, quoted.after, place, place)
    SetHighlight(article, passage, quoted.label, None, uuid, quoted.created).write(db, now)
    _add_note(db, uuid, quoted.note, now)
    return True


def _made_of_its_words(identity: str, quoted: Quoted) -> str:
    """The same uuid for the same passage, so that it is taken in once."""
    from uuid import NAMESPACE_URL, uuid5

    return str(uuid5(NAMESPACE_URL, f"{identity}\n{quoted.before}\n{quoted.quote}"))


class FollowAll(NamedTuple):
    """Follow lists that another reader did; answers what became of each. is_dry: then leave everything as it was."""

    lists: tuple[Follow, ...]
    is_dry: bool = False

    def write(self, db: sqlite3.Connection, now: float) -> list[Taken]:
        """Write those that are not followed yet."""
        db.execute("SAVEPOINT following")
        try:
            return [_follow(db, one, now) for one in self.lists]
        finally:
            if self.is_dry:
                db.execute("ROLLBACK TO following")
            db.execute("RELEASE following")


def _follow(db: sqlite3.Connection, one: Follow, now: float) -> Taken:
    count = "SELECT count(*) FROM feed"
    before = db.execute(count).fetchone()
    one.write(db, now)
    return "same" if db.execute(count).fetchone() == before else "new"
