"""Passages that survive their document: found by their words, by words much like them, by their ends, or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.changed_texts import Counts, tried
from tests.conftest import ROOT
from tests.ferry import FERRY
from tui_reader.anchoring.anchor import Anchored, Finder
from tui_reader.anchoring.approximate import aligned, best_ends, likeness
from tui_reader.anchoring.passage import Passage, passage_of, words
from tui_reader.anchoring.whole_text import WholeText, alike
from tui_reader.article.document import Block, Position

LETTER = (
    "The tide came in over the causeway before anybody had noticed.",
    "Two carts were left on the sand, and a dog that would not come.",
    "By noon only the poles of the fence could be seen.",
    "In the evening the carts were found a mile down the coast.",
)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("PARAGRAPH", text) for text in texts)


def passage(quote: str, *texts: str) -> Passage:
    """The passage of these words in these paragraphs."""
    blocks = paragraphs(*(texts or LETTER))
    at = "\n".join(block.text for block in blocks).index(quote)
    whole = WholeText(blocks)
    return passage_of(blocks, whole.position(at), whole.position(at + len(quote), ends=True))


def found(kept: Passage, *texts: str) -> str | None:
    """The words that are found for it in other paragraphs."""
    blocks = paragraphs(*texts)
    place = Finder(blocks).find(kept)
    return None if place is None else words(blocks, place.start, place.stop)


# What is kept


def test_a_passage_holds_its_words_and_those_on_both_sides() -> None:
    kept = passage("on the sand, and a dog that would not come.\nBy noon")
    assert kept.quote == "on the sand, and a dog that would not come.\nBy noon"
    assert kept.before == "body had noticed.\nTwo carts were left "[-32:]
    assert kept.after == " only the poles of the fence could be seen."[:32]
    assert (kept.start.position, kept.stop.position) == ((1, 20), (2, 7))


# Where it is


def test_in_the_same_text_it_is_where_it_was() -> None:
    kept = passage("only the poles")
    assert Finder(paragraphs(*LETTER)).find(kept) == Anchored(Position(2, 8), Position(2, 22), True)


def test_its_very_words_are_found_elsewhere() -> None:
    kept = passage("a dog that would not come")
    blocks = paragraphs("A correction was made on Friday.", *LETTER)
    assert Finder(blocks).find(kept) == Anchored(Position(2, 37), Position(2, 62), True)


def test_other_quotation_marks_and_blanks_are_no_other_words() -> None:
    kept = passage("“That’s it,” said the\nferryman", "Nobody spoke.", "“That’s it,” said the", "ferryman at noon.")
    assert found(kept, "Nobody spoke.", '"That\'s\u00a0it," said the ferryman at noon.') == (
        '"That\'s\u00a0it," said the ferryman'
    )


def test_words_much_like_them_are_found() -> None:
    kept = passage(LETTER[1])
    changed = "Three carts were left upon the sand, and a dog that did not come."
    assert found(kept, "New.", LETTER[0], changed, *LETTER[2:]) == changed


def test_half_of_it_is_not_the_passage_when_nothing_beside_it_is_left() -> None:
    assert found(passage("carts were left on the sand"), "The sand was left where the carts had been.") is None


def test_both_ends_are_enough_when_a_sentence_was_put_in() -> None:
    long = (
        "The county paid for the bus in the first winter, and nobody has seen a timetable since then or asked for one."
    )
    kept = passage(long, LETTER[0], long, LETTER[1])
    put_in = " ".join(f"An answer to question {number} was not given." for number in range(8))
    changed = long.replace("winter, and", f"winter. {put_in} And")
    assert found(kept, LETTER[0], changed, LETTER[1]) == changed


def test_both_ends_are_not_what_stands_beside_them_nor_one_that_holds_it_all() -> None:
    gone = "The bell repaired the ledger of 1911 when the light was gone."
    told = " and told it to the harbour master. "
    kept = passage(gone, f"A clerk carried two carts of sand{told}{gone} The county paid for nine barrels of oil.")
    texts = (
        f"A clerk carried two carts of sand{told}The county paid for nine barrels of oil.",
        f"Nobody opened the door{told}Every boat repaired the tide tables before the ice came.",
        *LETTER,
        "A letter repaired the ledger of 1911 when the light was gone. The county paid for two carts.",
    )
    assert found(kept, *texts) is None


def test_of_two_alike_the_one_with_the_same_words_beside_it_is_meant() -> None:
    twins = ("The bell rang twice, as it did when fog came.", "Nobody heard it. The bell rang twice, and he left.")
    kept = passage("The bell rang twice, and", *twins)
    blocks = paragraphs("A third time the bell rang.", *twins[::-1])
    place = Finder(blocks).find(kept)
    assert place is not None and place.start == (1, 17)


def test_short_words_need_what_stood_beside_them() -> None:
    kept = passage("the sand")
    assert found(kept, *LETTER[::-1]) == "the sand"
    assert found(kept, "Of all that was lost the sand alone came back.") is None


def test_a_word_that_was_replaced_is_not_in_the_text_though_its_neighbours_are() -> None:
    assert found(passage("noticed"), LETTER[0].replace("noticed", "woken up"), *LETTER[1:]) is None


def test_what_is_gone_is_not_in_the_text() -> None:
    assert found(passage(LETTER[1]), LETTER[0], *LETTER[2:]) is None
    assert Finder(()).find(passage(LETTER[1])) is None


def test_words_from_elsewhere_that_came_alone_are_taken_where_they_stand_only_once() -> None:
    assert found(Passage("the poles"), *LETTER) == "the poles"
    assert found(Passage("the carts"), *LETTER) == "the carts"
    assert found(Passage("the"), *LETTER) is None
    assert found(Passage("a dog that would not come"), *LETTER, *LETTER) == "a dog that would not come"


@given(
    st.lists(st.text(alphabet="ab “”\u00a0ä\U0001f600", max_size=40), min_size=1, max_size=6),
    st.integers(0, 240),
    st.integers(1, 90),
)
def test_every_passage_is_found_in_its_own_text(texts: list[str], begin: int, size: int) -> None:
    blocks = paragraphs(*texts)
    whole = WholeText(blocks)
    begin %= len(whole.text) + 1
    start, stop = whole.position(begin), whole.position(min(begin + size, len(whole.text)), ends=True)
    if start < stop:
        assert Finder(blocks).find(passage_of(blocks, start, stop)) == Anchored(start, stop, True)


@given(st.lists(st.text(alphabet="ab", max_size=9), min_size=1, max_size=6), st.integers(0, 60))
def test_offsets_and_positions_are_each_others(texts: list[str], at: int) -> None:
    whole = WholeText(paragraphs(*texts))
    at %= len(whole.text) + 1
    assert whole.offset(whole.position(at)) == at
    # Where a block begins the one before it has ended.
    assert at - whole.offset(whole.position(at, ends=True)) in (0, 1)


def test_what_is_alike_is_as_long() -> None:
    text = "\t“a”\u2009–\u2028‘b’ «c»\n"
    assert alike(text) == ' "a" - \'b\' "c" ' and len(alike(text)) == len(text)


# Words that nearly stand there


def slow_errors(pattern: str, text: str) -> list[int]:
    """The fewest errors with which the pattern ends at each offset, by the book."""
    row = [0] * (len(text) + 1)
    for number, letter in enumerate(pattern, 1):
        before, row = row, [number, *([0] * len(text))]
        for at, other in enumerate(text, 1):
            row[at] = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != other))
    return row


@given(st.text(alphabet="abc", min_size=1, max_size=80), st.text(alphabet="abc", max_size=90))
def test_the_fewest_errors_are_those_of_the_book(pattern: str, text: str) -> None:
    errors = slow_errors(pattern, text)[1:]
    for most in (2, len(pattern)):
        assert best_ends(pattern, text, most)[0] == min([*errors, most + 1])


@given(st.text(alphabet="abc", min_size=30, max_size=60), st.integers(0, 29), st.sampled_from(["", "x", "xx"]))
def test_the_parts_of_a_pattern_are_found_one_behind_the_other(pattern: str, cut: int, put_in: str) -> None:
    parts = (pattern[:cut], pattern[cut:])
    text = "zzz" + parts[0] + put_in + parts[1] + "zz"
    best = min(aligned(parts, text, 4, 0), key=lambda one: sum(one.errors))
    assert sum(best.errors) <= len(put_in)
    assert likeness(text, pattern) == pytest.approx(1 - sum(best.errors) / len(pattern))
    left, right = text[best.cuts[0] : best.cuts[1]], text[best.cuts[1] : best.cuts[2]]
    assert abs(len(left) - cut) <= len(put_in) and abs(len(right) - len(parts[1])) <= len(put_in)


# How often it is right

NAMES = ("galleries", "letter", "lists", "memo", "news-h2", "notes", "pictures", "structure")
SEEDS = 12
PASSAGES = 60


def pages() -> tuple[Block, ...]:
    """The texts of pages that were written for these tests."""
    found = [json.loads((ROOT / f"tests/pages/{name}.json").read_text(encoding="utf-8")) for name in NAMES]
    texts = [block["text"] for page in found for block in page["blocks"] if block["kind"] == "PARAGRAPH"]
    texts += [block.text for block in FERRY.blocks if block.kind == "PARAGRAPH"]
    # Some tell the same story: of two passages that are the same to the letter nobody knows which was meant.
    return paragraphs(*dict.fromkeys(texts))


@pytest.mark.parametrize(("changed", "right"), [(0.03, 0.95), (0.1, 0.9), (0.25, 0.8)])
def test_passages_are_found_when_words_changed(changed: float, right: float) -> None:
    text = pages()
    pool = paragraphs(
        "The archive opens on Mondays; whoever wants to see the maps writes a week before and brings gloves.",
        "A lamp was lit every evening for ninety years, which needs nine hundred barrels of oil or one cable.",
    )
    counts = Counts()
    for seed in range(SEEDS):
        counts = counts.plus(tried(text, changed, pool, PASSAGES, seed))
    assert counts.shares[0] >= right and counts.shares[2] <= 0.03, counts


def test_a_passage_over_the_seam_of_two_pages_is_found_when_more_pages_were_joined() -> None:
    one, two, three = (paragraphs(text) for text in LETTER[:3])
    seams = [Block("RULE", f"page {number} of 3") for number in (2, 3)]
    joined = (*one, seams[0], *two)
    kept = passage_of(joined, Position(0, 9), Position(2, 26))
    assert kept.quote.startswith("came in over") and kept.quote.endswith("Two carts were left on the")
    for blocks in ((*joined, seams[1], *three), (*one, *two), (*one, Block("RULE", "page 2 of 4"), *two)):
        place = Finder(blocks).find(kept)
        assert place is not None
        assert (blocks[place.start.block], place.start.offset) == (one[0], 9)
        assert (blocks[place.stop.block], place.stop.offset) == (two[0], 26)
