"""Two libraries and what they come to, whoever tells first: every rule once, with the tables behind it."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.syncing import NOON, Box, keep, number, passage, place, same, stamps, state, talk
from tui_reader.errors import FetchError
from tui_reader.library.housekeeping import making_room
from tui_reader.library.keeping import Forget
from tui_reader.library.marked.highlights import DeleteHighlight, SetHighlight, SetLabel
from tui_reader.library.marked.notes import NoteOf, SetNote
from tui_reader.library.marked.tags import SetTags, TagsOf
from tui_reader.library.places import DeleteMark, SetMark
from tui_reader.library.queue import Dequeue, Enqueue
from tui_reader.library.stopped import Stopped
from tui_reader.library.told import bodies

SONG = "https://coast.example/song"
FERRY = "https://coast.example/ferry"


def test_what_one_library_has_the_other_gets(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    article = keep(one, FERRY)
    one.library.change(Stopped(article, place(0.4), section="Noon", minutes_left=3))
    one.library.change(SetTags(article, ("Sea", "Ways")))
    one.library.change(SetMark(article, "a", place(0.2)))
    uuid = one.library.change(SetHighlight(article, passage("The ferry"), 2))
    one.library.change(SetNote(uuid, "How often?"), Enqueue((SONG, FERRY)))
    talked = talk(one, other)
    assert talked is not None and talked.name == "box2" and talked.given > 8
    assert state(one) == state(other) and stamps(one) == stamps(other)
    there = number(other)
    assert other.library.place(there) == place(0.4)
    assert other.library.ask(TagsOf(there)) == ("Sea", "Ways")
    assert [mark.name for mark in other.library.marks(there)] == ["a"]
    assert [entry.address for entry in other.library.queue()] == [SONG, FERRY]
    assert other.library.ask(NoteOf(uuid)).text == "How often?"
    assert other.library.articles()[1].title == "The ferry"
    again = talk(one, other)
    assert again is not None and (again.given, again.taken.changed) == (0, 0)


def test_a_laptop_carries_changes_between_boxes_that_cannot_see_each_other(boxes: tuple[Box, Box, Box]) -> None:
    laptop, one, other = boxes
    keep(one, FERRY)
    keep(other, SONG, "The song")
    talk(laptop, one)
    talk(laptop, other)
    talk(laptop, one)
    assert state(one) == state(other) == state(laptop)


def test_the_newest_place_stands_and_the_other_is_told_once(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    keep(one, FERRY)
    talk(one, other)
    other.clock.seconds = one.clock.seconds = NOON + 500
    one.library.change(Stopped(number(one), place(0.62)))
    other.clock.seconds = NOON + 600
    other.library.change(Stopped(number(other), place(0.3)))
    talk(one, other)
    for box in (one, other):
        assert box.library.place(number(box)) == place(0.3), "the newest, not the furthest"
        (mark,) = [mark for mark in box.library.marks(number(box)) if mark.kind == "elsewhere"]
        assert (mark.note, mark.start) == ("62 % on laptop", place(0.62))
    # Who read on where the other one was has lost nothing.
    one.clock.seconds = NOON + 700
    one.library.change(Stopped(number(one), place(0.8)))
    talk(one, other)
    assert other.library.place(number(other)) == place(0.8)
    assert len([mark for mark in other.library.marks(number(other)) if mark.kind == "elsewhere"]) == 1
    other.library.change(DeleteMark(mark.id))
    talk(one, other)
    assert [mark for mark in one.library.marks(number(one)) if mark.kind == "elsewhere"] == [], "it was told there"


def test_two_edits_of_one_note_keep_both_texts(boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    article = keep(one, FERRY)
    uuid = one.library.change(SetHighlight(article, passage("The ferry")))
    one.library.change(SetNote(uuid, "First."))
    talk(one, other)
    one.clock.seconds, other.clock.seconds = NOON + 500, NOON + 600
    one.library.change(SetNote(uuid, "From the laptop."))
    other.library.change(SetNote(uuid, "From the box."))
    talked = talk(one, other)
    assert talked is not None and talked.taken.both == 1
    for box in (one, other):
        newest, older = box.library.ask(NoteOf(uuid)).text.split("\n\n--- laptop, ")
        assert newest == "From the box." and older.endswith("\nFrom the laptop.") and "First." not in older
    # Tidied on one side, it is tidy on the other.
    other.library.change(SetNote(uuid, "From both."))
    talk(one, other)
    talk(one, third)
    assert {box.library.ask(NoteOf(uuid)).text for box in boxes} == {"From both."}
    assert same(*boxes)


def test_a_note_that_came_while_one_was_edited_stays_too(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    article = keep(one, FERRY)
    uuid = one.library.change(SetHighlight(article, passage("The ferry")))
    one.library.change(SetNote(uuid, "First."))
    talk(one, other)
    edited_from = one.library.ask(NoteOf(uuid)).stamp
    other.library.change(SetNote(uuid, "Theirs."))
    talk(one, other)
    one.library.change(SetNote(uuid, "Mine.", edited_from))
    text = one.library.ask(NoteOf(uuid)).text
    assert text.startswith("Mine.\n\n--- box2, ") and text.endswith("\nTheirs.")
    assert same(one, other)


def test_tags_and_highlights_of_both_come_together(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    keep(one, FERRY)
    talk(one, other)
    one.library.change(SetTags(number(one), ("sea",)))
    other.library.change(SetTags(number(other), ("Ways",)))
    here = one.library.change(SetHighlight(number(one), passage("The ferry")))
    there = other.library.change(SetHighlight(number(other), passage("at noon")))
    talk(one, other)
    assert one.library.ask(TagsOf(number(one))) == ("sea", "Ways")
    other.library.change(SetLabel(here, 3))
    one.library.change(DeleteHighlight(there))
    assert same(one, other)
    assert [key for kind, key in state(other) if kind == "h"] == [here]
    assert state(one)["h", here]["label"] == 3


def test_a_queue_reordered_on_both_loses_nothing(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    one.library.change(Enqueue((FERRY, SONG, "https://coast.example/third")))
    talk(one, other)
    one.library.change(Dequeue(FERRY))
    one.library.change(Enqueue((FERRY,)))
    other.library.change(Enqueue(("https://coast.example/fourth",)))
    other.library.change(Dequeue(SONG))
    assert same(one, other)
    assert {entry.address.rpartition("/")[2] for entry in one.library.queue()} == {"ferry", "third", "fourth"}
    assert [entry.address for entry in one.library.queue()] == [entry.address for entry in other.library.queue()]


def test_a_deletion_goes_everywhere_and_a_newer_edit_brings_the_article_back(boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    keep(one, FERRY)
    keep(one, SONG, "The song")
    same(*boxes)
    one.library.change(Forget(number(one)))
    one.library.change(Forget(number(one, SONG)))
    other.clock.seconds = one.clock.seconds + 100
    other.library.change(SetTags(number(other), ("sea",)))
    assert same(*boxes)
    for box in boxes:
        assert box.article(SONG) is None
        assert box.library.ask(TagsOf(number(box))) == ("sea",)
    assert third.library.articles()[0].title == "The ferry"


def test_a_highlight_that_the_deletion_did_not_know_brings_the_article_back(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    keep(one, FERRY)
    talk(one, other)
    other.library.change(SetHighlight(number(other), passage("at noon")))
    one.clock.seconds = NOON + 5000
    one.library.change(Forget(number(one)))
    assert same(*boxes)
    assert [state(box)["h", key]["quote"] for box in boxes for kind, key in state(box) if kind == "h"] == [
        "at noon"
    ] * 3


def test_a_note_that_the_deletion_did_not_know_brings_its_highlight_back(boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    article = keep(one, FERRY)
    uuid = one.library.change(SetHighlight(article, passage("The ferry")))
    same(*boxes)
    other.library.change(SetNote(uuid, "Why?"))
    one.clock.seconds = NOON + 5000
    one.library.change(DeleteHighlight(uuid))
    talk(one, third)
    assert same(*boxes)
    assert all(state(box)["h", uuid]["quote"] == "The ferry" for box in boxes)
    assert all(box.library.ask(NoteOf(uuid)).text == "Why?" for box in boxes)


def test_two_identities_of_one_address_join(boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    short = "https://x.example/1"
    keep(one, "https://coast.example/ferry?from=one", requested=short)
    keep(other, "https://coast.example/ferry", requested=short)
    mine, theirs = number(one, short), number(other, short)
    one.library.change(SetTags(mine, ("sea",)), SetNote(state_key(one, short), "Mine."))
    other.library.change(SetTags(theirs, ("ways",)), SetNote(state_key(other, short), "Theirs."))
    other.library.change(SetHighlight(theirs, passage("at noon")), Enqueue((short,)))
    one.library.change(Enqueue(("https://coast.example/ferry?from=one",)))
    talk(other, third)
    assert same(*boxes)
    for box in boxes:
        assert len(box.library.articles()) == 1
        article = number(box, short)
        assert (
            article == number(box, "https://coast.example/ferry") == number(box, "https://coast.example/ferry?from=one")
        )
        assert box.library.ask(TagsOf(article)) == ("sea", "ways")
        assert {"Mine.", "Theirs."} <= set(box.library.ask(NoteOf(state_key(box, short))).text.split("\n"))
        assert len(box.library.queue()) == 1


def state_key(box: Box, address: str) -> str:
    return str(state(box)["l", address]["article"])


def test_an_address_that_leads_to_each_days_news_joins_nothing(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    keep(one, "https://coast.example/monday", "Monday", "https://coast.example/latest")
    keep(other, "https://coast.example/tuesday", "Tuesday", "https://coast.example/latest")
    assert same(one, other)
    assert {row.title for row in one.library.articles()} == {"Monday", "Tuesday"}


def test_local_files_stay_where_they_are(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    article = keep(one, "file:///home/me/secret.html", "Secret")
    uuid = one.library.change(SetHighlight(article, passage("The ferry")))
    one.library.change(SetNote(uuid, "Hidden."), SetTags(article, ("sea",)), Stopped(article, place(0.3)))
    talk(one, other)
    assert {kind for kind, _ in state(other)} == {"box"}


def test_a_copied_library_loses_no_write(boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    keep(one, FERRY)
    one.copy_to(other)
    one.library.change(SetTags(number(one), ("here",)))
    other.library.change(SetTags(number(other), ("there",)))
    talk(one, third)
    talk(other, third)
    assert same(*boxes)
    assert third.library.ask(TagsOf(number(third))) == ("here", "there")


def test_a_restored_library_gets_its_later_writes_back_and_loses_none(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    article = keep(one, FERRY)
    talk(one, other)
    old = one.backup()
    uuid = one.library.change(SetHighlight(article, passage("The ferry")))
    one.library.change(SetNote(uuid, "Before."))
    talk(one, other)
    one.restore(old)
    mine = one.library.change(SetHighlight(number(one), passage("at noon")))
    for label in (1, 2, 3, 4):  # more writes than there were
        one.library.change(SetLabel(mine, label))
    one.library.change(SetNote(mine, "After."))
    assert same(*boxes)
    for box in boxes:
        assert {box.library.ask(NoteOf(each)).text for each in (uuid, mine)} == {"Before.", "After."}


def test_a_clock_days_ahead_is_said_and_takes_no_other_with_it(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    one.clock.seconds = NOON + 10 * 86_400
    keep(one, FERRY)
    talked = talk(other, one)
    assert talked is not None and talked.taken.wrong_clocks == ("laptop",)
    keep(other, SONG, "The song")
    (hlc, _) = stamps(other)["a", state_key(other, SONG)]
    assert (hlc >> 16) / 1000 < NOON + 2 * 86_400
    other.library.change(SetTags(number(other), ("sea",)))
    other.library.change(Stopped(number(other), place(0.5)))
    assert same(*boxes)
    assert all(box.library.place(number(box)) == place(0.5) for box in boxes), "what builds upon it is newer"


def test_what_would_come_of_it_can_be_seen_first(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    keep(one, FERRY)
    keep(other, SONG, "The song")
    before = state(one), state(other)
    talked = talk(one, other, dry=True)
    assert talked is not None and talked.taken.changed > 3 and talked.given > 3
    assert {key: value for key, value in state(one).items() if key[0] != "box"} == {
        key: value for key, value in before[0].items() if key[0] != "box"
    }
    assert other.article(FERRY) is None and one.article(SONG) is None


def test_a_text_goes_with_its_article_where_it_is_wanted(tmp_path: Path) -> None:
    with closing(Box(tmp_path, "one", bodies="queue")) as one, closing(Box(tmp_path, "two", bodies="queue")) as other:
        keep(one, FERRY)
        keep(one, SONG, "The song")
        one.library.change(Stopped(number(one, SONG), place(1.0), finished=True))
        talked = talk(other, one)
        assert talked is not None and talked.bodies_in == 1, "what is being read, and not what was"
        kept, source = other.library.kept(FERRY), one.library.kept(FERRY)
        assert kept is not None and source is not None and kept.document == source.document
        assert other.library.kept(SONG) is None and other.library.page(number(other)) is None
        back = talk(one, other)
        assert back is not None and back.bodies_in == back.bodies_out == 0
        other.library.change(Enqueue((SONG,)))
        given = talk(one, other)
        assert given is not None and given.bodies_out == 1 and other.library.kept(SONG) is not None


@pytest.mark.parametrize(("policy", "texts"), [("all", 2), ("queue", 1), ("none", 0)])
def test_which_texts_go_along_is_a_setting_and_pages_never_do(tmp_path: Path, policy: str, texts: int) -> None:
    with closing(Box(tmp_path, "one", bodies=policy)) as one, closing(Box(tmp_path, "two", bodies=policy)) as other:
        keep(one, FERRY)
        keep(one, SONG, "The song")
        one.library.change(Stopped(number(one, SONG), place(1.0), finished=True))
        talked = talk(other, one)
        assert talked is not None and talked.bodies_in == texts
        assert [other.library.kept(address) is not None for address in (FERRY, SONG)] == [texts > 0, texts > 1]
        assert other.library.page(number(other)) is None


def test_what_makes_room_is_deleted_nowhere_and_comes_back_from_nowhere(tmp_path: Path) -> None:
    with closing(Box(tmp_path, "one", bodies="all")) as one, closing(Box(tmp_path, "two", bodies="all")) as other:
        keep(one, FERRY)
        one.library.change(Stopped(number(one), place(1.0), finished=True))
        talk(one, other)
        before = stamps(one)
        with one.library._changing() as db:
            for _ in making_room(db, 0):
                pass
        assert one.library.kept(FERRY) is None and one.library.page(number(one)) is None
        assert stamps(one) == before
        talked = talk(one, other)
        assert talked is not None and not (talked.given or talked.taken.changed or talked.bodies_in)
        assert one.library.kept(FERRY) is None and other.library.kept(FERRY) is not None


def test_a_title_that_changes_twice_before_it_is_indexed_is_taken_twice(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    for title in ("First", "Second", "Third"):
        keep(one, FERRY, title)
        talk(one, other)
    assert other.library.articles()[0].title == "Third"


def test_what_a_copy_and_the_restored_original_wrote_under_one_name_reaches_a_third(
    boxes: tuple[Box, Box, Box],
) -> None:
    one, other, third = boxes
    keep(one, "https://coast.example/old", "Old")
    talk(one, other)
    old = one.backup()
    keep(one, FERRY)
    keep(one, SONG, "The song")
    talk(one, other)
    one.restore(old)
    keep(one, "https://coast.example/harbour", "The harbour")
    talk(one, third)
    talk(other, third)
    assert same(*boxes)
    assert {row.title for row in third.library.articles()} == {"Old", "The ferry", "The song", "The harbour"}


def test_deletions_are_forgotten_after_400_days_and_who_was_away_so_long_begins_anew(
    boxes: tuple[Box, Box, Box], tmp_path: Path
) -> None:
    one, other, away = boxes
    keep(one, FERRY)
    keep(one, SONG, "The song")
    assert same(*boxes)
    one.library.change(Forget(number(one, SONG)))
    talk(one, other)
    for box in boxes:
        box.clock.seconds += 401 * 86_400
    deleted = {name for name in stamps(one) if name not in state(one)}
    assert deleted
    talk(one, other)
    assert not deleted & stamps(one).keys() and not deleted & stamps(other).keys()
    with pytest.raises(FetchError, match="told nothing for more than 400 days"):
        talk(away, one)
    assert one.article(SONG) is None and away.article(SONG) is not None
    anew = Box(tmp_path, "anew", away.clock)
    assert talk(anew, one) is not None and state(anew).keys() >= {("l", FERRY)}
    assert anew.article(SONG) is None
    anew.close()


def test_texts_that_are_spoken_of_are_looked_up_and_not_looked_for(tmp_path: Path) -> None:
    said: list[str] = []

    def plans(db: sqlite3.Connection) -> list[str]:
        db.set_trace_callback(said.append)
        bodies.wanted(db, "queue")
        bodies.offered(db, "queue")
        bodies.note_missing(db, NOON)
        db.set_trace_callback(None)
        return [row[3] for statement in said for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")]

    box = Box(tmp_path, "laptop")
    with closing(box.replica()) as replica:
        found = replica.ask(plans)
    box.close()
    assert len(said) == 3 and not [line for line in found if re.search("SCAN (article|body|version)", line)]
