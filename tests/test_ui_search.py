"""Searching in the text, driven by keys."""

from collections.abc import Coroutine
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driving import app_on, press, resized, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY, long_article
from tui_reader.article.document import Block, Cell
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.keys.presets import PRESETS
from tui_reader.ui.passages import searching as search

pytestmark = pytest.mark.app

LONG = long_article()


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    return app_on(tmp_path, LONG)


def _drawn(app: ReaderApp, words: str, attribute: str) -> list[str]:
    """What is drawn with an attribute ("reverse", "underline") in the rows that hold `words`."""
    strips = app.screen._compositor.render_strips()
    return [
        segment.text
        for strip in strips
        if words in strip.text
        for segment in strip
        if segment.style and getattr(segment.style, attribute)
    ]


async def test_the_first_hit_comes_into_view_while_it_is_typed(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"chapter 7")
        rows = screen(app)
        assert rows[-1].strip() == "/chapter 7   1/1"
        assert row_of(rows, "Chapter 7") == 7
        await press(pilot, "enter")
        assert " 1/1 chapter 7 · " in screen(app)[-1] and screen(app)[-1].lstrip().startswith("Chapter 7 ")


async def test_a_hit_on_the_screen_moves_nothing_and_is_underlined_among_the_reversed(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"harbour", "enter")
        assert screen(app)[1] == "      The long story of the ferry"
        others = len(_drawn(app, "The harbour of Lindhavn", "reverse"))
        assert others >= 1 and _drawn(app, "The harbour of Lindhavn", "underline") == ["harbour"]
        await press(pilot, "n")
        assert "2/12 harbour" in screen(app)[-1]
        assert _drawn(app, "The harbour of Lindhavn", "underline") == ["harbour"]
        assert row_of(screen(app), "▸ The harbour of Lindhavn") > 0


async def test_capitals_count_when_there_are_any(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        words = " ".join([LONG.title, *(block.text for block in LONG.blocks)])
        for typed, said in (
            ("the", f"1/{words.lower().count('the')}"), ("The", f"1/{words.count('The')}"), ("THE", "none"),
        ):  # fmt: skip
            await press(pilot, "slash", *typed)
            assert screen(app)[-1].endswith(said), typed
            await press(pilot, "escape")


async def test_hits_are_found_across_the_lines_of_the_screen(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert row_of(screen(app), "some two hundred people") == -1
        await press(pilot, "slash", *"two hundred people had", "enter")
        assert "1/12" in screen(app)[-1]
        assert " ".join(_drawn(app, "", "reverse")).split() == ["two", "hundred", "people", "had"]


async def test_n_goes_on_and_round_and_says_so(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"chapter", "enter", "3", "n")
        assert "4/12 chapter" in screen(app)[-1]
        await press(pilot, "N")
        assert "3/12 chapter" in screen(app)[-1]
        await press(pilot, "9", "n", "n")
        assert "n wrapped to the top · 1/12" in screen(app)[-1]
        await press(pilot, "N")
        assert "N wrapped to the end · 12/12" in screen(app)[-1]
        assert row_of(screen(app), "Chapter 12") >= 0


async def test_n_goes_from_the_screen_when_the_hit_is_out_of_sight(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"chapter", "enter", "5", "0", "%")
        top = next(row for row in screen(app) if "Chapter" in row)
        await press(pilot, "n")
        assert f" {top.split()[-1]}/12 " in screen(app)[-1]


async def test_escape_while_typing_comes_back_to_where_it_began(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j")
        before = screen(app)
        await press(pilot, "slash", *"chapter 9")
        assert screen(app) != before
        await press(pilot, "escape")
        assert screen(app) == before


async def test_escape_takes_the_marks_away_and_returns_only_when_nothing_was_done(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"chapter 9", "enter", "escape")
        assert "The long story" in screen(app)[1]
        assert "back where the search began" in screen(app)[-1]
        assert _drawn(app, "", "reverse") == []
        await press(pilot, "slash", *"chapter 9", "enter", "j", "escape")
        assert row_of(screen(app), "Chapter 9") == 6
        assert _drawn(app, "", "reverse") == []


async def test_the_text_typed_last_is_remembered(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        assert "nothing was searched for yet" in screen(app)[-1]
        await press(pilot, "slash", *"chapter", "enter", "escape", "n")
        assert "1/12 chapter" in screen(app)[-1]
        await press(pilot, "slash", "enter")
        assert "2/12 chapter" in screen(app)[-1]
        await press(pilot, "slash", "up")
        assert screen(app)[-1].lstrip().startswith("/chapter ")


async def test_it_is_remembered_in_the_next_article(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, LONG.with_(url=ADDRESS + "/long", final_url=ADDRESS + "/long"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"quay", "enter")
        assert "1/2 quay" in screen(app)[-1]
        await press(pilot, "colon", *"long story", "enter")
        assert "quay" not in screen(app)[-1]
        await press(pilot, "n")
        assert "1/12 quay" in screen(app)[-1]


async def test_a_search_goes_round_and_says_so(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "G", "slash", *"chapter 2")
        assert screen(app)[-1].strip() == "/chapter 2   1/1 · from the top"
        await press(pilot, "enter")
        assert screen(app)[-1].lstrip().startswith("1/1 · from the top ")


BACK = {"default": "ctrl+r", "less": "?", "vim": "?", "w3m": "?"}


@pytest.mark.parametrize("preset", PRESETS)
async def test_on_the_way_back_the_hit_before_is_found_and_n_repeats_it(tmp_path: Path, preset: str) -> None:
    app = app_on(tmp_path, LONG, settings=Settings(preset=preset))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *"50%", BACK[preset], *"chapter")
        first = int(screen(app)[-1].strip().split("   ")[1].split("/")[0])
        assert screen(app)[-1].lstrip().startswith(f"?chapter   {first}/12") and 4 < first < 9
        await press(pilot, "enter", "n")
        assert f" {first - 1}/12 chapter" in screen(app)[-1]
        await press(pilot, "N", "N")
        assert f" {first + 1}/12 chapter" in screen(app)[-1]
        await press(pilot, "2", "0", "n")
        assert "n wrapped to the end" in screen(app)[-1]
        await press(pilot, "escape", "slash", "enter")
        before = int(screen(app)[-1].split("/12")[0].split()[-1])
        await press(pilot, "N")
        assert f" {before - 1}/12 chapter" in screen(app)[-1]


async def test_a_search_on_the_way_back_goes_round_and_says_so(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+r", *"chapter 9")
        assert screen(app)[-1].strip() == "?chapter 9   1/1 · from the end"


@pytest.mark.parametrize("preset", PRESETS)
async def test_in_lists_a_question_mark_is_help_in_every_preset(tmp_path: Path, preset: str) -> None:
    app = app_on(tmp_path, LONG, settings=Settings(preset=preset))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "A", "question_mark")
        assert "HELP" in screen(app)[0] or "IN THE ARTICLES" in text(app)
        await press(pilot, "escape", "q", "t", "question_mark")
        assert "IN LISTS" in text(app)


@pytest.mark.parametrize(
    "keys",
    [
        ("slash", *"chapter 9", "escape"), ("slash", *"chapter 9", "enter", "escape"),
        ("slash", *"chapter 9", "enter", "escape", "slash", *"chapter 2", "enter", "escape"),
        ("slash", *"chapter 9", "enter", "slash", *"chapter 2", "enter", "escape"),
        ("slash", *"chapter 9", "enter", "slash", *"chapter 2", "enter", "backspace"),
        ("slash", *"chapter 9", "enter", "n", "escape", "backspace"),
        ("slash", *"nowhere", "enter"), ("slash", *"nowhere", "enter", "escape"),
        ("slash", *"chapter 9", "enter", "backspace"),
    ],
)  # fmt: skip
async def test_a_search_that_was_only_looked_at_is_no_step(app: ReaderApp, keys: tuple[str, ...]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "]", "]", "5", "0", "%", "backspace", *"jj")
        stops, place = list(app.reader_screen.trail._back), app.reader_screen.standpoint.place()
        ahead = list(app.reader_screen.trail._ahead)
        await press(pilot, *keys)
        assert app.reader_screen.standpoint.place() == place
        assert app.reader_screen.trail._back == stops
        if "backspace" not in keys:
            assert app.reader_screen.trail._ahead == ahead


async def test_a_search_taken_back_leaves_the_place_before_the_last_jump(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "0", "%", "slash", *"chapter 9", "enter", "escape", "apostrophe", "apostrophe")
        assert "The long story" in screen(app)[1]


async def test_escape_while_typing_a_second_search_stays_at_the_first_hit(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"chapter 9", "enter")
        first = screen(app)[:-1]
        await press(pilot, "slash", *"chapter 2", "escape")
        assert [row.strip(" ▸") for row in screen(app)[:-1]] == [row.strip(" ▸") for row in first]


async def test_an_expression_half_typed_leaves_what_was_found(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", "backslash", *r"vchapter 9")
        rows = screen(app)[:-1]
        await press(pilot, "(")
        assert screen(app)[:-1] == rows
        await press(pilot, "enter")
        assert "The long story" in screen(app)[1]


async def test_what_is_nowhere_is_said_and_moves_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = screen(app)[:-1]
        await press(pilot, "slash", *"zebra")
        assert screen(app)[-1].strip() == "/zebra   none"
        await press(pilot, "enter")
        assert screen(app)[:-1] == before
        assert "nothing matches “zebra”" in screen(app)[-1]


async def test_a_regular_expression_follows_a_mark_and_a_wrong_one_is_told(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", "backslash", *r"v^chapter 1\d$")
        assert "1/3" in screen(app)[-1]
        await press(pilot, "escape", "slash", "backslash", *"v(", "enter")
        assert "missing )" in screen(app)[-1]


async def test_hits_in_tables_and_code_are_marked(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"23.1", "enter")
        assert _drawn(app, "2020", "reverse") == ["23.1"]
        await press(pilot, "slash", *"base / 2", "enter")
        assert _drawn(app, "return", "reverse") == ["base / 2"]


async def test_a_hit_beyond_the_edge_is_moved_into_sight(tmp_path: Path) -> None:
    code = Block("CODE", f"first = {'x' * 90} + wanted\nsecond")
    cells = tuple(Cell(at * 21, at * 21 + 20, 0, at) for at in range(7))
    table = Block("TABLE", "\t".join(f"anunbrokencellsno{at}xx" for at in range(7)), cells=cells)
    app = app_on(tmp_path, FERRY.with_(blocks=(*FERRY.blocks[:2], code, table), quotes=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "+ wanted" not in text(app)
        await press(pilot, "slash", *"+ wanted", "enter")
        assert _drawn(app, "", "reverse") == ["+ wanted"]
        assert "no6" not in text(app)
        await press(pilot, "slash", *"no6", "enter")
        assert _drawn(app, "", "reverse") == ["no6"]


async def test_panes_are_filtered_instead(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "t", "slash", *"costs")
        assert "county’s" not in "".join(row[:20] for row in screen(app))
        await press(pilot, "escape", "escape", "quotation_mark", "slash", *"liv aas", "enter")
        assert row_of([row[96:] for row in screen(app)], "They counted the") >= 0
        assert row_of([row[96:] for row in screen(app)], "The road is open") == -1


async def test_an_article_without_a_text_has_nothing_to_search(tmp_path: Path) -> None:
    app = app_on(tmp_path, address="https://nowhere.example/")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        assert "there is no article here" in text(app)


async def test_hits_stay_marked_through_another_width(app: ReaderApp) -> None:
    async def reversed_(pilot: Pilot[int], width: int) -> str:
        await resized(pilot, width, 24)
        await settled(pilot)
        return " ".join(" ".join(_drawn(app, "", "reverse")).split())

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"come to see it", "enter")
        assert await reversed_(pilot, 60) == await reversed_(pilot, 100) == "come to see it"


async def test_a_word_of_the_title_is_found_and_marked_there(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY.with_(title="Zugvögel, the ferry and all that came of it " * 3))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"zugvogel")
        assert screen(app)[-1].endswith("1/3") and styles_of(app, "Zugvögel")[:2] == ["current", "hit"]
        await press(pilot, "enter", "n", "n")
        assert "3/3" in screen(app)[-1] and app.reader_screen.body.view.top == 0
        await press(pilot, "G", "n")
        assert "n wrapped to the top · 1/3" in screen(app)[-1] and "Zugvögel" in screen(app)[1]
        await press(pilot, "slash", *"ferry", "enter")
        assert "1/" in screen(app)[-1]
        await press(pilot, "v")
        assert "Zugv" not in app.reader_screen.on_demand.selection.text(cited_=False)


def styles_of(app: ReaderApp, words: str) -> list[str]:
    """How each place of `words` on the screen is marked."""
    strips = app.screen._compositor.render_strips()
    styles = [segment.style for strip in strips for segment in strip if segment.text == words]
    marked = (style for style in styles if style is not None and style.reverse)
    return ["current" if style.underline else "hit" for style in marked]


async def test_in_a_long_text_a_key_never_waits_for_the_whole_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind: list[Coroutine[None, None, None]] = []
    monkeypatch.setattr(search, "AT_ONCE", 0.0)
    monkeypatch.setattr(search.Searching, "_run", lambda _, work: behind.append(work))
    app = app_on(tmp_path, long_article(600))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"chapter")
        assert screen(app)[-1].endswith("1/32…")
        await behind[-1]
        assert screen(app)[-1].endswith("1/600")
        await press(pilot, "escape", "slash", *"chapter 599")
        assert screen(app)[-1].endswith("looking…")
        await behind[-1]
        await settled(pilot)
        assert screen(app)[-1].endswith("1/1") and row_of(screen(app), "Chapter 599") == 7
        await press(pilot, "escape", "slash", *"chapter 59", "enter")
        assert "1/1… chapter 59" in screen(app)[-1] and row_of(screen(app), "Chapter 59") == 7
        await behind[-1]
        await settled(pilot)
        assert "1/11 chapter 59" in screen(app)[-1]
        await press(pilot, "N")
        assert "N wrapped to the end · 11/11" in screen(app)[-1]
    for work in behind:
        work.close()


async def test_a_backquote_goes_to_a_mark_as_in_vim(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG, settings=Settings(preset="vim"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "m", "a")
        before = screen(app)[:10]
        await press(pilot, "G")
        assert screen(app)[:10] != before
        await press(pilot, "grave_accent", "a")
        assert screen(app)[:10] == before
