"""Entries without a screen: their filter and cursor, the keys that move it, and keys that come too early."""

import pytest

from tests.listed import lines_of, words
from tui_reader.ui.keys.commands import COMMANDS
from tui_reader.ui.keys.typed_ahead import Typed, TypedAhead
from tui_reader.ui.lists.entry_list import EntryList
from tui_reader.ui.lists.filter_line import filter_line
from tui_reader.ui.lists.list_entry import Entry, Run, columns, wrapped
from tui_reader.ui.lists.list_moves import ListMoves


def held(*names: str, cursor: int | None = None) -> EntryList[str]:
    entries: EntryList[str] = EntryList()
    entries.show(words(*names), cursor)
    return entries


# Entries, filter, cursor


def test_the_cursor_passes_over_what_has_no_value() -> None:
    entries = held("", "a", "", "b", "")
    assert entries.cursor == 1
    assert [entries.stepped(1), entries.stepped(5), entries.stepped(-1)] == [3, 3, 1]
    assert (entries.first, entries.last) == (1, 3)
    assert entries.move_to(2) and entries.cursor == 3
    assert not entries.move_to(4) and entries.cursor == 3


def test_a_list_of_blanks_and_an_empty_one_have_a_cursor_on_nothing() -> None:
    for entries in (held("", ""), held()):
        assert (entries.cursor, entries.value, entries.first, entries.last) == (0, None, 0, 0)
        assert (entries.stepped(1), entries.paged(5), entries.move_to(3)) == (0, 0, False)


def test_a_filter_hides_and_the_cursor_stays_on_its_value_else_on_the_first() -> None:
    entries = held("", "Anna", "Berg", "Hanna", cursor=3)
    entries.set_filter("ANNA")
    assert [entry.value for entry in entries.entries] == ["Anna", "Hanna"]
    assert entries.value == "Hanna"
    entries.set_filter("b")
    assert entries.value == "Berg"


def test_after_a_filter_that_found_nothing_the_cursor_is_on_the_first_value_again() -> None:
    entries = held("", "Anna", "Berg")
    entries.set_filter("zzz")
    assert lines_of(entries.entries) == ["", "   nothing here matches “zzz”"]
    entries.set_filter("")
    assert entries.value == "Anna"


def test_shorter_entries_keep_the_cursor_on_the_last() -> None:
    entries = held("a", "b", "c", cursor=2)
    entries.show(words("a", ""))
    assert entries.value == "a"


def test_the_entry_under_the_cursor_opens_only_where_the_keys_go() -> None:
    short, whole = (Run("short"),), ((Run("a title"),), (Run("of two lines"),))
    entries: EntryList[int] = EntryList()
    entries.show([Entry((short,), 0, open=whole), Entry((short,), 1, open=whole)])
    assert entries.tops == [0, 1, 2]
    entries.open_under_cursor(True)
    assert entries.tops == [0, 2, 3]
    assert entries.line(1) == (whole[1], True) and entries.line(2) == (short, False)
    assert entries.move_to(1) and entries.tops == [0, 1, 3]
    assert entries.line(3) is None and entries.line(-1) is None


def test_exchanged_entries_are_found_by_the_filter_that_holds() -> None:
    entries = held("a", "b", "c")
    entries.exchange({1: words("z")[0]}, cursor=1)
    assert entries.value == "z"
    entries.set_filter("z")
    entries.exchange({0: words("zz")[0]})
    assert [entry.value for entry in entries.entries] == ["zz", "z"]


# The keys that move


@pytest.mark.parametrize(
    ("begin", "command", "count", "end"),
    [
        (1, "line.down", None, 2), (1, "line.down", 3, 4), (1, "line.up", None, 1), (9, "line.up", 4, 5),
        (1, "page.down", None, 5), (9, "page.up", None, 5), (1, "half.down", None, 3), (9, "half.up", None, 7),
        (9, "top", None, 1), (1, "bottom", None, 20), (19, "page.down", None, 20), (2, "page.up", None, 1),
        (1, "top", 7, 7), (1, "bottom", 7, 7), (1, "top", 99, 20), (9, "top", 0, 1), (1, "percent", 50, 10),
        (9, "percent", None, 9),
    ],
)  # fmt: skip
def test_the_keys_move_by_lines_and_screens_of_five_rows(begin: int, command: str, count: int | None, end: int) -> None:
    entries = held("", *map(str, range(1, 21)), cursor=begin)

    def move_to(index: int) -> None:
        entries.move_to(index)

    verbs = ListMoves(entries, lambda: 5, move_to, lambda: None, print, print).verbs
    verbs[command](count)
    assert entries.cursor == end


def test_a_number_is_said_with_how_many_there_are() -> None:
    said: list[str] = []
    for entries in (held("", "a", "", "b", "c"), held("")):
        ListMoves(entries, lambda: 5, print, print, print, said.append).verbs["top"](2)
    assert said == ["2 of 3"]


def test_enter_chooses_only_what_has_a_value() -> None:
    chosen: list[str] = []
    for entries in (held(""), held("a")):
        moves = ListMoves(entries, lambda: 5, print, print, lambda: chosen.append("chosen"), print)
        moves.verbs["go"](None)
    assert chosen == ["chosen"]


def test_every_verb_of_the_lists_is_a_command() -> None:
    ids = {key.id for key in COMMANDS}
    assert set(ListMoves(held(), lambda: 1, print, print, print, print).verbs) <= ids


# What is typed


def test_a_filter_follows_every_letter_and_esc_shows_all() -> None:
    entries = held("a", "b")
    entries.set_filter("b")
    line = filter_line(entries)
    assert (line.prompt.label, line.prompt.text, line.prompt.cursor) == ("/", "b", 1)
    assert line.changed is not None and line.left is not None
    line.changed("a")
    assert entries.value == "a"
    line.left()
    assert len(entries.entries) == 2


def test_keys_wait_for_the_first_entries_and_come_again_in_their_order() -> None:
    again: list[str] = []
    ahead = TypedAhead(lambda typed: again.append(typed.key))
    assert not ahead.holds(Typed("h", "h"), "line.down")
    ahead.hold()
    assert all(ahead.holds(Typed(key, key), "line.down") for key in "jk")
    ahead.let_go()
    assert again == ["j", "k"]
    ahead.hold()
    assert ahead.holds(Typed("l", "l"), "links") and not ahead.holds(Typed("escape", None), "close")
    assert not ahead.holds(Typed("j", "j"), "line.down")
    ahead.let_go()
    assert again == ["j", "k"]


def test_text_is_wrapped_and_set_in_columns() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert columns("left", "right", 12) == "left   right"
    assert columns("left", "right", 3) == "left right"


def test_entries_that_are_exchanged_for_taller_ones_move_those_below() -> None:
    held: EntryList[str] = EntryList()
    held.show(words("bell", "quay", "tide"))
    held.exchange({1: Entry(((Run("one"),), (Run("two"),)), "quay", "quay")})
    assert held.tops == [0, 1, 3, 4]
    drawn = [held.line(y) for y in range(5)]
    assert [None if line is None else "".join(run.text for run in line[0]) for line in drawn[1:3]] == ["one", "two"]
    assert drawn[3] is not None and drawn[4] is None
