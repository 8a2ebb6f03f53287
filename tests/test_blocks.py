"""A document kept in parts is as one whose blocks are all there: lines, links, places; only fewer blocks are made."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ferry import long_article
from tests.strategies import documents
from tui_reader.article.blocks import Blocks, Part, characters
from tui_reader.article.document import Block, Document, Position
from tui_reader.article.links import Links, links_in
from tui_reader.article.place import find, place_of
from tui_reader.layout.layout import Layout
from tui_reader.layout.typography import Typography


def in_parts(document: Document, size: int, made: list[int] | None = None, miscounted: int = 0) -> Document:
    """The document with its blocks in parts of `size`; `made` gets the number of each part that is made."""
    blocks = tuple(document.blocks)
    starts = [*range(0, len(blocks), size), len(blocks)]
    parts = [
        Part(
            start,
            stop,
            sum(len(block.text) + 1 for block in blocks[start:stop]),
            len(links_in(blocks, start, stop)) + miscounted,
        )
        for start, stop in pairwise(starts)
    ]

    def load(number: int) -> tuple[Block, ...]:
        if made is not None:
            made.append(number)
        return blocks[parts[number].start : parts[number].stop]

    return document.with_(blocks=Blocks(parts, load))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents(), size=st.integers(1, 5), width=st.integers(8, 90), spacing=st.integers(0, 2))
def test_its_lines_are_those_of_the_whole(document: Document, size: int, width: int, spacing: int) -> None:
    typography = Typography(width, spacing)
    whole, parts = Layout(document, typography), Layout(in_parts(document, size), typography)
    assert [parts.line(y) for y in range(parts.height)] == [whole.line(y) for y in range(whole.height)]
    known = Layout(in_parts(document, size), typography, known={typography.key: parts.heights})
    assert [known.line(y) for y in reversed(range(known.height))] == [
        whole.line(y) for y in reversed(range(whole.height))
    ]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(document=documents(), size=st.integers(1, 5), miscounted=st.integers(0, 1))
def test_its_links_are_those_of_the_whole_even_when_they_were_counted_otherwise(
    document: Document, size: int, miscounted: int
) -> None:
    parts, whole = Links(in_parts(document, size, miscounted=miscounted)), Links(document)
    for block in range(len(document.blocks) + 1):
        assert [parts[index] for index in parts.of(block)] == [whole[index] for index in whole.of(block)]
    assert list(parts) == list(whole)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(document=documents(), size=st.integers(1, 5), at=st.integers(0, 40), offset=st.integers(0, 9))
def test_its_places_are_those_of_the_whole(document: Document, size: int, at: int, offset: int) -> None:
    parts = in_parts(document, size).blocks
    place = place_of(document.blocks, Position(at, offset))
    assert place_of(parts, Position(at, offset)) == place
    assert find(place, parts) == find(place, document.blocks)
    assert characters(parts) == characters(document.blocks)
    assert parts == document.blocks
    assert parts[1:7] == document.blocks[1:7]


def test_with_known_heights_only_what_is_looked_at_is_made() -> None:
    document, made = long_article(200), list[int]()
    known = {Typography(66).key: Layout(document, Typography(66)).heights}
    parts = in_parts(document, 256, made)
    layout = Layout(parts, Typography(66), known=known)
    assert made == []
    middle = layout.line_of(Position(len(document.blocks) // 2, 0))
    assert layout.line(middle).block == len(document.blocks) // 2
    assert len(set(made)) <= 2


def test_heights_of_another_layout_are_found_out() -> None:
    document = long_article(200)
    wrong = [height + 3 for height in Layout(document, Typography(66)).heights]
    layout = Layout(document, Typography(66), known={Typography(66).key: wrong})
    look_everywhere(layout)
    assert layout.heights == Layout(document, Typography(66)).heights


def look_everywhere(layout: Layout) -> None:
    for block in range(len(layout.document.blocks)):
        layout.line_of(Position(block, 0))


def test_a_block_outside_is_an_error() -> None:
    blocks = in_parts(long_article(5), 4).blocks
    assert blocks[-1] == blocks[len(blocks) - 1]
    for index in (len(blocks), -len(blocks) - 1):
        with pytest.raises(IndexError):
            blocks[index]
