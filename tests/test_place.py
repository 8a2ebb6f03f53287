"""Places that survive their document."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.article.document import Block, Place, Position
from tui_reader.article.place import find, place_of

LETTER = (
    "The tide came in over the causeway before anybody had noticed.",
    "Two carts were left on the sand, and a dog that would not come.",
    "By noon only the poles of the fence could be seen.",
    "In the evening the carts were found a mile down the coast.",
)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("PARAGRAPH", text) for text in texts)


def test_a_place_holds_thirty_two_characters_on_both_sides_across_blocks() -> None:
    place = place_of(paragraphs(*LETTER), Position(1, 4))
    assert place.before == (LETTER[0] + "\n" + "Two ")[-32:]
    assert place.after == LETTER[1][4:36]


def test_the_fraction_counts_characters_of_the_text() -> None:
    blocks = paragraphs("a" * 49, "b" * 50)
    assert place_of(blocks, Position(0, 0)).fraction == 0
    assert place_of(blocks, Position(1, 0)).fraction == 0.5
    assert place_of(blocks, Position(1, 50)).fraction == 1


@given(
    st.lists(st.text(alphabet="ab \nä\U0001f600", max_size=50), min_size=1, max_size=8),
    st.integers(0, 7),
    st.integers(0, 50),
)
def test_every_position_is_found_again_in_the_same_text(texts: list[str], block: int, offset: int) -> None:
    blocks = paragraphs(*texts)
    block %= len(blocks)
    position = Position(block, min(offset, len(texts[block])))
    assert find(place_of(blocks, position), blocks) == (position, True)


def test_text_put_in_front_moves_the_place() -> None:
    place = place_of(paragraphs(*LETTER), Position(2, 8))
    changed = paragraphs("A correction was made on Friday.", "It concerns the date.", *LETTER)
    assert find(place, changed) == (Position(4, 8), True)


def test_a_changed_text_after_the_place_leaves_the_words_before_it() -> None:
    place = place_of(paragraphs(*LETTER), Position(1, 31))
    changed = paragraphs("New.", LETTER[0], LETTER[1][:31] + " but nothing else was.", *LETTER[2:])
    assert find(place, changed) == (Position(2, 31), True)


def test_a_changed_text_before_the_place_leaves_the_words_after_it() -> None:
    place = place_of(paragraphs(*LETTER), Position(2, 0))
    changed = paragraphs(LETTER[0], "One cart was left.", LETTER[2], LETTER[3])
    assert find(place, changed) == (Position(2, 0), True)


def test_words_changed_on_both_sides_leave_the_ones_next_to_the_place() -> None:
    text = "Two hundred people had come to see it, many of them too young to remember the last one."
    place = place_of(paragraphs(LETTER[0], text), Position(1, 39))
    changed = text.replace("Two hundred", "Some").replace("remember", "know")
    assert find(place, paragraphs("New.", LETTER[0], changed)) == (Position(2, 32), True)


@pytest.mark.parametrize("before", [0, 1, 5, 40])
def test_what_was_put_in_between_stands_before_the_place(before: int) -> None:
    menu = [f"Menu {number}" for number in range(before)]
    place = place_of(paragraphs(*LETTER), Position(2, 0))
    blocks = paragraphs(*menu, *LETTER[:2], "Read also: what the council said about it.", *LETTER[2:])
    assert find(place, blocks) == (Position(before + 3, 0), True)


def test_the_first_words_after_the_place_are_enough() -> None:
    place = place_of(paragraphs(*LETTER), Position(2, 0))
    changed = paragraphs("Quite another beginning.", LETTER[2][:20] + " nothing of it was left, and no pole either.")
    assert find(place, changed) == (Position(1, 0), True)


def test_a_split_paragraph_keeps_the_place() -> None:
    place = place_of(paragraphs(" ".join(LETTER)), Position(0, len(LETTER[0]) + len(LETTER[1]) + 2))
    assert find(place, paragraphs(*LETTER)) == (Position(2, 0), True)


def test_of_words_that_stand_in_many_places_the_nearest_to_the_fraction_is_taken() -> None:
    refrain = "And the tide came in, and the tide went out again, as it does. "
    place = place_of(paragraphs(refrain * 9), Position(0, 6 * len(refrain)))
    assert find(place, paragraphs("Sung: " + refrain * 9)) == (Position(0, 6 + 6 * len(refrain)), True)


def test_a_text_that_is_gone_leaves_the_fraction() -> None:
    place = place_of(paragraphs(*LETTER), Position(3, 0))
    position, found = find(place, paragraphs(*["Nothing of it is left here, not a word."] * 8))
    assert not found
    assert position.block in (5, 6)
    assert position.offset == 0


def test_a_few_characters_are_no_proof() -> None:
    place = Place(Position(9, 9), "", "the", 0.0)
    assert find(place, paragraphs("Of", "the", "coast")) == (Position(0, 0), False)


def test_no_text_at_all_is_answered_with_its_start() -> None:
    assert find(place_of((), Position(3, 3)), ()) == (Position(0, 0), False)
    assert find(place_of(paragraphs(*LETTER), Position(1, 1)), ()) == (Position(0, 0), False)


def test_a_position_outside_the_text_is_brought_inside() -> None:
    assert place_of(paragraphs("short"), Position(4, 99)).position == Position(0, 5)


@pytest.mark.hostile
def test_five_megabytes_that_repeat_themselves_are_searched_at_once() -> None:
    before, after = paragraphs(*["ha " * 1000] * 1700), paragraphs("He laughed.", *["ha " * 1000] * 1700)
    place = place_of(before, Position(1000, 30))
    start = time.process_time()
    position, found = find(place, after)
    assert time.process_time() - start < 0.5
    assert found
    assert position.block in (1000, 1001)
