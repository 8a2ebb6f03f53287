"""Syncing from within the reader: the key, what it says, and a place that another machine's took."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.driving import app_on, press, press_meanwhile, screen, settled
from tests.ferry import long_article
from tests.idle import idle
from tui_reader.article.document import Place, Position
from tui_reader.article.place import place_of
from tui_reader.library.library import Library
from tui_reader.library.places import SetMark
from tui_reader.library.stamps.registers import Register, key_of
from tui_reader.library.stamps.stamping import stamp
from tui_reader.library.stopped import Stopped
from tui_reader.library.values import Row
from tui_reader.reading import Options
from tui_reader.settings import Settings
from tui_reader.settings.settings import Sync
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.articles.machine_rows import machine_entries
from tui_reader.ui.start import tell_machines

pytestmark = [pytest.mark.app, pytest.mark.process]


async def test_without_a_machine_the_key_says_where_to_name_one(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "f6")
        assert "no machine is named: [sync] hosts in the settings" in screen(app)[-1]


async def test_the_articles_have_the_key_in_their_foot_where_machines_are_named(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(sync=Sync(("box2",))))
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "A")
        assert "F6 sync" in screen(app)[-2]


async def test_where_one_was_on_another_machine_is_told_once(tmp_path: Path) -> None:
    document = long_article()
    app = app_on(tmp_path, document)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        visit = app.reader_screen.current.visit
        assert visit is not None and visit.article is not None
        place = place_of(document.blocks, Position(len(document.blocks) // 2, 0))
        await app.reading.keeper.change(
            "a mark", SetMark(visit.article, "node", place, kind="elsewhere", note="62 % on box2")
        )
        app.reader_screen.marks.load(visit)
        await settled(pilot)
        assert "you were at 62 % on box2 · '' goes there" in screen(app)[-1]
        assert [mark.kind for mark in await app.reading.shelf.marks(visit.article)] == []
        await press(pilot, "apostrophe", "apostrophe")
        assert app.reader_screen.body.view.top > 20


async def test_what_is_deleted_goes_on_every_machine_and_the_question_says_so(tmp_path: Path) -> None:
    for sync, reach in ((Sync(), "Delete “"), (Sync(("box2",)), "Delete on every machine: “")):
        app = app_on(tmp_path, settings=Settings(sync=sync))
        async with app.run_test(size=(120, 32)) as pilot:
            await settled(pilot)
            await press(pilot, "A", "D")
            assert reach in screen(app)[-1]
            await press(pilot, "n")


class Machines:
    """Other machines, without a process: what the programs that are started would say."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *said: str) -> None:
        self.started: list[list[str]] = []
        self.goes_on = threading.Event()
        self._said = list(said)
        monkeypatch.setattr("tui_reader.process.conversation.Conversation", self._start)

    def _start(self, command: Sequence[str], background: bool) -> "Machines":
        self.started.append([*command])
        self.reads = self
        return self

    def read(self, most: int) -> bytes:
        said = self._said.pop(0)
        if said == "...":
            self.goes_on.wait()
            return b""
        return said.encode()

    def readline(self) -> bytes:
        return b""

    def kill(self) -> None:
        self.goes_on.set()

    def end(self, seconds: float) -> tuple[int, str]:
        return 0, ""


async def test_what_came_of_it_is_said_and_stands_among_the_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines = Machines(monkeypatch, "", "box2: 3 in, 1 out · 0.9 s\n")
    app = app_on(tmp_path, settings=Settings(sync=Sync(("box2",))))
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "A")
        assert any("OTHER MACHINES 1" in line for line in screen(app))
        assert any("box2 · F6 tells it" in line for line in screen(app))
        await press(pilot, "f6")
        assert "box2: 3 in, 1 out · 0.9 s" in screen(app)[-1]
        assert any("     box2: 3 in, 1 out" in line for line in screen(app)[:-1])
    assert machines.started[-1][-4:] == ["sync", "--background", "--", "box2"]


async def kept_place(app: ReaderApp, article: int) -> tuple[Place, object]:
    """The place that is kept of an article, and its stamp."""

    def asked(library: Library) -> tuple[Place, object] | None:
        found = library.place(article)
        assert found is not None
        with library._reading() as db:
            return found, stamp(db, Register("p", key_of(db, article)))

    found = await app.reading.keeper.ask(asked, None)
    assert found is not None
    return found


@pytest.mark.parametrize("comes", [True, False], ids=["told meanwhile", "told later"])
async def test_an_article_that_was_only_looked_at_leaves_the_place_to_who_read_on(tmp_path: Path, comes: bool) -> None:
    document = long_article()
    first = app_on(tmp_path, document)
    async with first.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "A")
    again = app_on(tmp_path, document)
    async with again.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        visit = again.reader_screen.current.visit
        assert visit is not None and visit.article is not None and again.reader_screen.body.view.top > 20
        before = await kept_place(again, visit.article)
        if comes:
            onward = place_of(document.blocks, Position(len(document.blocks) - 2, 0))
            await again.reading.keeper.change("the place", Stopped(visit.article, onward))
            before = await kept_place(again, visit.article)
        await press(pilot, "j", "k", "A", "q")
        assert await kept_place(again, visit.article) == before, "nobody moved in it here"
        await press(pilot, "j", "A")
        assert await kept_place(again, visit.article) != before


async def test_an_article_that_is_read_to_its_end_without_moving_is_finished(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await press(pilot, "A", "q", "space", "A")
        rows = await app.reading.keeper.ask(lambda library: [*library.articles()], list[Row]())
        assert [row.state for row in rows] == ["finished"]


async def test_telling_it_from_a_list_reads_nothing_in_the_article_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Machines(monkeypatch, "", "box2: 0 in, 0 out · 0.2 s\n", "", "box2: 0 in, 0 out · 0.2 s\n")
    app = app_on(tmp_path, long_article(), settings=Settings(sync=Sync(("box2",))))
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "A")
        kept: list[object] = []
        monkeypatch.setattr(app.reading.shelf, "save_stopped", kept.append)
        await press(pilot, "f6")
        assert kept == [], "another machine may have read on since it was left for the list"
        await press(pilot, "q", "f6")
        assert len(kept) == 1


async def test_escape_stops_it_and_leaves_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machines = Machines(monkeypatch, "", "...")
    app = app_on(tmp_path, settings=Settings(sync=Sync(("box2",))))
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "A")
        await press_meanwhile(pilot, "f6")
        while len(machines.started) < 2:
            await idle(pilot.app)
        await press(pilot, "escape")
        assert "stopped; nothing is half taken" in screen(app)[-1]
        assert screen(app)[0].strip().startswith("ARTICLES"), "the list stays"


async def test_the_first_time_it_is_said_what_is_sent_to_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = "box2\t1 article, with places, states, marks and tags; no pages, local files, cookies or settings\n"
    machines = Machines(monkeypatch, asked, asked, asked, "box2: 0 in, 4 out · 0.2 s\n")
    app = app_on(tmp_path, settings=Settings(sync=Sync(("box2",))))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f6")
        shown = " ".join(" ".join(screen(app)).split())
        assert "For the first time box2 would be sent 1 article, with places" in shown
        assert "cookies or settings." in shown
        await press(pilot, "escape")
        assert len(machines.started) == 1, "nothing was sent"
        await press(pilot, "A")
        await press(pilot, "f6")
        await press(pilot, "j", "enter")
        assert len(machines.started) == 2, "nor where it was said: not now"
        assert any("box2 · F6 tells it" in line for line in screen(app))
        await press(pilot, "f6", "enter")
        assert machines.started[-1][-5:] == ["sync", "--background", "--yes", "--", "box2"]
        assert "box2: 0 in, 4 out" in screen(app)[-1]


@pytest.mark.parametrize(
    ("sync", "options", "told"),
    [
        (Sync(("box2",), "ends"), Options(), [["sync", "--background", "--", "box2"]]),
        (Sync(("box2",)), Options(), []),
        (Sync((), "ends"), Options(), []),
        (Sync(("box2",), "ends"), Options(offline=True), []),
        (Sync(("box2",), "ends"), Options(keep=False), []),
    ],
)
def test_at_the_ends_of_reading_machines_are_told_by_a_program_that_nobody_waits_for(
    sync: Sync, options: Options, told: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("tui_reader.process.machine.launched", lambda command: started.append([*command[3:]]))
    tell_machines(Settings(sync=sync), options)
    assert started == told


def test_what_is_told_at_the_ends_says_nothing_and_goes_on_when_the_reader_has_left(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    began = ("/bin/sh", "-c", f"echo noise; echo noise >&2; cat {pipe}")
    code = f"from tui_reader.process.machine import launched; launched({began!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=30, check=True)
    assert done.stdout + done.stderr == b"", "it returned while that waits, and nothing was heard"
    pipe.write_text("end")  # waits for it: it is there still


def test_below_the_articles_each_machine_has_a_line_of_what_came_of_it() -> None:
    told = ("box2: 0 in, 1 out · 0.9 s", "gone can not be reached: It may be off, or not in this network.")
    heading, entry = machine_entries(("box2", "gone"), told, "F6", 40)
    assert [run.text for line in entry.lines for run in line] == [
        "     box2: 0 in, 1 out · 0.9 s", "     gone can not be reached: It may b…",
    ]  # fmt: skip
    assert entry.open is not None
    whole = " ".join(run.text.strip() for line in entry.open for run in line)
    assert whole == " ".join(told), "under the cursor it is told whole"
    assert machine_entries((), (), "F6", 40) == () and heading.value is None
