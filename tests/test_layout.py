"""Lines of a document, and positions <-> lines both ways."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ferry import FERRY, long_article
from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Cell, Container, Document, Image, Position, Span
from tui_reader.layout.frames import Framer, frames
from tui_reader.layout.inserts import Insert, inserts
from tui_reader.layout.layout import Layout
from tui_reader.layout.lines import Line
from tui_reader.layout.typography import ASCII, Typography
from tui_reader.layout.wrap import breaks


def rows(document: Document, width: int = 66) -> list[str]:
    """The text column as rows, the two columns left of it included."""
    layout = Layout(document, Typography(width), meta="By Mari Holm")
    return [row(layout, layout.line(y)) for y in range(layout.height)]


def row(layout: Layout, line: Line) -> str:
    source = {"TITLE": layout.title, "META": layout.meta}.get(line.role, "")
    if not source and 0 <= line.block < len(layout.document.blocks):
        source = layout.document.blocks[line.block].text
    margin = " " * (2 + min(0, line.indent))
    if line.pieces:
        text = line.ornament
        for piece in line.pieces:
            text = text.ljust(line.indent + piece.x) + source[piece.start : piece.end] + piece.more
        return (margin + text).rstrip()
    return (margin + line.ornament + source[line.start : line.end] + line.tail).rstrip()


def test_an_articles_title_has_air_above_and_a_line_below_and_no_other_line_has() -> None:
    drawn = rows(FERRY)
    assert drawn[:4] == ["", "  The ferry comes back to Lindhavn", "  " + "━" * 32, "  By Mari Holm"]
    assert not any("━" in line for line in drawn[3:])


def test_without_a_margin_the_title_stands_on_the_first_row() -> None:
    layout = Layout(FERRY, Typography(20, hang=0), meta="By Mari Holm")
    assert [layout.line(y).role for y in range(4)] == ["TITLE", "TITLE", "META", "BLANK"]


def test_sections_hang_into_the_margin_below_two_blank_lines() -> None:
    drawn = rows(FERRY)
    at = drawn.index("What the ferry costs")
    assert drawn[at - 2 : at + 3] == [
        "", "", "What the ferry costs", "",
        "  Three things were promised when the line was cut, and only the",
    ]  # fmt: skip


def test_items_hang_under_their_first_letter() -> None:
    drawn = rows(FERRY)
    at = drawn.index("    1. a bus every hour, also in winter and on Sundays, paid for by")
    assert drawn[at + 1] == "       the county and not by those who need it;"
    assert drawn[at + 2] == "    2. a new breakwater;"


def test_a_nested_list_goes_four_columns_deeper() -> None:
    outer, inner = Container("LIST", 1), Container("LIST", 3)
    blocks = (
        Block("PARAGRAPH", "outer", inside=(outer, Container("ITEM", 2))),
        Block("PARAGRAPH", "inner", inside=(outer, Container("ITEM", 2), inner, Container("ITEM", 4))),
    )
    assert rows(Document(title="T", blocks=blocks))[5:7] == ["    • outer", "        ◦ inner"]


def test_numbers_of_one_list_are_as_wide_as_the_largest() -> None:
    outer = Container("LIST", 1, 9)
    items = tuple(
        Block("PARAGRAPH", f"item {number}", inside=(outer, Container("ITEM", number, number))) for number in (9, 10)
    )
    assert rows(Document(title="T", blocks=items))[5:7] == ["     9. item 9", "    10. item 10"]


def test_code_keeps_its_blanks_and_a_quotation_its_bar() -> None:
    drawn = rows(FERRY)
    assert "  ┆     base = 4.20 + 1.10 * zone" in drawn
    assert "    ┃ We never left. We only stopped being counted." in drawn


def test_a_table_has_three_rules_and_numbers_at_the_right() -> None:
    drawn = rows(FERRY)
    at = next(number for number, line in enumerate(drawn) if "Planned" in line)
    assert drawn[at - 1] == drawn[at + 1] == drawn[at + 4] == "  " + "─" * 19
    assert drawn[at + 2].split() == ["2019", "20.5", "18.0"]


def test_a_fourth_level_runs_in_on_its_paragraph() -> None:
    blocks = (
        *(Block("HEADING", f"H{level}", level) for level in (2, 3, 4)),
        Block("PARAGRAPH", "The first paragraph stands on the line of its heading and goes on and on, past the edge."),
    )
    document = Document(title="T", blocks=blocks)
    layout = Layout(document, Typography(40))
    first = layout.line_of(Position(3, 0))
    assert row(layout, layout.line(first)) == "  H4. The first paragraph stands on the"
    assert layout.line_of(Position(2, 1)) == first


def test_an_image_says_its_words_and_its_caption() -> None:
    drawn = rows(FERRY)
    at = drawn.index("  ▨ The office, seen from the quay")
    assert drawn[at + 1] == "    The harbour office at noon. Photo: Ida Ness"
    nameless = Document(title="T", blocks=(Block("FIGURE", "", image=Image("https://a.example/x.png")),))
    assert "  ▨ image" in rows(nameless)


def test_ascii_glyphs_replace_every_mark() -> None:
    document = FERRY.with_(title="plain", blocks=tuple(block for block in FERRY.blocks if block.text.isascii()))
    layout = Layout(document, Typography(66, glyphs=ASCII))
    assert all(layout.line(y).ornament.isascii() for y in range(layout.height))


COSTS = (
    ("Year", "Planned cost", "Paid in the end", "Share of the county", "What the ministry said about it in its report"),
    ("2019", "20.5", "18.0", "12 %", "that nothing could be heard at the time of asking"),
    ("2020", "20.5", "23.1", "14 %", "that it was the weather, and the price of steel"),
)


def table(*of_rows: tuple[str, ...]) -> Block:
    cells: list[Cell] = []
    at = 0
    for number, values in enumerate(of_rows):
        for column, value in enumerate(values):
            cells.append(Cell(at, at + len(value), number, column, header=number == 0))
            at += len(value) + 1
    return Block("TABLE", "\n".join("\t".join(values) for values in of_rows), cells=tuple(cells))


@pytest.mark.parametrize("width", [12, 20, 30, 40, 50])
def test_a_wide_table_keeps_to_its_rules_and_cuts_no_number(width: int) -> None:
    layout = Layout(Document(title="T", blocks=(table(*COSTS),)), Typography(width))
    seen: set[str] = set()
    while True:
        drawn = [row(layout, line) for line in layout.lines(0)]
        rule = cell_len(drawn[-1])
        assert cell_len(drawn[0]) == rule <= width + 2 and set(drawn[-1]) == {" ", "─"}
        assert all(cell_len(line) <= rule for line in drawn)
        words = {word for line in drawn for word in line.split()}
        assert not {word for word in words if word[:1].isdigit()} - {value.split()[0] for r in COSTS for value in r}
        seen |= words
        before = layout.shifted(0)
        assert ("←" in drawn[0], "→" in drawn[0]) == (before > 0, before < layout.overflow(0) or "…" in "".join(drawn))
        layout.shift(0, 1)
        if layout.shifted(0) == before:
            break
    assert {"2019", "18.0", "23.1", "12"} <= seen


def test_a_position_in_a_column_that_lies_outside_has_the_line_of_its_row() -> None:
    block = table(*COSTS)
    layout = Layout(Document(title="T", blocks=(block,)), Typography(30))
    for value in ("18.0", "23.1"):
        line = layout.line_of(Position(0, block.text.index(value)))
        year = "2019" if value == "18.0" else "2020"
        assert year in row(layout, layout.line(line))


def linked(words: str, number: int) -> Block:
    link = Span(0, len(words), "LINK", f"https://coastweekly.example/{number}")
    return Block("PARAGRAPH", words, spans=(link,), inside=(Container("LIST", 1), Container("ITEM", 2 + number)))


@pytest.mark.parametrize(
    ("names", "gaps"),
    [
        (("The county wants its breakwater back", "Who pays for the bell", "A short history of the noon boat"), [1, 1]),
        (("Lindhavn", "Bell", "The ferry"), [0, 0]),
    ],
    ids=["headlines", "names"],
)
def test_a_list_of_links_breathes_where_they_are_headlines(names: tuple[str, ...], gaps: list[int]) -> None:
    document = Document(title="T", blocks=tuple(linked(name, number) for number, name in enumerate(names)))
    layout = Layout(document, Typography(66))
    tops = [layout.top_of(block) for block in range(len(names))]
    assert [below - top - 1 for top, below in pairwise(tops)] == gaps


def test_a_list_of_sentences_with_links_in_them_stays_together() -> None:
    words = "a bus every hour, also in winter and on Sundays, paid for by the county"
    items = tuple(
        linked(words, number)._replace(spans=(Span(2, 5, "LINK", "https://coastweekly.example/bus"),))
        for number in range(3)
    )
    layout = Layout(Document(title="T", blocks=items), Typography(80))
    assert layout.top_of(2) - layout.top_of(0) == 2


def test_the_air_of_a_list_is_the_same_wherever_its_making_begins() -> None:
    names = [f"The county wants its breakwater number {number} back" for number in range(40)]
    document = Document(title="T", blocks=tuple(linked(name, number) for number, name in enumerate(names)))
    whole = frames(document.blocks, Typography(66))
    levels: tuple[int, ...] = ()
    assert all(Framer(document.blocks, levels, Typography(66)).frames(n, n + 1) == whole[n : n + 1] for n in range(40))


def test_code_in_a_sentence_stands_in_marks_that_are_counted() -> None:
    text = "Call fare(zone) before the boat leaves."
    block = Block("PARAGRAPH", text, spans=(Span(5, 15, "CODE"),))
    layout = Layout(Document(title="T", blocks=(block,)), Typography(16))
    inserted = [insert for line in layout.lines(0) for insert in line.inserted]
    assert inserted == [Insert(5, "`"), Insert(15, "`", True)]
    assert [text[line.start : line.end] for line in layout.lines(0)] == [
        "Call",
        "fare(zone)",
        "before the boat",
        "leaves.",
    ]


def test_code_that_was_cut_in_spans_has_one_pair_of_marks_and_blanks_have_none() -> None:
    block = Block("PARAGRAPH", "ab cd   ", spans=(Span(0, 1, "CODE"), Span(1, 2, "CODE"), Span(6, 8, "CODE")))
    assert inserts(block, ("", ""), ("`", "`")) == (Insert(0, "`"), Insert(2, "`", True))


def test_a_link_stands_around_the_code_it_is_made_of() -> None:
    block = Block("PARAGRAPH", "fare", spans=(Span(0, 4, "CODE"), Span(0, 4, "LINK", "https://a.example/")))
    assert inserts(block, ("{", "}"), ("`", "`")) == (Insert(0, "{`"), Insert(4, "`}", True))


def test_a_wide_table_moves_sideways_and_keeps_its_first_column() -> None:
    names = [f"column number {number}" for number in range(12)]
    text = "\t".join(names)
    cells, at = [], 0
    for column, name in enumerate(names):
        cells.append(Cell(at, at + len(name), 0, column))
        at += len(name) + 1
    layout = Layout(Document(title="T", blocks=(Block("TABLE", text, cells=tuple(cells)),)), Typography(40))
    before = row(layout, layout.lines(0)[1])
    assert layout.overflow(0) > 0
    layout.shift(0, 3)
    after = row(layout, layout.lines(0)[1])
    assert before.split("  ")[1] == after.split("  ")[1] and before != after
    layout.shift(0, -99)
    assert row(layout, layout.lines(0)[1]) == before


@given(
    width=st.integers(1, 120),
    spacing=st.integers(0, 2),
    texts=st.lists(st.text("ab c\n-é漢😀\u0301.", max_size=80), min_size=1, max_size=6),
)
def test_every_position_is_on_a_line_and_every_line_knows_its_position(
    width: int, spacing: int, texts: list[str]
) -> None:
    document = Document(title="T", blocks=tuple(Block("PARAGRAPH", text) for text in texts))
    layout = Layout(document, Typography(width, spacing))
    for index, text in enumerate(texts):
        lines = layout.lines(index)
        assert layout.line_of(Position(index, 0)) == layout.top_of(index)
        assert [line.start for line in lines] == sorted(line.start for line in lines)
        for offset in range(len(text)):
            y = layout.line_of(Position(index, offset))
            assert layout.position_at(y) <= (index, offset)
            assert layout.line_of(layout.position_at(y)) == y
    assert sum(1 for y in range(layout.height) if layout.has_text(y)) == sum(
        len(layout.lines(index)) for index in range(len(texts))
    )


@given(text=st.text("abc 漢字。「」😀é\u0301-", max_size=200), width=st.integers(2, 60))
def test_lines_fit_their_width_and_lose_nothing(text: str, width: int) -> None:
    starts = list(breaks(text, width))
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert "".join(pieces) == text
    assert all(cell_len(piece.rstrip(" ")) <= max(width, 2) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("a well-known ferry", ["a well-", "known", "ferry"]),
        ("incomprehensible", ["incompre", "hensible"]),
        ("one\n\ntwo", ["one", "", "two"]),
        ("港は閉じた。人", ["港は閉じ", "た。人"]),
        ("港は閉じ。人", ["港は閉", "じ。人"]),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, lines: list[str]) -> None:
    starts = list(breaks(text, 8))
    ends = [*starts[1:], len(text)]
    assert [text[a:b].rstrip(" \n") for a, b in zip(starts, ends, strict=True)] == lines


def test_deep_nesting_leaves_half_of_the_column() -> None:
    path = tuple(Container("ITEM" if number % 2 else "LIST", number) for number in range(200))
    frame = frames([Block("PARAGRAPH", "deep", inside=path)], Typography(60))[0]
    assert cell_len(frame.rest) <= 30


def test_only_what_is_looked_at_is_made() -> None:
    layout = Layout(long_article(200), Typography(66))
    assert layout.height > 2000
    assert len(layout._lines._lines) < 10


def test_a_note_that_is_the_item_of_a_numbered_list_has_its_number_once() -> None:
    notes = Container("LIST", 1, 1)
    blocks = tuple(
        Block("PARAGRAPH", f"Box {n}.", inside=(notes, Container("ITEM", 2 * n, n), Container("NOTE", 2 * n + 1, n)))
        for n in (1, 2)
    )
    layout = Layout(Document(blocks=blocks), Typography(40))
    assert [layout.lines(block)[0].ornament for block in (0, 1)] == ["  1. ", "  2. "]
    alone = Document(blocks=(Block("PARAGRAPH", "Box.", inside=(Container("NOTE", 1, 3),)),))
    assert Layout(alone, Typography(40)).lines(0)[0].ornament == "3. "
