"""Selecting by keyboard, on the screen's text."""

from pathlib import Path

import pytest

from tests.driving import app_on, press, screen, settled
from tests.ferry import long_article
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp

pytestmark = pytest.mark.app

LONG = long_article()


def selected(app: ReaderApp) -> str:
    """What is drawn in reverse, on one line."""
    strips = app.screen._compositor.render_strips()
    drawn = [s.text for strip in strips[:-1] for s in strip if s.style and s.style.reverse]
    return " ".join("".join(f"{piece} " if piece[-1:] != " " else piece for piece in drawn).split())


def copied(folder: Path) -> str:
    """What the file of the last copy holds."""
    return (folder / "copy.txt").read_text()


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("v",), "The harbour of Lindhavn was closed for nineteen years."),
        (("v", "b", "b"), "The harbour of Lindhavn was closed for nineteen"),
        (("v", "b", "b", "b", "b", "e"), "The harbour of Lindhavn was closed for"),
        (("v", "h", "h", "h"), "The harbour of Lindhavn was closed for nineteen yea"),
        (("v", "h", "h", "h", "l"), "The harbour of Lindhavn was closed for nineteen year"),
        (("v", "2", "w"), "The harbour of Lindhavn was closed for nineteen years. On"),
        (("v", "v", "3", "w"), "Lindhavn was closed for nineteen years."),
    ],
)
async def test_words_are_selected_from_the_first_sentence_on_the_screen(
    tmp_path: Path, keys: tuple[str, ...], text: str
) -> None:
    app = app_on(tmp_path, LONG.with_(quotes=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert selected(app) == text
        await press(pilot, "y")
        assert copied(tmp_path) in (text, text + " ")
        assert selected(app) == ""


async def test_the_status_row_says_so_all_the_while(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "w", "space")
        assert "↵ highlights · a note · y copies · Esc · Y cites" in screen(app)[-1]
        await press(pilot, "escape")
        assert "y copies" not in screen(app)[-1]
        assert selected(app) == ""


async def test_sentences_and_paragraphs_are_selected_across_the_lines_of_the_screen(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG.with_(quotes=()))
    async with app.run_test(size=(40, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "v", ")", "y")
        assert copied(tmp_path) == LONG.blocks[1].text
        await press(pilot, "v", "}", "}", "y")
        assert copied(tmp_path) == f"{LONG.blocks[1].text}\n\n{LONG.blocks[2].text}"
        await press(pilot, "V", "}", "(")
        assert "66 words · ↵ highlights" in screen(app)[-1]
        await press(pilot, "y")
        assert copied(tmp_path).startswith(f"“{LONG.blocks[1].text}\n\n{LONG.blocks[2].text}”")


async def test_it_begins_at_the_hit_the_link_or_the_quote(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "y")
        assert copied(tmp_path).startswith("“The road is open again,” said Anna Berg")
        assert copied(tmp_path).endswith("wanted it closed.”")
        await press(pilot, "tab", "v", "y")
        assert copied(tmp_path) == "report"
        await press(pilot, "slash", *"too young", "enter", "v", "e", "y")
        assert copied(tmp_path) == "too young to"


async def test_a_search_takes_the_end_along(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG.with_(quotes=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"on tuesday", "enter", "v", "slash", *"old quay", "enter", "y")
        assert copied(tmp_path) == "On Tuesday the first ferry tied up at the old quay"


async def test_lines_of_the_screen_are_followed_and_the_end_stays_in_view(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG.with_(quotes=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "v", "3", "0", "j")
        assert app.reader_screen.body.view.top > 0
        assert "On Tuesday" in selected(app)
        await press(pilot, "6", "0", "k")
        assert "The long story of the ferry" in screen(app)[1] or app.reader_screen.body.view.top <= 5


async def test_keys_mean_the_text_again_afterwards(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "j", "escape", "j", "b")
        assert app.reader_screen.body.view.top == 0
        assert selected(app) == ""


CITED = "“The harbour of Lindhavn was closed for nineteen years.” — The long story of the ferry, Coast Weekly"


@pytest.mark.parametrize("keys", [("v", "Y"), ("v", "o", "Y")])
async def test_words_are_copied_with_their_citation_by_the_key_of_addresses(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    app = app_on(tmp_path, LONG.with_(quotes=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert copied(tmp_path).startswith(CITED)
        assert selected(app) == ""
        await press(pilot, "Y")
        assert copied(tmp_path) == LONG.final_url


async def test_paragraphs_are_copied_with_their_citation(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG.with_(quotes=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "V", "y")
        assert "— The long story of the ferry, Coast Weekly" in copied(tmp_path)
        await press(pilot, "V", "v", "y")
        assert "Coast Weekly" not in copied(tmp_path)


async def test_o_goes_to_the_other_end_of_what_is_selected(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG.with_(quotes=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "o", "3", "w")
        assert selected(app) == "Lindhavn was closed for nineteen years."
        await press(pilot, "o", "b", "b", "o")
        assert selected(app) == "Lindhavn was closed for nineteen"
        assert "browser" not in screen(app)[-1]


async def test_what_is_selected_is_cited_by_a_setting(tmp_path: Path) -> None:
    app = app_on(tmp_path, LONG.with_(quotes=()), settings=Settings(copy_citation=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "y")
        assert copied(tmp_path).startswith(
            "“The harbour of Lindhavn was closed for nineteen years.” — The long story of the ferry, Coast Weekly"
        )
