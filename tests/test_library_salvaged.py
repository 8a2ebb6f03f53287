"""A damaged library: what can be read of it is in the new one, and one sentence says so."""

import contextlib
import gzip
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.finding import found_by, tended
from tests.test_check import half_overwritten
from tests.test_library import keep
from tests.test_library_upgraded import FERRY as OLD
from tests.test_library_upgraded import KEPT
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Place, Position
from tui_reader.errors import LibraryError
from tui_reader.library.file import damage, salvaging
from tui_reader.library.file.open_files import FileId
from tui_reader.library.file.shapes import shapes
from tui_reader.library.keeping import Forget
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.states import ToggleArchived
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.queue import Enqueue
from tui_reader.library.stopped import Stopped

PLACE = Place(Position(1, 0), "", "", 0.3)
COUNT = 200


def address(number: int) -> str:
    return f"https://coast.example/story/{number}"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of several pages of every table; each with a tag and a place, each tenth with a highlight and a note."""
    path = tmp_path_factory.mktemp("sound") / "library.sqlite"
    with Library.open(path) as library:
        for number in range(COUNT):
            article = keep(library, address(number), f"Story {number} of the ferry")
            library.change(ChangeTags((article,), ("harbour",)), Stopped(article, PLACE))
            if number % 10 == 0:
                words = f"The road is open {number} times, and longer than a page can hold many of them " * 8
                uuid = library.change(SetHighlight(article, Passage(words, "", "", PLACE, PLACE)))
                library.change(SetNote(uuid, f"ask who pays {number}"))
        library.change(ToggleArchived((1,)), Enqueue((address(7), "https://coast.example/new")))
        while library.tend():
            pass
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path))


def pages(path: Path, table: str) -> list[int]:
    """The pages of a table or index that hold rows, from the first on, as far as its root names them."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = int(db.execute("PRAGMA page_size").fetchone()[0])
        root = int(db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0])
    content = path.read_bytes()
    page = content[(root - 1) * size : root * size]
    assert page[0] in (2, 5), "one page is all it has"
    cells = [int.from_bytes(page[12 + 2 * at : 14 + 2 * at]) for at in range(int.from_bytes(page[3:5]))]
    return [*(int.from_bytes(page[at : at + 4]) for at in cells), int.from_bytes(page[8:12])]


def broken(path: Path, number: int) -> bytes:
    """The file, with a page of it overwritten."""
    content = bytearray(path.read_bytes())
    content[(number - 1) * 8192 : number * 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    return bytes(content)


def reopened(path: Path) -> Library:
    """The library once the damage was seen, at its start or in use."""
    library = Library.open(path)
    if not library.notice:
        for use in (library.articles, library.queue, lambda: every(library), lambda: kept(library)):
            with contextlib.suppress(LibraryError):
                use()
    return library


def every(library: Library) -> list[object]:
    """Every row of every table, and every index gone through."""
    with library._reading() as db:
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"):
            db.execute(f"SELECT * FROM {name} NOT INDEXED").fetchall()
        said = db.execute("PRAGMA integrity_check").fetchall()
        if said != [("ok",)]:
            raise sqlite3.DatabaseError("database disk image is malformed")
        return said


def kept(library: Library) -> set[int]:
    return {number for number in range(COUNT) if library.kept(address(number)) is not None}


def highlighted(library: Library) -> int:
    with library._reading() as db:
        return int(db.execute("SELECT count(*) FROM highlight JOIN note ON owner = uuid").fetchone()[0])


def test_a_broken_page_of_articles_takes_none_of_them_away(path: Path) -> None:
    content = broken(path, pages(path, "article")[1])
    with reopened(path) as library:
        aside = path.with_name("library.sqlite.damaged-1")
        assert library.notice == (
            "The library was damaged: 200 articles, 20 highlights, 20 notes were taken over, all that could be read; "
            f"the damaged file was moved aside to {aside}."
        )
        assert aside.read_bytes() == content
        assert kept(library) == set(range(COUNT))
        assert highlighted(library) == 20
        rows = library.articles("tag:harbour", 1000)
        assert len(rows) == COUNT
        assert {row.title for row in rows} == {f"Story {number} of the ferry" for number in range(COUNT)}
        assert [row.address for row in library.articles("in:archived")] == [address(0)]
        assert [one.address for one in library.queue()] == [address(7), "https://coast.example/new"]
        assert every(library) == [("ok",)]
        assert found_by(tended(library), "rained").total == COUNT
        assert found_by(library, "pays").total == 20
    assert sorted(file.name for file in path.parent.iterdir()) == ["library.sqlite", "library.sqlite.damaged-1"]


@pytest.mark.parametrize("index", ["article_listed", "address_article", "stamp_node", "highlight_article"])
def test_a_broken_index_takes_nothing_away(path: Path, index: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        before = db.execute("SELECT * FROM article ORDER BY id").fetchall()
    half_overwritten(path, index)
    with reopened(path) as library:
        assert f"{COUNT} articles, 20 highlights, 20 notes were taken over, and nothing is lost" in library.notice
        with library._reading() as db:
            assert db.execute("SELECT * FROM article ORDER BY id").fetchall() == before
        assert every(library) == [("ok",)]
        assert highlighted(library) == 20


@pytest.mark.parametrize("table", ["chunk", "version", "highlight", "note", "address", "stamp", "place", "tag"])
def test_a_broken_page_takes_only_what_stands_on_it(path: Path, table: str) -> None:
    try:
        which = pages(path, table)
    except AssertionError:
        which = []
    if which:
        broken(path, which[len(which) // 2])
    else:
        half_overwritten(path, table)
    with reopened(path) as library:
        assert "all that could be read" in library.notice
        assert every(library) == [("ok",)]
        assert len(library.articles("", 1000)) > COUNT
        with library._reading() as db:
            counts = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("article", table)}
        assert counts["article"] == COUNT
        assert not which or counts[table] > 0
        if table in ("address", "tag"):  # an index holds them once more
            assert kept(library) == set(range(COUNT))
            assert len(library.articles("tag:harbour", 1000)) == COUNT


@pytest.mark.parametrize(("share", "texts"), [(0.6, 0), (0.8, COUNT // 2)])
def test_of_a_file_that_was_cut_off_what_is_left_is_taken_over(path: Path, share: float, texts: int) -> None:
    os.truncate(path, int(path.stat().st_size * share))
    with Library.open(path) as library:
        assert "200 articles" in library.notice and "all that could be read" in library.notice
        assert every(library) == [("ok",)]
        assert len(kept(library)) >= texts
        assert len(library.articles("", 1000)) > COUNT * 0.9


@pytest.mark.parametrize("of", ["first", "schema", "article", "chunk", "version", "all inner"])
def test_where_no_page_leads_to_the_rows_their_own_pages_tell_them(path: Path, of: str) -> None:
    content = path.read_bytes()
    inner = [at // 8192 + 1 for at in range(8192, len(content), 8192) if content[at] == 5]
    with contextlib.closing(sqlite3.connect(path)) as db:
        schema = [int.from_bytes(content[100 + at : 104 + at]) for at in (8,)]
        names = ("article", "chunk", "version")
        roots = {
            name: int(db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0])
            for name in names
        }
    assert content[100] == 5 and len(inner) > 2, "the schema and the tables have several pages"
    numbers = {"first": [1], "schema": schema, "all inner": [1, *inner]}.get(of) or [roots[of]]
    for number in numbers:
        broken(path, number)
    with reopened(path) as library:
        assert f"{COUNT} articles, 20 highlights, 20 notes were taken over, all that could be read" in library.notice
        assert kept(library) == set(range(COUNT))
        assert highlighted(library) == 20
        assert len(library.articles("tag:harbour", 1000)) == COUNT
        assert [row.address for row in library.articles("in:archived")] == [address(0)]
        assert [one.address for one in library.queue()] == [address(7), "https://coast.example/new"]
        assert every(library) == [("ok",)]
        assert found_by(tended(library), "rained").total == COUNT


def test_what_was_deleted_is_not_taken_over_from_the_pages_it_left(path: Path) -> None:
    with Library.open(path) as library:
        for number in range(COUNT // 2):
            article = library.article(address(number))
            assert article is not None
            library.change(Forget(article))
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert int(db.execute("PRAGMA freelist_count").fetchone()[0]) > 5
    broken(path, 1)
    with Library.open(path) as library:
        assert f"{COUNT // 2} articles, 10 highlights" in library.notice
        assert kept(library) == set(range(COUNT // 2, COUNT))


def test_what_was_written_last_is_read_from_beside_the_file(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / path.name
    other.parent.mkdir()
    with Library.open(path) as library:
        keep(library, address(COUNT), "The last story")
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{other}{end}")
    broken(other, 1)
    with Library.open(other) as library:
        assert f"{COUNT + 1} articles" in library.notice
        assert library.kept(address(COUNT)) is not None


def test_a_file_of_another_kind_gives_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"The ferry rang. " * 5000)
    with Library.open(path) as library:
        assert "a new one was started" in library.notice and not library.articles()


def test_every_table_whose_rows_matter_is_known_by_its_rows(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        known = {shape.table for shape in shapes(db)}
        absent = {(shape.table, shape.absent) for shape in shapes(db)}
    assert ("place", (0,)) in absent, "rows that are older than its last column"
    assert known >= {
        "article", "version", "chunk", "page", "next_page", "place", "mark", "queue", "highlight", "note", "tag",
        "feed", "seen", "person", "said", "stamp", "me", "body", "checked",
    }  # fmt: skip


def test_an_old_library_that_is_damaged_is_brought_up_to_date_with_what_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    half_overwritten(path, "place")
    with Library.open(path) as library:
        assert "5 articles" in library.notice
        assert library.kept(OLD) is not None
        assert len(library.queue()) == 5


def test_what_another_instance_began_anew_meanwhile_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move_aside = damage.move_aside

    def late(damaged: Path, seen: FileId | None) -> Path | None:
        aside = move_aside(damaged, seen)
        monkeypatch.undo()
        with Library.open(path) as library:
            keep(library, "https://coast.example/other")
        return aside

    os.truncate(path, path.stat().st_size // 2)
    monkeypatch.setattr(salvaging, "move_aside", late)
    with Library.open(path) as library:
        assert "moved aside" in library.notice
        assert library.kept("https://coast.example/other") is not None
    assert sorted(file.name for file in path.parent.iterdir()) == ["library.sqlite", "library.sqlite.damaged-1"]
