"""Keeping behind the loop: another program may hold the library, and what was not kept is said."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.driving import closed_later
from tests.test_library import FERRY, document, keep
from tui_reader.address import parse_source
from tui_reader.article.document import Place, Position
from tui_reader.article.place import place_of
from tui_reader.errors import LibraryError
from tui_reader.library.changes import Change
from tui_reader.library.library import Library
from tui_reader.library.stopped import Stopped
from tui_reader.reading import Loaded, Reading, Shelved, source_opening
from tui_reader.reading import keeper as keeping
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.shelf import Shelf
from tui_reader.settings import Settings

ROOT = Path(__file__).parent.parent
PLACES = [place_of(document("").blocks, Position(block, 0)) for block in range(4)]


class Kept:
    """A library with one article in it, its keeper and its shelf."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.library = Library.open(path)
        self.article = keep(self.library)
        self.library.close()
        self.library = Library.open(path)
        self.keeper = Keeper(self.library)
        self.shelf = Shelf(self.keeper)

    async def mark_names(self) -> list[str]:
        return [mark.name for mark in await self.shelf.marks(self.article)]

    async def place(self) -> Place | None:
        return await self.keeper.ask(lambda library: library.place(self.article), None)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    made = Kept(tmp_path / "library.sqlite")
    yield made
    made.keeper.close()
    made.library.close()


@contextmanager
def held(path: Path, how: str = "IMMEDIATE") -> Iterator[sqlite3.Connection]:
    """Another program is writing to the library, and does not end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield other
        if other.in_transaction:
            other.execute("ROLLBACK")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "BUSY_SECONDS", 0.05)


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
async def test_while_a_change_waits_the_loop_and_reading_go_on(kept: Kept, how: str) -> None:
    with held(kept.path, how) as other:
        marking = asyncio.create_task(kept.shelf.save_mark(kept.article, "z", PLACES[1]))
        assert [row.article for row in await kept.shelf.articles()] == [kept.article]
        assert await kept.mark_names() == []
        assert not marking.done()
        other.execute("ROLLBACK")
        await marking
    assert await kept.mark_names() == ["z"]


async def test_a_change_that_fails_is_told_to_who_asked(kept: Kept, impatient: None) -> None:
    with held(kept.path):
        for change in (
            kept.shelf.save_mark(kept.article, "z", PLACES[1]),
            kept.shelf.enqueue([FERRY]),
            kept.shelf.dequeue(FERRY),
            kept.shelf.forget(kept.article),
        ):
            with pytest.raises(LibraryError, match="busy"):
                await change
    assert (await kept.mark_names(), await kept.shelf.queue()) == ([], ())
    assert kept.keeper.unsaid() == ()


async def test_a_change_that_nobody_waits_for_tells_the_listener(kept: Kept, impatient: None) -> None:
    told: asyncio.Queue[str] = asyncio.Queue()
    kept.keeper.listen(told.put_nowait)
    with held(kept.path):
        kept.shelf.save_stopped(Stopped(kept.article, PLACES[1]))
        assert (await told.get()).startswith("the place was not kept: The library is busy")
    assert await kept.place() is None


async def test_what_nobody_listened_to_is_kept_to_be_said(kept: Kept, impatient: None) -> None:
    with held(kept.path):
        kept.shelf.save_stopped(Stopped(kept.article, PLACES[1]))
        kept.shelf.note_failure(FERRY, "403")
        await kept.keeper.settled(60)
    assert [words.partition(":")[0] for words in kept.keeper.unsaid()] == [
        "the place was not kept",
        "the queue was not kept",
    ]
    assert kept.keeper.unsaid() == ()


async def test_changes_are_made_in_the_order_they_were_asked_for(kept: Kept) -> None:
    seen: list[Place | None] = []
    with held(kept.path) as other:
        for place in PLACES:
            kept.shelf.save_stopped(Stopped(kept.article, place))
            kept.keeper.save_behind("a note", lambda: seen.append(kept.library.place(kept.article)))
        other.execute("ROLLBACK")
        await kept.keeper.settled(60)
    assert seen == PLACES


async def test_a_question_sees_what_was_changed_before_it(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "SEEN_SECONDS", 60)
    for number, place in enumerate(PLACES * 5):
        kept.shelf.save_stopped(Stopped(kept.article, place, section=str(number)))
        assert await kept.place() == place
        assert (await kept.shelf.articles())[0].section == str(number)


async def test_a_question_waits_for_a_change_that_hangs_only_once(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "SEEN_SECONDS", 0.01)
    gate = threading.Event()
    kept.keeper.save_behind("a gate", lambda: gate.wait(60))
    assert await kept.place() is None
    monkeypatch.setattr(keeping, "SEEN_SECONDS", 1e9)
    assert await kept.place() is None
    kept.shelf.save_stopped(Stopped(kept.article, PLACES[1]))
    asking = asyncio.create_task(kept.place())
    await asyncio.sleep(0)
    assert not asking.done()
    gate.set()
    assert await asking == PLACES[1]


async def test_who_waits_no_longer_does_not_stop_the_change(kept: Kept) -> None:
    with held(kept.path) as other:
        marking = asyncio.create_task(kept.shelf.save_mark(kept.article, "z", PLACES[1]))
        await asyncio.sleep(0)
        marking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await marking
        other.execute("ROLLBACK")
    assert await kept.mark_names() == ["z"]
    assert kept.keeper.unsaid() == ()


async def test_a_failure_that_nobody_waited_for_any_more_is_said_at_the_end(kept: Kept, impatient: None) -> None:
    with held(kept.path):
        marking = asyncio.create_task(kept.shelf.save_mark(kept.article, "z", PLACES[1]))
        await asyncio.sleep(0)
        marking.cancel()
        (words,) = await asyncio.to_thread(kept.keeper.close, 60)
    assert words.startswith("mark z was not kept: The library is busy")


async def test_a_question_that_hangs_holds_up_no_change(kept: Kept) -> None:
    gate = threading.Event()
    asking = asyncio.create_task(kept.keeper.ask(lambda _: gate.wait(60), False))
    await kept.shelf.save_mark(kept.article, "z", PLACES[1])
    assert not asking.done()
    gate.set()
    assert await asking


async def test_a_question_that_can_not_be_answered_is_told(kept: Kept) -> None:
    kept.library.close()
    assert await kept.shelf.articles() == ()
    assert kept.keeper.unsaid() != ()


def test_leaving_waits_for_what_is_kept_and_says_nothing(kept: Kept) -> None:
    kept.shelf.save_stopped(Stopped(kept.article, PLACES[1]))
    assert kept.keeper.close() == ()
    with closed_later(Library.open(kept.path)) as again:
        assert again.place(kept.article) == PLACES[1]


def test_leaving_waits_no_longer_than_it_may_and_what_was_said_as_lost_stays_lost(kept: Kept) -> None:
    with held(kept.path):
        kept.shelf.save_stopped(Stopped(kept.article, PLACES[1]))
        kept.keeper.save_behind("the choice of theme", lambda: None)
        assert kept.keeper.close(0.05) == (
            "the place was not kept: It took too long: Another program may hold the library.",
            "the choice of theme was not kept: It took too long: Another program may hold the library.",
        )
    kept.keeper._writes.ask(lambda: None).result(60)
    with closed_later(Library.open(kept.path)) as again:
        assert again.place(kept.article) is None


def test_however_many_changes_wait_each_waits_five_seconds_from_its_asking(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, gate = SimpleNamespace(now=100.0), threading.Event()
    waited: list[float | None] = []

    def change(*changes: Change[object], patience: float | None = None) -> None:
        waited.append(patience)
        clock.now += patience or 0.0

    monkeypatch.setattr(keeping, "time", SimpleNamespace(monotonic=lambda: clock.now))
    monkeypatch.setattr(kept.library, "change", change)
    kept.keeper.save_behind("a gate", lambda: gate.wait(60))
    for place in PLACES[:3]:
        kept.shelf.save_stopped(Stopped(kept.article, place))
        clock.now += 1
    gate.set()
    kept.keeper._writes.ask(lambda: None).result(60)
    assert waited == [2.0, 1.0, 1.0]


async def test_a_session_that_changes_nothing_has_no_thread_and_no_connection_for_it(kept: Kept) -> None:
    await kept.shelf.articles()
    await kept.shelf.marks(kept.article)
    assert not kept.keeper._writes._has_begun
    assert kept.library._changes is None
    nothing = Keeper(None)
    assert await nothing.ask(lambda library: library.counts(), (0, 0)) == (0, 0)
    await Shelf(nothing).save_mark(1, "z", PLACES[0])
    assert (nothing.close(), nothing._reads._has_begun) == ((), False)


async def test_two_instances_keep_side_by_side(kept: Kept) -> None:
    other = Keeper(closed_later(Library.open(kept.path)))
    shelves = (kept.shelf, Shelf(other))
    names = "abcdefghijklmnop"
    await asyncio.gather(
        *(shelves[number % 2].save_mark(kept.article, name, PLACES[1]) for number, name in enumerate(names))
    )
    assert await kept.mark_names() == await asyncio.to_thread(
        lambda: [mark.name for mark in kept.library.marks(kept.article)]
    )
    assert "".join(await kept.mark_names()) == names
    assert other.close() == ()


async def test_a_file_that_another_instance_moved_aside_is_left_for_the_new_one(kept: Kept) -> None:
    await kept.shelf.save_mark(kept.article, "a", PLACES[1])
    for part in ("", "-wal", "-shm"):
        kept.path.with_name(kept.path.name + part).rename(kept.path.with_name("aside" + part))
    with closed_later(Library.open(kept.path)) as other:
        article = keep(other)
        await kept.shelf.save_mark(article, "z", PLACES[1])
        assert [mark.name for mark in other.marks(article)] == ["z"]
    assert await kept.mark_names() == ["z"]


async def test_a_deleted_library_is_made_anew_and_keeps(kept: Kept) -> None:
    for part in ("", "-wal", "-shm"):
        kept.path.with_name(kept.path.name + part).unlink(missing_ok=True)
    await kept.shelf.enqueue([FERRY])
    with closed_later(Library.open(kept.path)) as other:
        assert [entry.address for entry in other.queue()] == [FERRY]


@pytest.mark.process
@pytest.mark.parametrize("heard", [1, 7, 20])
def test_killed_at_any_time_what_was_said_as_kept_is_there(kept: Kept, heard: int) -> None:
    script = "import sys; from tests.test_library_kept import enqueue_for_ever; enqueue_for_ever(sys.argv[1])"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(kept.path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        said = [running.stdout.readline().strip() for _ in range(heard)]
        os.kill(running.pid, signal.SIGKILL)
        said += running.stdout.read().split()
    with closed_later(Library.open(kept.path)) as library:
        queued = [entry.address for entry in library.queue()]
    assert len(said) >= heard
    assert queued[: len(said)] == said


def enqueue_for_ever(path: str) -> None:
    """Say each address when it is kept, until killed."""

    async def enqueue() -> None:
        shelf, number = Shelf(Keeper(Library.open(Path(path)))), 0
        while True:
            await shelf.enqueue([f"{FERRY}/{number}"])
            print(f"{FERRY}/{number}", flush=True)
            number += 1

    asyncio.run(enqueue())


def test_a_choice_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    reading = Reading(None, Settings())
    reading.choose("width", 74, Settings(), tmp_path / "file" / "choices.json")
    reading.choose("theme", "nord", Settings(), None)
    assert (reading.settings.width, reading.settings.theme) == (74, "nord")
    (words,) = reading.close()
    assert words.startswith("the choice of width was not kept: The choices can not be written")


@pytest.mark.process
async def test_a_page_that_is_read_while_the_library_is_held_is_shown_and_kept_later(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_opening, "SHOWN_SECONDS", 0.01)
    file = tmp_path / "song.md"
    file.write_text("# A song\n\n" + "It is sung on the water.\n\n" * 9)
    reading = Reading(kept.library, Settings())
    with held(kept.path) as other:
        events = reading.open(parse_source(str(file)))
        seen = [await anext(events), await anext(events)]
        assert isinstance(seen[-1], Loaded) and (seen[-1].document.title, seen[-1].article) == ("A song", None)
        other.execute("ROLLBACK")
        shelved = await anext(events)
    assert isinstance(shelved, Shelved) and shelved.notes == ()
    await events.aclose()
    assert shelved.article == kept.library.article(parse_source(str(file)).address)


@pytest.mark.process
async def test_a_page_that_could_not_be_kept_is_shown_with_a_word_about_it(kept: Kept, tmp_path: Path) -> None:
    file = tmp_path / "song.md"
    file.write_text("# A song\n\n" + "It is sung on the water.\n\n" * 9)
    reading = Reading(kept.library, Settings())
    with kept.library._for_changes().statements() as db:
        db.execute("PRAGMA query_only = ON")
    loaded = [event async for event in reading.open(parse_source(str(file)))][-1]
    assert isinstance(loaded, Loaded) and loaded.article is None
    assert [note.partition(":")[0] for note in loaded.notes] == ["the article was not kept"]
