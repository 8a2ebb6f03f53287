"""Stamps: whatever a change alters of what a second machine is told gets one, in the transaction of the change."""

import importlib
import inspect
import pkgutil
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import tui_reader.library
from tests.test_library import document, page
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Position
from tui_reader.article.place import place_of
from tui_reader.library.changes import Change
from tui_reader.library.checking import MendIndexes, MendRows, RemakeIndexes
from tui_reader.library.exchanged.own_form import Restore
from tui_reader.library.exchanged.taking_in import FollowAll, TakeAllIn, TakeIn
from tui_reader.library.following.following import Follow, NoteAnswer, SetNew, Unfollow
from tui_reader.library.following.list_tags import SetListTags, TagListed
from tui_reader.library.keeping import AddArticle, Forget, KeepArticle, NoteChecked, SetView, pack
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import DeleteHighlight, PlaceHighlight, SetHighlight, SetLabel
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.states import SetState, ToggleArchived, ToggleNew
from tui_reader.library.marked.tags import ChangeTags, SetTags
from tui_reader.library.names import article_key
from tui_reader.library.people import KeepSpoken
from tui_reader.library.places import DeleteMark, SetMark
from tui_reader.library.queue import Dequeue, Enqueue, NoteFailure
from tui_reader.library.stamps.identity import me
from tui_reader.library.stamps.registers import Register, of_article, paired, value
from tui_reader.library.stopped import Stopped

FERRY, BELL, TIDE = (f"https://coast.example/{name}" for name in ("ferry", "bell", "tide"))
LIST = "https://coast.example/list"
NOW = 1_790_000_000.0
BLOCKS = document(FERRY).blocks
PLACE, LATER = place_of(BLOCKS, Position(1, 3)), place_of(BLOCKS, Position(2, 9))
PASSAGE = Passage("The road is open", "before", "after", PLACE, LATER)
OTHER = Passage("It rained", "before", "after", LATER, LATER)
UUID = "6c2f6a2e-0000-4000-8000-000000000001"


def keeping(address: str, title: str) -> KeepArticle:
    return KeepArticle(pack(document(address, title)), page(address), b"", "7", f"{address}?typed", address, "article")


# Of each kind of change some that alter what is told, on a library as `library` makes it, and the kinds they stamp.
EXAMPLES: dict[type, list[tuple[Change[object], str]]] = {
    KeepArticle: [
        (keeping(TIDE, "The tide"), "a b s l"),
        (keeping(FERRY, "Another title"), "a b"),
        (keeping(FERRY, "The ferry"), ""),
    ],
    AddArticle: [(AddArticle(TIDE, "The tide", state="archived"), "a s l"), (AddArticle(FERRY, "Not this"), "")],
    SetView: [(SetView(1, "page"), "a"), (SetView(1, "article"), "")],
    NoteChecked: [(NoteChecked(1, page(FERRY)), "")],
    Forget: [(Forget(1), "a b s l p m q t h n")],
    SetMark: [(SetMark(1, "b", PLACE), "m"), (SetMark(1, "0", PLACE, kind="jump"), "")],
    DeleteMark: [(DeleteMark(1), "m"), (DeleteMark(99), "")],
    Enqueue: [
        (Enqueue((BELL, "https://coast.example/new")), "q s"),
        (Enqueue((FERRY,)), ""),
    ],
    Dequeue: [(Dequeue(FERRY), "q"), (Dequeue(BELL), "")],
    NoteFailure: [(NoteFailure(FERRY, "403"), "")],
    Stopped: [
        (Stopped(1, LATER, finished=True), "p s"),
        (Stopped(1, LATER), "p"),
        (Stopped(1, LATER, opened_at=LATER), ""),
        (Stopped(99, LATER), ""),
    ],
    SetHighlight: [
        (SetHighlight(1, OTHER, 2), "h"),
        (SetHighlight(1, PASSAGE, 3), "h"),
        (SetHighlight(1, PASSAGE), ""),
    ],
    SetLabel: [(SetLabel(UUID, 4), "h"), (SetLabel(UUID, 0), "")],
    PlaceHighlight: [(PlaceHighlight(UUID, OTHER), "h")],
    DeleteHighlight: [(DeleteHighlight(UUID), "h n"), (DeleteHighlight("gone"), "")],
    SetNote: [
        (SetNote(UUID, "ask who pays"), "n"),
        (SetNote(article_key(BELL), "of the whole"), "n"),
        (SetNote(UUID, ""), "n"),
    ],
    SetTags: [(SetTags(1, ("quay", "method")), "t"), (SetTags(1, ("Harbour",)), "")],
    ChangeTags: [(ChangeTags((1, 2), ("quay",), ("harbour",)), "t"), (ChangeTags((2,), (), ("harbour",)), "")],
    SetState: [(SetState((1, 2), "archived"), "s"), (SetState((2,), "finished"), "")],
    ToggleNew: [(ToggleNew((1, 2)), "s")],
    TakeIn: [
        (TakeIn(AddArticle(TIDE, "The tide"), ("sea",), "of the whole"), "a s l t n"),
        (TakeIn(AddArticle(FERRY, "Not this"), ("Harbour",)), ""),
    ],
    TakeAllIn: [
        (TakeAllIn((TakeIn(AddArticle(TIDE, "The tide")),)), "a s l"),
        (TakeAllIn((TakeIn(AddArticle(TIDE, "The tide")),), is_dry=True), ""),
    ],
    Follow: [
        (Follow("https://coast.example/feed", "Coast", ids=("one", "two")), "f seen"),
        (Follow(LIST, "Again"), ""),
    ],
    Unfollow: [(Unfollow(LIST), "f seen")],
    NoteAnswer: [(NoteAnswer(LIST, "403"), "")],
    SetListTags: [(SetListTags(LIST, ("coast",)), "f"), (SetListTags(LIST, ()), "")],
    TagListed: [(TagListed(LIST, ("https://coast.example/new",)), "")],
    SetNew: [(SetNew(LIST, ("one",), True), "seen"), (SetNew(LIST, ("one",), False), "")],
    FollowAll: [
        (FollowAll((Follow("https://coast.example/feed", "Coast"),)), "f"),
        (FollowAll((Follow("https://coast.example/feed", "Coast"),), is_dry=True), ""),
    ],
    Restore: [
        (Restore(({"kind": "q", "key": TIDE, "value": {"rank": "a5"}},)), "q"),
        (Restore(({"kind": "q", "key": TIDE, "value": {"rank": "a5"}},), is_dry=True), ""),
    ],
    MendIndexes: [(MendIndexes(), "")],
    MendRows: [(MendRows(), "")],
    RemakeIndexes: [(RemakeIndexes(Path("library.sqlite")), "")],
    ToggleArchived: [(ToggleArchived((2,)), "s")],
}
MADE_HERE = (KeepSpoken,)
"""What each machine makes of its own texts: nobody is told."""
SAMPLES = [pytest.param(*one, id=f"{kind.__name__}-{n}") for kind, all in EXAMPLES.items() for n, one in enumerate(all)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The ferry with all that an article can have, read to the middle and queued; the bell, read to its end."""
    with Library.open(tmp_path / "library.sqlite", now=lambda: NOW) as library:
        for address, title in ((FERRY, "The ferry"), (BELL, "The bell")):
            library.change(keeping(address, title))
        library.keep(document(FERRY, "The ferry", 8), None, "7", FERRY, FERRY, view="page")
        library.change(SetView(1, "article"))
        library.change(SetMark(1, "a", PLACE), Enqueue((FERRY,)), ChangeTags((1,), ("harbour",)))
        library.change(SetHighlight(1, PASSAGE, uuid=UUID, created=NOW))
        library.change(SetNote(UUID, "he said the opposite in 2019"))
        library.change(Stopped(1, PLACE), Stopped(2, PLACE, finished=True), Follow(LIST, "Coast", ids=("one",)))
        yield library


def told(db: sqlite3.Connection) -> dict[Register, Mapping[str, object]]:
    """Every register that has a value."""
    found = {Register("q", address) for (address,) in db.execute("SELECT address FROM queue")}
    found |= {Register("f", address) for (address,) in db.execute("SELECT address FROM feed")}
    entries = db.execute("SELECT address, seen.id FROM seen JOIN feed ON feed.id = feed")
    found |= {paired("seen", address, id) for address, id in entries}
    for (article,) in db.execute("SELECT id FROM article").fetchall():
        found |= set(of_article(db, article))
    return {register: now for register in found if (now := value(db, register)) is not None}


def changes() -> Iterator[type]:
    """Every class of the library that writes in a transaction which it is given."""
    for module in pkgutil.walk_packages(tui_reader.library.__path__, "tui_reader.library."):
        for _, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            write = vars(one).get("write")
            if (
                one.__module__ == module.name
                and write is not None
                and [*inspect.signature(write).parameters][1:]
                == [
                    "db",
                    "now",
                ]
            ):
                yield one


def test_every_change_has_an_example() -> None:
    found = set(changes()) - {Change, *MADE_HERE}
    assert len(found) > 15
    assert {one.__name__ for one in found - EXAMPLES.keys()} == set(), "name what it stamps in EXAMPLES"


@pytest.mark.parametrize(("change", "kinds"), SAMPLES)
def test_what_a_change_alters_is_stamped_and_nothing_else(library: Library, change: Change[object], kinds: str) -> None:
    with library._reading() as db:
        before, known = told(db), me(db)
    library.change(change)
    with library._reading() as db:
        after = told(db)
        rows = db.execute("SELECT kind, key FROM stamp WHERE node = ? AND seq > ?", (known.node, known.seq))
        stamped = {Register(*row) for row in rows}
    altered = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    assert stamped == altered
    assert {register.kind for register in stamped} == set(kinds.split())


def test_a_change_that_fails_stamps_nothing(library: Library) -> None:
    class Fails:
        def write(self, db: sqlite3.Connection, now: float) -> None:
            raise RuntimeError

    with library._reading() as db:
        before = db.execute("SELECT * FROM stamp").fetchall(), me(db)
    with pytest.raises(RuntimeError):
        library.change(SetState((1,), "archived"), Fails())
    with library._reading() as db:
        assert (db.execute("SELECT * FROM stamp").fetchall(), me(db)) == before


def test_the_clock_goes_on_when_that_of_the_machine_goes_back(tmp_path: Path) -> None:
    now = [NOW]
    with Library.open(tmp_path / "library.sqlite", now=lambda: now[0]) as library:
        clocks = []
        for step, state in enumerate(("archived", "unread", "finished")):
            now[0] = NOW - 5000 * step
            library.change(AddArticle(FERRY, "The ferry"), SetState((1,), state))  # type: ignore[arg-type]
            with library._reading() as db:
                clocks.append(db.execute("SELECT hlc FROM stamp WHERE kind = 's'").fetchone()[0])
    assert clocks == sorted(set(clocks))


def node(library: Library) -> str:
    with library._changing() as db:
        return me(db).node


def test_a_copied_file_is_another_one(library: Library, tmp_path: Path) -> None:
    first = node(library)
    library.close()
    shutil.copy(library.path, tmp_path / "copy.sqlite")
    with Library.open(tmp_path / "copy.sqlite") as copy, Library.open(library.path) as again:
        copy.change(SetState((1,), "archived"))
        assert node(copy) != first
        assert node(again) == first
        with copy._reading() as db:
            writers = {name for (name,) in db.execute("SELECT node FROM stamp")}
            assert writers == {me(db).node}, "what was told nobody is the copy's as well"
            (last,) = db.execute("SELECT max(seq) FROM stamp").fetchone()
            assert me(db).seq == last


def test_a_file_on_another_machine_is_another_one(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first = node(library)
    monkeypatch.setattr("tui_reader.library.stamps.identity._machine", lambda: "another machine")
    assert node(library) != first
    assert node(library) == node(library)


def test_what_comes_back_from_elsewhere_is_stamped_above_what_was_deleted_here(tmp_path: Path) -> None:
    now = [NOW]
    with Library.open(tmp_path / "library.sqlite", now=lambda: now[0]) as library:
        taken = [TakeIn(AddArticle(one, one), ("fog",)) for one in (FERRY, BELL)]
        library.change(TakeAllIn(tuple(taken)))
        library.change(Forget(1))
        last = {row[:2]: row[2:] for row in library.ask(All())}
        now[0] -= 3600  # a clock that was set back
        library.change(TakeAllIn((*taken, TakeIn(AddArticle(TIDE, TIDE)))))
        after = {row[:2]: row[2:] for row in library.ask(All())}
    key = article_key(FERRY)
    for register in (("a", key), ("s", key), ("t", f"{key} fog")):
        assert after[register] > last[register], register
    assert after["a", article_key(BELL)] == last["a", article_key(BELL)]
    assert len({seq for _, seq in after.values()}) == len(after), "each has a number of its own"


class All:
    """All stamps: kind, key, hlc, seq."""

    def read(self, db: sqlite3.Connection, now: float) -> list[tuple[str, str, int, int]]:
        return db.execute("SELECT kind, key, hlc, seq FROM stamp").fetchall()
