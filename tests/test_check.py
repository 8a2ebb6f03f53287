"""`--check`: whether the library is sound, what is mended, what it holds and weighs."""

import contextlib
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_library import FERRY, keep
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Place, Position
from tui_reader.errors import LibraryError
from tui_reader.finding.query import parsed
from tui_reader.library.checking import Holdings
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.names import article_key
from tui_reader.library.search.find import Find
from tui_reader.reading.kept.checking import check, room

BELL = "https://coast.example/bell"
PLACE = Place(Position(1, 0), "", "", 0.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of two articles, one with a tag, a highlight and a note, all indexed."""
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        article = keep(library)
        keep(library, BELL, "The bell")
        uuid = library.change(SetHighlight(article, Passage("The road is open", "", "", PLACE, PLACE)))
        library.change(SetNote(uuid, "ask who pays"), ChangeTags((article,), ("harbour",)))
        while library.tend():
            pass
    return path


@contextlib.contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        yield db


def said(path: Path) -> tuple[list[str], bool]:
    lines = [*check(2000, path)]
    return [words for words, _ in lines], lines[-1][1]


def found(path: Path, words: str) -> int:
    with Library.open(path) as library:
        return library.ask(Find(parsed(words, 0.0))).total


def test_a_sound_library_says_what_it_holds(path: Path) -> None:
    words, is_sound = said(path)
    assert is_sound
    assert words[:2] == [f"library: {path}", "sound"]
    assert words[2] == "articles: 2 (2 reading); 0 in the queue"
    assert re.fullmatch(r"texts: 2, \d KB", words[3])
    assert words[6] == "highlights: 1, notes: 1, tags: 1"
    assert " of 2,000 MB (library_limit_mb), room for about 35" in words[7]


def test_where_there_is_none_nothing_is_made(tmp_path: Path) -> None:
    words, is_sound = said(tmp_path / "library.sqlite")
    assert is_sound and words == [f"There is no library yet: {tmp_path / 'library.sqlite'}"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM entry",
        "DELETE FROM fulltext_docsize",
        "UPDATE fulltext_data SET block = x'00' WHERE id > 100",
        "DELETE FROM fulltext_data WHERE id > 100",
        "DELETE FROM marktext WHERE rowid = (SELECT min(rowid) FROM marktext)",
        "UPDATE marktext_data SET block = x'0102' WHERE id > 100",
    ],
)
def test_a_damaged_index_is_made_anew(path: Path, damage: str) -> None:
    with opened(path) as db:
        db.execute(damage)
    words, is_sound = said(path)
    assert is_sound and any("made anew" in line for line in words)
    assert found(path, "rained") == 2
    assert found(path, "pays") == 1
    words, _ = said(path)
    assert words[1] == "sound"


def test_a_damaged_index_takes_no_library_away(path: Path) -> None:
    with opened(path) as db:
        db.execute("UPDATE fulltext_data SET block = x'00' WHERE id > 100")
    with Library.open(path) as library:
        with pytest.raises(LibraryError, match="--check"):
            library.ask(Find(parsed("rained", 0.0)))
        assert library.kept(FERRY) is not None
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite"]


def test_a_title_in_letters_of_more_bytes_than_one_is_no_fault(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        keep(library, BELL, "Die Glocke über dem Fluß — 鐘")
    assert said(tmp_path / "library.sqlite")[0][1] == "sound"


def test_rows_that_say_something_else_than_they_were_made_of_are_mended(path: Path) -> None:
    with opened(path) as db:
        db.execute("UPDATE article SET names = 'x', key = 'y' WHERE id = 1")
        db.execute("UPDATE article SET text_bytes = 1, page_bytes = 7 WHERE id = 2")
        db.execute("INSERT INTO place (article, place, fraction, section, minutes_left) VALUES (99, '[]', 0, '', 0)")
    words, is_sound = said(path)
    assert is_sound and words[1] == "rows: 4 mended"
    with opened(path) as db:
        assert db.execute("SELECT key FROM article WHERE id = 1").fetchone() == (article_key(FERRY),)
        assert db.execute("SELECT count(*) FROM place").fetchone() == (0,)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE chunk SET body = x'00' WHERE version = 1",
        "DELETE FROM chunk WHERE version = 1",
        "UPDATE version SET outline = x'00' WHERE id = 1",
        "UPDATE version SET header = CAST(x'7b80' AS TEXT) WHERE id = 1",
    ],
    ids=["does not unpack", "is not there", "outline", "header"],
)
def test_a_damaged_text_is_counted_and_named_and_the_code_says_so(path: Path, damage: str) -> None:
    with opened(path) as db:
        db.execute(damage)
    words, is_sound = said(path)
    assert not is_sound
    assert "damaged texts: 1; opened and asked for again (r) they come anew" in words
    assert "  “The ferry comes back”" in words
    assert "sound" not in words


def test_of_many_damaged_texts_all_are_counted_and_some_are_named(path: Path) -> None:
    with Library.open(path) as library:
        for number in range(12):
            keep(library, f"{BELL}/{number}", f"Bell {number}")
    with opened(path) as db:
        db.execute("UPDATE chunk SET body = x'00' WHERE version > 2")
    words, _ = said(path)
    assert any(line.startswith("damaged texts: 12;") for line in words)
    assert [line for line in words if "Bell" in line] == [f"  “Bell {number}”" for number in range(10)]
    assert "  and 2 more" in words


def test_a_damaged_page_is_named_too(path: Path) -> None:
    with opened(path) as db:
        db.execute("UPDATE page SET body = zeroblob(length(body)) WHERE article = 2")
    words, is_sound = said(path)
    assert not is_sound
    assert words[1:3] == ["damaged pages: 1; opened and asked for again (r) they come anew", "  “The bell”"]


def half_overwritten(path: Path, table: str) -> bytes:
    """The file, with the half of the table's first page gone that says how the page is laid out."""
    with opened(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = int(db.execute("PRAGMA page_size").fetchone()[0])
        root = int(db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0])
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : (root - 1) * size + size // 2] = b"\xa5" * (size // 2)
    path.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize("table", ["article", "chunk", "version", "place", "stamp", "fulltext_data", "article_listed"])
def test_a_damaged_file_is_told_and_stays_where_it_is(path: Path, table: str) -> None:
    content = half_overwritten(path, table)
    with pytest.raises(LibraryError, match="was left as it is: put a copy of it back"):
        said(path)
    assert path.read_bytes() == content
    assert not [*path.parent.glob("*.damaged-*")]


@pytest.mark.parametrize("content", [b"garbage" * 3000, b"x", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_library_is_told_and_stays_where_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="was left as it is"):
        said(path)
    assert path.read_bytes() == content
    assert not [*path.parent.glob("*.damaged-*")]


def test_texts_that_can_still_be_reached_in_a_damaged_file_are_looked_at(path: Path) -> None:
    with opened(path) as db:
        db.execute("UPDATE chunk SET body = x'00' WHERE version = 1")
    half_overwritten(path, "stamp_node")
    words = list[str]()
    with pytest.raises(LibraryError):
        for line, _ in check(2000, path):
            words.append(line)
    assert words[-1] == "  “The ferry comes back”"


EMPTY = Holdings(0, (), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def test_the_room_is_by_what_articles_with_a_text_take() -> None:
    texts = EMPTY._replace(articles=1_000, texts=1_000, text_bytes=15_000_000, index_bytes=5_000_000)
    assert 100_000 < room(texts, 2_000_000_000) < 110_000
    assert room(texts._replace(articles=50_000), 2_000_000_000) == room(texts, 2_000_000_000)
    assert room(EMPTY._replace(articles=300, texts=1, text_bytes=700), 2_000_000_000) < 360_000
    assert room(texts._replace(all_bytes=3_000_000_000), 2_000_000_000) == 0


@pytest.mark.process
def test_the_command_line_says_it_and_ends_with_its_code(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = path.parent / "data" / "tui-reader"
    home.mkdir(parents=True)
    path.rename(home / "library.sqlite")
    monkeypatch.setenv("XDG_DATA_HOME", str(path.parent / "data"))
    done = subprocess.run([sys.executable, "-m", "tui_reader", "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nsound\n" in done.stdout
    done = subprocess.run(
        [sys.executable, "-m", "tui_reader", "--check", BELL], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    half_overwritten(home / "library.sqlite", "article")
    done = subprocess.run([sys.executable, "-m", "tui_reader", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("tui-reader: The library is damaged: ") and done.stderr.count("\n") == 1
    assert "sound" not in done.stdout


@pytest.mark.process
def test_addresses_for_later_are_tagged_before_they_are_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    command = [sys.executable, "-m", "tui_reader", "--later", "--tag", "Harbour", "--tag", "sea", BELL, FERRY]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "tui-reader: 2 put into the queue\n")
    with Library.open(tmp_path / "data" / "tui-reader" / "library.sqlite") as library:
        rows = library.articles("tag:harbour")
        assert [(row.group, row.position, row.tags, row.has_text) for row in rows] == [
            ("queue", 1, ("Harbour", "sea"), False),
            ("queue", 2, ("Harbour", "sea"), False),
        ]
    done = subprocess.run([*command[:3], "--tag", "x"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
