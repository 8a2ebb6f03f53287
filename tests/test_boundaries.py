"""Steps by letters, words, sentences and paragraphs, and the text between two positions."""

from collections.abc import Sequence

import pytest

from tests.ferry import FERRY
from tui_reader.article import boundaries
from tui_reader.article.document import Block, Container, Position
from tui_reader.export.excerpt import cited, excerpt

BLOCKS = (
    Block("PARAGRAPH", "Don’t stop, Mr. Dahl said. It is 4.20 now!"),
    Block("RULE", ""),
    Block("PARAGRAPH", "Har\u00adbour; cafe\u0301 — end"),
)


def _walk(step: boundaries.Step, at: Position, blocks: Sequence[Block] = BLOCKS) -> list[tuple[int, int]]:
    """All positions that a step comes through until it stops."""
    found: list[tuple[int, int]] = []
    while (following := step(blocks, at)) != at:
        found.append(following)
        at = following
    return found


def test_words_begin_and_end() -> None:
    begins = [0, 6, 10, 12, 14, 16, 21, 25, 27, 30, 33, 34, 35, 38, 41]
    second = [0, 8, 10, 16, 18]
    everything = [(0, at) for at in begins] + [(2, at) for at in second]
    assert _walk(boundaries.word_after, Position(0, 0)) == [*everything[1:], (2, 21)]
    assert _walk(boundaries.word_before, Position(2, 21)) == everything[::-1]
    assert _walk(boundaries.word_end, Position(0, 0))[:4] == [(0, 5), (0, 10), (0, 11), (0, 14)]


def test_sentences_end_where_the_next_one_begins_and_with_their_paragraph() -> None:
    assert _walk(boundaries.sentence_after, Position(0, 3)) == [(0, 27), (0, 42), (2, 21)]
    assert _walk(boundaries.sentence_before, Position(2, 3)) == [(2, 0), (0, 27), (0, 0)]
    assert boundaries.sentence_at(BLOCKS, Position(0, 30)) == (Position(0, 27), Position(0, 42))
    assert boundaries.sentence_at(BLOCKS, Position(0, 3)) == (Position(0, 0), Position(0, 26))
    assert boundaries.sentence_at(BLOCKS, Position(1, 0)) == (Position(2, 0), Position(2, 21))


def test_sentences_of_a_script_without_blanks() -> None:
    assert boundaries.sentences("船が来た。人は待った。") == [0, 5]


def test_paragraphs_end_and_begin() -> None:
    assert _walk(boundaries.paragraph_after, Position(0, 3)) == [(0, 42), (2, 21)]
    assert _walk(boundaries.paragraph_before, Position(2, 3)) == [(2, 0), (0, 0)]


def test_letters_take_what_joins_them() -> None:
    steps = [offset for _, offset in _walk(boundaries.letter_after, Position(2, 0))]
    assert steps == [1, 2, 4, *range(5, 13), 13, 15, *range(16, 22)]
    assert [offset for _, offset in _walk(boundaries.letter_before, Position(2, 21))][:-43] == [*steps[-2::-1], 0]


@pytest.mark.parametrize(
    "step", [boundaries.letter_after, boundaries.word_after, boundaries.word_end, boundaries.sentence_after]
)
def test_every_step_ends_at_the_end(step: boundaries.Step) -> None:
    assert _walk(step, Position(0, 0), FERRY.blocks)[-1] == (17, len(FERRY.blocks[-1].text))


@pytest.mark.parametrize("step", [boundaries.letter_before, boundaries.word_before, boundaries.sentence_before])
def test_every_step_back_ends_at_the_beginning(step: boundaries.Step) -> None:
    assert _walk(step, Position(17, 5), FERRY.blocks)[-1] == (0, 0)


def test_an_excerpt_has_no_hyphens_and_indents_of_ours() -> None:
    assert excerpt(BLOCKS, Position(0, 27), Position(2, 15)) == "It is 4.20 now!\n\nHarbour; cafe\u0301"
    assert excerpt(FERRY.blocks, Position(5, 0), Position(7, 6)).split("\n")[1:] == ["a new breakwater;", "a word"]
    code = Block("CODE", "  if x:\n    y\n", inside=(Container("ITEM", 1),))
    assert excerpt((code,), Position(0, 0), Position(0, 14)) == "  if x:\n    y\n"


def test_an_excerpt_within_a_quote_is_cited_with_its_speaker() -> None:
    (start, _), *_ = FERRY.quotes[0].parts
    end = Position(start.block, start.offset + 9)
    assert cited(FERRY, start, end).startswith("“The road” — Anna Berg, The ferry comes back")
    assert cited(FERRY, Position(0, 0), Position(0, 11), markdown=True).startswith("> “The harbour”\n>\n> — [The ferry")
