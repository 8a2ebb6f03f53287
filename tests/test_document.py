import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import documents
from tui_reader.article.document import (
    Block,
    Cell,
    Container,
    Document,
    Image,
    Position,
    Quote,
    Section,
    Span,
)
from tui_reader.article.form import VERSION, DocumentError, from_json, to_json

EVERYTHING = Document(
    url="https://coast.example/ferry?from=list",
    final_url="https://coast.example/ferry",
    title="The ferry comes back",
    byline="Mari Holm",
    site="Coast Weekly",
    published="2026-06-12",
    language="en",
    excerpt="After nineteen years.",
    engine="own",
    kept=0.75,
    words=12,
    minutes=1,
    blocks=(
        Block("HEADING", "What it costs", 2),
        Block(
            "PARAGRAPH",
            "See the report[1]",
            spans=(Span(8, 14, "LINK", "https://a.example/"), Span(14, 17, "NOTE", None, Position(2, 0))),
            inside=(Container("LIST", 1, 3), Container("ITEM", 2, 3)),
            language="de",
            direction="ltr",
        ),
        Block("TABLE", "a\tb", cells=(Cell(0, 1, 0, 0, header=True), Cell(2, 3, 0, 1, 2, 3))),
        Block("FIGURE", "The quay", image=Image("https://coast.example/q.jpg", "A quay")),
        Block("CODE", "x = 1", language="python"),
    ),
    outline=(Section("The ferry comes back", 1, Position(0, 0), (Section("What it costs", 2, Position(0, 0)),)),),
    quotes=(Quote("a", "Anna Berg", "she", "said", "SPEECH", ((Position(1, 0), Position(1, 3)),)),),
)

_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-2, 9), st.floats(), st.text(max_size=4)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)


@given(documents())
@settings(max_examples=40, deadline=None)
def test_a_document_is_the_same_after_json(document: Document) -> None:
    assert from_json(to_json(document)) == document


def test_every_field_survives_json() -> None:
    assert from_json(to_json(EVERYTHING)) == EVERYTHING
    assert from_json(to_json(EVERYTHING).encode()) == EVERYTHING


def test_json_leaves_out_what_has_its_default() -> None:
    block = json.loads(to_json(Document(blocks=(Block("PARAGRAPH", "a"),))))["blocks"][0]
    assert block == {"kind": "PARAGRAPH", "text": "a"}


def test_json_says_its_version() -> None:
    assert json.loads(to_json(Document()))["version"] == VERSION


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", '{"version": 0}', '{"version": 1, "blocks": 3}', "\ud800", "[" * 100_000, b"\xff\xfe"],
    ids=["empty", "null", "list", "no version", "old version", "blocks a number", "surrogate", "deep", "not UTF-8"],
)
def test_what_is_no_document_is_a_document_error(text: str | bytes) -> None:
    with pytest.raises(DocumentError):
        from_json(text)


@pytest.mark.parametrize(
    "block",
    [
        {"kind": "VERSE", "text": "a"},
        {"kind": "PARAGRAPH", "text": 1},
        {"kind": "PARAGRAPH", "text": "a", "spans": [{"start": 0, "end": 2, "kind": "STRONG"}]},
        {"kind": "PARAGRAPH", "text": "a", "spans": [{"start": 1, "end": 0, "kind": "STRONG"}]},
        {"kind": "PARAGRAPH", "text": "a", "spans": [{"start": 0, "end": 1, "kind": "BLINK"}]},
        {"kind": "PARAGRAPH", "text": "a", "spans": [{"start": 0, "end": 1, "kind": "LINK", "to": [0]}]},
        {"kind": "PARAGRAPH", "text": "a", "inside": [{"kind": "BOX", "id": 1}]},
        {"kind": "PARAGRAPH", "text": "a", "inside": [{"kind": "ITEM", "id": 1, "number": True}]},
        {"kind": "PARAGRAPH", "text": "a", "direction": "up"},
        {"kind": "HEADING", "text": "a", "level": -1},
        {"kind": "TABLE", "text": "a", "cells": [{"start": 0, "end": 1}]},
        {"kind": "FIGURE", "text": "a", "image": "a.png"},
        "PARAGRAPH",
    ],
)
def test_a_block_that_is_none_is_a_document_error(block: Any) -> None:
    with pytest.raises(DocumentError):
        from_json(json.dumps({"version": VERSION, "blocks": [block]}))


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_damaged_json_is_a_document_or_a_document_error(data: st.DataObject) -> None:
    value = json.loads(to_json(EVERYTHING))
    parent: Any = {"": value}
    key: Any = ""
    for _ in range(data.draw(st.integers(0, 6))):
        child = parent[key]
        if not isinstance(child, dict | list) or not child:
            break
        parent, key = child, data.draw(st.sampled_from(list(child) if isinstance(child, dict) else range(len(child))))
    parent[key] = data.draw(_json)
    try:
        document = from_json(json.dumps(value))
    except DocumentError:
        return
    assert to_json(from_json(to_json(document))) == to_json(document)


@given(st.one_of(st.text(), st.binary()))
def test_any_input_is_a_document_or_a_document_error(text: str | bytes) -> None:
    with pytest.raises(DocumentError):
        from_json(text)


def test_walk_gives_a_section_and_all_below_it_in_reading_order() -> None:
    inner = Section("c", 3, Position(2, 0))
    top = Section("a", 1, Position(0, 0), (Section("b", 2, Position(1, 0), (inner,)), Section("d", 2, Position(3, 0))))
    assert [section.title for section in top.walk()] == ["a", "b", "c", "d"]


def test_with_makes_a_changed_copy() -> None:
    changed = EVERYTHING.with_(title="Another")
    assert (changed.title, EVERYTHING.title, changed.blocks) == ("Another", "The ferry comes back", EVERYTHING.blocks)
