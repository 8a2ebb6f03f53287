"""Blocks are built by the same parts, whether a page's DOM is read or Markdown with HTML in it."""

import pytest

from tui_reader.article.document import Block, Cell, Container, Span
from tui_reader.extraction.building.containers import Containers
from tui_reader.extraction.building.grid import MOST_SPAN, Grid
from tui_reader.extraction.building.text_run import TextRun
from tui_reader.extraction.commonmark import read_markdown
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.shape.units import units

ADDRESS = "https://coast.example/ferry"
ROWS = "<tr><th rowspan=2>Boat<th colspan=2>Seats</tr><tr></tr><tr><td>below<td>above</tr><tr><td>Tern<td>40<td>12</tr>"


@pytest.mark.parametrize(
    "markup",
    [
        "<ol start=3><li>rope<li value=7>tar<li>nails</ol>",
        "<ul><li>rope<ol><li>hemp</ol></ul>",
        "<blockquote><p>The <b>ferry</b> is <a href=/late>late</a>.</p></blockquote>",
        f"<table>{ROWS}</table>",
        "<p>one <br> two</p>",
        "<h2>The <code>quay</code></h2><p>H<sub>2</sub>O <i>and <b>salt</b></i></p>",
        "<dl><dt>tern</dt><dd>a bird</dd></dl>",
        "<details><summary>More</summary><p>text</p></details>",
    ],
)
def test_html_is_the_same_blocks_in_a_page_and_in_markdown(markup: str) -> None:
    page = [unit.block for unit in units(parse(f"<body>{markup}</body>"), ADDRESS)]
    told = [*read_markdown(f"---\ntitle: T\n---\n\n{markup}\n", ADDRESS).blocks]
    assert page == told


def test_blanks_that_meet_are_one() -> None:
    run = TextRun()
    for text in (" the ", " ferry", " ", " is "):
        run.flow(text)
    run.line_break()
    run.flow(" late ")
    assert run.finish() == ("the ferry is\nlate", [])


def test_exact_text_keeps_its_blanks_and_those_beside_it() -> None:
    run = TextRun()
    run.flow("a ")
    run.exact("  ")
    run.flow(" b")
    assert run.finish()[0] == "a    b"


def test_a_part_begins_a_line_once_something_follows() -> None:
    run = TextRun()
    run.part()
    run.flow("rope")
    run.part()
    run.part()
    run.flow(" tar")
    run.part()
    assert run.finish()[0] == "rope\ntar"


def test_spans_end_by_name_in_any_order() -> None:
    run = TextRun()
    run.open("b", "STRONG")
    run.open("i", "EMPHASIS")
    run.flow("tern")
    run.close("b")
    run.flow(" gull")
    assert run.finish() == ("tern gull", [Span(0, 9, "EMPHASIS"), Span(0, 4, "STRONG")])


def test_what_is_open_goes_on_in_the_text_that_follows() -> None:
    run = TextRun()
    run.open("a", "LINK", "https://a.example/")
    run.anchor("start")
    run.flow("tern")
    assert run.take() == ("tern", [Span(0, 4, "LINK", "https://a.example/")], [("start", 0)])
    run.flow("gull")
    assert run.take() == ("gull", [Span(0, 4, "LINK", "https://a.example/")], [])


def test_items_are_numbered_by_their_list() -> None:
    path = Containers()
    path.open("LIST", 4)
    for own in (None, 9, None):
        path.open("ITEM", own)
        path.close()
    path.open("ITEM")
    assert path.path == (Container("LIST", 1, 4), Container("ITEM", 5, 11))
    path.open("LIST")
    path.open("ITEM", 3)
    assert path.path[-1].number is None


def table(*rows: list[tuple[str, int, int]]) -> Block:
    grid = Grid()
    for row in rows:
        grid.row()
        for text, down, across in row:
            grid.add(text, (), False, down, across)
    block = grid.block()
    assert block is not None
    return block


def test_cells_stand_past_those_that_reach_down() -> None:
    block = table([("a", 3, 2), ("b", 1, 1)], [("c", 1, 1)], [("d", 1, 1), ("e", 1, 1)])
    assert block.text == "a\tb\nc\nd\te"
    assert [(cell.row, cell.column) for cell in block.cells] == [(0, 0), (0, 2), (1, 2), (2, 2), (2, 3)]


def test_a_cell_reaches_over_no_more_than_a_table_can_have() -> None:
    block = table([("a", 10**6, 10**6), ("b", -1, 0)])
    assert block.cells == (Cell(0, 1, 0, 0, MOST_SPAN, MOST_SPAN), Cell(2, 3, 0, MOST_SPAN, 1, 1))


def test_a_row_without_cells_is_none() -> None:
    assert table([], [("a", 1, 1)], [], [("b", 1, 1)]).cells[-1].row == 1
