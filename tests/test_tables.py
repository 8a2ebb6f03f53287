from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import tables
from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Cell
from tui_reader.layout.tables import TableLayout, fit

COSTS = [
    ["Year", "Planned", "Paid", "Remarks"],
    ["2019", "20.5", "18.0", "nothing was said about it in the council that year"],
    ["2020", "20.5", "1 023.1", "it rained"],
    ["2021", "—", "-3 %", ""],
]


def table(rows: list[list[str]], headers: int = 1) -> Block:
    text = ""
    cells: list[Cell] = []
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            text += "" if not cells else "\t" if column else "\n"
            cells.append(Cell(len(text), len(text) + len(value), row, column, header=row < headers))
            text += value
    return Block("TABLE", text, cells=tuple(cells))


def drawn(block: Block, layout: TableLayout) -> list[str]:
    lines = []
    for row in layout.rows:
        for pieces in row.lines:
            line = ""
            for piece in pieces:
                line += " " * (piece.x - cell_len(line)) + block.text[piece.start : piece.end]
            lines.append(line.rstrip())
    return lines


def test_a_table_that_fits_is_drawn_with_numbers_at_the_right() -> None:
    block = table(COSTS)
    assert drawn(block, fit(block, 90)) == [
        "Year  Planned     Paid  Remarks",
        "2019     20.5     18.0  nothing was said about it in the council that year",
        "2020     20.5  1 023.1  it rained",
        "2021        —     -3 %",
    ]


def test_a_table_a_little_too_wide_wraps_its_cells() -> None:
    block = table(COSTS)
    layout = fit(block, 44)
    assert layout.width <= 44
    assert drawn(block, layout) == [
        "Year  Planned     Paid  Remarks",
        "2019     20.5     18.0  nothing was said",
        "                        about it in the",
        "                        council that year",
        "2020     20.5  1 023.1  it rained",
        "2021        —     -3 %",
    ]


def test_a_table_that_only_just_does_not_fit_wraps_one_column_and_not_the_first() -> None:
    block = table([["A column of words", "A column of words", "A column of words"], ["a", "b", "c"]])
    assert drawn(block, fit(block, 50))[:2] == [
        "A column of words  A column of words  A column of",
        " " * 38 + "words",
    ]


def test_no_word_is_broken_that_has_room_and_the_column_of_words_is_not_the_narrowest() -> None:
    heads = ["Year", "Planned", "Paid", "Share of county", "Share of state", "Passengers", "Remarks of the auditor"]
    block = table(
        [heads, ["2019", "20.5", "18.0", "12 %", "61 %", "26130", "nothing was said but that the boat came late"]]
    )
    layout = fit(block, 66)
    assert layout.width <= 66
    lines = drawn(block, layout)
    assert "Passengers" in lines[0] and len(lines) < 8
    assert layout.columns[-1].width > max(column.width for column in layout.columns[:-1])


def test_a_table_whose_words_do_not_fit_goes_sideways_before_they_are_broken() -> None:
    block = table([["Passengers", "Breakwaters", "Timetables", "Lighthouses"], ["1", "2", "3", "4"]])
    layout = fit(block, 40)
    assert layout.width > 40 and drawn(block, layout)[0].split() == block.text.split("\n")[0].split("\t")


def test_a_table_much_too_wide_stays_readable_and_says_how_wide_it_is() -> None:
    block = table([["a fairly long heading"] * 8, ["and a value below it"] * 8])
    layout = fit(block, 40)
    assert layout.width > 40
    assert min(column.width for column in layout.columns) >= 8


def test_header_rows_are_counted() -> None:
    assert fit(table(COSTS), 80).head == 1
    assert fit(table(COSTS, headers=2), 80).head == 2
    assert fit(table(COSTS, headers=0), 80).head == 0


def test_a_cell_over_columns_has_the_room_of_all_of_them() -> None:
    block = Block(
        "TABLE",
        "Costs of the ferry\n1\t2",
        cells=(Cell(0, 18, 0, 0, colspan=2, header=True), Cell(19, 20, 1, 0), Cell(21, 22, 1, 1)),
    )
    assert drawn(block, fit(block, 40))[0] == "Costs of the ferry"


def test_wide_characters_are_counted_in_cells() -> None:
    block = table([["日本", "x"], ["a", "y"]])
    assert [column.x for column in fit(block, 40).columns] == [0, 6]


def test_spans_that_lead_out_of_the_table_take_no_time() -> None:
    block = Block("TABLE", "ab", cells=(Cell(0, 1, 0, 0, 10**9, 10**9), Cell(1, 2, 10**9, 10**9)))
    assert len(fit(block, 40).rows) == 2


@given(tables(), st.integers(1, 60))
@settings(max_examples=40, deadline=None)
def test_every_character_of_every_cell_is_drawn_once(block: Block, width: int) -> None:
    layout = fit(block, width)
    shown = [block.text[piece.start : piece.end] for row in layout.rows for line in row.lines for piece in line]
    assert sorted("".join("".join(shown).split())) == sorted("".join(block.text.split()))


@given(tables(), st.integers(1, 60))
@settings(max_examples=40, deadline=None)
def test_pieces_stay_in_their_columns(block: Block, width: int) -> None:
    layout = fit(block, width)
    for row in layout.rows:
        for line in row.lines:
            ends = [piece.x + cell_len(block.text[piece.start : piece.end].rstrip()) for piece in line]
            assert all(end <= after.x for end, after in zip(ends, line[1:], strict=False))
            assert not ends or ends[-1] <= max(layout.width, 2)
