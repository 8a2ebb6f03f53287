"""The rules by which two machines come to the same: whatever comes first, and nothing of a person lost."""

import time
from collections.abc import Sequence
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.merging.articles import Change, are_one, comes_back, moved
from tui_reader.merging.clocks import AHEAD_SECONDS, ahead_from, carried_along, clock, next_hlc, seconds
from tui_reader.merging.notes import Text, known_texts, moved_texts, shown, texts_of, with_texts
from tui_reader.merging.rules import merged
from tui_reader.merging.writes import SAME, Value, Write, joined, seen_by

NOON = 1_750_000_000.0


def write(hlc: int, node: str, value: Value | None = None, kind: str = "p", key: str = "k", **seen: int) -> Write:
    return Write(kind, key, value, hlc, node, 1, seen)


def note(hlc: int, node: str, text: str | None, **seen: int) -> Write:
    return write(hlc, node, None if text is None else {"article": "k", "text": text}, "n", "u", **seen)


# Clocks


def test_a_clock_goes_with_the_time_and_never_back() -> None:
    first = next_hlc(0, NOON)
    assert first == clock(NOON) and seconds(first) == NOON
    assert next_hlc(first, NOON - 3600) == first + 1
    assert next_hlc(first, NOON + 1) == clock(NOON + 1)
    assert next_hlc(0, NOON, upon=clock(NOON + 5)) == clock(NOON + 5) + 1


def test_a_clock_a_day_ahead_takes_no_other_with_it() -> None:
    wrong = clock(NOON + 10 * AHEAD_SECONDS)
    assert wrong > ahead_from(NOON) > clock(NOON + 3600)
    assert carried_along(clock(NOON), wrong, NOON) == clock(NOON + AHEAD_SECONDS)
    assert carried_along(clock(NOON), clock(NOON + 60), NOON) == clock(NOON + 60)
    assert next_hlc(wrong, NOON) == clock(NOON), "what was written while it was wrong does not bind it"


# Writes


def test_a_write_builds_upon_those_it_knew() -> None:
    first = write(10, "a")
    second = write(20, "b")._replace(seen=seen_by(first, "b"))
    assert second.builds_upon(first) and not first.builds_upon(second)
    assert not write(30, "c").builds_upon(first)
    assert write(30, "a").builds_upon(first), "a library knows its own"
    assert seen_by(second, "b") == {"a": 10} and seen_by(second, "c") == {"a": 10, "b": 20}


def test_the_newest_stands_and_what_knew_nothing_of_it_is_told_apart() -> None:
    held = write(10, "a", {"x": 1})
    for told, outcome in (
        (held, "known"), (write(20, "a"), "taken"), (write(20, "b"), "won"), (write(20, "b", a=10), "taken"),
        (write(5, "a"), "older"), (write(5, "b"), "lost"),
    ):  # fmt: skip
        assert merged(held, told).outcome == outcome
    assert merged(None, held) == (held, "taken")
    assert merged(write(10, "a"), write(10, "b")).write.node == "b", "equal clocks: by the names"


def test_an_article_was_kept_when_it_was_kept_first() -> None:
    held = write(10, "a", {"title": "Old", "kept_at": 1.0, "added_at": 1.0}, "a")
    told = write(20, "b", {"title": "New", "kept_at": 2.0, "added_at": 2.0}, "a")
    for one, other in ((held, told), (told, held)):
        made = merged(one, other)
        assert made.outcome == "made" and made.write.value == {"title": "New", "kept_at": 1.0, "added_at": 1.0}
    again = merged(write(30, "a", made.write.value, "a"), write(31, "b", made.write.value, "a"))
    assert again.outcome == "won", "made twice it is the same, and nothing more is made of it"


def test_an_article_that_is_another_one_stays_so() -> None:
    held = write(10, "a", {SAME: "1"}, "a")
    told = write(20, "b", {"title": "T"}, "a")
    assert merged(held, told).write.value == {SAME: "1"} and merged(held, told).outcome == "made"
    assert merged(held, write(20, "b", None, "a")).write.value is None
    anew = write(20, "b", {"title": "T"}, "a", a=10)
    assert merged(held, anew) == (anew, "taken"), "who wrote it anew knew"


# Notes


def test_two_edits_of_one_note_keep_both_texts() -> None:
    first = note(10, "a", "First.")
    here, there = note(20, "a", "Mine.", a=10), note(30, "b", "Theirs.", a=10)
    for one, other in ((here, there), (there, here)):
        made = merged(one, other)
        assert made.outcome == "made"
        assert [text.text for text in texts_of(made.write)] == ["Theirs.", "Mine."]
    assert merged(first, here).outcome == "taken" and merged(here, first).outcome == "older"


def test_who_has_seen_both_texts_may_write_one() -> None:
    both = merged(note(20, "a", "Mine."), note(30, "b", "Theirs.")).write
    tidy = note(40, "a", "Ours.", **known_texts(both))
    assert merged(both, tidy).write == tidy
    # The other machine put them together too, at another time: what was written there since has seen the same.
    late = Write("n", "u", both.value, 50, "b", 9, both.seen)
    made = merged(late, tidy)
    assert [text.text for text in texts_of(made.write)] == ["Ours."]
    assert made.outcome == "made", "the newer stamp is that of the older text"


def test_a_text_is_not_lost_with_a_note_that_was_deleted_by_who_had_not_seen_it() -> None:
    first = note(10, "a", "First.")
    deleted, edited = note(30, "a", None, a=10), note(20, "b", "Edited.", a=10)
    assert merged(first, deleted).write.value is None
    for one, other in ((deleted, edited), (edited, deleted)):
        made = merged(one, other).write
        assert [text.text for text in texts_of(made)] == ["Edited."]


def test_the_same_words_are_shown_once() -> None:
    made = merged(note(20, "a", "Same."), note(30, "b", "Same. "))
    assert shown(texts_of(made.write), str) == "Same. "


def test_over_an_older_text_stands_whose_it_was_and_when() -> None:
    texts = (Text(clock(NOON), "b", "Newer."), Text(clock(NOON - 86_400), "a", "Older."))
    names = {"a": "box2", "b": "laptop"}
    assert shown(texts, names.__getitem__, time.gmtime) == "Newer.\n\n--- box2, 14 Jun 15:06\nOlder."
    assert with_texts({"article": "k", "text": "?"}, texts)["text"] == "Newer."


NODES = "abc"


@st.composite
def histories(draw: st.DrawFn) -> Sequence[Write]:
    """Writes of one note as three libraries would make them, that hear of each other's by chance."""
    held: dict[str, Write | None] = dict.fromkeys(NODES)
    made: list[Write] = []
    for step in range(draw(st.integers(2, 8))):
        node = draw(st.sampled_from(NODES))
        heard = draw(st.sampled_from([None, *made]))
        if heard is not None:
            before = held[node]
            held[node] = heard if before is None else merged(before, heard).write
        before = held[node]
        text = draw(st.sampled_from([f"Text {step}.", "Same.", None]))
        told = note(10 * step + draw(st.integers(1, 40)), node, text)
        if before is not None:
            told = told._replace(hlc=max(told.hlc, before.hlc + 1), seen=known_texts(before))
        held[node] = told
        made.append(told)
    return made


def state(write: Write) -> tuple[object, object]:
    return texts_of(write), known_texts(write)


@given(histories(), st.randoms(use_true_random=False))
def test_notes_come_to_the_same_in_any_order(writes: Sequence[Write], chance: object) -> None:
    def all_of(order: Sequence[Write]) -> tuple[object, object]:
        return state(reduce(lambda held, told: merged(held, told).write, order))

    mixed = list(writes)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # it is a Random
    half = len(mixed) // 2
    assert all_of(mixed) == all_of(writes) == all_of([*mixed, *writes])
    if half:
        one, other = (
            reduce(lambda held, told: merged(held, told).write, part) for part in (mixed[:half], mixed[half:])
        )
        assert state(merged(one, other).write) == all_of(writes)


@given(histories())
def test_a_text_goes_only_when_somebody_who_saw_it_wrote(writes: Sequence[Write]) -> None:
    last = reduce(lambda held, told: merged(held, told).write, writes)
    for one in writes:
        if one.value is None or one.value["text"] in [text.text for text in texts_of(last)]:
            continue
        assert any(other.seen.get(one.node, 0) >= one.hlc for other in writes if other is not one)


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(NODES), st.integers(0, 3)), min_size=1, max_size=6))
def test_other_registers_come_to_the_same_in_any_order(values: list[tuple[int, str, int]]) -> None:
    writes = list({(hlc, node): write(hlc, node, {"x": x}) for hlc, node, x in values}.values())
    forth = reduce(lambda held, told: merged(held, told).write, writes)
    back = reduce(lambda held, told: merged(held, told).write, writes[::-1])
    assert forth.order == back.order == max(one.order for one in writes)
    assert joined({"a": 1}, {"a": 2, "b": 1}) == {"a": 2, "b": 1}


# Articles


@pytest.mark.parametrize(
    ("kind", "hlc", "comes"),
    [("h", 5, True), ("n", 5, True), ("h", 50, True), ("t", 5, False), ("t", 50, True), ("q", 50, True),
     ("m", 50, True), ("p", 50, False), ("s", 50, False), ("l", 50, False)],
)  # fmt: skip
def test_what_brings_a_deleted_article_back(kind: str, hlc: int, comes: bool) -> None:
    deleted = write(20, "a", None, "a")
    left = [write(hlc, "b", {"x": 1}, kind), write(99, "b", None, "h")]
    assert comes_back(deleted, left) is comes


def test_articles_of_one_address_are_one_when_nothing_says_otherwise() -> None:
    assert are_one({"title": "A  Song"}, {"title": "a song"}) and are_one({"title": ""}, {"title": "A song"})
    assert not are_one({"title": "Monday"}, {"title": "Tuesday"})


def test_what_belongs_to_one_of_two_identities_comes_together() -> None:
    def held(kind: str, key: str, hlc: int, value: Value | None) -> tuple[tuple[str, str], Write]:
        return (kind, key), Write(kind, key, value, hlc, "a", 1)

    writes = dict([
        held("a", "1", 1, {"title": "T", "kept_at": 9.0}), held("a", "2", 1, {"title": "T", "kept_at": 3.0}),
        held("p", "1", 5, {"fraction": 0.1}), held("p", "2", 6, {"fraction": 0.9}),
        held("s", "1", 9, {"state": "finished"}), held("s", "2", 6, {"state": "reading"}),
        held("t", "2 sea", 3, {"name": "Sea"}), held("m", "2 x", 3, None),
        held("h", "u", 3, {"article": "2", "quote": "Q"}), held("n", "u", 3, {"article": "2", "text": "N"}),
        held("n", "1", 3, {"article": "1", "text": "One."}), held("n", "2", 4, {"article": "2", "text": "Two."}),
        held("l", "https://x.example/", 3, {"article": "2"}), held("q", "https://x.example/", 3, {"rank": "a0"}),
    ])  # fmt: skip
    found = {(change.kind, change.key): change.value for change in moved("1", "2", writes)}
    assert found.pop(("n", "1")) == {
        "article": "1", "text": "Two.", "texts": [[4, "a/2", "Two."], [3, "a", "One."]],
    }  # fmt: skip
    assert found == {
        ("a", "1"): {"title": "T", "kept_at": 3.0}, ("a", "2"): {SAME: "1"},
        ("p", "1"): {"fraction": 0.9}, ("p", "2"): None, ("s", "2"): None,
        ("t", "1 sea"): {"name": "Sea"}, ("t", "2 sea"): None, ("h", "u"): {"article": "1", "quote": "Q"},
        ("n", "u"): {"article": "1", "text": "N"}, ("n", "2"): None, ("l", "https://x.example/"): {"article": "1"},
    }  # fmt: skip
    assert Change("p", "2", None) in moved("1", "2", writes)
    assert moved_texts(writes["n", "1"], writes["n", "2"])[1] == {"a": 3, "a/2": 4}
