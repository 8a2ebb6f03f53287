"""The reading screen, driven by keys."""

from pathlib import Path

import pytest

from tests.driving import app_on, press, resized, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY, long_article
from tui_reader.article.document import Block
from tui_reader.complete import complete
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp

pytestmark = pytest.mark.app

LONG = long_article()


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    return app_on(tmp_path, LONG)


async def test_the_title_the_meta_line_and_the_first_paragraph_open_the_page(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        rows = screen(app)
        assert rows[:3] == ["", "      The ferry comes back to Lindhavn", "      " + "━" * 32]
        assert rows[3] == "      By Mari Holm · Coast Weekly · 12 June 2026 · 1\u00a0min"
        assert rows[5].startswith("      The harbour of Lindhavn was closed for nineteen years.")
        assert rows[-1].startswith("      The ferry comes back to Lindhavn ")
        assert rows[-1].endswith("? help")


async def test_motions_go_where_less_goes(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        body = app.reader_screen.body
        for key, top in (
            ("j", 1), ("3", 1), ("j", 4), ("k", 3), ("space", 25), ("b", 3), ("d", 14), ("u", 3), ("g", 0),
            ("G", body.view.last_top), ("k", body.view.last_top - 1), ("home", 0), ("pagedown", 22), ("up", 21),
        ):  # fmt: skip
            await press(pilot, key)
            assert body.view.top == top, key


async def test_a_section_goes_to_the_top_row_and_back(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "]")
        assert screen(app)[0].strip() == "Chapter 1"
        await press(pilot, "3", "]")
        assert screen(app)[0].strip() == "Chapter 4"
        await press(pilot, "j", "j", "[")
        assert screen(app)[0].strip() == "Chapter 4"
        await press(pilot, "S")
        assert screen(app)[0].strip() == "Chapter 3"
        await press(pilot, "4", "0", "]")
        assert "last section" in screen(app)[-1]


async def test_a_paragraph_goes_to_the_top_row(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "}", "}")
        assert screen(app)[0].strip().startswith("The harbour of Lindhavn")
        await press(pilot, "}")
        assert screen(app)[0].strip().startswith("▎ “The road") or "“The road" in screen(app)[0]
        await press(pilot, "{")
        assert screen(app)[0].strip().startswith("The harbour of Lindhavn")


async def test_a_percent_needs_its_number_and_says_it(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "0", "%")
        assert "50 %" in screen(app)[-1]
        await press(pilot, "%")
        assert "type a number first" in screen(app)[-1]
        await press(pilot, "7", "G")
        assert "line 7 of " in screen(app)[-1]


async def test_the_current_quote_has_a_bar_and_the_next_one_is_brought_into_view(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert row_of(screen(app), "▎ “The road is open again,”") > 0
        quotes = len(LONG.quotes)
        for _ in range(quotes - 1):
            await press(pilot, ")")
        assert app.reader_screen.body.quotes.index == quotes - 1
        assert row_of(screen(app), "▎") in range(24)
        await press(pilot, ")")
        assert "last quote" in screen(app)[-1]


async def test_panes_stand_beside_the_text_where_there_is_room(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        rows = screen(app)
        assert rows[0].startswith(" OUTLINE")
        assert "QUOTES 1/" in rows[0]
        assert " ▸ The ferry comes" in rows[2]
        assert "] [ section" in rows[-2] and rows[-3] == ""


async def test_panes_come_over_the_text_where_there_is_none(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "OUTLINE" not in text(app)
        await press(pilot, "t")
        assert screen(app)[0] == " OUTLINE"
        assert "harbour" not in text(app)
        await press(pilot, "j", "j", "enter")
        assert screen(app)[0].strip() == "The county’s share"
        await press(pilot, "quotation_mark")
        assert screen(app)[0].startswith(" QUOTES")
        assert "Anna Berg" in text(app)
        await press(pilot, "escape")
        assert "QUOTES" not in text(app)


async def test_a_docked_pane_is_focused_then_hidden_then_shown(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        reader = app.reader_screen
        await press(pilot, "t")
        assert reader.focused is reader.columns.outline
        await press(pilot, "t")
        assert not reader.columns.outline.display
        await press(pilot, "t")
        assert reader.focused is reader.columns.outline
        await press(pilot, "tab")
        assert reader.body.has_focus
        await press(pilot, "z")
        assert not reader.columns.outline.display and not reader.columns.quotes.display
        await press(pilot, "z")
        assert reader.columns.outline.display and reader.columns.quotes.display


async def test_escape_and_a_key_in_one_piece_are_both(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "alt+j")
        assert app.reader_screen.body.view.top == 1


async def test_the_top_word_stays_through_resize_width_and_panes(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "}")
        before = app.reader_screen.body.view.position
        for width, keys in ((80, ()), (200, ()), (120, ("z",)), (60, ()), (120, ("z", "plus", "minus", "minus"))):
            await resized(pilot, width, 32)
            await press(pilot, *keys)
            layout = app.reader_screen.body.view.layout
            assert layout is not None
            assert layout.line_of(before) == app.reader_screen.body.view.top, (width, keys)


async def test_the_place_is_kept_on_leaving_and_found_on_coming_back(tmp_path: Path) -> None:
    first = app_on(tmp_path, LONG)
    async with first.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "4", "]", "j", "j")
        before = screen(first)[:-1]
        await press(pilot, "q")
    assert first.return_code == 0
    again = app_on(tmp_path, LONG)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert screen(again)[:-1] == before


async def test_an_article_read_to_its_end_opens_at_its_end_and_stays_read(tmp_path: Path) -> None:
    first = app_on(tmp_path)
    async with first.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *["space"] * 9)
        assert "end" in screen(first)[-1]
        end = screen(first)[:-1]
        await press(pilot, "q")
    again = app_on(tmp_path)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert screen(again)[:-1] == end
        await press(pilot, "k", "k", "A")
        assert row_of(screen(again), "READ") < row_of(screen(again), "end")


async def test_q_leaves_overlays_first_and_the_list_it_came_from_next(tmp_path: Path) -> None:
    app = app_on(tmp_path, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "ARTICLES" in screen(app)[0]
        await press(pilot, "enter")
        assert "The ferry comes back" in screen(app)[1]
        await press(pilot, "t", "q")
        assert "The ferry comes back" in screen(app)[1]
        await press(pilot, "q")
        assert "ARTICLES" in screen(app)[0]
        await press(pilot, "q")
        assert app.return_code == 0


async def test_offline_an_unknown_address_is_an_error_card_with_its_exit_code(tmp_path: Path) -> None:
    app = app_on(tmp_path, address="https://nowhere.example/")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Not in the library" in text(app)
        assert "q  quit (code 7)" in text(app)
        await press(pilot, "q")
    assert app.return_code == 7


OF_TEXT = "tab f F l K j G ] ) slash n t quotation_mark z equals_sign v y m apostrophe w i %"


@pytest.mark.parametrize("key", OF_TEXT.split())
async def test_a_key_of_a_text_that_is_not_there_says_just_that(tmp_path: Path, key: str) -> None:
    app = app_on(tmp_path, address="https://nowhere.example/")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, key)
        assert screen(app)[-1].lstrip().startswith("there is no article here  ") and "Not in the library" in text(app)


async def test_what_can_be_done_with_the_address_alone_is_done_on_a_card(tmp_path: Path) -> None:
    app = app_on(tmp_path, address="https://nowhere.example/")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "Y")
        assert (tmp_path / "copy.txt").read_text() == "https://nowhere.example/"
        await press(pilot, "a")
        assert "put away for later · 1 in the queue · nowhere.example" in screen(app)[-1]


async def test_help_lists_the_live_keys_and_runs_one(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(keys=(("section.next", ("n",)),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "?", "slash", *"next section", "enter")
        assert row_of(screen(app), "n                next section") >= 0
        await press(pilot, "enter")
        assert screen(app)[0].strip() == "What the ferry costs"
        await press(pilot, "right_square_bracket")
        assert screen(app)[0].strip() == "What the ferry costs"


async def test_the_command_line_finds_commands_and_kept_articles(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, LONG.with_(url=ADDRESS + "/long", final_url=ADDRESS + "/long"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *"long story", "enter")
        assert "The long story of the ferry" in screen(app)[1]
        await press(pilot, "colon", *"width", "down", "escape")
        assert "The long story of the ferry" in screen(app)[1]


async def test_the_theme_that_was_taken_is_kept(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.theme == "terminal"
        await press(pilot, "c", "enter", "slash", *"nord", "enter", "enter")
        assert app.theme == "nord"
    assert (tmp_path / "choices.json").read_text().count("nord") == 1


async def test_an_article_without_quotes_or_sections_has_no_panes(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY.with_(blocks=FERRY.blocks[:1], quotes=(), outline=FERRY.outline[:0]))
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        assert "OUTLINE" not in text(app) and "QUOTES" not in text(app)
        await press(pilot, "quotation_mark")
        assert "this article quotes nobody" in text(app)


async def test_an_article_full_of_titles_gives_its_quotes_no_width_until_they_are_asked_for(tmp_path: Path) -> None:
    boats = (
        "On Tuesday " + ", ".join(f"the “Star of the Sea {number}”" for number in range(9)) + " tied up at the quay."
    )
    blocks = (*FERRY.blocks[:2], Block("PARAGRAPH", boats))
    app = app_on(tmp_path, complete(FERRY.with_(blocks=blocks)))
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        assert app.reader_screen.current.document is not None and app.reader_screen.current.document.quotes
        assert "QUOTES" not in text(app)
        await press(pilot, "quotation_mark")
        assert "QUOTES 1/1" in text(app) and app.reader_screen.columns.body.display
        await press(pilot, "quotation_mark")
        assert "QUOTES" not in text(app)


@pytest.mark.parametrize("size", [(20, 5), (20, 3), (10, 2), (1, 1), (300, 100)])
async def test_no_size_of_the_screen_breaks_it(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(
            pilot, *"jkG", "g", "t", "escape", "quotation_mark", "escape", "question_mark", "escape", "A", "q", "q"
        )
    assert app.return_code == 0


HTML = """<html lang=en><head><title>The bell</title></head><body><nav>Home of the menu</nav><article><h1>The bell</h1>
<p>The bell hung over the bow for sixty years, and whoever crossed the sound in fog remembers it well.</p>
<p>When the line closed, somebody took it home and kept it in a shed until the county asked for it again last year.</p>
</article><footer>Imprint of the paper</footer></body></html>"""


async def test_the_view_goes_from_article_to_whole_page_to_source_and_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "bell.html"
    file.write_text(HTML)
    app = app_on(tmp_path, address=str(file))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Imprint" not in text(app)
        await press(pilot, "backslash")
        assert "Imprint of the paper" in text(app) and "whole page" in screen(app)[-1]
        await press(pilot, "q")
    again = app_on(tmp_path, address=str(file))
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Imprint of the paper" in text(again)
        await press(pilot, "x")
        assert "<footer>" in text(again)
        await press(pilot, "x")
        assert "Imprint" not in text(again)


async def test_a_filter_that_nothing_passes_says_so_and_esc_takes_it_back(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "quotation_mark", "slash", *"zzz", "enter")
        assert "nothing here matches “zzz”" in text(app)
        assert "0/0" in text(app)
        await press(pilot, "escape")
        assert "Anna Berg" in text(app)
        await press(pilot, "slash", *"liv", "enter")
        assert "Liv Aas" in text(app) and "Anna Berg" not in text(app)


async def test_an_article_is_finished_by_reading_to_its_end_and_not_by_going_there(tmp_path: Path) -> None:
    for keys, finished in ((("G", "j", "space"), False), (("G", "k", "j"), True)):
        app = app_on(tmp_path, LONG)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await press(pilot, *keys, "A")
            assert ("  end " in text(app)) is finished
            await press(pilot, "Q")


async def test_the_last_line_names_what_is_next_in_the_queue(tmp_path: Path) -> None:
    other = LONG.with_(url=ADDRESS + "/long", final_url=ADDRESS + "/long")
    app = app_on(tmp_path, FERRY, other)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.reading.shelf.enqueue([ADDRESS, ADDRESS + "/long"])
        await press(pilot, "A", "slash", *"comes back", "enter", "enter", "G")
        assert row_of(screen(app), "words · . next: The long story of the ferry") > 0


async def test_a_pane_that_lost_the_keys_draws_no_cursor(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        before = screen(app)
        looks = [str(strip) for strip in app.screen._compositor.render_strips()]
        await press(pilot, "t", "G")
        assert [str(strip) for strip in app.screen._compositor.render_strips()] != looks
        await press(pilot, "tab")
        assert screen(app) == before
        assert [str(strip) for strip in app.screen._compositor.render_strips()] == looks


async def test_a_named_part_of_the_address_comes_before_the_saved_place(tmp_path: Path) -> None:
    for address, words in ((ADDRESS, ""), (f"{ADDRESS}#What-people-say", "What people say")):
        app = app_on(tmp_path, address=address)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert screen(app)[0].strip() == words
            await press(pilot, "q")
    app = app_on(tmp_path, address=f"{ADDRESS}#no-such-part")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert screen(app)[0].strip() == "What people say"


async def test_a_text_that_is_hardly_trusted_says_that_there_may_be_more(tmp_path: Path) -> None:
    for trust, is_doubted in ((1.0, False), (0.5, True)):
        app = app_on(tmp_path / str(trust), FERRY.with_(trust=trust))
        async with app.run_test(size=(120, 24)) as pilot:
            await settled(pilot)
            words = "this may not be all of the article, or more than it · \\ whole page"
            assert (words in screen(app)[-1]) is is_doubted
