"""`--check`: whether the library is sound, what is mended, what it holds and weighs."""

import contextlib
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
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.names import article_key
from tui_reader.library.search.find import Find
from tui_reader.reading.kept.checking import check

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
    assert words[3].startswith("texts: 2, 0.0 MB")
    assert words[6] == "highlights: 1, notes: 1, tags: 1"
    assert " of 2,000 MB (library_limit_mb), room for about 352," in words[7]


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


def test_rows_that_say_something_else_than_they_were_made_of_are_mended(path: Path) -> None:
    with opened(path) as db:
        db.execute("UPDATE article SET names = 'x', key = 'y' WHERE id = 1")
        db.execute("UPDATE article SET text_bytes = 1, page_bytes = 7 WHERE id = 2")
        db.execute("INSERT INTO place VALUES (99, '[]', 0, '', 0)")
    words, is_sound = said(path)
    assert is_sound and words[1] == "rows: 4 mended"
    with opened(path) as db:
        assert db.execute("SELECT key FROM article WHERE id = 1").fetchone() == (article_key(FERRY),)
        assert db.execute("SELECT count(*) FROM place").fetchone() == (0,)


def test_a_damaged_text_is_named_and_the_code_says_so(path: Path) -> None:
    with opened(path) as db:
        db.execute("UPDATE chunk SET body = x'00' WHERE version = 1")
    words, is_sound = said(path)
    assert not is_sound
    assert words[2] == "damaged text: “The ferry comes back”; opened and asked for again (r) it comes anew"


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
