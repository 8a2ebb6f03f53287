"""The likeliest of several rows, found without asking every tree, is the one that asking them all finds."""

from hypothesis import given
from hypothesis import strategies as st

from tui_reader.quotes.casting.casting import grown_forest
from tui_reader.quotes.casting.numbers import NAMES
from tui_reader.trees import likeliest, likely

ROW = st.lists(st.sampled_from([-1.0, 0.0, 0.2, 1.0, 3.0, 12.0, 60.0, 400.0]), min_size=len(NAMES), max_size=len(NAMES))


@given(st.lists(ROW, max_size=8), st.sampled_from([0.2, 0.5, 0.6, 0.8]))
def test_the_likeliest_row_is_the_first_of_the_highest_odds(rows: list[list[float]], least: float) -> None:
    odds = [likely(row, grown_forest()) for row in rows]
    enough = [at for at, one in enumerate(odds) if one >= least]
    best = max(enough, key=odds.__getitem__, default=-1)
    assert likeliest(rows, grown_forest(), least) == best
