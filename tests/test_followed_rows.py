"""The lists that are followed, as the articles screen has them."""

from tests.driving import NOW
from tests.listed import lines_of
from tui_reader.library.following.followed import Followed
from tui_reader.ui.articles.followed_rows import Lists, Others, followed_entries

LISTS = (
    Followed("https://coastweekly.example/feed", "Coast Weekly", 7, NOW - 2 * 3600, NOW - 3600, 0.0, ""),
    Followed("https://tidal.example/notes.xml", "Tide Notes", 4, NOW - 5 * 86400, NOW - 3600, 0.0, ""),
    Followed("https://harbours.example/rss", "", 0, 0.0, NOW - 3600, 0.0, ""),
    Followed("https://old.example/feed", "The old one", 0, 0.0, 0.0, 0.0, "503"),
)


def lines(lists: Lists, width: int = 80) -> list[str]:
    return lines_of(followed_entries(lists, width, NOW))


def test_those_with_something_new_stand_above_one_row_for_the_others() -> None:
    found = lines(Lists(LISTS))
    assert found[:2] == ["", "  FOLLOWED 4 · 11 new · asked today"]
    assert found[2].split() == "Coast Weekly coastweekly.examp… 7 new 2 h".split()
    assert found[3].split() == "Tide Notes tidal.example 4 new Wed".split()
    assert found[4:] == ["     … 1 with nothing new, 1 does not answer"]


def test_the_others_are_shown_when_they_are_asked_for() -> None:
    found = lines(Lists(LISTS, opened=True))
    assert found[4].split() == ["harbours.example/rss", "harbours.example"]
    assert found[5].split() == ["The", "old", "one", "old.example", *"does not answer".split()]
    assert found[6] == "     … fewer"
    assert followed_entries(Lists(LISTS, opened=True), 80, NOW)[-1].value == Others(2)


def test_a_list_that_does_not_answer_says_so_beside_what_is_new_in_it() -> None:
    silent = lines(Lists((LISTS[0]._replace(error="No answer"),)))
    assert silent[2].split() == "Coast Weekly coastweekly.examp… 7 new · does not answer 2 h".split()


def test_one_alone_is_shown_where_a_row_for_it_would_stand() -> None:
    assert lines(Lists(LISTS[2:3]))[2].split() == ["harbours.example/rss", "harbours.example"]
    assert [line.split()[0] for line in lines(Lists(LISTS[:3]))[2:]] == ["Coast", "Tide", "harbours.example/rss"]


def test_a_filter_shows_those_that_pass_it_and_nothing_where_none_does() -> None:
    assert [line.split()[:2] for line in lines(Lists(LISTS, words="the OLD"))[2:]] == [["The", "old"]]
    assert lines(Lists(LISTS, words="nobody")) == [] and lines(Lists()) == []


def test_more_lists_than_there_is_room_for_are_counted() -> None:
    assert lines(Lists(LISTS, most=1))[3:] == ["     … 1 more with new ones, 1 with nothing new, 1 does not answer"]


def test_what_is_new_stands_beside_the_names_and_not_at_the_edge() -> None:
    found = lines(Lists(LISTS), 200)
    assert found[2].index("coastweekly") == found[3].index("tidal") == 5 + len("harbours.example/rss") + 2
    assert len(found[2]) < 80


def test_rows_fit_every_screen() -> None:
    for width in (40, 59, 60, 80, 200):
        assert all(len(line) <= width for line in lines(Lists(LISTS, opened=True), width)[2:6])
