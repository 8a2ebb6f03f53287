"""What changed between two versions of a text: which words stayed, went and came, told apart without colour."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ferry import FERRY
from tests.strategies import documents, texts
from tui_reader.article.document import Block, Cell, Document, Span
from tui_reader.revision.matching import matches
from tui_reader.revision.merging import WORDS, merged
from tui_reader.revision.pairing import Pair, paired
from tui_reader.revision.pieces import pieces


def marked(old: str, new: str) -> str:
    one, other = (Document(blocks=(Block("PARAGRAPH", text),)) for text in (old, new))
    return "\n".join(block.text for block in merged(one, other).document.blocks)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("The boat came back.", "The boat came back.", "The boat came back."),
        ("The old boat came back.", "The new boat came back.", "The [-old-]{+new+} boat came back."),
        ("The boat came back.", "The boat came back today.", "The boat came back {+today+}."),
        ("The old grey boat came.", "The boat came.", "The [-old grey-] boat came."),
        ("It costs 41 million.", "It costs 43.5 million.", "It costs [-41-]{+43.5+} million."),
        ("渡船が月曜日に戻った。", "渡船が火曜日に戻った。", "渡船が[-月-]{+火+}曜日に戻った。"),
        ("The boat  came\nback.", "The boat came back.", "The boat came back."),
    ],
)
def test_words_that_went_and_came_stand_in_marks(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


def test_what_went_and_came_in_its_stead_is_one_change() -> None:
    old = Document(blocks=(Block("PARAGRAPH", "The old boat came back on Monday."),))
    new = Document(blocks=(Block("PARAGRAPH", "The new boat came back on Friday, late."),))
    revision = merged(old, new)
    text = revision.document.blocks[0].text
    assert [text[start.offset : end.offset] for start, end in revision.changes] == [
        "[-old-]{+new+}", "[-Monday-]{+Friday, late+}"
    ]  # fmt: skip


def test_a_paragraph_that_went_stands_before_what_came_in_its_stead() -> None:
    old = [Block("PARAGRAPH", text) for text in ("One stays as it is.", "The mayor spoke.", "Three stays too.")]
    new = [old[0], Block("PARAGRAPH", "Rain fell all night on the quay."), old[2], Block("PARAGRAPH", "And more.")]
    assert paired(old, new) == [Pair(0, 0, True), Pair(1, None), Pair(None, 1), Pair(2, 2, True), Pair(None, 3)]
    shown = merged(Document(blocks=old), Document(blocks=new))
    assert [block.text for block in shown.document.blocks] == [
        "One stays as it is.", "[-The mayor spoke.-]", "{+Rain fell all night on the quay.+}", "Three stays too.",
        "{+And more.+}",
    ]  # fmt: skip
    assert len(shown.changes) == 3


def test_a_changed_paragraph_is_found_again_among_those_that_came() -> None:
    old = [Block("PARAGRAPH", "The county pays twice the first estimate for the quay.")]
    new = [
        Block("PARAGRAPH", "A new beginning was written above."),
        Block("PARAGRAPH", "The county pays three times the first estimate for the quay."),
    ]
    assert paired(old, new) == [Pair(None, 0), Pair(0, 1)]


def test_links_and_emphasis_stay_on_their_words() -> None:
    old = Document(blocks=(Block("PARAGRAPH", "See the report of the ministry."),))
    spans = (Span(9, 15, "LINK", "https://a.example/"),)
    new = Document(blocks=(Block("PARAGRAPH", "Now, see report of the ministry.", spans=spans),))
    block = merged(old, new).document.blocks[0]
    (moved,) = [span for span in block.spans if span.kind == "LINK"]
    assert block.text[moved.start : moved.end] == "report"
    assert {block.text[span.start : span.end] for span in block.spans if span.kind == "STRIKE"} >= {"See the"}


def table(*rows: tuple[str, ...]) -> Block:
    text, cells = "", []
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            start = len(text)
            text += value
            cells.append(Cell(start, len(text), row, column))
            text += "\n" if column == len(values) - 1 else "\t"
    return Block("TABLE", text[:-1], cells=tuple(cells))


def test_a_table_changes_cell_by_cell() -> None:
    old, new = table(("boat", "41"), ("bell", "3")), table(("boat", "43"), ("bell", ""))
    block = merged(Document(blocks=(old,)), Document(blocks=(new,))).document.blocks[0]
    assert [block.text[cell.start : cell.end] for cell in block.cells] == ["boat", "[-41-]{+43+}", "bell", "[-3-]"]


def test_a_table_of_another_shape_is_shown_twice() -> None:
    old, new = table(("boat", "41")), table(("boat", "41", "new"))
    first, second = merged(Document(blocks=(old,)), Document(blocks=(new,))).document.blocks
    assert [first.text[cell.start : cell.end] for cell in first.cells] == ["[-boat", "41-]"]
    assert [second.text[cell.start : cell.end] for cell in second.cells] == ["{+boat", "41", "new+}"]


def test_those_who_hear_the_text_are_told_in_words() -> None:
    old, new = (Document(blocks=(Block("PARAGRAPH", f"The {word} boat."),)) for word in ("old", "new"))
    assert merged(old, new, WORDS).document.blocks[0].text == "The (removed: old)(added: new) boat."


def test_a_title_that_changed_says_so() -> None:
    assert merged(FERRY, FERRY.with_(title=f"{FERRY.title} again")).document.title == f"{FERRY.title} {{+again+}}"


def test_where_no_word_differs_there_is_no_change() -> None:
    revision = merged(FERRY, FERRY)
    assert revision.changes == () and tuple(revision.document.blocks) == tuple(FERRY.blocks)


@given(texts, texts)
def test_the_pieces_without_what_went_are_the_new_text_and_without_what_came_the_old_words(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.change != "removed") == new
    assert "".join("".join(piece.text.split()) for piece in found if piece.change != "added") == "".join(old.split())


@given(st.lists(st.sampled_from("abcde"), max_size=30), st.lists(st.sampled_from("abcde"), max_size=30))
def test_matches_are_the_same_on_both_sides_and_rise(old: list[str], new: list[str]) -> None:
    at = to = 0
    for match in matches(old, new):
        assert match.size and old[match.old : match.old + match.size] == new[match.new : match.new + match.size]
        assert match.old >= at and match.new >= to
        at, to = match.old + match.size, match.new + match.size


@given(documents(), documents())
def test_any_two_documents_make_one_whose_marks_lie_in_it(old: Document, new: Document) -> None:
    document, changes = merged(old, new)
    for start, end in changes:
        assert start.block == end.block and 0 <= start.offset < end.offset <= len(document.blocks[start.block].text)
    for block in document.blocks:
        assert all(0 <= span.start <= span.end <= len(block.text) for span in block.spans)
        assert all(0 <= cell.start <= cell.end <= len(block.text) for cell in block.cells)


@pytest.mark.hostile
@pytest.mark.parametrize("kind", ["edited", "rewritten", "one word", "one block", "shuffled"])
def test_a_megabyte_is_compared_while_one_waits(kind: str) -> None:
    chance = random.Random(7)
    known = [f"word{number}" for number in range(20_000)]

    def paragraph() -> str:
        return " ".join(chance.choices(known, k=80))

    old = [paragraph() for _ in range(1_600)]
    new = [*old]
    if kind == "edited":
        for at in range(0, 1_600, 10):
            new[at] = " ".join(word if chance.random() > 0.05 else "other" for word in old[at].split())
    elif kind == "rewritten":
        new = [paragraph() for _ in old]
    elif kind == "one word":
        old, new = (["ha " * 100] * 1_600 + [end] for end in ("a", "b"))
    elif kind == "one block":
        old, new = (
            [" ".join(old)],
            [" ".join(word if chance.random() > 0.02 else "x" for word in " ".join(old).split())],
        )
    else:
        chance.shuffle(new)
    before, after = (Document(blocks=tuple(Block("PARAGRAPH", text) for text in one)) for one in (old, new))
    begun = time.process_time()
    merged(before, after)
    took = time.process_time() - begun
    assert took < 20
