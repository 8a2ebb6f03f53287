"""Ranks: between any two there is another one, and adding at an end hardly lengthens them."""

from hypothesis import given
from hypothesis import strategies as st

from tui_reader.library.ranks import DIGITS, are_in_order, between, ranks


@given(st.lists(st.floats(0, 1), max_size=60))
def test_wherever_one_is_put_the_order_holds(where: list[float]) -> None:
    found = list[str]()
    for share in where:
        at = round(share * len(found))
        found.insert(at, between(found[at - 1] if at else None, found[at] if at < len(found) else None))
    assert are_in_order(found)


@given(st.text(DIGITS, max_size=6), st.text(DIGITS, max_size=6))
def test_what_another_program_wrote_in_its_place_is_answered_with_a_rank(before: str, after: str) -> None:
    assert are_in_order([between(before, after)])


def test_many_at_the_end_stay_short() -> None:
    found = ranks(10_000)
    assert are_in_order(found)
    assert max(map(len, found)) == 4


def test_many_at_the_beginning_stay_short() -> None:
    found = list[str]()
    for _ in range(2_000):
        found.append(between(None, found[-1] if found else None))
    assert are_in_order(found[::-1])
    assert max(map(len, found)) == 3


def test_between_equal_ranks_of_two_machines_is_one_behind_both() -> None:
    assert between("a5", "a5") == "a6"
