"""A library that an older program made, opened by this one: nothing is lost, and the old file lies beside it."""

import contextlib
import gzip
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.finding import found_by, tended
from tui_reader.article.document import Position
from tui_reader.article.place import find
from tui_reader.errors import LibraryError
from tui_reader.library.file import stopping, upgrading
from tui_reader.library.file.schema import VERSION
from tui_reader.library.library import Library
from tui_reader.library.ranks import are_in_order
from tui_reader.library.stamps.identity import me
from tui_reader.library.stamps.registers import Register, value
from tui_reader.library.stamps.stamping import stamp
from tui_reader.library.values import Row

pytestmark = pytest.mark.process

FERRY, QUAY = "https://coast.example/ferry", "https://coast.example/quay"
KEPT = Path(__file__).parent / "libraries" / "version-1.sqlite.gz"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of version 1: two being read, two finished, one printed, five queued; as 0.1.0 left it."""
    old = tmp_path / "library.sqlite"
    old.write_bytes(gzip.decompress(KEPT.read_bytes()))
    return old


def shown(rows: tuple[Row, ...]) -> list[tuple[str, str, int | None]]:
    return [(row.group, row.address, row.position) for row in rows]


def test_groups_queue_and_their_order_are_as_they_were(path: Path) -> None:
    with Library.open(path) as library:
        assert shown(library.articles()) == [
            ("queue", "https://tidal.example/later", 1),
            ("queue", "https://coast.example/bell", 2),
            ("queue", "https://tidal.example/tables", 3),
            ("queue", "https://county.example/budget-2027", 4),
            ("queue", FERRY, 5),
            ("read", QUAY, None),
            ("printed", "https://coast.example/bus", None),
        ]
        assert library.queue()[3].error == "403"
        with library._reading() as db:
            assert are_in_order([rank for (rank,) in db.execute("SELECT rank FROM queue ORDER BY id")])


def test_texts_places_marks_and_addresses_are_as_they_were(path: Path) -> None:
    with Library.open(path) as library:
        kept = library.kept("https://coast.example/f?id=1")
        assert kept is not None
        assert kept.document.title == "The ferry comes back to Lindhavn"
        assert len(kept.document.blocks) == 7
        assert kept.document.quotes
        assert kept.place is not None
        assert find(kept.place, kept.document.blocks) == (Position(3, 20), True)
        assert (kept.section, kept.position, kept.etag, kept.has_page) == ("What it costs", 5, '"v1"', True)
        assert kept.checked_at == 1_780_000_000
        assert kept.heights == {"66": (1, 3, 3, 3, 3, 3, 3)}
        whole = library.kept(FERRY, "page")
        assert whole is not None
        assert len(whole.document.blocks) == 10
        marks = {(mark.kind, mark.name, mark.note) for mark in library.marks(kept.article)}
        assert marks == {("mark", "a", ""), ("mark", "b", "ask who pays"), ("jump", "0", "")}
        finished = library.kept(QUAY)
        assert finished is not None
        assert finished.finished
        page = library.page(finished.article)
        assert page is not None
        assert page.body.startswith(b"<h1>How quays are built")


def test_every_text_is_found_again_once_it_was_tended(path: Path) -> None:
    with Library.open(path) as library:
        assert found_by(library, "rained").total == 0
        assert found_by(tended(library), "rained").total == 4


def test_all_that_was_there_has_a_stamp_of_its_time(path: Path) -> None:
    with Library.open(path) as library, library._changing() as db:
        article = db.execute("SELECT key FROM article WHERE identity = ?", (FERRY,)).fetchone()[0]
        for register in (
            Register("a", article),
            Register("s", article),
            Register("p", article),
            Register("l", "https://coast.example/f?id=1"),
            Register("m", f"{article} a"),
            Register("q", FERRY),
        ):
            last = stamp(db, register)
            assert value(db, register) is not None
            assert last is not None
            assert last.hlc >> 16 <= 1_790_000_000_000
        count, last_seq = db.execute("SELECT count(*), max(seq) FROM stamp").fetchone()
        assert count == last_seq == me(db).seq


def test_the_file_lies_beside_it_as_it_was(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        before = list(db.iterdump())
    with Library.open(path) as library:
        aside = path.with_name("library.sqlite.version-1")
        assert str(aside) in library.notice
    assert aside.stat().st_mode & 0o777 == 0o600
    with contextlib.closing(sqlite3.connect(aside)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert list(db.iterdump()) == before
    # The way back, as the README has it; and once more ahead from there.
    shutil.copy(aside, path)
    with Library.open(path) as library:
        assert library.kept(FERRY) is not None


def test_a_new_library_has_nothing_beside_it(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        assert library.notice == ""
    assert [file.name for file in tmp_path.iterdir()] == ["library.sqlite"]


@pytest.mark.parametrize("pages", [0, 3, 20])
def test_a_full_disk_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch, pages: int) -> None:
    before = path.read_bytes()

    def limited(db: sqlite3.Connection) -> None:
        held = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {held + pages}").fetchone()
        upgrading._second(db)

    monkeypatch.setattr(upgrading, "STEPS", (upgrading._first, limited))
    with pytest.raises(LibraryError, match="disk is full"):
        Library.open(path)
    with contextlib.closing(sqlite3.connect(path)) as db:
        assert upgrading.version(db) == 1
    assert path.read_bytes() == before
    monkeypatch.undo()
    with Library.open(path) as library:
        assert library.kept(FERRY) is not None


def test_no_room_for_the_copy_leaves_the_old_file_and_no_piece_of_a_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrading, "_copy", full)
    with pytest.raises(LibraryError, match="disk is full"):
        Library.open(path)
    assert [file.name for file in path.parent.iterdir() if "version" in file.name] == []
    with contextlib.closing(sqlite3.connect(path)) as db:
        assert upgrading.version(db) == 1


KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from types import SimpleNamespace
from tui_reader.library.file import stopping, upgrading
from tui_reader.library.library import Library

left = int(sys.argv[2])

class Killed(sqlite3.Connection):
    def execute(self, *arguments):
        global left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(*arguments)

connect = sqlite3.connect
sqlite3.connect = lambda *arguments, **named: connect(*arguments, **named, factory=Killed)
Library.open(Path(sys.argv[1])).close()
"""


@pytest.mark.parametrize("statement", [4, 8, 10, 14, 20, 27, 34, 45, 60, 69])
def test_a_kill_leaves_the_old_library_or_the_new_one(path: Path, statement: int) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), str(statement)], check=False)
    assert killed.returncode == -signal.SIGKILL
    with contextlib.closing(sqlite3.connect(path)) as db:
        assert upgrading.version(db) in (1, VERSION)
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    with Library.open(path) as library:
        assert len(library.articles()) == 7
        assert library.kept(FERRY) is not None
    assert not path.with_name("library.sqlite.version-1.partial").exists()


def test_two_instances_that_open_it_at_once_take_the_step_once(path: Path) -> None:
    opening = (
        "import sys; from pathlib import Path; from tui_reader.library.library import Library; "
        "l = Library.open(Path(sys.argv[1])); print(len(l.articles()), bool(l.notice))"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", opening, str(path)], stdout=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(4)
    ]
    said = [program.communicate()[0].split() for program in programs]
    assert [rows for rows, _ in said] == ["7"] * 4
    assert [notice for _, notice in said].count("True") == 1


def test_it_is_told_how_far_it_is_and_the_line_is_taken_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "_TELLS_EVERY", 0.0)
    monkeypatch.setattr(stopping, "_STEPS", 100)
    said = list[str]()
    with Library.open(path, told=said.append) as library:
        assert library.notice
        assert "The library is copied before it is brought up to date: 100 %" in said
        assert any(words.startswith("The library is brought up to date: 0 s") for words in said)
        assert said[-1] == ""
        count = len(said)
        library.articles()
        assert len(said) == count
    Library.open(path, told=said.append).close()
    assert len(said) == count


@pytest.mark.parametrize("strikes", ["copied", "brought up to date"])
def test_ctrl_c_leaves_the_old_file_and_no_copy(path: Path, monkeypatch: pytest.MonkeyPatch, strikes: str) -> None:
    monkeypatch.setattr(stopping, "_TELLS_EVERY", 0.0)
    monkeypatch.setattr(stopping, "_STEPS", 100)
    before = path.read_bytes()

    def press(words: str) -> None:
        if words.startswith(f"The library is {strikes}"):
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        Library.open(path, told=press)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    with Library.open(path) as library:
        assert len(library.articles()) == 7


def test_a_disk_that_has_no_room_for_it_is_known_before_anything_is_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=100_000))
    monkeypatch.setattr(upgrading, "_copy", None)
    with pytest.raises(LibraryError, match=r"no room .*It takes 0 MB beside .*library.sqlite, where 0 are free"):
        Library.open(path)
    with contextlib.closing(sqlite3.connect(path)) as db:
        assert upgrading.version(db) == 1
