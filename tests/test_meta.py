"""What stands below a title."""

import pytest

from tui_reader.article.meta import duration


@pytest.mark.parametrize(
    ("minutes", "whole", "brief"),
    [(1, "1 min", "1 min"), (119, "119 min", "119 min"), (120, "2 h", "2 h"), (335, "5 h 35 min", "6 h")],
)
def test_a_book_takes_hours(minutes: int, whole: str, brief: str) -> None:
    assert (duration(minutes), duration(minutes, brief=True)) == (whole, brief)
