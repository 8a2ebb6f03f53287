"""What is seen to when all has been told: what was deleted, what is one under two addresses, what waited."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tui_reader.library.marked.marktext import drop_marktext
from tui_reader.library.stamps.registers import Register, of_article
from tui_reader.library.told import ledger
from tui_reader.library.told.held import held, release
from tui_reader.library.told.ledger import put_mine
from tui_reader.library.told.putting import delete_highlight, put
from tui_reader.library.told.valued import read, writes_of
from tui_reader.merging.articles import Change, are_one, comes_back, moved
from tui_reader.merging.writes import NOTHING, SAME, Versions, Write


class Left(NamedTuple):
    """What is left to be seen to. deleted: articles and highlights that were deleted elsewhere, and what was deleted
    with articles. addresses: of those that lead to one article here and to another there, both. moved: articles that
    were found to be others. articles: those that came.
    """

    deleted: tuple[Write, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    moved: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


def end(db: sqlite3.Connection, left: Left, now: float) -> int:
    """See to it; answers how many registers were written anew. now: seconds since the epoch."""
    writing = Writing(db, now)
    _delete(db, left.deleted, writing)
    _put_waiting(db, left.articles)
    for one, other in left.addresses:
        _join(db, one, other, writing)
    for key in (*left.moved, *_still_written_to(db)):
        _move_on(db, key, writing)
    _link_queue(db, writing)
    _number_readings(db)
    return writing.count


class Writing:
    """Writes registers anew. count: how many so far."""

    def __init__(self, db: sqlite3.Connection, now: float) -> None:
        self.count = 0
        self._db, self._now = db, now

    def stamp(self, registers: Iterable[tuple[str, str]]) -> None:
        """They have the values that the tables have now."""
        self._stamp([(kind, key, 0, NOTHING) for kind, key in registers])

    def change(self, changes: Iterable[Change]) -> None:
        """Give them other values."""
        made = list(changes)
        put(self._db, [Write(one.kind, one.key, one.value, 0, "", 0, one.seen) for one in made])
        self._stamp([(one.kind, one.key, 0, one.seen) for one in made])

    def _stamp(self, changes: Sequence[tuple[str, str, int, Versions]]) -> None:
        put_mine(self._db, changes, self._now)
        self.count += len(changes)


def _delete(db: sqlite3.Connection, deleted: Iterable[Write], writing: Writing) -> None:
    """What was deleted elsewhere goes, with what belongs to it, or comes back with it."""
    named = {Register(write.kind, write.key): write for write in deleted}
    back = set[Register]()
    for register, write in named.items():
        if register.kind == "a":
            back |= _back_with_article(db, write, named, writing)
    rest = [write for register, write in named.items() if register not in back]
    put(db, [write for write in rest if write.kind not in ("a", "h")])
    for write in rest:
        if write.kind == "h" and not _back_with_note(db, write, writing):
            delete_highlight(db, write.key)


def _back_with_article(
    db: sqlite3.Connection, deleted: Write, named: Mapping[Register, Write], writing: Writing
) -> set[Register]:
    """The article and all that was deleted with it, when something brings it back; else it goes here too."""
    row = db.execute("SELECT id FROM article WHERE key = ?", (deleted.key,)).fetchone()
    if row is None:
        return set()
    registers = of_article(db, int(row[0]))
    left = {
        register: write
        for register, write in writes_of(db, registers).items()
        if write.value is not None and register not in named
    }
    if comes_back(deleted, left.values()):
        back = {register for register in registers if register in named}
        writing.stamp(sorted(back))
        return back
    drop(db, int(row[0]))
    writing.stamp(left)
    return set()


def _back_with_note(db: sqlite3.Connection, deleted: Write, writing: Writing) -> bool:
    """Whether a highlight stays for what somebody noted to it that whoever deleted it did not know."""
    note = Register("n", deleted.key)
    is_there = db.execute("SELECT 1 FROM highlight WHERE uuid = ?", (deleted.key,)).fetchone() is not None
    stays = is_there and read(db, [note]).get(note) is not None
    if stays:
        writing.stamp([("h", deleted.key)])
    return stays


def drop(db: sqlite3.Connection, article: int) -> None:
    """Delete the rows of an article."""
    from tui_reader.library.keeping import drop_version  # 30 ms, and seldom is anything deleted elsewhere

    drop_version(db, article)
    drop_marktext(db, article)
    db.execute("DELETE FROM article WHERE id = ?", (article,))


def _put_waiting(db: sqlite3.Connection, articles: Iterable[str]) -> None:
    """What was told of articles and lists before they were: it gets its rows now."""
    came = set(articles)
    put(db, [write for write in _waiting(db) if write.kind == "seen" or article_key(write) in came])


def _waiting(db: sqlite3.Connection) -> list[Write]:
    """What is held and may belong to an article."""
    # Of libraries' lives there is one for every talk.
    unasked = json.dumps(["a", *ledger.BETWEEN])
    rows = db.execute(
        "SELECT kind, key, value FROM held WHERE kind NOT IN (SELECT value FROM json_each(?))", (unasked,)
    )
    return [Write(kind, key, json.loads(value), 0, "", 0) for kind, key, value in rows]


def article_key(write: Write) -> str:
    """The article that a register belongs to, as far as its key or its value says."""
    found = (write.value or {}).get("article")
    return found if isinstance(found, str) else write.key.partition(" ")[0]


def _join(db: sqlite3.Connection, one: str, other: str, writing: Writing) -> None:
    """Two articles that one address leads to: they are one, unless their titles say otherwise."""
    survivor, gone = sorted((one, other))
    found = read(db, [Register("a", survivor), Register("a", gone)])
    first, second = found.get(Register("a", survivor)), found.get(Register("a", gone))
    if first is None or second is None or SAME in first or SAME in second or not are_one(first, second):
        return
    _move(db, survivor, gone, writing)


def _move_on(db: sqlite3.Connection, gone: str, writing: Writing) -> None:
    """What is still written to an article that is another one goes to that one; where that is no more, it lives on."""
    survivor = _survivor(db, gone)
    if _has_row(db, survivor) and survivor != gone:
        _move(db, survivor, gone, writing)
    elif _has_row(db, gone):
        release(db, "a", [gone])
        writing.stamp([("a", gone)])


def _has_row(db: sqlite3.Connection, key: str) -> bool:
    return db.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone() is not None


def _still_written_to(db: sqlite3.Connection) -> list[str]:
    """Articles that are others, and of which something waits here that was told since."""
    aliases = {str(key) for (key,) in db.execute("SELECT key FROM held WHERE kind = 'a'")}
    waiting = {article_key(write) for write in _waiting(db)} if aliases else set[str]()
    return sorted(aliases & waiting)


def _survivor(db: sqlite3.Connection, gone: str) -> str:
    """The article that this one is, over several that lead on; one with a row of its own leads no further."""
    key, seen = gone, set[str]()
    while key not in seen and (key == gone or not _has_row(db, key)):
        seen.add(key)
        same = held(db, "a", [key]).get(key, {}).get(SAME)
        if not isinstance(same, str):
            break
        key = same
    return key


def _move(db: sqlite3.Connection, survivor: str, gone: str, writing: Writing) -> None:
    writes = {**_belonging(db, survivor), **_belonging(db, gone)}
    changes = moved(survivor, gone, {(kind, key): write for (kind, key), write in writes.items()})
    row = db.execute("SELECT id FROM article WHERE key = ?", (gone,)).fetchone()
    into = db.execute("SELECT id FROM article WHERE key = ?", (survivor,)).fetchone()
    if into is not None and row is not None:
        db.execute("UPDATE queue SET article = ? WHERE article = ?", (into[0], row[0]))
    # What goes to the other one is written there before its old article is deleted, with what still belongs to it.
    writing.change(sorted(changes, key=lambda change: change.value is None))
    if row is not None:
        drop(db, int(row[0]))


def _belonging(db: sqlite3.Connection, key: str) -> Mapping[Register, Write]:
    """The registers that go with an article, with a row or held."""
    registers = [Register("a", key)]
    row = db.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()
    if row is not None:
        registers = of_article(db, int(row[0]))
    registers += [Register(write.kind, write.key) for write in _waiting(db) if article_key(write) == key]
    return writes_of(db, registers)


def _link_queue(db: sqlite3.Connection, writing: Writing) -> None:
    """Entries know the article that goes by their address; of two of one article the first stays."""
    db.execute(
        "UPDATE queue SET article = (SELECT article FROM address WHERE address.address = queue.address) "
        "WHERE article IS NULL"
    )
    double = db.execute(
        "SELECT address FROM queue WHERE article IS NOT NULL AND EXISTS (SELECT 1 FROM queue AS other "
        "WHERE other.article = queue.article AND (other.rank, other.address) < (queue.rank, queue.address))"
    ).fetchall()
    db.executemany("DELETE FROM queue WHERE address = ?", double)
    writing.stamp([("q", address) for (address,) in double])


_FEW = 50


def _number_readings(db: sqlite3.Connection) -> None:
    """Articles that came or were read elsewhere stand among the others by when they were read."""
    told = db.execute("SELECT id, read_at FROM article WHERE turn = 0 ORDER BY read_at").fetchall()
    if len(told) > _FEW:
        db.execute(
            "UPDATE article SET turn = numbered.number FROM (SELECT id, row_number() OVER (ORDER BY read_at, turn, id) "
            "AS number FROM article) AS numbered WHERE article.id = numbered.id AND turn <> numbered.number"
        )
        return
    for article, read_at in told:
        row = db.execute(
            "SELECT turn FROM article WHERE turn > 0 AND read_at <= ? ORDER BY turn DESC LIMIT 1", (read_at,)
        ).fetchone()
        db.execute("UPDATE article SET turn = ? WHERE id = ?", (row[0] if row else 1, article))
