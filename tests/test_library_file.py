"""The library's file: private, shared, full, damaged, killed while it saves."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.finding import found_by
from tests.test_library import FERRY, document, keep, page
from tui_reader.article.document import Position
from tui_reader.article.place import place_of
from tui_reader.errors import LibraryError
from tui_reader.library.file import damage, schema
from tui_reader.library.file.open_files import file_at
from tui_reader.library.keeping import Forget
from tui_reader.library.library import Library, default_path
from tui_reader.library.places import SetMark
from tui_reader.library.queue import Enqueue
from tui_reader.library.stopped import Stopped

pytestmark = pytest.mark.process

ROUNDS = 100
STATEMENTS = 150
"""Of some saves."""
ROOT = Path(__file__).parent.parent


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def full(library: Library) -> None:
    """Let the file not grow by a page more."""
    with library._for_changes().statements() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}").fetchone()


def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Library.open(tmp_path / "data" / "tui-reader" / "library.sqlite") as library:
            keep(library)
            files = list((tmp_path / "data" / "tui-reader").iterdir())
            assert {file.name for file in files} == {f"library.sqlite{end}" for end in ("", "-wal", "-shm")}
            assert {mode(file) for file in files} == {0o600}
            assert mode(tmp_path / "data") == mode(tmp_path / "data" / "tui-reader") == 0o700
    finally:
        os.umask(before)


def test_a_file_that_others_could_read_is_made_private(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    path.chmod(0o644)
    with Library.open(path) as library:
        keep(library)
        assert mode(path) == 0o600


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have folders of their own")
def test_the_default_path_is_below_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_path() == tmp_path / "data" / "tui-reader" / "library.sqlite"
    for useless in ("relative/folder", "", "."):
        monkeypatch.setenv("XDG_DATA_HOME", useless)
        assert default_path() == tmp_path / ".local/share/tui-reader/library.sqlite"


def test_no_home_at_all_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    with pytest.raises(LibraryError, match="no home"):
        default_path()


@pytest.mark.parametrize(
    "content",
    [b"garbage" * 3000, b"x", b"SQLite format 3\0" + b"\xff" * 5000, b"SQLite format 3\0"],
    ids=["garbage", "one byte", "broken header", "header alone"],
)
def test_garbage_is_moved_aside_and_a_new_library_started(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(content)
    with Library.open(path) as library:
        assert "moved aside to" in library.notice
        assert keep(library) == 1
    aside = tmp_path / "library.sqlite.damaged-1"
    assert str(aside) in library.notice
    assert aside.read_bytes() == content


def test_a_second_damaged_file_does_not_take_the_name_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    for number in (1, 2):
        path.write_bytes(b"garbage" * number * 100)
        Library.open(path).close()
    assert [(tmp_path / f"library.sqlite.damaged-{n}").stat().st_size for n in (1, 2)] == [700, 1400]


@pytest.mark.parametrize("when", ["before", "between"])
def test_a_new_library_of_another_instance_is_not_taken_for_the_damaged_one(
    tmp_path: Path, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both saw the damage; the other one was quicker, and has kept something in its new file already."""
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"garbage" * 100)
    seen = file_at(path)

    def other() -> None:
        with Library.open(path) as library:
            keep(library)

    free_name = damage.free_name

    def late(taken: Path, kind: str) -> Path:
        monkeypatch.undo()
        other()
        return free_name(taken, kind)

    if when == "before":
        other()
    else:
        monkeypatch.setattr(damage, "free_name", late)
    assert damage.move_aside(path, seen) is None
    with Library.open(path) as library:
        assert library.kept(FERRY) is not None
    assert sorted(file.name for file in tmp_path.iterdir()) == ["library.sqlite", "library.sqlite.damaged-1"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_file_is_moved_aside(tmp_path: Path, share: float) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        keep(library, paragraphs=4000)
    os.truncate(path, int(path.stat().st_size * share))
    with Library.open(path) as library:
        assert "moved aside" in library.notice
        assert library.kept(FERRY) is None


def test_damage_that_shows_only_in_use_is_told_and_a_new_library_started(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        keep(library, paragraphs=4000)
    with contextlib.closing(sqlite3.connect(path)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'page'").fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 8192 : root * 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    library = Library.open(path)
    assert library.notice == ""
    with pytest.raises(LibraryError) as told:
        library.kept(FERRY)
    assert str(told.value).startswith("That was not done: The library was damaged")
    assert "moved aside" in library.notice
    assert keep(library, paragraphs=5) == 1
    library.close()


@pytest.mark.parametrize("seed", range(25))
def test_whatever_bytes_are_wrong_only_our_error_comes_out(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "library.sqlite"
    place = place_of(document(FERRY).blocks, Position(1, 4))
    with Library.open(path) as library:
        article = keep(library, paragraphs=200)
        keep(library, "https://coast.example/bell")
        library.change(Stopped(article, place))
        library.change(SetMark(article, "a", place))
        library.change(
            Enqueue(
                (
                    "https://coast.example/bell",
                    "https://coast.example/new",
                )
            )
        )
        library.tend()
    chance, content = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 20, 2000))):
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    path.write_bytes(content)
    try:
        library = Library.open(path)
    except LibraryError:
        return
    for use in USES:
        with contextlib.suppress(LibraryError):
            use(library)
    library.close()


USES: list[Callable[[Library], object]] = [
    lambda library: library.kept(FERRY),
    lambda library: library.articles("a"),
    lambda library: library.queue(),
    lambda library: library.marks(1),
    lambda library: library.page(1),
    lambda library: found_by(library, "rained"),
    lambda library: library.next_in_queue(FERRY, 1),
    lambda library: library.change(Stopped(1, place_of(document(FERRY).blocks, Position(1, 1)))),
    lambda library: keep(library, paragraphs=120),
    lambda library: library.tend(),
    lambda library: library.change(Forget(1)),
    lambda library: library.kept("https://coast.example/bell"),
]


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(LibraryError, match="newer"):
        Library.open(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [file.name for file in tmp_path.iterdir()] == ["library.sqlite"]


def test_no_place_to_write_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(LibraryError, match="can not be written"):
        Library.open(tmp_path / "file" / "library.sqlite")
    (tmp_path / "folder.sqlite").mkdir()
    with pytest.raises(LibraryError, match="can not be written"):
        Library.open(tmp_path / "folder.sqlite")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "data" / "library.sqlite"
    Library.open(path).close()
    path.parent.chmod(0o500)
    try:
        with pytest.raises(LibraryError, match="can not be written"):
            Library.open(path)
    finally:
        path.parent.chmod(0o700)


def test_a_library_held_by_another_program_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path, busy_seconds=0.01) as library:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="busy"):
            keep(library)
        other.execute("ROLLBACK")
        other.close()
        assert keep(library) == 1


def test_an_unmade_library_held_by_another_program_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("CREATE TABLE other (x)")
    with pytest.raises(LibraryError, match="busy"):
        Library.open(path, busy_seconds=0.01)
    other.close()


def test_a_full_disk_is_a_sentence_and_leaves_what_was_kept(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        keep(library)
        full(library)
        with pytest.raises(LibraryError, match="disk is full"):
            library.keep(
                document("https://coast.example/long", paragraphs=4000),
                page("https://coast.example/long", os.urandom(200_000)),
                "7",
                "",
                identity="https://coast.example/long",
            )
        kept = library.kept(FERRY)
        assert kept is not None
        assert kept.document == document(FERRY)
        assert library.kept("https://coast.example/long") is None
        library.change(Stopped(kept.article, place_of(kept.document.blocks, Position(1, 1))))


def test_using_a_closed_library_is_a_sentence(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    library.close()
    library.close()
    with pytest.raises(LibraryError):
        library.kept(FERRY)


def test_instances_that_start_and_save_at_once_lose_nothing(tmp_path: Path) -> None:
    script = "import sys; from tests.test_library_file import fill; fill(*sys.argv[1:])"
    path = tmp_path / "library.sqlite"
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name], cwd=ROOT, stdin=subprocess.PIPE)
        for name in ("one", "two", "three")
    ]
    for process in running:
        assert process.stdin is not None
        process.stdin.close()  # all of them wait for this
    assert [process.wait() for process in running] == [0, 0, 0]
    with Library.open(path) as library:
        assert library.notice == ""
        assert library.counts()[0] == 3 * 25 + 1
        assert whole(library)


def locks(path: Path) -> set[str]:
    """The locks of this process on a file, as Linux tells them."""
    ours = (line.split(maxsplit=1)[1] for line in Path("/proc/locks").read_text().splitlines())
    return {line for line in ours if f" {os.getpid()} " in line and f":{path.stat().st_ino} " in line}


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux tells which locks there are")
def test_what_else_opens_the_file_leaves_the_locks_of_a_connection(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        assert library.counts()[0] == 0
        before = locks(path)
        assert before
        keep(library)  # with a connection of its own, that is opened now
        assert locks(path) >= before
        with Library.open(path) as another:
            assert another.counts()[0] == 1
            assert locks(path) >= before
        assert locks(path) >= before


def fill(path: str, name: str) -> None:
    """Keep 25 articles of one's own, and each time one that the others keep too."""
    sys.stdin.read()
    with Library.open(Path(path)) as library:
        for number in range(25):
            keep(library, f"https://coast.example/{name}/{number}")
            library.change(Stopped(keep(library), place_of(document(FERRY).blocks, Position(1, number))))
            library.tend()


def test_an_answer_is_of_one_state_while_another_instance_saves(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library, Library.open(path) as other:
        keep(library, paragraphs=400)
        statements = list[str]()

        def interfere(statement: str) -> None:
            statements.append(statement)
            if len(statements) == 3:
                keep(other, paragraphs=9)

        library._reads._db.set_trace_callback(interfere)
        kept = library.kept(FERRY)
        library._reads._db.set_trace_callback(None)
        assert len(statements) > 3
        assert kept is not None
        assert kept.document == document(FERRY, paragraphs=400)
        changed = library.kept(FERRY)
        assert changed is not None
        assert len(changed.document.blocks) == 10


def test_a_save_that_began_is_not_overtaken(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library, Library.open(path, busy_seconds=0.01) as other:
        told = list[LibraryError]()

        def interfere(statement: str) -> None:
            if statement.startswith("SELECT id FROM article") and not told:
                try:
                    keep(other, "https://coast.example/bell")
                except LibraryError as error:
                    told.append(error)

        library._for_changes()._db.set_trace_callback(interfere)
        keep(library)
        library._for_changes()._db.set_trace_callback(None)
        assert [error.title for error in told] == ["The library is busy"]
        assert library.kept(FERRY) is not None
        keep(other, "https://coast.example/bell")
        assert library.counts()[0] == 2


def test_threads_of_one_instance_wait_for_each_other(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        threads = [
            threading.Thread(target=keep, args=(library, f"https://coast.example/{number}")) for number in range(20)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert library.counts()[0] == 20


def test_killed_a_hundred_times_while_saving_nothing_is_lost(tmp_path: Path) -> None:
    """The killing is done by a process of its own: forking is safe only where no thread runs."""
    script = "import sys; from tests.test_library_file import kill_while_saving; kill_while_saving(sys.argv[1])"
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "library.sqlite")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.stderr == ""
    saved = int(run.stdout)
    assert saved > 0


def kill_while_saving(path: str) -> None:
    """Start a saving process and kill it at a random statement, a hundred times; prints how many saves got through."""
    chance = random.Random(5)
    with Library.open(Path(path)) as library:
        keep(library, paragraphs=9)
    last = saved = 0
    for _ in range(ROUNDS):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            save_for_ever(Path(path), last, writing)
        os.close(writing)
        for _ in range(chance.randrange(1, STATEMENTS)):
            os.read(reading, 1)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        with Library.open(Path(path)) as library:
            assert library.notice == ""
            assert whole(library)
            kept = library.kept(FERRY)
            assert kept is not None
            assert kept.document == document(FERRY, paragraphs=9)
            rewritten = library.kept("https://coast.example/rewritten")
            if rewritten is not None:
                now = int(rewritten.document.title)
                assert now >= last
                assert len(rewritten.document.blocks) == 201 + now % 7
                assert library.page(rewritten.article) is not None
                saved, last = saved + now - last, now
    print(saved)


def save_for_ever(path: Path, number: int, ready: int) -> None:
    """Keep an article anew, with its place, until killed."""
    address = "https://coast.example/rewritten"
    text = document(address, paragraphs=200)
    versions = [text.with_(blocks=(*text.blocks, *text.blocks[:more])) for more in range(7)]
    source, place = page(address, os.urandom(50_000)), place_of(text.blocks, Position(100, 3))
    library = Library.open(path)
    with library._for_changes().statements() as db:
        db.set_trace_callback(lambda _: os.write(ready, b"!"))
    while True:
        number += 1
        article = library.keep(versions[number % 7].with_(title=str(number)), source, "7", address, identity=address)
        library.change(Stopped(article, place))
        library.tend()


def whole(library: Library) -> bool:
    """SQLite's own check of the file and of the full text."""
    with library._reading() as db:
        return bool(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
