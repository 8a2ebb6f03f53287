"""What can be read of a damaged library's file, row by row, is taken over into a new one in its place."""

# ruff: noqa: S608 (names come from our own schema; values are always bound)

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tui_reader.library.checking import MendRows
from tui_reader.library.file import upgrading
from tui_reader.library.file.damage import FAULTS, free_name, move_aside
from tui_reader.library.file.leaves import Leaves
from tui_reader.library.file.open_files import FileId, file_at
from tui_reader.library.file.readable import Readable, Row
from tui_reader.library.file.schema import VERSION
from tui_reader.library.file.shapes import shapes
from tui_reader.library.file.terms import Told
from tui_reader.library.marked import marktext
from tui_reader.library.names import article_key, folded

_MADE_ANEW = ("screen", "choice", "entry", "unindexed")
"""What is made anew of the rest, behind the reader's back or when it is needed."""
_BATCH = 500
_DONE_BY_ANOTHER = "The library was damaged; a new one was started."
# Where the rows of a table stand once more: in an index that holds all that they say.
_ONCE_MORE = {
    "address": ("SELECT address, article FROM address INDEXED BY address_article", ("article", "address")),
    "tag": ("SELECT article, key, key FROM tag INDEXED BY tag_key", ("key", "article")),
}
_COUNTED = {"article": "articles", "highlight": "highlights", "note": "notes"}


class Salvaged(NamedTuple):
    """How many articles, highlights and notes were taken over, and whether nothing of the file was unreadable."""

    counts: tuple[int, ...]
    is_whole: bool


def replace_damaged(path: Path, seen: FileId | None, told: Told) -> str:
    """Move the damaged file aside and have what can be read of it in its place; the sentence that tells the user.

    seen: the file that is damaged. Another instance may be doing the same: what it puts there first stays.
    """
    if file_at(path) != seen:
        return _DONE_BY_ANOTHER
    made = free_name(path, "salvaged")
    try:
        salvaged = _salvage(path, made, told)
        aside = move_aside(path, seen)
        if aside is None:
            return _DONE_BY_ANOTHER
        if salvaged is None:
            return f"The library was damaged; it was moved aside to {aside} and a new one was started."
        try:
            path.hardlink_to(made)
        except FileExistsError:  # begun anew by another instance this moment
            return f"The library was damaged; it was moved aside to {aside} and a new one was started."
        return _sentence(salvaged, aside)
    finally:
        told("")
        for end in ("", "-wal", "-shm", "-journal"):
            made.with_name(made.name + end).unlink(missing_ok=True)


def _sentence(salvaged: Salvaged, aside: Path) -> str:
    what = ", ".join(f"{count:,} {name}" for count, name in zip(salvaged.counts, _COUNTED.values(), strict=True))
    how = "and nothing is lost" if salvaged.is_whole else "all that could be read"
    return f"The library was damaged: {what} were taken over, {how}; the damaged file was moved aside to {aside}."


def _salvage(path: Path, made: Path, told: Told) -> Salvaged | None:
    """Put into a new file what can be read of a damaged one; None where that is nothing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        form = _form(old)
        if form is not None and not 0 < form <= VERSION:
            return None
        with closing(sqlite3.connect(made, isolation_level=None)) as new:
            upgrading.lay_out(new)
            new.execute("BEGIN IMMEDIATE")
            # Of a file that does not say its form, only rows of the newest are known when they are seen.
            for step in upgrading.STEPS[: form or VERSION]:
                step(new)
            reads = Readable(old)
            broken = [
                table
                for table, columns, key in _tables(new)
                if form is None or not _take_over(reads, new, table, columns, key, told)
            ]
            _take_over_leaves(path, new, broken, told)
            for step in upgrading.STEPS[form or VERSION :]:
                step(new)
            lost = _restore_articles(old, new)
            _restore_addresses(new)
            _drop_orphans(new)
            marktext.make_anew(new)
            MendRows().write(new, 0.0)
            upgrading.sign(new)
            new.execute("COMMIT")
            counts = tuple(int(new.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in _COUNTED)
            is_whole = not broken and reads.is_whole and not lost
            return Salvaged(counts, is_whole) if any(counts) or is_whole else None


def _form(old: sqlite3.Connection) -> int | None:
    """The form that a file says it has; None where it says none, or its schema can not be read."""
    try:
        old.execute("PRAGMA writable_schema = ON")  # also a file that was cut off is read then
        old.text_factory = _text
        form = upgrading.version(old)
        with suppress(*FAULTS):
            old.execute("BEGIN IMMEDIATE")  # whoever has it open writes nothing more into it
        if form > VERSION:
            return form
        old.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except FAULTS:
        return None
    return form


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


def _tables(db: sqlite3.Connection) -> list[tuple[str, list[str], list[str]]]:
    """The tables of a form: name, columns, and the key of those whose rows have no numbers."""
    made = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    indexes = [name for name, sql in made if sql.startswith("CREATE VIRTUAL")]
    found = []
    for name, sql in made:
        if name in _MADE_ANEW or any(name == index or name.startswith(f"{index}_") for index in indexes):
            continue
        about = db.execute(f"PRAGMA table_info({name})").fetchall()
        key = [column for _, column, *_, at in sorted(about, key=lambda one: int(one[5])) if at]
        found.append((name, [column for _, column, *_ in about], key if "WITHOUT ROWID" in sql else []))
    return found


def _take_over(
    reads: Readable, new: sqlite3.Connection, table: str, columns: Sequence[str], key: Sequence[str], told: Told
) -> bool:
    """Put the rows of a table into the new file, a second one of the same key nowhere; whether all could be read."""
    was_whole, reads.is_whole = reads.is_whole, True
    new.execute(f"DELETE FROM {table}")
    if key:
        named, rows = columns, _keyed(reads, table, columns, key)
    else:
        named, rows = ("rowid", *columns), reads.numbered(table, columns)
    put = f"INSERT OR IGNORE INTO {table} ({', '.join(named)}) VALUES ({', '.join('?' * len(named))})"
    taken = 0
    while some := [*islice(rows, _BATCH)]:
        new.executemany(put, some)
        taken += len(some)
        told(f"The library is damaged; what can be read of it is taken over: {table} {taken:,}")
    is_whole = reads.is_whole
    reads.is_whole = is_whole and was_whole
    return is_whole


def _take_over_leaves(path: Path, new: sqlite3.Connection, tables: Sequence[str], told: Told) -> None:
    """Put what can be told from the pages alone into tables that their own pages do not lead through any more."""
    found = [shape for shape in shapes(new) if shape.table in tables]
    if not found:
        return
    put = {
        name: f"INSERT OR IGNORE INTO {name} ({', '.join(named)}) VALUES ({', '.join('?' * len(named))})"
        for name, columns, key in _tables(new)
        for named in [(*key, *(column for column in columns if column not in key)) if key else ("rowid", *columns)]
    }
    with closing(Leaves(path)) as leaves:
        for taken, (table, row) in enumerate(leaves.rows(found)):
            with suppress(sqlite3.IntegrityError, OverflowError):
                new.execute(put[table], row)
            if taken % _BATCH == 0:
                told(f"The library is damaged; what can be read of it is taken over: pages {taken:,}")


def _restore_addresses(db: sqlite3.Connection) -> None:
    """Let every article be found by its own address, and by those of its page."""
    db.execute("INSERT OR IGNORE INTO address (address, article) SELECT identity, id FROM article")
    for column in ("url", "final_url"):
        db.execute(f"INSERT OR IGNORE INTO address (address, article) SELECT {column}, article FROM page")


def _keyed(reads: Readable, table: str, columns: Sequence[str], key: Sequence[str]) -> Iterator[Row]:
    """The rows of a table that have no numbers; where some can not be read, those of an index too."""
    yield from reads.from_both_ends(f"SELECT {', '.join(columns)} FROM {table}", key)
    if not reads.is_whole and table in _ONCE_MORE:
        yield from reads.from_both_ends(*_ONCE_MORE[table])


def _restore_articles(old: sqlite3.Connection, new: sqlite3.Connection) -> int:
    """Make rows for articles of which only the text or an address is left; how many had none any more."""
    lost = new.execute(
        "SELECT of, (SELECT min(address) FROM address WHERE article = of), "
        "(SELECT header FROM version WHERE article = of AND shown), "
        "(SELECT max(kept_at) FROM version WHERE article = of) FROM (SELECT article AS of FROM address UNION "
        "SELECT article FROM version UNION SELECT article FROM highlight UNION SELECT article FROM note) "
        "WHERE of NOT IN (SELECT id FROM article) ORDER BY of"
    ).fetchall()
    states = _states(old) if lost else {}
    for id, address, header, kept_at in lost:
        about = _about(header)
        identity = str(address or about.get("final_url") or f"lost:{id}")
        title, site, byline, published = (
            str(about.get(name) or "") for name in ("title", "site", "byline", "published")
        )
        state, turn, is_printed = states.get(id, ("reading", id, 0))
        new.execute(
            "INSERT OR IGNORE INTO article (id, key, identity, title, site, byline, published, minutes, view, kept_at, "
            "added_at, read_at, turn, state, printed_only, names) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                id, article_key(identity), identity, title, site, byline, published, 0, "article", kept_at or 0.0,
                kept_at or 0.0, kept_at or 0.0, turn, state, is_printed, folded(title, site, byline, identity),
            ),
        )  # fmt: skip
    return len(lost)


def _states(old: sqlite3.Connection) -> Mapping[int, tuple[str, int, int]]:
    """What the index of the listing says of the articles."""
    with suppress(*FAULTS):
        rows = old.execute("SELECT id, state, turn, printed_only FROM article INDEXED BY article_listed").fetchall()
        return {id: (state, turn, printed) for id, state, turn, printed in rows}
    return {}


def _about(header: object) -> Mapping[str, object]:
    """What the head of a text says of it."""
    with suppress(ValueError, TypeError):
        about = json.loads(header)  # type: ignore[arg-type]  # whatever the damaged file holds
        if isinstance(about, dict):
            return about
    return {}


def _drop_orphans(db: sqlite3.Connection) -> None:
    """Let rows go that belong to something which could not be read."""
    for table, _, _ in _tables(db):
        for _, _, parent, column, _, _, then, *_ in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            gone = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {parent})"
            if then == "SET NULL":
                db.execute(f"UPDATE {table} SET {column} = NULL WHERE {gone}")
            else:
                db.execute(f"DELETE FROM {table} WHERE {gone}")
