"""A wide table or code block over the whole screen, driven by keys."""

from pathlib import Path

import pytest

from tests.driving import app_on, press, row_of, screen, settled, text
from tests.ferry import FERRY
from tui_reader.article.document import Block, Cell, Document
from tui_reader.complete import complete

pytestmark = pytest.mark.app

COLUMNS = ["Harbour", *(f"Ships_{year}" for year in range(2010, 2022))]
NAMES = [f"Harbour number {number}" for number in range(40)]


def _table() -> Block:
    rows = [COLUMNS, *([name, *(str(1000 + column) for column in range(1, 13))] for name in NAMES)]
    cells: list[Cell] = []
    at = 0
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            cells.append(Cell(at, at + len(value), row, column, header=row == 0))
            at += len(value) + 1
    return Block("TABLE", "\n".join("\t".join(values) for values in rows), cells=tuple(cells))


CODE = Block("CODE", "\n".join(f"line {number} " + "x" * 120 + " end" for number in range(60)), language="text")


def _article(*blocks: Block) -> Document:
    return complete(FERRY.with_(title="Ships", blocks=(Block("PARAGRAPH", "Ships by year."), *blocks)))


async def test_the_status_row_tells_the_keys_of_a_wide_table(tmp_path: Path) -> None:
    app = app_on(tmp_path, _article(_table(), *(FERRY.blocks[0] for _ in range(20))))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row = screen(app)[-1]
        assert row.lstrip().startswith("Ships ") and "table: ← → sideways, K whole · " in row and row.endswith(" %")
        await press(pilot, "G")
        assert "sideways" not in screen(app)[-1] and "coastweekly.example" in screen(app)[-1]


async def test_the_whole_table_keeps_the_head_of_its_columns_on_top(tmp_path: Path) -> None:
    app = app_on(tmp_path, _article(_table()))
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        before = screen(app)
        await press(pilot, "K")
        rows = screen(app)
        assert rows[0].strip() == "TABLE · 41 rows"
        assert rows[3].split()[:3] == ["Harbour", "Ships_2010", "Ships_2011"]
        assert NAMES[0] in rows[5] and "Ships by year." not in text(app)
        await press(pilot, "space")
        assert screen(app)[:5] == rows[:5]
        assert NAMES[17] in screen(app)[5] and NAMES[17] in rows[22]
        await press(pilot, "G")
        assert NAMES[39] in screen(app)[21] and screen(app)[:5] == rows[:5]
        assert "100 %" in screen(app)[-1]
        await press(pilot, "k", "u", "b", "g")
        assert screen(app)[:-1] == rows[:-1]
        await press(pilot, "j", "d")
        assert NAMES[0] not in text(app)
        await press(pilot, "escape")
        assert screen(app) == before


async def test_the_whole_table_moves_sideways(tmp_path: Path) -> None:
    app = app_on(tmp_path, _article(_table()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "K")
        assert "← → sideways" in screen(app)[-1]
        await press(pilot, "right", "right")
        rows = screen(app)
        assert "Harbour" in rows[3] and "Ships_2010" not in rows[3] and "Ships_2012" in rows[3]
        await press(pilot, "left", "left")
        assert "Ships_2010" in screen(app)[3]
        await press(pilot, "q")
        assert "Ships by year." in text(app)


async def test_code_that_fits_the_screen_is_seen_whole(tmp_path: Path) -> None:
    app = app_on(tmp_path, _article(CODE))
    async with app.run_test(size=(160, 30)) as pilot:
        await settled(pilot)
        assert " end" not in text(app) and "code: ← → sideways, K whole" in text(app)
        await press(pilot, "K")
        assert screen(app)[0].strip() == "CODE · 60 lines"
        assert "xxx end" in screen(app)[2]
        assert "sideways" not in screen(app)[-1]
        await press(pilot, "G", "K")
        assert row_of(screen(app), "Ships by year.") >= 0


async def test_a_selected_link_is_peeked_at_beside_a_table(tmp_path: Path) -> None:
    app = app_on(tmp_path, _article(FERRY.blocks[2]._replace(spans=FERRY.blocks[2].spans[:1]), _table()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "K")
        assert "not kept, so there is nothing to peek at" in screen(app)[-1]
        await press(pilot, "escape", "K")
        assert screen(app)[0].strip() == "TABLE · 41 rows"


async def test_the_whole_table_is_searched_and_what_stays_on_top_hides_no_hit(tmp_path: Path) -> None:
    app = app_on(tmp_path, _article(_table()))
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        before = screen(app)
        await press(pilot, "K", "slash", *"number 3")
        assert screen(app)[-1].endswith("1/11")
        await press(pilot, "enter", *"nnnnnnnnnn")
        assert "11/11 number 3 · " in screen(app)[-1] and NAMES[39] in text(app)
        await press(pilot, "N", "N", "N", "N", "N", "N", "N", "N", "N")
        assert "2/11 number 3" in screen(app)[-1] and row_of(screen(app), NAMES[30]) >= 5
        await press(pilot, "slash", *"Ships_2019", "enter")
        assert "1/1 Ships_2019" in screen(app)[-1] and "Ships_2019" in screen(app)[3]
        await press(pilot, "escape")
        assert "TABLE · 41 rows" in screen(app)[0] and "1/1" not in screen(app)[-1]
        await press(pilot, "escape")
        assert screen(app) == before


async def test_the_whole_table_is_copied_with_tabs(tmp_path: Path) -> None:
    app = app_on(tmp_path, _article(_table()))
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "K", "y")
        assert " sent " in screen(app)[-1]
        assert (tmp_path / "copy.txt").read_text().split("\n")[1].startswith("Harbour number 0\t1001\t1002\t")


async def test_the_whole_table_opens_where_it_was_scrolled(tmp_path: Path) -> None:
    app = app_on(tmp_path, _article(_table()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "right", "right")
        top = next(name for row in screen(app) for name in NAMES if name in row)
        columns = [row for row in screen(app) if "Ships_20" in row]
        await press(pilot, "K")
        rows = screen(app)
        assert top in rows[5] and NAMES[0] not in text(app)
        assert "Ships_2010" not in rows[3] and "Ships_2012" in rows[3]
        assert not columns or "Ships_2012" in columns[0]
        await press(pilot, "g", "left", "left")
        assert NAMES[0] in screen(app)[5] and "Ships_2010" in screen(app)[3]


async def test_the_whole_code_opens_where_it_was_scrolled(tmp_path: Path) -> None:
    app = app_on(tmp_path, _article(CODE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "0", "j", "right")
        first = next(row.split()[0] for row in screen(app) if "xxx" in row)
        await press(pilot, "K")
        assert "xxx" in screen(app)[0] and "line 2" not in screen(app)[0]
        assert first[:3] in screen(app)[0]
