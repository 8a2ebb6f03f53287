"""Where the text stands: what is seen, the word that stays, jumps, and the rows that stay on top."""

import pytest

from tests.ferry import FERRY, long_article
from tests.panes import Rows, Text
from tui_reader.article.document import Block, Document, Position
from tui_reader.layout import layout
from tui_reader.layout.layout import Layout
from tui_reader.ui.text.viewport import Edges, Viewport

SHORT = Document(title="Title", blocks=tuple(Block("PARAGRAPH", f"Paragraph {number}.") for number in range(20)))
"""Block n stands on line 2 + 2 n: a title and a blank line above, a blank line between; 43 lines with the end's."""


def test_nothing_is_seen_before_there_is_a_layout() -> None:
    view = Viewport(Rows(0))
    assert (view.top, view.rows, view.last_top, view.shown, view.at_end) == (0, 1, 0, 1.0, True)
    assert (view.position, view.span, view.held) == (Position(0, 0), (Position(0, 0), Position(0, 0)), None)
    view.scroll(5, "top")
    view.restore()
    assert (view.top, view.has_moved) == (0, False)


def test_a_position_is_put_on_the_top_row_and_seen_there() -> None:
    text = Text(SHORT, 10)
    text.view.begin_at(Position(4, 0))
    assert text.view.top == text.layout.line_of(Position(4, 0)) == 10
    assert text.view.position == Position(4, 0) and text.view.held == (Position(4, 0), 0)
    assert text.view.span == (Position(4, 0), Position(9, 0))
    assert [text.view.is_seen(Position(block, 0)) for block in (3, 4, 8, 9)] == [False, True, True, False]
    assert text.view.row_of(Position(6, 0)) == 4 and text.view.row_of(Position(3, 0)) == -2


def test_the_title_is_shown_with_the_first_position() -> None:
    text = Text(SHORT, 10)
    text.view.begin_at(Position(0, 0))
    assert (text.view.top, text.view.held) == (0, None)


def test_the_last_line_never_leaves_the_last_row_by_a_jump() -> None:
    text = Text(SHORT, 10)
    text.view.go_to(Position(19, 0), "link")
    assert text.view.top == text.view.last_top == text.layout.height - 10
    assert text.view.at_end and text.view.shown == 1.0


def test_a_jump_marks_where_it_led_to_only_below_the_top_row() -> None:
    text = Text(SHORT, 10)
    text.view.go_to(Position(5, 0), "link")
    assert text.view.pointed is None and text.pane.drawn == 0
    text.view.go_to(Position(19, 0), "link")
    assert text.view.pointed == Position(19, 0) and text.pane.drawn == 1
    text.view.point_at(Position(19, 0))
    assert text.pane.drawn == 1
    text.view.point_at(None)
    assert text.view.pointed is None and text.pane.drawn == 2


def test_what_is_seen_is_not_moved_and_what_is_not_goes_to_a_third_of_the_height() -> None:
    text = Text(SHORT, 9)
    text.view.bring_into_view(Position(2, 0))
    assert text.view.top == 0
    text.view.bring_into_view(Position(10, 0))
    assert text.view.row_of(Position(10, 0)) == 3


@pytest.mark.parametrize(("block", "row"), [(10, 8), (2, 0)])
def test_as_few_lines_as_show_a_position_are_scrolled(block: int, row: int) -> None:
    text = Text(SHORT, 9)
    text.view.begin_at(Position(5, 0))
    text.view.keep_in_view(Position(block, 0))
    assert text.view.row_of(Position(block, 0)) == row and text.jumps == []


def test_the_word_stays_on_its_row_through_every_width() -> None:
    text = Text(FERRY, 12)
    text.view.hold((Position(5, 30), 4))
    for width in (20, 66, 31, 40):
        text.lay(width)
        text.view.restore()
        assert text.view.row_of(Position(5, 30)) == 4, width
    assert text.view.held == (Position(5, 30), 4)


def test_a_word_below_a_smaller_pane_is_on_its_last_row() -> None:
    text = Text(SHORT, 12)
    text.view.hold((Position(9, 0), 9))
    text.pane.height = 5
    text.view.restore()
    assert text.view.row_of(Position(9, 0)) == 4


def test_a_jump_tells_where_it_began_and_a_run_of_jumps_once() -> None:
    text = Text(SHORT, 5)
    text.view.scroll(10, "section")
    text.view.scroll(14, "section")
    assert text.jumps == [None]
    text.view.scroll(18, "top")
    assert text.jumps == [None, (Position(6, 0), 0)]
    text.view.scroll(19)
    text.view.scroll(22, "section")
    assert text.jumps[2:] == [(Position(9, 0), 1)]
    text.view.jump((Position(1, 0), 0), "back")
    assert text.jumps[3:] == [(Position(10, 0), 0)]


def test_a_jump_to_where_one_is_is_none() -> None:
    text = Text(SHORT, 5)
    text.view.scroll(10)
    text.view.scroll(10, "top")
    assert text.jumps == []


def test_a_move_is_told_once_until_somebody_has_followed() -> None:
    text = Text(SHORT, 5)
    text.view.scroll(2)
    text.view.scroll(4)
    assert text.pane.told == 1 and text.view.has_moved
    text.view.has_moved = False
    text.view.scroll(6)
    assert text.pane.told == 2


def test_the_share_above_the_bottom_row_is_shown() -> None:
    text = Text(SHORT, 10)
    assert text.view.shown == 10 / text.layout.height
    text.view.scroll(text.view.last_top - 1)
    assert 0.9 < text.view.shown < 1
    text.view.scroll(text.view.last_top)
    assert text.view.shown == 1


def test_a_place_in_the_title_has_its_line() -> None:
    text = Text(SHORT.with_(title="A title of several words"), 10, width=10)
    lines = [text.view.line_of(Position(-1, text.layout.title.index(word))) for word in ("title", "several", "words")]
    assert lines == [0, 1, 2]


def test_lines_that_turn_out_more_than_estimated_do_not_move_what_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "ALL_MEASURED", 0)
    text = Text(long_article(300), 20)
    middle = Position(len(text.document.blocks) // 2, 0)
    text.view.begin_at(middle)
    drawn, top = text.pane.drawn, text.view.top
    for block in range(0, middle.block, 10):
        text.layout.top_of(block)
    assert text.pane.drawn > drawn and text.view.top != top
    assert text.view.row_of(middle) == 0 and text.layout.position_at(text.view.top) == middle


def head(layout: Layout) -> int:
    """The title and the first paragraph."""
    return layout.top_of(0) + 1


def test_the_rows_that_stay_on_top_take_their_room_from_those_that_move() -> None:
    text = Text(SHORT, 10, edges=Edges(head, 2))
    assert (text.view.fixed, text.view.rows) == (3, 7)
    text.view.scroll(6)
    assert list(text.view.lines(range(10))) == [0, 1, 2, 9, 10, 11, 12, 13, 14, 15]
    assert list(text.view.lines(range(2, 5))) == [2, 9, 10]
    assert text.view.row_of(Position(0, 0)) == 0 and text.view.is_seen(Position(0, 0))
    assert text.view.row_of(Position(4, 0)) == 1
    text.view.bring_into_view(Position(15, 0))
    assert text.view.row_of(Position(15, 0)) == 7 // 3


def test_the_lines_below_the_last_block_are_not_shown_where_they_are_not_wanted() -> None:
    assert Text(SHORT, 10, edges=Edges(head, 2)).view.last_top == Text(SHORT, 10).view.last_top - 2


def test_rows_that_would_leave_less_than_half_of_the_pane_move_like_the_others() -> None:
    text = Text(SHORT, 5, edges=Edges(head, 2))
    assert (text.view.fixed, text.view.rows) == (0, 5)
    text.view.scroll(4)
    assert list(text.view.lines(range(5))) == [4, 5, 6, 7, 8]
