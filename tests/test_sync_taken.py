"""What is taken of a talk: in parts, in any order, from wrong clocks, and under names that a file and its copy bore."""

import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from inspect import GEN_CLOSED, getgeneratorstate
from pathlib import Path

import pytest

from tests.syncing import Box, keep, number, passage, place, same, stamps, state, talk
from tui_reader.library.keeping import Forget
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.tags import SetTags
from tui_reader.library.stopped import Stopped
from tui_reader.library.told import ledger, replica
from tui_reader.merging.greetings import Greeting, Known
from tui_reader.merging.writes import Write
from tui_reader.sync.line.frames import LineBroke

FERRY, SONG, HARBOUR = (f"https://coast.example/{name}" for name in ("ferry", "song", "harbour"))
DAY = 86_400


def breaks_behind(told: Sequence[list[Write]], count: int) -> Iterator[list[Write]]:
    yield from told[:count]
    raise LineBroke


def told_by(box: Box, to: Box) -> tuple[Greeting, list[list[Write]]]:
    """What one tells another: who it is, and its batches."""
    with closing(box.replica()) as here, closing(to.replica()) as there:
        greeting = here.greet()
        return greeting, list(here.unknown(there.greet().known))


# In parts


def test_wherever_a_long_talk_breaks_a_deletion_in_it_comes_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was deleted is seen to at the end: until then nothing behind it is known."""
    monkeypatch.setattr(ledger, "BATCH", 2)
    monkeypatch.setattr(replica, "_AT_ONCE", 2)
    with closing(Box(tmp_path, "laptop")) as one:
        keep(one, FERRY)
        uuid = one.library.change(SetHighlight(number(one), passage("The ferry")))
        start = one.backup()
        for count in range(1, 9):
            one.restore(start)
            with closing(Box(tmp_path, f"box{count}")) as other:
                talk(one, other)
                keep(one, HARBOUR, "The harbour")
                one.library.change(Forget(number(one)))
                keep(one, SONG, "The song")
                greeting, told = told_by(one, other)
                with closing(other.replica()) as there, pytest.raises(LineBroke):
                    there.take(breaks_behind(told, count), greeting, False)
                assert talk(other, one) is not None
                assert other.article(FERRY) is None and ("h", uuid) not in state(other), (
                    f"behind {count} of {len(told)}"
                )
                assert state(one) == state(other)
    assert len(told) > 5


def test_what_came_before_a_long_talk_broke_is_not_told_again(
    boxes: tuple[Box, Box, Box], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "BATCH", 2)
    monkeypatch.setattr(replica, "_AT_ONCE", 2)
    one, other, _ = boxes
    for address in (FERRY, SONG, HARBOUR):
        keep(one, address, address)
    greeting, told = told_by(one, other)
    with closing(other.replica()) as there, pytest.raises(LineBroke):
        there.take(breaks_behind(told, 5), greeting, False)
    _, left = told_by(one, other)
    assert 0 < sum(map(len, left)) < sum(map(len, told)) - 4


def test_a_line_that_breaks_leaves_no_library_in_the_middle_of_reading(
    boxes: tuple[Box, Box, Box], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, unknown = list[Generator[list[Write]]](), replica.Replica.unknown

    def remembering(of: replica.Replica, known: Known) -> Generator[list[Write]]:
        begun.append(unknown(of, known))  # as what went wrong remembers it
        return begun[-1]

    monkeypatch.setattr(replica.Replica, "unknown", remembering)
    monkeypatch.setattr(ledger, "BATCH", 2)
    one, other, _ = boxes
    keep(one, FERRY)
    for sent in range(100, 700, 60):
        assert talk(one, other, sent=sent) is None
    assert begun and all(getgeneratorstate(each) == GEN_CLOSED for each in begun)


def test_of_a_thing_that_is_told_twice_at_once_the_newest_stands(boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    keep(one, FERRY)
    greeting, [batch] = told_by(one, other)
    (state_of,) = [write for write in batch if write.kind == "s"]
    newer = state_of._replace(value={"state": "archived", "printed": 0}, hlc=state_of.hlc + 9)
    for box, told in ((other, [*batch, newer]), (third, [newer, *batch])):
        with closing(box.replica()) as there:
            there.take([told], greeting, False)
        assert [row.state for row in box.library.articles("in:archive")] == ["archived"]


def test_what_is_known_of_a_third_never_becomes_less(boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    keep(third, FERRY)
    talk(other, third)
    keep(third, SONG, "The song")
    talk(one, third)
    with closing(third.replica()) as there, closing(one.replica()) as here:
        node = there.greet().node
        before = here.greet().known[node]
        talk(one, other)
        assert here.greet().known[node] == before
    keep(other, HARBOUR, "The harbour")
    with closing(other.replica()) as old:
        greeting = old.greet()
    less = greeting._replace(known={**greeting.known, node: (1, before[1])})
    with closing(one.replica()) as here:
        here.take([], less, False)
        assert here.greet().known[node] == before


# Clocks


def test_what_comes_back_is_newer_than_a_deletion_of_a_clock_days_ahead(boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    keep(one, FERRY)
    talk(one, other)
    talk(one, third)
    other.clock.seconds += 10 * DAY
    other.library.change(SetTags(number(other), ("late",)), Forget(number(other)))
    uuid = one.library.change(SetHighlight(number(one), passage("The ferry")))
    other_deleted = stamps(other)["a", article_key(one)]
    # A deletion of another time is no match for what its own time did not know.
    deletes = [Write("a", article_key(one), None, other_deleted[0], other_deleted[1], 99)]
    with closing(other.replica()) as there:
        greeting = there.greet()
    back = Write("h", uuid, state(one)["h", uuid], other_deleted[0] + 5, "elsewher", 1)
    known = {**greeting.known, "elsewher": (1, "life")}
    with closing(one.replica()) as here:
        here.take([[back], deletes], greeting._replace(known=known), False)
    assert one.article(FERRY) is not None
    assert stamps(one)["a", article_key(one)][0] > other_deleted[0], "or the deletion would stand where it is known"


def article_key(box: Box) -> str:
    key: str = state(box)["l", FERRY]["article"]
    return key


def test_a_place_that_is_told_makes_no_reading_here_older(boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    keep(one, FERRY)
    one.library.change(Stopped(number(one), place(0.2)))
    talk(one, other)
    one.library.change(Stopped(number(one), place(0.6)))
    other.clock.seconds += DAY
    other.library.change(Stopped(number(other), place(0.2), opened_at=place(0.2)))
    read_at = other.library.articles()[0].read_at
    assert read_at > one.library.articles()[0].read_at
    talk(one, other)
    assert other.library.place(number(other)) == place(0.6), "it was only looked at there"
    assert other.library.articles()[0].read_at == read_at
    assert same(one, other)


# Names


def test_a_name_that_two_bore_is_seen_by_two_who_met_one_each(boxes: tuple[Box, Box, Box]) -> None:
    """Both wrote as many things: only the lives in which they did tell them apart."""
    one, other, third = boxes
    keep(one, FERRY)
    talk(one, other)
    talk(one, third)
    old = one.backup()
    one.library.change(SetTags(number(one), ("before",)))
    talk(one, other)
    one.restore(old)
    one.library.change(SetTags(number(one), ("after",)))
    talk(one, third)
    with closing(other.replica()) as here, closing(third.replica()) as there, closing(one.replica()) as mine:
        node = mine.greet().node
        known, also = here.greet().known, there.greet().known
        assert known[node][0] == also[node][0] and known[node][1] != also[node][1]
    talk(other, third)
    assert same(other, third), "though nobody hears of the one that bore it any more"
    tags = {key.partition(" ")[2] for kind, key in state(third) if kind == "t"}
    assert tags == {"before", "after"}


def test_texts_of_a_note_go_by_the_new_name_of_who_wrote_them(boxes: tuple[Box, Box, Box]) -> None:
    """Else a copy that goes on under the old name passes for having seen them."""
    one, other, _ = boxes
    uuid = one.library.change(SetHighlight(keep(one, FERRY), passage("The ferry")))
    talk(one, other)
    one.library.change(SetNote(uuid, "Mine."))
    other.library.change(SetNote(uuid, "Theirs."))
    talk(one, other)
    with closing(one.replica()) as here:
        node = here.greet().node
        here.ask(ledger.become_another)
        new = here.greet().node
        texts = here.ask(lambda db: json.loads(db.execute("SELECT texts FROM note").fetchone()[0]))
    assert new != node and node not in {by for _, by, _ in texts} and new in {by for _, by, _ in texts}
    assert same(one, other)


@pytest.mark.parametrize("dials", [True, False])
def test_one_talk_is_enough_for_a_restored_library(boxes: tuple[Box, Box, Box], dials: bool) -> None:
    """It greets again under its new name, or what it tells then is not known and is told once more."""
    one, other, _ = boxes
    keep(one, FERRY)
    talk(one, other)
    old = one.backup()
    one.library.change(SetTags(number(one), ("before",)))
    talk(one, other)
    one.restore(old)
    one.library.change(SetTags(number(one), ("after",)))
    for told in (True, False):
        talked = talk(one, other) if dials else talk(other, one)
        assert talked is not None
        assert state(one) == state(other) and stamps(one) == stamps(other)
        assert bool(talked.given or talked.taken.changed) == told
        with closing(one.replica()) as here, closing(other.replica()) as there:
            assert here.greet().node in there.greet().known
