"""What a person adds to what is read: highlights, notes, tags, states; kept for good."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_library import FERRY, document, keep
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Position
from tui_reader.article.place import place_of
from tui_reader.errors import LibraryError
from tui_reader.library.keeping import Forget
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import (
    DeleteHighlight,
    HighlightCounts,
    HighlightOf,
    Highlights,
    PlaceHighlight,
    SetHighlight,
    SetLabel,
)
from tui_reader.library.marked.notes import NO_NOTE, NoteOf, SetNote
from tui_reader.library.marked.states import SetState, ToggleArchived, ToggleNew
from tui_reader.library.marked.tags import AllTags, ChangeTags, SetTags, TagsOf, tag_key, tag_name, tag_names
from tui_reader.library.names import article_key
from tui_reader.library.queue import Enqueue
from tui_reader.library.stopped import Stopped

BELL = "https://coast.example/bell"
BLOCKS = document(FERRY).blocks
FIRST, LAST = place_of(BLOCKS, Position(1, 0)), place_of(BLOCKS, Position(1, 16))
PASSAGE = Passage("The road is open", "“", " again", FIRST, LAST)
OTHER = PASSAGE._replace(quote="It rained", start=LAST)


class Clock:
    seconds = 1_790_000_000.0

    def __call__(self) -> float:
        self.seconds += 60
        return self.seconds


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite", now=Clock()) as library:
        keep(library)
        keep(library, BELL, "The bell")
        yield library


def test_a_highlight_comes_back_with_its_article_and_all_of_it_stands(library: Library) -> None:
    uuid = library.change(SetHighlight(1, PASSAGE, 3))
    (one,) = library.ask(Highlights())
    assert (one.uuid, one.article, one.passage, one.label) == (uuid, 1, PASSAGE, 3)
    assert (one.address, one.title, one.site, one.note) == (FERRY, "The ferry comes back", "Coast", "")
    assert one.version is not None
    assert library.ask(HighlightOf(uuid)) == one
    assert library.ask(HighlightOf("none")) is None


def test_the_newest_come_first_and_those_of_an_article_alone(library: Library) -> None:
    for article, quote in ((1, "one"), (2, "two"), (1, "three")):
        library.change(SetHighlight(article, PASSAGE._replace(quote=quote)))
    assert [one.passage.quote for one in library.ask(Highlights())] == ["three", "two", "one"]
    assert [one.passage.quote for one in library.ask(Highlights(1))] == ["three", "one"]
    assert [one.passage.quote for one in library.ask(Highlights(limit=1, skip=1))] == ["two"]
    assert library.ask(HighlightCounts()) == (3, 2, 0)
    assert library.ask(HighlightCounts(2)) == (1, 1, 0)


def test_the_same_range_again_is_the_same_highlight(library: Library) -> None:
    first = library.change(SetHighlight(1, PASSAGE))
    assert library.change(SetHighlight(1, PASSAGE, 2)) == first
    assert library.change(SetHighlight(1, OTHER)) != first
    assert [one.label for one in library.ask(Highlights())] == [0, 2]
    library.change(SetLabel(first, 4))
    assert library.ask(Highlights())[1].label == 4


def test_a_highlight_goes_with_its_note(library: Library) -> None:
    uuid = library.change(SetHighlight(1, PASSAGE))
    library.change(SetNote(uuid, "ask who pays"))
    assert library.ask(Highlights())[0].note == "ask who pays"
    library.change(DeleteHighlight(uuid), DeleteHighlight(uuid))
    assert library.ask(Highlights()) == ()
    assert library.ask(NoteOf(uuid)) == NO_NOTE
    with pytest.raises(LibraryError, match="gone"):
        library.change(SetNote(uuid, "too late"))
    with pytest.raises(LibraryError, match="gone"):
        library.change(SetLabel(uuid, 1))
    with pytest.raises(LibraryError, match="gone"):
        library.change(SetHighlight(99, PASSAGE))


def test_one_that_is_not_in_the_text_is_placed_by_hand(library: Library) -> None:
    uuid = library.change(SetHighlight(1, PASSAGE, 2))
    library.change(SetNote(uuid, "ask"), PlaceHighlight(uuid, OTHER))
    (one,) = library.ask(Highlights())
    assert (one.uuid, one.passage, one.label, one.note) == (uuid, OTHER, 2, "ask")


def test_a_note_to_the_whole_article_is_written_again_and_deleted(library: Library) -> None:
    owner = article_key(FERRY)
    library.change(SetNote(owner, "read it twice"))
    first = library.ask(NoteOf(owner))
    library.change(SetNote(owner, "read it once"))
    again = library.ask(NoteOf(owner))
    assert (first.text, again.text) == ("read it twice", "read it once")
    assert again.stamp > first.stamp
    library.change(SetNote(owner, ""))
    assert library.ask(NoteOf(owner)) == NO_NOTE


def test_the_text_that_highlights_were_made_in_is_kept_behind_the_new_one(library: Library) -> None:
    library.change(SetHighlight(1, PASSAGE))
    for title in ("The ferry is late", "The ferry is gone"):
        library.keep(document(FERRY, title, 2), None, "7", FERRY, FERRY)
    kept = library.kept(FERRY)
    assert kept is not None
    assert kept.document.title == "The ferry is gone"
    with library._reading() as db:
        rows = db.execute(
            "SELECT shown, id IN (SELECT version FROM highlight) FROM version WHERE article = 1 ORDER BY id"
        )
        assert rows.fetchall() == [(0, 1), (1, 0)]


def test_what_belongs_to_a_deleted_article_goes_with_it(library: Library) -> None:
    uuid = library.change(SetHighlight(1, PASSAGE))
    library.change(SetNote(uuid, "ask"), SetTags(1, ("harbour",)))
    library.change(Forget(1))
    assert library.ask(Highlights()) == ()
    assert library.ask(AllTags()) == ()
    with library._reading() as db:
        assert db.execute("SELECT count(*) FROM marktext").fetchone() == (0,)


def test_tags_are_one_whatever_their_case_and_composition(library: Library) -> None:
    library.change(SetTags(1, ("Café", "harbour")))
    library.change(ChangeTags((1, 2), ("CAFE\u0301", "sea"), ("Harbour",)))
    assert library.ask(TagsOf(1)) == ("Café", "sea")
    assert library.ask(AllTags()) == (("Café", 2), ("sea", 2))
    library.change(SetTags(1, ()))
    assert library.ask(AllTags()) == (("Café", 1), ("sea", 1))


def test_the_words_of_a_line_are_tags() -> None:
    assert tag_names("#harbour, sea  Sea\tmethod,") == ("harbour", "Sea", "method")
    assert tag_name("a\x1b[31mred") == "a[31mred"
    assert tag_names("# ,") == ()


@given(st.text())
def test_whatever_is_typed_a_tag_is_a_word_of_one_line(text: str) -> None:
    for name in tag_names(text):
        assert name and len(name) <= 60 and not any(map(str.isspace, name))
        assert tag_key(name) == tag_key(tag_name(name))


def group(library: Library, address: str) -> str:
    (found,) = (row.group for row in library.articles() if row.address == address)
    return found


def test_states_are_the_groups(library: Library) -> None:
    library.change(SetState((1,), "unread"), SetState((2,), "archived"))
    assert (group(library, FERRY), group(library, BELL)) == ("unread", "archived")
    library.change(Stopped(1, FIRST), Stopped(2, FIRST))
    assert (group(library, FERRY), group(library, BELL)) == ("reading", "archived")
    library.change(Enqueue((BELL,)))
    assert group(library, BELL) == "queue"


def test_new_and_archived_are_turned_back_to_what_was(library: Library) -> None:
    library.change(Stopped(1, FIRST, finished=True))
    for toggle, there in ((ToggleNew, "unread"), (ToggleArchived, "archived")):
        assert library.change(toggle((1, 2))) == there
        assert {group(library, FERRY), group(library, BELL)} == {there}
        assert library.change(toggle((1, 2))) == "finished"
        assert (group(library, FERRY), group(library, BELL)) == ("read", "reading")


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.test_library_marked import PASSAGE
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import SetHighlight
print(Library.open(Path(sys.argv[1])).change(SetHighlight(1, PASSAGE)), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.process
def test_a_kill_behind_the_answer_loses_nothing(library: Library) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(library.path)], capture_output=True, text=True, check=False, env=os.environ
    )
    assert killed.returncode == -signal.SIGKILL
    assert [one.uuid for one in library.ask(Highlights())] == [killed.stdout.strip()]
